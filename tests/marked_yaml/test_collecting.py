"""Garbage collection put off: only within, and nothing is kept for good by it."""

from __future__ import annotations

import gc
import weakref

import pytest

from timeline.marked_yaml import uncollected


class Cycle:
    def __init__(self) -> None:
        self.own = self


def test_it_is_off_within_and_on_again_behind_whatever_happens() -> None:
    assert gc.isenabled()
    with pytest.raises(KeyError), uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()


def test_garbage_of_others_goes_although_many_objects_are_made_again_and_again() -> None:
    left = weakref.ref(Cycle())
    for _ in range(32):
        with uncollected():
            made: list[list[int]] = [[] for _ in range(310_000)]
        made.clear()
    assert left() is None
    assert gc.get_freeze_count() == 0


def test_after_small_files_the_collector_looks_at_all_as_often_as_ever() -> None:
    before = gc.get_stats()[2]["collections"]
    kept: list[list[int]] = []
    for _ in range(400):
        with uncollected():
            kept += [[] for _ in range(1_000)]
    assert len(kept) == 400_000
    assert gc.get_stats()[2]["collections"] > before
