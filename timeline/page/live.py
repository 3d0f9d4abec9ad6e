"""What the script of the page gets: each event's place and words, as columns, and how the sheets stand.

Places in time are days since 1 January 1970 and fractions of them. They are plain numbers here, which no time
zone can move; the script gives them to Plotly as ISO texts.
"""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from timeline.dates import When
from timeline.figure.lanes import shown
from timeline.figure.sheet import CROWD, DENSE_ROWS, RADII, RANKS, Sheet
from timeline.figure.spans import Span, reach_of, span_of
from timeline.figure.theme import SCHEMES, Theme, symbol
from timeline.figure.traces import PLANNED_FILL, layout_of
from timeline.page.inert import plain
from timeline.schema import Event, Status, Timeline
from timeline.wording import Wording, declined, load_wording, say_when

STATUSES: tuple[str, ...] = get_args(Status)
_EPOCH = date(1970, 1, 1).toordinal()


def live_data(
    timeline: Timeline, wide: Sheet, narrow: Sheet, language: str, as_of: date | None
) -> dict[str, Any]:
    """The JSON block. Both sheets hold the same events; they differ in rows only."""
    words = load_wording(language)
    events = shown(timeline)
    bands = [band.lane for band in wide.bands]
    numbers = {lane.lane_id: lane.number for lane in bands}
    actors = sorted({plain(actor) for event in events for actor in event.actors})
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
        "lanes": [
            {
                "number": lane.number,
                "id": lane.lane_id or "",
                "label": plain(lane.label),
                "symbol": symbol(lane.number).name,
            }
            for lane in bands
        ],
        "colors": {scheme: _colors(wide, Theme(scheme)) for scheme in SCHEMES},
        "drawing": {
            "radii": RADII,
            "crowd": CROWD,
            "denseRows": DENSE_ROWS,
            "plannedFill": PLANNED_FILL,
            "statuses": STATUSES,
        },
        "actors": actors,
        "events": _columns(events, numbers, {name: number for number, name in enumerate(actors)}, language),
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
    events: tuple[Event, ...], lanes: dict[str | None, int], actors: dict[str, int], language: str
) -> dict[str, list[Any]]:
    """A list a property: half the size of a list of objects, and quicker to read."""
    reach = reach_of(event.date for event in events)
    spans = [span_of(event.date, reach) if event.date.is_dated else None for event in events]
    return {
        "id": [event.id for event in events],
        "title": [plain(event.title) for event in events],
        "date": [say_when(event.date, language) for event in events],
        "lane": [lanes.get(event.lane, lanes.get(None, -1)) for event in events],
        "mark": [_day(span.mark) if span else None for span in spans],
        "bars": [_bars(span) for span in spans],
        "lasts": [int(span is not None and span.lasts) for span in spans],
        "opens": [span.opens_left + 2 * span.opens_right if span else 0 for span in spans],
        "status": [STATUSES.index(event.status) for event in events],
        "proposed": [int(event.review == "proposed") for event in events],
        "doubtful": [int(event.date.is_approximate) for event in events],
        "rank": [RANKS[event.importance] for event in events],
        "actors": [[actors[plain(actor)] for actor in event.actors] for event in events],
    }


def _bars(span: Span | None) -> list[float] | int:
    """Start, end and strength of each piece, one after the other; 0 without a bar."""
    if span is None or not span.stretches:
        return 0
    return [
        number
        for piece in span.stretches
        for number in (_day(piece.start), _day(piece.end), round(piece.strength, 3))
    ]


def _sheet(sheet: Sheet, events: tuple[Event, ...]) -> dict[str, Any]:
    """The measures, and how the lanes stand while everything is shown: as in the still picture."""
    numbers = {event.id: number for number, event in enumerate(events)}
    own = sheet.measures
    return {
        "width": own.width,
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
        "placed": [[numbers[item.event.id], item.row] for item in sheet.drawn],
    }


def _colors(sheet: Sheet, theme: Theme) -> dict[str, Any]:
    paints = {band.lane.number: theme.lane(band.lane.number, band.lane.color) for band in sheet.bands}
    return {
        "paper": theme.paper,
        "ink": theme.ink,
        "lanes": {number: [paint.color, paint.ground, paint.on_color] for number, paint in paints.items()},
    }


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
        "thousands": words("numbers.thousands"),
        "statuses": [words(f"status.{status}") for status in STATUSES],
        "proposed": words("review.proposed"),
        "copied": words("page.copied"),
        "copyLink": words("page.copy_link"),
    }
