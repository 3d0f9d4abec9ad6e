"""Calendars read, line by line, so that what is wrong can be shown: RFC 5545 as far as events of days need it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from timeline.dates import DateError, When
from timeline.exchange.foreign_dates import lasting
from timeline.exchange.lanes import LaneNames
from timeline.exchange.naming import Names
from timeline.exchange.passing import Losses, Reading
from timeline.exchange.records import Path, Place, Records, decoded
from timeline.schema.links import LinkError, check_link

_OURS = "@text-timeline"
_REPEATING = ("RRULE", "RDATE")
_UNHELD = {
    "LOCATION": "places, left out",
    "GEO": "places, left out",
    "ATTENDEE": "people invited, left out",
    "ORGANIZER": "people invited, left out",
    "ATTACH": "attachments, left out",
}
_FIELDS = {
    "title": "SUMMARY",
    "date": "DTSTART",
    "summary": "DESCRIPTION",
    "sources": "URL",
    "lane": "CATEGORIES",
}
_LINE = re.compile(r'([A-Za-z0-9-]+)(?:;(?:"[^"]*"|[^":])*)?:(.*)', re.DOTALL)
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?", re.ASCII)
_DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?)", re.ASCII
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_UNESCAPED_COMMA = re.compile(r"(?<!\\)((?:\\\\)*),")


@dataclass(slots=True)
class _Property:
    line: int
    value: str


@dataclass(slots=True)
class _Entry:
    """A VEVENT: its properties by name, the first of each."""

    line: int
    properties: dict[str, _Property] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a property, escapes undone."""
        found = self.properties.get(name)
        return _unescaped(found.value) if found else ""

    def place(self, name: str) -> Place:
        """Where a property stands, or else the entry."""
        found = self.properties.get(name)
        return Place(found.line if found else self.line, label=name if found else "")


def read(data: bytes, name: str, losses: Losses) -> Reading:
    """The events of a calendar; what repeats is taken once."""
    records = Records(name)
    reading = Reading(problems=records.problems)
    text = decoded(data, name, records.problems)
    if text is None:
        return reading
    heading: dict[str, _Property] = {}
    lanes, names = LaneNames(), Names()
    for entry in _entries(text, heading, records, losses):
        if records.is_full:
            break
        _add(entry, records, lanes, names, losses)
    calendar = _Entry(1, heading)
    reading.title = calendar.text("NAME") or calendar.text("X-WR-CALNAME") or None
    reading.description = calendar.text("DESCRIPTION") or calendar.text("X-WR-CALDESC") or None
    reading.lanes = lanes.declared(())
    reading.events = records.events
    return reading


def _entries(text: str, heading: dict[str, _Property], records: Records, losses: Losses) -> Iterator[_Entry]:
    """The VEVENTs of a calendar. What is wrong with its build-up is noted."""
    open_parts: list[tuple[str, int]] = []
    entry: _Entry | None = None
    for number, line in _unfolded(text):
        match = _LINE.fullmatch(line)
        if match is None:
            hint = "a line is NAME:value; what goes on in the next line begins there with a space"
            records.problem(Place(number), f"'{line[:40]}' is no line of a calendar", hint)
            return
        name, value = match[1].upper(), match[2]
        if not open_parts and (name, value.strip().upper()) != ("BEGIN", "VCALENDAR"):
            records.problem(Place(number), "this is no calendar", "its first line is BEGIN:VCALENDAR")
            return
        if name == "BEGIN":
            open_parts.append((value.strip().upper(), number))
            if open_parts[-1][0] == "VEVENT":
                entry = _Entry(number)
            elif len(open_parts) == 2 and open_parts[-1][0] not in ("VTIMEZONE", "VEVENT"):
                losses.add("entry that is no event, left out", value)
        elif name == "END":
            if open_parts[-1][0] != value.strip().upper():
                begun, since = open_parts[-1]
                records.problem(
                    Place(number), f"END:{value} ends what is not open", f"write END:{begun}, of line {since}"
                )
                return
            open_parts.pop()
            if entry is not None and value.strip().upper() == "VEVENT":
                yield entry
                entry = None
        elif open_parts[-1][0] == "VEVENT" and entry is not None:
            entry.properties.setdefault(name, _Property(number, value))
        elif len(open_parts) == 1:
            heading.setdefault(name, _Property(number, value))
    if open_parts:
        part, since = open_parts[-1]
        records.problem(Place(since), f"BEGIN:{part} is never closed", "the file seems to be cut off")
    elif not text.strip():
        records.problem(Place(1), "the file is empty", "give a calendar: its first line is BEGIN:VCALENDAR")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their numbers, those that go on in the next made one."""
    parts: list[str] = []
    first = 1
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if "".join(parts).strip():
            yield first, "".join(parts)
        parts, first = [line], number
    if "".join(parts).strip():
        yield first, "".join(parts)


def _add(entry: _Entry, records: Records, lanes: LaneNames, names: Names, losses: Losses) -> None:
    try:
        when = _when(entry, losses)
    except DateError as error:
        records.problem(Place(entry.place("DTSTART").line), error.message, error.hint)
        return
    title = " ".join(entry.text("SUMMARY").split())
    for name, kind in _UNHELD.items():
        if name in entry.properties:
            losses.add(kind, title)
    if any(name in entry.properties for name in _REPEATING):
        losses.add("repeats, of which only the first is taken", title)
    status = entry.text("X-TIMELINE-STATUS").lower()
    if entry.text("STATUS").upper() == "CANCELLED":
        status = "cancelled"
    sources = []
    if link := entry.text("URL"):
        try:
            sources.append({"url": check_link(link)})
        except LinkError:
            losses.add("link that is neither http, https nor mailto, left out", link)
    uid = entry.text("UID")
    data = {
        "id": names.for_event(uid.removesuffix(_OURS) if uid.endswith(_OURS) else None, title, when.edtf),
        "date": when.edtf,
        "title": title,
        "lane": _lane(entry, lanes, losses),
        "status": status if status in ("planned", "cancelled") else "happened",
        "summary": _tidy(entry.text("DESCRIPTION")) or None,
        "sources": sources,
    }

    def where(path: Path) -> Place:
        return entry.place(_FIELDS.get(str(path[0]), "") if path else "")

    records.add(data, where)


def _when(entry: _Entry, losses: Losses) -> When:
    """The date of an event: its days, or the EDTF text beside them as long as it means the same days."""
    first, second = _day(entry, "DTSTART")
    if first is None:
        raise DateError("the event has no DTSTART", "write DTSTART;VALUE=DATE:20200518")
    last = _last(entry, first)
    if second is not None:
        losses.add("time of day, left out", entry.text("SUMMARY"))
    when = lasting(When.day(first), When.day(last))
    if kept := entry.text("X-EDTF"):
        try:
            known = When.parse(kept)
        except DateError:
            known = when
        if (known.earliest, known.latest) == (first, last):
            return known
        losses.add("EDTF text that no longer fits its date, left out", f"{kept} at {when}")
    return when


def _last(entry: _Entry, first: date) -> date:
    """The last day: the end of a calendar is the first day, or the first moment, that is not part of it."""
    day, seconds = _day(entry, "DTEND")
    if day is None and "DURATION" in entry.properties:
        day, seconds = _after(entry, first)
    if day is None:
        return first
    if day < first:
        raise DateError(f"the event ends on {day}, before it starts on {first}", "swap DTSTART and DTEND")
    return day - timedelta(days=1) if not seconds and day > first else day


def _after(entry: _Entry, first: date) -> tuple[date, int]:
    """The day and the second on which an event ends that has a length instead of an end."""
    given = entry.properties["DURATION"].value.strip()
    match = _DURATION.fullmatch(given)
    if match is None or not any(match.groups()):
        raise DateError(f"DURATION '{given[:40]}' is no length of time", "write P3D for three days")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    start = _day(entry, "DTSTART")[1] or 0
    more, rest = divmod(start + hours * 3600 + minutes * 60 + seconds, 86_400)
    try:
        return first + timedelta(days=7 * weeks + days + more), rest
    except OverflowError:
        raise DateError(f"DURATION '{given[:40]}' ends after the year 9999", "write a shorter one") from None


def _day(entry: _Entry, name: str) -> tuple[date | None, int | None]:
    """A property as a day, and the second of the day when it has one; a time zone does not change the day."""
    found = entry.properties.get(name)
    if found is None:
        return None, None
    match = _DAY.fullmatch(found.value.strip())
    if match is None:
        hint = "write 20200518, or 20200518T190000"
        raise DateError(f"{name} '{found.value[:40]}' is no day of a calendar", hint)
    try:
        when = When.parse(f"{match[1]}-{match[2]}-{match[3]}")
    except DateError as error:
        raise DateError(f"{name}: {error.message}", "correct the day") from None
    if match[4] is None:
        return when.earliest, None
    return when.earliest, int(match[4]) * 3600 + int(match[5]) * 60 + int(match[6])


def _lane(entry: _Entry, lanes: LaneNames, losses: Losses) -> str | None:
    found = entry.properties.get("CATEGORIES")
    if found is None:
        return None
    parts = _UNESCAPED_COMMA.sub(r"\1\n", found.value).split("\n")
    labels = [label for part in parts if (label := _unescaped(part))]
    if len(labels) > 1:
        losses.add("further categories, of which the first makes the lane", ", ".join(labels[1:]))
    return lanes.with_label(labels[0]) if labels else None


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text).strip()
