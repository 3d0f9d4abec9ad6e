"""Several files are the old ones or the new ones, together, whatever happens to the run that writes them."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline.events_file import joint_writing, read
from timeline.events_file.joint_writing import (
    ChangedError,
    finish_if_idle,
    finish_interrupted,
    journal_path,
    sweep,
    write_together,
)
from timeline.events_file.locking import LockedError, locked

NAMES = ("events.yaml", "events.proposals.jsonl", "timeline.html")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and modes as POSIX has them")


def contents(which: str) -> dict[str, bytes]:
    return {name: f"title: {which} {name}\n".encode() for name in NAMES}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in contents("old").items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def found(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def write(folder: Path) -> None:
    events = folder / "events.yaml"
    with locked(events):
        write_together(
            events, events.read_bytes(), {folder / name: data for name, data in contents("new").items()}
        )


def test_all_are_written_and_nothing_is_left_over(folder: Path) -> None:
    write(folder)
    assert found(folder) == contents("new")


class _Dead(BaseException):
    """Stands for the end of the process: nothing that follows it may be done."""


_CALLS: list[tuple[Any, str]] = [
    (os, "open"),
    (os, "fsync"),
    (os, "chmod"),
    (os, "fdopen"),
    (Path, "replace"),
    (Path, "unlink"),
]


@pytest.fixture
def at_call(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int, Callable[[], None]], list[int]]]:
    """Let something happen at the n-th of the calls that touch the disk; all the calls are counted."""

    def start(number: int, happen: Callable[[], None]) -> list[int]:
        count = [0]
        for owner, name in _CALLS:
            real = getattr(owner, name)

            def counting(*arguments: Any, _real: Any = real, **options: Any) -> Any:
                count[0] += 1
                if count[0] == number:
                    happen()
                return _real(*arguments, **options)

            monkeypatch.setattr(owner, name, counting)
        return count

    yield start
    monkeypatch.undo()


def _full_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _ctrl_c() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("happen", [_full_disk, _ctrl_c])
@pytest.mark.parametrize("number", range(1, 28))
def test_a_failure_at_any_call_leaves_the_old_files_or_the_new_ones(
    folder: Path, number: int, happen: Callable[[], None], at_call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = at_call(number, happen)
    try:
        write(folder)
    except (OSError, KeyboardInterrupt):
        pass
    else:
        assert count[0] >= 20
    monkeypatch.undo()
    finish_if_idle(folder / "events.yaml")
    assert {name: data for name, data in found(folder).items() if name in NAMES} in (
        contents("old"),
        contents("new"),
    )


@pytest.mark.parametrize("number", range(1, 28))
def test_a_kill_at_any_call_leaves_what_the_next_run_makes_whole(folder: Path, number: int) -> None:
    child = os.fork()
    if child == 0:  # the process ends at that call, as with SIGKILL
        count = 0
        for owner, name in _CALLS:
            real = getattr(owner, name)

            def counting(*arguments: Any, _real: Any = real, **options: Any) -> Any:
                nonlocal count
                count += 1
                if count == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                return _real(*arguments, **options)

            setattr(owner, name, counting)
        write(folder)
        os._exit(0)
    os.waitpid(child, 0)
    events = folder / "events.yaml"
    with locked(events, patience=0):
        finish_interrupted(events)
        sweep(folder / name for name in (*NAMES, journal_path(events).name))
    assert found(folder) in (contents("old"), contents("new"))


def test_reading_finishes_what_was_decided(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object) -> None:
        raise _Dead

    monkeypatch.setattr(joint_writing, "_finish", die)
    with pytest.raises(_Dead):
        write(folder)
    monkeypatch.undo()
    assert (folder / "events.yaml").read_bytes() == contents("old")["events.yaml"]
    assert journal_path(folder / "events.yaml").exists()
    assert read(folder / "events.yaml").text == "title: new events.yaml\n"
    assert found(folder) == contents("new")


def test_what_a_person_edited_after_a_kill_is_not_written_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise _Dead

    monkeypatch.setattr(joint_writing, "_finish", die)
    with pytest.raises(_Dead):
        write(folder)
    monkeypatch.undo()
    (folder / "events.yaml").write_bytes(b"title: mine\n")
    assert read(folder / "events.yaml").text == "title: mine\n"
    assert found(folder) == contents("old") | {"events.yaml": b"title: mine\n"}


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"before": null, "files": [["../x", ".x.0123456789ab.tmp"]]}',
        b'{"before": null, "files": [["x", "y"]]}',
        b'{"before": null, "files": [["x", 1]]}',
        b"\xff" * 10,
        b"[" * 100_000,
    ],
)
def test_a_journal_that_is_not_ours_moves_nothing(folder: Path, journal: bytes) -> None:
    (folder / ".x.0123456789ab.tmp").write_bytes(b"evil")
    (folder / "y").write_bytes(b"evil")
    before = found(folder)
    journal_path(folder / "events.yaml").write_bytes(journal)
    read(folder / "events.yaml")
    assert found(folder) == before
    assert not (folder.parent / "x").exists()


def test_killed_in_a_loop(tmp_path: Path) -> None:
    """A process that writes one generation after the other is killed at random times."""
    program = """
import sys
from pathlib import Path
from timeline.events_file.joint_writing import finish_interrupted, write_together
from timeline.events_file.locking import locked
folder = Path(sys.argv[1])
events = folder / "events.yaml"
print("ready", flush=True)
for number in range(100_000):
    with locked(events):
        finish_interrupted(events)
        before = events.read_bytes() if events.exists() else None
        data = f"title: {sys.argv[2]} {number}\\n".encode()
        write_together(events, before, {folder / name: data for name in sys.argv[3:]})
"""
    chance = random.Random(7)
    for turn in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", program, tmp_path, str(turn), *NAMES], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.03 + chance.random() * 0.05)
        process.kill()
        process.communicate()
        finish_if_idle(tmp_path / "events.yaml")
        present = [tmp_path / name for name in NAMES if (tmp_path / name).exists()]
        assert len(present) in (0, 3)
        assert len({path.read_bytes() for path in present}) <= 1
    assert present


def test_a_file_changed_during_the_run_is_not_written_over(folder: Path) -> None:
    events = folder / "events.yaml"
    before = found(folder)
    with pytest.raises(ChangedError, match="was changed during the run"):
        write_together(events, b"what was read", {events: b"new", folder / "timeline.html": b"new"})
    assert found(folder) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_read_only_file_is_left_alone_and_so_are_the_others(folder: Path, name: str) -> None:
    (folder / name).chmod(0o444)
    with pytest.raises(PermissionError, match="read-only"):
        write(folder)
    assert found(folder) == contents("old")


def test_a_second_run_waits_and_says_so(folder: Path) -> None:
    events = folder / "events.yaml"
    told: list[str] = []
    program = "import sys, time\nfrom pathlib import Path\nfrom timeline.events_file.locking import locked\n"
    program += "with locked(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(0.4)\n"
    process = subprocess.Popen([sys.executable, "-c", program, events], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    with (
        pytest.raises(LockedError, match="another `timeline` is at work"),
        locked(events, patience=0, waiting=lambda: told.append("impatient")),
    ):
        pass
    with locked(events, patience=10, waiting=lambda: told.append("waits")):
        pass
    process.communicate()
    assert told == ["waits"]


def test_a_lock_ends_with_the_process_that_held_it(folder: Path) -> None:
    program = "import os, sys\nfrom pathlib import Path\nfrom timeline.events_file.locking import locked\n"
    program += "with locked(Path(sys.argv[1])):\n    os.kill(os.getpid(), 9)\n"
    subprocess.run([sys.executable, "-c", program, folder / "events.yaml"], check=False)
    with locked(folder / "events.yaml", patience=0):
        pass
    assert found(folder) == contents("old")
