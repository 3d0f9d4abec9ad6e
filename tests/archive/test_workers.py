"""Archives read by workers: the same bytes as one loop gives, whatever fails on the way."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.archive.documents import Archive, write
from tests.archive.test_inputs import record
from tests.running import timeline

pytest.importorskip("distributed", reason="workers need the extra `archive`")

COUNT = 450  # three batches
# What workers run is told to them by this file, which stands on their path.
FAILING = """
import os, signal
from extract.mentions import finding
before = finding.sentences
def sentences(document, spans=()):
    if "POISON" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "MISTAKE" in document.text:
        raise ZeroDivisionError("by a mistake of ours")
    return before(document, spans)
finding.sentences = sentences
"""


def extract(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return timeline(folder, "extract", *arguments, "--format", "jsonl", **environment)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write(folder / "news.jsonl", islice(iter(Archive()), COUNT))
    return folder


@pytest.fixture(scope="module")
def plain(archive: Path) -> subprocess.CompletedProcess[str]:
    result = extract(archive, "news.jsonl")
    assert result.returncode == 0, result.stderr
    assert result.stdout.count("\n") > 300
    return result


def first(archive: Path, count: int, out: Path) -> None:
    """Write the first documents of an archive."""
    out.write_text("".join(archive.read_text().splitlines(keepends=True)[:count]))


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A cluster of two workers in processes of its own; its address."""
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    file = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    started = [
        subprocess.Popen(
            [*scheduler, "--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", file],
            **quiet,
        )
    ]
    try:
        while not file.exists():
            time.sleep(0.1)
        address = json.loads(file.read_text())["address"]
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--nthreads", "1"]
        local = ["--local-directory", str(folder / "spill"), "--no-dashboard"]
        started += [subprocess.Popen([*worker, *local], **quiet) for _ in range(2)]
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(20)


def test_two_workers_give_the_same_bytes(archive: Path, plain: subprocess.CompletedProcess[str]) -> None:
    result = extract(archive, "news.jsonl", "--workers", "2")
    assert result.returncode == 0, result.stderr
    assert result.stdout == plain.stdout
    assert f"{COUNT} documents in " in result.stderr
    assert plain.stderr.strip() in result.stderr
    assert not (archive / ".timeline-work").exists()


def test_a_cluster_gives_the_same_bytes(
    archive: Path, plain: subprocess.CompletedProcess[str], tmp_path: Path
) -> None:
    with cluster(tmp_path) as address:
        result = extract(archive, "news.jsonl", "--cluster", address)
    assert result.returncode == 0, result.stderr
    assert result.stdout == plain.stdout


def test_explanations_are_the_same(archive: Path) -> None:
    first(archive / "news.jsonl", 40, archive / "few.jsonl")
    arguments = ("extract", "few.jsonl", "--explain")
    assert timeline(archive, *arguments).stdout == timeline(archive, *arguments, "--workers", "1").stdout


def test_a_cluster_that_does_not_answer(archive: Path) -> None:
    result = extract(archive, "news.jsonl", "--cluster", "tcp://127.0.0.1:9")
    assert (result.returncode, result.stdout) == (1, "")
    assert "tcp://127.0.0.1:9" in result.stderr
    assert "Traceback" not in result.stderr


def test_build_reads_archives(archive: Path, tmp_path: Path) -> None:
    pages = []
    for name, more in (("one", ()), ("many", ("--workers", "1"))):
        folder = tmp_path / name
        folder.mkdir()
        first(archive / "news.jsonl", 60, folder / "news.jsonl")
        result = timeline(folder, "build", "news.jsonl", *more)
        assert result.returncode == 0, result.stderr
        assert "60 texts read" in result.stdout
        pages.append([(folder / name).read_bytes() for name in ("events.yaml", "timeline.html")])
    assert pages[0] == pages[1]


def faulty(folder: Path) -> None:
    """An archive with each fault that archives have."""
    rows = list(islice(iter(Archive(7)), 120))
    rows[30] = {**rows[30], "id": "mistaken", "text": rows[30]["text"] + " MISTAKE"}
    rows[60] = {**rows[60], "id": "poisonous", "text": rows[60]["text"] + " POISON"}
    lines = [json.dumps(row) for row in rows]
    lines[90] = '{"text": '
    (folder / "a.jsonl").write_text("\n".join(lines) + "\n")
    packed = gzip.compress("\n".join(lines[:20]).encode())
    (folder / "b.jsonl.gz").write_bytes(packed[:-100])
    (folder / "c.parquet").write_bytes(b"PAR1" + b"x" * 500 + b"PAR1")
    (folder / "d.warc").write_bytes(record("image/png", b"\x89PNG"))


def test_each_fault_is_named_and_the_rest_delivered(tmp_path: Path) -> None:
    faulty(tmp_path)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(FAILING)
    path = os.pathsep.join([str(hooks), os.environ.get("PYTHONPATH", "")])
    files = ("a.jsonl", "b.jsonl.gz", "c.parquet", "d.warc")
    result = extract(tmp_path, *files, "--workers", "1", PYTHONPATH=path)
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    for told in (
        "a.jsonl:91:1: error: it is not JSON",
        "b.jsonl.gz:",
        "cut off",
        "c.parquet:1:1: error: it is no Parquet file, or a broken one",
        "d.warc:1:1: error: it holds no web page (1 image/png)",
        "a.jsonl#mistaken: the extractor failed with it, please report that: ZeroDivisionError: by a mistake",
        "a.jsonl#poisonous: it ended each worker that read it",
    ):
        assert told in result.stderr
    assert result.stderr.count("it ended each worker") == 1
    # All else is there: what one loop finds in the files without what ends workers.
    lines = (tmp_path / "a.jsonl").read_text().splitlines(keepends=True)
    (tmp_path / "a.jsonl").write_text("".join(line for line in lines if "POISON" not in line))
    without = extract(tmp_path, *files, PYTHONPATH=path)
    assert without.returncode == 1
    assert without.stdout == result.stdout


def children(of: int) -> list[int]:
    """The processes below one that read documents: those with the most CPU time behind them first."""
    psutil = pytest.importorskip("psutil")
    below = psutil.Process(of).children(recursive=True)
    return [one.pid for one in sorted(below, key=lambda one: -sum(one.cpu_times()[:2]))]


def started(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "timeline", "extract", "news.jsonl", "--format", "jsonl", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished_batches(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("batches/*.jsonl.gz")}


def wait_for(folder: Path) -> None:
    end = time.monotonic() + 60
    while not finished_batches(folder):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_killed_worker_costs_no_result(
    archive: Path, plain: subprocess.CompletedProcess[str], tmp_path: Path
) -> None:
    run = started(archive, "--workers", "1", "--work", str(tmp_path / "work"))
    wait_for(tmp_path / "work")
    os.kill(children(run.pid)[0], signal.SIGKILL)
    out, errors = run.communicate(timeout=120)
    assert run.returncode == 0, errors
    assert out == plain.stdout


def test_a_killed_run_goes_on(archive: Path, plain: subprocess.CompletedProcess[str], tmp_path: Path) -> None:
    work = tmp_path / "work"
    run = started(archive, "--workers", "1", "--work", str(work))
    wait_for(work)
    for pid in [run.pid, *children(run.pid)]:
        os.kill(pid, signal.SIGKILL)
    run.communicate(timeout=60)
    before = finished_batches(work)
    assert before
    again = extract(archive, "news.jsonl", "--workers", "1", "--work", str(work))
    assert again.returncode == 0, again.stderr
    assert again.stdout == plain.stdout
    after = finished_batches(work)
    assert before.items() <= after.items()  # not written a second time
    assert len(after) > len(before)
    assert [path.name for path in work.iterdir() if path.name.startswith("on-the-way-")] == []


def test_a_folder_with_other_things_is_not_used(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")
    result = extract(archive, "news.jsonl", "--workers", "1", "--work", str(tmp_path))
    assert result.returncode == 1
    assert "holds other things" in result.stderr
    assert extract(archive, "news.jsonl", "--work", str(tmp_path)).returncode == 2
