"""The sheet as a drawing that needs no script: the same geometry as the live chart, as SVG for the template.

Across, everything is a percentage and down it is pixels, so the drawing fills any width unscaled.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from timeline.figure.sheet import Drawn, Sheet
from timeline.figure.theme import symbol
from timeline.figure.ticks import Tick, ticks_of
from timeline.page.inert import plain
from timeline.page.live import say_today
from timeline.wording import load_wording

_BETWEEN = 2  # pixels of paper between two lanes


def picture_of(sheet: Sheet, language: str, as_of: date | None = None) -> dict[str, Any]:
    """The axis and a drawing a lane, so that paper can break between lanes; each with all its numbers."""
    ticks = [
        {"x": _percent(sheet.share(tick.day)), "text": _tick_text(tick, language)}
        for tick in ticks_of(sheet.domain, sheet.measures.width)
    ]
    events: dict[int, list[dict[str, Any]]] = {band.lane.number: [] for band in sheet.bands}
    tops = {band.lane.number: band.top for band in sheet.bands}
    for item in sheet.drawn:
        number = item.lane.number
        events[number].append(_event(item, sheet, tops[number]))
    return {
        "name": sheet.measures.name,
        "axis": _number(sheet.measures.axis),
        "ticks": ticks,
        "today_words": say_today(load_wording(language), as_of),
        "today": _percent(sheet.share(as_of.toordinal() + 0.5)) if as_of and _is_shown(as_of, sheet) else "",
        "lanes": [
            {
                "number": band.lane.number,
                "label": plain(band.lane.label),
                "height": _number(band.height),
                "ground": _number(band.height - _BETWEEN),
                "events": events[band.lane.number],
            }
            for band in sheet.bands
        ],
    }


def _event(item: Drawn, sheet: Sheet, top: float) -> dict[str, Any]:
    event, span, measures = item.event, item.span, sheet.measures
    y = item.y - top
    thick = measures.bar if span.lasts else measures.extent
    hollow = event.review == "proposed"
    bars = [
        {
            "x": _percent(sheet.share(piece.start)),
            "width": _percent((piece.end - piece.start) / sheet.domain.length),
            "y": _number(y - thick / 2),
            "height": _number(thick),
            "opacity": _number(
                1 if hollow and span.lasts else piece.strength * _filling(event.status, span.lasts)
            ),
            "round": 4 if len(item.bars) == 1 else 0,
            "hollow": hollow and span.lasts,
        }
        for piece in item.bars
    ]
    arrows = [(span.first, "left")] * span.opens_left + [(span.last, "right")] * span.opens_right
    return {
        "lane": item.lane.number,
        "status": event.status,
        "hollow": hollow,
        "major": event.importance == "major",
        "x": _percent(sheet.share(span.mark)),
        "y": _number(y),
        "radius": _number(item.radius),
        "ring": _number(item.radius + 3),
        "symbol": symbol(item.lane.number).path,
        "bars": bars,
        "arrows": [{"x": _percent(sheet.share(day)), "side": side} for day, side in arrows],
        "label": _label(item, sheet, y),
    }


def _label(item: Drawn, sheet: Sheet, y: float) -> dict[str, Any] | None:
    """The label, anchored to the event's own ink so that it stays beside it in any width."""
    label, span = item.label, item.span
    if label is None:
        return None
    anchor = {"right": max(span.last, span.mark), "left": min(span.first, span.mark), "inside": span.mark}[
        label.side
    ]
    at = sheet.share(anchor)
    return {
        "x": _percent(at),
        "dx": _number(label.x - at * sheet.measures.width),
        "y": _number(y + sheet.measures.font * 0.35),
        "end": label.side == "left",
        "inside": label.side == "inside"
        and item.event.review != "proposed"
        and item.event.status != "planned",
        "text": plain(label.text),
    }


def _filling(status: str, lasts: bool) -> float:
    return 0.4 if status == "planned" and lasts else 1.0


def _tick_text(tick: Tick, language: str) -> str:
    words, day = load_wording(language), date.fromordinal(tick.day)
    if tick.unit == "year":
        return str(day.year)
    month = words.sequence("dates.months_short")[day.month - 1]
    if tick.unit == "month":
        return words("dates.month", month=month, year=day.year)
    return words("dates.day_of_year", day=day.day, month=month)


def _is_shown(day: date, sheet: Sheet) -> bool:
    return sheet.domain.start <= day.toordinal() <= sheet.domain.end


def _percent(share: float) -> str:
    return f"{_number(share * 100)}%"


def _number(value: float) -> str:
    """A number without needless digits, the same on every machine."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
