"""Documents of every kind, damaged at random: each is read, or refused in words; nothing else, and soon."""

from __future__ import annotations

import random
import re
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shaped import archived, files, members

from policyduty import PluginError, PolicydutyError, read_document

KINDS = sorted(files())
BITS = (
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&",
    b'"',
    b"\xef\xbb\xbf",
    b"<td colspan=9999>",
    b"&#",
    b"<!",
    b"<![",
    b"<?",
    b"PK\x03\x04",
    b"9" * 5000,
)
relaxed = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def survives(data: bytes, name: str) -> None:
    """The law: a reading, or an error for people that no reader has to be blamed for."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Duplicate name")
            read_document(data, name=name)
    except PolicydutyError as error:
        told = error
    else:
        return
    assert not isinstance(told, PluginError), told
    assert str(told)


def damaged(data: bytes, ran: random.Random) -> bytes:
    """Flip, cut, repeat, move and put in some bytes."""
    changed = bytearray(data)
    for _ in range(ran.randint(1, 6)):
        at = ran.randrange(len(changed) + 1)
        length = ran.choice((1, 1, 2, 8, 64, 1000))
        how = ran.randrange(5)
        if how == 0 and at < len(changed):
            changed[at] ^= 1 << ran.randrange(8)
        elif how == 1:
            del changed[at : at + length]
        elif how == 2:
            changed[at:at] = changed[at : at + length] * ran.choice((1, 2, 50))
        elif how == 3:
            changed[at:at] = ran.choice(BITS)
        else:
            other = ran.randrange(len(changed) + 1)
            changed[at : at + length] = changed[other : other + length]
    return bytes(changed)


def edited(data: bytes, ran: random.Random) -> bytes:
    """Drop, swap, rename or damage members of an archive, or what stands in their XML."""
    held = members(data)
    for _ in range(ran.randint(1, 3)):
        one, other = (ran.choice(sorted(held)) for _ in range(2))
        how = ran.randrange(6)
        if how == 0 and len(held) > 1:
            del held[one]
        elif how == 1:
            held[one], held[other] = held[other], held[one]
        elif how == 2:
            held[f"{one}.bin"] = held.pop(one)
        elif how == 3:
            held[one] = damaged(held[one], ran)
        elif how == 4:
            values = re.findall(rb'"[^"]*"', held[one]) or [b'""']
            value = ran.choice((b'"-1"', b'"99999999999"', b'""', b'"A1:XFD1048576"', b'"nan"', ran.choice(values)))
            held[one] = held[one].replace(ran.choice(values), value)
        else:
            tags = re.findall(rb"<[^>]*>", held[one]) or [b"<x/>"]
            held[one] = held[one].replace(ran.choice(tags), ran.choice((b"", ran.choice(tags))), ran.choice((1, -1)))
    return archived(held)


@pytest.mark.parametrize("name", KINDS)
@given(seed=st.integers(0, 2**32))
@relaxed
def test_damaged_bytes(name: str, seed: int) -> None:
    survives(damaged(files()[name], random.Random(seed)), name)


@pytest.mark.parametrize("name", ["x.docx", "x.xlsx"])
@given(seed=st.integers(0, 2**32))
@relaxed
def test_edited_archives(name: str, seed: int) -> None:
    survives(edited(files()[name], random.Random(seed)), name)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_under_the_ending_of_another(name: str) -> None:
    for data in files().values():
        survives(data, name)


@given(
    st.text(
        st.sampled_from("一、（）()〔〕《》“”：；，。牵头责任单位配合市甲局等各县1.２①\n\t|<>& 年月日到超过"),
        max_size=400,
    )
)
@relaxed
def test_any_words(text: str) -> None:
    for name in ("x.txt", "x.html", "x.csv"):
        survives(text.encode(), name)
