"""Text that cannot act on the terminal, lines that fit it, columns that line up."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

import policyduty
from policyduty.cli.terminal import fold, table, visible, width

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

    from policyduty import Plan

TEXTS = st.text(st.sampled_from("甲乙丙，、。（）“”《》 ab,.()12\n\t\x1b\u202e\u3000é"), max_size=60)
NAMES = st.lists(st.text(st.sampled_from("甲乙丙（）ab"), min_size=1, max_size=12), max_size=6).map(tuple)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("甲局 ok\n乙局\t.", "甲局 ok\n乙局\t."),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m", "\\x9b31m"),
        ("\x00\x07\x08\r\x7f", "\\x00\\x07\\x08\\x0d\\x7f"),
        ("\u202ecod\u2066\u2069\u200f", "\\u202ecod\\u2066\\u2069\\u200f"),
        ("\u2028", "\\u2028"),
        ("\udcff", "\\udcff"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_nothing_visible_acts(text: str) -> None:
    bidirectional = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    for character in visible(text):
        assert character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(character) not in bidirectional


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("一二三四五", 6, ["一二三", "四五"]),
        ("一二三，四五", 6, ["一二", "三，四", "五"]),
        ("一二三,四五", 6, ["一二", "三,四", "五"]),
        ("一二（三）四", 6, ["一二", "（三）", "四"]),
        ("read a plan 方案", 7, ["read a", "plan 方", "案"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("一\n\n二", 6, ["一", "", "二"]),
        ("", 6, [""]),
        (("州科协", "州妇联", "团州委"), 14, ["州科协、", "州妇联、团州委"]),
        (("各县(市)人民政府", "甲局"), 10, ["各县(市)人", "民政府、", "甲局"]),
    ],
)
def test_fold(text: str | tuple[str, ...], room: int, lines: list[str]) -> None:
    assert fold(text, room) == lines


@given(TEXTS | NAMES, st.integers(2, 40), st.sampled_from(["", "  ", "★ "]))
def test_folded_lines_fit_and_lose_nothing(text: str | tuple[str, ...], room: int, first: str) -> None:
    room += width(first)
    lines = fold(text, room, first=first, rest=" " * width(first))
    assert max(map(width, lines)) <= room
    whole = visible(text if isinstance(text, str) else "、".join(text))
    assert "".join("".join(lines).split()) == "".join((first + whole).split())


@given(st.lists(st.tuples(TEXTS, NAMES, TEXTS), max_size=4), st.integers(60, 160))
def test_tables_fit(rows: list[tuple[str, tuple[str, ...], str]], room: int) -> None:
    lines = table(["One", "Two", "Three"], rows, room).splitlines()
    assert max(map(wcswidth, lines)) <= room


def test_columns_line_up() -> None:
    rows = [("1", ("州教育体育局", "甲局")), ("22", ("乙局",))]
    assert table(["Id", "Units"], rows, 60) == (
        "Id    Units\n----  ------------------\n1     州教育体育局、甲局\n22    乙局"
    )


EVIL = "\x1b]0;owned\x07\x1b[2J\u202e"


@pytest.mark.parametrize("command", [("duties",), ("show",), ("show", "1.1"), ("show", "1")])
def test_a_plan_cannot_act_on_the_terminal(run: Run, plan: Plan, tmp_path: Path, command: tuple[str, ...]) -> None:
    section = plan.sections[0]
    duty = section.tasks[0].duties[0]
    duty = evolve(
        duty,
        clause=EVIL,
        assignments=[evolve(a, printed=EVIL, unit=EVIL + str(a.position)) for a in duty.assignments],
    )
    task = evolve(section.tasks[0], title=EVIL, text=EVIL, marker=EVIL, duties=(duty,))
    section = evolve(section, title=EVIL, text=EVIL, tasks=(task,))
    correction = evolve(plan.corrections[0], printed=EVIL, reason=EVIL)
    document = evolve(plan.document, title=EVIL, issuer=EVIL, addressees=(EVIL,))
    evil = evolve(plan, title=EVIL, sections=(section,), corrections=(correction,), document=document)
    policyduty.dump(evil, tmp_path / "evil.json")
    result = run(command[0], tmp_path / "evil.json", *command[1:])
    assert result.code == 0
    assert "\\x1b[2J\\u202e" in "".join(result.out.split())
    assert not {"\x1b", "\x07", "\u202e"} & {*result.out}
