"""What stands above the chart: one sentence that says what is shown, and the keys to reading it."""

from __future__ import annotations

from timeline.dates import When
from timeline.layout.forms import forms_of
from timeline.layout.glyphs import is_disputed
from timeline.layout.sheet import Sheet
from timeline.wording import Wording, say_when


def sentence_of(sheet: Sheet, words: Wording) -> str:
    """How many, from when to when, and what faint, hollow and curves mean."""
    events = sheet.events
    if not events:
        return ""
    count = words.count("page.count", len(events))
    dates = [event.date for event in events if event.date.is_dated]
    if not dates:
        return words("page.shown_undated", count=count)
    parts = [words("page.shown", count=count, range=_range(dates, words))]
    if any(date.earliest != date.latest and date.precision != "period" for date in dates):
        parts.append(words("page.faint_means"))
    if any(event.review == "proposed" for event in events):
        parts.append(words("page.hollow_means"))
    if any(is_disputed(event) for event in events):
        parts.append(words("page.fork_means"))
    if any(band.is_dense for band in sheet.bands):
        parts.append(words("page.crowd_means"))
    return " ".join(parts)


def legend_of(sheet: Sheet) -> list[str]:
    """The keys of what this sheet really shows."""
    days = ["day"] if any(not item.span.stretches for item in sheet.drawn) else []
    return [*days, *forms_of(sheet)]


def _range(dates: list[When], words: Wording) -> str:
    days = [day for date in dates for day in (date.earliest, date.latest) if day]
    first, last = min(days), max(days)
    if first.year != last.year:
        return words("page.range", start=first.year, end=last.year)
    return say_when(When.day(first) if first == last else When.period(first, last), words.language)
