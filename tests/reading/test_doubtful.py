"""What looks like a duty and was not read as one."""

import pytest

from policyduty import read_document
from policyduty.reading.clauses import find
from policyduty.reading.doubtful import said_of_all, stretches

CASES = {
    "编制清单（市甲局、乙集团、丙大学）；推进试点（高校、科研院所）；建成平台（市丁局负责）。": [
        "（市甲局、乙集团、丙大学）"
    ],
    "推进双减（市甲局）。": ["（市甲局）"],
    "报市委宣传部（市文明办）。": [],
    "推进双减。由市甲局牵头，市乙局、市丙局配合。年底前完成。": ["由市甲局牵头，市乙局、市丙局配合"],
    "要压实责任，牵头部门要主动作为，责任单位要密切配合。": [],
    "支持龙头企业牵头，高校、科研院所参与。": [],
    "推进双减。（市甲局牵头，市乙局配合）": [],
    # Whatever sets them off.
    "推进双减。／市甲局、市乙局": ["市甲局、市乙局"],
    "主管部门：市甲局、市乙局。": ["主管部门：市甲局、市乙局。"],
    "推进双减。责任单位市甲局、市乙局。": ["责任单位市甲局、市乙局"],
    "推进双减。归口单位：市甲局": ["归口单位：市甲局"],
    "推进双减，由市甲局负责。": ["由市甲局负责"],
    "推进双减。由市甲局牵头负责。": ["由市甲局牵头负责"],
    "推进双减。<市甲局负责>": ["市甲局负责"],
    "推进双减。市甲局、市乙局负责）": ["市甲局、市乙局负责"],
    "加强市甲局、市乙局的协作。": [],
    "市甲局、市乙局": [],
    "推进双减。市甲局牵头，市乙局参与，2024年10月前完成。": ["市甲局牵头，市乙局参与，2024年10月前完成"],
    "推进双减。由市甲局牵头，会同市乙局、市丙局开展整治，定期通报。": [
        "由市甲局牵头，会同市乙局、市丙局开展整治，定期通报"
    ],
    "推进双减。市消防支队牵头。": ["市消防支队牵头"],
    "推进双减。由教育部牵头会同民政部开展整治。": ["由教育部牵头会同民政部开展整治"],
    "推进双减。 市甲局牵头负责，年底前见效。": ["市甲局牵头负责，年底前见效"],
    "推进双减（市甲局、市乙局、丙品牌）。": ["（市甲局、市乙局、丙品牌）"],
    "推进双减（甲公司、乙局）。": ["（甲公司、乙局）"],
    "推进双减（甲公司、乙局）；推进丙（丁公司、戊局）。": ["（甲公司、乙局）", "（丁公司、戊局）"],
    "推进双减（家庭、学校、社会）。": [],
    "推进双减（市甲局、丙品牌）。": [],
    "推进双减（如市甲局、市乙局、丙品牌）。": [],
    "推进双减。▲市甲局、市乙局": ["市甲局、市乙局"],
    "建立市甲局牵头，各部门参加的联席会议。": [],
    "市场主体牵头，高校参与。": [],
    "市甲局牵头建立台账。": [],
    "举办赛事，市甲局牵头，市乙局、市丙局配合；": ["市甲局牵头，市乙局、市丙局配合"],
    "举办赛事，扩大影响，市甲局、市乙局按职责分工负责。": ["市甲局、市乙局按职责分工负责"],
    "推进双减。由市甲局会同市乙局负责，各县政府抓好落实。": ["由市甲局会同市乙局负责，各县政府抓好落实"],
    "举办赛事，请各县政府认真抓好落实。": [],
    "举办赛事，高校负责。": [],
    "由市甲局牵头，市乙局配合（责任单位：市丙局）。": [],
    "推进双减（责任单位：市丙局）。由市甲局牵头，市乙局配合；推进丙（责任单位：市丁局）。": [
        "由市甲局牵头，市乙局配合"
    ],
    # In the middle of a sentence.
    "加强督查（由市甲局牵头考核），定期通报。": ["（由市甲局牵头考核）"],
    "建立制度（由市甲局牵头），定期通报。": ["（由市甲局牵头）"],
    "《关于发展甲的建议》（市甲委）": [],
    "制定《甲办法》（市甲局）": ["（市甲局）"],
    "做好统筹（市甲办负责统筹），形成合力。": ["（市甲办负责统筹）"],
    "由会员部报名（责任部门为会员部），年底前完成。": [],
    "部分部门（如市甲局、市乙局）。": [],
    "加强协作。参与单位要服从大局。": [],
    "加强协作（甲大学，甲高校）": ["（甲大学，甲高校）"],
}


@pytest.mark.parametrize("paragraph", CASES)
def test_what_may_be_a_duty(paragraph: str) -> None:
    end = len(paragraph)
    found = list(find(paragraph, 0, end))
    told = stretches(paragraph, 0, end, found, heading=True)
    assert [paragraph[slice(*stretch)] for stretch in told] == CASES[paragraph]


@pytest.mark.parametrize(
    ("line", "told"),
    [("市甲局", []), ("市甲局、市乙局", ["市甲局、市乙局"]), ("市甲局负责", ["市甲局负责"]), ("甲、乙", [])],
)
def test_a_line_of_units_below_a_heading(line: str, told: list[str]) -> None:
    found = stretches(line, 0, len(line), [], heading=False)
    assert [line[slice(*stretch)] for stretch in found] == told


SAID_OF_ALL = {
    "以下任务均需各市人民政府负责，不再列出。": ["以下任务均需各市人民政府负责"],
    "注：1.各项任务责任单位均包括各区县政府。2.": ["责任单位均包括各区县政府"],
    "配合单位还有市甲局、各街道办事处；": ["配合单位还有市甲局、各街道办事处"],
    "其他事项均由市甲局落实。": ["其他事项均由市甲局落实"],
    # Nobody is named, or those that are named beside each task.
    "以下任务均由各责任单位负责。": [],
    "上述任务均需按期组织实施。": [],
    "参加单位均为甲型企业。": [],
}


@pytest.mark.parametrize("text", SAID_OF_ALL)
def test_who_answers_for_many_tasks_at_once(text: str) -> None:
    assert [text[slice(*said)] for said in said_of_all(text)] == SAID_OF_ALL[text]


def test_who_answers_for_many_tasks_at_once_is_told() -> None:
    text = "甲市工作方案\n以下任务均需各县人民政府负责，不再列出。\n一、甲工作\n推进甲。（市甲局负责）\n"
    reading = read_document(text.encode(), name="甲.txt")
    (finding,) = reading.findings
    assert (finding.code, finding.place) == ("PD504", "")
    assert finding.message_zh == "“以下任务均需各县人民政府负责”是对多项任务的说明，未加入各项任务"
    assert finding.message.endswith("says of several tasks at once who answers; it was added to none of them")
    assert finding.span is not None
    assert text[finding.span.start : finding.span.end] == "以下任务均需各县人民政府负责"
    assert [duty.responsible for duty in reading.plan.iter_duties()] == [("市甲局",)]


def test_a_sentence_of_units_outside_brackets_is_told() -> None:
    text = "甲市工作方案\n一、甲工作\n推进甲。由市甲局牵头，市乙局配合。\n二、乙工作\n推进乙。（市甲局负责）\n"
    (finding,) = read_document(text.encode(), name="甲.txt").findings
    assert (finding.code, finding.message_zh) == (
        "PD504",
        "“由市甲局牵头，市乙局配合”写明了分工，但不在括号内，未作为责任条款读取",
    )
