"""PDFs drawn here, and the paragraphs, tables and places read from them."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from policyduty import InputError, Transcript, duty_table, locale, read_document
from policyduty.readers.pdf import read_pdf

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
WIDTH, HEIGHT = A4
SIZE, PITCH, LEFT, TOP, ROOM = 16, 28, 80, 720, 27
"""A page as GB/T 9704 sets it, with 27 characters a line."""
Draw = Callable[[Any, int], None]


def pdf(pages: Iterable[Draw], size: tuple[float, float] = A4, **options: Any) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1, **options)
    for number, draw in enumerate(pages, 1):
        canvas.setFont("STSong-Light", SIZE)
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def set_lines(paragraphs: Iterable[str], *, first: int = 2, further: int = 0) -> list[tuple[int, str]]:
    """Lines of paragraphs, each with its indent."""
    found = []
    for paragraph in paragraphs:
        head, rest = paragraph[: ROOM - first], paragraph[ROOM - first :]
        found += [(first, head), *((further, part) for part in wrap(rest, ROOM - further))]
    return found


def drawn(lines: Sequence[tuple[int, str]], top: float = TOP) -> Draw:
    def draw(canvas: Any, number: int) -> None:
        for row, (indent, text) in enumerate(lines):
            canvas.drawString(LEFT + SIZE * indent, top - PITCH * row, text)

    return draw


def with_heads(draw: Draw, head: str, foot: str) -> Draw:
    def both(canvas: Any, number: int) -> None:
        draw(canvas, number)
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(WIDTH / 2, 800, head.format(number))
        canvas.drawCentredString(WIDTH / 2, 50, foot.format(number))

    return both


def read(data: bytes) -> Transcript:
    return read_pdf(data, "x.pdf")


def lines(data: bytes) -> list[str]:
    return read(data).text.split("\n")[:-1]


CLAUSE = "责任单位：州教育局、州人力资源社会保障局、州农牧农村局、州文化广播电视和旅游局、各县（市）人民政府。"
PARAGRAPHS = [
    "一、总体要求",
    "（一）加强组织领导。各级党委和政府要把科学素质建设纳入重要议事日程，完善工作机制，形成推进合力，确保各项任务落到实处。",
    CLAUSE,
    "（二）强化条件保障。" + "完善经费投入机制，" * 12 + "确保取得实效。",
    CLAUSE[:24] + "。",
    "附则由州科协负责解释。",
]


@pytest.mark.parametrize(
    ("first", "further"),
    [(2, 0), (0, 0), (0, 2)],
    ids=["first line indented", "not indented", "further lines indented"],
)
@pytest.mark.parametrize("lines_a_page", [4, 7, 11])
def test_paragraphs_over_lines_and_pages(first: int, further: int, lines_a_page: int) -> None:
    found = set_lines(PARAGRAPHS, first=first, further=further)
    pages = [found[at : at + lines_a_page] for at in range(0, len(found), lines_a_page)]
    data = pdf(with_heads(drawn(page), "州人民政府公报 2024年第3期", "— {} —") for page in pages)
    assert lines(data) == PARAGRAPHS


def test_each_part_of_a_paragraph_has_the_page_that_it_stands_on() -> None:
    found = set_lines([CLAUSE])
    transcript = read(pdf([drawn(found[:1]), drawn(found[1:])]))
    assert transcript.text == CLAUSE + "\n"
    places = [transcript.span(at, at + 4).place for at in (0, CLAUSE.index("各县"))]
    assert places == ["page 1", "page 2"]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("", "— {} —"),
        ("", "- {} -"),
        ("", "第{}页"),
        ("", "第 {} 页 共 9 页"),
        ("", "{}/9"),
        ("", "{}"),
        ("{}", ""),
        ("甲市人民政府公报", "{}"),
        ("甲市人民政府公报　　{}", "仅供内部使用"),
    ],
)
def test_heads_and_page_numbers_are_left_out(head: str, foot: str) -> None:
    bodies = [["一、总则", "第一段。"], ["二、分则", "第二段。"], ["三、附则", "第三段。"]]
    data = pdf(with_heads(drawn([(2, text) for text in body]), head, foot) for body in bodies)
    assert lines(data) == [text for body in bodies for text in body]


def test_what_comes_again_in_the_text_is_kept() -> None:
    """Pages have their lines at the same heights, so the last lines of two may well be the same duty."""
    page = drawn([(2, "1.任务。"), *[(2, f"要求{n}。") for n in "甲乙丙"], (2, "责任单位：市甲局")], top=190)
    data = pdf([page, page])
    assert lines(data).count("责任单位：市甲局") == 2


def test_a_number_in_a_text_is_kept() -> None:
    assert lines(pdf([drawn([(0, "2024"), (0, "第一段。")])])) == ["2024", "第一段。"]


def test_titles_addressees_and_signatures_stay_lines() -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.setFont("STSong-Light", 22)
        canvas.drawCentredString(WIDTH / 2, 760, "甲市人民政府办公室关于印发")
        canvas.drawCentredString(WIDTH / 2, 724, "《乙行动方案》的通知")
        canvas.setFont("STSong-Light", SIZE)
        canvas.drawString(LEFT, 660, "各县（市、区）人民政府：")
        for row, (indent, text) in enumerate(set_lines(PARAGRAPHS[1:4])):
            canvas.drawString(LEFT + SIZE * indent, 632 - PITCH * row, text)
        canvas.drawRightString(LEFT + ROOM * SIZE - 32, 300, "甲市人民政府办公室")
        canvas.drawRightString(LEFT + ROOM * SIZE - 48, 272, "2024年6月6日")

    assert lines(pdf([draw])) == [
        "甲市人民政府办公室关于印发",
        "《乙行动方案》的通知",
        "各县（市、区）人民政府：",
        *PARAGRAPHS[1:4],
        "甲市人民政府办公室",
        "2024年6月6日",
    ]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_pages_set_sideways(angle: int) -> None:
    def turned(draw: Draw) -> Draw:
        def both(canvas: Any, number: int) -> None:
            canvas.translate(WIDTH / 2, HEIGHT / 2)
            canvas.rotate(angle)
            canvas.translate(-WIDTH / 2, -HEIGHT / 2)
            draw(canvas, number)

        return both

    assert lines(pdf([turned(drawn(set_lines(PARAGRAPHS)))])) == PARAGRAPHS
    assert cells(pdf([turned(ruled(TABLE))])) == [TABLE]


def test_a_watermark_is_left_out() -> None:
    def draw(canvas: Any, number: int) -> None:
        drawn(set_lines(PARAGRAPHS))(canvas, number)
        canvas.translate(300, 600)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")

    assert lines(pdf([draw])) == PARAGRAPHS


def test_bold_type_drawn_twice_is_read_once() -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.drawString(LEFT, TOP, "一、总则")
        canvas.drawString(LEFT + 0.3, TOP, "一、总则")

    assert lines(pdf([draw])) == ["一、总则"]


def test_radicals_are_read_as_characters() -> None:
    from policyduty.readers.pdf_page import _read

    assert "".join(map(_read, map(ord, "⼀、⻓期⺠⽣\ufffe\x02"))) == "一、长期民生"


def test_latin_words() -> None:
    text = (
        "Notice of the General Office of the State Council on printing and distributing the plan",
        "for the division of duties among departments in the promotion of the science literacy",
        "of all people.",
    )

    def draw(canvas: Any, number: int) -> None:
        canvas.setFont("Helvetica", 11)
        for row, line in enumerate(text):
            canvas.drawString(LEFT, TOP - 20 * row, line)

    assert lines(pdf([draw])) == [" ".join(text)]


HEAD = ["序号", "重点任务", "工作内容", "牵头单位", "责任单位"]
TABLE = [
    HEAD,
    ["1", "推进建设", "加快项目实施，完善政策体系，推动各项任务落地见效。", "市甲局", "市乙局、各县（市）人民政府"],
    ["2", "推进建设", "健全制度。", "市人力资源社会保障局", "市丙局\n市丁局"],
    ["3", "加强管理", "1.压实责任。\n2.强化监督，定期通报。", "市戊局", ""],
]
COLUMNS = (40, 80, 150, 310, 410, 550)


def ruled(table: Sequence[Sequence[str]], top: float = 700, *, boxes: bool = False, bottom_open: bool = False) -> Draw:
    """Draw a table at 12 points, cells of the same text below each other in the second column as one."""

    def draw(canvas: Any, number: int) -> None:
        canvas.setFont("STSong-Light", 12)
        high = top
        for row, texts in enumerate(table):
            parts = []
            for column, text in enumerate(texts):
                room = int((COLUMNS[column + 1] - COLUMNS[column] - 11) // 12)
                parts.append([line for part in text.split("\n") for line in wrap(part, room) or [""]])
            height = 15 * max(map(len, parts)) + 9
            for column, part in enumerate(parts):
                left, right = COLUMNS[column : column + 2]
                merged = column == 1 and row and texts[1] == table[row - 1][1]
                goes_on = column == 1 and row + 1 < len(table) and texts[1] == table[row + 1][1]
                sides = [(left, high, left, high - height), (right, high, right, high - height)]
                sides += [] if merged else [(left, high, right, high)]
                sides += [] if goes_on else [(left, high - height, right, high - height)]
                for x, y, to_x, to_y in sides:
                    if boxes:
                        canvas.rect(min(x, to_x), min(y, to_y), abs(x - to_x) or 0.5, abs(y - to_y) or 0.5, 0, 1)
                    else:
                        canvas.line(x, y, to_x, to_y)
                for line, text in enumerate([] if merged else part):
                    canvas.drawString(left + 5.5, high - 15 - 15 * line, text)
            high -= height

    return draw


def cells(data: bytes) -> list[list[list[str]]]:
    transcript = read(data)
    return [[[transcript.text[slice(*cell)] for cell in row] for row in table.rows] for table in transcript.tables]


@pytest.mark.parametrize("boxes", [False, True], ids=["lines", "thin boxes"])
def test_ruled_tables(boxes: bool) -> None:
    data = pdf([ruled(TABLE, boxes=boxes)])
    assert cells(data) == [TABLE]
    transcript = read(data)
    _, first, second, _ = transcript.tables[0].rows
    assert first[1] == second[1]
    assert transcript.span(*first[3]).place == "page 1"


def test_text_around_a_table() -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.drawCentredString(WIDTH / 2, 740, "乙行动任务分解表")
        canvas.drawString(LEFT, 200, "注：本表由市甲局负责解释。")
        ruled(TABLE)(canvas, number)

    found = lines(pdf([draw]))
    assert (found[0], found[-1]) == ("乙行动任务分解表", "注：本表由市甲局负责解释。")


@pytest.mark.parametrize("head_again", [False, True])
def test_a_table_goes_on_over_pages(head_again: bool) -> None:
    pages = [TABLE[:3], [*([HEAD] if head_again else []), *TABLE[3:]]]
    data = pdf(with_heads(ruled(page), "甲市公报", "{}") for page in pages)
    assert cells(data) == [TABLE]
    transcript = read(data)
    assert transcript.text.count("序号") == 1
    assert [transcript.span(*row[0]).place for row in transcript.tables[0].rows] == ["page 1"] * 3 + ["page 2"]


def test_a_merged_cell_goes_on_over_pages() -> None:
    data = pdf([ruled(TABLE[:3]), ruled([["3", "", "压实责任。", "市戊局", "市己局"]])])
    transcript = read(data)
    *_, second, third = transcript.tables[0].rows
    assert third[1] == second[1]
    assert transcript.text[slice(*third[0])] == "3"


def test_a_row_goes_on_over_pages() -> None:
    begun = ["1", "推进建设", "加快项目实施，完善政策体系，推动各", "市甲局", "市乙局、各县（市）人"]
    rest = ["", "", "项任务落地见效。", "", "民政府"]
    data = pdf([ruled([HEAD, begun]), ruled([rest, TABLE[2]])])
    assert cells(data) == [[HEAD, TABLE[1], TABLE[2]]]
    transcript = read(data)
    _, end = transcript.tables[0].rows[1][4]
    assert transcript.span(end - 1, end).place == "page 2"


def test_tables_of_other_columns_stay_apart() -> None:
    def narrow(canvas: Any, number: int) -> None:
        canvas.grid([80, 200, 400], [700, 660, 620])
        canvas.drawString(90, 670, "甲")
        canvas.drawString(210, 670, "乙")

    assert cells(pdf([ruled(TABLE), narrow])) == [TABLE, [["甲", "乙"], ["", ""]]]


def test_words_set_upright_in_a_cell() -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.grid([80, 120, 400], [700, 600])
        for row, text in enumerate("重点任务"):
            canvas.drawString(92, 680 - 20 * row, text)
        canvas.drawString(130, 650, "完善机制。")

    assert cells(pdf([draw])) == [[["重点任务", "完善机制。"]]]


@pytest.mark.parametrize(
    "frame", [lambda canvas: canvas.rect(30, 30, 535, 780), lambda canvas: canvas.grid([30, 560], [780, 400, 30])]
)
def test_a_frame_is_no_table(frame: Callable[[Any], None]) -> None:
    def draw(canvas: Any, number: int) -> None:
        frame(canvas)
        drawn(set_lines(PARAGRAPHS))(canvas, number)

    assert lines(pdf([draw])) == PARAGRAPHS
    assert not read(pdf([draw])).tables


def test_a_drawing_of_many_rules_is_no_table() -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.grid([x / 10 for x in range(300, 5600, 51)], [y / 10 for y in range(300, 5000, 51)])
        drawn([(2, "一、总则")])(canvas, number)

    assert lines(pdf([draw])) == ["一、总则"]


def test_a_table_in_a_form() -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.beginForm("sheet")
        ruled(TABLE)(canvas, number)
        canvas.endForm()
        canvas.doForm("sheet")

    assert cells(pdf([draw])) == [TABLE]


def test_duties_of_a_table() -> None:
    def draw(canvas: Any, number: int) -> None:
        canvas.drawCentredString(HEIGHT / 2, 540, "乙行动任务分解表")
        ruled(TABLE, 500)(canvas, number)

    plan = read_document(pdf([draw], landscape(A4)), name="x.pdf").plan
    assert plan.title == "乙行动任务分解表"
    assert [(row.text, row.duty.leads, row.duty.co) for row in duty_table(plan)] == [
        (TABLE[1][2], ("市甲局",), ("市乙局", "各县（市）人民政府")),
        (TABLE[2][2], ("市人力资源社会保障局",), ("市丙局", "市丁局")),
        (TABLE[3][2], ("市戊局",), ()),
    ]


@pytest.mark.parametrize("pages", [1, 3])
def test_pages_without_text(pages: int) -> None:
    locale.use("en")
    with pytest.raises(InputError, match=r"^x\.pdf: holds pictures of pages and no text"):
        read(pdf([lambda canvas, _: canvas.rect(100, 100, 50, 50)] * pages))


def test_a_locked_pdf() -> None:
    locale.use("en")
    data = pdf([drawn([(0, "一、总则")])], encrypt=StandardEncryption("secret"))
    with pytest.raises(InputError, match=r"^x\.pdf: is damaged, locked or of another kind: .*[Pp]assword"):
        read(data)


def test_a_pdf_that_only_may_not_be_changed_is_read() -> None:
    data = pdf([drawn([(0, "一、总则")])], encrypt=StandardEncryption("", "secret", canModify=0))
    assert lines(data) == ["一、总则"]


@pytest.mark.parametrize("seed", range(0, 100, 3))
def test_damage_is_bad_input_or_does_no_harm(seed: int) -> None:
    data = bytearray(pdf([ruled(TABLE)]))
    at = len(data) * seed // 100
    data[at : at + 3] = b"\xff\x00>"
    try:
        read(bytes(data))
    except InputError as error:
        assert error.values["file"] == "x.pdf"  # noqa: PT017
