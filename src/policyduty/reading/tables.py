"""Tables of tasks (任务分解表): columns by the names in their heads, a task a row.

A table is read where its head names a column of units: 牵头单位, 责任单位, 配合部门. The head may take several rows,
and cells may be merged: a cell merged over rows is a section, or units that answer for each of those rows.
"""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from attrs import evolve, frozen

from ..model import Role
from ..scripts import either
from ..transcript import Range, Table, Transcript
from . import dates
from .body import Item
from .clauses import Found
from .grammar import Clause, parse
from .lexicon import CO_WORDS, LEAD_WORDS
from .numerals import to_int
from .outline import Level, Marker, depth, marker_at

_HEAD_ROWS = 4
"""A title or a note may stand in rows above the head."""


class _Kind(Enum):
    """What a column holds."""

    NUMBER = "序号"
    LEAD = "牵头单位"
    CO = "配合单位"
    UNITS = "责任单位"
    DUE = "完成时限"
    NOTE = "备注"
    WORDS = "任务、工作内容"


_KINDS = (
    (_Kind.NOTE, either("领导|责任人|负责人|联系|电话|备注|说明|进展|情况|状态|依据|来源|分值|评分")),
    (_Kind.NUMBER, either(r"^(?:(?:任务|项目|事项|工作)?(?:序号|编号)|项次|序|No\.?)$", re.IGNORECASE)),
    (_Kind.LEAD, either(rf"{LEAD_WORDS}")),
    (_Kind.CO, either(rf"(?:{CO_WORDS})(?:(?:单位|部门|机构|科室|处室|股室)(?:[/、和及或](?:单位|部门|机构))?)?$")),
    (
        _Kind.UNITS,
        either(
            "(?:责任|负责|落实|承办|实施|主管|承担|执行|完成|监管)(?:单位|部门|主体|机构|科室|处室|股室|地区)|^(?:单位|部门)(?:名称)?$|^责任分工$"
        ),
    ),
    (_Kind.DUE, either("时限|时间|期限|进度|日期|节点")),
)
_WIDEST_CARD = 4
_LONGEST_TITLE = 40
_SENTENCE = re.compile("[。；;！？!?：:]")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_WITH_PERSONS = either("(?<=[位门])(?:及|和|与|、|/)其?(?:主要)?(?:责任|负责|联系)(?:人|领导).*$")
"""牵头单位及责任人: a column of units, a person behind each."""
_NUMBERED = re.compile("[0-9一二三四五六七八九十]+$")
_DIVIDED = re.compile(r"\d{1,2}(?:[-－—.]\d{1,2})+")
"""1-1, 2.3 in a column of numbers."""
_COLONS = ("：", ":")
"""A cell that so ends is a label beside its value, and no head."""
_METADATA = either("索引号|发文机关|发布机构|发文字号|文号|公开方式|主题分类")
_ROLES = {_Kind.LEAD: Role.LEAD, _Kind.CO: Role.CO, _Kind.UNITS: Role.RESPONSIBLE}


@frozen
class _Column:
    index: int
    name: str
    kind: _Kind


def read_tables(transcript: Transcript) -> tuple[list[Item], list[Range]]:
    """Read every table of tasks in a document: its items, and the stretches of the text that they take up."""
    items: list[Item] = []
    taken: list[Range] = []
    for table in transcript.tables:
        read = []
        for upright in cards(transcript.text, table) or [table]:
            head = _head(transcript.text, upright)
            if head:
                columns, body_from = head
                read += _Rows(transcript.text, upright, columns).read(body_from)
        if read:
            items += read
            cells = [cell for row in table.rows for cell in row if cell[0] < cell[1]]
            taken.append((min(start for start, _ in cells), max(end for _, end in cells)))
    return items, taken


def cards(text: str, table: Table) -> list[Table]:
    """The tasks of a table that is a form, a label beside each value (任务卡), each a table of one row; else none."""
    if any(len(row) > _WIDEST_CARD for row in table.rows):
        return []
    pairs = [pair for row in table.rows for pair in _pairs(row)]
    named = [pair for pair in pairs if _kind(_words(text, pair[0])) in (*_ROLES, _Kind.DUE)]
    if len(pairs) < len(table.rows) or sum(_kind(_words(text, label)) in _ROLES for label, _ in named) < 1:
        return []
    if len(named) < 2 or any(len(_words(text, label)) > 12 or _is_head(text, value) for label, value in named):
        return []
    found: list[list[tuple[Range, Range]]] = []
    for pair in pairs:
        if not found or _unnumbered(text, pair[0]) == _unnumbered(text, pairs[0][0]):
            found.append([])
        found[-1].append(pair)
    return [Table([[label for label, _ in card], [value for _, value in card]]) for card in found]


def _unnumbered(text: str, label: Range) -> str:
    """A form's label without the number that tells its tasks apart: 项目 of 项目1."""
    return _NUMBERED.sub("", _words(text, label))


def _pairs(row: tuple[Range, ...]) -> list[tuple[Range, Range]]:
    """Labels and values of a form's row; none in a row of an odd number of cells."""
    cells = list(dict.fromkeys(row))
    return list(zip(cells[::2], cells[1::2], strict=True)) if len(cells) % 2 == 0 else []


def _is_head(text: str, cell: Range) -> bool:
    words = _words(text, cell)
    return len(words) <= 8 and _kind(words) is not _Kind.WORDS


def _kind(name: str) -> _Kind:
    """What a column of that name holds; what stands in brackets says how: 责任单位（第一个为牵头单位）."""
    name = _WITH_PERSONS.sub("", _IN_BRACKETS.sub("", name)) or name
    return next((kind for kind, pattern in _KINDS if pattern.search(name)), _Kind.WORDS)


def _words(text: str, cell: Range) -> str:
    return "".join(text[slice(*cell)].split())


def _head(text: str, table: Table) -> tuple[list[_Column], int] | None:
    """The columns of a table and the row that its tasks begin in; None where no column is one of units."""
    for index, row in enumerate(table.rows[:_HEAD_ROWS]):
        columns = _columns(text, row)
        if any(_METADATA.match(column.name) or column.name.endswith(_COLONS) for column in columns):
            continue
        if not _has_units(columns) or len({cell for cell in row if cell[0] < cell[1]}) < 2:
            continue
        below = table.rows[index + 1] if index + 1 < len(table.rows) else ()
        if below and _goes_on(text, row, below):
            return _columns(text, below, row), index + 2
        return columns, index + 1
    return None


def _columns(text: str, row: tuple[Range, ...], above: tuple[Range, ...] = ()) -> list[_Column]:
    columns = []
    for index, cell in enumerate(row):
        name = _words(text, cell) or (_words(text, above[index]) if index < len(above) else "")
        columns.append(_Column(index, name, _kind(name)))
    return columns


def _has_units(columns: list[_Column]) -> bool:
    return any(column.kind in _ROLES and len(_IN_BRACKETS.sub("", column.name)) <= 12 for column in columns)


def _goes_on(text: str, head: tuple[Range, ...], below: tuple[Range, ...]) -> bool:
    """True where the row below still belongs to the head: merged with it, and naming columns where it is not."""
    own = [cell for index, cell in enumerate(below) if index >= len(head) or cell != head[index]]
    named = [column for column in _columns(text, tuple(own)) if column.kind is not _Kind.WORDS]
    return len(own) < len(below) and bool(named) and all(len(_words(text, cell)) <= 12 for cell in own)


def _place(banner: Item, above: list[Item], items: list[Item]) -> None:
    """Put a heading that takes up a row under those above it: （一） below 一、."""
    levels = [item.marker.level for item in above if item.marker]
    del above[depth(levels, banner.marker) if banner.marker and len(levels) == len(above) else 0 :]
    (above[-1].children if above else items).append(banner)
    above.append(banner)


class _Rows:
    """Reads the rows below a head."""

    def __init__(self, text: str, table: Table, columns: list[_Column]) -> None:
        self.text = text
        self.rows = table.rows
        self.columns = columns
        words = [column.index for column in columns if column.kind is _Kind.WORDS]
        over_rows = bool(words) and self._goes_over_rows(words[0])
        self.section = words.pop(0) if len(words) > 2 or (len(words) == 2 and over_rows) else None
        self.title = words.pop(0) if len(words) > 1 else None
        self.words = words + [column.index for column in columns if column.kind is _Kind.NOTE]

    def _goes_over_rows(self, index: int) -> bool:
        """True where a column has a cell that goes over rows, or is said again below: the mark of sections."""
        names = [_words(self.text, row[index]) for row in self.rows if index < len(row)]
        return any(name and name == below for name, below in pairwise(names))

    def read(self, begin: int) -> list[Item]:
        """Items of the rows from ``begin`` on, under the sections that the table marks."""
        items: list[Item] = []
        banners: list[Item] = []
        section: Item | None = None
        named = ""
        for row in self.rows[begin:]:
            cells = {cell for cell in row if cell[0] < cell[1]}
            if not cells:
                continue
            banner = self._heading(cells.pop()) if len(cells) == 1 and len(row) > 2 else self._banner(row, cells)
            if banner:
                section, named = banner, ""
                _place(section, banners, items)
                continue
            cell = row[self.section] if self.section is not None and self.section < len(row) else None
            name = _words(self.text, cell) if cell else ""
            if cell and name and name != named:
                section, named = self._heading(cell), name
                (banners[-1].children if banners else items).append(section)
            task = self._task(row)
            (section.children if section else items).append(task)
            for above in (*banners, *([section] if section else [])):
                above.end = max(above.end, task.end)
        return items

    def _heading(self, cell: Range) -> Item:
        marker = marker_at(self.text, *cell)
        return Item(marker, *cell, title=(marker.end if marker else cell[0], cell[1]))

    def _banner(self, row: tuple[Range, ...], cells: set[Range]) -> Item | None:
        """A heading whose number stands in a cell of its own, 一 beside 推动绿色发展; a task's number is a digit.

        No unit answers in its row: its title goes on over the columns of units, or these are empty.
        """
        numbers = [row[column.index] for column in self.columns[: len(row)] if column.kind is _Kind.NUMBER]
        if len(cells) != 2 or not numbers or numbers[0] not in cells:
            return None
        (title,) = cells - {numbers[0]}
        printed = _words(self.text, numbers[0])
        number = to_int(printed.strip("（）().．、"))
        spans = {column.kind in _ROLES for column in self.columns[: len(row)] if row[column.index] == title}
        if number is None or any(map(str.isdigit, printed)) or spans == {True}:
            return None
        level = Level.CHINESE_BRACKETED if printed[0] in "（(" else Level.CHINESE
        return Item(Marker(printed, number, level, numbers[0][1]), numbers[0][0], title[1], title=title)

    def _task(self, row: tuple[Range, ...]) -> Item:
        cells = [cell for cell in row if cell[0] < cell[1]]
        item = Item(self._marker(row), min(cells)[0], max(cells)[1])
        if self.title is not None and self._cell(row, self.title):
            title = row[self.title]
            first = marker_at(self.text, *title)
            item.marker = first or item.marker
            item.title = (first.end if first else title[0], title[1])
        words = [row[index] for index in self.words if self._cell(row, index)]
        own = marker_at(self.text, *words[0]) if words and item.marker is None else None
        if own:
            item.marker = own
            words[0] = (own.end, words[0][1])
        if item.title is None and words and self._is_title(words[0]):
            item.title = words.pop(0)
        item.contents += words
        duty = self._duty(row)
        if duty:
            item.contents.append(duty)
        return item

    def _is_title(self, cell: Range) -> bool:
        """True for a few words that are no sentence: where no column names the tasks, these do."""
        words = _words(self.text, cell)
        return len(words) <= _LONGEST_TITLE and not _SENTENCE.search(words)

    def _cell(self, row: tuple[Range, ...], index: int) -> bool:
        return index < len(row) and bool(self.text[slice(*row[index])].strip())

    def _marker(self, row: tuple[Range, ...]) -> Marker | None:
        for column in self.columns:
            if column.kind is _Kind.NUMBER and self._cell(row, column.index):
                words = _words(self.text, row[column.index])
                divided = _DIVIDED.fullmatch(words)
                number = to_int(words[-1] if divided else words.strip("（）().．、"))
                if number is not None:
                    return Marker(words, number, Level.DIGIT, row[column.index][1])
        name = self.columns[0].name
        return marker_at(name, 0, len(name)) if len(self.rows) == 2 else None  # A form's label: 项目1.

    def _duty(self, row: tuple[Range, ...]) -> Found | None:
        """The row's cells of units and time as one clause: 牵头单位：甲局；配合单位：乙局."""
        clause = Clause(labelled=True)
        words = []
        taken = []
        for column in self._answering(row):
            cell = row[column.index]
            if column.kind is _Kind.DUE:
                times = tuple(dates.deadlines(self.text, *cell, labelled=True))
                clause = evolve(clause, times=(*clause.times, *(times or (dates.unread(self.text, *cell),))))
            else:
                said = parse(self.text, *cell, _ROLES[column.kind])
                clause = evolve(
                    clause,
                    names=(*clause.names, *said.names),
                    open_ended=clause.open_ended or said.open_ended,
                    times=(*clause.times, *said.times),
                    rule=clause.rule or said.rule,
                )
            words.append(f"{column.name}：{self.text[slice(*cell)].strip()}")
            taken.append(cell)
        if not clause.names:
            return None
        start, end = min(taken)[0], max(taken)[1]
        return Found(start, end, start, end, clause, words="；".join(words))

    def _answering(self, row: tuple[Range, ...]) -> Iterator[_Column]:
        """Columns of units and time that this row fills; cells merged over columns count once."""
        seen: set[Range] = set()
        for column in self.columns:
            if (column.kind in _ROLES or column.kind is _Kind.DUE) and self._cell(row, column.index):
                cell = row[column.index]
                if cell not in seen:
                    seen.add(cell)
                    yield column
