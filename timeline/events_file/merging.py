"""The three-way merge: what the texts propose now, what they proposed last, what a person made of it.

Field by field: what a person changed stays, what nobody changed follows the texts, and where both changed it
differently nothing is written and the conflict is reported. Events that a person deleted or rejected stay away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.dates import When
from timeline.events_file.emitting import EVENT_KEYS, SOURCE_KEYS, event_data
from timeline.events_file.evidence import EvidenceIndex, same_source
from timeline.events_file.reading import EventsFile, read_text
from timeline.events_file.splicing import Edit, Splicer, apply
from timeline.marked_yaml import Node
from timeline.schema import Event, Source

MERGED_KEYS = ("date", "title", "lane", "actors", "status", "importance", "summary")


class MergeError(Exception):
    """The merged text would have errors of its own: a fault of the program, kept from the person's file."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both a person and the texts have changed: nothing of it was written."""

    id: str
    key: str
    in_file: str
    in_texts: str
    line: int


@dataclass(slots=True)
class Merge:
    """What a merge comes to.

    Attributes:
        text: the new content of events.yaml.
        proposals: the new base.
        added, updated, unchanged, kept_away: ids of proposals; kept away are those a person deleted or rejected.
        conflicts: fields changed on both sides.
    """

    text: str
    proposals: dict[str, Event]
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept_away: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def merge(file: EventsFile, base: dict[str, Event], fresh: Sequence[Event]) -> Merge:
    """Merge the events that the texts tell now into a file without errors.

    Args:
        file: the events file as read; it must be free of errors.
        base: the proposals of the last run, by id.
        fresh: the proposals of this run; their ids are suggestions, used for events not seen before.

    Raises:
        MergeError: the result would not be a sound file; nothing may be written.
    """
    assert file.timeline is not None
    lanes = file.timeline.lanes
    if lanes:  # a lane that the person's file does not have is left unset rather than forced upon it
        fresh = [
            event.model_copy(update={"lane": event.lane if event.lane in lanes else None}) for event in fresh
        ]
    result = _Merger(file, base).run(fresh)
    after = read_text(result.text, str(file.path))
    if after.timeline is None:
        raise MergeError(after.problems[0].message)
    return result


class _Merger:
    def __init__(self, file: EventsFile, base: dict[str, Event]) -> None:
        assert file.timeline is not None
        self._file = file
        self._base = base
        self._events = {event.id: event for event in file.timeline.events}
        self._in_file = EvidenceIndex(file.timeline.events)
        self._in_base = EvidenceIndex(base.values())
        self._taken = {*self._events, *base}
        self._splicer = Splicer(file.text)
        self._edits: list[Edit] = []
        self._merge = Merge(file.text, dict(base))

    def run(self, fresh: Sequence[Event]) -> Merge:
        new: list[Event] = []
        used: set[str] = set()
        for proposal in fresh:
            last = next((self._base[name] for name in self._in_base.find(proposal) if name not in used), None)
            if last:
                used.add(last.id)
            event = self._find_in_file(proposal, last)
            if event is not None:
                self._update(event, last, proposal)
            elif last is not None:
                self._merge.proposals[last.id] = _with_id(proposal, last.id)
                self._merge.kept_away.append(last.id)
            else:
                new.append(self._named(proposal))
        for event in new:
            self._merge.added.append(event.id)
            self._merge.proposals[event.id] = event
        self._edits += self._insertions([_proposed(event) for event in new])
        self._merge.text = apply(self._file.text, self._edits)
        return self._merge

    def _insertions(self, new: Sequence[Event]) -> list[Edit]:
        """New events, each behind the last event of the file that is not later than it."""
        assert self._file.timeline is not None
        existing = self._file.timeline.events
        # The earliest date from each place on: it only grows, so that the place can be searched by halves.
        earliest: list[When] = []
        for event in reversed(existing):
            earliest.append(min(event.date, earliest[-1]) if earliest else event.date)
        earliest.reverse()
        behind: dict[int, list[Event]] = {}
        for event in sorted(new, key=lambda event: (event.date.sort_key, event.id)):
            behind.setdefault(bisect_right(earliest, event.date) - 1, []).append(event)
        edits: list[Edit] = []
        for place, events in sorted(behind.items()):
            edits += self._splicer.insert_events(self._file.root, events, place)
        return edits

    def _find_in_file(self, proposal: Event, last: Event | None) -> Event | None:
        """The event by its id, or by its evidence: a person may have renamed, merged or moved it."""
        if last and last.id in self._events:
            return self._events[last.id]
        return next((self._events[name] for name in self._in_file.find(proposal)), None)

    def _named(self, proposal: Event) -> Event:
        name, number = proposal.id, 2
        while name in self._taken:
            name, number = f"{proposal.id}-{number}", number + 1
        self._taken.add(name)
        return _with_id(proposal, name)

    def _update(self, event: Event, last: Event | None, proposal: Event) -> None:
        """Bring an event of the file up to what the texts say now, as far as nobody has changed it by hand."""
        merge = self._merge
        name = last.id if last else event.id
        if event.review == "rejected":
            merge.kept_away.append(event.id)
            merge.proposals[name] = _with_id(proposal, name)
            return
        node = self._file.event_nodes[event.id]
        mine, theirs, origin = event_data(event), event_data(proposal), event_data(last) if last else None
        before = len(self._edits)
        unresolved: dict[str, Any] = {}
        for key in MERGED_KEYS:
            was = (origin or theirs).get(key)
            if theirs.get(key) == was or theirs.get(key) == mine.get(key):
                continue
            if mine.get(key) == was:
                self._edits += self._splicer.set(node, key, theirs.get(key), EVENT_KEYS)
            else:
                unresolved[key] = was
                place = node.key(key) or node
                merge.conflicts.append(
                    Conflict(
                        event.id, key, _shown(mine.get(key)), _shown(theirs.get(key)), place.start.line + 1
                    )
                )
        self._update_sources(event, node, last, proposal)
        (merge.updated if len(self._edits) > before else merge.unchanged).append(event.id)
        # Of a conflict the base stays as it was, so that the next run reports it again.
        merge.proposals[name] = _with_id(proposal, name, unresolved)

    def _update_sources(self, event: Event, node: Node, last: Event | None, proposal: Event) -> None:
        source_nodes = node.get("sources")
        for source in proposal.sources:
            mine = same_source(source, event.sources)
            was = same_source(source, last.sources) if last else None
            if mine is None:
                if was is None and not self._stands_elsewhere(source, event):
                    data = source.model_dump(mode="json", exclude_none=True)
                    self._edits += self._splicer.append_source(node, data, EVENT_KEYS)
                continue
            if was is None or source_nodes is None:
                continue
            mapping = source_nodes.items[event.sources.index(mine)]
            theirs, old, own = (one.model_dump(mode="json") for one in (source, was, mine))
            for key in SOURCE_KEYS:
                if theirs[key] != old[key] and own[key] == old[key]:
                    self._edits += self._splicer.set(mapping, key, theirs[key], SOURCE_KEYS)

    def _stands_elsewhere(self, source: Source, event: Event) -> bool:
        """Whether a person has moved a source to another event."""
        return any(
            same_source(source, other.sources) for other in self._events.values() if other.id != event.id
        )


def _proposed(event: Event) -> Event:
    return event.model_copy(update={"review": "proposed"})


def _with_id(event: Event, name: str, fields: dict[str, Any] | None = None) -> Event:
    """An event under another id, some of its fields put back to what they were."""
    data = {**event_data(event), "id": name, **(fields or {})}
    return Event.model_validate({key: value for key, value in data.items() if value is not None})


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
