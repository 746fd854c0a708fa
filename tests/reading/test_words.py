"""The words of the duty grammar, each in the shortest clause that it makes a difference to."""

import pytest

from policyduty import Role
from policyduty.reading.forms import is_unit
from policyduty.reading.grammar import Clause, parse
from policyduty.reading.lexicon import OFFICE
from policyduty.reading.names import read_list

LEAD, CO, RESPONSIBLE = Role.LEAD, Role.CO, Role.RESPONSIBLE


def parsed(clause: str) -> Clause:
    return parse(clause, 0, len(clause))


def told(clause: str) -> list[tuple[str, Role]]:
    return [(name.text, role) for name, role in parsed(clause).names]


LABELS = {
    LEAD: "牵头 主办 主责",
    CO: "配合 协办 会办 协责 协作 协同 协助 参加 参与 支持 支撑",
    RESPONSIBLE: """
        责任 负责 落实 承办 实施 主管 主抓 承担 承接 执行 完成 组织 推进 整改 兑现 成员 监管 监督 指导 归口 归口管理
    """,
}


@pytest.mark.parametrize(("role", "word"), [(role, word) for role, words in LABELS.items() for word in words.split()])
def test_a_label_gives_its_role(role: Role, word: str) -> None:
    clause = parsed(f"{word}单位：市甲局")
    assert [(name.text, its) for name, its in clause.names] == [("市甲局", role)]
    assert clause.labelled
    assert not clause.unread


@pytest.mark.parametrize(
    "body",
    (
        """
        单位 部门 机关 机构 处室 科室 股室 部室 站所 司局 院系 警种 主体 方 地区 片区 学校 乡镇 镇街 街道 社区 园区
        村 企业
    """
    ).split(),
)
@pytest.mark.parametrize("role", ["责任", "牵头"])
def test_a_label_may_name_any_kind_of_body(role: str, body: str) -> None:
    clause = parsed(f"{role}{body}：市甲局")
    assert [name.text for name, _ in clause.names] == ["市甲局"]
    assert clause.labelled
    assert not clause.unread


@pytest.mark.parametrize(
    "label",
    [
        *"""
        第一责任单位 主要责任单位 具体责任单位 共同责任单位 总责任单位 主责任单位 各责任单位 省级责任单位
        市直责任单位
    """.split(),
        *"""
        责任配合单位 责任和配合单位 责任及配合单位 责任、配合单位 责任/配合单位 责任（配合）单位 责任单位和部门
        责任单位及人员
    """.split(),
        *"""
        责任单位和责任人 责任单位、负责人 责任单位（部门） 责任分工 责任单位及分工 任务分工 责任 负责 分办 独办 承办
    """.split(),
        *("责 任 单 位", "责 任 部 门", "牵 头 单 位", "主 办 单 位", "配 合 单 位", "协 办 单 位", "责　任单位"),
    ],
)
def test_a_label_may_be_longer_or_shorter(label: str) -> None:
    clause = parsed(f"{label}：市甲局")
    assert [name.text for name, _ in clause.names] == ["市甲局"]
    assert clause.labelled
    assert not clause.unread


@pytest.mark.parametrize("label", "牵头 主办 配合 协办 会办 参与 落实 主体 属地 主责 协同 牵头责任 配合责任".split())
def test_a_label_of_a_word_alone_needs_its_colon(label: str) -> None:
    assert parsed(f"{label}：市甲局").labelled
    assert not parsed(f"{label} 市甲局").labelled


@pytest.mark.parametrize("colon", "： : ﹕ ︰ ∶".split())
def test_colons_of_all_kinds(colon: str) -> None:
    assert told(f"牵头单位{colon}市甲局") == [("市甲局", LEAD)]


@pytest.mark.parametrize(
    "label", ["【牵头单位】", "[牵头单位]", "［牵头单位］", "〖牵头单位〗", "【牵头单位】：", "**牵头单位**："]
)
def test_a_label_may_stand_in_brackets_of_its_own(label: str) -> None:
    assert told(f"{label}市甲局") == [("市甲局", LEAD)]


@pytest.mark.parametrize("modal", "要 应当 应该 须 必须 不得".split())
def test_a_colon_before_what_shall_be_done_makes_no_label(modal: str) -> None:
    assert not parsed(f"责任单位：{modal}压实责任").labelled


@pytest.mark.parametrize(
    "label",
    (
        """
        完成时限 办理时限 整改期限 落实时间 办结日期 工作时限 推进时间 责任期限 实施时间 启动时间 计划时间 任务时限
        达标时限 目标时限 完成时间要求 时间节点 时间安排 时间进度 进度安排 进度要求 适用范围 实施范围 责任领导
        分管领导 牵头领导 包联领导 包保领导 包案领导 联系人 督导领导 主抓领导 负责人 整改责任人 化解责任人
        稳控责任人 主要责任人 第一责任人 具体负责人 直接责任人 总负责人 联系方式 联系电话 督查单位 督导单位 督办部门
        考核单位 验收部门 报送单位 市领导 包抓领导 挂钩领导 挂点领导 挂帅领导 挂牌领导 领办领导 协管领导 挂钩单位
        挂联单位 工作目标 工作措施 工作要求 工作内容 工作成果 成果形式 目标任务 目标 任务目标 任务来源 任务 措施
        备注 说明
    """
    ).split(),
)
def test_what_other_labels_say_is_no_unit_and_not_lost_either(label: str) -> None:
    clause = parsed(f"责任单位：市甲局；{label}：市乙局")
    assert [name.text for name, _ in clause.names] == ["市甲局"]
    assert not clause.unread


@pytest.mark.parametrize(
    "adverb",
    (
        """
        按职责 按照职责 根据职责 依据职责 依职责 结合职责 立足职责 围绕职责 对照职责 按各自职责 按部门职责
        按有关职责 按相关职责 按其职责 按工作职责 按法定职责 按所承担职责 按管理职责 按事权职责 按属地职责
        按分级职责 按职能 按分工 按权限 按任务 按原则 按要求 按事权 按职责分工 按职责范围 按职责权限 按职责任务
        按职责要求 按职责和分工 按职责及任务 按职责、权限 按职责规定 按职责内 在各自职责范围内 职责范围内 属地 予以
        给予 做好 抓好 持续 对口 分工 依法 分别 分头 分级 分口 分片 分线 各自 各负其责 派员 派人 共同 联合 协同 协调
        具体 主要 统一 统筹 密切 积极 主动 认真 全力 常态化 分年度 分步 分类 分阶段 有序 扎实 稳步 同步 加快 按时
        按期 如期 按计划 按进度 按时限 按规定 按程序 按节点 按“谁主管谁负责”的原则 按照“三管三必须”要求
        按“一事一策”机制 按“属地管理”的责任 因地制宜 结合实际 加强 强化 严格 及时
    """
    ).split(),
)
def test_how_units_do_it_is_no_part_of_a_name(adverb: str) -> None:
    assert told(f"市甲局、市乙局{adverb}负责") == [("市甲局", RESPONSIBLE), ("市乙局", RESPONSIBLE)]


@pytest.mark.parametrize("verb", "抓好 做好 落实 履行 压实 承担 扛起".split())
@pytest.mark.parametrize("what", ["责任", "监管职责", "政治责任落实", "法定义务"])
def test_a_verb_may_say_of_what(verb: str, what: str) -> None:
    clause = parsed(f"市甲局{verb}{what}，市乙局配合")
    assert [(name.text, role) for name, role in clause.names] == [("市甲局", RESPONSIBLE), ("市乙局", CO)]
    assert clause.acts


@pytest.mark.parametrize(
    "words", "提出意见 提出工作意见 研究提出整改措施 研究提出方案 负责甲系统建设 牵头负责日常工作".split()
)
def test_what_a_unit_does_behind_its_name(words: str) -> None:
    clause = parsed(f"市甲局{words}")
    assert [name.text for name, _ in clause.names] == ["市甲局"]
    assert (clause.spoken, clause.acts) == (True, True)


@pytest.mark.parametrize("words", "提出意见的办法 做好方案 提出不同部门的分类意见".split())
def test_what_is_no_act_of_a_unit(words: str) -> None:
    assert not parsed(f"市甲局{words}").acts


@pytest.mark.parametrize(
    "share",
    """
        按职责分工 按照职责分工 按分工 按照分工 按各自职责分工 按各自分工 按部门职责 按有关职责 按工作职责 按各自的职责
        按职责 按职能 按职能分工 按任务分工 按责任分工 按部门的职能 按各自有关职责分工
    """.split(),
)
def test_that_each_does_its_share_says_who_answers(share: str) -> None:
    clause = parsed(f"市甲局、市乙局{share}")
    assert [name.text for name, _ in clause.names] == ["市甲局", "市乙局"]
    assert clause.spoken


@pytest.mark.parametrize("words", "按任务 按责任 按部门 按有关 按照各自 按职责分工的 按分工表".split())
def test_that_something_else_is_by_share_does_not(words: str) -> None:
    assert not parsed(f"市甲局、市乙局{words}").spoken


@pytest.mark.parametrize(
    ("name", "is_office"),
    [
        ("市甲局", True),
        ("市甲委（乙办公室）", True),
        ("市政府（乙）", False),
        ("市直部门", True),
        ("有关单位", True),
        ("局机关", False),
        ("甲局学校", False),
        ("甲公司", False),
        ("市司", True),
        ("甲管委会", True),
    ],
)
def test_how_the_names_of_offices_end(name: str, is_office: bool) -> None:
    assert (OFFICE.search(name) is not None) is is_office


VERBS = {
    LEAD: "牵头 主办 主责 牵头负责 牵头组织 牵头做好 牵头抓总 牵头开展工作 总牵头 负主责",
    CO: "配合 协办 会办 协助 参加 参与 支持 配合实施 配合做好工作 参与完成",
    RESPONSIBLE: """
        分工负责 分工协作 负总责 负责 落实 承办 实施 组织实施 组织落实 推进落实 抓好落实 抓落实 抓好组织实施 承担
        办理 贯彻落实 推动落实 督促落实 推进 推动 做好 抓好 指导 督促 督导 监督 督办 主抓 抓总 各司其职
    """,
}


@pytest.mark.parametrize(("role", "verb"), [(role, verb) for role, words in VERBS.items() for verb in words.split()])
@pytest.mark.parametrize("stop", ["", "，年底前完成", "。", "；"])
def test_a_verb_gives_its_role(role: Role, verb: str, stop: str) -> None:
    clause = parsed(f"市甲局、市乙局{verb}{stop}")
    assert [(name.text, its) for name, its in clause.names] == [("市甲局", role), ("市乙局", role)]
    assert clause.spoken


@pytest.mark.parametrize("object_", ["统筹协调", "日常工作", "政策制定"])
@pytest.mark.parametrize(
    ("verb", "role"), [("负责", RESPONSIBLE), ("牵头", LEAD), ("配合", CO), ("协助", CO), ("参与", CO)]
)
def test_a_verb_may_have_an_object(verb: str, role: Role, object_: str) -> None:
    assert told(f"市甲局{verb}{object_}") == [("市甲局", role)]


@pytest.mark.parametrize(
    "ending",
    [
        *"局委办厅部署院校所站台馆社会联司行处科股室队组团庭库网厂矿场店港",
        *"""
        党委 党组 政府 人大 政协 公安 武警 军区 人武部 中心 公司 集团 学校 大学 科协 残联 侨联 海关 移动 联通 电信
        铁塔
    """.split(),
        *"""
        单位 部门 机构 机关 地区 地方 专班 联席会议 乡镇 街道 县区 区县 市县 县市 市州 州市 镇街 园区 开发区 高新区
        新区
    """.split(),
        *"自贸区 保税区 示范区 管理区 功能区 社区 村居 国有企业 央企业".split(),
        *"局（政府） 厅（局） 市（区） 委（办） 集团（公司） 局〔办〕 局［办］ 部(委)".split(),
    ],
)
def test_names_of_units_end_so(ending: str) -> None:
    assert is_unit(f"丙丁{ending}")
    assert not is_unit("丙丁")


@pytest.mark.parametrize(
    "ending", "党委 党组 政府 人武部 公司 集团 残联 侨联 中心 学校 单位 部门 专班 联席会议 园区 高新区 自贸区".split()
)
def test_a_bare_ending_is_no_unit(ending: str) -> None:
    assert not is_unit(ending)


@pytest.mark.parametrize(
    "etc",
    (
        """
        等 等部门 等单位 等有关部门 等相关单位 等国务院有关部门 等职能部门 等主管部门 等成员单位 等责任单位 等部委
        等机构 等机关 等方面 等企业 等地方 等处室 等科室 等委办局 等局办 等市直部门 等省级部门 等中央单位 等驻市单位
        等省有关部门 等省有关部门（单位） 等市相关单位
        等行业部门 等涉及部门 等涉农部门 等多个部门 等3个部门 等三部门 等12个单位 等部门（单位） 等部门和单位
        等部门、单位 等金融机构 等科研院所 等高校 等新闻媒体 等行业协会 等医院 等团体 等社会组织 等市 等有关市
        等各县（市） 等相关市（州）人民政府 等沿江市县 等区管委会
    """
    ).split(),
)
def test_a_list_that_goes_on_is_open(etc: str) -> None:
    said = read_list(clause := f"市甲局、市乙局{etc}", 0, len(clause))
    assert [name.text for name in said.names] == ["市甲局", "市乙局"]
    assert said.open_ended
    behind = read_list(clause := f"市甲局{etc}、市丙局", 0, len(clause))
    assert [name.text for name in behind.names] == ["市甲局", "市丙局"]
    assert behind.open_ended


@pytest.mark.parametrize("name", "省高等学校 市初等教育处 省中等职业学校 市平等促进会 省同等学力办".split())
def test_some_names_hold_the_word_etc(name: str) -> None:
    said = read_list(name, 0, len(name))
    assert [each.text for each in said.names] == [name]
    assert not said.open_ended


@pytest.mark.parametrize("bracket", "（牵头） (牵头) （牵头单位） （主办） （共同牵头）".split())
def test_a_name_may_carry_its_role(bracket: str) -> None:
    assert told(f"责任单位：市甲局{bracket}、市乙局") == [("市甲局", LEAD), ("市乙局", RESPONSIBLE)]


@pytest.mark.parametrize("bracket", "（配合） （配合单位） （协办） （参与） （参加）".split())
def test_a_name_may_carry_that_it_joins(bracket: str) -> None:
    assert told(f"责任单位：市甲局、市乙局{bracket}") == [("市甲局", RESPONSIBLE), ("市乙局", CO)]


@pytest.mark.parametrize("blank", "无 略 同上 下同 以下同 — － - /".split())
def test_a_list_may_be_empty(blank: str) -> None:
    assert told(f"牵头单位：市甲局；配合单位：{blank}") == [("市甲局", LEAD)]


@pytest.mark.parametrize(
    "rule",
    [
        f"{first}{lead}"
        for first in (
            "排在第一位的",
            "列第一位者",
            "第一个单位",
            "排首位的部门",
            "排名第一的",
            "排在最前面的",
            "位于首位的",
            "列前列的",
        )
        for lead in (
            "为牵头单位",
            "是牵头部门",
            "即为主办单位",
            "均为牵头责任单位",
            "则为该项任务的牵头单位",
            "作为主责单位",
        )
    ],
)
def test_a_rule_may_be_stated_in_many_words(rule: str) -> None:
    clause = parsed(f"责任单位：市甲局、市乙局（{rule}，下同）")
    assert clause.rule is not None
    assert [name.text for name, _ in clause.names] == ["市甲局", "市乙局"]


@pytest.mark.parametrize("mark", "★☆▲△●◆■※＊*")
@pytest.mark.parametrize(
    "words", ["标{}的为牵头单位", "带{}号的为牵头部门", "注：“{}”为牵头单位", "有{}标识者即为主办单位，下同"]
)
def test_a_mark_that_is_explained(mark: str, words: str) -> None:
    clause = parsed(f"责任单位：市乙局、{mark}市甲局（{words.format(mark)}）")
    assert clause.rule is not None
    assert [(name.text, name.marks) for name, _ in clause.names] == [("市乙局", ""), ("市甲局", mark)]


@pytest.mark.parametrize("of", ["职责", "各自职责", "职责分工", "各自职责分工"])
@pytest.mark.parametrize("by", ["按", "按照"])
@pytest.mark.parametrize("act", "推进 推动 做好 抓好 开展 组织 加强 实施".split())
def test_what_units_do_by_their_duties_is_no_part_of_a_name(by: str, of: str, act: str) -> None:
    clause = parsed(f"市甲局、市乙局{by}{of}{act}日常管理")
    assert [(name.text, its) for name, its in clause.names] == [("市甲局", RESPONSIBLE), ("市乙局", RESPONSIBLE)]
    assert clause.acts


@pytest.mark.parametrize("twice", "按职责分工密切 分别按职责 共同持续 协同依法积极 统筹分级分类".split())
def test_several_words_of_how_go_together(twice: str) -> None:
    said = read_list(text := f"市甲局、市乙局{twice}", 0, len(text))
    assert [name.text for name in said.names] == ["市甲局", "市乙局"]


@pytest.mark.parametrize("behind", "， 。 ； 、市甲局 按职责落实 等配合 负责 配合 落实".split())
@pytest.mark.parametrize(
    "twin",
    """
        各盟行政公署、市人民政府 各盟行署、市政府 各地区行政公署、市政府 各州行署、市政府 各镇政府、街道办事处
        各乡人民政府、街道办事处 各乡镇政府、街道办事处
    """.split(),
)
def test_governments_of_two_kinds_are_one_name(twin: str, behind: str) -> None:
    said = read_list(text := f"{twin}{behind}", 0, len(text))
    assert said.names[0].text.startswith(twin)
    said = read_list(text := f"{twin}大楼", 0, len(text))
    assert len(said.names) == 2


@pytest.mark.parametrize(
    "inner", "政府 局 委 办 厅 部 院 会 社 公司 中心 室 处 所 站 校 馆 台 队 集团 区 县 市 州 镇 街道 单位 部门".split()
)
@pytest.mark.parametrize("pair", ["（）", "()", "〔〕", "［］"])
def test_a_name_may_end_in_another_in_brackets(inner: str, pair: str) -> None:
    assert is_unit(f"某甲{pair[0]}乙{inner}{pair[1]}")
    assert not is_unit(f"某甲{pair[0]}乙丙{pair[1]}")


RULE = "排在第一位的为牵头单位"


@pytest.mark.parametrize(
    "rule",
    [
        *[f"{what}{where}，{RULE}" for what in ("任务", "工作", "重点任务", "责任单位", "事项") for where in "中里"],
        *[f"{which}{what}的{RULE}" for which in ("各项", "以上", "上述") for what in ("任务", "工作")],
        f"责任分工中{RULE}",
        f"注：{RULE}",
        *[
            f"{place}第一位的为牵头单位"
            for place in "排 列 位 居 名列 排名 排列 排序 排在 列在 位于 居于 排名在 列于".split()
        ],
        *[
            f"排在{first}为牵头单位"
            for first in "第一个 第一名 第一家 第一列 首位 首个 首名 首家 最前面 最前列 前面 前列 第一位者".split()
        ],
        *[f"排在第一位的{who}为牵头单位" for who in "单位 部门 地区 责任单位 负责部门 落实单位".split()],
        *[f"排在第一位的{verb}牵头单位" for verb in "为 是 作为 即为 均为 则是 即作为".split()],
        *[f"排在第一位的为{what}牵头单位" for what in "该项任务的 本项工作 此项任务 主要 任务 工作的".split()],
        *[f"排在第一位的为{lead}" for lead in "主办单位 主责单位 牵头部门 牵头者 牵头责任单位 主责部门".split()],
        "排在第一位的为牵头单位或主办部门",
        "排在第一位的部门牵头",
        "排在第一位的负责牵头",
        "排在第一位的牵头负责",
        *[f"{RULE}，{others}为配合单位" for others in "其他 其余 其它 其他单位 其余部门 其他的部门".split()],
        *[f"{RULE}，其他单位{role}" for role in "是责任部门 为参与单位 为参加单位 按职责配合 参与落实".split()],
        f"{RULE}，各市政府、乙新区（园区）为责任主体",
        *[f"{RULE}，各市政府{body}" for body in "为实施主体 是落实单位 为配合部门".split()],
        *[
            f"{RULE}{same}"
            for same in "，下同 、下同 ；下同 ，以下同 ，下文同 ，下均同 ，以下均同 ，以下类同 下同".split()
        ],
    ],
)
@pytest.mark.parametrize("pair", ["", "（）", "()", "〔〕", "﹙﹚", "［］"])
def test_all_of_a_stated_rule_is_one(rule: str, pair: str) -> None:
    begin, end = tuple(pair) or ("，", "。")
    clause = f"市甲局、市乙局负责{begin}{rule}{end}市丙局配合"
    found = parsed(clause)
    assert found.rule is not None
    assert clause[slice(*found.rule)] == (f"{begin}{rule}{end}" if pair else rule)
    assert [name.text for name, _ in found.names] == ["市甲局", "市乙局", "市丙局"]
