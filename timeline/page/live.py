"""What the script of the page gets: Plotly's traces, and each event's place and words."""

from __future__ import annotations

from datetime import date
from typing import Any

from timeline.figure.sheet import Drawn, Sheet
from timeline.figure.spans import SOLID, iso
from timeline.figure.traces import colors_of, layout_of, traces_of
from timeline.page.inert import plain
from timeline.wording import Wording, load_wording, say_day, say_when

_RANKS = {"major": 0, None: 1, "minor": 2}


def live_data(wide: Sheet, narrow: Sheet, language: str, as_of: date | None) -> dict[str, Any]:
    """The JSON block. Both sheets hold the same events in the same order; they differ in rows only."""
    words = load_wording(language)
    traces = traces_of(wide, "light")
    return {
        "language": language,
        "asOf": as_of.isoformat() if as_of else None,
        "domain": [iso(wide.domain.start), iso(wide.domain.end)],
        "traces": traces,
        "layout": layout_of(wide, "light"),
        "config": {
            "staticPlot": True,
            "displayModeBar": False,
            "displaylogo": False,
            "showSendToCloud": False,
            "responsive": False,
        },
        "colors": {"light": colors_of(traces), "dark": colors_of(traces_of(wide, "dark"))},
        "sheets": {
            sheet.measures.name: {
                "height": sheet.height,
                "row": sheet.measures.row,
                "font": sheet.measures.font,
                "axis": sheet.measures.axis,
                "y": [item.y for item in sheet.drawn],
            }
            for sheet in (wide, narrow)
        },
        "events": [_event(item, language) for item in wide.drawn],
        "words": {
            "today": say_today(words, as_of),
            "chart": words("page.chart"),
            "months": words.sequence("dates.months_short"),
            "day": words("dates.day_of_year", day="{day}", month="{month}"),
            "month": words("dates.month", month="{month}", year="{year}"),
        },
    }


def say_today(words: Wording, as_of: date | None) -> str:
    """What stands at the line for today, which an as-of day takes the place of."""
    return words("page.as_of", date=say_day(as_of, words.language)) if as_of else words("page.today")


def _event(item: Drawn, language: str) -> dict[str, Any]:
    event, span = item.event, item.span
    words = load_wording(language)
    notes = [words(f"status.{event.status}")] if event.status != "happened" else []
    notes += [words(f"review.{event.review}")] if event.review else []
    solid = [piece for piece in span.stretches if span.lasts and piece.strength == SOLID]
    return {
        "id": event.id,
        "title": plain(event.title),
        "date": say_when(event.date, language),
        "lane": item.lane.number,
        "laneLabel": plain(item.lane.label),
        "notes": notes,
        "status": event.status,
        "hollow": event.review == "proposed",
        "rank": _RANKS[event.importance],
        "radius": item.radius + (3 if event.status == "planned" else 0),
        "mark": iso(span.mark),
        "from": iso(span.first),
        "to": iso(span.last),
        "solid": [iso(solid[0].start), iso(solid[0].end)] if solid else None,
        "opens": [span.opens_left, span.opens_right],
    }
