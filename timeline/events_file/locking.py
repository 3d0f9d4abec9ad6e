"""One writer at a time: a lock on the folder of an events file, which ends with the process that holds it."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

PATIENCE = 60.0
"""How many seconds a run waits for another one to end."""
_PAUSE = 0.05


class LockedError(OSError):
    """Another run is at work in the folder, and did not end in time."""


@contextlib.contextmanager
def locked(
    path: Path, patience: float = PATIENCE, waiting: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Hold the lock of the folder in which the file at `path` is.

    The lock lies on the folder itself, so that nothing is left over when a run is killed.

    Args:
        path: the events file; it need not exist.
        patience: seconds to wait for another run.
        waiting: called once, when there is another run to wait for.

    Raises:
        LockedError: the other run did not end in time.
        OSError: the folder cannot be opened.
    """
    descriptor = _opened(Path(path).resolve().parent)
    try:
        deadline = time.monotonic() + patience
        told = False
        while not _is_locked_now(descriptor):
            if time.monotonic() >= deadline:
                raise LockedError(f"another `timeline` is at work on the files beside {path}")
            if not told:
                waiting()
                told = True
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)  # which also gives the lock back


if sys.platform == "win32":
    import msvcrt

    def _opened(folder: Path) -> int:
        return os.open(folder / ".timeline.lock", os.O_RDWR | os.O_CREAT)

    def _is_locked_now(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _is_locked_now(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks: better to work without than not at all
        return True
