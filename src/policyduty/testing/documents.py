"""Hypothesis strategies for printed plans (印发的方案): text in the published styles, beside what it says.

What a reader makes of the text can be compared with what the text was made from.
"""

from typing import Any

from attrs import field, frozen
from hypothesis import strategies as st

_PREFIXES = ("省", "市", "州", "县", "区")
_BODIES = (
    "教育局 科技局 工业和信息化局 公安局 民政局 财政局 人力资源社会保障局 自然资源和规划局 生态环境局 住房和城乡建设局"
    " 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康委 应急管理局 审计局 市场监管局 统计局 医保局"
    " 林业和草原局 大数据局 发展改革委 国资委 委组织部 委宣传部 委网信办 委编办 总工会 妇联 科协 残联 工商联"
    " 气象局 税务局 政府办公室 机关事务服务中心"
).split()
_COLLECTIVES = (
    "各县(市、区)人民政府",
    "各县（市、区）政府",
    "各有关部门",
    "各成员单位",
    "市直有关单位",
    "各地区",
    "各区、市政府",
    "州、县(市)反邪教办公室",
)
_WORKS = (
    "推进项目建设",
    "完善政策体系",
    "健全工作机制",
    "加大投入力度",
    "强化宣传引导",
    "提升服务能力，优化营商环境",
    "支持企业牵头组建创新联合体",
    "落实属地管理责任",
    "建设一批示范基地（含试点）",
    "培育壮大市场主体",
)
_CHINESE = "一二三四五六七八九十"


@frozen(kw_only=True)
class PrintedDuty:
    """What a printed duty says; see :class:`policyduty.Duty`."""

    path: tuple[str, ...]
    lead: tuple[str, ...] = ()
    co: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    open_ended: bool = False


@frozen(kw_only=True)
class PrintedPlan:
    """A plan as printed, and what it says."""

    text: str
    headings: tuple[tuple[str, str], ...]
    """Marker and title of every heading, in order."""
    duties: tuple[PrintedDuty, ...]


@frozen
class _Style:
    """How one document is printed."""

    labelled: bool
    own_line: bool
    brackets: str
    full_width: bool
    lead_label: str
    co_label: str
    lone_label: str
    verbs: tuple[str, str, str]
    """For leads, for those beside a lead, for those without one."""
    run_in: bool
    """The title runs into its text."""
    first_listed: str
    """The words of a stated lead rule, or nothing."""
    levels: tuple[str, ...] = field(default=("chinese", "bracketed"))


_styles = st.builds(
    _Style,
    labelled=st.booleans(),
    own_line=st.booleans(),
    brackets=st.sampled_from(["（）", "()", "〔〕"]),
    full_width=st.booleans(),
    lead_label=st.sampled_from(["牵头单位", "牵头部门", "主办单位", "牵头责任单位"]),
    co_label=st.sampled_from(["责任单位", "配合单位", "参加单位", "参与部门", "协办单位"]),
    lone_label=st.sampled_from(["责任单位", "责任部门", "负责部门", "落实单位"]),
    verbs=st.tuples(
        st.sampled_from(["牵头", "牵头负责"]),
        st.sampled_from(["配合", "参与", "按职责分工负责", "落实"]),
        st.sampled_from(["负责", "按职责分工负责", "分工负责", "共同负责"]),
    ),
    run_in=st.booleans(),
    first_listed=st.sampled_from(["", "", "排在第一位的为牵头单位，下同", "列第一位者为牵头单位，下同"]),
    levels=st.sampled_from([("chinese", "bracketed"), ("chinese", "digit"), ("chinese", "bracketed", "digit")]),
)

_units = st.one_of(
    st.builds(str.__add__, st.sampled_from(_PREFIXES), st.sampled_from(_BODIES)), st.sampled_from(_COLLECTIVES)
)
_unit_lists = st.lists(_units, min_size=1, max_size=6, unique=True)
_joints = st.sampled_from("、、、，及和")


@st.composite
def printed_plans(draw: st.DrawFn) -> PrintedPlan:
    """Plans as governments print them: every level of headings, labels and verbs, lists and their rule."""
    style = draw(_styles)
    lines = ["甲市人民政府办公室", "关于印发《甲市乙工作方案》的通知", "甲政办发〔2024〕7号", "甲市乙工作方案"]
    headings: list[tuple[str, str]] = []
    duties: list[PrintedDuty] = []
    ruled = False

    def items(level: int, path: tuple[str, ...]) -> None:
        nonlocal ruled
        for number in range(1, draw(st.integers(1, 3)) + 1):
            marker = _marker(style.levels[level], number, full_width=style.full_width)
            title = f"{draw(st.sampled_from(_WORKS[:6])).split('，')[0]}工作"
            headings.append((marker, title))
            if level + 1 < len(style.levels):
                lines.append(marker + title)
                items(level + 1, (*path, marker))
                continue
            text = "。".join(draw(st.lists(st.sampled_from(_WORKS), min_size=1, max_size=3))) + "。"
            clause, said = draw(_clauses(style, ruled=ruled))
            states = bool(style.first_listed) and not ruled
            if states:
                clause, said = draw(_clauses(style, ruled=True, marked=False))
                clause += f"。{style.first_listed}"
                ruled = True
            duties.append(PrintedDuty(path=(*path, marker), **said))
            body = f"{marker}{title}。{text}" if style.run_in else f"{marker}{title}\n{text}"
            if style.labelled and style.own_line:
                lines.append(f"{body}\n{clause}。")
            else:
                lines.append(f"{body}{style.brackets[0]}{clause}{style.brackets[1]}")

    items(0, ())
    text = "\n".join(lines)
    if not style.full_width:
        text = text.translate(str.maketrans("，：；（）", ",:;()"))
    return PrintedPlan(text=text, headings=tuple(headings), duties=tuple(duties))


def _marker(level: str, number: int, *, full_width: bool) -> str:
    if level == "chinese":
        return f"{_CHINESE[number - 1]}、"
    if level == "bracketed":
        return f"（{_CHINESE[number - 1]}）" if full_width else f"({_CHINESE[number - 1]})"
    return f"{number}．" if full_width else f"{number}."


@st.composite
def _lists(draw: st.DrawFn, units: list[str]) -> tuple[str, bool]:
    """A printed list of units, and whether it is open."""
    text = units[0]
    for unit in units[1:]:
        text += draw(_joints) + unit
    if draw(st.booleans()) and not units[-1].startswith(("各", "州、", "市直")):
        return text + draw(st.sampled_from(["等", "等部门", "等有关部门和单位"])), True
    return text, False


@st.composite
def _clauses(draw: st.DrawFn, style: _Style, *, ruled: bool, marked: bool | None = None) -> tuple[str, dict[str, Any]]:
    """A printed clause without brackets, and the roles that it gives."""
    everyone = draw(_unit_lists)
    cut = draw(st.integers(1, len(everyone)))
    first, others = everyone[:cut], everyone[cut:]
    marked = draw(st.booleans()) if marked is None else marked
    if marked:
        lead_list, lead_open = draw(_lists(first))
        co_list, co_open = draw(_lists(others)) if others else ("", False)
        if style.labelled:
            clause = f"{style.lead_label}：{lead_list}" + (f"；{style.co_label}：{co_list}" if others else "")
        else:
            clause = lead_list + style.verbs[0] + (f"，{co_list}{style.verbs[1]}" if others else "")
        return clause, {"lead": tuple(first), "co": tuple(others), "open_ended": lead_open or co_open}
    text, is_open = draw(_lists(everyone))
    clause = f"{style.lone_label}：{text}" if style.labelled else f"{text}{style.verbs[2]}"
    if ruled:
        return clause, {"lead": tuple(everyone[:1]), "co": tuple(everyone[1:]), "open_ended": is_open}
    return clause, {"responsible": tuple(everyone), "open_ended": is_open}
