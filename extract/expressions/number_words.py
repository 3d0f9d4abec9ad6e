"""Numbers written in words: "twenty-four", "two hundred and ten", and years, "nineteen ninety-six"."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]{1,40}")
_GAP = re.compile(r" {1,6}|-")
LONGEST = 9  # words in a number


class NumberWords:
    """Reads a number phrase from a table of words.

    ``values`` maps a word to its number; ``joiners`` are words that may stand after a hundred ("and"). Words
    for 100 and more multiply what stands before them, smaller ones add where the order of magnitude falls.
    """

    def __init__(self, values: Mapping[str, int], joiners: list[str]) -> None:
        self.values = dict(values)
        self._joiners = frozenset(joiners)
        self.followers = {*self.values, *joiners}

    def read(self, low: str, at: int) -> list[tuple[str, int, int]]:
        """The number and, where the words can be one, the year that begins at ``at``: (class, value, end)."""
        value, end, two_digit = self._phrase(low, at)
        found = [("number", value, end)] if end else []
        if two_digit and 11 <= value <= 20:
            gap = _GAP.match(low, end)
            if gap:
                rest, stop, small = self._phrase(low, gap.end())
                if stop and small and rest >= 10:
                    found.append(("year-words", value * 100 + rest, stop))
        return found

    def _phrase(self, low: str, at: int) -> tuple[int, int, bool]:
        """(value, end, below a hundred); end is 0 where no number begins."""
        total = group = end = 0
        room = 10**9  # the next word must be smaller than this to be added
        small = True
        for _ in range(LONGEST):
            word = _WORD.match(low, at)
            number = self.values.get(word.group()) if word else None
            if word is None or number is None:
                if word is None or not end or small or word.group() not in self._joiners:
                    break
            elif number >= 1000:
                total += (group or 1) * number
                group, room, small, end = 0, number, False, word.end()
            elif number == 100:
                if group >= 100:
                    break
                group, room, small, end = (group or 1) * 100, 100, False, word.end()
            elif number < room:
                group += number
                room = 10 if number >= 20 and number % 10 == 0 else 1
                end = word.end()
            else:
                break
            gap = _GAP.match(low, word.end())
            if not gap:
                break
            at = gap.end()
        return total + group, end, small
