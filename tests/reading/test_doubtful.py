"""What looks like a duty and was not read as one."""

import pytest

from policyduty import read_document
from policyduty.reading.clauses import find
from policyduty.reading.doubtful import stretches

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
    "推进双减。 市甲局牵头负责，年底前见效。": ["市甲局牵头负责，年底前见效"],
    "推进双减。▲市甲局、市乙局": ["市甲局、市乙局"],
    "建立市甲局牵头，各部门参加的联席会议。": [],
    "市场主体牵头，高校参与。": [],
    "市甲局牵头建立台账。": [],
    # In the middle of a sentence.
    "加强督查（由市甲局牵头考核），定期通报。": ["（由市甲局牵头考核）"],
    "建立制度（由市甲局牵头），定期通报。": ["（由市甲局牵头）"],
    "《关于发展甲的建议》（市甲委）": [],
    "制定《甲办法》（市甲局）": ["（市甲局）"],
    "做好统筹（市甲办负责统筹），形成合力。": ["（市甲办负责统筹）"],
    "由会员部报名（责任部门为会员部），年底前完成。": [],
    "部分部门（如市甲局、市乙局）。": [],
    "加强协作。参与单位要服从大局。": [],
}


@pytest.mark.parametrize("paragraph", CASES)
def test_what_may_be_a_duty(paragraph: str) -> None:
    end = len(paragraph)
    found = list(find(paragraph, 0, end))
    told = stretches(paragraph, 0, end, found, heading=True)
    assert [paragraph[slice(*stretch)] for stretch in told] == CASES[paragraph]


def test_a_sentence_of_units_outside_brackets_is_told() -> None:
    text = "甲市工作方案\n一、甲工作\n推进甲。由市甲局牵头，市乙局配合。\n二、乙工作\n推进乙。（市甲局负责）\n"
    (finding,) = read_document(text.encode(), name="甲.txt").findings
    assert (finding.code, finding.message_zh) == (
        "PD504",
        "“由市甲局牵头，市乙局配合”写明了分工，但不在括号内，未作为责任条款读取",
    )
