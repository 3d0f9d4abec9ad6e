"""The JSON of TimelineJS. Each slide also has a key `edtf`, which TimelineJS leaves alone and reading uses."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from timeline.exchange.foreign_dates import Parts
from timeline.exchange.hypertext import escaped, from_html
from timeline.exchange.json_places import JsonDocument, read_json
from timeline.exchange.lanes import LaneNames
from timeline.exchange.naming import Names
from timeline.exchange.passing import Losses, Options, Reading, encoded
from timeline.exchange.publishing import published
from timeline.exchange.records import Path, Place, Records
from timeline.exchange.timelinejs.slides import NOTHING, Slide, add_slide, note_left_behind, slide_of
from timeline.schema import Timeline

_PARTS = ("year", "month", "day")
_TIMES = ("hour", "minute", "second", "millisecond")
_KNOWN = {"unique_id", "start_date", "end_date", "display_date", "text", "media", "group", "edtf", "autolink"}
_PATHS: dict[str, Path] = {
    "start": ("start_date",),
    "headline": ("text", "headline"),
    "text": ("text", "text"),
    "group": ("group",),
    "media": ("media", "url"),
}


def write(timeline: Timeline, options: Options) -> bytes:
    """What `new TL.Timeline(id, data)` takes."""
    events = published(timeline, options.losses)
    note_left_behind(events, options.losses)
    slides = [slide_of(event, timeline, options.language, options.losses) for event in events]
    heading = {"headline": escaped(timeline.title), "text": escaped(timeline.description)}
    whole = {"title": {"text": heading}, "events": [_data(slide) for slide in slides if slide]}
    return encoded(json.dumps(whole, ensure_ascii=False, indent=2) + "\n", options.losses)


def read(data: bytes, name: str, losses: Losses) -> Reading:
    """A timeline of TimelineJS."""
    records = Records(name)
    reading = Reading(problems=records.problems)
    document = read_json(data, records)
    if document is None:
        return reading
    whole = document.data
    if not isinstance(whole, dict) or not isinstance(whole.get("events"), list):
        hint = (
            'it is an object with a list of slides: {"events": [{"start_date": {"year": 2014}, "text": …}]}'
        )
        records.problem(document.place(("events",)), "this JSON holds no list 'events'", hint)
        return reading
    _read_heading(whole.get("title"), reading, losses)
    if whole.get("eras"):
        losses.add("eras of the background, left out", count=len(whole["eras"]))
    lanes, names = LaneNames(), Names()
    for number, slide in enumerate(whole["events"]):
        if records.is_full:
            break
        _read_slide(slide, ("events", number), document, records, lanes, names, losses)
    reading.lanes = lanes.declared(())
    reading.events = records.events
    return reading


def _data(slide: Slide) -> dict[str, Any]:
    found: dict[str, Any] = {"unique_id": slide.id, "start_date": _date(slide.start)}
    if slide.end != NOTHING:
        found["end_date"] = _date(slide.end)
    if slide.display_date:
        found["display_date"] = slide.display_date
    found["text"] = {"headline": slide.headline, "text": slide.text}
    if slide.group:
        found["group"] = slide.group
    return {**found, "edtf": slide.edtf}


def _date(parts: Parts) -> dict[str, int]:
    return {name: int(part) for name, part in zip(_PARTS, parts, strict=True) if part}


def _read_heading(title: Any, reading: Reading, losses: Losses) -> None:
    if isinstance(title, dict) and (url := _text(_mapping(title.get("media")).get("url"))):
        losses.add("media of the heading, left out", url)
    text = title.get("text") if isinstance(title, dict) else None
    if isinstance(text, dict):
        reading.title = from_html(_text(text.get("headline"))).text.replace("\n", " ") or None
        reading.description = from_html(_text(text.get("text"))).text or None


def _read_slide(
    given: Any,
    path: Path,
    document: JsonDocument,
    records: Records,
    lanes: LaneNames,
    names: Names,
    losses: Losses,
) -> None:
    if not isinstance(given, dict):
        records.problem(
            document.place(path), "a slide takes keys and values", 'write {"start_date": …, "text": …}'
        )
        return
    if not isinstance(given.get("start_date"), dict):
        hint = 'write {"start_date": {"year": 2014, "month": 3}}'
        records.problem(document.place((*path, "start_date")), "the slide has no start_date", hint)
        return
    text, media = _mapping(given.get("text")), _mapping(given.get("media"))
    slide = Slide(
        id=_text(given.get("unique_id")),
        start=_parts(given["start_date"], losses),
        end=_parts(_mapping(given.get("end_date")), losses),
        display_date=_text(given.get("display_date")) or _text(given["start_date"].get("display_date")),
        headline=_text(text.get("headline")),
        text=_text(text.get("text")),
        group=_text(given.get("group")),
        edtf=_text(given.get("edtf")),
        media=_text(media.get("url")),
        media_caption=_text(media.get("caption")) or _text(media.get("title")),
        media_credit=_text(media.get("credit")),
    )
    for key in given:
        if key not in _KNOWN:
            losses.add("looks of a slide that have no place in events.yaml, left out", key)
    add_slide(slide, _placed(document, path), records, lanes, names, losses)


def _placed(document: JsonDocument, path: Path) -> Callable[[str], Place]:
    return lambda field: document.place((*path, *_PATHS[field]))


def _parts(date: dict[str, Any], losses: Losses) -> Parts:
    if any(str(date.get(name) or "").strip("0") for name in _TIMES):
        losses.add("time of day, left out", "-".join(_text(date.get(name)) for name in _PARTS).rstrip("-"))
    year, month, day = (_text(date.get(name)) for name in _PARTS)
    return (year, month, day)


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
