"""Markwhen read: simple lines of `date: event`, with groups as lanes. What is relative to something is refused.

https://docs.markwhen.com/syntax: dates are EDTF, American (12/7/1941) or European after `dateFormat: d/M/y`, and may be
joined to a range by `-`, `/` or `to`. Lines below an event belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.dates import DateError, When
from timeline.exchange.foreign_dates import of_iso, of_parts
from timeline.exchange.lanes import LaneNames
from timeline.exchange.naming import Names
from timeline.exchange.passing import Losses, Reading
from timeline.exchange.records import Path, Place, Records, decoded
from timeline.schema.links import LinkError, check_link

_LINE = re.compile(r"(?P<date>[^:\s#/@!\[(-](?:[^:]|:\d\d)*?|\[[^\]]*\]|\.\./[^:]*):(?=\s|$)(?P<title>.*)")
_LOOKS_DATED = re.compile(
    r"\d|now\b|every\b|after\b|before\b|by !|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d",
    re.IGNORECASE,
)
_GROUP = re.compile(r"(?:section|group)\b\s*(?P<name>.*)", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(?P<name>.+)")
_END = re.compile(r"end(?:section|group)\b", re.IGNORECASE)
_KEY = re.compile(r"(?P<key>#?[A-Za-z][\w .-]*):\s*(?P<value>.*)")
_TAG = re.compile(r"(?:^|\s)#(\w[\w/-]*)")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(([^()\[\]\s]*)\)")
_EVENT_ID = re.compile(r"(?:^|\s)!(\w+)")
_NUMBERS = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
_RELATIVE = re.compile(
    r"\b(?:after|before|by|years?|months?|weeks?|days?|hours?|minutes?)\b|!", re.IGNORECASE
)
_REPEATS = re.compile(r"\bevery\b|\bfor \d+ times\b", re.IGNORECASE)
_HINT = re.compile(r"write (\S+)")
_EUROPEAN = "d/m/y"
_LONGEST_DATE = 80  # in characters


@dataclass(slots=True)
class _Event:
    line: int
    date: str
    title: str
    lane: str | None
    text: list[str] = field(default_factory=list)


def read(data: bytes, name: str, losses: Losses) -> Reading:
    """The events of a markwhen document."""
    records = Records(name)
    reading = Reading(problems=records.problems)
    text = decoded(data, name, records.problems)
    if text is None:
        return reading
    header: dict[str, str] = {}
    lanes, names = LaneNames(), Names()
    for event in _events(text, header, losses):
        if records.is_full:
            break
        _add(event, header, records, lanes, names, losses)
    if not records.events and not records.problems:
        hint = "an event is a line such as 2020-05-18: A treaty is signed"
        records.problem(Place(1), "there is no event in it", hint)
    reading.title, reading.description = header.get("title"), header.get("description")
    reading.lanes = lanes.declared(())
    reading.events = records.events
    return reading


def _events(text: str, header: dict[str, str], losses: Losses) -> Iterator[_Event]:
    event: _Event | None = None
    groups: list[str] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("//") or line == "---":
            continue
        if _END.match(line):
            groups = groups[:-1]
        elif group := _GROUP.fullmatch(line):
            groups.append(_TAG.sub("", group["name"].split(" //")[0]).strip())
        elif heading := _HEADING.fullmatch(line):
            groups = [_TAG.sub("", heading["name"]).strip()]
        elif (match := _LINE.fullmatch(line)) and _LOOKS_DATED.match(match["date"].lstrip("[.")):
            if event:
                yield event
            lane = next((name for name in reversed(groups) if name), None)
            event = _Event(number, match["date"].strip(), match["title"], lane)
        elif event is not None:
            event.text.append(line)
        elif key := _KEY.fullmatch(line):
            header[key["key"].strip().lower()] = key["value"].strip().strip("\"'")
        else:
            losses.add("line before the first event, left out", line)
    if event:
        yield event


def _add(
    event: _Event, header: dict[str, str], records: Records, lanes: LaneNames, names: Names, losses: Losses
) -> None:
    place = Place(event.line)
    is_european = header.get("dateformat", "").lower() == _EUROPEAN
    try:
        when = _when(event.date, is_european, losses)
    except DateError as error:
        records.problem(place, error.message, error.hint)
        return
    sources: list[dict[str, str]] = []
    title = _tidy(event.title, sources, losses)
    summary = "\n".join(filter(None, (_tidy(line, sources, losses) for line in event.text)))
    given = _EVENT_ID.search(event.title)
    data = {
        "id": names.for_event(given[1] if given else None, title, when.edtf),
        "date": when.edtf,
        "title": title,
        "lane": lanes.with_label(event.lane) if event.lane else None,
        "summary": summary or None,
        "sources": sources,
    }

    def where(path: Path) -> Place:
        return place

    records.add(data, where)


def _tidy(text: str, sources: list[dict[str, str]], losses: Losses) -> str:
    """A line as plain text; its links go to the sources, its tags and pictures to what is left out."""

    def linked(match: re.Match[str]) -> str:
        if match[1]:
            losses.add("pictures, left out", match[3])
            return ""
        try:
            source = {"url": check_link(match[3])}
        except LinkError:
            losses.add("link that is neither http, https nor mailto, left out", match[3])
        else:
            sources.append({**source, **({"title": match[2].strip()} if match[2].strip() else {})})
        return match[2]

    text = _LINK.sub(linked, text)
    for tag in _TAG.findall(text):
        losses.add("tags, left out", f"#{tag}")
    return " ".join(_EVENT_ID.sub("", _TAG.sub("", text)).split())


def _when(text: str, is_european: bool, losses: Losses) -> When:
    """A date or a range of markwhen."""
    if len(text) > _LONGEST_DATE:
        raise DateError(
            f"'{text[:40]}…' is too long for a date", "an event is a line such as 2020-05-18: A treaty"
        )
    try:
        return When.parse(text)
    except DateError:
        if _REPEATS.search(text):
            raise DateError(f"'{text[:40]}' repeats", "write a line for each time") from None
    if numbers := _numbers(text, is_european):
        return numbers
    sides = _sides(text)
    if len(sides) == 2:
        start, end = (None if side.lower() == "now" else _side(side, is_european, losses) for side in sides)
        if start is None:
            raise DateError(f"'{text[:40]}' starts now, which is another day every day", "write the day")
        if end is None:
            losses.add("'now' as the end of a period, made an open end", text)
        return start if start == end else When.period(start, end)
    if text.lower() == "now":
        raise DateError("'now' is another day every day", "write the day")
    return _side(text, is_european, losses)


def _sides(text: str) -> list[str]:
    """Both sides of a range. A hyphen without spaces parts two dates with slashes: 08/2015-05/2017."""
    if "/" in text and (match := re.fullmatch(r"([\d/]+)-([\d/]+|now)", text)):
        return [match[1], match[2]]
    if match := re.fullmatch(r"(\d{4})-(\d{4}|now)", text):
        return [match[1], match[2]]
    if match := re.fullmatch(r"(.*Z)-(.+)", text):
        return [match[1], match[2]]
    if re.search(r"\s-\s|\bto\b", text):
        return re.split(r"\s+-\s+|\s+to\s+", text, maxsplit=1)
    return [side.strip() for side in text.split("/")] if text.count("/") == 1 else [text]


def _side(text: str, is_european: bool, losses: Losses) -> When:
    """One date: ISO, EDTF, digits with slashes, or a name of a month between numbers."""
    text = text.strip()
    if numbers := _numbers(text, is_european):
        return numbers
    if _RELATIVE.search(text):
        hint = "write the date itself: what counts from another event is not read"
        raise DateError(f"'{text[:40]}' is relative to another date", hint)
    try:
        when, has_time = of_iso(text)
    except DateError as error:
        meant = _HINT.fullmatch(error.hint)
        if meant is None or not re.search(r"[^\W\d_]{3}", text):
            raise
        return When.parse(meant[1])  # 18 March 2026: a name of a month leaves no doubt
    if has_time:
        losses.add("time of day, left out", text)
    return when


def _numbers(text: str, is_european: bool) -> When | None:
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second, year = match[1], match[2], match[3]
    if first is None:
        return of_parts((year, second, ""))
    month, day = (second, first) if is_european else (first, second)
    return of_parts((year, month, day))
