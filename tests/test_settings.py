"""Settings: the nearest file, and errors that say where, what was found and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from policyduty import InputError, OptionError, Rule, Severity, locale
from policyduty.settings import Settings, load_settings, settings_for

RULE = Rule(code="PD201", name="no-lead", severity="warning", statement="s", check=lambda _: ())
ALL_KEYS = '[check]\nselect = ["PD2"]\nignore = ["PD201"]\nseverity = "error"\nunits = "more/units.json"\n'


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_every_key(tmp_path: Path) -> None:
    path = write(tmp_path, "policyduty.toml", ALL_KEYS)
    own = load_settings(path)
    assert own == Settings(
        select=("PD2",),
        ignore=("PD201",),
        severity=Severity.ERROR,
        units=tmp_path / "more/units.json",
        path=path,
        table="check",
    )
    shared = load_settings(write(tmp_path, "pyproject.toml", ALL_KEYS.replace("[check]", "[tool.policyduty.check]")))
    assert (shared.select, shared.ignore, shared.units) == (own.select, own.ignore, own.units)
    assert shared.table == "tool.policyduty.check"


def test_the_nearest_file_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert settings_for(inner).path is None or not (settings_for(inner).path or inner).is_relative_to(tmp_path)
    outer = write(tmp_path, "pyproject.toml", '[tool.policyduty.check]\nselect = ["PD1"]\n')
    assert settings_for(inner).path == outer
    own = write(tmp_path, "policyduty.toml", "")
    assert settings_for(inner).path == own
    assert settings_for(inner).select is None
    write(inner, "pyproject.toml", "[project]\nname = 'x'\n[tool.policyduty]\n")
    assert settings_for(inner).path == own
    nearer = write(inner, "pyproject.toml", "[tool.policyduty.check]\n")
    assert settings_for(inner) == Settings(path=nearer, table="tool.policyduty.check")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[chek]", "chek: unknown key 'chek', did you mean 'check'?"),
        ("[check]\nselct = []", "check.selct: unknown key 'selct', did you mean 'select'?"),
        ("[check]\nzzz = 1", "check.zzz: unknown key 'zzz', expected only select, ignore, severity, units"),
        ('[check]\nselect = "PD2"', 'check.select: found "PD2", expected an array of codes'),
        ("[check]\nignore = ['PD2', 3]", "check.ignore[1]: found 3, expected a text"),
        ("[check]\nignore = [2024-01-01]", 'check.ignore[0]: found "2024-01-01", expected a text'),
        ("[check]\nseverity = 'eror'", 'check.severity: found "eror", expected one of "error", "warning", "info"'),
        ("[check]\nseverity = ['error']", 'check.severity: found ["error"], expected one of'),
        ("[check]\nunits = true", "check.units: found true, expected the path of a file"),
        ("[check]\nunits = ''", 'check.units: found "", expected the path of a file'),
        ("check = 1", "check: found 1, expected a table"),
        ("check = [{a = 2024-01-01}]", 'check: found [{"a": "2024-01-01"}], expected a table'),
        ("check = nan", "check: found NaN, expected a table"),
    ],
)
def test_faults(tmp_path: Path, text: str, fault: str) -> None:
    path = write(tmp_path, "policyduty.toml", text)
    with pytest.raises(OptionError) as caught:
        load_settings(path)
    assert str(caught.value).startswith(f"{path}: unusable settings:\n  {fault}")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[tool.policyduty]\nchecks = 1", "tool.policyduty.checks: unknown key 'checks', did you mean 'check'?"),
        ("[tool]\npolicyduty = 3", "tool.policyduty: found 3, expected a table"),
        ("[tool.policyduty.check]\nunits = 1", "tool.policyduty.check.units: found 1, expected the path of a file"),
    ],
)
def test_faults_of_a_shared_file(tmp_path: Path, text: str, fault: str) -> None:
    write(tmp_path, "pyproject.toml", text)
    with pytest.raises(OptionError) as caught:
        settings_for(tmp_path)
    assert fault in str(caught.value)


def test_all_faults_are_told_in_the_readers_language(tmp_path: Path) -> None:
    path = write(tmp_path, "policyduty.toml", "[check]\nselct = []\nunits = 1\n")
    with pytest.raises(OptionError) as caught:
        load_settings(path)
    assert len(str(caught.value).splitlines()) == 3
    token = locale._chosen.set("zh")
    try:
        told = str(caught.value)
    finally:
        locale._chosen.reset(token)
    assert told.startswith(f"{path}：设置有误：")
    assert "文件路径" in told


@pytest.mark.parametrize("data", [b"[check", b"\xff\xfe", b"a = " + b"[" * 100_000])
def test_what_is_no_toml(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "policyduty.toml"
    path.write_bytes(data)
    with pytest.raises(InputError, match="is not TOML"):
        load_settings(path)


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_windows_files(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "policyduty.toml"
    path.write_bytes(start + b'[check]\r\nselect = ["PD2"]\r\n')
    assert load_settings(path).select == ("PD2",)


def test_a_file_that_is_named_must_be_there_and_have_the_table(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_settings(tmp_path / "nope.toml")
    with pytest.raises(OptionError, match=r"has no table \[tool.policyduty.check\]"):
        load_settings(write(tmp_path, "pyproject.toml", "[project]\n"))


def test_selectors_are_held_against_the_rules(tmp_path: Path) -> None:
    path = write(tmp_path, "policyduty.toml", '[check]\nselect = ["PD2"]\nignore = ["PD2", "PD20l"]\n')
    with pytest.raises(OptionError) as caught:
        load_settings(path).check_selectors([RULE])
    assert str(caught.value) == (
        f"{path}: unusable settings:\n  check.ignore[1]: no rule's code begins with 'PD20l'; did you mean PD201, PD2?"
    )
