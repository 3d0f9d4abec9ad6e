"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from timeline.events_file import write_atomically

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "events.yaml"
    found.write_bytes(b"old\n")
    return found


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_new_content_takes_the_place_of_the_old(path: Path) -> None:
    assert write_atomically(path, b"new\n") is True
    assert path.read_bytes() == b"new\n"
    assert _names(path.parent) == ["events.yaml"]


def test_the_same_content_touches_nothing(path: Path) -> None:
    before = path.stat()
    assert write_atomically(path, b"old\n") is False
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_is_not_there_is_made_with_the_usual_mode(tmp_path: Path) -> None:
    assert write_atomically(tmp_path / "new.yaml", b"x") is True
    (tmp_path / "other").write_bytes(b"x")
    assert (tmp_path / "new.yaml").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_stays(path: Path, mode: int) -> None:
    path.chmod(mode)
    write_atomically(path, b"new\n")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@pytest.mark.parametrize("relative", [True, False])
def test_of_a_link_the_target_is_written(path: Path, tmp_path: Path, relative: bool) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.yaml"
    link.symlink_to(Path("..") / path.name if relative else path)
    assert write_atomically(link, b"new\n") is True
    assert link.is_symlink()
    assert path.read_bytes() == b"new\n"
    assert _names(folder) == ["link.yaml"]


def test_a_dangling_link_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to("target.yaml")
    assert write_atomically(link, b"x") is True
    assert (tmp_path / "target.yaml").read_bytes() == b"x"
    assert link.is_symlink()


@pytest.mark.parametrize("failing", ["fsync", "replace", "chmod"])
def test_after_a_failure_the_old_file_is_there_and_nothing_else(
    path: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*((Path, "replace") if failing == "replace" else (os, failing)), fail)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"new\n")
    monkeypatch.undo()
    assert path.read_bytes() == b"old\n"
    assert _names(path.parent) == ["events.yaml"]


def test_an_interruption_leaves_no_temporary_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new\n")
    assert _names(path.parent) == ["events.yaml"]


def test_folders_and_missing_folders_raise(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path, b"x")
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "none" / "events.yaml", b"x")


def test_the_data_reaches_the_disk_before_the_name(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def noting_fsync(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        fsync(descriptor)

    def noting_replace(self: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noting_fsync)
    monkeypatch.setattr(Path, "replace", noting_replace)
    write_atomically(path, b"new\n")
    assert steps == ["file", "rename", "folder"]
