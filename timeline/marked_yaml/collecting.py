"""Garbage collection put off while many nodes are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle

_MANY = 300_000
"""Objects. To look through fewer takes less than a tenth of a second."""
_is_due = cycle([False] * 31 + [True])


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects without the collector going through all of them again and again.

    Nodes and events hold no cycles: what is dropped goes at once, and what is looked through is all in use. For a file
    of ten thousand events that would be half of the time, and more with every event.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > _MANY:
                _settle()
            gc.enable()


def _settle() -> None:
    """Let what was made count as old: else the collector, once on again, would go through all of it three times.

    Freezing and unfreezing does so in one step, but also puts off the next look at all that is old. So now and then
    there is one, for programs that run on and leave other garbage.
    """
    if next(_is_due):
        gc.collect()
    else:
        gc.freeze()
        gc.unfreeze()
