"""The words that rules look for, one by one, in the shortest document that they make a difference to."""

from collections.abc import Callable, Iterable

import pytest

from policyduty.rules import damage, dates, leads, roles, structure

Told = Callable[..., list[tuple[str, str, str]]]

HEAD = "甲市人民政府关于办学的{title}\n"
BODY = "一、任务\n（一）办好学校。{text}\n责任单位：市教育局、市财政局。\n"


def codes(told: Iterable[tuple[str, str, str]]) -> list[str]:
    return [code for code, *_ in told]


@pytest.mark.parametrize("consent", ["同意", "批准", "审议通过"])
@pytest.mark.parametrize("now", ["现将", "现就", "现予", "现印"])
def test_a_comma_lost_before_now(consent: str, now: str, told_of: Told) -> None:
    sound = f"经市政府、市委{consent}，{now}甲事通知如下。"
    assert told_of(damage, BODY.format(text=sound)) == []
    assert told_of(damage, BODY.format(text=sound.replace("，", ""))) == [
        ("PD521", "1.1", f"经市政府、市委{consent}"),
    ]


@pytest.mark.parametrize("what", "技能 科技 人才 质量 教育 文化 产业 工业 商贸 旅游 生态 品牌 标准".split())
@pytest.mark.parametrize("deed", ["行动", "战略", "工程", "计划", "活动"])
def test_what_is_to_flourish_was_lost(what: str, deed: str, findings_in: Callable[..., list[object]]) -> None:
    (finding,) = findings_in(damage, BODY.format(text=f"实施{what}兴{deed}。"))
    assert finding.excerpt == f"{what}兴"  # type: ignore[attr-defined]
    assert finding.fix is None  # type: ignore[attr-defined]
    assert findings_in(damage, BODY.format(text=f"实施{what}兴市{deed}。")) == []


@pytest.mark.parametrize(
    ("broken", "whole", "followers"),
    [
        ("贯彻落", "贯彻落实", "《“、，。"),
        ("切实加", "切实加强", "《“、，。组监领管"),
        ("请结合实", "请结合实际", "，,。；"),
        ("认真组织实", "认真组织实施", "，,。；"),
    ],
)
def test_a_set_phrase_that_lost_its_last_character(
    broken: str, whole: str, followers: str, findings_in: Callable[..., list[object]]
) -> None:
    for follower in followers:
        (finding,) = findings_in(damage, BODY.format(text=f"要{broken}{follower}甲事。"))
        assert (finding.excerpt, finding.fix) == (broken, whole)  # type: ignore[attr-defined]
        assert findings_in(damage, BODY.format(text=f"要{whole}{follower}甲事。")) == []


@pytest.mark.parametrize(
    "title",
    """
        通知 通报 意见 方案 规划 计划 措施 办法 决定 公告 函 分工 清单 任务 要点 方案（试行） 通知(修订)
    """.split(),
)
def test_addressees_stand_behind_any_kind_of_title(title: str, told_of: Told) -> None:
    document = HEAD.format(title=title) + "各县人民政府，市级各部门\n现将方案印发给你们。\n" + BODY.format(text="")
    assert told_of(damage, document) == [("PD520", "", "市级各部门")]
    assert told_of(damage, document.replace("各部门\n", "各部门：\n")) == []


@pytest.mark.parametrize("letter", "发函字办规令通电党政委综")
def test_a_number_begins_with_its_issuer_s_code(letter: str, told_of: Told) -> None:
    assert told_of(damage, BODY.format(text=f"川府{letter}〔2022〕28，办好。")) == [
        ("PD515", "1.1", f"川府{letter}〔2022〕28")
    ]
    assert told_of(damage, BODY.format(text=f"川府{letter}〔2022〕28号，办好。")) == []


@pytest.mark.parametrize(
    "words",
    "根据 依据 按 按照 依照 参照 关于 贯彻 落实 转发 印发 执行 详见 见 和 与 及 以 对 如".split(),
)
def test_words_before_a_number_are_none_of_it(words: str, told_of: Told) -> None:
    assert told_of(damage, BODY.format(text=f"要{words}川府发〔2022〕28，办好。")) == [
        ("PD515", "1.1", "川府发〔2022〕28")
    ]


@pytest.mark.parametrize(
    "office",
    """
        甲市人民政府 甲市政府办公室 甲市政府办公厅 甲市发展委员会 甲市发改委 甲市教育局 甲省教育厅 国家教育部
        甲研究院 甲协会 甲党组 甲中心
    """.split(),
)
def test_a_day_of_signature_stands_below_an_office(office: str, told_of: Told) -> None:
    document = HEAD.format(title="通知") + BODY.format(text="") + f"{office}\n202331\n"
    assert codes(told_of(damage, document)) == ["PD516"]


SETTLED = """
    分工负责 分工落实 分工实施 分工协作 分工抓好 分工推进 分工组织 按职责负责 按职能落实 按任务实施 按权限抓好
    按职责推进 按职责范围内负责 按职责分工共同负责 分别负责 分头负责 分级负责 分口负责 分片负责 各自负责 各负其责
""".split()


@pytest.mark.parametrize("how", SETTLED)
def test_units_that_do_each_its_own_part_need_no_lead(how: str, told_of: Told) -> None:
    led = "（一）办好学校。（市教育局牵头，市财政局配合）\n（二）办好医院。（市卫生健康委牵头，市财政局配合）\n"
    document = f"一、任务\n{led}（三）修路。（市交通运输局、市财政局{{}}）\n"
    assert told_of(leads, document.format(how)) == []
    assert codes(told_of(leads, document.format("负责"))) == ["PD201"]


@pytest.mark.parametrize(
    "how",
    [
        f"{how}{as_}牵头"
        for how in ("共同", "联合", "分别", "分头", "各自", "并列", "均", "均为", "都")
        for as_ in ("", "担任")
    ]
    + ["作为双牵头", "共同作为牵头单位，市乙局"],
)
def test_several_may_lead_where_it_is_said(how: str, told_of: Told) -> None:
    ruled = "（一）办好学校。（责任单位：市教育局、市财政局。排在第一位的为牵头单位，下同）\n"
    document = f"一、任务\n{ruled}（二）修路。（市交通运输局、市财政局{how}配合）\n"
    assert told_of(leads, document) == []


@pytest.mark.parametrize(
    "name",
    """
        各级政府 各地 各设区市 各有关市政府 各相关县 各省 各市 各州 各县 各区 各旗 各盟 各乡 各镇 各街道办事处
        各自治州 各直辖市 各开发区管委会 各管委会 各园区 沿江各市人民政府 全市各县政府
    """.split(),
)
def test_many_that_lead_each_in_its_own_area_are_no_fault(name: str, told_of: Told) -> None:
    document = "一、任务\n（一）修路。（{}牵头，市交通运输局配合）\n"
    assert told_of(roles, document.format(name)) == []
    assert codes(told_of(roles, document.format("市级有关部门"))) == ["PD203"]


@pytest.mark.parametrize(
    "time",
    """
        每年 每月 每季 年均 年底 年末 年内 月底 长期 本年 当年 今年 明年 全年 年度 季度 期间 期末 5年 五年 两年 十年
        6月 6日
    """.split(),
)
def test_a_target_with_any_time_in_its_sentence_is_measured(time: str, told_of: Told) -> None:
    document = "一、任务\n（一）办好学校。{}，学校网络覆盖率达到90%。\n责任单位：市教育局。\n"
    assert told_of(dates, document.format(f"在{time}甲事中")) == []
    assert codes(told_of(dates, document.format("在甲事中"))) == ["PD404"]
    assert codes(told_of(dates, document.format(f"在{time}甲事中。办好"))) == ["PD404"]


@pytest.mark.parametrize("words", ["甲，乙", "应当压实责任", "应为甲事", "不得推诿", "必须压实责任"])
def test_a_heading_that_says_all_itself_is_not_empty(words: str, told_of: Told) -> None:
    document = "一、总体要求\n做好工作。\n二、{}\n三、保障措施\n加强检查。\n四、附则\n自发布之日起施行。\n"
    assert told_of(structure, document.format(words)) == []
    assert "PD111" in codes(told_of(structure, document.format("重点任务")))
