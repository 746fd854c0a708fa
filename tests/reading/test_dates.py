"""Dates, deadlines and targets in running text."""

import pytest

from policyduty import DeadlineKind
from policyduty.reading import dates
from policyduty.reading.targets import promises


@pytest.mark.parametrize(
    ("text", "day"),
    [("2023年6月6日", "2023-06-06"), ("二〇二三年六月六日", "2023-06-06"), ("2023 年 12 月 31 日", "2023-12-31")],
)
def test_full_dates(text: str, day: str) -> None:
    match = dates.FULL_DATE.fullmatch(text)
    assert match is not None
    assert str(dates.to_date(match)) == day


def test_a_day_that_no_calendar_has_is_no_date() -> None:
    match = dates.FULL_DATE.fullmatch("2023年2月30日")
    assert match is not None
    assert dates.to_date(match) is None


@pytest.mark.parametrize("text", ["2023年0月6日", "2023年6月0日", "0000年6月6日", "2023年13月6日", "2023年6月廿卅日"])
def test_nor_is_a_month_or_a_day_that_none_has(text: str) -> None:
    match = dates.FULL_DATE.fullmatch(text)
    assert match is not None
    assert dates.to_date(match) is None


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("到2025年，全面完成", DeadlineKind.BY, "2025-12-31"),
        ("2025年底前建成", DeadlineKind.BY, "2025-12-31"),
        ("2025年6月底前建成", DeadlineKind.BY, "2025-06-30"),
        ("2024年2月底前建成", DeadlineKind.BY, "2024-02-29"),
        ("于2025年6月15日前报送", DeadlineKind.BY, "2025-06-15"),
        ("2025年上半年前", DeadlineKind.BY, "2025-06-30"),
        ("2025年三季度前", DeadlineKind.BY, "2025-09-30"),
        ("每年10月底前报送", DeadlineKind.YEARLY, "10-31"),
        ("长期坚持", DeadlineKind.ONGOING, "None"),
    ],
)
def test_deadlines(text: str, kind: DeadlineKind, due: str) -> None:
    (found,) = dates.deadlines(text, 0, len(text))
    assert found.kind is kind
    assert str(found.each_year or found.due) == due


@pytest.mark.parametrize(
    "text",
    ["2023年印发的方案", "自2020年以来", "2022年度", "20255年前", "2025年13月底前", "每年13月前", "每年1月45日前"],
)
def test_what_is_no_deadline(text: str) -> None:
    assert list(dates.deadlines(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "metric", "value", "relation", "amount", "unit", "due"),
    [
        ("到2025年累计提供服务超过1千万人次。", "累计提供服务", "超过1千万人次", ">", 10_000_000, "人次", "2025-12-31"),
        ("到2025年实现全州服务全覆盖，", "全州服务", "全覆盖", "=", 100, "%", "2025-12-31"),
        ("实行“一村一名科普员”计划", "科普员", "一村一名", "=", 1, "名/村", None),
        ("网上可办率不低于90%", "网上可办率", "不低于90%", ">=", 90, "%", None),
        ("能耗控制在1.5万吨以内", "能耗", "控制在1.5万吨以内", "<=", 15000, "吨", None),
        ("培育企业300家以上", "培育企业", "300家以上", ">=", 300, "家", None),
    ],
)
def test_targets(text: str, metric: str, value: str, relation: str, amount: float, unit: str, due: str | None) -> None:
    (found,) = promises(text, 0, len(text))
    assert (found.metric, found.value, found.relation, found.amount, found.unit) == (
        metric,
        value,
        relation,
        amount,
        unit,
    )
    assert (str(found.deadline.due) if found.deadline else None) == due


@pytest.mark.parametrize("text", ["2023年6月6日", "选取3个领域", "第5次会议", "一事一议"])
def test_a_number_alone_is_no_target(text: str) -> None:
    assert list(promises(text, 0, len(text))) == []


@pytest.mark.parametrize("how", "坚持 推进 实施 执行 任务 有效 开展".split())
def test_what_goes_on_for_long_is_told_whole(how: str) -> None:
    (found,) = dates.deadlines(f"要长期{how}。", 0, 6)
    assert (found.kind, found.start, found.end) == (DeadlineKind.ONGOING, 1, 5)
