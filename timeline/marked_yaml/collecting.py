"""Garbage collection put off while many nodes are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Make many objects without the collector going through all of them again and again.

    Nodes and events hold no cycles: what is dropped goes at once, and what is looked through is all in use. For a file
    of ten thousand events that would be half of the time, and more with every event.

    What was made counts as old afterwards: freezing and unfreezing moves it there in one step, where the collector
    would look through all of it three times. Nothing stays frozen, so that nothing can leak.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
