"""Small files that would take all memory or for ever: each is read in bounded time, or refused in words."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from shaped import archived, document, files, members, open_sheet, pdf, pdf_page, workbook

from policyduty import InputError, limits, locale, read_document
from policyduty.readers.pdf import read_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 20
"""For what takes one or two here; what these files once took is minutes, or all memory."""

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {here} "{f"&{before};" * 10}">' for before, here in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
FAR = CELL.format("XFD1048576", "甲")
TEXT = b"BT /F 9 Tf 50 50 Td (Lead: Bureau) Tj ET "


def renamed(data: bytes) -> bytes:
    """A workbook whose sheet is a part of another ending."""
    held = members(data)
    held["xl/worksheets/a.part"] = held.pop("xl/worksheets/sheet1.xml")
    return archived({name: text.replace(b"worksheets/sheet1.xml", b"worksheets/a.part") for name, text in held.items()})


def lying() -> bytes:
    """A workbook whose shared strings unpack to more than it says."""
    data = workbook("", shared=f"<si><t>{'a' * 20_000_000}</t></si>")
    size = len(members(data)["xl/sharedStrings.xml"])
    return data.replace(size.to_bytes(4, "little"), (5000).to_bytes(4, "little"))


def placed(repeated: int, columns: int, text: str = "甲") -> bytes:
    """An OpenDocument with a cell that stands in many places."""
    return open_sheet(
        f'<table:table-row table:number-rows-repeated="{repeated}"><table:table-cell office:value-type="string"'
        f' table:number-columns-repeated="{columns}"><text:p>{text}</text:p></table:table-cell></table:table-row>'
    )


READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "brackets": ("x.txt", lambda: ("甲" + "（" * 10**6).encode()),
    "closed brackets": ("x.txt", lambda: ("（" * 10**5 + "市甲局牵头" + "）" * 10**5).encode()),
    "digits": ("x.txt", lambda: ("一、甲\n（一）乙" + "9" * 10**5 + "（市甲局牵头）").encode()),
    "nested elements": ("x.html", lambda: ("<div>" * 30_000 + "甲" + "</div>" * 30_000).encode()),
    "nested lines": ("x.html", lambda: ("<div>甲" * 10**4).encode()),
    "stray ends": ("x.html", lambda: ("<i>" * 10**4 + "</b>甲" * 10**4).encode()),
    "open tags": ("x.html", lambda: ("甲<a " * 20_000).encode()),
    "declarations": ("x.html", lambda: ("甲<!" * 10**5).encode()),
    "comments": ("x.html", lambda: ("甲<!--" * 10**5).encode()),
    "no references": ("x.html", lambda: ("甲&#;" * 10**5 + "<p>乙").encode()),
    "words": ("x.html", lambda: ("<p>" + "word " * 30_000).encode()),
    "long numbers": ("x.html", lambda: b"<table><tr><td colspan=" + b"9" * 5000 + b">a<td>b</table>"),
    "one cell": ("x.csv", lambda: ("任务,牵头单位\n1," + "市甲局、" * 25_000).encode()),
    "long label": ("x.docx", lambda: document(PARAGRAPH.format("甲" * 10**6))),
    "external entity": (
        "x.docx",
        lambda: document(PARAGRAPH.format("甲&x;乙"), f'<!DOCTYPE r [<!ENTITY x SYSTEM "{Path(__file__).as_uri()}">]>'),
    ),
    "huge cell": ("x.xlsx", lambda: workbook(f'<row r="1">{CELL.format("A1", "甲" * 10**6)}</row>')),
    "huge page": ("x.pdf", lambda: pdf_page(TEXT, b"[0 0 1e38 1e38]")),
    "far text": ("x.pdf", lambda: pdf_page(TEXT + b"BT 1e38 0 0 1e38 1e38 -1e38 Tm (a) Tj ET 1e39 0 m 9 1e39 l S")),
    "endless page": ("x.pdf", lambda: pdf_page(TEXT, b"[0 0 600 %b.9]" % (b"8" * 53))),
    "no page": ("x.pdf", lambda: pdf_page(TEXT, b"[nan 1 (x)]")),
    "inverted page": ("x.pdf", lambda: pdf_page(TEXT, b"[0 0 -5 -5]")),
}


@pytest.mark.parametrize("case", READ)
def test_what_is_read(case: str) -> None:
    name, make = READ[case]
    data = make()
    begun = time.monotonic()
    text = read_document(data, name=name).transcript.text
    assert time.monotonic() - begun < SECONDS
    assert "甲" in text or "Lead: Bureau" in text or "word word" in text or "a\nb" in text
    assert "Small files" not in text


MERGED = '<mergeCells count="9">' + '<mergeCell ref="A1:XFD1048576"/>' * 300 + "</mergeCells>"
CORNERS = f'<row r="1">{CELL.format("A1", "甲")}</row><row r="200">{CELL.format("CV200", "乙")}</row>'
WIDE = '<w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p/></w:tc>'
SHARED = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, 1001))
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "wide cells": ("x.html", lambda: b"<table>" + b"<td colspan=1000 rowspan=1000>a" * 20, "10,000 places"),
    "many cells": ("x.html", lambda: b"<table><tr>" + b"<td colspan=100>a" * 101, "10,000 places"),
    "many values": ("x.csv", lambda: b"a" + b",a" * 10_000, "10,000 places"),
    "many cells of a sheet": (
        "x.xlsx",
        lambda: workbook("".join(f"<row>{'<c><v>1</v></c>' * 101}</row>" for _ in range(100))),
        "10,000 places",
    ),
    "many elements": ("x.html", lambda: "<p>甲".encode() * 3001, "3,000 elements"),
    "much text": (
        "x.txt",
        lambda: b"a" * (limits.LARGEST_PLAIN + 1),
        "has 134,217,729 bytes, more than the 134,217,728",
    ),
    "one line of a page": ("x.html", lambda: b"a" * 50_000_000, "has 50,000,000 bytes, more than the 33,554,432"),
    "words of a page": ("x.html", lambda: b"a " * 15_001, "30,001 characters"),
    "one line of values": ("x.csv", lambda: b"a," * 15_001, "30,002 characters"),
    "wide cells of Word": ("x.docx", lambda: document(f"<w:tbl><w:tr>{WIDE * 101}</w:tr></w:tbl>"), "10,000 places"),
    "nested content": ("x.docx", lambda: document("<w:sdt>" * 10**5 + "</w:sdt>" * 10**5), "damaged"),
    "laughs": ("x.docx", lambda: document(PARAGRAPH.format("&i;"), LAUGHS), "damaged"),
    "laughs of cells": ("x.xlsx", lambda: workbook(f"<row>{CELL.format('A1', '&i;')}</row>", before=LAUGHS), "damaged"),
    "far cells": ("x.xlsx", lambda: workbook(f"<row>{CELL.format('A1', '甲')}{FAR}</row>"), "17,179,869,184 places"),
    "far cells of another part": (
        "x.xlsx",
        lambda: renamed(workbook(f"<row>{CELL.format('A1', '甲')}{FAR}</row>")),
        "17,179,869,184 places",
    ),
    "cells that do not say where": (
        "x.xlsx",
        lambda: workbook("<row>" + "<c><v>1</v></c>" * 9000 + '</row><row r="1048576"/>'),
        "9,437,184,000 places",
    ),
    "one text in many cells": (
        "x.xlsx",
        lambda: workbook(SHARED, shared=f"<si><t>{'甲' * 20_000}</t></si>"),
        "20,000,000 characters",
    ),
    "lies about sizes": ("x.xlsx", lying, "more than the archive says"),
    "merged over the sheet": ("x.xlsx", lambda: workbook(CORNERS, behind=MERGED), "10,000 places"),
    "repeated cells": ("x.ods", lambda: placed(10**6, 16_000), "16,000,000,000 places"),
    "repeated texts": ("x.ods", lambda: placed(1000, 1000, "甲" * 100), "100,000,000 characters"),
    "repeated blanks": ("x.ods", lambda: placed(1, 2, '甲<text:s text:c="2000000000"/>'), "characters"),
    "dense": ("x.docx", lambda: archived({"a": bytes(40_000_000)}), "unpacks to 40,000,000 bytes"),
    "cyclic pages": ("x.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Kids[2 0 R]/Count 5>>"), "damaged"),
    "countless pages": ("x.pdf", lambda: pdf_page(b"", count=2 * 10**9), "no text"),
    "nested arrays": ("x.pdf", lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 10**6, "damaged"),
    "text": ("x.txt", lambda: b"a" * 30_001, "30,001 characters"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    locale.use("en")
    monkeypatch.setattr(limits, "LARGEST_TABLES", 10_000)
    monkeypatch.setattr(limits, "MOST_ELEMENTS", 3_000)
    monkeypatch.setattr(limits, "LONGEST_TEXT", 30_000)
    monkeypatch.setattr(limits, "LONGEST_PLAIN", 30_000)
    name, make, told = REFUSED[case]
    data = make()
    begun = time.monotonic()
    with pytest.raises(InputError) as caught:
        read_document(data, name=name)
    assert time.monotonic() - begun < SECONDS
    assert str(caught.value).startswith(f"{name}: ")
    assert told in str(caught.value)


@pytest.mark.parametrize("kind", ["characters", "strokes"])
def test_a_pdf_that_draws_too_much(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    locale.use("en")
    monkeypatch.setattr(limits, "MOST_DRAWN", 1000)
    content = b"BT /F 9 Tf (%b) Tj ET" % (b"a" * 1001) if kind == "characters" else TEXT + b"0 0 m 9 9 l S " * 1001
    data = pdf_page(content)
    with pytest.raises(InputError, match="draws more than the 1,000 characters and strokes"):
        read_pdf(data, "x.pdf")  # Another process has limits of its own.


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    locale.use("en")
    monkeypatch.setattr(limits, "LARGEST", 10)
    with pytest.raises(InputError, match=r"x\.txt: has 11 bytes, more than the 10 that are read"):
        read_document(b"a" * 11, name="x.txt")


@pytest.mark.parametrize("encoding", ["idna", "punycode", "undefined", "unicode_escape", "hex", "utf-16", "utf-7"])
def test_a_page_in_no_encoding_of_text(encoding: str) -> None:
    text = read_document(f"<meta charset={encoding}><p>责任单位：市甲局".encode(), name="x.html").transcript.text
    assert text == "责任单位：市甲局\n"


@pytest.mark.parametrize("section", ["<![甲<b>", "<![a>", "<![if !vml]>", "<![endif]-->", "<![CDATA[甲]]>", "<![>"])
def test_a_page_with_marked_sections(section: str) -> None:
    text = read_document(f"<p>责任{section}<p>单位：市甲局</p>{section}".encode(), name="x.html").transcript.text
    assert text == "责任\n单位：市甲局\n"


def test_numbers_of_thousands_of_digits() -> None:
    held = members(files()["x.docx"])
    numbering = held["word/numbering.xml"]
    held["word/numbering.xml"] = re.sub(rb'<w:start w:val="\d+"/>', b'<w:start w:val="%b"/>' % (b"9" * 4300), numbering)
    assert numbering != held["word/numbering.xml"]
    assert "推进建设" in read_document(archived(held), name="x.docx").transcript.text


def test_the_limits_are_on_the_page_about_reading() -> None:
    page = (Path(__file__).parents[2] / "docs/reading.md").read_text("utf-8")
    told = page.split("## Limits", 1)[1].split("\n## ", 1)[0]
    for name, value in vars(limits).items():
        if name.isupper():
            shown = f"{value >> 20} MB" if value % (1 << 20) == 0 else f"{value:,}"
            assert f"| {shown} |" in told, name
