"""Events for formats that are for reading rather than for keeping: what goes out, and what is left behind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.exchange.passing import Losses
from timeline.schema import Event, Source, Timeline

_SAID = {
    "actors": "actors have no place there",
    "status": "planned or cancelled has no place there",
    "review": "that it is a proposal has no place there",
    "importance": "importance has no place there",
    "summary": "summaries have no place there",
    "note": "notes have no place there",
    "lane": "lanes have no place there",
    "sources": "sources have no place there",
    "quote": "quotes and what their dates were read against have no place there",
}


def published(timeline: Timeline, losses: Losses) -> list[Event]:
    """The events by date, without those that were rejected."""
    for event in timeline.events:
        if event.review == "rejected":
            losses.add("rejected, so left out", event.id)
    return sorted(
        (event for event in timeline.events if event.review != "rejected"),
        key=lambda event: (event.date.sort_key, event.id),
    )


def note_missing(events: Iterable[Event], keys: Sequence[str], losses: Losses) -> None:
    """Note what the events say under keys that a format does not have."""
    for event in events:
        for key in keys:
            if key == "quote":
                is_said = any(source.quote or source.phrase for source in event.sources)
            elif key == "status":
                is_said = event.status != "happened"
            else:
                is_said = bool(getattr(event, key))
            if is_said:
                losses.add(_SAID[key], event.id)


def source_name(source: Source) -> str:
    """What to call a source: its title, or what else is known of it."""
    return source.title or source.publisher or source.url or source.text or source.author or ""


def label_of(timeline: Timeline, event: Event) -> str:
    """The label of an event's lane; empty without one."""
    if event.lane is None:
        return ""
    lane = timeline.lanes.get(event.lane)
    return lane.label if lane else event.lane
