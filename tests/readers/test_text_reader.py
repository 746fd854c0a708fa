"""Plain text in the encodings that Chinese documents come in."""

import hashlib

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from policyduty import InputError
from policyduty.readers.text import decode, read_text

SIMPLIFIED = """\
甘孜藏族自治州人民政府办公室关于印发《甘孜州贯彻落实〈四川省全民科学素质行动实施方案〉责任分工方案》的通知
（甘办发〔2023〕24号）
各县（市）人民政府，州级各部门，省属行政企事业单位，州属企事业单位：
一、青少年科学素质提升行动
　　（二）提升基础教育阶段科学教育水平。倡导启发式、探究式、开放式教学，保护学生好奇心，激发求知欲和想象力，培养青少年创新思维。
　　责任单位：州教育体育局、州经济信息化局、州科协，各县（市）人民政府。排在第一位的为牵头单位，下同。
　　到2025年，我州公民具备科学素质的比例超过9％，累计提供精准科普服务超过1千万人次。
"""

RARE = """\
　　（三）推动亹源县、盱眙县、鄱阳县、歙县、黟县、郫都区、犍为县、筠连县、珙县、泸县加强合作。\
（牵头单位：市发展改革委、市工业和信息化局；责任单位：各县区人民政府；完成时限：2025年12月底前）
"""

TRADITIONAL = """\
行政院為推動科技發展方案，請各主管機關依權責分工辦理。教育部主辦，國家科學及技術委員會、經濟部協辦；
直轄市及縣（市）政府應配合執行。本方案自核定日起實施，所需經費由各機關編列預算支應。
社會文化司統籌協調，教育及青年發展局、文化局、體育局按職責分工負責落實，並於二零二五年年底前完成。
"""

PAGE = (
    '<html><head><meta http-equiv="X-UA-Compatible" content="IE=edge"><title>责任分工</title></head>'
    '<body><div class="content" style="margin: 0 auto"><p>责任单位：州教育局</p></div></body></html>'
)

TEXTS = {
    "long": SIMPLIFIED * 40,
    "a page": SIMPLIFIED,
    "rare place names": RARE,
    "one line": "责任单位：州科协。",
    "four characters": "责任分工",
    "few characters in much markup": PAGE,
    "beyond GBK": "𠮷林村、㐂田镇由州民政局牵头负责。",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_simplified_chinese_is_decoded(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert decode(data, "a.txt") == (text, encoding)
    assert data.decode(encoding) == text


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb2312", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL[:20], "cp950", "big5hkscs"),
        ("恒生銀行、碁峰資訊由經濟部主辦，裏鄰長協辦。", "cp950", "big5hkscs"),
        ("旺角街坊會喺呢個計劃嘅角色係協辦單位。", "big5hkscs", "big5hkscs"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        ("plain ASCII\n", "ascii", "utf-8"),
        ("", "ascii", "utf-8"),
    ],
)
def test_other_encodings_are_told_apart(text: str, written: str, found: str) -> None:
    assert decode(text.encode(written), "a.txt") == (text, found)


def test_a_big_endian_mark_is_read() -> None:
    assert decode("\ufeff责任".encode("utf-16-be"), "a.txt") == ("责任", "utf-16")


@settings(max_examples=200, deadline=None)
@given(start=st.integers(0, len(SIMPLIFIED) - 12), length=st.integers(12, 200))
@example(start=0, length=12)
def test_every_stretch_of_a_notice_is_known_as_gb18030(start: int, length: int) -> None:
    text = SIMPLIFIED[start : start + length]
    assert decode(text.encode("gb18030"), "a.txt") == (text, "gb18030")


@settings(max_examples=200, deadline=None)
@given(start=st.integers(0, len(TRADITIONAL) - 12), length=st.integers(12, 200))
def test_every_stretch_of_a_traditional_text_is_known_as_big5(start: int, length: int) -> None:
    text = TRADITIONAL[start : start + length]
    assert decode(text.encode("big5"), "a.txt") == (text, "big5hkscs")


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from("牵头责任单位州县市教育体育局科协人民政府办公室负责配合落实推进工作"), min_size=8).map(
        "".join
    )
)
def test_any_list_of_common_characters_is_known_as_gb18030(text: str) -> None:
    data = text.encode("gb18030")
    assume("\ufffd" in data.decode("utf-8", "replace"))  # A few characters are letters in UTF-8: 联通, 牵.
    assert decode(data, "a.txt") == (text, "gb18030")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_utf_8_is_always_taken_for_what_it_is(text: str) -> None:
    decoded, encoding = decode(text.encode(), "a.txt")
    assert text.encode().decode(encoding) == decoded
    assert decoded == text.removeprefix("\ufeff")


NO_TEXT = {
    "an image": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "is not text in an encoding known for Chinese"),
    "an archive": (b"PK\x03\x04\x14\0\0\0\x08\0" * 9, "is a binary file, expected text"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type /Catalog>>\nstream\n\x9c\x01\xff\xfe", "is not text"),
    "French": ("Le préfet a décidé d’élargir la liste des communes concernées.".encode("cp1252"), "is not text"),
    "Russian": ("Правительство постановляет утвердить план".encode("cp1251"), "is not text"),
    "damaged UTF-8": (
        "责任".encode() + b"\xe8" + SIMPLIFIED.encode(),
        r"\(UTF-8 up to byte 6, GB18030, Big5, UTF-16\)",
    ),
    "cut UTF-8": (SIMPLIFIED.encode()[:-2], "is not text"),
    "damaged mark": (b"\xef\xbb\xbfab\xff", "is marked as utf-8 and is not: byte 5 does not fit"),
    "half a character": (b"\xff\xfea\0b", "is marked as utf-16-le and is not: byte 4 does not fit"),
    "UTF-32": ("责任".encode("utf-32"), "is a binary file"),
    "UTF-16 of nothing but ASCII": ("plan".encode("utf-16-le"), "is a binary file"),
}


@pytest.mark.parametrize(("data", "said"), NO_TEXT.values(), ids=NO_TEXT)
def test_what_is_no_chinese_text_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.txt: .*{said}"):
        read_text(data, "a.txt")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("一、\r二、\r", "一、\n二、\n"),
        ("一、\r\n二、\r\n", "一、\r\n二、\r\n"),
        ("一、\r\r\n二、", "一、\n\r\n二、"),
        ("一、\n\r二、", "一、\n\n二、"),
        ("\r", "\n"),
    ],
)
def test_a_lone_carriage_return_ends_a_line_and_moves_nothing(raw: str, text: str) -> None:
    transcript = read_text(raw.encode(), "a.txt")
    assert transcript.text == text
    assert len(transcript.text) == len(raw)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-16-be"])
def test_a_span_points_into_the_text_that_the_source_decodes_to(encoding: str) -> None:
    data = SIMPLIFIED.encode(encoding)
    transcript = read_text(data, "notice.txt")
    source = transcript.source
    assert (source.name, source.media_type, source.encoding) == ("notice.txt", "text/plain", encoding)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    start = transcript.text.index("州科协")
    span = transcript.span(start, start + 3)
    assert data.decode(encoding)[span.start : span.end] == "州科协"
