"""The sheet as a drawing that needs no script: the same geometry as the live chart, as SVG for the template.

Across, everything is a percentage and down it is pixels, so the drawing fills any width unscaled.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from timeline.layout.forms import tick_words
from timeline.layout.glyphs import RADII, RANKS, bars_of, is_disputed, is_outline
from timeline.layout.sheet import Band, Drawn, Sheet
from timeline.layout.theme import symbol
from timeline.layout.ticks import Tick, ticks_of
from timeline.page.inert import plain
from timeline.page.live import say_today
from timeline.schema import Event
from timeline.wording import Wording, load_wording

_BETWEEN = 2  # pixels of paper between two lanes


def picture_of(sheet: Sheet, language: str, as_of: date | None = None) -> dict[str, Any]:
    """The axis and a drawing a lane, so that paper can break between lanes; each with all its numbers."""
    words = load_wording(language)
    ticks = tick_places(sheet, ticks_of(sheet.domain, sheet.measures.width), language)
    events: dict[int, list[dict[str, Any]]] = {band.lane.number: [] for band in sheet.bands}
    tops = {band.lane.number: band.top for band in sheet.bands}
    for item in sheet.drawn:
        number = item.lane.number
        events[number].append(_event(item, sheet, tops[number]))
    today = sheet.share(as_of.toordinal() + 0.5) if as_of else 2.0  # beyond the sheet where nobody knows it
    return {
        "name": sheet.measures.name,
        "height": _number(sheet.height),
        "axis": _number(sheet.measures.axis),
        "ticks": ticks,
        "today_words": say_today(words, as_of),
        "today": _percent(today) if 0 <= today <= 1 else "",
        "future": _percent(1 - max(today, 0)) if today <= 1 else "",
        "future_from": _percent(max(today, 0)),
        "lanes": [_lane(band, sheet, events[band.lane.number], words) for band in sheet.bands],
    }


def tick_places(sheet: Sheet, ticks: Sequence[Tick], language: str) -> list[dict[str, str]]:
    """Where the ticks stand, and what they say."""
    return [{"x": _percent(sheet.share(tick.day)), "text": tick_words(tick, language)} for tick in ticks]


def curve(heights: Sequence[float], width: int = 1000, height: int = 100) -> str:
    """A density as the path of a filled area, in a box that is stretched over the chart."""
    step = width / len(heights)
    points = [
        f"L{_number((index + 0.5) * step)},{_number(height * (1 - share))}"
        for index, share in enumerate(heights)
    ]
    return f"M0,{height}{''.join(points)}L{width},{height}Z"


def _lane(band: Band, sheet: Sheet, events: list[dict[str, Any]], words: Wording) -> dict[str, Any]:
    measures = sheet.measures
    top = measures.heading + measures.row
    return {
        "number": band.lane.number,
        "label": plain(band.lane.label),
        "height": _number(band.height),
        "ground": _number(band.height - _BETWEEN),
        "events": events,
        "count": words.count("page.count", len(band.lane.events)) if band.is_dense else "",
        "curve": curve(band.heights) if band.is_dense else "",
        "curve_top": _number(top),
        "curve_height": _number(band.height - _BETWEEN - top),
    }


def _event(item: Drawn, sheet: Sheet, top: float) -> dict[str, Any]:
    event, span, measures = item.event, item.span, sheet.measures
    y = item.y - top
    thick = measures.bar if span.lasts else measures.extent
    radius = RADII[RANKS[event.importance]]
    pieces = bars_of(event, span)
    bars = [
        {
            "x": _percent(sheet.share(piece.start)),
            "width": _percent((piece.end - piece.start) / sheet.domain.length),
            "y": _number(y - thick / 2),
            "height": _number(thick),
            "opacity": _number(piece.strength),
            "round": 4 if len(pieces) == 1 else 0,
            "hollow": is_outline(event, span),
        }
        for piece in pieces
    ]
    arrows = [(span.first, "left")] * span.opens_left + [(span.last, "right")] * span.opens_right
    return {
        "lane": item.lane.number,
        "status": event.status,
        "looks": _looks(event),
        "disputed": is_disputed(event),
        "fork": _number(-radius - 4),
        "doubtful": event.date.is_approximate,
        "x": _percent(sheet.share(span.mark)),
        "y": _number(y),
        "radius": _number(radius),
        "ring": _number(radius + 3),
        "symbol": symbol(item.lane.number).path,
        "bars": bars,
        "arrows": [{"x": _percent(sheet.share(day)), "side": side} for day, side in arrows],
        "label": _label(item, sheet, y),
    }


def _looks(event: Event) -> str:
    """The classes of an event that looks other than most; none for those."""
    classes = {
        event.status: event.status != "happened",
        "hollow": event.review == "proposed",
        "major": event.importance == "major",
    }
    return " ".join(f"tl-{name}" for name, is_so in classes.items() if is_so)


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


def _percent(share: float) -> str:
    return f"{_number(share * 100)}%"


def _number(value: float) -> str:
    """A number without needless digits, the same on every machine."""
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
