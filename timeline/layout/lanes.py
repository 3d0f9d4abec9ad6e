"""Which events are drawn, and in which lane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.schema import Event, Lane, Timeline


@dataclass(frozen=True, slots=True)
class LaneOfEvents:
    """A lane that has something to show. `number` is its place in the file and picks its colour."""

    lane_id: str | None
    label: str
    color: str | None
    number: int
    events: tuple[Event, ...]


def shown(timeline: Timeline) -> tuple[Event, ...]:
    """All events but the rejected ones, in order of date, the undated last."""
    events = (event for event in timeline.events if event.review != "rejected")
    return tuple(sorted(events, key=lambda event: (event.date.sort_key, event.id)))


def lanes_of(events: Sequence[Event], lanes: Mapping[str, Lane], other: str) -> tuple[LaneOfEvents, ...]:
    """The lanes in the order of the file, then `other` for events without one; the empty ones are left out."""
    by_lane: dict[str | None, list[Event]] = {}
    for event in events:
        if event.date.is_dated:
            lane_id = event.lane if event.lane in lanes else None
            by_lane.setdefault(lane_id, []).append(event)
    filled = [
        LaneOfEvents(lane_id, lane.label, lane.color, number, tuple(by_lane[lane_id]))
        for number, (lane_id, lane) in enumerate(lanes.items())
        if lane_id in by_lane
    ]
    if None in by_lane:
        filled.append(LaneOfEvents(None, other, None, len(lanes), tuple(by_lane[None])))
    return tuple(filled)
