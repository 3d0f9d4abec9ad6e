"""JSON: the shape of events.yaml, each event also with `earliest`, `latest` and `precision`, which follow from `date`.

`timeline export --format json-schema` gives its JSON Schema. Reading leaves the three derived keys aside.
"""

from __future__ import annotations

import json
from typing import Any

from timeline.events_file.emitting import event_data
from timeline.events_file.wording_of_errors import nearest
from timeline.exchange.json_places import read_json
from timeline.exchange.lanes import LaneNames
from timeline.exchange.passing import Losses, Options, Reading, encoded
from timeline.exchange.records import Path, Place, Records
from timeline.schema import Event, Timeline
from timeline.schema.json_schema import json_schema

SCHEMA_NAME = "timeline.schema.json"
_DERIVED = ("earliest", "latest", "precision")


def write(timeline: Timeline, options: Options) -> bytes:
    """Everything that the timeline holds."""
    whole: dict[str, Any] = {"$schema": f"./{SCHEMA_NAME}", "title": timeline.title}
    if timeline.description is not None:
        whole["description"] = timeline.description
    whole["lanes"] = {
        name: lane.model_dump(mode="json", exclude_none=True) for name, lane in timeline.lanes.items()
    }
    whole["events"] = [_event(event) for event in timeline.events]
    return encoded(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", options.losses)


def write_schema(timeline: Timeline, options: Options) -> bytes:
    """The JSON Schema of what `write` makes: that of events.yaml with the derived keys."""
    schema = json_schema()
    schema["title"] = "A timeline as JSON"
    schema["type"] = "object"
    schema["properties"] = {"$schema": {"type": "string"}, **schema["properties"]}
    properties = schema["$defs"]["Event"]["properties"]
    day = {"type": "string", "format": "date", "readOnly": True}
    properties["earliest"] = {"description": "The first day that the date may mean.", **day}
    properties["latest"] = {"description": "The last day that the date may mean.", **day}
    kinds = ["day", "month", "season", "quarter", "year", "decade", "range", "period", "undated"]
    said = "How the date is known."
    properties["precision"] = {"description": said, "enum": kinds, "readOnly": True}
    return encoded(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", options.losses)


def read(data: bytes, name: str, losses: Losses) -> Reading:
    """A document that `write` made, or one of the same shape."""
    records = Records(name)
    reading = Reading(problems=records.problems)
    document = read_json(data, records)
    if document is None:
        return reading
    whole = document.data
    if not isinstance(whole, dict) or not isinstance(whole.get("events"), list):
        hint = 'it is an object with a list of events: {"events": [{"id": "…", "date": "…", "title": "…"}]}'
        records.problem(document.place(("events",)), "this JSON holds no list 'events'", hint)
        return reading
    for key in whole:
        if key not in ("$schema", *Timeline.model_fields):
            near = nearest(key, Timeline.model_fields)
            losses.add(
                "key without a place in events.yaml, left out",
                f"'{key}'" + (f" (did you mean '{near}'?)" if near else ""),
            )
    reading.title = _text(whole, "title", records, document.place)
    reading.description = _text(whole, "description", records, document.place)
    lanes = LaneNames()
    _declare(whole.get("lanes"), lanes, records, document.place)
    for number, event in enumerate(whole["events"]):
        if records.is_full:
            break
        path: Path = ("events", number)
        if not isinstance(event, dict):
            hint = 'write {"id": "…", "date": "…", "title": "…"}'
            records.problem(document.place(path), "an event takes keys and values", hint)
            continue
        given = {key: value for key, value in event.items() if key not in _DERIVED}
        records.add(given, lambda inner, path=path: document.place((*path, *inner)))  # type: ignore[misc]
    _check_lanes(whole, lanes, records, document.place)
    reading.lanes = lanes.declared(())
    reading.events = records.events
    return reading


def _event(event: Event) -> dict[str, Any]:
    data = event_data(event)
    when = event.date
    derived = {
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "precision": when.precision.value,
    }
    first = {key: data.pop(key) for key in ("id", "date")}
    return {**first, **{key: value for key, value in derived.items() if value}, **data}


def _text(whole: dict[str, Any], key: str, records: Records, place: Any) -> str | None:
    value = whole.get(key)
    if value is None:
        return None
    if isinstance(value, str) and value.strip():
        return value.strip()
    records.problem(place((key,)), f"'{key}' takes a text", "write one, or leave the key out")
    return None


def _declare(given: Any, lanes: LaneNames, records: Records, place: Any) -> None:
    if given is None:
        return
    if not isinstance(given, dict):
        hint = 'write {"agreement": {"label": "Agreements"}}'
        records.problem(place(("lanes",)), "'lanes' takes keys and values", hint)
        return
    for name, value in given.items():
        known = {"title": "label", "color": "color"}

        def where(key: str, name: str = name, known: dict[str, str] = known) -> Place:
            found: Place = place(("lanes", name, known[key]) if key in known else ("lanes", name))
            return found

        label = {"label": value} if isinstance(value, str) else value
        if not isinstance(label, dict) or set(label) - {"label", "color"}:
            records.problem(
                where("id"), f"lane '{name}' takes a label and a color", 'write {"label": "Laws"}'
            )
            continue
        lanes.declare(name, label, where, records)


def _check_lanes(whole: dict[str, Any], lanes: LaneNames, records: Records, place: Any) -> None:
    """Note lanes that events name and the file does not list, where it lists any."""
    declared = lanes.declared(())
    for number, event in enumerate(whole["events"]):
        lane = event.get("lane") if isinstance(event, dict) else None
        if declared and isinstance(lane, str) and lane not in declared and not records.is_full:
            near = nearest(lane, declared)
            hint = f"did you mean '{near}'?" if near else f"choose among {', '.join(declared)}, or add it"
            records.problem(place(("events", number, "lane")), f"there is no lane '{lane}'", hint)
