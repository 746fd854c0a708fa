"""Plans that the exporters are tested on: one with every shape that matters, and one with any text in every field."""

from collections.abc import Callable
from datetime import date

import pytest

from policyduty import (
    Assignment,
    Basis,
    Certainty,
    Correction,
    Deadline,
    Document,
    Duty,
    Kind,
    LeadRule,
    Level,
    Plan,
    Role,
    Section,
    Span,
    Target,
    Task,
    Unit,
)
from policyduty.testing import filled_plan


def _span(start: int, end: int) -> Span:
    return Span("notice.txt", start, end)


def _units(role: Role, *names: str, after: int = 0) -> tuple[Assignment, ...]:
    return tuple(Assignment(unit=name, role=role, position=n) for n, name in enumerate(names, after + 1))


@pytest.fixture
def plan() -> Plan:
    first = Task(
        id="1.1",
        marker="（一）",
        title="激发青少年好奇心和想象力",
        text="弘扬科学家精神。\n建立资源共建共享机制，到2025年覆盖率超过90%。开展评估。",
        duties=[
            Duty(
                id="1.1/d1",
                clause="州教体局、州科协、团州委等按职责分工负责",
                assignments=(
                    Assignment(unit="州教育和体育局", role=Role.LEAD, position=1, printed="州教体局"),
                    *_units(Role.CO, "州科协", "团州委", after=1),
                ),
                rule=LeadRule.FIRST_LISTED,
                open_ended=True,
                covers=(0, 8),
                deadlines=[Deadline(text="2025年底前"), Deadline(text="每年10月底前")],
                span=_span(110, 130),
            ),
            Duty(
                id="1.1/d2",
                clause="州教育和体育局牵头",
                assignments=_units(Role.LEAD, "州教育和体育局"),
                rule=LeadRule.EXPLICIT,
                open_ended=True,
                covers=(9, 35),
                span=_span(170, 180),
            ),
        ],
        targets=[
            Target(
                text="到2025年覆盖率超过90%",
                metric="覆盖率",
                value="超过90%",
                deadline=Deadline(text="到2025年"),
            ),
            Target(text="一村一名"),
        ],
        span=_span(90, 190),
    )
    unassigned = Task(id="1.1.1", marker="1．", title="加强组织领导", text="健全工作机制。", span=_span(210, 230))
    unnumbered = Task(
        id="2.x1",
        text="开发双语科普读物，推动优质科普资源向基层倾斜，惠及各县农牧民。",
        duties=[
            Duty(
                id="2.x1/d1",
                clause="责任单位：各县（市）人民政府，州科协",
                assignments=_units(Role.RESPONSIBLE, "各县（市）人民政府", "州科协"),
                span=_span(270, 290),
            ),
            Duty(id="2.x1/d2", clause="有关部门按职责分工负责", covers=(0, 0), span=_span(291, 300)),
        ],
        span=_span(250, 300),
    )
    return Plan(
        id="sample",
        title="科学素质行动责任分工方案",
        document=Document(
            title="关于印发责任分工方案的通知",
            issuer="甘孜州人民政府办公室",
            number="甘办发〔2023〕24号",
            dated=date(2023, 5, 4),
            published=date(2023, 5, 16),
            addressees=["各县（市）人民政府", "州级各部门"],
            basis=[Basis(title="《四川省实施方案》", number="川府发〔2022〕28号"), Basis(title="《纲要》")],
        ),
        lead_rule=LeadRule.FIRST_LISTED,
        preface="为贯彻落实，制定本方案。\n\n请认真执行。",
        sections=[
            Section(
                id="1",
                marker="一、",
                title="青少年科学素质提升行动",
                text="面向全州中小学。",
                sections=[
                    Section(id="1.1s", marker="（甲）", title="保障", tasks=[unassigned], span=_span(200, 230)),
                ],
                tasks=[first],
                span=_span(80, 230),
            ),
            Section(id="2", marker="二、", title="农牧民科学素质提升行动", tasks=[unnumbered], span=_span(240, 300)),
        ],
        tasks=[Task(id="0.1", title="总体要求", text="统筹推进。", span=_span(50, 60))],
        units=[
            Unit(name="州教育和体育局", level=Level.PREFECTURE, kind=Kind.GOVERNMENT, note="与州教育局合署"),
            Unit(name="州科协", level=Level.PREFECTURE, kind=Kind.MASS_ORGANISATION),
            Unit(
                name="各县（市）人民政府",
                level=Level.COUNTY,
                collective=True,
                members=["康定市人民政府", "泸定县人民政府"],
            ),
        ],
        corrections=[
            Correction(
                id="c1",
                printed="州教休局、",
                corrected="州教体局、",
                reason="形近误植",
                certainty=Certainty.LIKELY,
                evidence="同文他处作“州教体局”",
                alternatives=["州教育局、", "州体育局、"],
                span=_span(111, 116),
            ),
            Correction(
                id="c2",
                printed="工作机置",
                corrected="工作机制",
                reason="音近误植",
                certainty=Certainty.CERTAIN,
                evidence="通用语",
                span=_span(220, 224),
            ),
            Correction(
                id="c3",
                printed="通只",
                corrected="通知",
                reason="音近误植",
                certainty=Certainty.ASSUMED,
                evidence="文种",
                span=_span(3, 5),
            ),
        ],
    )


@pytest.fixture(scope="session")
def filled() -> Callable[[str], Plan]:
    """Give a plan that says one text wherever it can."""
    return filled_plan
