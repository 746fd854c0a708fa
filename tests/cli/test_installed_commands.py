"""``policyduty plans``, ``plugins`` and ``schema``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import policyduty
from policyduty import PluginWarning, plugins
from policyduty.schema import schema_text

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GANZI = "ganzi-science-literacy-2023"


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry with a plugin that does not work, and none that does."""
    problem = PluginWarning("plugin {name!r} does not work and is left out: {reason}", name="mine", reason="oops")
    plugin = plugins.Plugin(name="mine", distribution="my-dist", version="2", problems=(problem,))
    registry = plugins.Registry(plugins=(plugin,), exporters={}, readers={}, rules={}, plans={})
    monkeypatch.setattr(plugins, "registry", lambda: registry)
    monkeypatch.setattr("policyduty.documents.registry", lambda: registry)


def test_plans(run: Run) -> None:
    out = run("plans").out
    assert out.splitlines()[0].split() == ["Id", "Title", "From"]
    assert GANZI in out
    assert f"policyduty {policyduty.__version__}" in out


@pytest.mark.usefixtures("broken")
def test_no_plans(run: Run) -> None:
    assert run("plans") == (0, b"", "no plans are installed\n")


def test_plugins_as_json(run: Run) -> None:
    found = {plugin["name"]: plugin for plugin in json.loads(run("plugins", "--format", "json").out)}
    assert found["ganzi"] == {
        "name": "ganzi",
        "distribution": "policyduty",
        "version": policyduty.__version__,
        "provides": [f"plan:{GANZI}"],
        "options": {},
        "problems": [],
    }


def test_plugins_as_table(run: Run) -> None:
    plain, verbose = run("plugins").out, run("plugins", "-v").out
    assert "exporter:excel" in plain
    assert ".xlsx" not in plain
    assert "exporter:excel .xlsx – " in verbose
    assert "-O unit=a text: only this unit's duties, by any of its names" in " ".join(verbose.split())
    assert "-O unit=" not in plain
    assert "Excel 工作簿" in run("plugins", "-v", "--lang", "zh").out


@pytest.mark.usefixtures("broken")
def test_problems_are_shown(run: Run) -> None:
    assert json.loads(run("plugins", "--format", "json").out)[0]["problems"] == [
        "plugin 'mine' does not work and is left out: oops"
    ]
    assert "Problems" in run("plugins").out
    assert "oops" in run("plugins").out


@pytest.mark.parametrize(("arguments", "name"), [((), "plan"), *(((n,), n) for n in ("plan", "units", "corrections"))])
def test_schema(run: Run, arguments: tuple[str, ...], name: str) -> None:
    assert run("schema", *arguments).out == schema_text(name)
