"""Packing: which row of its lane an event stands in, so that no two touch and labels find room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True)
class Box:
    """What an event covers along the axis: its ink from left to right, and the label it would like.

    An `inner` label is written on the ink itself and needs no room beside it.
    """

    left: float
    right: float
    label: float = 0.0
    inner: bool = False


@dataclass(slots=True)
class _Row:
    ink_until: float = -inf
    label_until: float = -inf


def pack(boxes: Sequence[Box], *, width: float, most: int, gap: float = 4.0) -> list[int]:
    """The row of each box, from 0.

    Boxes come in order of time. Inks of one row never touch: where the rows up to `most` are all
    taken, another is added. Labels are wishes: a row where the label fits is preferred, to the right
    of the ink or, towards the end of the axis, to its left; beyond `most` rows it may go without.
    """
    rows: list[_Row] = []
    found: list[int] = []
    for box in boxes:
        number = _choose(rows, box, width, most, gap)
        if number == len(rows):
            rows.append(_Row())
        row = rows[number]
        needs_left = not box.inner and box.right + gap + box.label > width
        label_right = box.right if box.inner or needs_left else box.right + gap + box.label
        row.ink_until = max(row.ink_until, box.right)
        row.label_until = max(row.label_until, label_right)
        found.append(number)
    return found


def _choose(rows: list[_Row], box: Box, width: float, most: int, gap: float) -> int:
    to_the_left = not box.inner and box.right + gap + box.label > width
    wanted = box.left - (gap + box.label if to_the_left else 0)
    for number, row in enumerate(rows):
        if row.label_until + gap <= wanted and row.ink_until + gap <= wanted:
            return number
    if len(rows) < most:
        return len(rows)
    free = [number for number, row in enumerate(rows) if row.ink_until + gap <= box.left]
    if not free:
        return len(rows)
    # No row has room for the label: take the one whose own label loses least.
    return min(free, key=lambda number: (max(rows[number].label_until - box.left, 0), number))
