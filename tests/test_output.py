"""Files are written beside and renamed: the old one or the new one stands, and nothing is left over."""

import os
import stat
import threading
from pathlib import Path

import pytest

from policyduty import OutputError
from policyduty.output import replacing


def write(path: str | os.PathLike[str], data: bytes = b"new") -> None:
    with replacing(path) as file:
        file.write(data)


@pytest.mark.parametrize("name", ["plan.json", "责任分工方案" * 10 + ".json", "no suffix"])
def test_a_file_is_written_whole(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    with replacing(target) as file:
        file.write(b"ne")
        file.flush()
        assert not target.exists()
        file.write(b"w")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "plan.json"
    target.write_bytes(b"old")
    with pytest.raises(error), replacing(target) as file:  # noqa: PT012
        file.write(b"half")
        raise error
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_an_output_error(tmp_path: Path) -> None:
    with (
        pytest.raises(OutputError, match=r"plan\.json: cannot be written: No space left"),
        replacing(tmp_path / "plan.json"),
    ):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_the_permissions_that_the_umask_leaves(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "plan.json")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "plan.json").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o755])
def test_an_existing_file_keeps_its_permissions(tmp_path: Path, mode: int) -> None:
    target = tmp_path / "plan.json"
    target.touch()
    target.chmod(mode)
    write(target)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.parametrize("exists", [True, False])
def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path, exists: bool) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    if exists:
        (folder / "plan.json").write_bytes(b"old")
    link = tmp_path / "link.json"
    link.symlink_to(folder / "plan.json")
    write(link)
    assert link.is_symlink()
    assert (folder / "plan.json").read_bytes() == b"new"


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write(pipe)
    reader.join(5)
    assert got == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    write("/dev/null")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "is a folder, expected a file name to write to"),
        ("none/plan.json", "cannot be written, the folder {folder}/none does not exist"),
        ("file/plan.json", "cannot be written, the folder {folder}/file does not exist"),
        ("x" * 300, "cannot be written: File name too long"),
        ("x" * 300 + "/plan.json", "cannot be written: File name too long"),
    ],
)
def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path, path: str, said: str) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(OutputError) as caught:
        write(tmp_path / path)
    assert str(caught.value) == f"{tmp_path / path}: {said.format(folder=tmp_path)}"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_takes_no_files_is_named() -> None:
    with pytest.raises(OutputError, match=r"/proc/plan\.json: cannot be written"):
        write("/proc/plan.json")
