"""Blocking: which mentions are worth comparing, so that a hundred thousand do not mean all pairs of them.

Two mentions can tell the same event only when they may begin on the same day and share a word. A mention stands
in a block for its day, its month and its year, with each of its words. In a month's block only those are compared
of which one at least is no closer dated than the month: two days are the same, or never meet. Likewise for years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.dates import Precision, When

_MANY_YEARS = 12  # a date that may mean more years than this is compared in the first of them

_CROWDED = 400  # a word that more mentions of a block share says nothing of which event they tell

Pair = tuple[int, int]
Block = tuple[object, ...]
"""A day, a month, a year or an undated text, and a word."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something may have begun, as proleptic Gregorian ordinals; `undated` has its own text."""

    first: int
    last: int
    undated: str = ""

    @classmethod
    def of(cls, when: When) -> Span:
        """When what lasts from `when` on, or happens then, may have begun."""
        begin = beginning(when)
        if not begin.is_dated:
            return cls(0, 0, begin.edtf)
        first = begin.earliest or date.min
        last = begin.latest or date.max
        return cls(first.toordinal(), last.toordinal())

    def meets(self, other: Span) -> bool:
        """Whether both may have begun on the same day."""
        return self.undated == other.undated and self.first <= other.last and other.first <= self.last

    def within(self, other: Span) -> Span:
        """The days that both may mean; they must meet."""
        return Span(max(self.first, other.first), min(self.last, other.last), self.undated)


def beginning(when: When) -> When:
    """The date on which a period begins, or an open one ends; any other date itself."""
    if when.precision is Precision.PERIOD:
        return when.start or when.end or when
    return when


def candidate_pairs(
    spans: Sequence[Span], words: Sequence[Iterable[str]], wanted: Callable[[Block], bool] | None = None
) -> Iterator[Pair]:
    """Pairs (a, b), a < b, that meet and share a word; each once.

    Args:
        spans: of each mention the days on which it may have begun.
        words: under which each is compared.
        wanted: which blocks to look into, where others look into the rest; all of them when not given.
    """
    blocks: dict[Block, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, span in enumerate(spans):
        for block, is_coarse in blocks_of(span, words[index]):
            if wanted is None or wanted(block):
                blocks[block][0 if is_coarse else 1].append(index)
    seen: set[Pair] = set()
    for coarse, fine in blocks.values():
        if len(coarse) + len(fine) > _CROWDED:
            continue
        for position, one in enumerate(coarse):
            for other in (*coarse[:position], *fine):
                pair = (one, other) if one < other else (other, one)
                if pair not in seen and spans[one].meets(spans[other]):
                    seen.add(pair)
                    yield pair


def blocks_of(span: Span, words: Iterable[str]) -> Iterator[tuple[Block, bool]]:
    """The blocks of a mention, and whether it is no closer dated than the block."""
    keys = _keys(span)
    for word in words:
        for key, is_coarse in keys:
            yield (*key, word), is_coarse


def era_of(block: Block) -> tuple[object, object]:
    """The year, or the undated text, and the word of a block: what is compared in one year over one word."""
    first = block[0]
    return (first.year if isinstance(first, date) else first), block[-1]


def _keys(span: Span) -> Sequence[tuple[tuple[object, ...], bool]]:
    """The times of a span's blocks: of each its key, and whether the span is no closer dated than the block."""
    if span.undated:
        return [((span.undated,), True)]
    first, last = date.fromordinal(max(span.first, 1)), date.fromordinal(span.last)
    if span.first == span.last:
        return [((first,), True), ((first.year, first.month), False), ((first.year,), False)]
    if (first.year, first.month) == (last.year, last.month):
        return [((first.year, first.month), True), ((first.year,), False)]
    if span.first <= 1:  # open at the start: only its end says anything
        return [((last.year,), True)]
    return [((year,), True) for year in range(first.year, min(last.year, first.year + _MANY_YEARS) + 1)]
