"""Where rules begin to tell: lengths, counts and shares, on either side of the edge."""

from collections.abc import Callable

import pytest

from policyduty import Finding, Plan, Target, Task, Unit, validate
from policyduty.rules import damage, dates, leads, marks, numbering, roles, structure, units

Told = Callable[..., list[tuple[str, str, str]]]
Found = Callable[..., list[Finding]]

DUTY = "责任单位：市教育局、市财政局。\n"


def page(*texts: str, duty: str = DUTY) -> str:
    return "一、任务\n" + "".join(
        f"（{n}）办好第{n}件事。{text}\n{duty}" for n, text in zip("一二三四五六七八九十", texts, strict=False)
    )


def codes(told: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    return [(code, place) for code, place, _ in told]


@pytest.mark.parametrize(("between", "count"), [(0, 1), (28, 1), (29, 2), (40, 2)])
def test_two_of_a_mark_are_one_slip_where_they_stand_near(between: int, count: int, told_of: Told) -> None:
    assert codes(told_of(marks, page(f"实施“{'甲' * between}“工程。"))) == [("PD513", "1.1")] * count


def test_a_third_of_a_mark_is_another_slip(told_of: Told) -> None:
    assert len(told_of(marks, page("实施“名师“工程“名校。"))) == 2
    assert len(told_of(marks, page("实施“名师“工程“名校“。"))) == 2
    assert len(told_of(marks, page("实施《名师《工程。"))) == 2


def test_what_has_no_partner_is_shown_with_eight_characters_on_either_side(findings_in: Found) -> None:
    (finding,) = findings_in(marks, page("一二三四五六七八九十“甲乙丙丁戊己庚辛壬癸。"))
    assert finding.message == "“ has no partner: …三四五六七八九十“甲乙丙丁戊己庚辛…"
    (finding,) = findings_in(marks, f"一、任务\n（一）办好“学校。\n{DUTY}")
    assert finding.message_zh == "““”没有配对：…（一）办好“学校。…"


@pytest.mark.parametrize(("length", "told"), [(15, False), (16, True)])
def test_sentences_of_sixteen_characters_are_told_again(length: int, told: bool, findings_in: Found) -> None:
    sentence = "改善办学条件提高教育质量建设教师队伍"[:length]
    found = findings_in(marks, page(f"{sentence}。", f"甲事。{sentence}！"))
    assert [(finding.code, finding.place) for finding in found] == [("PD514", "1.2")] * told
    assert [finding.message for finding in found] == [f"this sentence stands in 1.1 too: {sentence}…"] * told


def test_a_sentence_is_named_by_its_first_twenty_characters(findings_in: Found) -> None:
    sentence = "改善办学条件提高教育质量建设教师队伍办好人民满意学校"
    (finding,) = findings_in(marks, page(f"{sentence}。", f"{sentence}。"))
    assert finding.message.endswith(f"too: {sentence[:20]}…")
    assert finding.excerpt == f"{sentence}。"


@pytest.mark.parametrize("stop", "。！？")
def test_sentences_end_in_any_stop(stop: str, told_of: Told) -> None:
    sentence = "改善办学条件提高教育质量建设教师队伍"
    assert codes(told_of(marks, page(f"{sentence}{stop}", f"{sentence}。"))) == [("PD514", "1.2")]


@pytest.mark.parametrize("end", "。！？；：…”’」』）)》】〕.!?;:>")
def test_a_paragraph_may_end_in_any_mark(end: str, told_of: Told) -> None:
    text = "改善办学条件，提高教育质量，建设教师队伍，办好学校"
    ends = [f"{text}。"] * 4
    told = told_of(marks, page(*ends, f"{text}{end}"))
    assert [code for code, *_ in told if code == "PD517"] == []
    assert codes(told_of(marks, page(*ends, text)))[-1:] == [("PD517", "1.5")]


@pytest.mark.parametrize(("whole", "cut", "told"), [(4, 1, True), (3, 1, False), (8, 2, True), (7, 2, False)])
def test_a_stop_is_missed_where_four_fifths_have_one(whole: int, cut: int, told: bool, told_of: Told) -> None:
    texts = [f"要明确第{n}件的责任，抓紧落实，按期办结好" for n in range(whole + cut)]
    found = told_of(marks, page(*(f"{text}。" for text in texts[:whole]), *texts[whole:]))
    assert len(found) == (cut if told else 0)


@pytest.mark.parametrize(("length", "told"), [(19, False), (20, True)])
def test_a_stop_is_missed_behind_twenty_characters(length: int, told: bool, told_of: Told) -> None:
    sound = "改善办学条件，提高教育质量，建设教师队伍，办好学校。"
    cut = ("甲，" + "乙" * 40)[:length]
    document = "一、任务\n（一）办好学校。\n" + f"{sound}\n" * 4 + f"{cut}\n{DUTY}"
    assert bool(told_of(marks, document)) is told


@pytest.mark.parametrize("number", ["12", "1", "a", "一", "十二"])
@pytest.mark.parametrize("before", "。；;，,：:、 ")
def test_the_mark_of_an_item_closes_nothing(number: str, before: str, told_of: Told) -> None:
    assert told_of(marks, page(f"包括{before}{number}）建队伍。")) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("包括甲1）建队伍乙2）改条件。", 0),
        ("包括甲2）建队伍乙1）改条件。", 0),
        ("包括甲1）建队伍乙3）改条件。", 2),
        ("包括甲1）建队伍乙12）改条件。", 2),
        ("包括甲123）建队伍乙124）改条件。", 2),
        ("包括甲1）建队伍" + "乙" * 480 + "2）改条件。", 0),
        ("包括甲1）建队伍" + "乙" * 510 + "2）改条件。", 2),
    ],
)
def test_items_behind_words_are_known_by_their_neighbours(text: str, count: int, told_of: Told) -> None:
    assert len(told_of(marks, page(text))) == count


@pytest.mark.parametrize("times", [2, 3])
def test_a_time_is_missed_where_three_duties_state_one(times: int, told_of: Told) -> None:
    timed = "（{n}）办好第{n}件事。\n责任单位：市教育局；完成时限：2024年{m}月底前\n"
    document = "一、任务\n" + "".join(timed.format(n=n, m=m) for m, n in enumerate("一二三"[:times], 3))
    document += "（九）办好医院。\n责任单位：市卫生健康委\n"
    assert codes(told_of(dates, document)) == ([("PD405", "1.9/d1")] if times == 3 else [])


@pytest.mark.parametrize(("timed", "untimed", "told"), [(3, 1, 1), (6, 2, 2), (5, 2, 0), (3, 2, 0)])
def test_a_time_is_missed_where_three_quarters_have_one(timed: int, untimed: int, told: int, told_of: Told) -> None:
    numbers = iter("一二三四五六七八九")
    document = "一、任务\n" + "".join(
        f"（{next(numbers)}）办好事。\n责任单位：市教育局；完成时限：2024年3月底前\n" for _ in range(timed)
    )
    document += "".join(f"（{next(numbers)}）办好事。\n责任单位：市教育局\n" for _ in range(untimed))
    assert len(told_of(dates, document)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2022年底前已建成20所。", False),
        ("2022年底前全市各县均已建成20所。", False),
        ("2022年底前全市各县各乡镇学校均已建成。", True),
        ("到2022年以来建成的逐步改造。", False),
        ("2022年底前之前建成的学校。", False),
        ("2022年底前，已建成20所。", True),
    ],
)
def test_what_was_done_by_a_time_is_history(text: str, told: bool, told_of: Told) -> None:
    head = "甲市人民政府关于办学的通知\n甲政发〔2023〕1号\n各县人民政府：\n现将有关事项通知如下。\n"
    document = f"{head}一、任务\n（一）办好学校。{text}\n{DUTY}甲市人民政府\n2023年3月1日\n"
    assert ("PD403" in [code for code, *_ in told_of(dates, document)]) is told


@pytest.mark.parametrize(("often", "slips", "told"), [(4, 1, True), (3, 1, False), (8, 2, True), (7, 2, False)])
def test_a_slip_is_told_where_the_name_stands_four_times_as_often(
    often: int, slips: int, told: bool, told_of: Told
) -> None:
    lists = ["市市场监管局"] * often + ["市市场监管管局"] * slips
    document = "一、任务\n" + "".join(f"{n}.办好第{n}件事。\n责任单位：{name}。\n" for n, name in enumerate(lists, 1))
    assert bool(told_of(units, document)) is told


REGISTRY = tuple(Unit(name=name) for name in ("市教育局", "市总工会", "市人社局", "市人力资源社会保障局", "妇联"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("市人社厅", "PD302"),
        ("市人局", "PD301"),
        ("市人大社局", "PD302"),
        ("市人力资源和社会保障厅", "PD302"),
        ("市人力资源和社会事业保障厅", "PD301"),
        ("妇女联", "PD301"),
        ("省教育局", "PD301"),
    ],
)
def test_a_name_is_nearly_another_by_one_character_or_two_in_a_long_one(name: str, code: str, told_of: Told) -> None:
    assert codes(told_of(units, page("", duty=f"责任单位：{name}。\n"), REGISTRY)) == [(code, "1.1/d1")]


@pytest.mark.parametrize(
    ("counts", "told"),
    [((6, 1, 1, 1), False), ((12, 1, 1, 1, 1), True), ((5, 1, 1, 1), False), ((12, 6, 6, 1, 1), False)],
)
def test_a_unit_leads_far_more_than_its_share(counts: tuple[int, ...], told: bool, told_of: Told) -> None:
    names = [name for name, count in zip("甲乙丙丁戊", counts, strict=False) for _ in range(count)]
    document = "一、任务\n" + "".join(
        f"{n}.办好第{n}件事。（市{name}局牵头，市财政局配合）\n" for n, name in enumerate(names, 1)
    )
    assert ("PD209" in [code for code, *_ in told_of(leads, document)]) is told


def test_rules_of_order_and_structure_find_nothing_in_a_sound_plan(told_of: Told) -> None:
    document = page("改善条件。", "提高质量。", "建设队伍。")
    assert told_of(numbering, document) == []
    assert told_of(structure, document) == []


def test_a_target_whose_words_are_elsewhere_hides_no_other() -> None:
    targets = (Target(text="覆盖率达到90%", amount=90), Target(text="办好学校"))
    plan = Plan(id="p", title="", tasks=(Task(id="1", text="办好学校。", targets=targets),))
    assert [finding.excerpt for finding in validate(plan, [dates.VAGUE_TARGET])] == ["覆盖率达到90%", "办好学校"]


def test_titles_that_are_short_or_begin_with_a_verb_hide_no_other(told_of: Told) -> None:
    titles = ["总则", "抓科学素质提升行动", "青少年科学素质提升行动", "民科学素质提升行动", "老年人科学素质提升行动"]
    document = "".join(f"{n}、{title}\n做好工作。\n" for n, title in zip("一二三四五", titles, strict=True))
    assert codes(told_of(damage, document.replace("抓科学", "抓好科学"))) == [("PD522", "4")]


def test_a_unit_of_two_names_hides_no_alias_of_another(told_of: Told) -> None:
    registry = (Unit(name="市发展改革委", aliases=("市发改委",)), Unit(name="市教育局", aliases=("临江市教育局",)))
    document = page("", "", duty="责任单位：市发展改革委、市发改委、临江市教育局。\n")
    assert {(code, excerpt) for code, _, excerpt in told_of(units, document, registry)} == {
        ("PD304", "市发改委"),
        ("PD303", "临江市教育局"),
    }


def test_what_is_whole_hides_nothing_that_is_damaged_behind_it(told_of: Told) -> None:
    document = (
        "一、任务\n（一）办好学校。\n完成时限\n2023年6月30\n日前\n未经批准现场不得变动。经市委同意现将甲事通知。\n"
    )
    assert codes(told_of(damage, document + "甲市人民政府\n202331\n")) == [("PD521", "1.1"), ("PD516", "1.1")]


def test_a_sound_duty_hides_no_unit_of_two_roles_in_the_next(told_of: Told) -> None:
    document = (
        "一、任务\n（一）办学。（市教育局牵头，市财政局配合）\n（二）治水。（市水利局牵头，市财政局、市水利局配合）\n"
    )
    assert codes(told_of(roles, document)) == [("PD205", "1.2/d1")]
