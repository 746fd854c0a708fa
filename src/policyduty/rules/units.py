"""Rules about units (单位): known, named one way, in force, of the right level."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..contract import Example, Rule
from ..model import Finding, Kind, Level, Severity, Unit
from ..subject import Mention, Subject
from .leads import is_collective

_NAMING = "各级机构改革方案和“三定”规定所定机构名称及规范简称"
_EDUCATION = Unit(name="市教育局", aliases=("临江市教育局",), level=Level.PREFECTURE, kind=Kind.GOVERNMENT)
_FINANCE = Unit(name="市财政局", level=Level.PREFECTURE, kind=Kind.GOVERNMENT)
_TASK = "一、重点任务\n（一）办好学校。\n责任单位：{units}。\n"


def _unknown(subject: Subject) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Names that the known units do not have, where any units are known; many under one name need not be known."""
    if subject.units:
        for name, mentions in subject.mentions.items():
            if name not in subject.units and not is_collective(name):
                yield name, mentions


def _found(rule: Rule, mentions: tuple[Mention, ...], **values: Any) -> Finding:
    """A finding about a name, at the first place where it stands."""
    first = mentions[0]
    return rule.finding(
        place=first.duty.id,
        span=first.assignment.span or first.duty.span,
        excerpt=first.assignment.printed,
        count=len(mentions),
        **values,
    )


def _strange(subject: Subject) -> Iterator[Finding]:
    near = {name for name, _, _ in _near(subject)}
    for name, mentions in _unknown(subject):
        if name not in near:
            yield _found(UNKNOWN_UNIT, mentions, unit=name)


UNKNOWN_UNIT = Rule(
    code="PD301",
    name="unknown-unit",
    severity=Severity.WARNING,
    statement="Where a registry is given, it knows every unit.",
    statement_zh="给出单位库时，每个单位都应在库中。",
    message="{unit} is in no registry; it has {count} duties here",
    message_zh="单位库中没有“{unit}”，本方案中它有 {count} 项分工",
    suggestion="correct the name, or add the unit to the registry",
    suggestion_zh="更正名称，或将该单位补入单位库",
    rationale="A name that no registry knows is misprinted, out of date, or a unit that nobody reports on.",
    rationale_zh="库中没有的名称，或是误印，或已更名，或无人填报。",
    source=_NAMING,
    breaking=Example(text=_TASK.format(units="市教育局、市航天局"), units=(_EDUCATION, _FINANCE)),
    keeping=Example(text=_TASK.format(units="市教育局、市财政局"), units=(_EDUCATION, _FINANCE)),
    check=_strange,
)

_FEWER = 4
"""How many times as often as the doubtful name the other must stand in a plan, where no registry knows it."""


def _near(subject: Subject) -> Iterator[tuple[str, str, tuple[Mention, ...]]]:
    """Names that nothing knows, each with the known one that they nearly are."""
    known = {name for unit in subject.units.values() for name in unit.names}
    if known:
        doubtful = dict(_unknown(subject))
    else:
        doubtful = {name: found for name, found in subject.mentions.items() if not is_collective(name)}
        known = {name for name, found in subject.mentions.items() if len(found) >= _FEWER}
    for name, mentions in doubtful.items():
        nearest = _nearest(name, known - {name})
        often = len(subject.mentions.get(nearest, ()))
        if not nearest or _are_siblings(name, nearest):
            continue
        if subject.units or (often >= _FEWER * len(mentions) and _is_slip(name, nearest)):
            yield name, nearest, mentions


def _nearest(name: str, known: set[str]) -> str:
    """The one known name at the least distance: one character, or two in a name of eight; empty where none is near."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extract

    reach = 1 if len(name) < 8 else 2
    if len(name) < 4:
        return ""
    candidates = [other for other in known if abs(len(other) - len(name)) <= reach]
    best = extract(name, candidates, scorer=Levenshtein.distance, score_cutoff=reach, limit=2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return str(best[0][0])


def _is_slip(name: str, other: str) -> bool:
    """True where characters were lost or doubled within a name; another character may well make another unit."""
    short, long = sorted((name, other), key=len)
    letters = iter(long)
    return len(short) < len(long) and short[0] == long[0] and all(letter in letters for letter in short)


_LEVELS = "国省市州县区镇乡盟旗"


def _are_siblings(name: str, other: str) -> bool:
    """True for units that are named alike: of two levels (市教育局, 县教育局) or subjects (市教育局, 市体育局)."""
    if name[0] != other[0] and name[0] in _LEVELS and other[0] in _LEVELS:
        return True
    if len(name) != len(other):
        return False
    changed = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    return any(a in _SUBJECTS and b in _SUBJECTS for a, b in changed)


_SUBJECTS = frozenset(
    "教体科技财政审计民司法公安国资统计税务水利林草农牧气象商务文旅广电卫健医保应急市监信访经信发改住建交通城管外事台侨档史志红妇残工团东西南北中"
)
"""Characters that tell one department's business from another's."""


def _misspelt(subject: Subject) -> Iterator[Finding]:
    for name, nearest, mentions in _near(subject):
        yield _found(NEAR_MISS, mentions, unit=name, nearest=nearest)


NEAR_MISS = Rule(
    code="PD302",
    name="near-miss",
    severity=Severity.WARNING,
    statement="No name is a known one but for a character.",
    statement_zh="单位名称不应与已知名称仅差一两个字。",
    message="{unit} is nearly {nearest}, which is known",
    message_zh="“{unit}”与已知的“{nearest}”仅一两字之差",
    suggestion="see whether {nearest} was meant",
    suggestion_zh="核对是否应为“{nearest}”",
    rationale="One wrong or lost character makes a second unit out of one, in every count. Known are the names of a "
    "registry; without one, names that stand in the plan four times as often.",
    rationale_zh="一字之差，统计中就多出一个单位。已知名称取自单位库；没有单位库时，取本方案中出现次数四倍以上者。",
    source=_NAMING,
    breaking=Example(
        text=_TASK.format(units="市教育局、市人力资源社会保局"),
        units=(_EDUCATION, Unit(name="市人力资源社会保障局")),
    ),
    keeping=Example(
        text=_TASK.format(units="市教育局、市人力资源社会保障局"),
        units=(_EDUCATION, Unit(name="市人力资源社会保障局")),
    ),
    check=_misspelt,
)


def _printed(subject: Subject) -> Iterator[tuple[Unit, Counter[str], dict[str, list[Mention]]]]:
    """Known units with the names that the plan prints for them."""
    for name, mentions in subject.mentions.items():
        unit = subject.units.get(name)
        if unit:
            by_name: defaultdict[str, list[Mention]] = defaultdict(list)
            for mention in mentions:
                by_name[mention.assignment.printed].append(mention)
            yield unit, Counter({printed: len(found) for printed, found in by_name.items()}), by_name


def _aliased(subject: Subject) -> Iterator[Finding]:
    for unit, names, mentions in _printed(subject):
        for printed in names:
            if printed in unit.aliases:
                yield _found(ALIAS_USED, tuple(mentions[printed]), printed=printed, unit=unit.name)


ALIAS_USED = Rule(
    code="PD303",
    name="alias-used",
    severity=Severity.INFO,
    statement="Units are printed by the registry's name.",
    statement_zh="单位名称应当使用单位库中的规范名称。",
    message="{printed} is another name of {unit}; it stands here {count} times",
    message_zh="“{printed}”是“{unit}”的别名，出现 {count} 次",
    suggestion="print {unit}",
    suggestion_zh="改用“{unit}”",
    rationale="Other names are understood and counted right; a signed plan keeps to one.",
    rationale_zh="别名可以识别，但正式文件宜用规范名称。",
    source=_NAMING,
    breaking=Example(text=_TASK.format(units="临江市教育局、市财政局"), units=(_EDUCATION, _FINANCE)),
    keeping=Example(text=_TASK.format(units="市教育局、市财政局"), units=(_EDUCATION, _FINANCE)),
    check=_aliased,
)


def _differing(subject: Subject) -> Iterator[Finding]:
    for unit, names, mentions in _printed(subject):
        folded = {"".join(name.split()).translate(_WIDTH): name for name in names}
        if len(folded) > 1:
            usual = names.most_common(1)[0][0]
            for printed in names:
                if printed != usual and printed.translate(_WIDTH) != usual.translate(_WIDTH):
                    yield _found(TWO_NAMES, tuple(mentions[printed]), printed=printed, usual=usual, unit=unit.name)


_WIDTH = str.maketrans("（）", "()")

TWO_NAMES = Rule(
    code="PD304",
    name="two-names",
    severity=Severity.WARNING,
    statement="A plan prints a unit by one name.",
    statement_zh="同一单位在一个方案中只用一个名称。",
    message="{printed} is printed elsewhere as {usual}: one unit by two names",
    message_zh="“{printed}”在别处印作“{usual}”，一个单位两个名称",
    suggestion="keep to one name",
    suggestion_zh="统一名称",
    rationale="A reader without the registry counts two units.",
    rationale_zh="没有单位库的读者会当作两个单位。",
    source="公文校对实践",
    breaking=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（二）办好幼儿园。\n责任单位：临江市教育局、市财政局。\n",
        units=(_EDUCATION, _FINANCE),
    ),
    keeping=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（二）办好幼儿园。\n责任单位：市教育局、市财政局。\n",
        units=(_EDUCATION, _FINANCE),
    ),
    check=_differing,
)


def _outside(subject: Subject) -> Iterator[Finding]:
    day = subject.plan.document.dated or subject.plan.document.published
    if day is None:
        return
    for name, mentions in subject.mentions.items():
        unit = subject.units.get(name)
        if unit and ((unit.valid_until and unit.valid_until < day) or (unit.valid_from and day < unit.valid_from)):
            if unit.valid_until and unit.valid_until < day:
                when, when_zh = f"ended on {unit.valid_until}", f"已于 {unit.valid_until} 撤销"
            else:
                when, when_zh = f"began on {unit.valid_from}", f"于 {unit.valid_from} 才设立"
            successor = unit.successor or ""
            yield _found(
                NOT_IN_FORCE,
                mentions,
                unit=name,
                when=when,
                when_zh=when_zh,
                day=day,
                instead=successor or "the unit that took over its duties",
                instead_zh=successor or "承接其职责的单位",
            )


NOT_IN_FORCE = Rule(
    code="PD305",
    name="not-in-force",
    severity=Severity.ERROR,
    statement="Every unit existed on the day of the document.",
    statement_zh="成文之日，每个单位都应当存在。",
    message="{unit} {when}; the document is of {day}",
    message_zh="“{unit}”{when_zh}，而本文日期为 {day}",
    suggestion="name {instead}",
    suggestion_zh="改为{instead_zh}",
    rationale="Reforms of institutions end units; a plan copied from last year's keeps them alive.",
    rationale_zh="机构改革后，沿用旧稿的方案常保留已撤销的单位。",
    source=_NAMING,
    breaking=Example(
        text="关于办好学校的通知\n甲政发〔2024〕1号\n"
        + _TASK.format(units="市教育局、市文化局")
        + "\n甲市人民政府\n2024年3月1日\n",
        units=(_EDUCATION, Unit(name="市文化局", valid_until=date(2019, 1, 31), successor="市文化和旅游局")),
    ),
    keeping=Example(
        text="关于办好学校的通知\n甲政发〔2024〕1号\n"
        + _TASK.format(units="市教育局、市文化和旅游局")
        + "\n甲市人民政府\n2024年3月1日\n",
        units=(_EDUCATION, Unit(name="市文化和旅游局", valid_from=date(2019, 2, 1))),
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
            yield _found(WRONG_LEVEL, subject.mentions[name], unit=name, level=level.value, own=own.value)


WRONG_LEVEL = Rule(
    code="PD306",
    name="wrong-level",
    severity=Severity.WARNING,
    statement="A plan gives duties to no unit above its own level.",
    statement_zh="方案不应给上级单位分派任务。",
    message="{unit} is of level {level}, the plan's units are of level {own}",
    message_zh="“{unit}”的层级（{level}）高于本方案单位的层级（{own}）",
    suggestion="name the unit of the plan's own level",
    suggestion_zh="改为本级单位",
    rationale="A plan made from a higher one keeps a name by mistake. Institutions and enterprises may be run from "
    "above and are left out. The level is that of three quarters of the units that the registry knows.",
    rationale_zh="由上级方案改写时误留上级单位。事业单位和企业可由上级主管，不在此列。本级取单位库所知单位中四分之三以上者的层级。",
    source="《中华人民共和国地方各级人民代表大会和地方各级人民政府组织法》：各级政府领导所属工作部门和下级政府的工作",
    breaking=Example(
        text=_TASK.format(units="市教育局、市财政局、市水利局、省科技厅"),
        units=(
            _EDUCATION,
            _FINANCE,
            Unit(name="市水利局", level=Level.PREFECTURE),
            Unit(name="省科技厅", level=Level.PROVINCIAL),
        ),
    ),
    keeping=Example(
        text=_TASK.format(units="市教育局、市财政局、市水利局、市科技局"),
        units=(
            _EDUCATION,
            _FINANCE,
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
            yield _found(COLLECTIVE_WITHOUT_MEMBERS, mentions, unit=name)


COLLECTIVE_WITHOUT_MEMBERS = Rule(
    code="PD307",
    name="collective-without-members",
    severity=Severity.INFO,
    statement="Of a name for many units the registry knows which they are.",
    statement_zh="集合单位应当在单位库中列明成员。",
    message="which units {unit} stands for is not known; it has {count} duties",
    message_zh="“{unit}”所指单位不明，它有 {count} 项分工",
    suggestion="list its members in the registry",
    suggestion_zh="在单位库中列出成员",
    rationale="A duty of 各有关部门 stands in nobody's list until it is known who they are.",
    rationale_zh="成员不明，其任务进不了任何单位的清单。",
    source="policyduty",
    breaking=Example(
        text=_TASK.format(units="市教育局、各县（市、区）人民政府"),
        units=(_EDUCATION, Unit(name="各县（市、区）人民政府", collective=True)),
    ),
    keeping=Example(
        text=_TASK.format(units="市教育局、各县（市、区）人民政府"),
        units=(_EDUCATION, Unit(name="各县（市、区）人民政府", collective=True, members=("甲县人民政府",))),
    ),
    check=_memberless,
)

RULES = (
    UNKNOWN_UNIT,
    NEAR_MISS,
    ALIAS_USED,
    TWO_NAMES,
    NOT_IN_FORCE,
    WRONG_LEVEL,
    COLLECTIVE_WITHOUT_MEMBERS,
)
