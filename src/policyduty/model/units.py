"""Units (单位): who duties are given to."""

from datetime import date

from attrs import field, frozen
from attrs.converters import optional

from ..errors import InvalidValue
from .checks import as_tuple, not_blank
from .evidence import Citation
from .terms import Kind, Level


@frozen(kw_only=True)
class Unit:
    """A unit as a registry knows it (单位).

    Raises InvalidValue where the name is blank, where one that is no collective has members, or where its validity
    ends before it begins.
    """

    name: str = field(validator=not_blank)
    """Canonical name (规范名称): the one that assignments refer to."""
    aliases: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Other names it is printed by: full, short, with other brackets."""
    level: Level | None = field(default=None, converter=optional(Level))
    kind: Kind | None = field(default=None, converter=optional(Kind))
    parent: str | None = None
    """Name of the body it is under (隶属)."""
    collective: bool = False
    """True where one printed name stands for many units (集合单位): 各县(市)人民政府."""
    members: tuple[str, ...] = field(default=(), converter=as_tuple)
    """Names of a collective's units, where they are known."""
    valid_from: date | None = None
    valid_until: date | None = None
    """Last day on which the unit existed under this name."""
    successor: str | None = None
    """Name of the unit that took over its duties (承接单位)."""
    note: str = ""
    citations: tuple[Citation, ...] = field(default=(), converter=as_tuple)

    def __attrs_post_init__(self) -> None:
        if self.members and not self.collective:
            raise InvalidValue("unit {name!r} has members but is not marked as a collective", name=self.name)
        if self.valid_from and self.valid_until and self.valid_until < self.valid_from:
            raise InvalidValue(
                "unit {name!r} is valid until {until}, before it began",
                name=self.name,
                until=self.valid_until,
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The canonical name and every alias."""
        return (self.name, *self.aliases)

    def existed_on(self, day: date) -> bool:
        """True where nothing known says that it was not there yet, or no longer, on a day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)
