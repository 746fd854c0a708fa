"""Sections and titles of a table of tasks (任务分解表): whatever the cells say about them."""

import pytest

import policyduty

HEAD = "类别,工作任务,牵头单位\n"
TABLES = {
    "said in each row": (
        HEAD + "一、创新,1.推进改革,市甲局\n一、创新,2.建设平台,市乙局\n二、民生,3.办好学校,市丙局\n",
        [("创新", ["推进改革", "建设平台"]), ("民生", ["办好学校"])],
    ),
    "said once": (
        HEAD + "一、创新,1.推进改革,市甲局\n一、创新,2.建设平台,市乙局\n,3.办好学校,市丙局\n",
        [("创新", ["推进改革", "建设平台", "办好学校"])],
    ),
    "said again later": (
        HEAD + "创新,推进改革,市甲局\n创新,建设平台,市乙局\n民生,办好学校,市丙局\n创新,新建园区,市甲局\n",
        [("创新", ["推进改革", "建设平台"]), ("民生", ["办好学校"]), ("创新", ["新建园区"])],
    ),
    "said again below another row of one cell": (
        HEAD + "上半年,,\n创新,推进改革,市甲局\n创新,建设平台,市乙局\n下半年,,\n创新,办好学校,市丙局\n",
        [("上半年/创新", ["推进改革", "建设平台"]), ("下半年/创新", ["办好学校"])],
    ),
}


@pytest.mark.parametrize("case", TABLES)
def test_sections(case: str) -> None:
    text, expected = TABLES[case]
    found: dict[tuple[str, ...], list[str]] = {}

    def gather(section: policyduty.Section, above: tuple[str, ...]) -> None:
        here = (*above, section.id)
        names[here] = "/".join(filter(None, (names.get(above), section.title)))
        for task in section.tasks:
            found.setdefault(here, []).append(task.title)
        for below in section.sections:
            gather(below, here)

    names: dict[tuple[str, ...], str] = {}
    plan = policyduty.read(text.encode(), name="x.csv")
    for section in plan.sections:
        gather(section, ())
    assert [(names[path], titles) for path, titles in found.items()] == expected
    assert [duty.leads for duty in plan.iter_duties()][:2] == [("市甲局",), ("市乙局",)]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("1.推进改革", "推进改革"),
        ("推进改革", "推进改革"),
        ("1.推进改革。全年完成三项。", ""),
        ("1." + "推进改革" * 11, ""),
    ],
)
def test_a_few_words_are_the_title_where_no_column_has_it(words: str, title: str) -> None:
    plan = policyduty.read(f"工作任务,牵头单位\n{words},市甲局\n".encode(), name="x.csv")
    (task,) = plan.iter_tasks()
    assert (task.title, bool(task.text)) == (title, not title)
