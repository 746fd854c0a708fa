"""Rules between plans (上下级方案): what a higher plan asks of a lower one, and what a draft leaves to be decided."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..contract import Example, Rule
from ..ledgers import task_label
from ..model import Certainty, Deadline, Finding, Role, Severity, Task
from ..subject import Subject
from ..wording import chinese_day

if TYPE_CHECKING:
    from ..cascading import LateDeadline

MATCHING = "公文督查实践：上级部署的任务逐项承接、明确责任、按期办结"
_HIGHER = (
    "青原省全民阅读促进方案\n一、主要任务\n"
    "（一）推进校园阅读。把阅读纳入中小学课后服务，建设班级图书角。2024年底前完成。（省教育厅牵头，团省委配合，各市（州）人民政府负责）\n"
    "（二）办好农家书屋。推动农家书屋与乡镇图书分馆融合，鼓励农民参与管理。（省委宣传部牵头，省财政厅配合，各市（州）人民政府负责）\n"
)
_SCHOOLS = "（一）建设书香校园。将阅读纳入中小学课后服务，建好班级图书角，{due}年底前完成。（{units}）\n"
_VILLAGES = "（二）办好农家书屋。促进农家书屋与乡镇图书分馆融合，鼓励农民参与管理。（州委宣传部牵头，州财政局配合）\n"


def _plan(*, due: str = "2024", units: str = "州教育体育局牵头，团州委配合", rest: str = _VILLAGES) -> Example:
    text = f"临江州全民阅读责任分工方案\n一、主要任务\n{_SCHOOLS.format(due=due, units=units)}{rest}"
    return Example(text=text, higher=_HIGHER)


def _missing(subject: Subject) -> Iterator[Finding]:
    for row in subject.cascade.missing if subject.cascade else ():
        yield NOT_CARRIED.finding(
            excerpt=task_label(row.higher.task), task=task_label(row.higher.task), units="、".join(row.asked_by)
        )


NOT_CARRIED = Rule(
    code="PD601",
    name="not-carried",
    severity=Severity.WARNING,
    statement="Each task that the higher plan asks of this level is carried by one of this plan.",
    statement_zh="上级方案要求本级承担的任务，本级方案都应当承接。",
    message="the higher plan's task {task} asks this level ({units}), and no task here carries it",
    message_zh="上级方案任务“{task}”要求本级（{units}）承担，本方案未承接",
    suggestion="add a task for it, or say in this plan why there is none",
    suggestion_zh="补充相应任务，或说明不承接的理由",
    rationale="What is not carried down is done by nobody. Only tasks in which the higher plan names this level "
    "(各市（州）人民政府, 各地) are asked of it. Tasks are told apart by their words: of some 27,000 pairs of "
    "unrelated tasks in published plans, one was taken for the same.",
    rationale_zh="未承接的任务等于无人落实。仅限上级方案写明由本级（各市（州）人民政府、各地等）承担的任务；任务按文字内容比对。",
    source=MATCHING,
    breaking=_plan(rest="（二）建设流动书屋。为游牧村配备流动图书车。（州委宣传部牵头，州财政局配合）\n"),
    keeping=_plan(),
    check=_missing,
)


def _absent(subject: Subject) -> Iterator[Finding]:
    for row in subject.cascade.rows if subject.cascade else ():
        if not row.carriers or not row.asked_by:
            continue
        task = row.carriers[0].row.task
        for part in row.parts:
            sure = part.counterpart.certainty is not Certainty.ASSUMED
            if part.role is Role.LEAD and part.missing and part.counterpart.unit and sure and _has_units(task):
                yield LINE_ABSENT.finding(
                    place=task.id,
                    span=task.span,
                    unit=part.counterpart.unit,
                    higher=part.counterpart.higher,
                    task=task_label(row.higher.task),
                )


def _has_units(task: Task) -> bool:
    return any(duty.assignments for duty in task.duties)


LINE_ABSENT = Rule(
    code="PD602",
    name="line-absent",
    severity=Severity.WARNING,
    statement="The counterpart of the unit that leads above has a part in the task here.",
    statement_zh="上级牵头单位在本级的对应单位应当参与该任务。",
    message="{unit} has no part here, and {higher} leads {task} above",
    message_zh="上级由“{higher}”牵头“{task}”，本级对应单位“{unit}”未列入",
    suggestion="name {unit}, or see who does its work at this level",
    suggestion_zh="补列“{unit}”，或核实本级由哪个单位承担该职能",
    rationale="The line that leads above asks its own office below for reports. An office that this level may not have "
    "at all is left out, and so are tasks that the higher plan does not ask of this level.",
    rationale_zh="上级牵头部门按条线向下调度，对应单位未列入则无人对接。本级不一定设置的单位不在此列。",
    source=MATCHING,
    breaking=_plan(units="州文化广电旅游局牵头，团州委配合"),
    keeping=_plan(),
    check=_absent,
)


def _late(subject: Subject) -> Iterator[Finding]:
    found: dict[tuple[str, Deadline], LateDeadline] = {}
    for row in subject.cascade.rows if subject.cascade else ():
        found |= {(late.place, late.deadline): late for late in row.late}
    for late in found.values():
        yield LATER_THAN_ABOVE.finding(
            place=late.place,
            span=late.deadline.span,
            excerpt=late.deadline.text,
            time=late.deadline.text,
            due=late.due,
            due_zh=chinese_day(late.due),
            higher=late.higher.text,
        )


LATER_THAN_ABOVE = Rule(
    code="PD603",
    name="later-than-above",
    severity=Severity.WARNING,
    statement="No deadline is later than the higher plan's for what the task carries.",
    statement_zh="完成时限不应晚于上级方案。",
    message="{time} is later than the higher plan leaves: {higher}, that is {due}",
    message_zh="“{time}”晚于上级方案的“{higher}”（{due_zh}）",
    suggestion="bring the deadline forward",
    suggestion_zh="提前完成时限",
    rationale="Who keeps to this plan is late by the higher one. The last day of all tasks that it carries counts, and "
    "only where each of them has one.",
    rationale_zh="按本方案完成即已逾上级时限。一项任务承接上级多项任务的，以其中最晚的时限为准；上级任务没有时限的，不作比较。",
    source=MATCHING,
    breaking=_plan(due="2026"),
    keeping=_plan(),
    check=_late,
)


def _other_line(subject: Subject) -> Iterator[Finding]:
    told: set[tuple[str, str]] = set()
    for row in subject.cascade.rows if subject.cascade else ():
        above = [part for part in row.parts if part.role is Role.LEAD and part.found]
        if not above or any(part.leads for part in above):
            continue
        for carrier in row.carriers:
            for duty in carrier.row.task.duties:
                for each in duty.assignments:
                    key = (duty.id, each.unit)
                    if each.role is Role.LEAD and each.unit in row.other_leads and key not in told:
                        told.add(key)
                        yield OTHER_LINE.finding(
                            place=duty.id,
                            span=each.span or duty.span,
                            excerpt=each.printed,
                            unit=each.printed,
                            own=above[0].found[0],
                            higher=above[0].counterpart.higher,
                        )


OTHER_LINE = Rule(
    code="PD604",
    name="other-line-leads",
    severity=Severity.INFO,
    statement="The line that leads above leads here.",
    statement_zh="本级牵头单位与上级牵头单位属同一条线。",
    message="{unit} leads here, and {own} only supports it; above, {higher} leads",
    message_zh="本级由“{unit}”牵头，“{own}”为配合单位，而上级由“{higher}”牵头",
    suggestion="see whether {own} is to lead",
    suggestion_zh="核实是否应由“{own}”牵头",
    rationale="A level may share work out in its own way, and often has reasons; who reports to the line above should "
    "know.",
    rationale_zh="各级可以自行确定牵头单位，但与上级条线不一致时，报送关系需要另行明确。",
    source=MATCHING,
    breaking=_plan(units="团州委牵头，州教育体育局配合"),
    keeping=_plan(),
    check=_other_line,
)


def _new(subject: Subject) -> Iterator[Finding]:
    if subject.cascade and any(row.carriers for row in subject.cascade.rows):
        for row in subject.cascade.new:
            yield NOT_FROM_ABOVE.finding(
                place=row.task.id, span=row.task.span, excerpt=row.task.title, task=task_label(row.task)
            )


NOT_FROM_ABOVE = Rule(
    code="PD605",
    name="not-from-above",
    severity=Severity.INFO,
    statement="Tasks that the higher plan does not have are meant to be this level's own.",
    statement_zh="上级方案没有的任务，应当是本级有意自加的任务。",
    message="the higher plan has no task like {task}",
    message_zh="上级方案中没有与“{task}”对应的任务",
    suggestion="see that it is meant, and that nobody above has it under other words",
    suggestion_zh="确认系本级自加任务，或上级方案中另有表述",
    rationale="Own tasks are welcome where they suit the place, and are a burden where they were carried over by "
    "mistake.",
    rationale_zh="结合本地实际自加任务是允许的；但误留的旧任务会加重基层负担。",
    source=MATCHING,
    breaking=_plan(rest=f"{_VILLAGES}（三）建设流动车队。为游牧村配备流动图书车。（州委宣传部牵头，州财政局配合）\n"),
    keeping=_plan(),
    check=_new,
)


def _proposed(subject: Subject) -> Iterator[Finding]:
    for _, duty in subject.duties:
        if proposed := [each for each in duty.assignments if each.proposed]:
            yield UNDECIDED.finding(
                place=duty.id,
                span=proposed[0].span or duty.span,
                excerpt=proposed[0].printed,
                units="、".join(each.printed for each in proposed),
                count=len(proposed),
            )


UNDECIDED = Rule(
    code="PD610",
    name="undecided-proposal",
    severity=Severity.WARNING,
    statement="No unit of a plan that is issued is a proposal.",
    statement_zh="印发的方案中不应再有拟定单位。",
    message="{units}: proposed, and not decided yet ({count})",
    message_zh="尚有 {count} 个单位为拟定，未经确认：{units}",
    suggestion="ask the units, and take the mark of those that agree away",
    suggestion_zh="征求意见后确认，并去掉“拟”的标记",
    rationale="A draft gives units work that they have not heard of.",
    rationale_zh="拟定单位尚未征求意见，不能据以落实。",
    source="公文起草实践：涉及其他部门职权的事项，须征求意见并会签（《党政机关公文处理工作条例》第十九条）",
    breaking=Example(text="一、重点任务\n（一）办好学校。\n牵头单位：市教育局（拟）；配合单位：市财政局。\n"),
    keeping=Example(text="一、重点任务\n（一）办好学校。\n牵头单位：市教育局；配合单位：市财政局。\n"),
    check=_proposed,
)


RULES = (NOT_CARRIED, LINE_ABSENT, LATER_THAN_ABOVE, OTHER_LINE, NOT_FROM_ABOVE, UNDECIDED)
