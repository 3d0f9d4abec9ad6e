"""`timeline build` killed, run twice at once, on a full disk, beside an open editor: nothing is ever lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build.test_build import contents, timeline
from timeline.events_file import read
from timeline.events_file.proposals import proposals_path, read_proposals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals and limits as POSIX has them")
PACT = "Russia and the US signed a pact on space on {} March 2020 in orbit.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(PACT.format(3))
    return tmp_path


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "timeline", "build", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_killed_at_random_times(folder: Path) -> None:
    """After each kill the events, the proposals and the page tell of the same texts."""
    assert timeline(folder, "build").returncode == 0
    chance = random.Random(11)
    for day in range(4, 8):
        (folder / "texts" / f"{day}.txt").write_text(
            PACT.format(day).replace("pact", f"pact of {day} articles")
        )
        process = started(folder)
        time.sleep(0.6 + chance.random() * 0.9)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = read(folder / "events.yaml").timeline
        base, problems = read_proposals(proposals_path(folder / "events.yaml"))
        assert found is not None and not problems
        assert {event.id for event in found.events} == set(base)
        page = (folder / "timeline.html").read_text(encoding="utf-8")
        assert all(f'id="{name}"' in page for name in base)
    assert timeline(folder, "build").returncode == 0
    assert set(contents(folder)) == {
        *("events.yaml", "events.proposals.jsonl", "events.schema.json", "timeline.html")
    }


def test_two_builds_at_once_come_after_each_other(folder: Path) -> None:
    runs = [started(folder), started(folder)]
    outputs = [process.communicate(timeout=60) for process in runs]
    assert [process.returncode for process in runs] == [0, 0]
    assert "waiting for it to end" in outputs[0][1] + outputs[1][1]
    assert sorted(output.splitlines()[1][:17] for output, _ in outputs) == [
        "0 events proposed",
        "1 event proposed,",
    ]


@pytest.mark.parametrize("name", ["events.yaml", "events.proposals.jsonl", "timeline.html"])
def test_a_read_only_file_is_named_and_nothing_is_written(folder: Path, name: str) -> None:
    assert timeline(folder, "build").returncode == 0
    (folder / name).chmod(0o444)
    (folder / "texts" / "b.txt").write_text(PACT.format(9).replace("pact", "treaty"))
    before = contents(folder)
    result = timeline(folder, "build")
    assert result.returncode == 1
    assert f"{name}' cannot be written: the file is read-only; nothing was changed" in result.stderr
    assert contents(folder) == before


def test_a_disk_that_is_full_is_told_and_nothing_is_written(folder: Path) -> None:
    assert timeline(folder, "build").returncode == 0
    (folder / "texts" / "b.txt").write_text(PACT.format(9).replace("pact", "treaty"))
    before = contents(folder)
    program = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
from timeline.cli.main import main
main()
"""
    result = subprocess.run(
        [sys.executable, "-c", program, "build"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "cannot be written" in result.stderr and "Traceback" not in result.stderr
    assert contents(folder) == before


def test_a_file_saved_in_an_editor_during_the_run_is_not_written_over(folder: Path) -> None:
    for number in range(300):
        shutil.copy(folder / "texts" / "a.txt", folder / "texts" / f"a{number}.txt")
    (folder / "events.yaml").write_text("title: Before\nevents: []\n")
    process = started(folder)
    time.sleep(0.3)
    while process.poll() is None:
        (folder / "events.yaml").write_text(f"title: Mine {time.time()}\nevents: []\n")
        time.sleep(0.01)
    _, errors = process.communicate()
    assert process.returncode == 1
    assert "was changed during the run, so nothing was written: run it again" in errors
    assert (folder / "events.yaml").read_text().startswith("title: Mine")
    assert set(contents(folder)) == {"events.yaml"}


def test_a_rejected_event_that_a_new_text_tells_is_reported_once(folder: Path) -> None:
    timeline(folder, "build")
    path = folder / "events.yaml"
    path.write_text(path.read_text().replace("review: proposed", "review: rejected"))
    before = path.read_text()
    (folder / "texts" / "b.txt").write_text("Yesterday's news. " + PACT.format(3))
    result = timeline(folder, "build")
    assert "was rejected before, now also in texts/b.txt" in result.stdout
    assert path.read_text() == before
    assert "rejected before" not in timeline(folder, "build").stdout


def test_conflicts_and_changes_of_accepted_events_are_told(folder: Path) -> None:
    timeline(folder, "build")
    path = folder / "events.yaml"
    path.write_text(
        path.read_text().replace("    review: proposed\n", "").replace("date: 2020-03-03", "date: 2020")
    )
    before = path.read_text()
    (folder / "texts" / "a.txt").write_text(PACT.format(4))
    result = timeline(folder, "build", "--dry-run")
    assert (
        "was changed by hand and in the texts: kept '2020', the texts now say '2020-03-04'" in result.stderr
    )
    assert path.read_text() == before
    assert "which is accepted, follows the texts" in timeline(folder, "build").stdout
