"""Normal forms (规范形式): what is left of a name when long and short ways of writing it are made one.

甘孜藏族自治州教育和体育局 and 州教体局 have the same one; the place is kept apart, to be compared.
"""

import re
from functools import lru_cache

from attrs import frozen

from ..model import Kind
from ..scripts import simplified
from .folding import folded
from .forms import unit_form
from .prefixes import prefix_of

_SHORT = {
    # Offices: the full names of 机构改革方案 and their usual short ones (规范简称).
    "发展改革": "发改",
    "教育体育": "教体",
    "科学技术": "科技",
    "工业信息化": "工信",
    "经济信息化": "经信",
    "民族宗教事务": "民宗",
    "民族宗教": "民宗",
    "人力资源社会保障": "人社",
    "人力资源社保": "人社",
    "自然资源规划": "自规",
    "住房城乡建设": "住建",
    "交通运输": "交通",
    "文化广播电视旅游": "文广旅",
    "文化广电旅游": "文广旅",
    "文化旅游": "文旅",
    "卫生健康": "卫健",
    "退役军人事务": "退役军人",
    "应急管理": "应急",
    "市场监督管理": "市监",
    "市场监管": "市监",
    "林业草原": "林草",
    "医疗保障": "医保",
    "国有资产监督管理": "国资",
    "机构编制": "编",
    "互联网信息": "网信",
    "网络安全信息化": "网信",
    "城市管理": "城管",
    "疾病预防控制": "疾控",
    # Organisations.
    "中国共产主义青年团": "团",
    "共青团": "团",
    "妇女联合会": "妇联",
    "科学技术协会": "科协",
    "残疾人联合会": "残联",
    "文学艺术界联合会": "文联",
    "社会科学界联合会": "社科联",
    "归国华侨联合会": "侨联",
    "工商业联合会": "工商联",
    "关心下一代工作委员会": "关工委",
    "供销合作社联合社": "供销社",
    "供销合作社": "供销社",
    "中国人民政治协商会议": "政协",
    "人民代表大会": "人大",
    "常务委员会": "常委会",
    # Words that names end in.
    "人民政府": "政府",
    "人民法院": "法院",
    "人民检察院": "检察院",
    "管理委员会": "管委会",
    "村民委员会": "村委会",
    "居民委员会": "居委会",
    "委员会": "委",
    "办公室": "办",
    "办公厅": "办",
    "街道办事处": "街道办",
    "有限责任公司": "公司",
    "股份有限公司": "公司",
    "有限公司": "公司",
}
_JOINTS = re.compile("(?<!共)(?<!总)[和与及、](?!平)")
_LONG = re.compile("|".join(sorted(_SHORT, key=len, reverse=True)))


_CHOICE = re.compile("有关|相关|其[他它余]|涉及")


@frozen
class NormalForm:
    """A name without its place."""

    token: str
    """The word of its level: 州; empty where it has none."""
    kind: Kind | None
    collective: bool
    body: str
    """What the unit is: 教体局."""


@lru_cache(maxsize=1 << 15)
def normal_form(name: str) -> NormalForm:
    """Give the normal form of a name. Never raises."""
    words = simplified(folded(name))
    prefix = prefix_of(words)
    form = unit_form(name)
    body = _LONG.sub(lambda long: _SHORT[long[0]], _JOINTS.sub("", prefix.rest))
    chosen = "有关" if form.collective and _CHOICE.search(words) else ""  # no other name for 各部门
    return NormalForm(prefix.token, form.kind, form.collective, chosen + body)
