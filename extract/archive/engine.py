"""The engine that carries the work: Dask, with workers of its own on this machine or those of a cluster.

Nothing else knows of Dask. Workers on this machine talk to this process through TLS with keys made for the run: what
they are sent is code, and no other user of the machine shall send them any. Nothing is reported to anybody, and no
dashboard is opened.
"""

from __future__ import annotations

import gc
import logging
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import dask
from dask.bag import from_sequence
from dask.bag.core import groupby_tasks
from distributed import Client, KilledWorker, LocalCluster, wait
from distributed.security import Security
from distributed.system import MEMORY_LIMIT

from extract.archive.versions import code_version

T = TypeVar("T")
R = TypeVar("R")

Blob = bytes
Part = tuple[int, int, Blob]
"""What goes to one place of a shuffle: the number of the place, of its origin, and what it is."""

# Pieces of work a worker, done or waiting: enough that none is idle, and few enough to keep in memory.
_AHEAD = 3
_PER_WORKER = (
    2_000_000_000  # bytes, or less on a small machine; who has more is ended, and its work done anew
)
_GONE = 60  # seconds without any worker after which none is awaited any more
_WAIT = 5  # seconds for a cluster to answer
_FIRST = 30  # seconds for its first worker
_NONE_SURVIVES = "each worker was ended that tried to join mentions: give them more memory, or fewer workers"
_HERE = "127.0.0.1"
_CONFIG = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,  # it looks at the stack a hundred times a second
    "distributed.scheduler.allowed-failures": 3,
    # A worker that was ended is started again by who watches over it. Who counts the workers shall not take it for lost
    # because it looks just then, and end the watch.
    "distributed.deploy.lost-worker-timeout": "1000 days",
    "distributed.comm.timeouts.connect": f"{_WAIT}s",
    "distributed.admin.system-monitor.interval": "5s",
    "distributed.admin.tick.interval": "1s",  # how often each process looks whether it is late
    "distributed.worker.memory.target": 0.5,  # of its memory; what is more goes to the disk
    "distributed.worker.memory.spill": 0.6,
    "distributed.worker.memory.monitor-interval": "500ms",
}


class EngineError(Exception):
    """The engine is not there, or the cluster cannot be used; the message is for the person."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[T]):
    """A piece of work that ended every worker that tried it."""

    piece: T


class Engine:
    """Workers that are waiting for work."""

    def __init__(self, client: Any) -> None:
        self._client = client

    @property
    def workers(self) -> int:
        """How many pieces of work are done at the same time."""
        return max(1, sum(map(int, self._client.nthreads().values())))

    def blind(self, path: Path) -> list[str]:
        """The workers that do not see this file."""
        seen = self._client.run(path.is_file)
        return sorted(worker for worker, there in seen.items() if not there)

    def each(
        self,
        work: Callable[[T], R],
        pieces: Iterable[T],
        is_done: Callable[[T], bool],
        *,
        alone: bool = False,
    ) -> Iterator[tuple[T, R | Lost[T] | None]]:
        """Do `work` for each piece, in order; None where it was done before, `Lost` where no worker survives it.

        A few pieces are fetched ahead of what was taken, and no more. What is lost may be innocent: it may only have
        been with a worker that another piece ended. Nothing else is being done when it comes out, so that its parts
        can be tried `alone`, one at a time.

        Raises:
            EngineError: all workers are gone.
        """
        ahead: deque[tuple[T, Any]] = deque()
        for piece in pieces:
            ahead.append((piece, None if is_done(piece) else self._client.submit(work, piece, pure=False)))
            while len(ahead) > (0 if alone else _AHEAD * self.workers):
                yield self._next(ahead)
        while ahead:
            yield self._next(ahead)

    def _next(self, ahead: deque[tuple[T, Any]]) -> tuple[T, Any]:
        piece, future = ahead.popleft()
        if future is None:
            return piece, None
        try:
            return piece, self._result(future)
        except KilledWorker:
            for _, other in ahead:
                if other is not None:
                    self._wait(other)
            return piece, Lost(piece)

    def _result(self, future: Any) -> Any:
        self._wait(future)
        return future.result()

    def _wait(self, future: Any) -> None:
        """Wait for something as long as there is somebody who does it."""
        while True:
            try:
                wait([future], timeout=_GONE)
            except TimeoutError:
                if not self._client.nthreads():
                    raise EngineError(
                        "all workers are gone: start it again, and it goes on from here"
                    ) from None
            else:
                return

    def shuffle(
        self,
        split: Callable[[T], Iterable[Part]],
        origins: Sequence[T],
        gather: Callable[[int, list[Blob]], R],
        places: int,
    ) -> list[R]:
        """Bring what belongs together to one place: `split` each origin, `gather` at each place what goes there.

        Returns:
            What each place made of its parts, which come in the order of their origins.

        Raises:
            EngineError: no worker survives one of these.
        """
        # To the partition with the number of the place: no two places share one.
        width = max(places, 2)
        shares = [list(origins[at::width]) for at in range(width)]
        parts = from_sequence(shares, npartitions=width).flatten().map(split).flatten()
        grouped = groupby_tasks(parts, _place, hash=int, max_branch=32)
        try:
            gathered = dict(self._result(self._client.compute(grouped.map(_gathered, gather))))
        except KilledWorker:
            raise EngineError(_NONE_SURVIVES) from None
        return [gathered[place] if place in gathered else gather(place, []) for place in range(places)]


def _place(part: Part) -> int:
    return part[0]


def _gathered(group: tuple[int, list[Part]], gather: Callable[[int, list[Blob]], R]) -> tuple[int, R]:
    place, parts = group
    # Hundreds of thousands of objects are made here, without cycles: to look for those takes a sixth of the time.
    gc.disable()
    try:
        return place, gather(place, [blob for _, _, blob in sorted(parts, key=lambda part: part[1])])
    finally:
        gc.enable()


@contextmanager
def open_engine(workers: int | None, cluster: str | None, scratch: Path) -> Iterator[Engine]:
    """Workers of this machine, or those of the cluster with this address.

    Args:
        workers: how many of this machine, where there is no cluster.
        cluster: the address of its scheduler, such as tcp://10.0.0.1:8786.
        scratch: a folder for what workers of this machine cannot keep in memory.

    Raises:
        EngineError: the cluster does not answer, or runs another version.
    """
    for name in ("distributed", "distributed.nanny", "distributed.scheduler", "distributed.worker"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    with dask.config.set(_CONFIG), warnings.catch_warnings():
        warnings.filterwarnings("ignore", module=r"distributed\.")  # advice for developers
        if cluster is None:
            security = Security.temporary()
            with (
                LocalCluster(
                    n_workers=workers or 1,
                    threads_per_worker=1,
                    host=_HERE,
                    security=security,
                    dashboard_address=None,
                    scheduler_kwargs={"dashboard_address": f"{_HERE}:0"},  # answers nothing, see _CONFIG
                    memory_limit=min(_PER_WORKER, MEMORY_LIMIT // ((workers or 1) + 1)),
                    local_directory=str(scratch),
                    silence_logs=logging.CRITICAL + 1,
                ) as local,
                Client(local, security=security) as client,
            ):
                yield Engine(client)
            return
        with _connected(cluster) as client:
            yield Engine(client)


@contextmanager
def _connected(cluster: str) -> Iterator[Any]:
    try:
        client = Client(cluster, timeout=_WAIT)
        client.wait_for_workers(1, timeout=_FIRST)
    except (OSError, ValueError, TimeoutError) as error:
        raise EngineError(f"the cluster '{cluster}' does not answer or has no workers ({error})") from None
    try:
        versions = client.run(code_version)
        others = [worker for worker, version in versions.items() if version != code_version()]
        if others:
            raise EngineError(
                f"workers of the cluster run another version of this program: {', '.join(others[:5])}"
            )
        yield client
    finally:
        client.close()
