"""iCalendar (RFC 5545): days and periods as events of whole days. `X-EDTF` keeps the date as it was known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from timeline.dates import Precision, When
from timeline.exchange.icalendar_reading import read
from timeline.exchange.passing import Losses, Options, encoded
from timeline.exchange.publishing import label_of, note_missing, published, source_name
from timeline.schema import Event, Timeline

__all__ = ["read", "write"]

_LONGEST_LINE = 75  # octets, without the line break
_STAMP = "19700101T000000Z"  # when it was written is asked for, but the same events make the same bytes
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def write(timeline: Timeline, options: Options) -> bytes:
    """A calendar. Dates that are no days cannot stand in one and are noted."""
    losses = options.losses
    events = [event for event in published(timeline, losses) if _span(event.date, losses, event.id)]
    note_missing(events, ("actors", "importance", "note", "quote"), losses)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//text-timeline//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_escaped(timeline.title)}", f"X-WR-CALNAME:{_escaped(timeline.title)}"]
    if timeline.description:
        lines.append(f"DESCRIPTION:{_escaped(timeline.description)}")
    for event in events:
        lines += _lines(event, label_of(timeline, event))
    lines.append("END:VCALENDAR")
    text = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    return encoded(text, losses)


def _span(when: When, losses: Losses, name: str) -> tuple[date, date] | None:
    """First and last day of what can stand in a calendar; None, and noted, for the rest."""
    first, last = when.earliest, when.latest
    if when.precision not in (Precision.DAY, Precision.PERIOD):
        kind = f"a {when.precision.value} is no day of a calendar, so left out"
        losses.add("the year is unknown, so left out" if not when.is_dated else kind, f"{name} ({when})")
        return None
    if first is None or last is None:
        losses.add("a period with an open end cannot stand in a calendar, so left out", f"{name} ({when})")
        return None
    sides = [side for side in (when.start, when.end) if side is not None]
    if any(side.precision is not Precision.DAY for side in sides):
        losses.add("period drawn from the first day that it may mean to the last", f"{name} ({when})")
    if when.is_approximate:
        losses.add("that a date is approximate or uncertain does not show there", f"{name} ({when})")
    return first, last


def _lines(event: Event, lane: str) -> Iterator[str]:
    first, last = event.date.earliest, event.date.latest
    assert first is not None and last is not None
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@text-timeline"
    yield f"DTSTAMP:{_STAMP}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    if first < last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(event.title)}"
    names = [source_name(source) for source in event.sources]
    known = [
        name if source.url in (None, name) else f"{name} {source.url}"
        for name, source in zip(names, event.sources, strict=True)
        if name
    ]
    parts = [event.summary or "", "\n".join(known)]
    if any(parts):
        yield f"DESCRIPTION:{_escaped(chr(10).join(part for part in parts if part))}"
    link = next((source.url for source in event.sources if source.url), None)
    if link:
        yield f"URL:{_CONTROL.sub('', link)}"
    if lane:
        yield f"CATEGORIES:{_escaped(lane)}"
    if event.status == "cancelled":
        yield "STATUS:CANCELLED"
    else:
        yield f"STATUS:{'TENTATIVE' if event.review == 'proposed' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-EDTF:{_escaped(event.date.edtf)}"
    if event.status == "planned":
        yield "X-TIMELINE-STATUS:planned"
    yield "END:VEVENT"


def _day(value: date) -> str:
    return f"{value.year:04d}{value.month:02d}{value.day:02d}"


def _escaped(text: str) -> str:
    tidy = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_ESCAPES.get(character, character) for character in _CONTROL.sub("", tidy))


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, no character cut; each but the first begins with a space."""
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8", "surrogatepass"))
        if size + width > _LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece += character
        size += width
    yield piece
