"""Work that is counted instead of timed, which does not depend on how quick a machine is."""


class Asked(str):
    """A text that counts how often texts of its kind are held against others."""

    times = 0
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Asked.times += 1
        return str.__eq__(self, other)
