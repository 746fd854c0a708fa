"""Folding (归一): what does not make two names of one, the width of signs and the blanks in them."""

_WIDTH = str.maketrans("（）［］，．－", "()[],.-")


def folded(name: str) -> str:
    """Give a name without blanks, and with narrow brackets and signs: ``各县 （市）人民政府`` is ``各县(市)人民政府``.

    The whole library compares names so.
    """
    return "".join(name.split()).translate(_WIDTH)
