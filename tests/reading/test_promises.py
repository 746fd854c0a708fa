"""Targets, times and numbers: a phrase beside what is read in it."""

import pytest

from policyduty.reading import dates
from policyduty.reading.numerals import to_int
from policyduty.reading.targets import promises

YEAR = "2025-12-31"

TARGETS = {
    # Every word of comparison.
    "建成不少于3个": [("建成", "不少于3个", ">=", 3, "个", None)],
    "覆盖率不低于90%": [("覆盖率", "不低于90%", ">=", 90, "%", None)],
    "面积不小于2亩": [("面积", "不小于2亩", ">=", 2, "亩", None)],
    "培训至少3次": [("培训", "至少3次", ">=", 3, "次", None)],
    "覆盖率达到95%": [("覆盖率", "达到95%", ">=", 95, "%", None)],
    "覆盖率达95％": [("覆盖率", "达95％", ">=", 95, "%", None)],
    "产值超过3亿元": [("产值", "超过3亿元", ">", 300_000_000, "元", None)],
    "产值突破1,500亿元": [("产值", "突破1,500亿元", ">", 150_000_000_000, "元", None)],
    "到2025年能耗不超过5万吨": [("能耗", "不超过5万吨", "<=", 50_000, "吨", YEAR)],
    "到2025年费用不高于3%": [("费用", "不高于3%", "<=", 3, "%", YEAR)],
    "到2025年失业率低于5%": [("失业率", "低于5%", "<", 5, "%", YEAR)],
    "到2025年事故少于3起": [("事故", "少于3起", "<", 3, "起", YEAR)],
    "失业率控制在5个百分点以内": [("失业率", "控制在5个百分点以内", "<=", 5, "个百分点", None)],
    "企业300家以上": [("企业", "300家以上", ">=", 300, "家", None)],
    "每班45人以下，到2025年": [("每班", "45人以下", "<=", 45, "人", None)],
    "到2025年每班45人以内": [("每班", "45人以内", "<=", 45, "人", YEAR)],
    # Amounts and units.
    "服务1.5千万人次以上": [("服务", "1.5千万人次以上", ">=", 15_000_000, "人次", None)],
    "优良率不低于90.5%": [("优良率", "不低于90.5%", ">=", 90.5, "%", None)],
    "藏书超过2百万册": [("藏书", "超过2百万册", ">", 2_000_000, "册", None)],
    "植树超过3十万株": [("植树", "超过3十万株", ">", 300_000, "株", None)],
    "新建公路200公里以上": [("新建公路", "200公里以上", ">=", 200, "公里", None)],
    "新增绿地3平方公里以上": [("新增绿地", "3平方公里以上", ">=", 3, "平方公里", None)],
    "改造30万平方米以上": [("改造", "30万平方米以上", ">=", 300_000, "平方米", None)],
    "库容超过1亿立方米": [("库容", "超过1亿立方米", ">", 100_000_000, "立方米", None)],
    "治理不少于20公顷": [("治理", "不少于20公顷", ">=", 20, "公顷", None)],
    "装机超过5万千瓦": [("装机", "超过5万千瓦", ">", 50_000, "千瓦", None)],
    "发电超过5亿千瓦时": [("发电", "超过5亿千瓦时", ">", 500_000_000, "千瓦时", None)],
    "培训不少于8小时": [("培训", "不少于8小时", ">=", 8, "小时", None)],
    # What is measured: the words behind the last comma, without those that only lead up to it.
    "加强管理，并实现服务人次超过3百万人次": [("服务人次", "超过3百万人次", ">", 3_000_000, "人次", None)],
    "确保全市优良率不低于90%": [("优良率", "不低于90%", ">=", 90, "%", None)],
    "目标：入园率达到90%": [("入园率", "达到90%", ">=", 90, "%", None)],
    "重点（入园率达到90%": [("入园率", "达到90%", ">=", 90, "%", None)],
    "到2025年，培育3家以上、新建5座以上": [
        ("培育", "3家以上", ">=", 3, "家", YEAR),
        ("新建", "5座以上", ">=", 5, "座", YEAR),
    ],
    "到2024年底前办好甲事，到2025年培育企业300家以上": [("培育企业", "300家以上", ">=", 300, "家", YEAR)],
    "培育企业300家以上，到2025年培育500家以上": [
        ("培育企业", "300家以上", ">=", 300, "家", None),
        ("培育", "500家以上", ">=", 500, "家", YEAR),
    ],
    "到2025年建成5个以上。培育企业3家以上": [
        ("建成", "5个以上", ">=", 5, "个", YEAR),
        ("培育企业", "3家以上", ">=", 3, "家", None),
    ],
    "每户补助最高不超过5万元，覆盖率超过95%": [("覆盖率", "超过95%", ">", 95, "%", None)],
    "比例不低于0.5%": [("比例", "不低于0.5%", ">=", 0.5, "%", None)],
    # Full coverage, and one for each.
    "实现乡镇卫生院达到全覆盖": [("乡镇卫生院", "全覆盖", "=", 100, "%", None)],
    "推动“行政村公交全覆盖”": [("行政村公交", "全覆盖", "=", 100, "%", None)],
    "到2025年社区实现全覆盖": [("社区", "全覆盖", "=", 100, "%", YEAR)],
    "到2025年一社区一站": [("", "一社区一站", "=", 1, "站/社区", YEAR)],
    "一乡镇一馆": [("", "一乡镇一馆", "=", 1, "馆/乡镇", None)],
    "一街道一站，一企一策": [("", "一街道一站", "=", 1, "站/街道", None), ("", "一企一策", "=", 1, "策/企", None)],
    "一户一档管理": [("管理", "一户一档", "=", 1, "档/户", None)],
    "农村一村一名医生，覆盖率达到95%": [
        ("医生", "一村一名", "=", 1, "名/村", None),
        ("覆盖率", "达到95%", ">=", 95, "%", None),
    ],
    # What is no promise.
    "补贴不超过5万元": [],
    "失业率低于5%": [],
    "奖励5万元以下": [],
    "增速8%左右": [],
    "奖励超过100人的企业": [],
    "达到2025年水平": [],
    "期限达到3年以上": [],
    "经验超过3年": [],
    "建成3个": [],
    "全覆盖": [],
}


@pytest.mark.parametrize("text", TARGETS)
def test_what_is_promised(text: str) -> None:
    found = [
        (p.metric, p.value, p.relation.value, p.amount, p.unit, str(p.deadline.due) if p.deadline else None)
        for p in promises(text, 0, len(text))
    ]
    assert found == TARGETS[text]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("加强管理，到2025年培育企业300家以上，提高质量", "培育企业300家以上"),
        ("加强管理，实现乡镇全覆盖，提高质量", "实现乡镇全覆盖"),
        ("每个一村一名医生。提高", "一村一名医生"),
    ],
)
def test_where_a_promise_stands(text: str, stretch: str) -> None:
    whole = f"3家以上。{text}。5家以上"
    start = whole.index(text)
    (found,) = promises(whole, start, start + len(text))
    assert whole[found.start : found.end] == stretch


TIMES = {
    "2025年6月上旬前": "2025-06-10",
    "2025年6月中旬前": "2025-06-20",
    "2025年6月下旬前": "2025-06-30",
    "2025年6月末前": "2025-06-30",
    "2025年底之前": YEAR,
    "2025年末前": YEAR,
    "2025年之内": YEAR,
    "2025年以前": YEAR,
    "到2025年6月15日": "2025-06-15",
    "截至2025年6月": "2025-06-30",
    "截止2025年": YEAR,
    "至2025年": YEAR,
    "力争到2025年": YEAR,
    "争取到2025年": YEAR,
    "计划到2025年": YEAR,
    "确保到2025年": YEAR,
    "到2025年第一季度": "2025-03-31",
    "到2025年第二季度": "2025-06-30",
    "到2025年三季度": "2025-09-30",
    "到2025年四季度": YEAR,
    "到2025年上半年": "2025-06-30",
    "２０２５年６月底前": "2025-06-30",
    "每年6月15日前": "06-15",
    "每年2月前": "02-28",
    "每年2月29日前": "02-29",
    "每年3月份": "03-31",
    "每年的4月底以前": "04-30",
    "每年12月末之前": "12-31",
    "每年1月": "01-31",
    **dict.fromkeys(["长期坚持", "长期推进", "长期实施", "长期执行", "长期任务", "长期有效", "长期开展"], "ongoing"),
    **dict.fromkeys(["持续推进", "持续实施。", "持续开展；", "全年推进", "全年坚持", "全年开展"], "ongoing"),
}


@pytest.mark.parametrize("text", TIMES)
@pytest.mark.parametrize("labelled", [False, True])
def test_when_it_is_due(text: str, labelled: bool) -> None:
    (found,) = dates.deadlines(text, 0, len(text), labelled=labelled)
    assert str(found.each_year or found.due or found.kind.value) == TIMES[text]


@pytest.mark.parametrize("text", "2025年 2025年底 2025年6月 于2025年6月 在2025年12月31日".split())
def test_a_year_is_a_deadline_only_where_one_belongs(text: str) -> None:
    assert list(dates.deadlines(text, 0, len(text))) == []
    (found,) = dates.deadlines(text, 0, len(text), labelled=True)
    assert text[found.start : found.end] == text


@pytest.mark.parametrize(
    "text", "到2025年2月30日 每年2月30日前 每年0月前 持续推进工作 全年推进会 2025前 到2025人".split()
)
def test_what_no_calendar_has_is_no_deadline(text: str) -> None:
    assert list(dates.deadlines(text, 0, len(text))) == []


@pytest.mark.parametrize(
    "text",
    """
        2025年底前完成 于2025年6月底前办结 在2025年前到位 2024年—2025年 2024-2025年 2024至2025年 “十四五”期间
        十五五末 十四五时期 年内 年底 年底前 年末 近期 上半年 下半年 第一季度 三季度末 四季度前 每半年 每季度 每月
        每年 全年 长期 常年 持续 即日起 常态化 6月 6月份 6月底前 6月上旬 6月中旬 6月下旬前
        12月末以前 完成时限2025年6月 办理时间为年底前
        整改期限2025年 工作时间2025年 时限年底 年底前启动 6月底前出台实施方案 年内取得明显成效 长期坚持 每年10月底前
    """.split(),
)
def test_a_piece_that_is_a_time_and_nothing_else(text: str) -> None:
    assert dates.is_time(text)
    assert not dates.is_time(f"市甲局{text}")
    assert not dates.is_time(f"{text}、市甲局")


@pytest.mark.parametrize("text", ["长期抓", "持续做", "常年有效", "全年进行"])
def test_a_time_in_words_of_its_own_goes_on(text: str) -> None:
    assert dates.unread(f"、{text}", 1, len(text) + 1).kind.value == "ongoing"
    assert dates.unread(f"{text}按上级部署", len(text), len(text) + 5).kind.value == "by"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-06-06", "2023-06-06"),
        ("2023/6/6", "2023-06-06"),
        ("2023.06.16 10:30", "2023-06-16"),
        ("2023-06-06T10:30:59", "2023-06-06"),
        ("2023-13-06", "None"),
    ],
)
def test_days_as_machines_print_them(text: str, day: str) -> None:
    match = dates.ISO_DATE.fullmatch(text)
    assert match is not None
    assert str(dates.to_date(match)) == day


NUMBERS = {
    "零": 0,
    "〇": 0,
    "两": 2,
    "元": 1,
    "十": 10,
    "十二": 12,
    "二十三": 23,
    "廿三": 23,
    "卅": 30,
    "卅一": 31,
    "一百廿五": 125,
    "卅廿": 50,
    "十亿": 1_000_000_000,
    "百万": 1_000_000,
    "二〇二三": 2023,
    "二○二三": 2023,
    "二Ｏ二三": 2023,
    "百": 100,
    "一百零五": 105,
    "二百": 200,
    "两千": 2000,
    "一千二百三十四": 1234,
    "万": 10_000,
    "十万": 100_000,
    "三万五千": 35_000,
    "三百万": 3_000_000,
    "一亿二千万": 120_000_000,
    "三万亿": 3_000_000_000_000,
    "二十三亿": 2_300_000_000,
    "7": 7,
    "42": 42,
    "２３": 23,
    "①": 1,
    "⑳": 20,
    "㈠": 1,
    "Ⅳ": 4,
    "½": None,
    "甲": None,
    "三甲": None,
    "": None,
    "9" * 100: 10**100 - 1,
    "9" * 101: None,
}


@pytest.mark.parametrize("text", NUMBERS)
def test_numbers(text: str) -> None:
    assert to_int(text) == NUMBERS[text]
