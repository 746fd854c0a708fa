"""Twice the document takes twice the work: calls are counted, which does not depend on how quick a machine is."""

from __future__ import annotations

from cProfile import Profile
from pstats import Stats
from typing import TYPE_CHECKING

import pytest
from shaped import archived, document, members, open_sheet, workbook

from policyduty import read_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

HEAD = ("序号", "任务", "牵头单位", "配合单位")


def rows(count: int) -> Iterator[Sequence[str]]:
    yield HEAD
    yield from ((str(number), f"推进{number}", "市甲局", "市乙局、市丙局等") for number in range(count))


def duties(count: int) -> Iterator[str]:
    yield from (f"{number}.推进建设事项{number}。（市甲局牵头，市乙局等配合）" for number in range(1, count + 1))


def grid(rows: Iterable[Sequence[str]], row: str, cell: str) -> str:
    """Rows with a form for each and for its cells."""
    return "".join(row.format("".join(map(cell.format, values))) for values in rows)


PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
PAGE = ("<tr>{}", "<td>{}")
WORD = ("<w:tr>{}</w:tr>", f"<w:tc>{PARAGRAPH}</w:tc>")
SHEET = ("<row>{}</row>", '<c t="inlineStr"><is><t>{}</t></is></c>')
OPEN_SHEET = (
    "<table:table-row>{}</table:table-row>",
    '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>',
)


def with_parts(count: int) -> bytes:
    """A workbook that holds parts of no use."""
    held = members(workbook(grid(rows(1), *SHEET)))
    return archived(held | {f"{number}.xml": b"<a/>" for number in range(count)})


SHAPES: dict[str, tuple[str, Callable[[int], str | bytes]]] = {
    "duties": ("x.txt", lambda n: "\n".join(duties(n))),
    "duties in a paragraph": ("x.txt", lambda n: "甲。（市甲局牵头，市乙局配合）" * n),
    "headings and lines of units in a paragraph": ("x.txt", lambda n: "（一）推进。责任单位：市甲局。" * n),
    "headings and brackets in a paragraph": ("x.txt", lambda n: "".join(duties(n))),
    "units": ("x.txt", lambda n: "责任单位：" + "市甲局、" * n),
    "headings": ("x.txt", lambda n: "一、\n（一）\n1.\n（1）\n①\n" * (n // 4)),
    "numbered headings": ("x.txt", lambda n: "\n".join(f"{k}.{k}.{k}甲" for k in range(n))),
    "articles": ("x.txt", lambda n: "\n".join(f"第{k}条 甲乙丙事项" for k in range(1, n))),
    "nested clauses": ("x.txt", lambda n: "（甲局牵头" * n + "）" * n),
    "tabbed rows": ("x.txt", lambda n: "\n".join(map("\t".join, rows(n)))),
    "tabbed columns": ("x.txt", lambda n: "任务\t牵头单位" + "\t甲" * n + "\n推进\t市甲局" + "\t乙" * n),
    "barred rows": ("x.md", lambda n: grid(rows(n), "{}|\n", "|{}")),
    "rows of values": ("x.csv", lambda n: "\n".join(map(",".join, rows(n)))),
    "columns of values": ("x.csv", lambda n: "任务,牵头单位" + ",甲" * n + "\n推进,市甲局" + ",乙" * n),
    "duties of a page": ("x.html", lambda n: "".join(map("<p>{}".format, duties(n)))),
    "rows of a page": ("x.html", lambda n: f"<table>{grid(rows(n), *PAGE)}"),
    "tables of a page": ("x.html", lambda n: f"<table>{grid(rows(1), *PAGE)}</table><p>甲" * n),
    "lines of a page": ("x.html", lambda n: "甲<br>" * n),
    "items of a page": ("x.html", lambda n: "<ol>" + "<li>甲" * n),
    "words of a page": ("x.html", lambda n: "<p>" + "<span>甲</span> " * n),
    "depth of a page": ("x.html", lambda n: "<div>" * n + "甲"),
    "duties in Word": ("x.docx", lambda n: document("".join(map(PARAGRAPH.format, duties(n))))),
    "empty paragraphs in Word": ("x.docx", lambda n: document("<w:p/>" * n + PARAGRAPH.format("甲"))),
    "rows in Word": ("x.docx", lambda n: document(f"<w:tbl>{grid(rows(n), *WORD)}</w:tbl>")),
    "rows of a sheet": ("x.xlsx", lambda n: workbook(grid(rows(n), *SHEET))),
    "columns of a sheet": ("x.xlsx", lambda n: workbook(grid([(*row, *[row[-1]] * n) for row in rows(1)], *SHEET))),
    "parts of a workbook": ("x.xlsx", with_parts),
    "rows of an open sheet": ("x.ods", lambda n: open_sheet(grid(rows(n), *OPEN_SHEET))),
}


def work(name: str, data: str | bytes) -> int:
    """How many functions are called to read it."""
    profile = Profile()
    with profile:
        read_document(data.encode() if isinstance(data, str) else data, name=name)
    calls: int = Stats(profile).total_calls  # type: ignore[attr-defined]
    return calls


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_as_the_document_does(shape: str) -> None:
    name, make = SHAPES[shape]
    work(name, make(10))  # What is imported and compiled once does not count.
    assert work(name, make(800)) < 2.2 * work(name, make(400))
