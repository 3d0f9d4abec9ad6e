"""Which proposal of the texts is which event of the file, and which proposal of the last run."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from timeline.events_file.evidence import EvidenceIndex, is_corrected, pair_sources, source_keys
from timeline.events_file.likeness import EventsByDate, WordIndex
from timeline.schema import Event, Source


@dataclass(slots=True)
class Match:
    """A proposal of this run and what it was before.

    Attributes:
        proposal: what the texts say now.
        last: what they said last; None for what is new.
        event: the event of the file; None when there is none.
        speaks: whether the event's own fields follow this proposal. Of the proposals that a person merged into one
            event only one speaks for it; the others bring their sources.
        pairs: which source of the proposal was which of the last one, by their places.
        like: an event that a person rejected or deleted and that seems the same, though told in other words.
        is_as_before: whether the proposal is the last one, word for word.
    """

    proposal: Event
    last: Event | None
    event: Event | None
    speaks: bool = False
    like: Event | None = None
    pairs: dict[int, int] = field(default_factory=dict)
    is_as_before: bool = False

    @property
    def unmatched(self) -> list[Source]:
        """The sources of the last proposal that this one does not have."""
        told = set(self.pairs.values())
        before = self.last.sources if self.last else ()
        return [source for place, source in enumerate(before) if place not in told]


def match(
    fresh: Sequence[Event],
    base: dict[str, Event],
    events: Collection[Event],
    rejected: Iterable[Event],
    evidence: EvidenceIndex,
) -> list[Match]:
    """Find for each proposal the one of the last run and the event of the file.

    Args:
        fresh: the proposals of this run.
        base: those of the last run, by id.
        events: the events of the file.
        rejected: events that a person does not want.
        evidence: of the events of the file.
    """
    in_file = {event.id: event for event in events}
    told = {(event.date.edtf, event.title.casefold()): event for event in events}
    unwanted = EventsByDate(rejected)
    found: list[Match] = []
    as_before = {event.id: event for event in fresh if base.get(event.id) == event}
    for proposal, last in zip(fresh, _last(fresh, base, as_before), strict=True):
        event = _in_file(proposal, last, base, in_file, evidence)
        if event is None and last is None:
            event = told.get((proposal.date.edtf, proposal.title.casefold()))
        like = unwanted.find(proposal) if event is None and last is None else None
        pairs = pair_sources(proposal.sources, last.sources) if last else {}
        is_as_before = as_before.get(proposal.id) is proposal
        found.append(Match(proposal, last, event, like=like, pairs=pairs, is_as_before=is_as_before))
    _choose_speakers(found)
    return found


def _last(fresh: Sequence[Event], base: dict[str, Event], as_before: dict[str, Event]) -> list[Event | None]:
    used = set(as_before)  # what is told as before needs no search, and is nobody else's
    index = EvidenceIndex(event for name, event in base.items() if name not in used)
    found: list[Event | None] = []
    for proposal in fresh:
        if as_before.get(proposal.id) is proposal:
            found.append(base[proposal.id])
            continue
        last = next((base[name] for name in index.find(proposal) if name not in used), None)
        # Without evidence there is the id only.
        if last is None and not any(map(source_keys, proposal.sources)):
            last = base.get(proposal.id) if proposal.id not in used else None
        if last is not None:
            used.add(last.id)
        found.append(last)
    # What is left on both sides may be a sentence that was corrected in its text.
    corrected: WordIndex[tuple[str, int]] = WordIndex()
    for name, event in base.items():
        if name not in used:
            for place, source in enumerate(event.sources):
                corrected.add((name, place), source.quote)
    for number, proposal in enumerate(fresh):
        if found[number] is not None:
            continue
        for source in proposal.sources:
            near, _ = corrected.nearest(source.quote)
            if near and near[0] not in used and is_corrected(source, base[near[0]].sources[near[1]]):
                found[number] = base[near[0]]
                used.add(near[0])
                break
    return found


def _in_file(
    proposal: Event,
    last: Event | None,
    base: dict[str, Event],
    in_file: dict[str, Event],
    evidence: EvidenceIndex,
) -> Event | None:
    """The event by its id, or by its evidence: a person may have renamed, merged or moved it."""
    if last is None:
        return next((in_file[name] for name in evidence.find(proposal)), None)
    if last.id in in_file:
        return in_file[last.id]
    for name in dict.fromkeys([*evidence.find(proposal), *evidence.find(last)]):
        # A sentence may tell of two events: one of them deleted is not the same as both merged.
        other = base.get(name)
        if other is None or not EvidenceIndex([other]).find(last):
            return in_file[name]
    return None


def _choose_speakers(matches: Sequence[Match]) -> None:
    speaker: dict[str, Match] = {}
    for one in matches:
        if one.event is None:
            continue
        other = speaker.get(one.event.id)
        if other is None or (_has_its_id(one) and not _has_its_id(other)):
            speaker[one.event.id] = one
    for one in speaker.values():
        one.speaks = True


def _has_its_id(one: Match) -> bool:
    return one.last is not None and one.event is not None and one.last.id == one.event.id
