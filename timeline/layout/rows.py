"""Packing: which row of its lane an event stands in, so that no two touch and labels find room."""

from __future__ import annotations

import heapq
from bisect import bisect_left, insort
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """What an event covers along the axis: its ink from left to right, and the label it would like.

    An `inner` label is written on the ink itself and needs no room beside it. `rank` is that of the event, 0 the first.
    """

    left: float
    right: float
    label: float = 0.0
    inner: bool = False
    rank: int = 1


def pack(
    boxes: Sequence[Box], *, width: float, most: int, least: int = 0, gap: float = 4.0, squeeze: float = 0.0
) -> list[int]:
    """The row of each box, from 0.

    Boxes come in order of time. Labels are wishes, to the right of the ink or to its left. Those of rank 0
    get their room whatever it costs, and so do the `least` first ones; then as many others as `most` rows
    have room for, by rank, and among equals the short ones, which leave room for more. Inks of one row never
    touch, or overlap by no more than `squeeze` where the rows are all taken; beyond that another row is added.
    """
    rows = _Rows(width, gap, squeeze, most)
    order = sorted(range(len(boxes)), key=lambda index: (boxes[index].rank, boxes[index].label, index))
    first = max(sum(box.rank == 0 for box in boxes), min(least, len(boxes)))
    found = rows.filled(boxes, set(order))
    if max(found, default=0) < most:
        return found
    found = rows.filled(boxes, set(order[:first]))
    limit = max(most, max(found, default=0) + 1)
    few, many = first, len(boxes)
    while few + 1 < many:
        number = (few + many) // 2
        attempt = rows.filled(boxes, set(order[:number]))
        if max(attempt) < limit:
            found, few = attempt, number
        else:
            many = number
    return found


def fewest_rows(boxes: Sequence[Box], gap: float = 4.0) -> int:
    """How many rows the inks need at least. Boxes come in order of time."""
    ends: list[float] = []  # of the last ink of each row
    for box in boxes:
        if ends and ends[0] + gap <= box.left:
            heapq.heapreplace(ends, box.right)
        else:
            heapq.heappush(ends, box.right)
    return len(ends)


@dataclass(slots=True)
class _Row:
    """What a row holds, from left to right: inks apart from labels."""

    inks: list[tuple[float, float]] = field(default_factory=list)
    labels: list[tuple[float, float]] = field(default_factory=list)

    def has_room(self, left: float, right: float, gap: float, overlap: float = 0.0) -> bool:
        """Whether nothing stands between `left` and `right`, or inks reach in by `overlap` at most."""
        return _is_free(self.labels, left, right, gap) and _is_free(
            self.inks, left, right, -overlap if overlap else gap
        )


@dataclass(frozen=True, slots=True)
class _Rows:
    width: float
    gap: float
    squeeze: float
    most: int

    def filled(self, boxes: Sequence[Box], granted: Collection[int]) -> list[int]:
        """The row of each box, where the `granted` ones have room for their labels, by rank."""
        rows: list[_Row] = []
        found = [0] * len(boxes)
        by_rank = sorted(granted, key=lambda index: (boxes[index].rank, index))
        for index in by_rank:
            found[index] = self._with_label(rows, boxes[index])
        for index, box in enumerate(boxes):
            if index not in granted:
                found[index] = self._ink_alone(rows, box)
        return found

    def _with_label(self, rows: list[_Row], box: Box) -> int:
        """Put an ink and its label into the first row with room for both, to the right or else to the left."""
        right = (box.right, box.right if box.inner else box.right + self.gap + box.label)
        left = (box.left - self.gap - box.label, box.left)
        sides = [side for side in (right, left) if side[0] >= 0 and side[1] <= self.width] or [right]
        for number, row in enumerate(rows):
            for side in sides:
                if row.has_room(min(box.left, side[0]), max(box.right, side[1]), self.gap):
                    return self._put(rows, number, box, side)
        return self._put(rows, len(rows), box, sides[0])

    def _ink_alone(self, rows: list[_Row], box: Box) -> int:
        for number, row in enumerate(rows):
            if row.has_room(box.left, box.right, self.gap):
                return self._put(rows, number, box)
        if self.squeeze and len(rows) >= self.most:
            for number, row in enumerate(rows):
                if row.has_room(box.left, box.right, self.gap, self.squeeze):
                    return self._put(rows, number, box)
        return self._put(rows, len(rows), box)

    def _put(self, rows: list[_Row], number: int, box: Box, label: tuple[float, float] | None = None) -> int:
        if number == len(rows):
            rows.append(_Row())
        insort(rows[number].inks, (box.left, box.right))
        if label and label[1] > label[0] and not box.inner:
            insort(rows[number].labels, label)
        return number


def _is_free(taken: list[tuple[float, float]], left: float, right: float, gap: float) -> bool:
    """Whether a row of intervals has none within `gap` of `left` to `right`."""
    at = bisect_left(taken, (left, right))
    return (at == 0 or taken[at - 1][1] + gap <= left) and (at == len(taken) or right + gap <= taken[at][0])
