"""Small published documents, in the shapes that are met, beside what must be read."""

import itertools
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

import policyduty
from policyduty import InputError, LeadRule, Reading, Section, Task, duty_table, read_document

NOTICE = """首页 > 政务公开
甲市人民政府办公室关于印发乙行动方案的通知
发布时间：2024-03-09 10:00
来源：市政府办公室

甲市人民政府办公室
关于印发《甲市乙行动方案》的通知
甲政办发〔2024〕7号

各县（市、区）人民政府，市政府各部门、各直属机构：

经市政府同意，现将《甲市乙行动方案》印发给你们，请认真贯彻执行。

甲市人民政府办公室
2024年3月8日
（此件公开发布）

甲市乙行动方案

为贯彻落实《丙省丁规划》（丙政发〔2023〕12号）精神，制定本方案。

一、总体要求
坚持问题导向。

二、重点任务
（一）推进建设。加快项目实施，到2025年覆盖率达到90%以上。（牵头单位：市甲局；责任单位：市乙局、各县（市、区）人民政府）
（二）加强管理。健全制度（市丙局负责）。强化监督（市丁局牵头，市乙局等部门配合）。

三、保障措施
（一）加强领导。建立机制。
责任单位：市甲局、市乙局。
（二）强化宣传。做好宣传工作。

扫一扫在手机打开当前页
"""


def reading(text: str, name: str = "notice.txt") -> Reading:
    return read_document(text.encode(), name=name)


def test_front_matter() -> None:
    plan = reading(NOTICE).plan
    document = plan.document
    assert plan.title == "甲市乙行动方案"
    assert document.title == "甲市人民政府办公室关于印发乙行动方案的通知"
    assert document.issuer == "甲市人民政府办公室"
    assert document.number == "甲政办发〔2024〕7号"
    assert document.dated == date(2024, 3, 8)
    assert document.published == date(2024, 3, 9)
    assert document.addressees == ("各县（市、区）人民政府", "市政府各部门", "各直属机构")
    assert [(basis.title, basis.number) for basis in document.basis] == [("丙省丁规划", "丙政发〔2023〕12号")]
    assert document.notice == "经市政府同意，现将《甲市乙行动方案》印发给你们，请认真贯彻执行。"
    assert plan.preface == "为贯彻落实《丙省丁规划》（丙政发〔2023〕12号）精神，制定本方案。"


CLOSING = """甲市乙工作方案

一、甲工作
（一）推进甲。建立机制。（市甲局负责）
（二）推进乙。建立台账。（市乙局负责）
"""


@pytest.mark.parametrize(
    ("below", "closing"),
    [
        ("本方案自2024年4月1日起施行，有效期2年。", "本方案自2024年4月1日起施行，有效期2年。"),
        (
            "本措施自印发之日起执行。\n与此前规定不一致的，以本措施为准。",
            "本措施自印发之日起执行。\n与此前规定不一致的，以本措施为准。",
        ),
        ("注：1.逾期的应当说明。\n2.每季度末报送。\n附件：甲表", "注：1.逾期的应当说明。\n2.每季度末报送。"),
        ("备注：各县参照执行。\n甲市人民政府办公室\n2024年3月1日", "备注：各县参照执行。"),
        ("甲市人民政府办公室\n2024年3月1日\n注：各县参照执行。\n扫一扫在手机打开当前页", "注：各县参照执行。"),
        ("本规划自2021年起实施甲工程。（市丙局负责）", ""),
        ("注：甲指乙。\n（三）推进丙。（市丙局负责）", ""),
        ("各县要高度重视。", ""),
    ],
)
def test_what_is_said_last_of_the_whole_is_of_no_task(below: str, closing: str) -> None:
    plan = reading(CLOSING + below + "\n").plan
    assert plan.closing == closing
    said = [task.text for task in plan.iter_tasks()]
    assert said[0] == "建立机制。"
    assert said[1].startswith("建立台账。")
    assert (said[1] == "建立台账。") == bool(closing)


def test_closing_words_are_accounted_for_as_text() -> None:
    plain, closed = (reading(CLOSING + below).account for below in ("", "注：甲指乙。\n2.丙指丁。\n"))
    assert (closed.text - plain.text, closed.noise, closed.headings) == (
        len("注：甲指乙。2.丙指丁。"),
        0,
        plain.headings,
    )


def test_every_fact_shows_where_it_is_printed() -> None:
    for fact in reading(NOTICE).plan.document.evidence:
        assert NOTICE[fact.span.start : fact.span.end] == fact.printed


def test_outline_and_duties() -> None:
    plan = reading(NOTICE).plan
    assert [(type(item).__name__, item.id, item.marker, item.title) for item, _ in plan.walk()] == [
        ("Section", "1", "一、", "总体要求"),
        ("Section", "2", "二、", "重点任务"),
        ("Task", "2.1", "（一）", "推进建设"),
        ("Task", "2.2", "（二）", "加强管理"),
        ("Section", "3", "三、", "保障措施"),
        ("Task", "3.1", "（一）", "加强领导"),
        ("Task", "3.2", "（二）", "强化宣传"),
    ]
    assert [(row.path, row.duty.leads, row.duty.co, row.duty.responsible) for row in duty_table(plan)] == [
        (("二、", "（一）"), ("市甲局",), ("市乙局", "各县（市、区）人民政府"), ()),
        (("二、", "（二）"), (), (), ("市丙局",)),
        (("二、", "（二）"), ("市丁局",), ("市乙局",), ()),
        (("三、", "（一）"), (), (), ("市甲局", "市乙局")),
    ]
    assert plan.lead_rule is LeadRule.EXPLICIT


def test_each_duty_covers_the_text_before_it() -> None:
    rows = duty_table(reading(NOTICE).plan)
    assert [row.text for row in rows] == [
        "加快项目实施，到2025年覆盖率达到90%以上。",
        "健全制度。",
        "强化监督。",
        "建立机制。",
    ]


def test_targets_and_deadlines_of_a_task() -> None:
    task = next(reading(NOTICE).plan.iter_tasks())
    (target,) = task.targets
    assert (target.metric, target.amount, target.unit) == ("覆盖率", 90, "%")
    assert target.deadline is not None
    assert target.deadline.due == date(2025, 12, 31)


def test_spans_point_at_the_printed_page() -> None:
    for duty in reading(NOTICE).plan.iter_duties():
        assert duty.span is not None
        assert duty.clause in NOTICE[duty.span.start : duty.span.end]
        for assignment in duty.assignments:
            assert assignment.span is not None
            assert NOTICE[assignment.span.start : assignment.span.end] == assignment.printed


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # The rule holds from the clause that states it on.
        (
            "一、甲\n（一）乙。丙（市甲局、市乙局负责）\n（二）丁。戊（市丙局、市丁局负责。列第一位者为牵头单位，下同）\n（三）己。庚（市甲局、市丁局负责）",
            [("2", (), ("市甲局", "市乙局")), ("2", ("市丙局",), ("市丁局",)), ("2", ("市甲局",), ("市丁局",))],
        ),
        # Said in the preface, it holds from the start.
        (
            "各项任务中排在第一位的责任单位为牵头单位。\n一、甲\n（一）乙。丙。\n责任单位：市甲局、市乙局",
            [("2", ("市甲局",), ("市乙局",))],
        ),
        # Who is marked as joining does not lead, though it be listed first.
        (
            "一、甲\n（一）乙。丙（配合单位：市丙局）（责任单位：市甲局、市乙局，排在第一位的为牵头单位，下同）\n（二）丁。戊（市丁局配合）",
            [("2", ("市甲局",), ("市丙局", "市乙局")), ("2", (), ("市丁局",))],
        ),
        # Said below the last clause, it holds for all.
        (
            "一、甲\n（一）乙。丙（市甲局、市乙局负责）\n二、丁\n戊（市丙局负责）\n注：排在首位的为牵头单位。",
            [("2", ("市甲局",), ("市乙局",)), ("1", ("市丙局",), ())],
        ),
        # And so where it is said of what stands above, wherever that is.
        (
            "一、甲\n（一）乙。丙（市甲局、市乙局负责）\n（以上任务列首位的为牵头单位）\n（二）丁。戊（市丙局牵头，市丁局配合）",
            [("2", ("市甲局",), ("市乙局",)), ("2", ("市丙局",), ("市丁局",))],
        ),
        # Programmes hold tasks, and tasks measures, each counted on from one to the next.
        (
            "工程一：甲工程\n任务1：乙。\n责任单位：市甲局\n任务2：丙。\n责任单位：市乙局\n工程二：丁工程\n任务3：戊。\n责任单位：市丙局",
            [("2", (), ("市甲局",)), ("2", (), ("市乙局",)), ("2", (), ("市丙局",))],
        ),
        (
            "问题一：甲。\n整改任务1：乙。\n整改措施1：丙。（市甲局负责）\n整改措施2：丁。（市乙局负责）",
            [("3", (), ("市甲局",)), ("3", (), ("市乙局",))],
        ),
        (
            "任务一：甲\n行动1：乙。（市甲局负责）\n行动2：丙。（市乙局负责）",
            [("2", (), ("市甲局",)), ("2", (), ("市乙局",))],
        ),
        # A heading follows a clause on its line.
        (
            "一、甲\n（一）乙。丙（市甲局负责）。（二）丁。戊（市乙局负责）",
            [("2", (), ("市甲局",)), ("2", (), ("市乙局",))],
        ),
        # A clause is broken over two lines.
        (
            "一、甲\n（一）乙。丙（牵头单位：市甲局；责任\n单位：市乙局）\n（二）丁。戊。\n责任单位：市甲局、\n市乙局。",
            [("2", ("市甲局",), ("市乙局",)), ("2", (), ("市甲局", "市乙局"))],
        ),
        # A duty at the level of a section that has tasks too.
        (
            "一、甲\n总述（市甲局负责）。\n（一）乙。丙（市乙局负责）",
            [("1", (), ("市甲局",)), ("2", (), ("市乙局",))],
        ),
        # Three levels; numbering that goes on over sections.
        (
            "一、甲\n（一）乙\n1.丙。丁（市甲局负责）\n（二）戊\n2.己。庚（市乙局负责）",
            [("3", (), ("市甲局",)), ("3", (), ("市乙局",))],
        ),
        # No headings at all.
        ("推进建设（市甲局负责）。\n加强管理（市乙局负责）。", [("0", (), ("市甲局",)), ("0", (), ("市乙局",))]),
    ],
)
def test_shapes(text: str, rows: list[tuple[str, tuple[str, ...], tuple[str, ...]]]) -> None:
    found = duty_table(reading(text).plan)
    assert [(str(len(r.path)), r.duty.leads, r.duty.co or r.duty.responsible) for r in found] == rows


def test_a_duty_says_by_which_rule_its_lead_is_known() -> None:
    text = "一、甲\n（一）乙。（市甲局、市乙局负责，排在第一位的为牵头单位，下同）\n"
    text += "（二）丙。（市丙局配合）\n（三）丁。（市丁局牵头）"
    rules = [duty.rule for duty in reading(text).plan.iter_duties()]
    assert rules == [LeadRule.FIRST_LISTED, LeadRule.NONE, LeadRule.EXPLICIT]


def test_a_number_that_stands_twice_gives_two_ids() -> None:
    plan = reading("一、甲\n（一）乙。丙（市甲局负责）\n（一）丁。戊（市乙局负责）").plan
    assert [task.id for task in plan.iter_tasks()] == ["1.1", "1.1-2"]


def test_doubts_are_findings_with_their_place() -> None:
    result = reading(
        "一、甲\n（一）乙。丙。\n责任单位：市甲局、委、市科协各县人民政府。\n（二）丁。戊（责任单位：市乙局"
    )
    assert [(finding.code, finding.place) for finding in result.findings] == [
        ("PD503", "1.1/d1"),
        ("PD503", "1.1/d1"),
        ("PD501", "1.2/d1"),
    ]
    assert all(finding.span and finding.message_zh for finding in result.findings)


def test_a_document_without_a_duty_says_so() -> None:
    assert [finding.code for finding in reading("今天天气很好。").findings] == ["PD506"]


def test_a_long_list_is_read_whole() -> None:
    units = [f"市第{number}局" for number in range(500)]
    text = f"一、甲\n（一）乙。丙（责任单位：{'、'.join(units)}）"
    (duty,) = reading(text).plan.iter_duties()
    assert list(duty.responsible) == units


def test_the_plan_is_named_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "甲市 方案(终稿).txt"
    path.write_text(NOTICE, encoding="utf-8")
    plan = policyduty.read(path)
    assert plan.id == "甲市-方案-终稿"
    assert plan.sources[0].name == path.name
    assert policyduty.read(path, id="mine").id == "mine"


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "empty.txt", "is empty"),
        (b" \n\t", "blank.txt", "is empty"),
        (b"\xef\xbb\xbf", "mark.txt", "is empty"),
        (b"\x00\x01\x02\x03", "binary.txt", "binary"),
        (b"text", "letter.xyz", r"letter\.xyz: no installed reader .* '\.xyz'"),
    ],
)
def test_bad_documents(data: bytes, name: str, words: str) -> None:
    policyduty.locale.use("en")
    with pytest.raises(InputError, match=words):
        read_document(data, name=name)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_reading_takes_any_text(text: str) -> None:
    if text.strip():
        plan = reading(text).plan
        assert policyduty.loads(policyduty.dumps(plan)) == plan


_LINES = st.sampled_from(NOTICE.splitlines())


@given(st.lists(_LINES, min_size=1, max_size=40).map("\n".join).filter(str.strip))
def test_no_character_is_in_two_duties(text: str) -> None:
    plan = reading(text).plan
    spans = sorted((duty.span.start, duty.span.end) for duty in plan.iter_duties() if duty.span)
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end <= start
    for item, _ in plan.walk():
        assert isinstance(item, (Section, Task))


_SCRAPS = st.sampled_from(
    "（ ） ( ) 【 】 〔 〕 、 ， ； ： 。 等 和 及 \n 责任单位： 牵头单位: 完成时限： 牵头 负责 配合 下同 会同 市甲局"
    " 各市政府 州、 县(市)反邪教办公室 （一） 一、 1. 第一条 2025年底前 每年 月 排在第一位的为牵头单位 超过90%"
    " 一村一名 关于印发 的通知 甲政发〔2024〕1号 附件 长期坚持".split(" ")
)


@given(st.lists(_SCRAPS, max_size=60).map("".join).filter(str.strip))
def test_whatever_stands_there_is_accounted_for_once(text: str) -> None:
    result = reading(text)
    account = result.account
    assert min(getattr(account, kind.name) for kind in fields(type(account))) >= 0
    assert account.total == sum(len(line.strip()) for line in result.transcript.text.splitlines()) or "\n" in text
    spans = sorted((d.span.start, d.span.end) for d in result.plan.iter_duties() if d.span)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for duty in result.plan.iter_duties():
        for assignment in duty.assignments:
            assert duty.span
            assert assignment.span
            assert duty.span.start <= assignment.span.start <= assignment.span.end <= duty.span.end


def test_the_account_says_where_every_character_went() -> None:
    account = reading(NOTICE).account
    assert account.total == sum(len(line.strip()) for line in NOTICE.splitlines())
    assert account.duties == sum(
        len(clause)
        for clause in (
            "（牵头单位：市甲局；责任单位：市乙局、各县（市、区）人民政府）",
            "（市丙局负责）",
            "（市丁局牵头，市乙局等部门配合）",
            "责任单位：市甲局、市乙局。",
        )
    )
    assert account.unread == 0
    noise = ("首页 > 政务公开", "（此件公开发布）", "扫一扫在手机打开当前页")
    assert account.noise == sum(map(len, noise))
    assert account.share("duties") == account.duties / account.total
