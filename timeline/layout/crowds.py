"""Lanes with too many events to tell apart: which ones they are, how dense they are, and who stands for them.

The script of the page does the same for the part of the axis that is in view (scripts/crowds.js).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil, floor, log2, sqrt

from timeline.layout.spans import Domain, Span

MOST_MARKS = 700  # marks in view over all lanes; beyond that the largest lanes become densities
BINS = 240

_KERNEL = (1, 4, 6, 4, 1)
_SLOT = 170.0  # pixels between two events that stand for a crowd, so that both find room for a label


def crowded(sizes: Sequence[int], most: int = MOST_MARKS) -> set[int]:
    """The numbers of the lanes that must become densities, the largest first, so that `most` marks are left."""
    total, found = sum(sizes), set()
    for number in sorted(range(len(sizes)), key=lambda number: (-sizes[number], number)):
        if total <= most:
            break
        found.add(number)
        total -= sizes[number]
    return found


def density(spans: Sequence[Span], domain: Domain, bins: int = BINS) -> list[float]:
    """How many events lie in each of `bins` equal parts of the axis.

    An event that is known to lie somewhere within a time is spread evenly over it: a year known only as a
    year makes no peak in its middle. One that lasts counts where its mark stands.
    """
    heights, slopes = [0.0] * bins, [0.0] * (bins + 1)
    scale = bins / domain.length
    for span in spans:
        first, last = (span.mark, span.mark) if span.lasts else (span.first, span.last)
        left = min(max(floor((first - domain.start) * scale), 0), bins - 1)
        right = min(max(ceil((last - domain.start) * scale), left + 1), bins)
        if right - left == 1:
            heights[left] += 1
        else:
            slopes[left] += 1 / (right - left)
            slopes[right] -= 1 / (right - left)
    spread = accumulate(slopes[:bins])
    return [max(one + other, 0.0) for one, other in zip(heights, spread, strict=True)]


def smooth(values: Sequence[float]) -> list[float]:
    """The same curve without its teeth."""
    reach = len(_KERNEL) // 2
    padded = [0.0] * reach + list(values) + [0.0] * reach
    weight = sum(_KERNEL)
    return [
        sum(share * padded[index + step] for step, share in enumerate(_KERNEL)) / weight
        for index in range(len(values))
    ]


def heights(values: Sequence[float], peak: float) -> list[float]:
    """Heights from 0 to 1. They grow with the root, so that the thin times beside a peak can still be seen."""
    return [sqrt(value / peak) if peak > 0 else 0.0 for value in values]


def landmarks(
    inks: Sequence[tuple[float, float]], marks: Sequence[float], ranks: Sequence[int], days_per_pixel: float
) -> list[int]:
    """Which events of a crowd are shown by name: the most important one of each stretch of time.

    Stretches start at round days, whatever part of the axis is shown, so that moving along does not change
    who is named. `inks` and `marks` come in order of time.
    """
    slot = 2.0 ** ceil(log2(max(days_per_pixel * _SLOT, 1e-6)))
    best: dict[int, int] = {}
    for index, mark in enumerate(marks):
        if (inks[index][1] - inks[index][0]) * days_per_pixel > slot / 3:
            continue  # a long bar would push the others out
        number = floor(mark / slot)
        if number not in best or ranks[index] < ranks[best[number]]:
            best[number] = index
    chosen = sorted(best.values(), key=lambda index: inks[index])
    return [
        index
        for before, index in pairwise([-1, *chosen])
        if before < 0 or inks[before][1] + 4 <= inks[index][0]
    ]
