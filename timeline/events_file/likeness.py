"""Likeness: whether two events, or two quotes, are probably the same although no letter of evidence says so."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from timeline.dates import Precision, When
from timeline.schema import Event

T = TypeVar("T", bound=Hashable)

_WORD = re.compile(r"\w+")
_SURE = 0.6
"""The share of words that two titles of the same day have in common when they tell the same."""
_SURE_WHEN_COARSE = 0.75
"""The same for titles of the same month or year, in which much more happens."""
_RARE = 30
"""A word that more entries share tells little, and asking all of them would make the search quadratic."""
_EXACT_DATES = (Precision.DAY, Precision.RANGE, Precision.PERIOD)


def words_of(text: str | None) -> frozenset[str]:
    """The words of a text as a set, in lower case."""
    return frozenset(_WORD.findall((text or "").casefold()))


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of words have in common: 0 nothing, 1 everything."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def seem_the_same(one: Event, other: Event) -> bool:
    """Whether two events are told with the same date and much the same title."""
    needed = _SURE if one.date.precision in _EXACT_DATES else _SURE_WHEN_COARSE
    return one.date == other.date and share(words_of(one.title), words_of(other.title)) >= needed


class EventsByDate:
    """Finds, among many events, those that seem the same as a given one."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._at: dict[When, list[int]] = defaultdict(list)
        self._words: dict[When, WordIndex[int]] = {}
        self._events: list[Event] = []
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Make an event one of those that can be found."""
        self._at[event.date].append(len(self._events))
        if event.date in self._words:
            self._words[event.date].add(len(self._events), event.title)
        self._events.append(event)

    def find(self, event: Event) -> Event | None:
        """The event that seems the same, the likeliest of several; or None."""
        if event.date not in self._at:
            return None
        if event.date not in self._words:  # most dates are asked for by nobody
            index = self._words[event.date] = WordIndex()
            for number in self._at[event.date]:
                index.add(number, self._events[number].title)
        nearest, _ = self._words[event.date].nearest(event.title)
        found = self._events[nearest] if nearest is not None else None
        return found if found is not None and seem_the_same(found, event) else None


class WordIndex(Generic[T]):
    """Finds the text that has most words in common with another one, without comparing it with all."""

    def __init__(self) -> None:
        self._words: dict[T, frozenset[str]] = {}
        self._with_word: dict[str, list[T]] = defaultdict(list)

    def add(self, name: T, text: str | None) -> None:
        """Add a text under a name."""
        words = self._words[name] = words_of(text)
        for word in words:
            self._with_word[word].append(name)

    def nearest(self, text: str | None) -> tuple[T | None, float]:
        """The name of the nearest text and how much is shared with it."""
        words = words_of(text)
        seen: Counter[T] = Counter()
        for word in words:
            names = self._with_word.get(word, ())
            if len(names) <= _RARE:
                seen.update(names)
        best: tuple[T | None, float] = (None, 0.0)
        for name, _ in seen.most_common(_RARE):
            near = share(words, self._words[name])
            if near > best[1]:
                best = (name, near)
        return best
