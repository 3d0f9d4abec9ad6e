"""The spreadsheet of TimelineJS as CSV, with its columns and two of ours, `EDTF` and `Id`, which it leaves alone."""

from __future__ import annotations

import re

from timeline.exchange import cells
from timeline.exchange.csv_rows import Row, rows_of
from timeline.exchange.foreign_dates import Parts
from timeline.exchange.hypertext import escaped, from_html
from timeline.exchange.lanes import LaneNames
from timeline.exchange.naming import Names
from timeline.exchange.passing import Losses, Options, Reading, encoded
from timeline.exchange.publishing import published
from timeline.exchange.records import Place, Records
from timeline.exchange.timelinejs.slides import NOTHING, Slide, add_slide, note_left_behind, slide_of
from timeline.schema import Timeline

_COLUMNS = (
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text"),
    *("Type", "Group", "Background", "EDTF", "Id"),
)
_OLDER = ("Start Date", "End Date", "Tag")
_BY_LOWER = {name.lower(): name for name in (*_COLUMNS, *_OLDER)}
_LOOKS = ("Media Thumbnail", "Alt Text", "Background")
_FIELDS = {"start": "Year", "headline": "Headline", "text": "Text", "group": "Group", "media": "Media"}
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(-?\d+)(?:\s.*)?", re.ASCII)
_ISO = re.compile(r"(-?\d+)(?:-(\d\d?)(?:-(\d\d?)(?:[T ].*)?)?)?", re.ASCII)


def write(timeline: Timeline, options: Options) -> bytes:
    """A table that can be imported into the sheet that TimelineJS reads, or be read by it as a CSV file."""
    events = published(timeline, options.losses)
    note_left_behind(events, options.losses)
    slides = [slide_of(event, timeline, options.language, options.losses) for event in events]
    heading = {"Headline": escaped(timeline.title), "Text": escaped(timeline.description), "Type": "title"}
    rows = [heading, *(_cells(slide) for slide in slides if slide)]
    written = ([cells.guarded(row.get(name, ""), for_spreadsheets=True) for name in _COLUMNS] for row in rows)
    return encoded(cells.table_text(_COLUMNS, written), options.losses)


def read(data: bytes, name: str, losses: Losses) -> Reading:
    """A sheet of TimelineJS, saved as CSV; also one of its first version, with Start Date and End Date."""
    records = Records(name)
    header, rows = rows_of(
        data, records, ("Headline",), _BY_LOWER.values(), lambda name: _BY_LOWER.get(name.lower(), name)
    )
    reading = Reading(problems=records.problems)
    if not header:
        return reading
    if "Year" not in header and "Start Date" not in header:
        hint = "the sheet of TimelineJS has the columns Year, Month, Day, Headline, Text"
        records.problem(Place(1), "there is no column 'Year'", hint)
        return reading
    for column in header:
        if column and column not in _BY_LOWER.values():
            losses.add("column that TimelineJS does not have, left out", column)
    lanes, names = LaneNames(), Names()
    for row in rows:
        if records.is_full:
            break
        _read_row(row, reading, records, lanes, names, losses)
    reading.lanes = lanes.declared(())
    reading.events = records.events
    return reading


def _cells(slide: Slide) -> dict[str, str]:
    found = {
        "Display Date": slide.display_date,
        "Headline": slide.headline,
        "Text": slide.text,
        "Group": slide.group,
        "EDTF": slide.edtf,
        "Id": slide.id,
    }
    found.update(zip(("Year", "Month", "Day"), slide.start, strict=True))
    found.update(zip(("End Year", "End Month", "End Day"), slide.end, strict=True))
    return found


def _read_row(
    row: Row, reading: Reading, records: Records, lanes: LaneNames, names: Names, losses: Losses
) -> None:
    kind = (row.text("Type") or "").lower()
    if row.is_empty:
        return
    if kind == "era":
        losses.add("eras of the background, left out", row.text("Headline") or "")
        return
    if kind == "title" and reading.title is None:
        reading.title = from_html(row.text("Headline") or "").text.replace("\n", " ") or None
        reading.description = from_html(row.text("Text") or "").text or None
        return
    for column in ("Time", "End Time"):
        if row.text(column):
            losses.add("time of day, left out", f"{row.text(column)} in line {row.line}")
    for column in _LOOKS:
        if row.text(column):
            losses.add("looks of a slide that have no place in events.yaml, left out", column)
    old = row.text("Start Date")
    slide = Slide(
        id=row.text("Id") or "",
        start=_older(old) if old else _parts(row, ""),
        end=_older(row.text("End Date") or "") if old else _parts(row, "End "),
        display_date=row.text("Display Date") or "",
        headline=row.text("Headline") or "",
        text=row.text("Text") or "",
        group=row.text("Group") or row.text("Tag") or "",
        edtf=row.text("EDTF") or "",
        media=row.text("Media") or "",
        media_caption=row.text("Media Caption") or "",
        media_credit=row.text("Media Credit") or "",
    )
    fields = _FIELDS if not old else {**_FIELDS, "start": "Start Date"}
    add_slide(slide, lambda field: row.place(fields[field]), records, lanes, names, losses)


def _parts(row: Row, side: str) -> Parts:
    """Year, month and day of a row; TimelineJS lets numbers have spaces and commas in them."""
    year, month, day = (
        re.sub(r"[\s,]", "", row.text(f"{side}{name}") or "") for name in ("Year", "Month", "Day")
    )
    return (year, month, day) if year or not side else NOTHING


def _older(text: str) -> Parts:
    """A date of the first version: 12/7/1941, 1941-12-07, 1941-12 or 1941."""
    if american := _AMERICAN.fullmatch(text):
        return (american[3], american[1], american[2])
    if iso := _ISO.fullmatch(text):
        return (iso[1], iso[2] or "", iso[3] or "")
    return (text, "", "")
