"""CSV: a row an event, a column a key; rows of the types `timeline` and `lane` say what belongs to none.

`earliest`, `latest` and `precision` follow from `date` and are there for sorting and counting; reading leaves them
aside. The columns of a source carry its number: `source_1_title`. `sources` says how many there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from timeline.events_file.emitting import EVENT_KEYS, SOURCE_KEYS
from timeline.events_file.wording_of_errors import nearest
from timeline.exchange import cells
from timeline.exchange.csv_rows import Row, rows_of
from timeline.exchange.lanes import LaneNames
from timeline.exchange.naming import Names, made_name
from timeline.exchange.passing import Losses, Options, Reading, encoded
from timeline.exchange.records import Place, Records
from timeline.schema import Event, Timeline

_DERIVED = ("earliest", "latest", "precision")
_COLUMNS = ("id", "date", *_DERIVED, *(key for key in EVENT_KEYS if key not in ("id", "date")))
_OWN = ("type", "color")
_SOURCE_COLUMN = re.compile(rf"source_([1-9][0-9]{{0,3}})_({'|'.join(SOURCE_KEYS)})")
_LONGEST_CELL = 32_767  # of Excel; what is longer it cuts off


def write(timeline: Timeline, options: Options) -> bytes:
    """The complete table, as other programs read it."""
    return encoded(_table(timeline, for_spreadsheets=False), options.losses)


def write_for_spreadsheets(timeline: Timeline, options: Options) -> bytes:
    """The same for Excel: with a byte-order mark, and with apostrophes before what it would run or change."""
    for event in timeline.events:
        for key, cell in _event_cells(event).items():
            if len(cell) > _LONGEST_CELL:
                options.losses.add(
                    f"Excel cuts cells of more than {_LONGEST_CELL:,} characters", f"{key} of {event.id}"
                )
    return b"\xef\xbb\xbf" + encoded(_table(timeline, for_spreadsheets=True), options.losses)


def read(data: bytes, name: str, losses: Losses) -> Reading:
    """A table of ours, or one that somebody made with a column `date` and a column `title`."""
    records = Records(name)
    header, rows = rows_of(data, records, ("date", "title"), [*_COLUMNS, *_OWN])
    reading = Reading(problems=records.problems)
    if not header:
        return reading
    _note_unknown(header, losses)
    lanes = LaneNames()
    typed = [(row, (row.cell("type") or "event").strip().lower()) for row in rows]
    for row, kind in typed:
        if kind == "timeline":
            reading.title, reading.description = row.text("title"), row.text("summary")
        elif kind == "lane":
            lane = {"label": row.text("title"), "color": row.text("color")}
            lanes.declare(row.text("id"), lane, row.place, records)
        elif kind != "event":
            hint = "a row is of the type event, lane or timeline; leave the cell empty for an event"
            records.problem(row.place("type"), f"there is no type '{row.cell('type')[:40]}'", hint)
    names = Names()
    for row, kind in typed:
        if kind == "event" and (given := row.text("id")):
            names.take(given)
    for row, kind in typed:
        if kind == "event" and not row.is_empty and not records.is_full:
            _add_event(row, records, lanes, names)
    reading.lanes = lanes.declared(event.lane for event in records.events)
    reading.events = records.events
    return reading


def _table(timeline: Timeline, *, for_spreadsheets: bool) -> str:
    used: dict[tuple[int, str], None] = {}
    for event in timeline.events:
        for number, source in enumerate(event.sources, start=1):
            used.update({(number, key): None for key in SOURCE_KEYS if getattr(source, key) is not None})
    columns = sorted(used, key=lambda one: (one[0], SOURCE_KEYS.index(one[1])))
    header = [*_COLUMNS, *(f"source_{number}_{key}" for number, key in columns), *_OWN]
    raw = {*_DERIVED, "sources", *(name for name in header if name.endswith(("_start", "_end")))}

    def row(values: dict[str, str]) -> Sequence[str]:
        return [
            values.get(name, "")
            if name in raw
            else cells.guarded(values.get(name, ""), for_spreadsheets=for_spreadsheets)
            for name in header
        ]

    heading = {"title": timeline.title, "summary": timeline.description or "", "type": "timeline"}
    lanes = [
        {"id": name, "title": lane.label, "type": "lane", "color": lane.color or ""}
        for name, lane in timeline.lanes.items()
    ]
    events = ({**_event_cells(event), "type": "event"} for event in timeline.events)
    return cells.table_text(header, map(row, (*events, *lanes, heading)))


def _event_cells(event: Event) -> dict[str, str]:
    when = event.date
    found = {key: str(getattr(event, key) or "") for key in EVENT_KEYS if key not in ("actors", "sources")}
    found["earliest"] = when.earliest.isoformat() if when.earliest else ""
    found["latest"] = when.latest.isoformat() if when.latest else ""
    found["precision"] = when.precision.value
    found["actors"] = cells.joined(event.actors)
    found["sources"] = str(len(event.sources)) if event.sources else ""
    for number, source in enumerate(event.sources, start=1):
        for key in SOURCE_KEYS:
            value = getattr(source, key)
            found[f"source_{number}_{key}"] = "" if value is None else str(value)
    return found


def _add_event(row: Row, records: Records, lanes: LaneNames, names: Names) -> None:
    simple = (key for key in EVENT_KEYS if key not in ("actors", "sources"))
    data: dict[str, Any] = {key: row.text(key) for key in simple}
    data["status"] = data["status"] or "happened"
    data["actors"] = cells.split(cells.unguarded(row.cell("actors")))
    data["lane"] = lanes.named(data["lane"])
    count = _source_count(row, records)
    data["sources"] = [
        {key: row.text(f"source_{number}_{key}") for key in SOURCE_KEYS} for number in range(1, count + 1)
    ]
    data["id"] = data["id"] or names.take(made_name(data["title"], data["date"]))

    def where(path: tuple[int | str, ...]) -> Place:
        if len(path) > 2:
            return row.place(f"source_{int(path[1]) + 1}_{path[2]}")
        return row.place(str(path[0]) if path else "")

    records.add(data, where)


def _source_count(row: Row, records: Records) -> int:
    """How many sources an event has: as many as its columns show, or more where the table says so."""
    filled = [int(match[1]) for name in row.filled() if (match := _SOURCE_COLUMN.fullmatch(name))]
    said = row.cell("sources").strip()
    if said and not (said.isascii() and said.isdigit() and len(said) <= 4):
        hint = "it says how many sources there are; write them into source_1_title, source_1_url and so on"
        records.problem(row.place("sources"), f"'{said[:40]}' is not a number", hint)
        said = ""
    return max([int(said or 0), *filled])


def _note_unknown(header: Iterable[str], losses: Losses) -> None:
    known = {*_COLUMNS, *_OWN}
    for name in header:
        if name and name not in known and not _SOURCE_COLUMN.fullmatch(name):
            near = nearest(name, known)
            hint = f"'{name}' (did you mean '{near}'?)" if near else f"'{name}'"
            losses.add("column without a place in events.yaml, left out", hint)
