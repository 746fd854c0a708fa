"""Saved plans, registries and corrections, damaged at random."""

from __future__ import annotations

import copy
import json
import random
import re
from cProfile import Profile
from pathlib import Path
from pstats import Stats
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import policyduty
from policyduty import CodecError, InputError, OutputError, PolicydutyError, limits, locale
from policyduty.codec import FORMATS
from policyduty.convert import faults
from policyduty.decoding import decode
from policyduty.units.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

GANZI = Path(__file__).parents[2] / "examples/ganzi/policyduty_ganzi"
VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**30, "", "\0", "{0}", "{x}", "\ud800", "9999-99-99", "0000-01-01", "a" * 1000),
    *([], {}, [[]], [{}], {"id": "x"}, {"": 1}, {"sections": [None]}, {"sections": 5}, {"units": [1]}),
)
BITS = (b"", b'"', b"{", b"]", b"\\u", b"\xff", b"1e999", b"9" * 5000, b"NaN", b"\\ud800", b"\0")
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def short(value: Any) -> Any:
    if isinstance(value, list):
        return [short(item) for item in value[:2]]
    return {key: short(item) for key, item in value.items()} if isinstance(value, dict) else value


SAVED = {key: short(json.loads((GANZI / f"{key}.json").read_text("utf-8"))) for key in FORMATS}


def holders(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in some JSON: what holds it and its key there."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield value, key
        yield from holders(value[key])


def changed(value: Any, ran: random.Random) -> bytes:
    value = copy.deepcopy(value)
    for _ in range(ran.randint(1, 3)):
        places = [*holders(value)]
        (holder, key), (other, its) = ran.choice(places), ran.choice(places)
        how = ran.randrange(4)
        if how == 0:
            del holder[key]
        elif how == 1:
            holder[key] = copy.deepcopy(other[its])
        elif how == 2 and isinstance(holder, list):
            holder.append(copy.deepcopy(holder[key]))
        else:
            holder[key] = copy.deepcopy(ran.choice(VALUES))
        if not value:
            break
    data = json.dumps(value).encode()
    if ran.random() < 0.3:
        at = ran.randrange(len(data))
        data = data[:at] + ran.choice(BITS) + data[at + ran.randrange(4) :]
    return data


@pytest.mark.parametrize("key", sorted(SAVED))
@given(seed=st.integers(0, 2**32))
@relaxed
def test_damaged_json(key: str, seed: int) -> None:
    form = FORMATS[key]
    told = "x.json: "
    try:
        value = form.loads(changed(SAVED[key], random.Random(seed)), "x.json")
    except CodecError as error:
        told = str(error)
    else:
        assert form.loads(form.dumps(value), "x.json") == value
    assert told.startswith("x.json: ")


@pytest.mark.parametrize("key", sorted(SAVED))
@given(seed=st.integers(0, 2**32))
@relaxed
def test_what_is_decoded_is_what_has_no_fault(key: str, seed: int) -> None:
    form = FORMATS[key]
    data = changed(SAVED[key], random.Random(seed))
    try:
        raw = json.loads(data, parse_constant=int)
    except ValueError:
        assume(False)
    wrong = set(raw) != {"format", "version", key} or raw["format"] != form.name or type(raw["version"]) is not int
    wrong = wrong or raw["version"] != form.version or any(faults(raw[key], form.type, "$"))
    try:
        decode(data, form.name, form.version, key, form.type)
    except Exception:
        assert wrong or b"\\ud800" in data
    else:
        assert not wrong


@pytest.mark.parametrize(
    "data",
    [
        b"9" * 5000,
        b'{"a": %b}' % (b"9" * 5000),
        b"[" * 10**6,
        b"[" * 900 + b"]" * 900,
        b'{"format": %b}' % (b"[" * 990 + b'"\\ud800"' + b"]" * 990),
        b'{"format":"policyduty.plan","version":1,"plan":%b}' % (b'{"sections":[' * 300 + b"]}" * 300),
        b'{"format":"policyduty.plan","version":1,"plan":{"%b":1}}' % (b"k" * 10**6),
    ],
)
def test_json_that_goes_too_far(data: bytes) -> None:
    with pytest.raises(CodecError) as caught:
        policyduty.loads(data)
    assert len(str(caught.value)) < 2_000_000


@pytest.mark.parametrize("wrong", ['{"sections":[%b]}', '{"sections":[{"id":"1","tasks":[%b]}]}'])
def test_faults_are_looked_for_until_there_are_enough(wrong: str) -> None:
    data = b'{"format":"policyduty.plan","version":1,"plan":%b}' % (wrong.encode() % b",".join([b'{"x":1}'] * 20_000))
    with Profile() as profile, pytest.raises(CodecError) as caught:
        policyduty.loads(data)
    assert str(caught.value).count("\n") == 11
    assert re.search(r"\n  … \+≥\d+$", str(caught.value))
    assert Stats(profile).total_calls < 10 * 20_000  # type: ignore[attr-defined]


@pytest.mark.parametrize("where", ["{%s}", '{"format":"policyduty.plan","version":1,"plan":{%s}}'])
def test_unknown_keys_are_compared_until_there_are_enough(where: str) -> None:
    keys = ",".join(f'"k{number}":1' for number in range(20_000))
    with Profile() as profile, pytest.raises(CodecError, match="≥"):
        policyduty.loads(where % keys)
    assert Stats(profile).total_calls < 50 * 20_000  # type: ignore[attr-defined]


def test_more_values_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    locale.use("en")
    monkeypatch.setattr(limits, "MOST_VALUES", 10)
    with pytest.raises(CodecError, match=r"x: has some 11 values, more than the 10 that are read"):
        policyduty.loads("[" + "0," * 10 + "0]", "x")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no /dev/zero here")
def test_a_file_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    locale.use("en")
    monkeypatch.setattr(limits, "LARGEST", 3 << 20)
    for read in (policyduty.load, policyduty.read, policyduty.load_corrections):
        with pytest.raises(InputError, match=r"^/dev/zero: has [\d,]+ bytes, more than the 3,145,728 that are read"):
            read("/dev/zero")


def test_a_name_with_a_null_is_no_name() -> None:
    locale.use("en")
    plan = policyduty.plan("ganzi-science-literacy-2023")
    for read in (policyduty.load, policyduty.read, policyduty.load_units):
        with pytest.raises(InputError, match="cannot be read: embedded null"):
            read("a\0b.json" if read is policyduty.load else "a\0b.csv")
    with pytest.raises(OutputError, match="cannot be written: embedded null"):
        policyduty.dump(plan, "a\0b.json")


def test_damaged_registries_of_values() -> None:
    head = "规范名称,别名,层级,性质,隶属,集合单位,成员,设立日期,撤销日期,承接单位,说明,来源\n甲局,,,,,,,,,,,\n".encode()
    for seed in range(150):
        ran = random.Random(seed)
        at = ran.randrange(len(head))
        data = head[:at] + ran.choice((*BITS, b",", b"\n", b"\r", b"=1", b"'")) + head[at + ran.randrange(3) :]
        for ending in (".csv", ".xlsx"):
            told = f"x{ending}: "
            try:
                TABLES[ending].read(data, f"x{ending}")
            except PolicydutyError as error:
                told = str(error)
            assert told.startswith(f"x{ending}: ")
