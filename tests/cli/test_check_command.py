"""``policyduty check``: exit codes, settings, bad files, waivers, and what people read."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import policyduty
from policyduty import Waiver
from policyduty.cli.reports.places import Lines, Quote
from policyduty.cli.reports.text import drawn
from policyduty.cli.terminal import width

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SOUND = """\
一、总体工作
（一）推进甲事。到2025年底前完成甲事。
责任单位：市甲局、市乙局（排在第一位的为牵头单位，下同）。
（二）推进乙事。建设教师队伍，改善办学条件。
责任单位：市丙局、市丁局。
"""
DAMAGED = SOUND.replace("市甲局、市乙局", "市甲局、局、市乙局")
NOTED = "甲政发[2023]1号\n" + SOUND
LONG = SOUND.replace("建设教师队伍，", "建设教师队伍，" * 40 + "，")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of its own, where no settings of ours are near."""
    monkeypatch.chdir(tmp_path)
    Path("policyduty.toml").touch()
    for name, text in {"sound": SOUND, "damaged": DAMAGED, "noted": NOTED, "long": LONG}.items():
        Path(f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def codes(result: object) -> list[str]:
    return re.findall(r"^\S+: ([A-Z]+\d+) ", result.out, re.MULTILINE)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("sound.txt",), 0),
        (("noted.txt",), 0),
        (("damaged.txt",), 1),
        (("sound.txt", "damaged.txt"), 1),
        (("damaged.txt", "--ignore", "PD5"), 0),
        (("damaged.txt", "--select", "PD1,PD2"), 0),
        (("damaged.txt", "--select", "PD1", "--select", "PD512"), 1),
        (("long.txt", "--severity", "error"), 0),
        (("long.txt", "--severity", "warning"), 1),
        (("ganzi-science-literacy-2023",), 0),
        (("nope.txt",), 2),
        (("damaged.txt", "nope.txt"), 2),
        (("damaged.txt", "--select", "PD9"), 2),
        (("damaged.txt", "--ignore", "ALL"), 2),
        (("damaged.txt", "--config", "nope.toml"), 2),
        (("damaged.txt", "--units", "nope.json"), 2),
        (("damaged.txt", "sound.txt", "--corrections", "c.json"), 2),
        ((".", "--corrections", "c.json"), 2),
        (("damaged.txt", "-o", "missing/out.txt"), 2),
    ],
)
def test_exit_codes(run: Run, arguments: tuple[str, ...], code: int) -> None:
    assert run("check", *arguments).code == code


def test_a_finding_is_shown_with_its_line(run: Run) -> None:
    reading = policyduty.read_document("damaged.txt")
    (finding,) = (each for each in policyduty.validate(reading.plan, reading=reading) if each.code == "PD512")
    result = run("check", "damaged.txt", "--select", "PD512")
    assert result.out == (
        f"damaged.txt:3:10: PD512 error: {finding.message} [truncated-unit]\n"
        "  1.1/d1 | 责任单位：市甲局、局、市乙局（排在第一位的为牵头单位，下同）。\n"
        "         |                   ^^\n"
        f"         = {finding.suggestion}\n"
        "\n"
        "Code    Name            Severity    Findings\n"
        "------  --------------  ----------  ----------\n"
        "PD512   truncated-unit  error       1\n"
        "\n"
        "1 plan checked: 1 error\n"
    )


def test_it_speaks_chinese(run: Run) -> None:
    out = run("check", "damaged.txt", "--lang", "zh", "--select", "PD512").out
    assert "PD512 错误: " in out
    assert "\n代码    名称            级别    问题\n" in out
    assert out.endswith("\n已检查 1 份方案：1 个错误\n")


def test_nothing_found(run: Run) -> None:
    assert run("check", "sound.txt").out == "1 plan checked: nothing found\n"


@pytest.mark.parametrize("columns", [40, 80, 100, 300])
def test_lines_fit_and_carets_stand_under_the_words(run: Run, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run("check", "long.txt", "--select", "PD519").out.splitlines()
    at = next(index for index, line in enumerate(lines) if "^" in line)
    printed, carets = lines[at - 1], lines[at]
    assert max(width(line) for line in lines[1 : at + 2]) <= columns
    blank = width(carets) - width(carets.lstrip(" |").lstrip())
    start = next(i for i in range(len(printed)) if width(printed[:i]) == blank)
    assert printed[start : start + 2] == "，，"
    assert carets.count("^") == 4
    assert printed[printed.index("|") + 2] == "…"


TEXT = st.text(st.sampled_from("甲乙，ab \t\x1b\u200b\u0301%é"), max_size=80)


@given(TEXT, TEXT, TEXT, st.booleans(), st.booleans(), st.integers(20, 90))
def test_a_drawn_line_fits(before: str, inside: str, after: str, cut: bool, too: bool, room: int) -> None:
    quote = Quote(before + inside + after, len(before), len(before + inside), cut, too)
    line, blank, carets = drawn(quote, room)
    assert width(line) <= room
    assert blank + carets <= room + 1
    assert not re.search("[\x00-\x1f\n]", line)


LINES = st.text(st.sampled_from("甲a \r\n\u3000"), max_size=60)


@given(LINES, st.data())
def test_lines_and_columns(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    lines = Lines(text)
    before = re.split("\r\n|\r|\n", text[:start] + ("" if text[start - 1 : start + 1] != "\r\n" else "\n"))
    if text[start - 1 : start + 1] != "\r\n":
        assert lines.at(start) == (len(before), len(before[-1]) + 1)
    quote = lines.quote(start, end, data.draw(st.integers(1, 30)))
    assert 0 <= quote.start <= quote.end <= len(quote.text)
    assert quote.text in text
    assert not set("\r\n") & {*quote.text}
    assert text[start:end].strip(" \u3000\r\n").startswith(quote.text[quote.start : quote.end].rstrip())


def test_text_cannot_act(run: Run) -> None:
    words = "建设\x1b[31m\u202e教师%0A::error::队伍，，改善"
    Path("evil.txt").write_text(SOUND.replace("建设教师队伍", words), "utf-8")
    for form in ("text", "github"):
        out = run("check", "evil.txt", "--format", form).out
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert not re.search("^::error::", out, re.MULTILINE)
    assert "\\x1b[31m\\u202e" in run("check", "evil.txt", "--select", "PD519").out


def test_a_line_end_in_a_plan_does_not_break_a_line(run: Run, folder: Path) -> None:
    plan = policyduty.read("damaged.txt")
    task = next(plan.iter_tasks())
    text = evolve(task, text="甲事。\n" + "乙" * 9)
    section = evolve(plan.sections[0], tasks=(text, *plan.sections[0].tasks[1:]))
    policyduty.dump(evolve(plan, sections=(section,)), folder / "plan.json")
    for line in run("check", "plan.json").out.splitlines():
        assert not line.startswith("乙")


def test_no_colour_where_nobody_looks(run: Run) -> None:
    assert "\x1b" not in run("check", "damaged.txt").out


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_on_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    plain = re.sub("\x1b\\[[0-9;]*m", "", run("check", "damaged.txt").out)
    assert ("\x1b[" in run("check", "damaged.txt").out) == coloured
    assert "damaged.txt:3:10: PD512 error" in plain
    assert "\x1b" not in run("check", "damaged.txt", "-o", "out.txt").out
    assert b"\x1b" not in Path("out.txt").read_bytes()


def test_a_saved_plan_shows_its_own_words(run: Run) -> None:
    policyduty.dump(policyduty.read("damaged.txt"), "plan.json")
    lines = run("check", "plan.json", "--select", "PD512").out.splitlines()
    assert lines[0].startswith("plan.json: PD512 error: ")
    assert lines[1] == "  1.1/d1 | 责任单位：市甲局、局、市乙局（排在第一位的为牵头单位，下同）。"
    assert lines[2] == "         |                   ^^"


def test_an_office_document_names_its_paragraph(run: Run) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for line in DAMAGED.splitlines():
        document.add_paragraph(line)
    document.save("notice.docx")
    lines = run("check", "notice.docx", "--select", "PD512").out.splitlines()
    assert re.match(r"notice\.docx:\S.*: PD512 error: ", lines[0])
    assert "3" in lines[0].split(": ")[0]
    assert lines[1].endswith("| 责任单位：市甲局、局、市乙局（排在第一位的为牵头单位，下同）。")
    (record,) = json.loads(run("check", "notice.docx", "--select", "PD512", "--format", "json").out)
    assert (record["line"], record["end_column"]) == (None, None)
    assert record["span"]["place"]


@pytest.mark.parametrize(("encoding", "newline"), [("gb18030", "\r\n"), ("utf-16", "\r"), ("utf-8-sig", "\n")])
def test_other_encodings(run: Run, encoding: str, newline: str) -> None:
    Path("other.txt").write_bytes(DAMAGED.replace("\n", newline).encode(encoding))
    lines = run("check", "other.txt", "--select", "PD512").out.splitlines()
    assert lines[0].startswith("other.txt:3:10: ")
    assert lines[1:3] == [
        "  1.1/d1 | 责任单位：市甲局、局、市乙局（排在第一位的为牵头单位，下同）。",
        "         |                   ^^",
    ]


def test_a_web_page_is_quoted_as_it_reads(run: Run) -> None:
    rows = "".join(f"<p>{line.replace('局、局', '局<b>、局</b>')}</p>" for line in DAMAGED.splitlines())
    Path("page.html").write_text(f"<html><meta charset=utf-8><body>{rows}</body></html>", "utf-8")
    lines = run("check", "page.html", "--select", "PD512").out.splitlines()
    assert re.match(r"page\.html:1:\d+: ", lines[0])
    assert lines[1].endswith("| 责任单位：市甲局、局、市乙局（排在第一位的为牵头单位，下同）。")


# Several files


def test_a_bad_file_is_named_and_the_rest_are_checked(run: Run) -> None:
    Path("empty.txt").touch()
    Path("bad.json").write_text("{}")
    result = run("check", "empty.txt", "damaged.txt", "bad.json", "nope")
    assert result.code == 2
    assert "PD512" in result.out
    assert "1 plan checked" in result.out
    errors = [line for line in result.err.splitlines() if line.startswith("error: ")]
    assert [line.split(": ")[1] for line in errors] == ["empty.txt", "bad.json", "nope"]


def test_where_nothing_could_be_checked_only_that_is_told(run: Run) -> None:
    result = run("check", "nope")
    assert result.raw == b""
    assert result.err.startswith("error: nope: there is no such file")
    assert json.loads(run("check", "nope", "--format", "json").out) == []


def test_a_folder_gives_its_documents_and_plans(run: Run) -> None:
    inner = Path("in")
    (inner / "deep").mkdir(parents=True)
    (inner / "deep" / "a.txt").write_text(DAMAGED, "utf-8")
    policyduty.dump(policyduty.read("damaged.txt"), inner / "plan.json")
    (inner / "other.json").write_text("{}")
    (inner / "picture.png").write_bytes(b"png")
    result = run("check", "in", "--select", "PD512")
    assert re.findall(r"^(\S+?):.*PD512", result.out, re.MULTILINE) == ["in/deep/a.txt", "in/plan.json"]
    assert "2 files passed over" in result.err
    empty = Path("none")
    empty.mkdir()
    assert run("check", "none") == (2, b"", "error: there is no document and no saved plan to check\n")


def test_a_rule_that_fails_is_named_with_the_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from policyduty import Rule, plugins

    def fail(_: object) -> list[policyduty.Finding]:
        raise ValueError("oops")

    broken = Rule(code="X1", name="x", severity=policyduty.Severity.INFO, statement="s", check=fail)
    registry = evolve(plugins.registry(), rules={"X1": broken})
    for module in ("plugins", "validation", "documents"):
        monkeypatch.setattr(f"policyduty.{module}.registry", lambda: registry)
    result = run("check", "sound.txt")
    assert result.code == 2
    assert "sound.txt: rule 'X1' does not work: ValueError: oops" in result.err


# Settings


def test_settings_hold_and_options_go_before_them(run: Run) -> None:
    Path("policyduty.toml").write_text('[check]\nignore = ["PD512"]\nseverity = "error"\n')
    assert codes(run("check", "damaged.txt")) == []
    assert codes(run("check", "damaged.txt", "--select", "PD512")) == ["PD512"]
    assert "PD519" not in run("check", "long.txt").out
    assert "PD519" in run("check", "long.txt", "--severity", "info").out
    Path("other.toml").write_text("[check]\n")
    assert "PD512" in codes(run("check", "damaged.txt", "--config", "other.toml"))
    Path("policyduty.toml").write_text('[check]\nselect = ["PD512", "PD519"]\nignore = ["PD512"]\n')
    assert codes(run("check", "damaged.txt", "long.txt")) == ["PD519"]
    assert codes(run("check", "damaged.txt", "long.txt", "--ignore", "PD519")) == []
    Path("policyduty.toml").write_text("[check]\nselect = []\n")
    assert "no rule is selected" in run("check", "damaged.txt").err


def test_the_registry_is_relative_to_the_settings(run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    policyduty.dump_units((policyduty.Unit(name="市甲局"),), folder / "u.json")
    Path("policyduty.toml").write_text('[check]\nunits = "u.json"\nselect = ["PD301"]\n')
    (folder / "in").mkdir()
    monkeypatch.chdir(folder / "in")
    assert "市乙局" in run("check", "../sound.txt").out
    policyduty.dump_units(tuple(policyduty.Unit(name=f"市{x}局") for x in "甲乙丙丁"), folder / "all.json")
    assert run("check", "../sound.txt", "--units", "../all.json").code == 0


def test_wrong_settings_are_told(run: Run, folder: Path) -> None:
    Path("policyduty.toml").write_text('[check]\nselect = ["PD51", "PD99"]\n')
    result = run("check", "damaged.txt", "--lang", "zh")
    assert result.code == 2
    assert "check.select[1]：没有代码以 'PD99' 开头的规则" in result.err.replace(
        "check.select[1]: ", "check.select[1]："
    )
    assert str(folder / "policyduty.toml") in result.err


# Waivers


@pytest.fixture
def waived(folder: Path) -> Path:
    plan = policyduty.read("damaged.txt")
    waiver = Waiver(code="PD512", place="1.1", reason="原文: 如此,%", by="甲", until=date(9999, 12, 31))
    policyduty.dump(evolve(plan, waivers=(waiver,)), folder / "waived.json")
    return Path("waived.json")


def test_waived_findings_are_counted(run: Run, waived: Path) -> None:
    result = run("check", waived, "--select", "PD512")
    assert result.code == 0
    assert "PD512 error" not in result.out
    assert "PD512   truncated-unit  error       0           1\n" in result.out
    assert result.out.endswith("1 plan checked: nothing found, 1 waived\n")
    assert run("check", waived, "--select", "PD512", "--format", "github").out == ""
    (record,) = json.loads(run("check", waived, "--select", "PD512", "--format", "json").out)
    assert record["waived"] == {"reason": "原文: 如此,%", "by": "甲", "until": "9999-12-31"}
