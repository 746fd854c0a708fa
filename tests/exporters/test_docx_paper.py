"""The Word document: laid out by GB/T 9704—2012, read back as the same duties, always the same bytes."""

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from attrs import evolve
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Length
from hypothesis import given, settings

import policyduty
from policyduty import Assignment, Duty, LeadRule, Plan, Role, Section, Task, testing
from policyduty_docx import Contents, DocxOptions
from policyduty_docx.blocks import cleaned
from policyduty_docx.layout import title_sides
from policyduty_docx.plan import joined

GANZI = "ganzi-science-literacy-2023"


def written(plan: Plan, options: DocxOptions | None = None) -> bytes:
    target = BytesIO()
    policyduty.export(plan, target, "docx", options)
    return target.getvalue()


def read_back(plan: Plan, kind: Contents = Contents.PLAN) -> Plan:
    return policyduty.read(written(plan, DocxOptions(kind=kind)), name="plan.docx")


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    return [(p.style.style_id if p.style else "", p.text) for p in Document(BytesIO(data)).paragraphs if p.text]


@pytest.fixture(scope="module")
def ganzi() -> Plan:
    return policyduty.plan(GANZI)


# --- Read back -------------------------------------------------------------------------------------------------------


def test_closing_words_stand_below_the_last_task_and_read_back(ganzi: Plan) -> None:
    closed = evolve(ganzi, closing="本方案自2024年4月1日起施行。\n注：各县参照执行。")
    back = read_back(closed)
    assert back.closing == closed.closing
    assert [task.text for task in back.iter_tasks()] == [task.text for task in ganzi.iter_tasks()]


def test_ganzi_reads_back_the_same(ganzi: Plan) -> None:
    back = read_back(ganzi)
    assert list(policyduty.duty_records(back)) == list(policyduty.duty_records(ganzi))
    assert back.lead_rule is LeadRule.FIRST_LISTED
    assert (back.title, back.preface, back.document.number) == (ganzi.title, ganzi.preface, ganzi.document.number)
    assert [task.text for task in back.iter_tasks()] == [task.text for task in ganzi.iter_tasks()]


@settings(max_examples=150, deadline=None)
@given(printed=testing.printed_plans())
def test_printed_plans_read_back_the_same(printed: testing.PrintedPlan) -> None:
    plan = policyduty.read(printed.text.encode(), name="plan.txt")
    back = read_back(plan)
    assert list(policyduty.duty_records(back)) == list(policyduty.duty_records(plan))
    assert back.lead_rule is plan.lead_rule
    assert [(item.marker, item.title) for item, _ in back.walk()] == [(i.marker, i.title) for i, _ in plan.walk()]


@pytest.mark.parametrize(
    "text",
    [
        "一、工作\n（一）办甲事。（甲局负责）办乙事。（责任单位：乙局）（配合单位：丙局）\n",
        "一、工作\n（一）推进甲事，完善乙事（甲局牵头，乙局配合）\n（二）办丙事。\n牵头单位：甲局\n配合单位：乙局\n",
        "一、推进甲事，完善乙事（甲局负责）\n（一）办乙事。（各成员单位负责）\n",
        "第一章 总则\n第一条 5G建设。责任单位：甲局、\n第二条 办甲事。责任单位：甲局。第一个单位为牵头单位\n",
        "（一）责任单位：甲局、乙局\n（二）办乙事。责任单位：乙局；完成时限：2025年底前\n",
        "1. 2024年，建成甲；建成乙（含丙）（甲局牵头；配合单位：乙局等）\n2. 5G网络（甲局负责）\n",
    ],
)
def test_clauses_read_back_wherever_they_were_printed(text: str) -> None:
    plan = policyduty.read(f"甲市工作方案\n{text}".encode(), name="plan.txt")
    assert list(plan.iter_duties())
    back = read_back(plan)
    assert list(policyduty.duty_records(back)) == list(policyduty.duty_records(plan))


def test_names_of_units_that_are_words_of_heads_make_no_table_of_tasks() -> None:
    text = "一、工作\n（一）办甲事。责任单位：各责任单位、行业主管部门、牵头部门。\n"
    plan = policyduty.read(f"甲市工作方案\n{text}".encode(), name="plan.txt")
    assert [duty.responsible for duty in read_back(plan).iter_duties()] == [
        duty.responsible for duty in plan.iter_duties()
    ]


def duty(identity: str, *roles: Role, rule: LeadRule = LeadRule.NONE, clause: str = "") -> Duty:
    names = ("市甲局", "市乙局", "市丙局")
    units = [Assignment(unit=n, role=r, position=i) for i, (n, r) in enumerate(zip(names, roles, strict=False), 1)]
    return Duty(id=identity, clause=clause, assignments=units, rule=rule, open_ended=True)


@pytest.mark.parametrize(
    ("roles", "rule"),
    [
        ((Role.LEAD, Role.CO, Role.CO), LeadRule.EXPLICIT),
        ((Role.LEAD, Role.CO, Role.CO), LeadRule.FIRST_LISTED),
        ((Role.RESPONSIBLE, Role.RESPONSIBLE), LeadRule.NONE),
    ],
)
def test_a_duty_without_words_gets_a_clause_and_a_rule_that_is_stated_nowhere_is_stated(
    roles: tuple[Role, ...], rule: LeadRule
) -> None:
    tasks = [
        Task(id=f"1.{n}", marker=f"（{m}）", title="甲事", duties=[duty(f"1.{n}/d1", *roles, rule=rule)])
        for n, m in enumerate("一二", 1)
    ]
    plan = Plan(
        id="p", title="甲市方案", lead_rule=rule, sections=[Section(id="1", marker="一、", title="工作", tasks=tasks)]
    )
    back = read_back(plan)
    assert back.lead_rule is rule
    for one, other in zip(back.iter_duties(), plan.iter_duties(), strict=True):
        assert (one.leads, one.co, one.responsible, one.open_ended) == (
            other.leads,
            other.co,
            other.responsible,
            other.open_ended,
        )


def test_what_cannot_be_told_apart_keeps_its_units() -> None:
    """The limits that docs/word-document.md states."""
    roles = (Role.RESPONSIBLE, Role.RESPONSIBLE)
    tasks = [Task(id="1", marker="1", title="甲事", text="办甲事。", duties=[duty("1/d1", *roles)])]
    tasks += [Task(id=name, title=name, text="办事。", duties=[duty(f"{name}/d1", *roles)]) for name in "乙丙"]
    back = read_back(Plan(id="p", title="甲市方案", tasks=tasks))
    assert [duty.responsible for duty in back.iter_duties()] == [("市甲局", "市乙局")] * 3
    assert [task.marker for task in back.iter_tasks()] == ["1."]  # the two without a number are read as its text


def test_the_table_reads_back_the_same_units(ganzi: Plan) -> None:
    back = read_back(ganzi, Contents.TABLE)
    for one, other in zip(policyduty.duty_records(back), policyduty.duty_records(ganzi), strict=True):
        assert {**one, "clause": other["clause"]} == other


# --- The page --------------------------------------------------------------------------------------------------------


def millimetres(*lengths: Length | None) -> list[float]:
    return [round(length.mm, 1) if length is not None else 0 for length in lengths]


def test_the_page_is_that_of_the_standard(ganzi: Plan) -> None:
    page = Document(BytesIO(written(ganzi))).sections[0]
    assert millimetres(page.page_width, page.page_height) == [210, 297]
    assert millimetres(page.top_margin, page.left_margin) == [37, 28]
    assert millimetres(page.bottom_margin, page.right_margin) == [35, 26]
    turned = Document(BytesIO(written(ganzi, DocxOptions(kind=Contents.TABLE)))).sections[0]
    assert millimetres(turned.page_width, turned.page_height, turned.top_margin) == [297, 210, 28]


def test_the_styles_are_those_of_the_standard(ganzi: Plan) -> None:
    data = written(ganzi)
    said = dict.fromkeys(style for style, _ in paragraphs(data))
    assert list(said) == ["Title", "Number", "Body", "Heading1", "Heading2", "Duty", "Annex"]
    styles = {style.style_id: style.element for style in Document(BytesIO(data)).styles}
    fonts = {
        identity: element.rPr.rFonts.get(qn("w:eastAsia"))
        for identity, element in styles.items()
        if element.rPr is not None and element.rPr.rFonts is not None
    }
    assert fonts["Title"] == "方正小标宋简体"
    assert [fonts[f"Heading{level}"] for level in range(1, 6)] == ["黑体", "楷体_GB2312", *["仿宋_GB2312"] * 3]
    assert all(styles[f"Heading{level}"].pPr.find(qn("w:keepNext")) is not None for level in range(1, 10))
    with ZipFile(BytesIO(data)) as archive:
        table = archive.read("word/fontTable.xml").decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="宋体"/>' in table


def test_pages_are_numbered_on_the_outer_side(ganzi: Plan) -> None:
    document = Document(BytesIO(written(ganzi)))
    assert document.settings.odd_and_even_pages_header_footer
    for footer, style in (
        (document.sections[0].footer, "NumberOdd"),
        (document.sections[0].even_page_footer, "NumberEven"),
    ):
        (line,) = footer.paragraphs
        assert line.style
        assert line.style.style_id == style
        assert re.sub(r"<[^>]+>", "", line._p.xml).split() == ["—", "1", "—"]


def test_a_title_is_of_lines_of_one_length() -> None:
    assert title_sides("短标题", 156) == 0
    assert title_sides("字" * 20, 156) == 0
    assert title_sides("字" * 21, 156) == (round(156 / 25.4 * 1440) - int(11.6 * 440)) // 2
    assert title_sides("字" * 4000, 156) == 0


@pytest.mark.parametrize(
    ("markers", "place"),
    [(("一、", "（二）"), "一（二）"), (("一、", "1．"), "一、1"), (("第一章", "第一条"), "第一章第一条"), ((), "")],
)
def test_a_place_is_told_by_its_numbers(markers: tuple[str, ...], place: str) -> None:
    assert joined(markers) == place


def test_the_list_of_units_has_members_with_the_printed_name(ganzi: Plan) -> None:
    data = written(ganzi, DocxOptions(expand=True))
    names = [row.cells[1].text for row in Document(BytesIO(data)).tables[0].rows]
    assert sum(name.endswith("人民政府（文中写作：各县(市)人民政府）") for name in names) == 18
    assert "州教育体育局" in names
    back = policyduty.read(data, name="plan.docx")
    assert list(policyduty.duty_records(back)) == list(policyduty.duty_records(ganzi))


# --- Bytes and text --------------------------------------------------------------------------------------------------

HOSTILE = (
    "\x00\x1b\ud800\uffff",
    '=1+1 <w:p/> &amp; ]]> {PAGE} HYPERLINK "http://example.cn" www.example.cn',
    "\u202eקפמ \u0627\u0644\u0633 👩\u200d🔬 e\u0301 𠮷",
    "a\tb\r\nc\rd\x85e\u2028f\x0bg\x0ch",
    "长" * 40_000,
    "",
    " ",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", Contents)
def test_text_is_text(filled: Callable[[str], Plan], text: str, kind: Contents) -> None:
    plan = filled(text)
    options = DocxOptions(kind=kind, unit=plan.units[0].name if kind is Contents.NOTICE else "")
    data = written(plan, options)
    document = Document(BytesIO(data))
    with ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    assert "fldSimple" not in parts["word/document.xml"]
    assert "instrText" not in "".join(parts.values())
    assert "hyperlink" not in parts["word/_rels/document.xml.rels"]
    assert "External" not in "".join(parts.values())
    words = "".join(element.text or "" for element in document.element.body.iter(qn("w:t")))
    for line in cleaned(text).replace("\t", "\n").split("\n"):
        assert " ".join(line.split()) in " ".join(words.split())


@settings(max_examples=40, deadline=None)
@given(plan=testing.plans())
def test_every_kind_writes_any_plan_always_alike(plan: Plan) -> None:
    for options in every_option(plan):
        data = written(plan, options)
        assert data == written(plan, options)
        policyduty.read(data, name="plan.docx")


def every_option(plan: Plan) -> Iterator[DocxOptions]:
    yield DocxOptions()
    yield DocxOptions(kind=Contents.TABLE)
    for row in policyduty.unit_table(plan)[:1]:
        yield DocxOptions(kind=Contents.NOTICE, unit=row.name)


def test_another_process_writes_the_same_bytes(ganzi: Plan, tmp_path: Path) -> None:
    code = f"import policyduty, sys; policyduty.export(policyduty.plan({GANZI!r}), sys.argv[1])"
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.docx"
        subprocess.run([sys.executable, "-c", code, path], check=True, env={"PYTHONHASHSEED": seed})
        assert path.read_bytes() == written(ganzi)


def test_the_file_says_what_it_is_and_not_when_it_was_made(ganzi: Plan) -> None:
    data = written(evolve(ganzi, title="长" * 300))
    properties = Document(BytesIO(data)).core_properties
    assert (properties.title, properties.subject) == ("长" * 255, ganzi.document.number)
    day = ganzi.document.published or ganzi.document.dated
    assert properties.created
    assert properties.created.date() == day
    with ZipFile(BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name or "customXml" in name]


@pytest.mark.parametrize("kind", Contents)
def test_reports_progress(ganzi: Plan, kind: Contents) -> None:
    told: list[tuple[int, int]] = []
    options = DocxOptions(kind=kind, unit="州科协" if kind is Contents.NOTICE else "")
    policyduty.export(ganzi, BytesIO(), "docx", options, progress=lambda done, total: told.append((done, total)))
    total = {Contents.PLAN: 40, Contents.NOTICE: 24, Contents.TABLE: 31}[kind]
    assert told == [(done, total) for done in range(1, total + 1)]


# --- As it is printed ------------------------------------------------------------------------------------------------

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed: nothing sets the pages"
)


def printed(data: bytes, folder: Path) -> pypdfium2.PdfDocument:
    (folder / "plan.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "plan.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return pypdfium2.PdfDocument((folder / "plan.pdf").read_bytes())


def pages_of(document: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in document]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@needs_office
@pytest.mark.parametrize("kind", [Contents.PLAN, Contents.TABLE])
def test_every_duty_is_on_the_page(ganzi: Plan, tmp_path: Path, kind: Contents) -> None:
    document = printed(written(ganzi, DocxOptions(kind=kind)), tmp_path)
    size = [round(side / 72 * 25.4) for side in document[0].get_size()]
    assert size == ([297, 210] if kind is Contents.TABLE else [210, 297])
    pages = pages_of(document)
    for number, page in enumerate(pages, 1):
        assert f"—{number}—" in squeezed(page)
    if kind is Contents.TABLE:
        return  # its columns are cut by lines, and text is taken out line by line
    whole = "".join(re.sub(r"—\d+—", "", squeezed(page)) for page in pages)
    for task in ganzi.iter_tasks():
        assert squeezed(task.marker + task.title) in whole
        for each in task.duties:
            assert squeezed(task.text_of(each)) in whole
            assert squeezed(each.clause) in whole
    assert all(unit.name in whole for unit in ganzi.units if len(unit.name) < 8)


@needs_office
def test_a_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    text = "字" * 28 * 60
    plan = Plan(id="p", title="方案", tasks=[Task(id="1", marker="一、", title="事", text=text)])
    document = printed(written(plan), tmp_path)
    lines = [line for line in pages_of(document)[1].split() if "字" in line]
    assert [len(line) for line in lines] == [28] * 22
    sides = [page.get_textpage().get_charbox(page.get_textpage().count_chars() - 1)[2] for page in document]
    assert sides[0] > document[0].get_width() / 2 > sides[1]  # odd pages on the right, even ones on the left
