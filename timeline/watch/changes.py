"""Noticing that a file was saved, whatever the way in which the editor does it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Event

PAUSE = 0.05
"""Seconds between two looks at the file."""
_GONE_FOR = 0.5  # some editors delete the file before they write it anew; only then is it really gone

Stamp = tuple[int, int, int] | None


def stamp(path: Path) -> Stamp:
    """What changes when the file is saved: written in place, or replaced by another one. None without a file."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a link is followed, and a new target is a change
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def wait_for_change(path: Path, last: Stamp, stop: Event) -> Stamp:
    """Wait until the file is another one than `last` and has come to rest, or until `stop` is set.

    A look every twentieth of a second costs next to nothing, and works where notices of the system do not:
    over networks, in containers, and for files that are replaced.
    """
    gone_since = 0.0
    while not stop.wait(PAUSE):
        now = stamp(path)
        if now == last:
            continue
        if now is None:
            gone_since = gone_since or time.monotonic()
            if time.monotonic() - gone_since < _GONE_FOR:
                continue
            return None
        stop.wait(PAUSE)
        if stamp(path) == now:  # nobody is writing any more
            return now
    return last
