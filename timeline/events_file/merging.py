"""The three-way merge: what the texts propose now, what they proposed last, what a person made of it.

Field by field: what a person changed stays, what nobody changed follows the texts, and where both changed it
differently nothing is written and the conflict is reported. Events that a person deleted or rejected stay away.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from timeline.events_file.emitting import EVENT_KEYS, SOURCE_KEYS, event_data, source_data
from timeline.events_file.evidence import EvidenceIndex, pair_sources
from timeline.events_file.matching import Match, match
from timeline.events_file.merge_result import Change, Conflict, KeptAway, Merge
from timeline.events_file.placing import placed
from timeline.events_file.reading import EventsFile
from timeline.events_file.splicing import Edit, Splicer, apply
from timeline.events_file.verifying import MergeError, verified
from timeline.marked_yaml import Node, uncollected
from timeline.schema import Event, Source
from timeline.schema.models import LONGEST_ID

__all__ = ["Change", "Conflict", "KeptAway", "Merge", "MergeError", "merge"]

MERGED_KEYS = ("date", "title", "lane", "actors", "status", "importance", "summary")


def merge(
    file: EventsFile, base: dict[str, Event], fresh: Sequence[Event], unread: Collection[str] = frozenset()
) -> Merge:
    """Merge the events that the texts tell now into a file without errors.

    Args:
        file: the events file as read; it must be free of errors.
        base: the proposals of the last run, by id.
        fresh: the proposals of this run; their ids are suggestions, used for events not seen before.
        unread: texts that are there and were not read this time. An event that they tell of is not judged by
            what the others say of it.

    Raises:
        MergeError: the result would not be a sound file, or would change what it must not; nothing may be written.
    """
    assert file.timeline is not None
    lanes = file.timeline.lanes
    if lanes:  # a lane that the person's file does not have is left unset rather than forced upon it
        fresh = [
            event.model_copy(update={"lane": None}) if event.lane and event.lane not in lanes else event
            for event in fresh
        ]
    with uncollected():
        merger = _Merger(file, base, unread)
        result = merger.run(fresh)
        if result.text != file.text:
            result.after = verified(result.text, file, merger.touched, result.added)
    return result


class _Merger:
    def __init__(self, file: EventsFile, base: dict[str, Event], unread: Collection[str]) -> None:
        assert file.timeline is not None
        self._file = file
        self._base = base
        self._unread = unread
        self._listed = file.timeline.events
        self._events = {event.id: event for event in self._listed}
        self._evidence = EvidenceIndex(self._listed)
        self._taken = {*self._events, *base}
        self._splicer = Splicer(file.text)
        self._changes: dict[int, tuple[Node, dict[str, Any], Sequence[str]]] = {}
        self._appended: dict[str, list[dict[str, Any]]] = {}
        self._count = 0  # of changes so far
        self.touched: set[str] = set()  # ids of the events in which something changes
        self._followed: set[tuple[str, int]] = set()
        self._merge = Merge(file.text, file, dict(base))

    def run(self, fresh: Sequence[Event]) -> Merge:
        rejected = [event for event in self._listed if event.review == "rejected"]
        deleted = [event for name, event in self._base.items() if name not in self._events]
        new: list[Event] = []
        matches = match(fresh, self._base, self._listed, [*rejected, *deleted], self._evidence)
        for one in matches:
            if one.event is not None and one.event.review != "rejected":
                self._update(one, one.event)
            elif one.event is not None or one.last is not None or one.like is not None:
                self._keep_away(one)
            else:
                new.append(self._named(one.proposal))
        for event in new:
            self._merge.added.append(event.id)
            self._merge.proposals[event.id] = event
        edits: list[Edit] = []
        for node, values, order in self._changes.values():
            edits += self._splicer.change(node, values, order)
        for name, sources in self._appended.items():
            edits += self._splicer.append_sources(self._file.event_nodes[name], sources, EVENT_KEYS)
        for place, events in placed([_proposed(event) for event in new], self._listed):
            edits += self._splicer.insert_events(self._file.root, events, place)
        self._merge.text = apply(self._file.text, edits)
        self._find_untold(matches)
        return self._merge

    def _named(self, proposal: Event) -> Event:
        name, number = proposal.id, 2
        while name in self._taken:
            ending = f"-{number}"
            name, number = proposal.id[: LONGEST_ID - len(ending)].rstrip("-") + ending, number + 1
        self._taken.add(name)
        return _with_id(proposal, name)

    def _base_name(self, one: Match) -> str:
        """Under which id the base remembers a proposal."""
        if one.last is not None:
            return one.last.id
        known = one.event or one.like
        if known is not None and known.id not in self._base and (one.speaks or one.like):
            return known.id
        return self._named(one.proposal).id

    def _keep_away(self, one: Match) -> None:
        """Leave an event alone that a person does not want, and say so when further texts tell of it."""
        known = one.event or one.last or one.like
        assert known is not None
        # Each way of knowing it is asked by itself: the same sentence in a further text is news as well.
        known_sources = [one_of.sources for one_of in (one.event, one.last, one.like) if one_of is not None]
        told = {place for sources in known_sources for place in pair_sources(one.proposal.sources, sources)}
        further = [source for place, source in enumerate(one.proposal.sources) if place not in told]
        if further and (any(known_sources) or one.like):
            texts = tuple(dict.fromkeys(source.text or source.quote or "?" for source in further))
            self._merge.told_again.append(KeptAway(known.id, known.title, texts))
        self._merge.kept_away.append(known.id)
        self._remember(one, {}, one.proposal.sources)

    def _update(self, one: Match, event: Event) -> None:
        """Bring an event of the file up to what the texts say now, as far as nobody has changed it by hand."""
        if one.is_as_before:
            self._merge.unchanged.append(event.id)
            return
        before = self._count
        of_hand = self._update_fields(one, event) if one.speaks else {}
        remembered = self._update_sources(one, event)
        (self._merge.updated if self._count > before else self._merge.unchanged).append(event.id)
        self._remember(one, of_hand, remembered)

    def _update_fields(self, one: Match, event: Event) -> dict[str, Any]:
        """Edit the fields that follow the texts. Returns, of those that a person changed, what the base says."""
        node = self._file.event_nodes[event.id]
        last = one.last or one.proposal
        follows = not any(source.text in self._unread for source in one.unmatched)
        of_hand: dict[str, Any] = {}
        for key in MERGED_KEYS:
            was, own, told = getattr(last, key), getattr(event, key), getattr(one.proposal, key)
            if own != was:
                of_hand[key] = was
                if follows and told not in (was, own):
                    self._conflict(event.id, key, own, told, node.key(key) or node)
            elif told != was and not follows:
                of_hand[key] = was
            elif told != was:
                self._set(event.id, node, key, event_data(one.proposal).get(key), EVENT_KEYS)
                if event.review is None:
                    self._merge.changes.append(Change(event.id, key, _shown(own), _shown(told)))
        return of_hand

    def _update_sources(self, one: Match, event: Event) -> list[Source]:
        """Edit the sources. Returns what the base is to remember of them."""
        if one.last is not None and one.proposal.sources == one.last.sources == event.sources:
            return list(event.sources)
        remembered: list[Source] = []
        for place, source in enumerate(one.proposal.sources):
            was = one.last.sources[one.pairs[place]] if one.last and place in one.pairs else None
            at = self._place_of(source, was, event)
            if at is not None and was is not None:
                remembered.append(self._follow(source, was, *at))
                continue
            remembered.append(source)
            # A source may say too little to be found by its evidence: then it is looked for as it is.
            if at is None and was is None and source not in event.sources:
                queued = self._appended.setdefault(event.id, [])
                if (data := source_data(source)) not in queued:
                    queued.append(data)
                    self.touched.add(event.id)
                    self._count += 1
        return remembered

    def _place_of(self, source: Source, was: Source | None, event: Event) -> tuple[str, int] | None:
        """Where a source stands in the file: in its event, or where a person has moved it."""
        at = self._evidence.places(source) + (self._evidence.places(was) if was else [])
        return next((one for one in at if one[0] == event.id), at[0] if at else None)

    def _follow(self, source: Source, was: Source, name: str, place: int) -> Source:
        """Edit a source of the file field by field. Returns what the base is to remember of it."""
        nodes = self._file.event_nodes[name].get("sources")
        own = self._events[name].sources[place]
        if source == was == own or nodes is None or (name, place) in self._followed:
            return source
        self._followed.add((name, place))  # a sentence that tells of two events is followed once
        mapping = nodes.items[place]
        theirs, old, mine = (one.model_dump(mode="json") for one in (source, was, own))
        of_hand: dict[str, Any] = {}
        for key in SOURCE_KEYS:
            if mine[key] != old[key]:
                of_hand[key] = getattr(was, key)
                if theirs[key] not in (old[key], mine[key]):
                    label = f"sources.{place + 1}.{key}"
                    self._conflict(name, label, mine[key], theirs[key], mapping.key(key) or mapping)
            elif theirs[key] != old[key]:
                self._set(name, mapping, key, theirs[key], SOURCE_KEYS)
        return source.model_copy(update=of_hand) if of_hand else source

    def _set(self, name: str, mapping: Node, key: str, value: Any, order: Sequence[str]) -> None:
        self.touched.add(name)
        self._changes.setdefault(id(mapping), (mapping, {}, order))[1][key] = value
        self._count += 1

    def _conflict(self, name: str, key: str, mine: Any, theirs: Any, place: Node) -> None:
        self._merge.conflicts.append(Conflict(name, key, _shown(mine), _shown(theirs), place.start.line + 1))

    def _remember(self, one: Match, of_hand: dict[str, Any], sources: Sequence[Source]) -> None:
        """Put a proposal into the base. Sources keep their order, and those that were not read this time stay."""
        name = self._base_name(one)
        fields = of_hand if one.last else {}
        if one.last is not None and not fields and one.last.sources == tuple(sources) == one.proposal.sources:
            self._merge.proposals[name] = _with_id(one.proposal, name)
            return
        known: list[Source] = list(one.last.sources) if one.last else []
        for place, source in enumerate(sources):
            if place in one.pairs:
                known[one.pairs[place]] = source
            elif source not in known:
                known.append(source)
        self._merge.proposals[name] = one.proposal.model_copy(
            update={"id": name, "sources": tuple(known), **fields}
        )

    def _find_untold(self, matches: Sequence[Match]) -> None:
        told = {one.last.id for one in matches if one.last}
        for name, event in self._base.items():
            own = self._events.get(name)
            if name in told or own is None or own.review == "rejected":
                continue
            if not any(source.text in self._unread for source in event.sources):
                self._merge.untold.append(name)


def _proposed(event: Event) -> Event:
    return event.model_copy(update={"review": "proposed"})


def _with_id(event: Event, name: str) -> Event:
    return event if event.id == name else event.model_copy(update={"id": name})


def _shown(value: Any) -> str:
    if value is None or value == ():
        return "nothing"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
