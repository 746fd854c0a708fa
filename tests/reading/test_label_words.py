"""Every word that a label, a verb or a word of how may be made of, where it runs into what stands before it."""

import pytest

from policyduty import Role
from policyduty.reading.clauses import find
from policyduty.reading.grammar import Clause, parse
from policyduty.reading.lexicon import labels
from policyduty.reading.names import read_list

LEAD, CO, RESPONSIBLE = Role.LEAD, Role.CO, Role.RESPONSIBLE

ROLES = """
    牵头 主办 主责 配合 协办 会办 协责 协作 协同 协助 参加 参与 支持 支撑 责任 负责 落实 承办 独办 分办 实施 主管 主抓
    承担 承接 执行 完成 组织 推进 整改 兑现
""".split()
BODIES = """
    单位 部门 机关 机构 处室 科室 股室 部室 站所 司局 院系 警种 主体 方 地区 片区 学校 乡镇 镇街 街道 社区 园区 村 企业
""".split()


def parsed(clause: str) -> Clause:
    return parse(clause, 0, len(clause))


def told(clause: str) -> list[tuple[str, Role]]:
    return [(name.text, role) for name, role in parsed(clause).names]


@pytest.mark.parametrize(
    "label",
    [
        *[f"{word}单位" for word in [*ROLES, *"成员 监管 监督 指导 归口 归口管理".split()]],
        *[f"责任{body}" for body in BODIES],
        *[f"{which}责任单位" for which in "第一 主要 具体 共同 总 主 各".split()],
        *[f"{level}级责任单位" for level in "省市州县区"],
        *[f"{level}直责任单位" for level in "省市县"],
        *[f"责任{joint}{word}单位" for word in ROLES for joint in ("", "和")],
        *[f"责任{joint}配合单位" for joint in "和及、/"],
        *[f"牵头（{word}）单位" for word in ROLES],
        "牵头(负责)单位",
        *[f"责任单位{joint}{body}" for joint in "和及、/" for body in ("部门", "人员", "责任人", "负责人")],
        *[f"责任单位和{body}" for body in BODIES],
        "责任单位（部门）",
        "责任单位(排名不分先后)",
        "责任分工",
        "责任单位及分工",
        "任务分工",
        *[
            blanks.join(f"{word}{body}")
            for word in "牵头 责任 主办 配合 协办".split()
            for body in ("单位", "部门")
            for blanks in (" ", "　", " 　")
        ],
        *[f"{word[0]} {word[1]}单位" for word in "牵头 责任 主办 配合 协办".split()],
        *"牵头 主办 配合 协办 会办 参与 落实 主体 属地 责任 负责 分办 独办 承办 主责 协同".split(),
        *[f"{word}责任" for word in "牵头 主办 配合 协办 会办 参与 落实 主体 属地".split()],
        *"属地管理责任 监管责任 主管责任 管理责任 监督责任 行业监管责任 行业主管责任 行业管理责任".split(),
    ],
)
def test_all_of_a_label_is_one_though_words_run_into_it(label: str) -> None:
    text = f"完成时限：二〇二五年年底之前{label}：市甲局"
    assert [found.group() for found in labels(text, 0, len(text))] == ["完成时限：", f"{label}："]
    assert [name.text for name, _ in parsed(text).names] == ["市甲局"]


WHEN = "时限 期限 时间 日期".split()
PERSONS = "责任 分管 牵头 包联 包保 包案 联系 督导 主抓 负责 整改 化解 稳控".split()


@pytest.mark.parametrize(
    "label",
    [
        *[
            f"{what}{when}"
            for what in "完成 办理 整改 落实 办结 工作 推进 责任 实施 启动 计划 任务 达标 目标".split()
            for when in WHEN
        ],
        *WHEN,
        *[f"完成{when}{of}" for when in WHEN for of in "要求 节点 安排 进度".split()],
        *"进度安排 进度要求 适用范围 实施范围".split(),
        *[f"{word}{who}" for word in PERSONS for who in ("领导", "人")],
        *[f"{which}责任人" for which in "主要 第一 具体 直接 总".split()],
        *"责任单位负责人 责任股室领导 联系方式 联系电话".split(),
        *[f"{word}{body}" for word in "督查 督导 督办 考核 验收 报送".split() for body in ("单位", "部门")],
        *[f"{level}领导" for level in "省市州县区镇乡"],
        *[f"{level}级领导" for level in "市县"],
        *[f"县{word}领导" for word in "包抓 挂钩 挂点 挂帅 挂牌 挂联 挂包 主管 领办 协管 责任 包抓责任".split()],
        *[f"挂{word}单位" for word in "钩点帅牌联包"],
        *[f"工作{word}" for word in "目标 措施 要求 内容 成果".split()],
        *"成果形式 目标任务 目标 任务目标 任务来源 任务 措施 备注 说明".split(),
    ],
)
def test_all_of_a_label_of_something_else_is_one(label: str) -> None:
    text = f"责任单位：省甲乙丙厅{label}：市乙局"
    found = [*labels(text, 0, len(text))]
    assert [each.group() for each in found] == ["责任单位：", f"{label}："]
    assert found[1]["other"] == label
    assert told(text) == [("省甲乙丙厅", RESPONSIBLE)]


@pytest.mark.parametrize("label", "开工时限 竣工日期 起止时间 整治期限 甲乙丙丁时限 甲时限".split())
def test_a_time_may_be_of_anything_where_its_label_begins(label: str) -> None:
    text = f"责任单位：市甲局；{label}：年内"
    assert [each.group() for each in labels(text, 0, len(text))] == ["责任单位：", f"{label}："]


@pytest.mark.parametrize("label", [*(f"完成{when}" for when in WHEN), "进度要求", "进度安排"])
def test_what_a_time_s_label_says_is_due(label: str) -> None:
    (time,) = parsed(f"责任单位：市甲局；{label}：2025年6月").times
    assert str(time.due) == "2025-06-30"


@pytest.mark.parametrize(
    "how",
    [
        *[f"{by}职责" for by in "按 按照 根据 依 依据 结合 立足 围绕 对照".split()],
        *[
            f"按{whose}职责"
            for whose in "各自 部门 有关 相关 其 本部门 工作 法定 所承担 管理 事权 属地 分级 各自法定".split()
        ],
        *[f"按{what}" for what in "职责 职能 分工 权限 任务 原则 要求 事权".split()],
        *[f"按职责{of}" for of in "分工 范围 权限 任务 要求 分级 管理 分工范围".split()],
        *[f"按职能{joint}{what}" for joint in ("和", "及", "") for what in "职责 职能 分工 任务 权限".split()],
        *"按分工职责 按有关要求 按事权原则 按职责和权限及任务 按权限职责分工".split(),
        *[f"按职责和任务分工{of}" for of in "要求 规定 范围 内 范围内".split()],
        *"职责范围内 在职责范围内 在各自职责范围内 各自职责范围内 按 按照".split(),
        *"""
        属地 予以 给予 做好 抓好 持续 对口 分工 协作 依职责 依法 分别 分头 分级 分口 分片 分线 各自 各负其责 派员
        派人 共同 联合 协同 协调 具体 主要 统一 统筹 总 双 分 密切 积极 主动 认真 全力 常态化 分年度 分步 分类 分阶段
        有序 扎实 稳步 同步 加快 按时 按期 如期
    """.split(),
        *[f"按{what}" for what in "计划 进度 时限 要求 规定 程序 节点 计划进度".split()],
        *[f"按“谁主管谁负责”{what}" for what in "要求 原则 责任 机制 的要求 的原则".split()],
        '按照"三管三必须"要求',
    ],
)
def test_how_it_is_done_ends_a_list_and_is_no_part_of_it(how: str) -> None:
    text = f"省甲厅、市乙局{how}"
    assert [name.text for name in read_list(text, 0, len(text)).names] == ["省甲厅", "市乙局"]


@pytest.mark.parametrize("how", ["双", "分", "总"])
def test_some_words_of_how_are_part_of_a_name_elsewhere(how: str) -> None:
    text = f"省甲厅、市乙馆{how}"
    assert [name.text for name in read_list(text, 0, len(text)).names][1] == ("市乙馆" if how == "总" else text[4:])


FIRST = """
    牵头 主办 主责 配合 协办 会办 协助 参加 参与 支持 分工负责 分工协作 负总责 负主责 负责 落实 承办 实施 组织实施
    组织落实 推进落实 抓好落实 抓落实 抓好组织实施 承担 办理 贯彻落实 推动落实 督促落实 推进 推动 做好 抓好 指导 督促
    督导 监督 督办 主抓 协作 抓总 各司其职
""".split()
BEHIND = [*FIRST, *"开展 完成 组织 工作 有关 有关工作 相关工作 此项工作 按职责 共同 密切配合".split()]


def role_of(verb: str) -> Role:
    if any(word in verb for word in ("牵头", "主办", "主责")):
        return LEAD
    if any(word in verb for word in "配合 协办 会办 协助 参加 参与 支持".split()):
        return CO
    return CO if "协作" in verb and "分工协作" not in verb else RESPONSIBLE


@pytest.mark.parametrize("verb", [*(f"落实{word}" for word in BEHIND), *(f"{word}落实" for word in FIRST)])
@pytest.mark.parametrize("behind", ["", "，", "。", "；", ";", "、", " "])
def test_verbs_that_follow_each_other_are_one(verb: str, behind: str) -> None:
    clause = parsed(f"省甲厅、市乙馆{verb}{behind}")
    assert [(name.text, role) for name, role in clause.names] == [("省甲厅", role_of(verb)), ("市乙馆", role_of(verb))]
    assert clause.spoken
    assert not clause.acts


@pytest.mark.parametrize("body", ["单位", "部门"])
@pytest.mark.parametrize(("what", "role"), [("牵头", LEAD), ("主办", LEAD), ("责任", RESPONSIBLE), ("配合", CO)])
@pytest.mark.parametrize("verb", ["为", "是", "作为"])
@pytest.mark.parametrize("of", ["", "责任"])
def test_what_a_unit_is_said_to_be(verb: str, what: str, role: Role, of: str, body: str) -> None:
    clause = f"市甲局、市乙馆{verb}{what}{of}{body}"
    assert told(clause) == [("市甲局", role), ("市乙馆", role)]
    assert told(f"{clause}，市丙局负责") == [("市甲局", role), ("市乙馆", role), ("市丙局", RESPONSIBLE)]


@pytest.mark.parametrize("joint", ["会同", "商"])
def test_a_verb_may_be_followed_by_who_is_asked(joint: str) -> None:
    assert told(f"市甲局、市乙馆牵头{joint}市丙局") == [("市甲局", LEAD), ("市乙馆", LEAD), ("市丙局", RESPONSIBLE)]


@pytest.mark.parametrize("office", ["市甲局", "省甲厅"])
@pytest.mark.parametrize("behind", ["", "，市乙局", "；市乙局", "。"])
def test_an_office_is_foremost(office: str, behind: str) -> None:
    assert told(f"{office}为主{behind}")[0] == (office, LEAD)


@pytest.mark.parametrize("verb", "配合 协助 参与 参加 落实 负责 实施".split())
@pytest.mark.parametrize("sign", "，,；;")
def test_any_body_is_foremost_beside_others(verb: str, sign: str) -> None:
    assert told(f"甲乙大学为主{sign}市乙馆、市丙馆{verb}")[0] == ("甲乙大学", LEAD)
    assert told(f"甲乙大学为主{sign}市乙馆、市丙馆")[0][1] is RESPONSIBLE


@pytest.mark.parametrize("unit", ["甲公司", "市甲馆", "市甲中心", "市甲局"])
@pytest.mark.parametrize(
    ("verb", "role"),
    [("牵头", LEAD), ("主办", LEAD), ("主责", LEAD), ("负责", RESPONSIBLE), ("配合", CO), ("协助", CO), ("参与", CO)],
)
def test_any_unit_may_be_told_what_to_do(unit: str, verb: str, role: Role) -> None:
    clause = parsed(f"{unit}{verb}日常管理")
    assert [(name.text, its) for name, its in clause.names] == [(unit, role)]
    assert clause.acts


@pytest.mark.parametrize("body", ["单位", "部门"])
@pytest.mark.parametrize("verb", "牵头 主办 主责 负责 配合 协助 参与 落实".split())
def test_what_a_unit_is_called_is_no_verb(verb: str, body: str) -> None:
    assert not parsed(f"甲公司{verb}{body}日常管理").acts


@pytest.mark.parametrize("ending", "局委办厅部院会社府区县市州门位")
@pytest.mark.parametrize("behind", ["，", ",", "；", ";", "。", ""])
def test_what_a_unit_is_responsible_for_ends_with_its_sentence(ending: str, behind: str) -> None:
    clause = parsed(f"市甲{ending}负责政策制定{behind}市丙局牵头" if behind else f"市甲{ending}负责政策制定")
    assert (clause.names[0][0].text, clause.names[0][1], clause.acts) == (f"市甲{ending}", RESPONSIBLE, True)


def bracketed(inner: str) -> list[str]:
    text = f"推进建设（{inner}）。"
    return [text[found.inner_start : found.inner_end] for found in find(text, 0, len(text)) if not found.bare]


@pytest.mark.parametrize(
    "label",
    [
        *[f"{word}单位" for word in ROLES if word not in "协责 协作 协同 协助 支持 支撑".split()],
        *[f"{word}部门" for word in "完成 组织 推进 承接 执行".split()],
        *[" ".join(f"{word}单位") for word in "牵头 责任 配合 主办 协办".split()],
        *["　 ".join(f"{word}单位") for word in "牵头 责任 配合 主办 协办".split()],
    ],
)
def test_a_bracket_with_a_label_is_a_duty(label: str) -> None:
    assert bracketed(f"{label}：市甲馆") == [f"{label}：市甲馆"]


@pytest.mark.parametrize(
    "verb",
    """
        牵头 主办 主责 负责 配合 协办 会办 参加 参与 落实 承办 实施 主抓 承担 抓总 各司其职 按职责推进 按分工推进
    """.split(),
)
def test_a_bracket_with_a_verb_is_a_duty(verb: str) -> None:
    assert bracketed(f"市甲局、市乙局{verb}") == [f"市甲局、市乙局{verb}"]


WHOSE = """
    国务院有关 国务院相关 省有关 市相关 州有关 县相关 区有关 有关 相关 各 主管 行业 职能 成员 责任 涉及 涉 多个 省级
    市级 州级 县级 区级 省直 市直 州直 县直 区直 中央 驻甲 驻甲乙 驻甲乙丙 省直有关
""".split()
WHICH = "部门 单位 部委 机构 机关 方面 企业 地方 处室 科室 委办局 局办".split()


@pytest.mark.parametrize(
    "etc",
    [
        *[f"等{whose}部门{more}" for whose in WHOSE for more in ("", "和单位", "（单位）")],
        *[f"等有关{which}{more}" for which in WHICH for more in ("", "和单位", "（单位）")],
        *[f"等部门{joint}单位" for joint in "和 与 及 、 以及".split()],
        *[f"等部门和{which}" for which in "部门 单位 机构 企业 地方 方面".split()],
        *[
            f"等重点{kind}"
            for kind in """
                单位 部门 组织 团体 机构 企业 公司 高校 院校 院所 学校 医院 协会 商会 媒体 平台 试验区 示范区 城市
            """.split()
        ],
        *[f"等{number}{what}" for number in ("3个", "三", "12个", "十二个") for what in ("部门", "单位", "市", "县区")],
        *[f"等部门（{which}）" for which in "部门 单位 机构".split()],
        *[
            f"等{area}"
            for area in [
                *"省市州县区旗盟地镇",
                *"省辖市 设区市 地区 地方 乡镇 街道 园区 开发区 县（市、区） 市州".split(),
            ]
        ],
    ],
)
@pytest.mark.parametrize("behind", ["", "、市丙局"])
def test_whatever_a_list_goes_on_with_is_no_unit(etc: str, behind: str) -> None:
    said = read_list(text := f"市甲局、市乙局{etc}{behind}", 0, len(text))
    assert [name.text for name in said.names] == ["市甲局", "市乙局", *(["市丙局"] if behind else [])]
    assert said.open_ended


@pytest.mark.parametrize("unit", ["机构编制委", "企业服务局", "地方政府", "单位联合会", "方面军局"])
def test_a_unit_behind_a_list_that_goes_on_is_one(unit: str) -> None:
    said = read_list(text := f"市甲局、市乙局等部门和{unit}", 0, len(text))
    assert [name.text for name in said.names] == ["市甲局", "市乙局", unit]
