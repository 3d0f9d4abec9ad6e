"""Which events of a timeline are wanted: one `Selection` for the page, the other formats and Python."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from timeline.dates import When
from timeline.schema import Event, Importance, Lane, Status, Timeline

OTHER_LANE = "other"
"""Stands for the events without a lane, unless a lane of the file has this id."""
NORMAL = "normal"
"""The importance of events that give none."""
IMPORTANCES: tuple[Importance | str, ...] = ("minor", NORMAL, "major")

_MOST_LISTED = 8


class SelectionError(ValueError):
    """A selection that cannot be made; the message says what to write instead."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of a timeline. Of each kind that is not given, everything.

    Attributes:
        since, until: only events that may lie between the first day of the one and the last day of the other, both
            included. Events of an unknown year lie nowhere, so with either of the two they are left out.
        lanes: only these, by id or label; `other` are the events without a lane.
        actors: only events with one of these actors.
        statuses: only events that happened, are planned or are cancelled.
        accepted_only: only events that a person stands behind.
        min_importance: only events of this importance or a higher one: minor, normal, major.
        title: another heading.
    """

    since: When | None = None
    until: When | None = None
    lanes: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    accepted_only: bool = False
    min_importance: str = IMPORTANCES[0]
    title: str | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.since.earliest is None:
            raise SelectionError(f"'{self.since}' has no first day to start from: write 2014, or 2014-03-16")
        if self.until is not None and self.until.latest is None:
            raise SelectionError(f"'{self.until}' has no last day to end with: write 2020, or 2020-05-30")
        if self.min_importance not in IMPORTANCES:
            raise SelectionError(
                f"there is no importance '{self.min_importance}': it is {', '.join(IMPORTANCES)}"
            )
        for status in self.statuses:
            if status not in get_args(Status):
                raise SelectionError(f"there is no status '{status}': it is {', '.join(get_args(Status))}")
        if self.title is not None and not self.title.strip():
            raise SelectionError("the title is empty: write one, or leave it out")

    def apply(self, timeline: Timeline) -> Timeline:
        """The timeline with the wanted events, in their order; where lanes are selected, with these lanes only.

        Raises:
            SelectionError: it has no such lane or actor.
            DateError: the first day lies behind the last.
        """
        lanes = self._lanes(timeline)
        actors = self._actors(timeline)
        window = self._window()
        least = IMPORTANCES.index(self.min_importance)

        def is_wanted(event: Event) -> bool:
            return (
                (lanes is None or event.lane in lanes)
                and (not actors or any(actor.casefold() in actors for actor in event.actors))
                and (not self.statuses or event.status in self.statuses)
                and not (self.accepted_only and event.review is not None)
                and IMPORTANCES.index(event.importance or NORMAL) >= least
                and (window is None or event.date.overlaps(window))
            )

        changes: dict[str, object] = {"events": tuple(filter(is_wanted, timeline.events))}
        if lanes is not None:
            changes["lanes"] = {name: lane for name, lane in timeline.lanes.items() if name in lanes}
        if self.title is not None:
            changes["title"] = self.title.strip()
        return timeline.model_copy(update=changes)

    def _window(self) -> When | None:
        if self.since is None and self.until is None:
            return None
        return When.period(
            self.since.earliest if self.since else None, self.until.latest if self.until else None
        )

    def _lanes(self, timeline: Timeline) -> set[str | None] | None:
        if not self.lanes:
            return None
        known = known_lanes(timeline)
        by_label = {lane.label.casefold(): name for name, lane in known.items()}
        found: set[str | None] = set()
        for wanted in self.lanes:
            name = wanted if wanted in known else by_label.get(wanted.strip().casefold())
            if name is None and wanted.casefold() != OTHER_LANE:
                raise SelectionError(_unknown("lane", wanted, known, by_label))
            found.add(name)
        return found

    def _actors(self, timeline: Timeline) -> set[str]:
        known = {actor.casefold(): actor for event in timeline.events for actor in event.actors}
        for wanted in self.actors:
            if wanted.strip().casefold() not in known:
                raise SelectionError(_unknown("actor", wanted, known.values()))
        return {wanted.strip().casefold() for wanted in self.actors}


def known_lanes(timeline: Timeline) -> dict[str, Lane]:
    """The lanes that a timeline lists and, behind them, those that only its events name."""
    named = {event.lane for event in timeline.events if event.lane} - set(timeline.lanes)
    return {**timeline.lanes, **{name: Lane(label=name) for name in sorted(named)}}


def _unknown(kind: str, wanted: str, known: Iterable[str], labels: Iterable[str] = ()) -> str:
    """That there is no such lane or actor, and which was probably meant."""
    by_lower = {name.casefold(): name for name in known}
    names = [*by_lower, *labels]
    near = difflib.get_close_matches(wanted[:80].casefold(), names, n=1, cutoff=0.6)
    if near:
        return f"there is no {kind} '{wanted}': did you mean '{by_lower.get(near[0], near[0])}'?"
    listed = sorted(by_lower.values())
    more = f" and {len(listed) - _MOST_LISTED} more" if len(listed) > _MOST_LISTED else ""
    has = f"there is {', '.join(listed[:_MOST_LISTED])}{more}" if listed else f"the events name no {kind}"
    return f"there is no {kind} '{wanted}': {has}"
