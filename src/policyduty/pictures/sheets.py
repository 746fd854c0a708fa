"""The sheet (图幅) that every picture is drawn on: what it shows, of which plan, the legend, the drawing, notes."""

from collections.abc import Iterable
from typing import Any

from attrs import field, frozen

from ..model import Plan
from ..model.checks import as_tuple
from ..views import Workload
from . import canvas
from .canvas import Canvas
from .lettering import ASCENT, MIDDLE, broken, width
from .words import Words

MARGIN = 24
NARROWEST = 560
"""Of what is inside the margins, so that headings and notes have room."""

HEADING, TITLE, SMALL = 18.0, 14.0, 12.0
SWATCH = 18
_LEADING = 1.45
_NAMED = 5
"""Units that the description names."""


@frozen
class Key:
    """An entry of the legend (图例)."""

    swatch: Canvas
    """Drawn around 0,0, within half of SWATCH to each side."""
    words: str


@frozen(kw_only=True)
class Sheet:
    """A picture before it is put together."""

    kind: str
    """Key of its title."""
    words: Words
    plan: Plan
    workload: tuple[Workload, ...]
    """Of the whole plan, most duties first."""
    drawing: Canvas
    width: float
    height: float
    keys: tuple[Key, ...] = field(converter=as_tuple)
    notes: tuple[str, ...] = field(converter=as_tuple)

    def svg(self) -> str:
        """Give the SVG document."""
        inside = max(self.width, NARROWEST)
        page = Canvas()
        y = float(MARGIN)
        size = self._size() if self.workload else self.words("nothing")
        title = f"{self.words(self.kind)} · {size}"
        y = _written(page, broken(self.plan.heading, HEADING, inside, 3), y, HEADING, font_weight=700)
        y = _written(page, broken(title, TITLE, inside, 2), y, TITLE, fill=canvas.SOFT) + 8
        if self.workload:
            y = _legend(page, self.keys, y, inside) + 8
            page.add(self.drawing, MARGIN, y)
            y += self.height + 8
        for note in self.notes if self.workload else ():
            y = _written(page, broken(note, SMALL, inside, 4), y, SMALL, fill=canvas.SOFT)
        return page.document(
            inside + 2 * MARGIN,
            y + MARGIN - 8,
            title=f"{self.plan.heading} · {self.words(self.kind)}",
            description=" ".join((size, self._most(), *self.notes)) if self.workload else size,
            language=self.words.language,
        )

    def _size(self) -> str:
        tasks = [task for task in self.plan.iter_tasks() if task.duties]
        return self.words(
            "size", tasks=len(tasks), duties=sum(len(task.duties) for task in tasks), units=len(self.workload)
        )

    def _most(self) -> str:
        said = (told(row, self.words) for row in self.workload[:_NAMED])
        return self.words("most", units=self.words("and").join(said))


def told(row: Workload, words: Words) -> str:
    """Say how much a unit has to do."""
    return words("unit", unit=row.unit, leads=row.leads, joins=row.joins)


def most_first(rows: Iterable[Workload]) -> tuple[Workload, ...]:
    """Units by all that they have to do, then by what they lead, then as views have them."""
    return tuple(sorted(rows, key=lambda row: (-row.leads - row.joins, -row.leads)))


def _written(page: Canvas, lines: Iterable[str], y: float, size: float, **look: Any) -> float:
    """Write lines below each other, and say where the next would begin."""
    for line in lines:
        page.text(line, size=size, x=MARGIN, y=y + size * ASCENT, **look)
        y += size * _LEADING
    return y


def _legend(page: Canvas, keys: Iterable[Key], y: float, inside: float) -> float:
    x = 0.0
    for key in keys:
        needed = SWATCH + 6 + width(key.words, SMALL)
        if x and x + needed > inside:
            x, y = 0.0, y + SWATCH + 6
        page.add(key.swatch, MARGIN + x + SWATCH / 2, y + SWATCH / 2)
        page.text(key.words, size=SMALL, x=MARGIN + x + SWATCH + 6, y=y + SWATCH / 2 + SMALL * MIDDLE)
        x += needed + 20
    return y + SWATCH
