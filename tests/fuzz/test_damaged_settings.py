"""Settings, options of formats, registries and plan packages, damaged at random: refused in words, or used."""

from __future__ import annotations

import json
import random
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_damaged_documents import damaged, edited
from test_damaged_json import GANZI, SAVED, changed

import policyduty
from policyduty import CodecError, OptionError, PluginError, PolicydutyError, locale
from policyduty.codec import FORMATS
from policyduty.contract import PlanPackage
from policyduty.options import described, parsed
from policyduty.plugins import registry
from policyduty.settings import load_settings, settings_for
from policyduty.units.tables import TABLES

if TYPE_CHECKING:
    from pathlib import Path

relaxed = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
EXPORTERS = sorted(name for name, exporter in registry().exporters.items() if exporter.options)
FILES = {
    "policyduty.toml": b'[check]\nselect = ["ALL", "PD2"]\nignore = ["PD3"]\nseverity = "warning"\nunits = "u.csv"\n',
    "pyproject.toml": b'[project]\nname = "x"\n[tool.policyduty.check]\nselect = ["PD1"]\nseverity = "info"\n',
}
BITS = (
    *(b"", b"\0", b"\xff", b"nan", b"[", b"]", b"{", b"}", b"=", b'"', b"'''", b"\\ud800", b"\n", b"\r"),
    *(b"1979-05-27", b"1979-13-01T00:00:00Z", b"07:32:00", b"[check.select]", b"[[check]]", b"[tool]", b"check=1"),
    *(b"9" * 5000, b"0x" + b"f" * 9000, b"[" * 5000, b"a.b.c=1", b"x={a=1}"),
)


@given(seed=st.integers(0, 2**32))
@settings(parent=relaxed, max_examples=200)
def test_damaged_settings(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    ran = random.Random(seed)
    name = ran.choice(sorted(FILES))
    data = FILES[name]
    for _ in range(ran.randint(1, 4)):
        at = ran.randrange(len(data) + 1)
        data = data[:at] + ran.choice(BITS) + data[at + ran.choice((0, 0, 1, 5)) :]
    path = tmp_path_factory.mktemp("set") / name
    path.write_bytes(data)
    told = f"{path}: "
    for load, place in ((load_settings, path), (settings_for, path.parent)):
        try:
            load(place).check_selectors(registry().rules.values())
        except PolicydutyError as error:
            told = str(error)
        assert told.startswith(f"{path}: ")


@pytest.mark.parametrize(("number", "shown"), [("9" * 5000, "is not TOML"), ("0x" + "f" * 9000, "found")])
def test_a_number_of_thousands_of_digits(tmp_path: Path, number: str, shown: str) -> None:
    locale.use("en")
    path = tmp_path / "policyduty.toml"
    path.write_text(f"[check]\nselect = {number}\n")
    with pytest.raises(PolicydutyError, match=shown):
        load_settings(path)


def chosen(values: str, ran: random.Random) -> str:
    """A value that an option takes, or nearly."""
    words = values.rstrip(",…").split("|")
    if len(words) > 1:
        return ",".join(ran.choices(words, k=ran.randint(1, 2)))
    return ran.choice(
        ("0", "1", "-1", "9" * 400, "9" * 5000, "州科协", "\0", "\udcff", "=1", "x" * 40_000, "[]:*?/\\'", "")
    )


@pytest.mark.parametrize("name", EXPORTERS)
@given(seed=st.integers(0, 2**32))
@settings(parent=relaxed, max_examples=8)
def test_any_options(name: str, seed: int) -> None:
    ran = random.Random(seed)
    exporter = registry().exporter(name)
    options = ran.sample(described(exporter.options), k=ran.randint(1, 2))
    plan = policyduty.loads(json.dumps(SAVED["plan"]))
    try:
        given_options = parsed(exporter.options, [f"{o.name}={chosen(o.values, ran)}" for o in options], format=name)
        policyduty.export(plan, BytesIO(), format=name, options=given_options)
    except PolicydutyError as error:
        told = error
    else:
        return
    assert not isinstance(told, PluginError), told
    assert str(told)


@given(st.sampled_from(EXPORTERS), st.lists(st.text(max_size=9), max_size=3))
@relaxed
def test_any_words_as_options(name: str, words: list[str]) -> None:
    locale.use("en")
    told = f"{name}: "
    try:
        parsed(registry().exporter(name).options, words, format=name)
    except OptionError as error:
        told = str(error)
    assert told.startswith(f"{name}: ")


@pytest.mark.parametrize("ending", sorted(TABLES))
@given(seed=st.integers(0, 2**32))
@relaxed
def test_damaged_registries(ending: str, seed: int) -> None:
    ran = random.Random(seed)
    data = TABLES[ending].write(FORMATS["units"].loads(json.dumps(SAVED["units"]), "units.json"))
    how = edited if ending == ".xlsx" and ran.random() < 0.5 else damaged
    told = f"x{ending}: "
    try:
        TABLES[ending].read(how(data, ran), f"x{ending}")
    except PolicydutyError as error:
        told = str(error)
    assert told.startswith(f"x{ending}: ")


@given(seed=st.integers(0, 2**32))
@relaxed
def test_packages_with_a_damaged_plan(seed: int) -> None:
    data = changed(SAVED["plan"], random.Random(seed))
    package = PlanPackage(id="damaged", title="甲", load=lambda: policyduty.loads(data, str(GANZI / "plan.json")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(registry().plans, "damaged", package)
        told = "plan.json: "
        try:
            found = policyduty.plan("damaged")
        except CodecError as error:
            told = str(error)
        else:
            assert policyduty.loads(policyduty.dumps(found)) == found
        assert "plan.json: " in told
