"""``policyduty read`` on many documents."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import policyduty

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture
def folder(notice: Path, tmp_path: Path) -> Path:
    """Two notices, one of them doubtful, a third that is empty, and a file that no reader takes."""
    folder = tmp_path / "notices"
    (folder / "county").mkdir(parents=True)
    text = notice.read_text("utf-8")
    (folder / "a.txt").write_text(text, "utf-8")
    (folder / "county" / "b.txt").write_text(text.replace("甲局、乙局", "甲局、局"), "utf-8")
    (folder / "empty.txt").touch()
    (folder / "picture.png").write_bytes(b"png")
    (folder / ".hidden.txt").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("jobs", [(), ("--jobs", "2")])
def test_each_document_gives_a_plan_and_failures_are_named(
    run: Run, folder: Path, tmp_path: Path, jobs: tuple[str, ...]
) -> None:
    out = tmp_path / "plans"
    result = run("read", folder, "-o", out, *jobs)
    assert result.code == 2
    assert sorted(path.relative_to(out) for path in out.rglob("*.json")) == [Path("a.json"), Path("county/b.json")]
    assert [len(list(policyduty.load(path).iter_duties())) for path in out.rglob("*.json")] == [2, 2]
    assert result.err.splitlines()[-3:] == [
        "1 file passed over: no reader takes it",
        "2 of 3 documents read",
        f"error: {folder / 'empty.txt'}: is empty, expected a document",
    ]
    assert f"{folder / 'county' / 'b.txt'}:5:9: PD503" in result.err


def test_the_table_counts_what_was_read(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").unlink()
    result = run("read", folder, "-o", tmp_path / "plans")
    assert result.code == 0
    assert result.out.splitlines()[-1].split() == ["All", "2", "4", "4", "1"]


def test_strict_exits_with_1_where_one_has_findings(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "empty.txt").unlink()
    assert run("read", folder, "-o", tmp_path / "plans", "--strict").code == 1


def test_documents_of_one_name_keep_apart(run: Run, notice: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / notice.name
    page = notice.with_suffix(".html")
    other.parent.mkdir()
    shutil.copy(notice, other)
    page.write_text(f"<p>{notice.read_text('utf-8')}</p>", "utf-8")
    assert run("read", notice, page, other, "-o", tmp_path / "plans").code == 0
    assert sorted(path.name for path in (tmp_path / "plans").iterdir()) == [
        "notice.html.json",
        "notice.txt-2.json",
        "notice.txt.json",
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "several documents need a folder"),
        (("-o", "plan.json"), "several documents need a folder, and plan.json names a file"),
        (("-o", "plans", "--id", "x"), "--id and --corrections are for one document"),
        (("-o", "missing/plans"), "cannot be made a folder"),
    ],
)
def test_wrong_usage(
    run: Run, folder: Path, options: tuple[str, ...], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    result = run("read", folder, *options)
    assert result.code == 2
    assert words in result.err


def test_an_empty_folder_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = run("read", tmp_path / "none", "-o", tmp_path / "plans")
    assert (result.code, result.err) == (2, "error: there is no document to read\n")
    assert not (tmp_path / "plans").exists()


def test_many_documents_go_to_the_workers_in_groups(run: Run, notice: Path, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(37):  # Two at once and one left over.
        (folder / f"{number}.txt").write_bytes(b"" if number == 20 else notice.read_bytes())
    result = run("read", folder, "-o", tmp_path / "plans", "--jobs", "2")
    assert result.code == 2
    saved = sorted(path.stem for path in (tmp_path / "plans").iterdir())
    assert saved == sorted(str(number) for number in range(37) if number != 20)
    assert result.err.count("20.txt: is empty") == 1
