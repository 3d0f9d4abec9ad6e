"""Where new events go in a file whose order is a person's own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from timeline.schema import Event


def placed(new: Sequence[Event], listed: Sequence[Event]) -> list[tuple[int, list[Event]]]:
    """Each new event behind the last listed one that is not later than it: by its place, -1 before all of them."""
    if not new:
        return []
    # The earliest date from each place on: it only grows, so that the place can be searched by halves.
    dates = [event.date.sort_key for event in reversed(listed)]
    earliest = list(accumulate(dates, min))[::-1]
    behind: dict[int, list[Event]] = {}
    for event in sorted(new, key=lambda event: (event.date.sort_key, event.id)):
        behind.setdefault(bisect_right(earliest, event.date.sort_key) - 1, []).append(event)
    return sorted(behind.items())
