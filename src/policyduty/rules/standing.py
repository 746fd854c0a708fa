"""Rules about what is known of units (单位属性): in force, of the right level, with members."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ..contract import Example, Rule
from ..model import Finding, Kind, Level, Severity, Unit
from ..subject import Subject
from ..wording import chinese, chinese_day
from .units import EDUCATION, FINANCE, NAMING, TASK, at_first


def _outside(subject: Subject) -> Iterator[Finding]:
    # A document may be published long after it was signed, and not before.
    dated = subject.plan.document.dated
    latest = dated or subject.plan.document.published
    for name, mentions in subject.mentions.items():
        unit = subject.units.get(name)
        if unit and dated and unit.valid_until and unit.valid_until < dated:
            yield at_first(
                NOT_IN_FORCE,
                mentions,
                unit=name,
                when=f"ended on {unit.valid_until}",
                when_zh=f"已于{chinese_day(unit.valid_until)}撤销",
                day=dated,
                day_zh=chinese_day(dated),
                remedy=f"name {unit.successor or 'the unit that took over its duties'}",
                remedy_zh=f"改为{unit.successor or '承接其职责的单位'}",
            )
        elif unit and latest and unit.valid_from and latest < unit.valid_from:
            yield at_first(
                NOT_IN_FORCE,
                mentions,
                unit=name,
                when=f"began on {unit.valid_from}",
                when_zh=f"于{chinese_day(unit.valid_from)}才设立",
                day=latest,
                day_zh=chinese_day(latest),
                remedy="name the unit that was there before",
                remedy_zh="改为当时承担该职责的单位",
            )


NOT_IN_FORCE = Rule(
    code="PD305",
    name="not-in-force",
    severity=Severity.ERROR,
    statement="Every unit existed on the day of the document.",
    statement_zh="成文之日，每个单位都应当存在。",
    message="{unit} {when}; the document is of {day}",
    message_zh="“{unit}”{when_zh}，而本文日期为{day_zh}",
    suggestion="{remedy}",
    suggestion_zh="{remedy_zh}",
    rationale="Reforms of institutions end units; a plan copied from last year's keeps them alive.",
    rationale_zh="机构改革后，沿用旧稿的方案常保留已撤销的单位。",
    source=NAMING,
    breaking=Example(
        text="关于办好学校的通知\n甲政发〔2024〕1号\n"
        + TASK.format(units="市教育局、市文化局")
        + "\n甲市人民政府\n2024年3月1日\n",
        units=(EDUCATION, Unit(name="市文化局", valid_until=date(2019, 1, 31), successor="市文化和旅游局")),
    ),
    keeping=Example(
        text="关于办好学校的通知\n甲政发〔2024〕1号\n"
        + TASK.format(units="市教育局、市文化和旅游局")
        + "\n甲市人民政府\n2024年3月1日\n",
        units=(EDUCATION, Unit(name="市文化和旅游局", valid_from=date(2019, 2, 1))),
    ),
    check=_outside,
)

_HEIGHT = {
    Level.NATIONAL: 0,
    Level.PROVINCIAL: 1,
    Level.PREFECTURE: 2,
    Level.COUNTY: 3,
    Level.TOWNSHIP: 4,
    Level.VILLAGE: 5,
}


_RUN = (Kind.INSTITUTION, Kind.ENTERPRISE)
"""A university or works may be run from above and take part where it stands."""


def _misplaced(subject: Subject) -> Iterator[Finding]:
    known = {
        name: unit.level
        for name in subject.mentions
        if (unit := subject.units.get(name)) and unit.level in _HEIGHT and not unit.collective and unit.kind not in _RUN
    }
    levels = Counter(known.values())
    if not levels:
        return
    (own, count), *_ = levels.most_common()
    if own is None or count < 3 or 4 * count < 3 * len(known):
        return
    for name, level in known.items():
        if level is not None and _HEIGHT[level] < _HEIGHT[own]:
            yield at_first(
                WRONG_LEVEL,
                subject.mentions[name],
                unit=name,
                level=level.value,
                own=own.value,
                level_zh=chinese(level),
                own_zh=chinese(own),
            )


WRONG_LEVEL = Rule(
    code="PD306",
    name="wrong-level",
    severity=Severity.WARNING,
    statement="A plan gives duties to no unit above its own level.",
    statement_zh="方案不应给上级单位分派任务。",
    message="{unit} is of level {level}, the plan's units are of level {own}",
    message_zh="“{unit}”为{level_zh}单位，本方案其他单位多为{own_zh}",
    suggestion="name the unit of the plan's own level",
    suggestion_zh="改为本级单位",
    rationale="A plan made from a higher one keeps a name by mistake. Institutions and enterprises may be run from "
    "above and are left out. The level is that of three quarters of the units that the registry knows.",
    rationale_zh="由上级方案改写时误留上级单位。事业单位和企业可由上级主管，不在此列。本级取单位库所知单位中四分之三以上者的层级。",
    source="《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》：各级政府领导所属工作部门和下级政府的工作",
    breaking=Example(
        text=TASK.format(units="市教育局、市财政局、市水利局、省科技厅"),
        units=(
            EDUCATION,
            FINANCE,
            Unit(name="市水利局", level=Level.PREFECTURE),
            Unit(name="省科技厅", level=Level.PROVINCIAL),
        ),
    ),
    keeping=Example(
        text=TASK.format(units="市教育局、市财政局、市水利局、市科技局"),
        units=(
            EDUCATION,
            FINANCE,
            Unit(name="市水利局", level=Level.PREFECTURE),
            Unit(name="市科技局", level=Level.PREFECTURE),
        ),
    ),
    check=_misplaced,
)


def _memberless(subject: Subject) -> Iterator[Finding]:
    for name, mentions in subject.mentions.items():
        unit = subject.units.get(name)
        if unit and unit.collective and not unit.members:
            yield at_first(COLLECTIVE_WITHOUT_MEMBERS, mentions, unit=name)


COLLECTIVE_WITHOUT_MEMBERS = Rule(
    code="PD307",
    name="collective-without-members",
    severity=Severity.INFO,
    statement="Of a name for many units the registry knows which they are.",
    statement_zh="集合单位应当在单位库中列明成员。",
    message="which units {unit} stands for is not known (duties: {count})",
    message_zh="“{unit}”所指单位不明，它有 {count} 项分工",
    suggestion="list its members in the registry",
    suggestion_zh="在单位库中列出成员",
    rationale="A duty of 各有关部门 stands in nobody's list until it is known who they are.",
    rationale_zh="成员不明，其任务进不了任何单位的清单。",
    source="policyduty",
    breaking=Example(
        text=TASK.format(units="市教育局、各县（市、区）人民政府"),
        units=(EDUCATION, Unit(name="各县（市、区）人民政府", collective=True)),
    ),
    keeping=Example(
        text=TASK.format(units="市教育局、各县（市、区）人民政府"),
        units=(EDUCATION, Unit(name="各县（市、区）人民政府", collective=True, members=("甲县人民政府",))),
    ),
    check=_memberless,
)

RULES = (NOT_IN_FORCE, WRONG_LEVEL, COLLECTIVE_WITHOUT_MEMBERS)
