"""A parser that does not end is ended, in the main thread and in any other."""

from __future__ import annotations

import threading
import time

import pytest

from extract.documents import TextError
from extract.documents.patience import bounded


def endless(found: list[TextError]) -> None:
    began = time.monotonic()
    try:
        with bounded(seconds=1):
            while time.monotonic() - began < 20:
                try:
                    time.sleep(0.01)
                except Exception:  # a parser that forgives everything
                    continue
    except TextError as error:
        found.append(error)


@pytest.mark.parametrize("is_main", [True, False])
def test_it_is_ended(is_main: bool) -> None:
    found: list[TextError] = []
    if is_main:
        endless(found)
    else:
        thread = threading.Thread(target=endless, args=(found,))
        thread.start()
        thread.join(30)
    assert [error.message for error in found] == ["it takes more than 1 seconds to read"]


def test_what_ends_in_time_is_left_alone() -> None:
    done: list[int] = []

    def many() -> None:
        for number in range(300):
            with bounded(seconds=1):
                done.append(number)
        time.sleep(1.5)
        done.append(-1)

    thread = threading.Thread(target=many)
    thread.start()
    thread.join(30)
    assert done == [*range(300), -1]
