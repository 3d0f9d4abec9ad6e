"""Evidence: the same source, the same event, found again by what a text says, whatever its id or path."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from timeline.schema import Event, Source

Key = tuple[str, ...]
_SPACE = re.compile(r"\s+")


def source_keys(source: Source) -> list[Key]:
    """By what a source may be known again, the surest first: its words, or its place and phrase in a text."""
    phrase = _normal(source.phrase)
    keys: list[Key] = []
    if source.quote:
        keys.append(("quote", _normal(source.quote), phrase))
    if source.text and source.phrase and source.start is not None:
        keys.append(("place", source.text, phrase, str(source.start)))
    return keys


def same_source(source: Source, others: Iterable[Source]) -> Source | None:
    """The one among `others` that is the same source, or None."""
    candidates = list(others)
    for key in source_keys(source):
        for other in candidates:
            if key in source_keys(other):
                return other
    return None


class EvidenceIndex:
    """Finds the events that share evidence with another one."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._ids: dict[Key, list[str]] = defaultdict(list)
        for event in events:
            for source in event.sources:
                for key in source_keys(source):
                    self._ids[key].append(event.id)

    def find(self, event: Event) -> list[str]:
        """The ids of the events that share a source with `event`, those that share most first."""
        shared: dict[str, int] = defaultdict(int)
        for source in event.sources:
            hits = {name for key in source_keys(source) for name in self._ids.get(key, ())}
            for name in hits:
                shared[name] += 1
        return sorted(shared, key=lambda name: (-shared[name], name))


def _normal(text: str | None) -> str:
    return _SPACE.sub(" ", text or "").strip().casefold()
