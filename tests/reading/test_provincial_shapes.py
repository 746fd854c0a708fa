"""What plans of provinces, cities and counties print, beside what must be read of it."""

import pytest

from policyduty import read_document
from policyduty.reading.clauses import find
from policyduty.reading.doubtful import stretches
from policyduty.reading.forms import place_joined
from policyduty.reading.grammar import parse
from policyduty.reading.names import read_list


def _names(clause: str) -> list[str]:
    return [name.text for name, _ in parse(clause, 0, len(clause)).names]


def test_how_units_answer_is_no_part_of_a_name() -> None:
    assert _names("东甲市政府、省乙办按责任分工负责") == ["东甲市政府", "省乙办"]
    assert _names("省甲厅、省乙办按各自责任落实") == ["省甲厅", "省乙办"]


def test_a_shared_ending_reaches_behind_the_joint_before_its_places() -> None:
    text = "市甲局、市乙局和东甲、西甲市政府，南甲、北甲县政府"
    names = read_list(text, 0, len(text)).names
    assert [name.text for name in names] == [
        "市甲局",
        "市乙局",
        "东甲市政府",
        "西甲市政府",
        "南甲县政府",
        "北甲县政府",
    ]
    assert [text[name.start : name.end] for name in names] == [name.printed for name in names]


@pytest.mark.parametrize("name", ["市发展和改革委", "市自然资源和规划局", "市自然资源和林业草原局"])
def test_a_joint_within_a_name_is_none(name: str) -> None:
    assert place_joined(name) == 0
    text = f"{name}、东甲、西甲市政府"
    assert read_list(text, 0, len(text)).names[0].text == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省甲厅、省文联和省作协", ["省甲厅", "省文联", "省作协"]),
        ("各子公司，集团总部各部门", ["各子公司", "集团总部各部门"]),
        ("市甲局各县政府", ["市甲局", "各县政府"]),
    ],
)
def test_where_a_name_ends(text: str, names: list[str]) -> None:
    assert [name.text for name in read_list(text, 0, len(text)).names] == names


def test_a_number_with_its_place_struck_out() -> None:
    text = "甲方案\n×委甲〔2023〕6号\n一、甲工作\n推进甲。（市甲局负责）\n"
    assert read_document(text.encode(), name="甲.txt").plan.document.number == "×委甲〔2023〕6号"


def test_who_supervises_on_another_level_is_no_unit() -> None:
    assert _names("责任单位：东甲县委、县政府　州级督导单位：州乙局") == ["东甲县委、县政府"]


@pytest.mark.parametrize("name", ["各省辖市、县（市、区）政府", "沿黄有关市、县人民政府", "各省辖市、县人民政府"])
def test_levels_of_a_province_are_one_name(name: str) -> None:
    text = f"省甲厅、{name}、省乙厅"
    assert [name.text for name in read_list(text, 0, len(text)).names] == ["省甲厅", name, "省乙厅"]


def test_a_rule_of_who_leads_that_is_not_known_is_told() -> None:
    clause = "省甲厅，东甲市政府。逗号前为牵头单位，下同"
    said = parse(clause, 0, len(clause))
    assert [clause[slice(*stretch)] for stretch in said.unread] == ["逗号前为牵头单位，下同"]


OFFICES = {
    "整治岸线（省甲厅），修复滩涂。": ["（省甲厅）"],
    "整治岸线（省甲厅、省乙局），修复滩涂。": ["（省甲厅、省乙局）"],
    "整治岸线（省甲厅）；修复滩涂。": ["（省甲厅）"],
    "报市委宣传部（市文明办），定期通报。": [],
    "整治岸线（县城），修复滩涂。": [],
    "市甲中心（原市乙局），修复滩涂。": [],
}


@pytest.mark.parametrize("paragraph", OFFICES)
def test_offices_alone_before_a_comma_are_told(paragraph: str) -> None:
    found = list(find(paragraph, 0, len(paragraph)))
    told = stretches(paragraph, 0, len(paragraph), found, heading=False)
    assert [paragraph[slice(*stretch)] for stretch in told] == OFFICES[paragraph]


def test_a_page_without_the_title_of_the_notice() -> None:
    text = (
        "甲政办字〔2024〕5号\n各市人民政府，省政府各部门：\n《甲省丙先行区2024年重点任务》已经省政府同意，现印发给你们。\n"
        "甲省人民政府办公厅\n2024年1月19日\n甲省丙先行区\n2024年重点任务\n"
        "为落实《乙意见》（乙发〔2022〕18号），制定重点任务如下：\n一、甲工作\n1.推进乙。（牵头单位：省甲厅）\n"
    )
    plan = read_document(text.encode(), name="甲.txt").plan
    assert plan.title == "甲省丙先行区2024年重点任务"
    assert plan.document.addressees == ("各市人民政府", "省政府各部门")
    assert [basis.number for basis in plan.document.basis] == ["乙发〔2022〕18号"]
    assert plan.preface == "为落实《乙意见》（乙发〔2022〕18号），制定重点任务如下："


def test_words_of_the_page_are_no_addressees() -> None:
    text = "阅读数:\n366次\n甲市乙方案\n为推进乙，制定本方案。\n一、甲工作\n推进甲。（市甲局负责）\n"
    assert read_document(text.encode(), name="甲.txt").plan.document.addressees == ()


def test_the_years_below_a_title_are_its_own() -> None:
    text = "甲市乙三年行动方案\n（2024-2026年）\n为推进乙，制定本方案。\n一、甲工作\n推进甲。（市甲局负责）\n"
    assert read_document(text.encode(), name="甲.txt").plan.title == "甲市乙三年行动方案（2024-2026年）"


NUMBERED = """甲市人民政府办公室关于印发2024年甲市重点工作任务清单的通知
各县人民政府，市政府各部门：
现将有关事项通知如下：
一、落实责任。列第一位的责任单位为牵头单位。
二、强化督办。每季度通报一次。
甲市人民政府办公室
2024年2月10日
"""
LIST = """2024年甲市重点工作任务清单
一、甲工作
1.推进乙。
责任单位：市甲局、市乙局
"""


def test_the_numbered_paragraphs_of_a_notice_are_none_of_the_plan() -> None:
    plan = read_document((NUMBERED + LIST).encode(), name="甲.txt").plan
    assert [section.title for section in plan.sections] == ["甲工作"]
    assert plan.title == "2024年甲市重点工作任务清单"
    assert (plan.document.issuer, str(plan.document.dated)) == ("甲市人民政府办公室", "2024-02-10")
    assert "每季度通报一次" in plan.document.notice
    (duty,) = plan.iter_duties()
    assert (duty.leads, duty.co) == (("市甲局",), ("市乙局",))


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED.replace("每季度通报一次。", "每季度通报一次（市丙局负责）。") + LIST,
        NUMBERED.replace("二、", "（一）甲措施。年底前见效。\n二、") + LIST,
        NUMBERED + LIST.partition("\n")[2],
    ],
    ids=["with a duty", "of two levels", "without a title below"],
)
def test_what_gives_duties_or_has_an_outline_is_no_mere_notice(text: str) -> None:
    plan = read_document(text.encode(), name="甲.txt").plan
    titles = [*(section.title for section in plan.sections), *(task.title for task in plan.iter_tasks())]
    assert any("落实责任" in title for title in titles)
