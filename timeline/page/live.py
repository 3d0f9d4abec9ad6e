"""What the script of the page gets: each event's place, signs and words, as columns, and how the sheets stand.

Places in time are days since 1 January 1970 and fractions of them. They are plain numbers here, which no time
zone can move; the script gives them to Plotly as ISO texts. What can be known before the page is opened is
worked out here, so that the script only places and draws.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import asdict
from datetime import date
from typing import Any, NamedTuple

from timeline.dates import When
from timeline.layout.crowds import MOST_MARKS
from timeline.layout.glyphs import (
    ARROW,
    RANKS,
    Glyph,
    bars_of,
    glyphs_of,
    is_disputed,
    is_outline,
    radius_of,
    solid_part,
)
from timeline.layout.gutter import COUNT, name_height
from timeline.layout.sheet import CROWD, DENSE_ROWS, Band, Sheet
from timeline.layout.spans import Span, reach_of, span_of
from timeline.layout.theme import SCHEMES, Theme, sign_paths
from timeline.layout.traces import inks_of, layout_of
from timeline.page.colors import ThemeName
from timeline.page.inert import plain
from timeline.schema import Event
from timeline.wording import Wording, declined, load_wording, say_when

_EPOCH = date(1970, 1, 1).toordinal()
NO_LANE = "_"  # the lane of events without one, in addresses: no lane's id looks like that


class _Table:
    """Things that many events share, each once, and known by their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}

    def number(self, thing: Hashable) -> int:
        return self._numbers.setdefault(thing, len(self._numbers))

    def things(self) -> list[Any]:
        return list(self._numbers)


class _Look(NamedTuple):
    """What of an event's drawing depends on neither time nor place."""

    glyphs: tuple[Glyph, ...]
    status: str
    lasts: bool
    outlined: bool
    dark: bool  # whether a title can stand on the bar in the colour for that
    radius: float  # from the mark's middle
    left: float  # beyond the left end
    right: float

    def spelled(self) -> dict[str, Any]:
        return self._asdict() | {"glyphs": [asdict(glyph) for glyph in self.glyphs]}


def live_data(
    wide: Sheet, narrow: Sheet, language: str, theme: ThemeName, as_of: date | None
) -> dict[str, Any]:
    """The JSON block. Both sheets hold the same events; they differ in rows only."""
    words = load_wording(language)
    events = wide.events
    places = {band.lane.lane_id: place for place, band in enumerate(wide.bands)}
    lane_of = [places.get(event.lane, places.get(None, -1)) for event in events]
    looks, notes = _Table(), _Table()
    return {
        "language": language,
        "asOf": _day(as_of.toordinal()) if as_of else None,
        "domain": [_day(wide.domain.start), _day(wide.domain.end)],
        "config": {
            "staticPlot": True,
            "displayModeBar": False,
            "displaylogo": False,
            "showSendToCloud": False,
            "responsive": False,
        },
        "layout": layout_of(wide, "light"),
        "lanes": [_lane(band, wide, narrow) for band in wide.bands],
        # By the scheme of the reader's system, whether or not the page follows it.
        "paints": {scheme: _paints(wide, Theme(scheme if theme == "auto" else theme)) for scheme in SCHEMES},
        "paths": sign_paths(),
        "crowd": {"least": CROWD, "most": MOST_MARKS, "rows": DENSE_ROWS},
        "events": _columns(events, lane_of, wide, looks, notes, words),
        "looks": [look.spelled() for look in looks.things()],
        "notes": notes.things(),
        "facets": _facets(events, [band.lane.lane_id or NO_LANE for band in wide.bands], lane_of),
        "sheets": {sheet.measures.name: _sheet(sheet, events) for sheet in (wide, narrow)},
        "words": _words(words, as_of),
    }


def say_today(words: Wording, as_of: date | None) -> str:
    """What stands at the line for today, which an as-of day takes the place of."""
    if as_of is None:
        return words("page.today")
    return words("page.as_of", date=declined(When.day(as_of), words.language))


def _day(ordinal: float) -> float:
    """Days since 1970, without needless digits: a minute is 0.0007 of a day."""
    day = round(ordinal - _EPOCH, 4)
    return int(day) if day == int(day) else day


def _columns(
    events: tuple[Event, ...], lane_of: list[int], sheet: Sheet, looks: _Table, notes: _Table, words: Wording
) -> dict[str, list[Any]]:
    """A list a property: half the size of a list of objects, and quicker to read."""
    reach = reach_of(event.date for event in events)
    spans = [span_of(event.date, reach) if event.date.is_dated else None for event in events]
    numbers = [band.lane.number for band in sheet.bands]
    return {
        "id": [event.id for event in events],
        "title": [plain(event.title) for event in events],
        "date": [say_when(event.date, words.language) for event in events],
        "lane": lane_of,
        "rank": [RANKS[event.importance] for event in events],
        "mark": [_day(span.mark) if span else None for span in spans],
        "bars": [_bars(event, span) if span else 0 for event, span in zip(events, spans, strict=True)],
        "solid": [_solid(span) if span else 0 for span in spans],
        "look": [
            looks.number(_look(event, span, numbers[place])) if span else -1
            for event, span, place in zip(events, spans, lane_of, strict=True)
        ],
        "note": [notes.number(_note(event, words)) for event in events],
    }


def _bars(event: Event, span: Span) -> list[list[float]] | int:
    """Start, end and strength of each piece; 0 without a bar."""
    return [
        [_day(piece.start), _day(piece.end), round(piece.strength, 3)] for piece in bars_of(event, span)
    ] or 0


def _solid(span: Span) -> list[float] | int:
    """Where a title may stand on the bar itself."""
    part = solid_part(span)
    return [_day(part.start), _day(part.end)] if part else 0


def _look(event: Event, span: Span, lane: int) -> _Look:
    outlined = is_outline(event, span)
    return _Look(
        glyphs_of(event, span, lane),
        event.status,
        lasts=span.lasts,
        outlined=outlined,
        dark=span.lasts and not outlined and event.status != "planned",
        radius=radius_of(event),
        left=ARROW if span.opens_left else 0,
        right=ARROW if span.opens_right else 0,
    )


def _note(event: Event, words: Wording) -> str:
    """What a tooltip says of an event beside title, date and lane."""
    notes = [words(f"status.{event.status}")] if event.status != "happened" else []
    notes += [words(f"review.{event.review}")] if event.review else []
    notes += [words("event.disputed")] if is_disputed(event) else []
    return " · ".join(notes)


def _facets(
    events: tuple[Event, ...], lanes: list[str], lane_of: list[int]
) -> dict[str, dict[str, list[Any]]]:
    """What a reader can filter by: the values, and which of them each event has."""
    statuses, reviews, actors = _Table(), _Table(), _Table()
    numbers: dict[str, list[Any]] = {
        "status": [statuses.number(event.status) for event in events],
        "review": [reviews.number(event.review or "checked") for event in events],
        "actor": [[actors.number(plain(actor)) for actor in event.actors] for event in events],
        "lanes": lane_of,
    }
    values: dict[str, list[Any]] = {
        "status": statuses.things(),
        "review": reviews.things(),
        "actor": actors.things(),
        "lanes": lanes,
    }
    return {name: {"values": values[name], "of": of} for name, of in numbers.items()}


def _lane(band: Band, *sheets: Sheet) -> dict[str, Any]:
    """Number and name, and how much height the name takes beside the rows of each sheet."""
    label = band.lane.label
    heights = {own.measures.name: name_height(label, own.gutter) for own in sheets}
    return {"number": band.lane.number, "label": plain(label), "name": heights}


def _sheet(sheet: Sheet, events: tuple[Event, ...]) -> dict[str, Any]:
    """The measures, and how the lanes stand while everything is shown: as in the still picture."""
    numbers = {event.id: number for number, event in enumerate(events)}
    own = sheet.measures
    return {
        "name": own.name,
        "count": COUNT if sheet.gutter else 0,
        "row": own.row,
        "heading": own.heading,
        "foot": own.foot,
        "axis": own.axis,
        "font": own.font,
        "bar": own.bar,
        "extent": own.extent,
        "label": own.label,
        "budget": own.rows,
        "tallest": own.tallest,
        "rows": [band.rows for band in sheet.bands],
        "dense": [int(band.is_dense) for band in sheet.bands],
        "placed": [
            [
                [numbers[item.event.id], item.row]
                for item in sheet.drawn
                if item.lane.number == band.lane.number
            ]
            for band in sheet.bands
        ],
    }


def _paints(sheet: Sheet, theme: Theme) -> list[dict[str, str]]:
    """Of each lane, all the colours that its events can need."""
    return [
        {**inks_of(theme, theme.lane(band.lane.number, band.lane.color)), "grey": theme.grey}
        for band in sheet.bands
    ]


def _words(words: Wording, as_of: date | None) -> dict[str, Any]:
    return {
        "today": say_today(words, as_of),
        "chart": words("page.chart"),
        "months": words.sequence("dates.months_short"),
        "dayTick": words("dates.day_tick", day="{day}", month="{month}"),
        "monthTick": words("dates.month_tick", month="{month}", year="{year}"),
        "count": words.forms("page.count"),
        "found": words.forms("page.found", found="{found}"),
        "crowd": words.forms("page.crowd"),
    }
