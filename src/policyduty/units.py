"""The unit registry (单位库): which unit a printed name means."""

from collections.abc import Iterable

from .errors import InvalidValue
from .model import Unit

_WIDTH = str.maketrans("（）［］，．－", "()[],.-")


class UnitIndex:
    """Finds units by their names and aliases, whatever the width of brackets and whatever blanks stand in them.

    Raises InvalidValue where two units share a name.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._names: dict[str, str] = {}
        for unit in units:
            for name in unit.names:
                owner = self._names.setdefault(_folded(name), unit.name)
                if owner != unit.name:
                    raise InvalidValue(
                        "name {name!r} is shared by units {first!r} and {second!r}",
                        name=name,
                        first=owner,
                        second=unit.name,
                    )

    def canonical(self, printed: str) -> str | None:
        """The canonical name of the unit that a printed name means; None where the registry does not know it."""
        return self._names.get(_folded(printed)) if self._names else None


def _folded(name: str) -> str:
    return "".join(name.split()).translate(_WIDTH)
