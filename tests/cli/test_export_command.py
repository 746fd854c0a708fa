"""``policyduty export``."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policyduty
from policyduty import Exporter, Plan, plugins
from policyduty.cli import exporting

if TYPE_CHECKING:
    from tests.cli.conftest import Run

GANZI = "ganzi-science-literacy-2023"


def _fail(plan: Plan, target: object, options: object) -> None:
    target.write(b"half")  # type: ignore[attr-defined]
    raise policyduty.OptionError("{x} is wrong", x="it")


def test_the_suffix_chooses(run: Run, saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "ledger.md"
    result = run("export", saved, "-o", out)
    assert result == (0, f"{out}  {out.stat().st_size:,} bytes\n".encode(), "")
    assert "州教育局" in out.read_text()


def test_a_format_by_name(run: Run, saved: Path, tmp_path: Path) -> None:
    assert run("export", saved, "-o", tmp_path / "x.out", "--format", "json").code == 0
    assert policyduty.load(tmp_path / "x.out").id == "sample"


def test_standard_output(run: Run, saved: Path) -> None:
    result = run("export", saved, "-o", "-", "--format", "json")
    assert policyduty.loads(result.raw).id == "sample"
    assert result.err == ""
    assert run("export", saved, "-o", "-", "--format", "excel").raw.startswith(b"PK")


def test_all_formats(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("export", "--all-formats", GANZI, "-o", out)
    exporters = plugins.registry().exporters.values()
    assert {path.name for path in out.iterdir()} == {GANZI + exporter.suffixes[0] for exporter in exporters}
    assert [line.split("  ")[0] for line in result.out.splitlines()] == [
        str(out / (GANZI + exporter.suffixes[0])) for exporter in exporters
    ]
    assert run("export", "--all-formats", GANZI, "-o", out).code == 0  # again, into what is there


@pytest.fixture
def exporters(monkeypatch: pytest.MonkeyPatch) -> dict[str, Exporter]:
    """Replace those that are installed."""
    write = plugins.registry().exporters["json"].write
    chosen = {
        "one": Exporter(name="one", description="", suffixes=(".x",), write=write),
        "two": Exporter(name="two", description="", suffixes=(".x",), write=write),
        "bad": Exporter(name="bad", description="", suffixes=(".bad",), write=_fail),
    }
    registry = plugins.Registry(plugins=(), exporters=chosen, readers={}, rules={}, plans={})
    monkeypatch.setattr(plugins, "registry", lambda: registry)
    monkeypatch.setattr("policyduty.exporting.registry", lambda: registry)
    return chosen


@pytest.fixture
def lacking(exporters: dict[str, Exporter]) -> dict[str, Exporter]:
    """Two that can write, and one whose library is not installed."""
    del exporters["bad"]
    write = exporters["one"].write
    exporters["far"] = Exporter(
        name="far", description="", suffixes=(".x",), write=write, requires=("attrs", "no_such.part"), install="far[x]"
    )
    return exporters


def test_all_formats_passes_over_what_is_not_installed(
    run: Run, saved: Path, tmp_path: Path, lacking: dict[str, Exporter]
) -> None:
    result = run("export", "--all-formats", saved, "-o", tmp_path)
    assert (result.code, result.err) == (0, 'passed over: far: needs the library no_such.part: pip install "far[x]"\n')
    assert {path.name for path in tmp_path.iterdir()} == {"sample.x", "sample.two"}


@pytest.mark.usefixtures("lacking")
def test_a_format_that_is_not_installed_says_what_to_install(run: Run, saved: Path, tmp_path: Path) -> None:
    said = (2, b"", 'error: far: needs the library no_such.part: pip install "far[x]"\n')
    assert run("export", saved, "-o", tmp_path / "plan.y", "--format", "far") == said
    assert run("export", saved, "-o", "-", "--format", "far") == said
    assert not (tmp_path / "plan.y").exists()
    with pytest.raises(policyduty.OutputError, match=r"no_such\.part"):
        policyduty.export(policyduty.plan(GANZI), tmp_path / "plan.y", "far")


def test_what_to_install_is_the_module_where_nothing_else_is_said() -> None:
    far = Exporter(name="far", description="", suffixes=(), write=_fail, requires=("no_such",))
    with pytest.raises(policyduty.OutputError, match='pip install "no_such"'):
        far.check_installed()


def test_two_formats_of_one_suffix_do_not_overwrite_each_other(
    run: Run, saved: Path, tmp_path: Path, exporters: dict[str, Exporter]
) -> None:
    del exporters["bad"]
    assert run("export", "--all-formats", saved, "-o", tmp_path).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"sample.x", "sample.two"}


@pytest.mark.usefixtures("exporters")
def test_an_exporter_that_fails_leaves_nothing(run: Run, saved: Path, tmp_path: Path) -> None:
    (tmp_path / "old.bad").write_text("old")
    for target in ("new.bad", "old.bad"):
        assert run("export", saved, "-o", tmp_path / target) == (2, b"", "error: it is wrong\n")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"old.bad": "old"}
    assert run("export", saved, "-o", "-", "--format", "bad").raw == b""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "-"), "-o - needs --format"),
        (("--all-formats", "-o", "-"), "--all-formats takes a folder"),
        (("--all-formats", "--format", "json", "-o", "x"), "--all-formats takes a folder"),
        ((), "Missing option '-o'"),
    ],
)
def test_usage(run: Run, saved: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run("export", saved, *arguments)
    assert result.code == 2
    assert told in result.err
    assert result.err.endswith("Try 'policyduty export --help' for help.\n")


def test_a_bar_is_drawn_for_what_takes_long_where_somebody_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def slow(patience: float, terminal: io.StringIO) -> str:
        monkeypatch.setattr(exporting, "_PATIENCE", patience)
        monkeypatch.setattr("sys.stderr", terminal)
        with exporting._bar() as progress:
            for done in range(1, 4):
                progress(done, 3)
        return terminal.getvalue()

    assert "100%" in slow(0, Terminal())
    assert slow(3600, Terminal()) == ""
    assert slow(0, io.StringIO()) == ""
