"""Noticing that a file was saved, whatever the way in which the editor does it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Event

PAUSE = 0.03
"""Seconds between two looks at the file."""
REST = 0.05
"""Seconds in which nobody writes a file that has come to rest."""
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
    """Wait until the file is another one than `last`, or until `stop` is set. It may still be being written.

    Thirty looks a second cost next to nothing, and work where notices of the system do not:
    over networks, in containers, and for files that are replaced.
    """
    gone_since = 0.0
    while not stop.wait(PAUSE):
        now = stamp(path)
        if now is None and last is not None:
            gone_since = gone_since or time.monotonic()
            if time.monotonic() - gone_since < _GONE_FOR:
                continue
        if now != last:
            return now
    return last
