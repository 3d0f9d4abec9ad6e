"""A slide of TimelineJS: an event with a start, perhaps an end, a headline and a text in HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from timeline.dates import DateError, Precision, When
from timeline.exchange.foreign_dates import Parts, lasting, of_parts
from timeline.exchange.hypertext import escaped, from_html, sources_html
from timeline.exchange.lanes import LaneNames
from timeline.exchange.naming import Names
from timeline.exchange.passing import Losses
from timeline.exchange.publishing import label_of, note_missing
from timeline.exchange.records import Path, Place, Records
from timeline.schema import Event, Timeline
from timeline.schema.links import LinkError, check_link

NOTHING: Parts = ("", "", "")
_SHOWN_WELL = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass(slots=True)
class Slide:
    """A slide as TimelineJS has it; empty texts where it has nothing."""

    id: str = ""
    start: Parts = NOTHING
    end: Parts = NOTHING
    display_date: str = ""
    headline: str = ""
    text: str = ""
    group: str = ""
    edtf: str = ""
    media: str = ""
    media_caption: str = ""
    media_credit: str = ""


def slide_of(event: Event, timeline: Timeline, language: str, losses: Losses) -> Slide | None:
    """The slide of an event; None for one of an unknown year."""
    from timeline.wording import say_when

    start, end = slide_dates(event.date)
    if start == NOTHING:
        losses.add("the year is unknown, so left out", event.id)
        return None
    summary = f"<p>{escaped(event.summary)}</p>" if event.summary else ""
    return Slide(
        id=event.id,
        start=start,
        end=end,
        display_date="" if _is_shown_well(event.date) else escaped(say_when(event.date, language)),
        headline=escaped(event.title),
        text=summary + sources_html(event.sources, language),
        group=label_of(timeline, event),
        edtf=event.date.edtf,
    )


def note_left_behind(events: list[Event], losses: Losses) -> None:
    """Note what slides have no place for."""
    for event in events:
        if not _is_shown_well(event.date) and event.date.is_dated:
            losses.add("date said in words, and drawn between its first and last day", event.id)
    note_missing(events, ("actors", "status", "review", "importance", "note", "quote"), losses)


def slide_dates(when: When) -> tuple[Parts, Parts]:
    """Start and end of a date in parts; both empty when it has no place on a timeline."""
    match when.precision:
        case Precision.UNDATED:
            return NOTHING, NOTHING
        case Precision.RANGE | Precision.PERIOD:
            start = _side(when.start, first=True)
            end = _side(when.end, first=False)
            return (start, end) if start != NOTHING else (end, NOTHING)
        case Precision.SEASON | Precision.QUARTER | Precision.DECADE:
            return _side(when, first=True), _side(when, first=False)
    return _side(when, first=True), NOTHING


def add_slide(
    slide: Slide,
    place: Callable[[str], Place],
    records: Records,
    lanes: LaneNames,
    names: Names,
    losses: Losses,
) -> None:
    """Take a slide as an event.

    Args:
        slide: as it was read.
        place: where a field of it stands, by its name here.
        records, lanes, names: take the event, its group and its id.
        losses: takes what has no place in an event.
    """
    try:
        when = _when(slide, losses)
    except DateError as error:
        records.problem(place("start"), error.message, error.hint)
        return
    headline = from_html(slide.headline)
    text = from_html(slide.text)
    sources = [*headline.sources, *text.sources]
    for bad in (*headline.refused, *text.refused):
        losses.add("link that is neither http, https nor mailto, left out", bad)
    sources += _media(slide, losses)
    if slide.display_date and not slide.edtf:
        losses.add("date in words of its own, not taken over", f"{slide.display_date} for {when}")
    title = headline.text.replace("\n", " ")
    data: dict[str, Any] = {
        "id": names.for_event(slide.id, title, when.edtf),
        "date": when.edtf,
        "title": title,
        "lane": lanes.with_label(from_html(slide.group).text) if slide.group.strip() else None,
        "summary": text.text or None,
        "sources": [{key: value for key, value in source.items() if value} for source in sources],
    }
    fields = {"title": "headline", "date": "start", "summary": "text", "lane": "group", "sources": "media"}

    def where(path: Path) -> Place:
        return place(fields.get(str(path[0]), "start") if path else "start")

    records.add(data, where)


def _when(slide: Slide, losses: Losses) -> When:
    start = of_parts(slide.start)
    when = lasting(start, of_parts(slide.end) if any(slide.end) else None)
    if slide.edtf:
        try:
            kept = When.parse(slide.edtf.strip())
        except DateError:
            kept = when
        if slide_dates(kept) == slide_dates(when):
            return kept
        if kept != when:
            losses.add("EDTF text that no longer fits its date, left out", f"{slide.edtf} at {when}")
    return when


def _media(slide: Slide, losses: Losses) -> list[dict[str, str]]:
    """The media of a slide as a source, when it is a link."""
    if not slide.media.strip():
        return []
    try:
        url = check_link(slide.media.strip())
    except LinkError:
        losses.add("media that are no link, left out", slide.media)
        return []
    caption = from_html(slide.media_caption).text.replace("\n", " ")
    credit = from_html(slide.media_credit).text.replace("\n", " ")
    return [{"url": url, "title": caption, "publisher": credit}]


def _side(when: When | None, *, first: bool) -> Parts:
    """One side of a date in parts, as many as its precision gives."""
    if when is None:
        return NOTHING
    day = when.earliest if first else when.latest
    if day is None:
        return NOTHING
    if when.precision in (Precision.YEAR, Precision.DECADE):
        return (str(day.year), "", "")
    if when.precision is Precision.DAY:
        return (str(day.year), str(day.month), str(day.day))
    return (str(day.year), str(day.month), "")


def _is_shown_well(when: When) -> bool:
    """Whether TimelineJS shows as much as the date says, and no more."""
    if when.precision is Precision.PERIOD:
        return all(side is not None and _is_shown_well(side) for side in (when.start, when.end))
    return when.precision in _SHOWN_WELL and not when.qualifier
