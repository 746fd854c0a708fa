"""Plugins: what they bring is found by name; what is broken or clashes is said, and the rest work."""

import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

import policyduty
from policyduty import (
    Exporter,
    InvalidValue,
    Plan,
    PlanPackage,
    PluginError,
    PluginWarning,
    Reader,
    Rule,
    Severity,
    Transcript,
    UnknownName,
    hookimpl,
    plugins,
)
from policyduty.plugins import Registry, collect, registry


def exporter(name: str, *suffixes: str) -> Exporter:
    return Exporter(name=name, description="", suffixes=suffixes, write=lambda *_: None)


def rule(code: str) -> Rule:
    return Rule(code=code, name=code, severity=Severity.INFO, statement="", check=lambda _: ())


def package(id: str) -> PlanPackage:
    return PlanPackage(id=id, title="", load=lambda: Plan(id=id, title=""))


def unread(data: bytes, name: str) -> Transcript:
    raise AssertionError("nothing here reads")


class Plain:
    """A sound plugin with one of each."""

    @hookimpl
    def policyduty_exporters(self) -> list[Exporter]:
        return [exporter("csv", ".csv", ".tsv")]

    @hookimpl
    def policyduty_readers(self) -> list[Reader]:
        return [Reader(name="wps", description="", suffixes=(".wps",), read=unread)]

    @hookimpl
    def policyduty_rules(self) -> list[Rule]:
        return [rule("X1"), rule("X2")]

    @hookimpl
    def policyduty_plans(self) -> list[PlanPackage]:
        return [package("abc")]


class Rival:
    @hookimpl
    def policyduty_exporters(self) -> list[Exporter]:
        return [exporter("csv", ".csv"), exporter("ods", ".ods")]


class Repeated:
    @hookimpl
    def policyduty_rules(self) -> list[Rule]:
        return [rule("X1"), rule("X1")]


class HalfBroken:
    @hookimpl
    def policyduty_exporters(self) -> list[Exporter]:
        raise RuntimeError("no fonts")

    @hookimpl
    def policyduty_rules(self) -> list[Rule]:
        return [rule("X3")]


class Exits:
    @hookimpl
    def policyduty_plans(self) -> list[PlanPackage]:
        raise SystemExit(3)


class Nothing:
    @hookimpl
    def policyduty_plans(self) -> Any:
        return None


class Stray:
    @hookimpl
    def policyduty_exporters(self) -> list[Any]:
        return [exporter("ods"), "excel", rule("X4")]


class Misspelt:
    @hookimpl
    def policyduty_exporter(self) -> list[Exporter]:
        return [exporter("ods")]


class Misshapen:
    @hookimpl
    def policyduty_exporters(self, plan: Plan) -> list[Exporter]:
        return [exporter("ods")]


def missing() -> Any:
    raise ModuleNotFoundError("No module named 'odfpy'")


def leaves() -> Any:
    raise SystemExit("needs Windows")


def gathered(*candidates: tuple[str, Callable[[], Any]]) -> tuple[Registry, list[str]]:
    found = collect((name, ("", ""), load) for name, load in candidates)
    return found, [str(problem) for plugin in found.plugins for problem in plugin.problems]


def test_what_a_plugin_brings_is_found() -> None:
    found = collect([("plain", ("policyduty-plain", "1.2"), Plain)])
    (plugin,) = found.plugins
    assert plugin == plugins.Plugin(
        name="plain",
        distribution="policyduty-plain",
        version="1.2",
        provides=("exporter:csv", "reader:wps", "rule:X1", "rule:X2", "plan:abc"),
    )
    assert found.exporter("csv") is found.exporter_for(".TSV") is found.exporters["csv"]
    assert found.exporter_for(".ods") is None
    assert found.reader_for(".WPS") is found.readers["wps"]
    assert found.reader_for("") is None
    assert list(found.rules) == ["X1", "X2"]
    assert found.plan_package("abc").load() == Plan(id="abc", title="")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (lambda found: found.exporter("csw"), "unknown format 'csw'; did you mean csv?"),
        (lambda found: found.exporter("html"), "unknown format 'html'; there are: csv"),
        (lambda found: found.plan_package("abd"), "unknown plan 'abd'; did you mean abc?"),
    ],
)
def test_an_unknown_name_names_the_nearest(asked: Callable[[Registry], object], said: str) -> None:
    with pytest.raises(UnknownName) as caught:
        asked(gathered(("plain", Plain))[0])
    assert str(caught.value) == said


def test_without_plugins_there_is_nothing_to_name() -> None:
    with pytest.raises(UnknownName, match="unknown format 'csv'; none is installed"):
        gathered()[0].exporter("csv")


BROKEN = {
    "import": (
        missing,
        ["plugin 'bad' does not work and is left out: ModuleNotFoundError: No module named 'odfpy'"],
        (),
    ),
    "exit": (leaves, ["plugin 'bad' does not work and is left out: SystemExit: needs Windows"], ()),
    "one hook": (
        HalfBroken,
        ["plugin 'bad': policyduty_exporters does not work and is left out: RuntimeError: no fonts"],
        ("rule:X3",),
    ),
    "exit in a hook": (Exits, ["plugin 'bad': policyduty_plans does not work and is left out: SystemExit: 3"], ()),
    "no list": (Nothing, ["policyduty_plans does not work and is left out: TypeError: 'NoneType' object is not"], ()),
    "other things": (
        Stray,
        ["policyduty_exporters gave 'excel', expected Exporter", "policyduty_exporters gave Rule("],
        ("exporter:ods",),
    ),
    "unknown hook": (Misspelt, ["is left out: PluginValidationError: unknown hook 'policyduty_exporter'"], ()),
    "unknown argument": (Misshapen, ["is left out: PluginValidationError"], ()),
    "taken name": (Rival, ["plugin 'bad': exporter:csv is taken by plugin 'plain' and is left out"], ("exporter:ods",)),
    "taken twice": (
        Repeated,
        ["rule:X1 is taken by plugin 'plain' and is left out", "rule:X1 is taken by plugin 'plain' and is left out"],
        (),
    ),
}


@pytest.mark.parametrize(("load", "said", "provides"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_said_and_the_rest_works(load: Any, said: list[str], provides: tuple[str, ...]) -> None:
    found, problems = gathered(("plain", Plain), ("bad", load), ("last", lambda: Last))
    assert len(problems) == len(said)
    for problem, words in zip(problems, said, strict=True):
        assert words in problem
    plain, bad, last = found.plugins
    assert (plain.problems, last.problems) == ((), ())
    assert bad.provides == provides
    assert found.exporters["csv"].suffixes == (".csv", ".tsv")
    assert list(found.plans) == ["abc", "last"]


class Last:
    @staticmethod
    @hookimpl
    def policyduty_plans() -> list[PlanPackage]:
        return [package("last")]


def test_two_distributions_may_call_their_plugin_the_same() -> None:
    found = collect([("csv", ("policyduty-one", "1"), Plain), ("csv", ("policyduty-two", "1"), Rival)])
    assert list(found.exporters) == ["csv", "ods"]
    assert [str(problem) for plugin in found.plugins for problem in plugin.problems] == [
        "plugin 'csv (policyduty-two)': exporter:csv is taken by plugin 'csv (policyduty-one)' and is left out"
    ]


@pytest.fixture
def fresh() -> Iterator[None]:
    registry.cache_clear()
    yield
    registry.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_what_is_installed_comes_in_by_the_entry_points() -> None:
    with warnings.catch_warnings(action="ignore", category=PluginWarning):
        found = registry()
    (text,) = (plugin for plugin in found.plugins if plugin.name == "text")
    assert text.distribution == "policyduty"
    assert text.version
    assert "reader:text" in text.provides
    reader = found.reader_for(".txt")
    assert reader is not None
    assert reader.read("甘孜".encode(), "a.txt").text == "甘孜"
    assert registry() is found


@pytest.mark.usefixtures("fresh")
def test_ours_come_first_and_problems_are_warned_about(monkeypatch: pytest.MonkeyPatch) -> None:
    points = [EntryPoint("zzz", "no_such_module_anywhere", "policyduty"), *entry_points(group="policyduty")]
    monkeypatch.setattr(plugins, "entry_points", lambda **_: points)
    with warnings.catch_warnings(record=True, action="always") as caught:
        found = registry()
    assert found.plugins[-1].name == "zzz"
    assert found.plugins[0].distribution == "policyduty"
    assert any("plugin 'zzz' does not work and is left out: ModuleNotFoundError" in str(w.message) for w in caught)
    assert "text" in found.readers


def test_a_plugin_that_fails_in_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Any:
        raise ZeroDivisionError("by plugin")

    found = collect(
        [
            (
                "broken",
                ("", ""),
                lambda: SimpleNamespace(
                    policyduty_exporters=hookimpl(
                        lambda: [Exporter(name="bad", description="", suffixes=(".bad",), write=fail)]
                    ),
                    policyduty_readers=hookimpl(
                        lambda: [Reader(name="bad", description="", suffixes=(".bad",), read=fail)]
                    ),
                    policyduty_plans=hookimpl(lambda: [PlanPackage(id="bad", title="", load=fail)]),
                ),
            )
        ]
    )
    for module in ("exporting", "documents"):
        monkeypatch.setattr(f"policyduty.{module}.registry", lambda: found)
    plan = Plan(id="p", title="")
    for use in (
        lambda: policyduty.export(plan, BytesIO(), "bad"),
        lambda: policyduty.read(b"text", name="x.bad"),
        lambda: policyduty.plan("bad"),
    ):
        with pytest.raises(
            PluginError, match=r"'bad' does not work: ZeroDivisionError: by plugin \(test_plugins\.py:\d+\)$"
        ):
            use()


@pytest.mark.parametrize("suffix", ["/../../x", "xlsx", ".XLSX", ". x", ""])
def test_a_suffix_is_a_file_ending(suffix: str) -> None:
    with pytest.raises(InvalidValue, match="is no file ending"):
        Exporter(name="x", description="", suffixes=(suffix,), write=print)
