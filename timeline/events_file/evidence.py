"""Evidence: the same source, the same event, found again by what a text says, whatever its id or path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from timeline.events_file.likeness import share, words_of
from timeline.schema import Event, Source

Key = tuple[str, ...]
_CORRECTED = 0.5
"""The share of words that a sentence keeps when it is corrected in its text."""
_CORRECTED_ELSEWHERE = 0.8
"""The same when the text has another name now."""


def source_keys(source: Source) -> list[Key]:
    """By what a source may be known again, the surest first: its words, or its place and phrase in a text."""
    phrase = _normal(source.phrase)
    keys: list[Key] = []
    if source.quote:
        keys.append(("quote", _normal(source.quote), phrase))
    if source.text and source.phrase and source.start is not None:
        keys.append(("place", source.text, phrase, str(source.start)))
    return keys


def is_corrected(one: Source, other: Source) -> bool:
    """Whether the one may be the other after somebody corrected the text."""
    if not (one.quote and other.quote):
        return False
    needed = _CORRECTED if one.text == other.text else _CORRECTED_ELSEWHERE
    return share(words_of(one.quote), words_of(other.quote)) >= needed


def pair_sources(fresh: Sequence[Source], last: Sequence[Source]) -> dict[int, int]:
    """Which source of `fresh` is which of `last`, by their places in the two lists.

    First those with the same evidence; what is left on both sides is paired when the sentence was corrected.
    """
    if fresh == last:  # as nearly always
        return {place: place for place in range(len(last))}
    index = SourceIndex(last)
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for place, source in enumerate(fresh):
        found = index.find(source, used)
        if found is not None:
            pairs[place] = found
            used.add(found)
    left = [place for place in range(len(last)) if place not in used]
    for place, source in enumerate(fresh):
        if place in pairs:
            continue
        found = next((one for one in left if is_corrected(source, last[one])), None)
        if found is not None:
            left.remove(found)
            pairs[place] = found
    return pairs


class SourceIndex:
    """Finds a source in a list by its evidence."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._places: dict[Key, list[int]] = defaultdict(list)
        for place, source in enumerate(sources):
            for key in source_keys(source):
                self._places[key].append(place)

    def find(self, source: Source, but: Iterable[int] = ()) -> int | None:
        """The place of the same source in the list, or None."""
        for key in source_keys(source):
            for place in self._places.get(key, ()):
                if place not in but:
                    return place
        return None


class EvidenceIndex:
    """Finds the events that share evidence with another one, and the place of a source among all events."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = {event.id: event for event in events}

    @cached_property
    def _at(self) -> dict[Key, list[tuple[str, int]]]:
        """Made when it is asked for: where nothing is new, nobody does."""
        found: dict[Key, list[tuple[str, int]]] = defaultdict(list)
        for event in self._events.values():
            for place, source in enumerate(event.sources):
                for key in source_keys(source):
                    known = found[key]
                    if not known or known[-1][0] != event.id:  # the first of equal ones in an event will do
                        known.append((event.id, place))
        return found

    def find(self, event: Event) -> list[str]:
        """The ids of the events that share a source with `event`.

        Those that share most first; of two that share as much, the one that says the same. A sentence that tells
        of two events is evidence of both.
        """
        shared: dict[str, int] = defaultdict(int)
        for source in event.sources:
            for name in {name for key in source_keys(source) for name, _ in self._at.get(key, ())}:
                shared[name] += 1
        return sorted(shared, key=lambda name: (-shared[name], self._difference(name, event), name))

    def places(self, source: Source) -> list[tuple[str, int]]:
        """Where a source stands: ids of events and places in their lists of sources, the surest first."""
        return list(dict.fromkeys(at for key in source_keys(source) for at in self._at.get(key, ())))

    def _difference(self, name: str, event: Event) -> int:
        other = self._events[name]
        return (other.date != event.date) + (other.title != event.title) + (other.id != event.id)


def _normal(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()
