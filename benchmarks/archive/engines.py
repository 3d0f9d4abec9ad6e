"""Engines that carry the extraction, beside a plain loop over the same documents.

    python -m benchmarks.archive.engines DOCUMENTS.jsonl ENGINE [--workers N] [--batch N] [--kill SECONDS]

ENGINE is plain, pool (the standard library's), dask, daft or ray; each is measured in an environment of its own, of
which `du -s` tells the size. Prints a line of JSON: seconds of the start, of the whole, CPU-seconds and the most memory
of all processes together, mentions, and a checksum that all engines must agree on. With --kill a worker is killed in
the middle.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psutil

# Nothing is reported to anybody; what an engine does without these is in the decision record.
os.environ.update(
    DO_NOT_TRACK="1", DAFT_ANALYTICS_ENABLED="0", SCARF_NO_ANALYTICS="true", RAY_USAGE_STATS_ENABLED="0"
)

Work = Callable[[list[bytes]], bytes]


def work(lines: list[bytes]) -> bytes:
    """The mentions of some documents, pickled: what every engine carries."""
    from extract.documents import Document
    from extract.mentions import find_mentions
    from extract.topics import load_topic
    from timeline.dates import When

    topic = load_topic(None)
    found = []
    for line in lines:
        row = json.loads(line)
        document = Document(
            row["id"], row["text"], When.parse(row["published"]), "column", title=row["title"]
        )
        for one in find_mentions(document, topic).mentions:
            found.append((row["id"], one.start, one.date.edtf, one.title, one.lane, one.summary))
    return pickle.dumps(found)


def plain(batches: Iterable[list[bytes]], workers: int, started: Callable[[], None]) -> Iterator[bytes]:
    """The loop that all others are compared with."""
    started()
    yield from map(work, batches)


def pool(batches: Iterable[list[bytes]], workers: int, started: Callable[[], None]) -> Iterator[bytes]:
    """concurrent.futures of the standard library."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as executor:
        executor.submit(os.getpid).result()
        started()
        yield from executor.map(work, batches)


def dask(batches: Iterable[list[bytes]], workers: int, started: Callable[[], None]) -> Iterator[bytes]:
    """Dask's distributed, with a cluster of local processes."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        client.submit(os.getpid).result()
        started()
        waiting: list[Any] = []
        for batch in batches:
            waiting.append(client.submit(work, batch, pure=False))
            if len(waiting) >= 3 * workers:
                yield waiting.pop(0).result()
        for future in waiting:
            yield future.result()


def daft(batches: Iterable[list[bytes]], workers: int, started: Callable[[], None]) -> Iterator[bytes]:
    """Daft's own runner, with functions in processes."""
    import daft as engine

    run = engine.udf(
        return_dtype=engine.DataType.binary(), concurrency=workers, use_process=True, batch_size=1
    )(lambda column: [work(pickle.loads(one)) for one in column.to_pylist()])
    first = engine.from_pydict({"batch": [pickle.dumps([])]})
    first.select(run(first["batch"]).alias("found")).to_pylist()
    started()
    frame = engine.from_pydict({"batch": [pickle.dumps(batch) for batch in batches]})
    yield from (row["found"] for row in frame.select(run(frame["batch"]).alias("found")).iter_rows())


def ray(batches: Iterable[list[bytes]], workers: int, started: Callable[[], None]) -> Iterator[bytes]:
    """Ray's tasks on one machine."""
    import ray as engine

    engine.init(num_cpus=workers, include_dashboard=False, log_to_driver=False)
    remote = engine.remote(work)
    engine.get(remote.remote([]))
    started()
    waiting: list[Any] = []
    for batch in batches:
        waiting.append(remote.remote(batch))
        if len(waiting) >= 3 * workers:
            yield engine.get(waiting.pop(0))
    for one in waiting:
        yield engine.get(one)
    engine.shutdown()


ENGINES = {"plain": plain, "pool": pool, "dask": dask, "daft": daft, "ray": ray}


class Watch:
    """The memory and CPU of a process, this one by default, and all below it.

    To look at the memory holds a process up, so that it is not done more often than is needed.
    """

    def __init__(
        self, kill_after: float | None = None, *, process: int | None = None, every: float = 0.2
    ) -> None:
        self.most = 0
        self.killed = 0
        self._cpu: dict[int, float] = {}
        self._kill_at = time.monotonic() + kill_after if kill_after else None
        self._process, self._every = psutil.Process(process), every
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        first = self._process
        while not self._end.wait(self._every):
            memory, busiest = 0, (0.0, 0)
            try:
                processes = [first, *first.children(recursive=True)]
            except psutil.Error:
                return
            for one in processes:
                try:
                    full = one.memory_full_info()
                    memory += full.uss  # what is shared counts once
                    times = one.cpu_times()
                except psutil.Error:
                    continue
                self._cpu[one.pid] = times.user + times.system
                if one.pid != first.pid:
                    busiest = max(busiest, (self._cpu[one.pid], one.pid))
            self.most = max(self.most, memory)
            if self._kill_at and time.monotonic() > self._kill_at and busiest[1]:
                os.kill(busiest[1], signal.SIGKILL)
                self.killed, self._kill_at = busiest[1], None

    def cpu(self) -> float:
        """CPU-seconds so far."""
        self._end.set()
        self._thread.join()
        return sum(self._cpu.values())


def main() -> None:
    """Measure one engine."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", type=Path)
    parser.add_argument("engine", choices=ENGINES)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--batch", type=int, default=250)
    parser.add_argument("--kill", type=float, metavar="SECONDS", help="kill a worker after so long")
    arguments = parser.parse_args()
    watch = Watch(arguments.kill)
    begun = time.monotonic()
    told = {}
    checksum = hashlib.sha256()
    mentions = 0
    with arguments.documents.open("rb") as file:
        batches = iter(lambda: list(islice(file, arguments.batch)), [])
        try:
            for found in ENGINES[arguments.engine](
                batches, arguments.workers, lambda: told.update(start=time.monotonic() - begun)
            ):
                mentions += len(pickle.loads(found))
                checksum.update(found)
            outcome = "complete"
        except BaseException as error:
            outcome = f"{type(error).__name__}: {error}"[:200]
    seconds = time.monotonic() - begun
    print(
        json.dumps(
            {
                "engine": arguments.engine,
                "workers": arguments.workers,
                "start": round(told.get("start", 0), 1),
                "seconds": round(seconds, 1),
                "cpu": round(watch.cpu(), 1),
                "memory_mb": round(watch.most / 1e6),
                "mentions": mentions,
                "checksum": checksum.hexdigest()[:12],
                "killed": watch.killed,
                "outcome": outcome,
            }
        )
    )


if __name__ == "__main__":
    main()
