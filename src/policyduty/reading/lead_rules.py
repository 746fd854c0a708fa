"""How a document says who leads (牵头规则): by the place in a list, or by a mark beside a name."""

import re

from ..scripts import either
from .lexicon import MARKS

_WITHIN = r"[^，。；、（）()〔〕﹙﹚［］\[\]]"
_FIRST = (
    r"(?:(?:第一|首)(?:位|个|名|家|列)?|最?前[面列])(?:的|者)?(?:责任|负责|落实)?(?:单位|部门|地区)?(?:的|者)?[，,]?"
)
_IS_LEAD = (
    r"(?:(?:即|均|则)?(?:为|是|作为)(?:该项|本项|此项|主要)?(?:任务|工作)?(?:的)?"
    rf"(?:牵头|主办|主责)(?:责任|负责)?(?:单位|部门|者)?(?:或{_WITHIN}{{2,6}})?"
    r"|(?:负责)?牵头(?:负责)?(?=[，,；;。）)〕﹚］\]】]|$))"
)
STATED_RULE = either(_FIRST + _IS_LEAD)
"""The heart of a stated lead rule, quick to find in a long text."""
EACH_LEADS = either("分别负责为各部门(?:按职责)?分别牵头")
"""Said beside the rule: in a clause that says 分别负责, everybody leads."""
SEPARATELY = either("分别负责(?!为)")
LEAD_RULE = either(
    rf"""[（(〔﹙［\[]?(?:注[：:])?(?:(?:以上|上述)?(?:各项)?(?:任务|工作|重点任务|责任单位|事项|责任分工)(?:中|里|的)?[，,]?)?
    (?:排|列|位|居|名列|排名|排列|排序)?(?:在|于|名)?{_FIRST}{_IS_LEAD}
    (?:[，,、；;]?(?:其他|其余|其它)(?:的)?(?:单位|部门)?
      (?:(?:为|是)(?:配合|责任|参与|参加)(?:单位|部门)?|{_WITHIN}{{0,10}}(?:负责|配合|落实|参与)))?
    (?:[，,、；;]分别负责为各部门(?:按职责)?分别牵头)?
    (?:[，,；;](?:[^，,。；：（）()]|[（(][^（）()]{{1,9}}[）)]){{1,60}}(?:为|是)(?:责任|实施|落实|配合)(?:主体|单位|部门))?
    (?:[，,、；;]?(?:以)?下(?:文)?(?:均)?同|[，,、]?以下类同)?[）)〕﹚］\]]?""",
    re.VERBOSE,
)
"""排在第一位的为牵头单位，下同; 列第一位者为牵头单位; 第一个单位为牵头单位."""
ABOVE = either("[（(〔﹙［\\[]?(?:注[：:])?(?:以上|上述)")
"""Where a stated rule begins so, it holds for what stands above it."""

_MARKS = re.escape(MARKS)
MARK_RULE = either(
    rf"""[（(〔﹙［\[]?(?:注|说明)?[：:]?[^（(〔\n，。；：:{_MARKS}]{{0,12}}[“"]?(?P<mark>[{_MARKS}])[”"]?
    (?:号|标识|标记|符号)?(?:标注|标示|标识)?(?:的|者)?(?:责任|负责|任务)?(?:单位|部门)?(?:的|者)?(?:即|均|则)?(?:为|是|系|表示|代表|指)
    (?:该项|本项|此项|主要)?(?:任务|工作)?(?:的)?(?:牵头|主办|主责)(?:责任|负责)?(?:单位|部门|者)?(?:[，,；;]?(?:以)?下(?:文)?(?:均)?同)?[）)〕﹚］\]]?""",
    re.VERBOSE,
)
"""标★的为牵头单位; 带*号的为牵头部门; “▲”为牵头单位."""
_LOOKS_RULED = either(rf"[{_MARKS}][^\n]{{0,16}}(?:牵头|主办|主责)")


def mark_rule(text: str, start: int, end: int) -> re.Match[str] | None:
    """Where a text says which mark stands beside the units that lead."""
    for sign in _LOOKS_RULED.finditer(text, start, end):
        rule = MARK_RULE.search(text, max(start, sign.start() - 16), min(end, sign.end() + 16))
        if rule:
            return rule
    return None
