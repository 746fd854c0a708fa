"""Rules about the names of units (单位名称): known, and one for each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from ..contract import Example, Rule
from ..model import Finding, Kind, Level, Severity, Unit
from ..reading.forms import is_unit
from ..subject import Mention, Subject
from ..units.folding import folded
from ..units.forms import is_collective

NAMING = "各级机构改革方案和“三定”规定所定机构名称及规范简称"
EDUCATION = Unit(name="市教育局", aliases=("临江市教育局",), level=Level.PREFECTURE, kind=Kind.GOVERNMENT)
FINANCE = Unit(name="市财政局", level=Level.PREFECTURE, kind=Kind.GOVERNMENT)
TASK = "一、重点任务\n（一）办好学校。\n责任单位：{units}。\n"


def _unknown(subject: Subject) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Names that the known units do not have, where any units are known; many under one name need not be known."""
    if subject.units:
        for name, mentions in subject.mentions.items():
            if name not in subject.units and not is_collective(name):
                yield name, mentions


def at_first(rule: Rule, mentions: tuple[Mention, ...], **values: Any) -> Finding:
    """A finding about a name, at the first place where it stands."""
    first = mentions[0]
    return rule.finding(
        place=first.duty.id,
        span=first.assignment.span or first.duty.span,
        excerpt=first.assignment.printed,
        count=len(mentions),
        **values,
    )


_BY_FORM = re.compile(
    r"(?P<first>(?P<level>[省市州县区]).{1,8}?[局委办厅会联协院])(?P<second>(?P=level).+[^分支大中][^队科股处室])"
)
"""县妇联县总工会: one name of a level has ended and another of it begins. 市公安局市区分局 is a part of one."""


def glued_names(subject: Subject) -> dict[str, tuple[str, str, bool]]:
    """Names that are two names without a mark between them: each with the two, and whether both are known.

    Where they are not, their form tells: both begin with the level of government and end as units do.
    """
    known = {name for name in subject.mentions if len(name) > 2}
    known |= {name for unit in subject.units.values() for name in unit.names if len(name) > 2}
    found: dict[str, tuple[str, str, bool]] = {}
    for name in subject.mentions:
        if name in subject.units:
            continue
        cut = next((cut for cut in range(3, len(name) - 2) if name[:cut] in known and name[cut:] in known), 0)
        if cut:
            found[name] = name[:cut], name[cut:], True
        elif (match := _BY_FORM.fullmatch(name)) and is_unit(match["second"]):
            found[name] = match["first"], match["second"], False
    return found


def _strange(subject: Subject) -> Iterator[Finding]:
    told = {name for name, _, _ in _near(subject)} | set(glued_names(subject))
    for name, mentions in _unknown(subject):
        if name not in told:
            yield at_first(UNKNOWN_UNIT, mentions, unit=name)


UNKNOWN_UNIT = Rule(
    code="PD301",
    name="unknown-unit",
    severity=Severity.WARNING,
    statement="Where a registry is given, it knows every unit.",
    statement_zh="给出单位库时，每个单位都应在库中。",
    message="{unit} is in no registry (duties here: {count})",
    message_zh="单位库中没有“{unit}”，本方案中它有 {count} 项分工",
    suggestion="correct the name, or add the unit to the registry",
    suggestion_zh="更正名称，或将该单位补入单位库",
    rationale="A name that no registry knows is misprinted, out of date, or a unit that nobody reports on.",
    rationale_zh="库中没有的名称，或是误印，或已更名，或无人填报。",
    source=NAMING,
    breaking=Example(text=TASK.format(units="市教育局、市航天局"), units=(EDUCATION, FINANCE)),
    keeping=Example(text=TASK.format(units="市教育局、市财政局"), units=(EDUCATION, FINANCE)),
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
    swapped: defaultdict[str, list[str]] = defaultdict(list)
    for name in known:
        swapped["".join(sorted(name))].append(name)
    for name, mentions in doubtful.items():
        alike = [other for other in swapped["".join(sorted(name))] if other[0] == name[0] and other != name]
        nearest = alike[0] if len(alike) == 1 else _nearest(name, known - {name})
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
    """True where characters were lost, doubled or swapped in a name; another one may well make another unit."""
    short, long = sorted((name, other), key=len)
    letters = iter(long)
    return short[0] == long[0] and (
        sorted(short) == sorted(long) or (len(short) < len(long) and all(letter in letters for letter in short))
    )


_LEVELS = "国省市州县区镇乡盟旗"


def _are_siblings(name: str, other: str) -> bool:
    """True for units that are named alike: of two levels (市教育局, 县教育局) or subjects (市教育局, 市体育局)."""
    if name[0] != other[0] and name[0] in _LEVELS and other[0] in _LEVELS:
        return True
    if len(name) != len(other):
        return False
    if _OF_PLACE.search(name) and _OF_PLACE.search(other):
        return True
    if sorted(name) == sorted(other):
        return False
    changed = [(a, b) for a, b in zip(name, other, strict=True) if a != b]
    return any(a in _SUBJECTS and b in _SUBJECTS and {a, b} != {"建", "健"} for a, b in changed)


_OF_PLACE = re.compile(r"(?:党委|政府|管委会|管理委员会|街道办事处|街道办|[区县市镇乡])$")
"""Units whose names differ by a place: 济南市政府, 济宁市政府."""
_SUBJECTS = frozenset(
    "教体科技财政审计民司法公安国资统计税务水利林草农牧气象商务文旅广电卫健医保应急市监信访经信发改住建交通城管外事台侨档史志红妇残工团东西南北中一二三四五六七八九十上下新老"
)
"""Characters that tell one department's business from another's."""


def _misspelt(subject: Subject) -> Iterator[Finding]:
    for name, nearest, mentions in _near(subject):
        yield at_first(NEAR_MISS, mentions, unit=name, nearest=nearest)


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
    source=NAMING,
    breaking=Example(
        text=TASK.format(units="市教育局、市人力资源社会保局"),
        units=(EDUCATION, Unit(name="市人力资源社会保障局")),
    ),
    keeping=Example(
        text=TASK.format(units="市教育局、市人力资源社会保障局"),
        units=(EDUCATION, Unit(name="市人力资源社会保障局")),
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
        if len(set(map(folded, names))) > 1 and TWO_NAMES.code not in subject.skipped:
            continue  # That they differ is told already.
        for printed in names:
            if printed in unit.aliases:
                yield at_first(ALIAS_USED, tuple(mentions[printed]), printed=printed, unit=unit.name)


ALIAS_USED = Rule(
    code="PD303",
    name="alias-used",
    severity=Severity.INFO,
    statement="Units are printed by the registry's name.",
    statement_zh="单位名称应当使用单位库中的规范名称。",
    message="{printed} is another name of {unit} (times it stands here: {count})",
    message_zh="“{printed}”是“{unit}”的别名，出现 {count} 次",
    suggestion="print {unit}",
    suggestion_zh="改用“{unit}”",
    rationale="Other names are understood and counted right; a signed plan keeps to one.",
    rationale_zh="别名可以识别，但正式文件宜用规范名称。",
    source=NAMING,
    breaking=Example(text=TASK.format(units="临江市教育局、市财政局"), units=(EDUCATION, FINANCE)),
    keeping=Example(text=TASK.format(units="市教育局、市财政局"), units=(EDUCATION, FINANCE)),
    check=_aliased,
)


def _differing(subject: Subject) -> Iterator[Finding]:
    for unit, names, mentions in _printed(subject):
        if len(set(map(folded, names))) > 1:
            usual = unit.name if unit.name in names else names.most_common(1)[0][0]
            for printed in names:
                if folded(printed) != folded(usual):
                    yield at_first(TWO_NAMES, tuple(mentions[printed]), printed=printed, usual=usual, unit=unit.name)


TWO_NAMES = Rule(
    code="PD304",
    name="two-names",
    severity=Severity.WARNING,
    statement="A plan prints a unit by one name.",
    statement_zh="同一单位在一个方案中只用一个名称。",
    message="{printed} is printed elsewhere as {usual}: one unit by two names",
    message_zh="“{printed}”在别处印作“{usual}”，一个单位两个名称",
    suggestion="print {usual} throughout",
    suggestion_zh="统一为“{usual}”",
    rationale="A reader without the registry counts two units.",
    rationale_zh="没有单位库的读者会当作两个单位。",
    source="公文校对实践",
    breaking=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（二）办好幼儿园。\n责任单位：临江市教育局、市财政局。\n",
        units=(EDUCATION, FINANCE),
    ),
    keeping=Example(
        text="一、重点任务\n（一）办好学校。\n责任单位：市教育局、市财政局。\n（二）办好幼儿园。\n责任单位：市教育局、市财政局。\n",
        units=(EDUCATION, FINANCE),
    ),
    check=_differing,
)


RULES = (UNKNOWN_UNIT, NEAR_MISS, ALIAS_USED, TWO_NAMES)
