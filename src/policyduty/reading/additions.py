"""What stands beside a unit's name and is no part of it (附加成分): its role, how it answers, who answers in it."""

import re

from ..model import Role
from ..scripts import either
from .lexicon import ADVERB, CLOSING, FIELD, OFFICE_HOLDER, OPENING, PERSONS_BEHIND, POST_HOLDER, role_of

_OPENING, _CLOSING = re.escape(OPENING), re.escape(CLOSING)
_ROLE_IN_BRACKETS = either(
    rf"[{_OPENING}](?:{ADVERB})*"
    r"(?P<role>牵头(?:单位|部门)?|主办|责任(?:单位)?|负责[^（）()]{0,20}|配合(?:单位|部门)?|协办|参与|参加)"
    rf"[{_CLOSING}]$"
)
_OF_SEVERAL = either("[（(](?:共同|联合|均为?)(?:牵头|主办|负责)")
"""市甲局、市乙局（共同牵头）: said of all that stand before it."""
_LABEL_IN_FRONT = either("^(牵头|主办|责任|配合|协办|参与)(?:单位|部门)(?=[省市州县区国][^、]+[局委办厅部院]$)")
"""牵头部门市教育局: a label without its colon."""
_HOW_IN_BRACKETS = either(rf"[（(](?:按[^（）()、，]{{2,10}}|排名不分[先前]后|(?:{ADVERB})+)[）)]$")
"""省农业农村厅（按行业分工）: how it is done, and no part of a name."""


def without_role(name: str) -> str:
    """A name without the role and the persons in brackets behind it."""
    return PERSONS_BEHIND.sub("", _ROLE_IN_BRACKETS.sub("", name))


def of_several(printed: str) -> bool:
    """True where the role behind a name is that of all names before it."""
    return _OF_SEVERAL.search(printed) is not None


def taken_off(printed: str) -> tuple[str, Role | None]:
    """A unit's name and its own role; no name where what is printed is a role or the holder of a post: 分管副市长."""
    role = _ROLE_IN_BRACKETS.search(printed)
    name = _HOW_IN_BRACKETS.sub("", printed[: role.start()] if role else printed)
    person = PERSONS_BEHIND.search(name)
    if person and person.start() and not FIELD.match(person[0]):
        name = name[: person.start()]
    name = OFFICE_HOLDER.sub("", name)
    label = _LABEL_IN_FRONT.match(name)
    if label:
        role, name = label, name[label.end() :]
    return "" if POST_HOLDER.match(name) else name, role_of(role[1]) if role else None
