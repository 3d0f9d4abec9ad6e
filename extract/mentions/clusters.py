"""Clusters: groups that grow only while all their members may have begun on the same day.

Intervals that meet two by two have a day in common (Helly's theorem in one dimension), so a group is known by the days
that all its members may mean. Members are numbers, and all that is kept of them are numbers: some fifty bytes each.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from extract.mentions.blocking import Span


class Clusters:
    """Groups of mentions, at first one of each."""

    def __init__(self, spans: Iterable[Span]) -> None:
        """
        Args:
            spans: of each mention the days that it may mean.
        """
        self._first, self._last, self._undated = array("q"), array("q"), array("q")
        numbers = {"": 0}
        for span in spans:
            self._first.append(span.first)
            self._last.append(span.last)
            self._undated.append(numbers.setdefault(span.undated, len(numbers)))
        self._texts = list(numbers)
        self.of = array("q", range(len(self._first)))
        """The group of each mention, named by one of its members."""
        self._next = array("q", self.of)  # the members of a group, in a ring
        self._size = array("q", [1]) * len(self.of)

    def join(self, a: int, b: int) -> None:
        """Make the groups of two mentions one, where their days allow it."""
        into, other = self.of[a], self.of[b]
        if into == other or self._undated[into] != self._undated[other]:
            return
        first = max(self._first[into], self._first[other])
        last = min(self._last[into], self._last[other])
        if first > last:
            return
        if self._size[into] < self._size[other]:
            into, other = other, into
        self._first[into], self._last[into] = first, last
        self._size[into] += self._size[other]
        member = other
        while True:
            self.of[member] = into
            member = self._next[member]
            if member == other:
                break
        self._next[into], self._next[other] = self._next[other], self._next[into]

    def span(self, index: int) -> Span:
        """The days that all in the group of a mention may mean."""
        group = self.of[index]
        return Span(self._first[group], self._last[group], self._texts[self._undated[group]])

    def lowest(self) -> array[int]:
        """Of each mention the lowest of its group, which names the group whatever it grew from."""
        lowest_of: dict[int, int] = {}
        return array("q", (lowest_of.setdefault(group, index) for index, group in enumerate(self.of)))

    def groups(self) -> list[list[int]]:
        """The members of each group, lowest first; groups by their lowest."""
        members: dict[int, list[int]] = {}
        for index, group in enumerate(self.of):
            members.setdefault(group, []).append(index)
        return list(members.values())
