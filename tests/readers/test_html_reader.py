"""Web pages, in the shapes that government sites have, beside the lines a person would read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyduty import duty_table, read_document
from policyduty.readers.html import read_html

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>甲市网站</title><style>p{color:red}</style>
<script>var a = "<p>（市假局负责）</p>";</script></head><body>
<div class="menu"><ul><li><a href="/">首页</a></li><li><a href="/gk">政务公开</a></li></ul></div>
<table class="meta"><tr><td><b>索 引 号：</b></td><td>0001/2024</td><td><b>发文机关：</b></td><td>甲市人民政府</td></tr>
<tr><td><b>发文字号：</b></td><td>甲政发〔2024〕7号</td><td><b>发布日期：</b></td><td>2024年03月09日</td></tr></table>
<div id="content"><div class="share">分享到：<a href="#">微信</a></div>
<p style="text-align:center"><span>甲市人民政府关于</span></p><p><span>加快乙工作的若干意见</span></p>
<p>各县（市、区）人民政府，市政府各部门：</p>
<p>&nbsp;&nbsp;为加快乙工作，提出以下意见，请认真贯彻执行。</p>
<p><strong>一、推进建设</strong></p>
<p>（一）加快项目。<o:p></o:p>加大投入力度，完善政策体系，推动项目落地见效。（市甲局牵头，市乙局&middot;丙室
   等部门配合）</p><!-- （市假局负责） -->
<p style="display:none">（二）隐藏。不应读到（市假局负责）</p>
<p>（二）加强管理。健全制度，强化监督，压实责任，确保取得实效。<br>责任单位：市丁局、各县（市、区）人民政府</p>
</div>
<div class="footer">主办单位：甲市人民政府办公室　版权所有</div></body></html>"""


def lines(page: str) -> list[str]:
    return read_html(page.encode(), "page.html").text.splitlines()


def test_what_a_person_would_read() -> None:
    found = lines(PAGE)
    assert found[:4] == ["索 引 号：", "0001/2024", "发文机关：", "甲市人民政府"]
    assert "一、推进建设" in found
    assert not any(word in line for line in found for word in ("首页", "假局", "隐藏", "版权", "color"))


def test_lists_have_the_numbers_that_a_browser_draws() -> None:
    assert lines(
        "<p>一、甲</p><ol><li>做甲。<li><p>做乙。</p><p>又。</p></li></ol><ol start=5><li>做丙。</li></ol>"
    ) == [*("一、甲", "1.做甲。", "2.做乙。", "又。", "5.做丙。")]


def test_no_numbers_before_links_and_printed_numbers() -> None:
    assert lines(
        "<ol><li><a href=x>首页</a></li><li>（一）做甲。</li><li>3.做乙。</li></ol><ul><li>做丙。</li></ul>"
    ) == [*("首页", "（一）做甲。", "3.做乙。", "做丙。")]


def test_the_number_of_an_item_stands_in_its_tag() -> None:
    page = "<p>一、甲</p><ol><li class=a>做甲。（市甲局负责）</li></ol>"
    task = next(read_document(page.encode(), name="page.html").plan.iter_tasks())
    assert task.marker == "1."
    assert task.span is not None
    assert page[slice(task.span.start, task.span.end)] == "<li class=a>做甲。（市甲局负责）"


def test_deleted_words_are_not_read() -> None:
    assert lines("<p>做甲。<del>（市甲局负责）</del><ins>（市乙局负责）</ins></p>") == ["做甲。（市乙局负责）"]


def test_the_plan_of_a_page() -> None:
    plan = read_document(PAGE.encode(), name="page.html").plan
    assert plan.title == "甲市人民政府关于加快乙工作的若干意见"
    assert (plan.document.issuer, plan.document.number) == ("甲市人民政府", "甲政发〔2024〕7号")
    assert [(row.path, row.duty.leads, row.duty.co or row.duty.responsible) for row in duty_table(plan)] == [
        (("一、", "（一）"), ("市甲局",), ("市乙局·丙室",)),
        (("一、", "（二）"), (), ("市丁局", "各县（市、区）人民政府")),
    ]


def test_spans_point_into_the_source() -> None:
    plan = read_document(PAGE.encode(), name="page.html").plan
    printed = []
    for duty in plan.iter_duties():
        for assignment in duty.assignments:
            assert assignment.span is not None
            printed.append(PAGE[assignment.span.start : assignment.span.end])
    assert printed == ["市甲局", "市乙局&middot;丙室", "市丁局", "各县（市、区）人民政府"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030"])
def test_the_declared_encoding_is_used(encoding: str) -> None:
    page = PAGE.replace("utf-8", encoding).replace("〔", "[").replace("〕", "]")
    transcript = read_html(page.encode("utf-8" if encoding == "utf-8" else "gb18030"), "page.html")
    assert "一、推进建设" in transcript.text
    assert transcript.source.encoding == ("utf-8" if encoding == "utf-8" else "gb18030")


def test_a_wrong_declaration_is_seen_through() -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="iso-8859-99"')
    assert "一、推进建设" in read_html(page.encode("gb18030"), "page.html").text


TABLE = """<html><body><p>甲市乙行动任务分解表</p><table>
<tr><th rowspan="2">序号</th><th rowspan="2">重点任务</th><th rowspan="2">工作内容</th>
<th colspan="2">责任单位</th><th rowspan="2">完成时限</th></tr>
<tr><th>牵头单位</th><th>配合单位</th></tr>
<tr><td>1</td><td rowspan="2">推进建设</td><td>加快项目实施。</td><td>市甲局</td>
<td>市乙局、市丙局等</td><td>2025年底前</td></tr>
<tr><td>2</td><td>完善政策体系。</td>
<td><p>市甲局</p><p>市丁局</p></td><td rowspan="2">各县（市、区）政府</td><td>长期坚持</td></tr>
<tr><td>3</td><td>加强管理</td><td>健全管理制度。</td><td>市戊局</td><td>按省部署</td></tr>
</table></body></html>"""


def test_a_table_of_tasks() -> None:
    plan = read_document(TABLE.encode(), name="table.html").plan
    assert [
        (row.path, row.section_title, row.text, row.duty.leads, row.duty.co, row.duty.open_ended)
        for row in duty_table(plan)
    ] == [
        (("1",), "推进建设", "加快项目实施。", ("市甲局",), ("市乙局", "市丙局"), True),
        (("2",), "推进建设", "完善政策体系。", ("市甲局", "市丁局"), ("各县（市、区）政府",), False),
        (("3",), "加强管理", "健全管理制度。", ("市戊局",), ("各县（市、区）政府",), False),
    ]
    assert [str(d.due) for duty in plan.iter_duties() for d in duty.deadlines] == ["2025-12-31", "None", "None"]
    assert [d.text for duty in plan.iter_duties() for d in duty.deadlines] == ["2025年底前", "长期坚持", "按省部署"]


_TAGS = st.sampled_from(
    "<p> </p> <td> </td> <table> </table> <tr> <div> </div> <br> &nbsp; &#19968; &x < 甲局 <script> </script>"
    " <!-- --> <a> </a> 。 <![CDATA[ <?x <td\tcolspan=9999999> \n".split(" ")
)


@given(st.lists(_TAGS, max_size=60).map("".join))
def test_any_markup_is_read(page: str) -> None:
    transcript = read_html(page.encode(), "page.html")
    for piece in transcript.pieces:
        assert 0 <= piece.raw_start <= piece.raw_end <= len(page)
