"""The words (词表) that duty clauses are made of. Each list is named for what it says, with where it is met."""

import re
from collections.abc import Iterator

from ..model import Role
from ..scripts import either

OPENING = "（(﹙[［【〔﹝〖〈｛{"
CLOSING = "）)﹚]］】〕﹞〗〉｝}"
"""Brackets that clauses stand in, and names hold: 各市〔地〕人民政府. A printer's slip may close one with another."""
_OPENED, _CLOSED = re.escape(OPENING), re.escape(CLOSING)
BRACKET = re.compile(f"[{_OPENED}{_CLOSED}]")
HELD = (
    r"(?P<held>[<＜][市州地县区旗、，,]{1,9}[>＞]|委、办、(?:厅、)?局"
    r"|(?:中央|(?<![\u4e00-\u9fff])部)、[省市](?=[属驻直管]))"
)
"""Separators within a name: 各县<市、区>人民政府, 省直各委、办、局, 驻市中央、省属单位."""


def _begins(*words: str) -> str:
    """The characters that words begin with. Where none of these stands is no word; quick to see in a long text."""
    return "".join(sorted({word[0] for several in words for word in several.split("|")}))


# --- What makes a clause ------------------------------------------------------------------------------------------

LEAD_WORDS = "牵头|主办|主责"
"""牵头单位, 牵头部门, 主办单位: the unit that answers first."""
CO_WORDS = "配合|协办|会办|协责|协作|协同|协助|参加|参与|支持|支撑"
"""配合单位, 参加单位, 参与部门, 协办单位: always beside somebody else."""
DUTY_WORDS = "责任|负责|落实|承办|独办|分办|实施|主管|主抓|承担|承接|执行|完成|组织|推进|整改|兑现"
"""责任单位, 负责部门, 落实单位: who answers, where nobody is marked as lead."""
BODY_WORDS = (
    "单位|部门|机关|机构|处室|科室|股室|部室|站所|司局|院系|警种|主体|方|地区|片区|学校"
    "|乡镇|镇街|街道|社区|园区|村|企业"
)
"""What follows a role word in a label: 责任单位, 牵头部门, 责任主体."""

LABEL = either(
    rf"""
    (?:[【\[［〖“"])?
    (?P<name>
      (?:第一|主要|具体|共同|总|主|各|[省市州县区]级|[省市县]直|(?<![\u4e00-\u9fff])(?![第各有相该由为是])[\u4e00-\u9fff]{{1,4}}?)?
      (?:(?:{LEAD_WORDS})|(?:{CO_WORDS})|(?:{DUTY_WORDS}|成员|监管|监督|指导|归口(?:管理)?))
      (?:和|及|、|/)?
      (?:{LEAD_WORDS}|{CO_WORDS}|{DUTY_WORDS})?
      (?:[（(](?:{LEAD_WORDS}|{CO_WORDS}|{DUTY_WORDS})[）)])?
      (?:{BODY_WORDS})
      (?:(?:和|及|、|/)(?:{BODY_WORDS}|人员|(?:责任|负责)人))?
      (?:[（(][^（）()：:]{{0,12}}[）)])?
    | (?:牵[ \u3000]+头|责[ \u3000]+任|主[ \u3000]+办|配[ \u3000]+合|协[ \u3000]+办)
      [ \u3000]*(?:单[ \u3000]*位|部[ \u3000]*门)
    | 责任(?:单位及)?分工|任务分工
    | (?:(?:牵头|主办|配合|协办|会办|参与|落实|主体|属地)(?:责任)?
      |(?:属地管理|(?:行业)?(?:监管|主管|管理)|监督)?责任|负责|分办|独办|承办|主责|协同)(?=\**\s*[：:])
    | (?P<other>
        (?:完成|办理|整改|落实|办结|工作|推进|责任|实施|启动|计划|任务|达标|目标|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{{1,4}}?)?
        (?:时限|期限|时间|日期)(?:要求|节点|安排|进度)?
      | 进度(?:安排|要求)
      | 适用范围|实施范围
      | (?:主要|第一|具体|直接|总)?(?:责任|分管|牵头|包联|包保|包案|联系|督导|主抓|负责|整改|化解|稳控)
        [\u4e00-\u9fff]{{0,4}}(?:领导|人)
      | 联系(?:方式|电话)|(?:[省市州县区]级)?(?:督查|督导|督办|考核|验收|报送)(?:单位|部门)
      | [省市州县区镇乡]?级?(?:包抓|挂[钩点帅牌联包]|主管|领办|协管)?(?:责任)?领导|挂[钩点帅牌联包]单位
      | 工作(?:目标|措施|要求|内容|成果)|成果形式|目标(?:任务)?|任务(?:目标|来源)?|措施|备注|说明
      )
    )
    (?:
      [”"]?\**\s*[：:﹕︰∶](?!\s?(?:要|应当|应该|须|必须|不得))
    | \s*[】\]］〗]\s*[：:﹕︰∶]?
    | (?<=[位门])(?:
        [ \t\u3000]*[|｜→⇒➡][ \t\u3000]*(?=\S) | [ \t\u3000]+(?=\S) | 为(?!牵头|主办|主责)[：:]?
      | (?P<alone>[ \t\u3000]*(?=\n))
      | [；;—－](?=[^、，,；;。：:\s]{{2,16}}(?:[局委办厅部院会]|政府|中心|公司)(?:[、，,；;。）)\s]|$))
      )
    )
    """,
    re.VERBOSE,
)
"""A label and its colon, brackets (【责任单位】甲局), arrow or blanks, or the semicolon or dash typed for a colon.

``other`` labels name something that is no unit; those ``alone`` have their line to themselves, and the units below.
"""

LABEL_END = either(r"[：:﹕︰∶】\]］〗]|[位门][ \t\u3000为；;—－|｜→⇒➡\n]")
"""Where none of these stands there is no label; quick to see."""
_LONGEST_LABEL = 40
_LONGEST_UNIT, _LONGEST_WORD = 20, 3
"""Characters."""


def labels(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Labels in ``text[start:end]``. Only what stands before a colon, bracket or blank is looked at."""
    here = start
    end = _with_line_end(text, end)
    while (sign := LABEL_END.search(text, here, end)) is not None:
        ahead = _LONGEST_UNIT if sign.group()[-1] in "；;—－" else _LONGEST_WORD
        label = LABEL.search(text, max(here, sign.start() - _LONGEST_LABEL), min(end, sign.end() + ahead))
        if label and (label["alone"] is None or _has_its_line(text, label)):
            yield label
        here = max(sign.end(), (label or sign).end())


def _with_line_end(text: str, end: int) -> int:
    return end + 1 if text.startswith("\n", end) else end


_ROLE_FIRST = either(f"(?:主要|具体|[省市州县区]级)?(?:{LEAD_WORDS}|{CO_WORDS}|{DUTY_WORDS})")


def _has_its_line(text: str, label: re.Match[str]) -> bool:
    """True for a label without a sign that nothing stands beside, and for none of 明确责任单位."""
    if label["other"] or not _ROLE_FIRST.match(label["name"]):
        return False
    begin = text.rfind("\n", 0, label.start()) + 1
    return BULLET.fullmatch(text, begin, label.start()) is not None


BULLET = re.compile(r"[-*+•·—－◆◇●○■□▲△★☆▶►→⇒\s]*")
"""What may stand before a label at the beginning of its line."""


def label_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label that a line begins with."""
    bullet = BULLET.match(text, start, end)
    label = LABEL.match(text, bullet.end() if bullet else start, _with_line_end(text, end))
    return label if label and (label["alone"] is None or _has_its_line(text, label)) else None


TIME_LABEL = either("时限|时间|日期|节点|进度|期限")

_BY_DUTY = (
    r"(?:按照?|根据|依据?|结合|立足|围绕|对照)(?:各自|部门|有关|相关|其|本部门|工作|法定|所承担|管理|事权|属地|分级)*的?"
    r"(?:职责|职能|分工|权限|任务|原则|要求|事权|责任)"
    r"(?:分级|管理|范围|要求|规定|[和及、]?(?:职责|职能|分工|任务|权限))*内?"
)
ADVERB = (
    rf"(?:{_BY_DUTY}|按照?|在?(?:各自)?职责范围内|属地|予以|给予|做好|抓好|持续|对口|分工|协作|依法|分别|分头|分级|分口|分片|分线|各自|各负其责"
    "|派员|派人|共同|联合|协同|协调|具体|主要|统一|统筹|总|(?<=[局委办厅部院])[双分]|因地制宜|结合实际|加强|强化|严格|及时|密切|积极|主动|认真|全力|常态化|分年度|分步|分类|分阶段|有序|扎实|稳步|同步|加快|按[时期]"
    '|如期|按照?[“"][^”"]{1,16}[”"]的?(?:要求|原则|责任|机制)|按(?:计划|进度|时限|要求|规定|程序|节点)+)'
)
"""How units do it: 按职责分工, 分别, 分头, 共同. Said of the list before it and no part of a name."""

LEAD_VERB = "牵头|主办|主责"
CO_VERB = "配合|协办|会办|协助|参加|参与|支持"
DUTY_VERB = (
    "分工协作|负总责|负主责|负责|落实|承办|实施|组织实施|组织落实|抓落实|承担|办理|"
    "贯彻落实|推进|推动|做好|抓好|指导|督促|督导|监督|督办|主抓|协作|抓总|各司其职|依法查处|先行先试"
)
VERB = either(
    rf"""(?=[{_begins(LEAD_VERB, CO_VERB, DUTY_VERB)}为作是履压扛研提])(?:
    (?<![{_OPENED}])(?<!职责[和及与])(?:(?:作为|为|是)(?:牵头|主办|责任|配合)(?:责任)?(?:单位|部门)|{LEAD_VERB}|{CO_VERB}|{DUTY_VERB})
    (?:{ADVERB}|{LEAD_VERB}|{CO_VERB}|{DUTY_VERB}|开展|完成|组织|工作|有关|相关|此项)*
    (?=[，,；;。、\s]|会同|商|$)
    | (?:(?<=[局厅])为主(?=[，,；;。]|$)|为主(?=[，,；;][^，,；;。]+(?:配合|协助|参与|参加|落实|负责|实施)))
    | (?<=[局委办厅部院会社府区县市州门位])(?P<acts>(?:牵头)?负责[^、，,；;。]{{2,24}}
      |(?:抓好|做好|落实|履行|压实|承担|扛起)[^、，,；;。]{{0,8}}(?:责任|职责|义务)(?:的?落实)?
      |(?:研究)?提出[^、，,；;。]{{0,6}}(?:意见|措施|方案))(?=[，,；;。]|$)  # 负责统筹协调
    )""",
    re.VERBOSE,
)
"""A verb phrase that closes a list of units: …牵头, …分工负责, …配合实施."""
OBJECT_VERB = either(
    rf"(?=[{_begins(LEAD_VERB)}负配协参落按])(?<![{_OPENED}])"
    rf"(?:(?:{LEAD_VERB}|负责|配合|协助|参与|落实)(?!单位|部门|[{_CLOSED}])|按照?(?:各自)?职责(?:分工)?(?:推进|推动|做好|抓好|开展|组织|加强|实施))"
)
"""A verb with something after it: 市教育局负责统筹协调, 各县区负责具体实施."""
BY_SHARE = either("按照?(?:各自|部门|有关|工作)*的?(?:职责|职能|任务|责任)?(?:分工|(?<=职责)|(?<=职能))$")
"""甲部、乙部按职责分工: that each does its share says enough of who answers."""
ADVERBS_BEHIND = either(rf"(?:{ADVERB})+$")
"""What stands between a list and its verb: 各地区按职责分工."""

_HINTS = (
    f"{LEAD_WORDS}|会办|分办|独办|负责|责任|配合|协办|参加|参与|落实|承办|分工|实施|主管|主抓"
    "|职责|为主|抓总|各司其职|承担|兑现|整改"
)
DUTY_HINT = either(
    f"(?=[{_begins(_HINTS)}完组推执])"
    f"(?:{_HINTS}|[牵责配主协][ \u3000]+[头任合办]|(?:完成|组织|推进|承接|执行)(?:单位|部门))"
)
"""A paragraph without any of these holds no clause."""

OFFICE = either("(?:[局委办厅部署]|(?<!公)司|政府|管委会|[市直关]部门|[市直关]单位)(?:[（(〔][^（）()]{2,12}[）)〕])?$")
"""How the names of government offices end; those of centres, companies and societies stand in brackets in prose too."""

OF_GOVERNMENT = either("[省市州县区镇乡][^各]{1,12}[局委办厅]$")
"""市甲局: an office of the plan's own government."""
SUPERVISOR = either("主管(?:单位|部门)$")
"""主管部门：甲局 alone is what a law or a register says; beside another label it is a duty's."""

_KIND_OF = (
    "[一二三四五][级甲]|综合|专科|龙头|骨干|大型|中小|重点|优势|基层|公立|民营|社会|专业|第三方|用人|建设|施工|监理|生产|经营"
    "|医疗|卫生|教育|培训|科研|行业|金融|服务|运营|养老|托育|承办|总承包|使用|产权|高等|职业|试点|定点|平台|链主|领军|牵头"
)
_KINDS = "医院|机构|企业|单位|组织|协会|商会|学会|院所|院校|学校|高校|大学|公司|联盟|团体"
QUESTION = either(
    "关于[“‘「][^。；\n]{2,400}?[”’」]的?(?:问题|要求|任务|工作|内容|部署)[，,](?=由[^“”。；]{2,400}[。；]?$)"
)
"""关于“加快建设”的问题，: words of another document that a notice gives to somebody."""
BARE_BRACKET = either(
    r"[（(]([^（）()\n]{1,200}(?:局|委|办|厅|部|署|院|会|馆|站|所|队|处|科|室|协|联|中心|集团|公司|行|社|政府|区|[县市州]|单位|部门)(?:等(?:部门|单位)?)?)[）)](?=[。；;]?(?:\n|$)|[。；;])"
)
"""编制清单（省甲局、省乙厅）；"""

GENERIC = either(
    rf"(?:(?:{_KIND_OF})[、和或及]?)*(?:{_KINDS}|家庭|社会|领队|.{{0,8}}(?:团队|班组|项目部|物业公司)|裁判组|专家组|评审组|评委会|组委会)$"
)
"""三级医院, 龙头企业: a kind of body in what is planned, and none that the plan gives a duty to."""

# --- Lists and names ----------------------------------------------------------------------------------------------

_WHOSE = (
    r"(?:国务院|[省市州县区]?(?:相关|有关)|各|主管|行业|职能|成员|责任|涉及|涉|多个|[省市州县区]级|[省市州县区]直|中央"
    r"|驻[^、，；。]{1,3})*"
)
_WHICH = "部门|单位|部委|机构|机关|方面|企业|地方|处室|科室|委办局|局办"
_AREAS = r"省辖市|设区市|省|市|州|县|区|旗|盟|地区|地方|地|乡镇|镇|街道|园区|开发区|[（(][市州地县区、]{1,5}[）)]"
ETC = either(
    rf"""(?<![高初中均平同优特何上此甲乙])等
    (?:
      {_WHOSE}(?:{_WHICH})
      (?:[（(](?:部门|单位|机构)[）)])?
      (?:(?:[和与及、]|以及)(?:部门|单位|机构|企业|地方|方面))*
    | [^、，,；;。和及与]{{0,20}}(?:单位|部门|组织|团体|机构|企业|公司|高校|院校|院所|学校|医院|协会|商会|媒体|平台
      |试验区|示范区|城市)
    | (?:相关|有关|各|沿[江海河黄湖线边]|\d+|[一二三四五六七八九十]+)*个?(?:{_AREAS})+(?:人民政府|政府|管委会)?
    )?(?=$|[、，,；;。和及与\s]|以及|会同|并)""",
    re.VERBOSE,
)
"""等, 等部门, 等有关部门和单位: the list goes on. Not the 等 of 高等学校."""

UNIT_ENDING = either(
    r"""(?:
      局|委|办|厅|部|署|院|校|所|站|台|馆|社|会|联|司|行|处|科|股|室|队|组|团|庭|库|网|厂|矿|场|店|港
    | 党委|党组|政府|人大|政协|公安|武警|军区|人武部|中心|公司|集团|学校|大学
    | [科作记书美音舞剧影视曲摄杂民体消]协|残联|侨联|海关|移动|联通|电信|铁塔
    | [属有央]企业|各企业|单位|部门|机构|机关|地区|地方|各地|各级|各方|专班|联席会议
    | 乡镇|街道|县区|区县|市县|县市|市州|州市|镇街|园区|开发区|高新区|新区|自贸区|保税区|示范区|管理区|功能区|社区|村居
    | 各[省市州县区旗盟乡镇村]
    | (?:政府|局|委|办|厅|部|院|会|社|公司|中心|室|处|所|站|校|馆|台|队|集团|区|县|市|州|镇|街道|单位|部门)[）)〕］]
    )$""",
    re.VERBOSE,
)
"""How names of units end. 和 and 及 join units only after such an ending."""

LEVEL_ONLY = either(
    r"""(?:(?:沿[江海河黄湖线边]|全[省市州县区]|其[他它余])?(?:各(?:有关|相关)?|有关|相关)|全|本)?(?:
      省|市|州|县|区|旗|盟|乡|镇|街道|地|师|团|村|社区|县级市|国家|中央|自治区|自治州|自治县|直辖市|兵团
    | [市县区][（(][市州地县区](?:、?[市县区])?[）)]|盟市|旗县|市县|县区|市州|州市|地市|设区市|省辖市|直管市|乡镇|镇街
    )级?(?:[（(〔][^（）()〔〕]{0,8}[）)〕])?$""",
    re.VERBOSE,
)
"""A level of government that needs the next word to be a unit: 州 of 州、县(市)反邪教办公室, 各区 of 各区、市政府."""

BARE_TWIN = either(
    r"(?:(?:各州、?)?市(?:人民)?政府|街道办事处|(?<=工委、)办事处)(?=$|[、，,；;。\s]|按|等|负责|配合|落实)"
)
TWINNED = either(r"各(?:(?:盟|地区|州)行政?公?署|(?:乡镇?|镇)(?:人民)?政府)$|各?街道党?工委$")
"""各盟行政公署、市人民政府, 各镇人民政府、街道办事处, 各街道党工委、办事处: of two kinds, one name for all."""

SHARED_TAIL = either(
    r"(?!各有|各相|有关|相关)(?P<place>[\u4e00-\u9fff]{2,4}?|[\u4e00-\u9fff]{3,12}自治(?=[州县旗]))(?P<tail>[省市州县区旗](?:党?委(?:和|、)[省市州县区旗]?)?(?:人民)?政府(?:[（(〔][^（）()]{1,6}[）)〕])?)$"
)
"""The last of 济南、青岛、烟台市政府, whose ending the ones before it share."""
PARTY = either(r"(?:各|[\u4e00-\u9fff]{2,8})(?P<level>[省市州县區区旗盟])委$")
"""岳阳市委 of 岳阳市委、市政府: of a place named once for its Party committee and its government."""
NAMED_LIKE_UNIT = either("(?:烟台|邢台|丰台|东台|凤台|桓台|天台|高台|连云港|防城港|张家港|贵港|驻马店|普兰店)市?$")
"""Cities whose names end as units do."""
PLACE = either(r"(?![省市州县区])(?:[\u4e00-\u9fff]{2,4}|(?!各)[\u4e00-\u9fff]{3,12}自治[州县旗])$")
TOPIC = either(
    r"(?![^：:；;]{0,30}(?:单位|部门|领导|人|时限|时间|[局委办厅部]|政府)[：:])[^：:；;。]{1,30}[：:]"
    r"(?=[^：:；;。]*?(?:[局委办厅院队会]|政府|中心|公司)(?:[、，,；;（(\s]|$))"
)
"""水库、堤防：市水利局；地质灾害点：市自然资源局: what each of several units answers for."""
OF_MANY = either(r"(?:沿|全|其|各|有|相)")
"""A level that can stand for its governments by itself: 各市."""
OF_ITSELF = either("街|社区")
"""A level that is a unit by itself, and needs no word behind it."""
LEVELS = ("省", "市州盟", "县縣区區旗", "乡鄉镇鎮街", "村社")
"""The levels of government, from above."""
_ANY_LEVEL = (
    r"(?:自治区|自治州|自治县|直辖市|直管市|设区市|省辖市|县级市|林区|地区|兵团|街道|社区|园区|[省市州地县区旗盟乡镇村]"
    r"|[（(〔][^（）()〔〕]{1,9}[）)〕])"
)
LEVEL = either(rf"{_ANY_LEVEL}+")
GOVERNMENTS = either(
    rf"(?!园区管委会){_ANY_LEVEL}*、?{_ANY_LEVEL}*、?{_ANY_LEVEL}*(?:(?:人民)?政府|党委|党政|管委会|行政公署|行署|办事处|街道办(?![^、，,；;。])|人大|政协|(?=[，,；;。]|$))|{_ANY_LEVEL}+(?=、)"
)
"""What completes 各区: 市政府, 县（市、区）人民政府."""

OF_LEVELS = either(rf"各{_ANY_LEVEL}(?:、{_ANY_LEVEL})+$")
GOVERNED = either(r"[^、，]{0,6}[市县区旗](?:人民)?政府")
"""各市、州、直管市, and what completes it behind 及."""

CITY_BY_ZHOU = either(r"(?![各有相全沿])[\u4e00-\u9fff]州市$")
"""广州市 is one city, and no 州市."""
CITY_IN_ZHOU = either(r"[\u4e00-\u9fff]州$")
"""广州 and 杭州 are cities by the ending of their names; 恩施州 is a prefecture."""
AREA_ENDING = either(r".[省市州县区旗盟乡镇村]$|街道$")
"""甲区, 乙街道: a place that stands for its government."""

HALF_AN_OFFICE = either(
    "(?:各|有关|相关).*(?:自然资源|住房|发展|人力资源|工业|经济|文化|旅游|卫生|科学|政务服务|审批服务|市场|机关事务|林业|教育|体育|农业|商务|粮食|规划|交通|医疗)$"
)
"""各县旅游 of 各县旅游和文化体育局: what stands before a 和 that joins nothing."""

LOST_SEPARATOR = either(
    r"(?<=[局委办厅部院会社联协])(?<!国务院)(?<!总部)(?<!本部)(?<![省市州县区党]委)"
    r"(?=各(?:县|市|区|乡|镇|旗|级|有关|相关|部门|单位|地))"
)
"""州科协各县(市)人民政府: a unit has ended and 各 begins another.

But 国务院各部门, 集团总部各部门, 省委各部门 and 县安委会各成员单位 are one.
"""

RUNS_ON = either("(?:政府|管委会|委员会|各(?:部门|单位|地区)|(?:有关|相关)(?:部门|单位))(?P<more>[\u4e00-\u9fff]{3,})$")
"""各县政府迎难而上: what more is said of a unit, and none of its name."""
OTHERS = either("各(?![类项种])|(?:国务院|中央|国家)[^、，；;]*(?:部门|单位|机关)")
"""各县区, 国务院相关部门: what never goes on with the name of a place before it: 甲市及国务院有关部门."""
ONGOING = either("(?<=[局委办厅部院会社府区县市])(?:长期坚持|持续推进|长期推进|常态化推进)$")
"""市甲局长期坚持: a time that no separator sets off."""

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚"
    "谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向"
    "柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴"
    "华车冉房边丘某"
)
_PERSON = rf"(?:[{_SURNAMES}]|欧阳|司马|上官|诸葛|皇甫)[\u4e00-\u9fff·某×]{{1,2}}"
PERSON = either(_PERSON)
_POST = "(?:党[组委](?:书记[、，]?)?)?副?(?:局长|主任|部长|厅长|院长|会长|主席|书记)"
POST_HOLDER = either(
    "(?:分管|包联|联系|主管)?(?:的)?(?:[省市州县区]委常委[、，]?)?(?:常务)?副?[省市州县区旗镇乡]长$|(?:分管|包联|联系|主管|主要|相关|有关)"
    "(?:[省市州县区镇乡]?(?:委|政府)?)(?:负责)?(?:领导|同志)$"
)
"""分管副市长: who leads, and no unit."""
OFFICE_HOLDER = either(rf"(?<=[局委办厅部院会社府室]){_POST}(?:{_PERSON})?$")
"""县甲局局长 王某某: who answers in the unit's name, and no part of it."""
PERSONS_BEHIND = either(rf"[（(](?:(?:{_POST})?{_PERSON}[、，,]*)+[）)]$")
"""区财政局（王海涛）: who in the unit answers; no part of its name."""
FIELD = either(
    "[（(](?:金融|林业|林草|文物|文明|文旅|路政|安全|安监|方志|石油|石化|金属|党史|车管|华侨|江[东西南北]"
    "|.*(?:[局委办厅部署院会社所站场园区县市州镇乡村]|街道|中心|公司|集团|单位|部门|政府))[）)]$"
)
"""市自然资源局（林业）: what the unit answers for, though it begins like a person's name."""
PROPOSED = re.compile(r"(?<=.)[（(]拟[）)]$")
"""市甲局（拟）: a draft proposes it, as ours are printed; no part of its name."""
REMARK = either(
    r"(?:以下|以上|上述|下列|其他|其余|其它|各项|未[^，。；]{1,6}的|具体)[^，。；]{0,16}(?:均|都|不再|另行)|(?:不再|均需|不另)"
)
"""以下任务均需各市、县政府落实，不再列出: of the document, and of no unit here."""

MARKS = "★☆▲△●◆■※＊*"
"""What plans set beside the units that lead, where they say so: ★市甲局, 市甲局*."""
_OF_LEVEL = "[省市州县区乡镇村]{1,2}(?:级|本级|直)?(?:层面)?[：:]"
OF_LEVEL = either(_OF_LEVEL)
"""市级：市甲局；县级：各县区政府: on which level the units stand."""
LEADING = either(
    rf"(?:[\s、，,；;：:。*＊★☆▲△●◆■※]|\d{{1,2}}[.．)）](?!\d)|[①-⑳]|并由|并|[^、，,；;。（(]{{0,10}}由(?!贸易)|以(?=[省市州县区各])|{_OF_LEVEL}|其中|会同|商(?=[省市县区国各有相])|以及|及|与|请|和(?![平田顺硕静林布龙县政]))+"
)
EMPTY = either(r"(?:无|略|同上|以?下同|[—－\-/]+|职责|职能|权限|依法(?!治)[\u4e00-\u9fff]{2,4})$")
"""What may stand before a list and is no part of it."""


_LEAD = either(f"{LEAD_WORDS}|为主$")
_CO = either(f"(?!协作)(?:{CO_WORDS})|(?<!分工)协作")


def role_of(words: str) -> Role:
    """The role that a label or verb phrase gives. 牵头负责 leads; 配合 is beside somebody; all else is responsible."""
    words = "".join(words.split())
    if _LEAD.search(words):
        return Role.LEAD
    if _CO.search(words):
        return Role.CO
    return Role.RESPONSIBLE
