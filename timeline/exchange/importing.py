"""What other files say, spliced into an events file: only what is new, as proposals, nothing that is there touched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from timeline.events_file import EventsFile, read_text
from timeline.events_file.emitting import event_data, pair
from timeline.events_file.placing import placed
from timeline.events_file.splicing import Edit, Splicer, apply
from timeline.exchange.naming import Names
from timeline.exchange.passing import Losses, Reading
from timeline.marked_yaml import is_null
from timeline.schema import Event, Lane, Timeline
from timeline.selecting import known_lanes

_HEAD = """\
# yaml-language-server: $schema=./events.schema.json
# This file is yours. `review: proposed` marks what was imported and nobody has read yet; delete the line to stand
# behind the event, or run `timeline review`.
"""


@dataclass(slots=True)
class Import:
    """What an import comes to.

    Attributes:
        text: the new content of the events file.
        added: the events that are new, as written.
        remarks: what a person should hear: what was there already, what got another id.
    """

    text: str
    added: list[Event] = field(default_factory=list)
    remarks: Losses = field(default_factory=Losses)


def new_file(path: str, readings: Sequence[Reading]) -> EventsFile:
    """An events file without events, with the heading of the first reading that has one, and its lanes."""
    title = next((one.title for one in readings if one.title), None) or Timeline().title
    description = next((one.description for one in readings if one.description), None)
    lines = [pair("title", title)]
    lines += [pair("description", description)] if description else []
    lanes = next((one.lanes for one in readings if one.lanes), {})
    lines += (
        ["lanes:", *(f"  {pair(name, _lane_data(lane))}" for name, lane in lanes.items())] if lanes else []
    )
    return read_text(f"{_HEAD}{chr(10).join(lines)}\n", path)


def import_into(file: EventsFile, readings: Sequence[Reading], *, accept: bool = False) -> Import:
    """The text of an events file with what is new in the readings.

    Args:
        file: as it was read; without errors.
        readings: without problems.
        accept: whether a person stands behind the events; otherwise they are proposals. What a reading calls
            rejected stays so.
    """
    if file.root is None or is_null(file.root):
        file = read_text(_with_title(file.text, readings), str(file.path))
    assert file.timeline is not None
    timeline = file.timeline
    result = Import(file.text)
    lanes = _Lanes(timeline)
    known = _Known(timeline.events)
    for reading in readings:
        if reading.title not in (None, timeline.title):
            result.remarks.add("heading not taken over, the file has its own", reading.title or "")
        renamed = lanes.take(reading)
        for event in reading.events:
            new = event.model_copy(
                update={
                    "lane": renamed.get(event.lane, event.lane) if event.lane else None,
                    "review": _review(event, accept),
                }
            )
            if (own := known.same(new)) is not None:
                _say_known(own, new, result.remarks)
                continue
            named = new.model_copy(update={"id": known.free_id(new.id)})
            if named.id != new.id:
                result.remarks.add(
                    "id taken by another event, so imported under another one", f"{new.id} as {named.id}"
                )
            known.add(named)
            result.added.append(named)
    splicer = Splicer(file.text)
    used = {event.lane for event in result.added}
    edits = _lane_edits(file, splicer, lanes.missing(used))
    for place, events in placed(result.added, timeline.events):
        edits += splicer.insert_events(file.root, events, place)
    result.text = apply(file.text, edits) if result.added else file.text
    return result


def _with_title(text: str, readings: Sequence[Reading]) -> str:
    """A file that holds nothing but perhaps comments, with a heading."""
    heading = new_file("", readings).text.removeprefix(_HEAD)
    kept = "\n".join(line for line in text.splitlines() if line.strip() not in ("", "~", "null", "---"))
    return f"{kept}\n{heading}" if kept else f"{_HEAD}{heading}"


def _review(event: Event, accept: bool) -> str | None:
    if event.review == "rejected":
        return "rejected"
    return None if accept else "proposed"


def _say_known(own: Event, new: Event, remarks: Losses) -> None:
    rejected = own.review == "rejected"
    if set(new.sources) - set(own.sources):
        remarks.add("already there, its sources stay as they are", own.id)
    else:
        remarks.add("already there" if not rejected else "rejected before, stays away", own.id)


class _Known:
    """The events that are there, found by id and by what they tell."""

    def __init__(self, events: Sequence[Event]) -> None:
        self._by_id: dict[str, Event] = {}
        self._by_telling: dict[tuple[str, str], Event] = {}
        self._names = Names()
        for event in events:
            self._names.take(event.id)
            self.add(event)

    def add(self, event: Event) -> None:
        self._by_id.setdefault(event.id, event)
        self._by_telling.setdefault(_telling(event), event)

    def same(self, event: Event) -> Event | None:
        """The event that says the same: all of it under the same id, or the same on the same date."""
        own = self._by_id.get(event.id)
        if own is not None and _content(own) == _content(event):
            return own
        return self._by_telling.get(_telling(event))

    def free_id(self, wanted: str) -> str:
        return self._names.take(wanted)


def _telling(event: Event) -> tuple[str, str]:
    return event.date.edtf, " ".join(event.title.casefold().split())


def _content(event: Event) -> dict[str, Any]:
    data = event_data(event)
    data.pop("review", None)
    return data


class _Lanes:
    """The lanes of a file and those that come in, matched by id or label."""

    def __init__(self, timeline: Timeline) -> None:
        self._listed = timeline.lanes
        self._known = known_lanes(timeline)
        self._needs_list = bool(timeline.lanes)
        self._names = Names()
        for name in self._known:
            self._names.take(name)

    def take(self, reading: Reading) -> dict[str, str]:
        """Make the lanes of a reading known. Returns the ids here of those that have another one there."""
        renamed: dict[str, str] = {}
        by_label = {lane.label.casefold(): name for name, lane in self._known.items()}
        undeclared = {event.lane for event in reading.events if event.lane} - set(reading.lanes)
        incoming = {**reading.lanes, **{name: Lane(label=name) for name in sorted(undeclared)}}
        self._needs_list = self._needs_list or bool(reading.lanes)
        for name, lane in incoming.items():
            if name in self._known:
                continue
            if (own := by_label.get(lane.label.casefold())) is not None:
                renamed[name] = own
            else:
                self._known[self._names.take(name)] = lane
        return renamed

    def missing(self, used: set[str | None]) -> dict[str, Lane]:
        """The lanes that the file has to list as well: those of new events, and where it lists none yet, all."""
        if not self._needs_list:
            return {}
        listed = self._listed
        return {
            name: lane
            for name, lane in self._known.items()
            if name not in listed and (name in used or not listed)
        }


def _lane_edits(file: EventsFile, splicer: Splicer, lanes: dict[str, Lane]) -> list[Edit]:
    root = file.root
    if not lanes or root is None:
        return []
    values = {name: _lane_data(lane) for name, lane in lanes.items()}
    node, key = root.get("lanes"), root.key("events")
    if node is None and key is not None and root.style == "block":
        newline = "\r\n" if "\r\n" in file.text else "\n"
        margin = " " * root.start.column
        return [Edit(key.begin, key.begin, f"{pair('lanes', values)}{newline}{margin}")]
    if node is None:
        return splicer.change(root, {"lanes": values}, tuple(Timeline.model_fields))
    if node.kind != "mapping":  # `lanes:` with nothing behind it
        space = " " if node.begin == node.finish else ""
        return [Edit(node.begin, node.finish, space + pair("", values).removeprefix(": "))]
    order = [*(key.value for key, _ in node.pairs), *values]
    return splicer.change(node, values, order)


def _lane_data(lane: Lane) -> str | dict[str, str]:
    return {"label": lane.label, "color": lane.color} if lane.color else lane.label
