"""The sheet as Plotly's traces and layout: plain data, so that a page needs no Plotly to be written."""

from __future__ import annotations

from typing import Any

from timeline.figure.sheet import Drawn, Sheet
from timeline.figure.spans import Stretch, iso
from timeline.figure.theme import LanePaint, Scheme, Theme, symbol

_DAY = 86_400_000  # milliseconds: a bar on a date axis is as long as that
PLANNED_FILL = 0.4
_CLEAR = "rgba(0,0,0,0)"


def traces_of(sheet: Sheet, scheme: Scheme = "light") -> list[dict[str, Any]]:
    """Bars first, then rings, marks, doubts, strikes and arrows. Each trace says in `meta` what it is."""
    theme = Theme(scheme)
    drawn = [(item, theme.lane(item.lane.number, item.lane.color)) for item in sheet.drawn]
    bars = [(item, paint, piece) for item, paint in drawn for piece in item.bars]
    whole = [bar for bar in bars if len(bar[0].bars) == 1]
    pieces = [bar for bar in bars if len(bar[0].bars) > 1]
    return [
        _bars("bars", whole, sheet, theme, radius=4),
        _bars("pieces", pieces, sheet, theme, radius=0),
        _rings([pair for pair in drawn if pair[0].event.status == "planned"]),
        _marks(drawn, theme),
        _doubts([pair for pair in drawn if pair[0].event.date.is_approximate], theme),
        _strikes([pair for pair in drawn if pair[0].event.status == "cancelled"], theme),
        _arrows(drawn),
    ]


def layout_of(sheet: Sheet, scheme: Scheme = "light") -> dict[str, Any]:
    """Axes without ornament: days across, pixels down. The page draws bands, ticks and names itself."""
    theme = Theme(scheme)
    bare = {"visible": False, "fixedrange": True, "autorange": False}
    return {
        "template": {},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "font": {"color": theme.ink},
        "barmode": "overlay",
        "bargap": 0,
        "height": sheet.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
        "xaxis": {**bare, "type": "date", "range": [iso(sheet.domain.start), iso(sheet.domain.end)]},
        "yaxis": {**bare, "type": "linear", "range": [sheet.height, 0]},
    }


def _bars(
    role: str, bars: list[tuple[Drawn, LanePaint, Stretch]], sheet: Sheet, theme: Theme, radius: int
) -> dict[str, Any]:
    lasting = [item.span.lasts for item, _, _ in bars]
    hollow = [item.span.lasts and item.event.review == "proposed" for item, _, _ in bars]
    opacity = [
        piece.strength * (PLANNED_FILL if item.event.status == "planned" and item.span.lasts else 1)
        for item, _, piece in bars
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "meta": {"role": role},
        "customdata": [item.event.id for item, _, _ in bars],
        "base": [iso(piece.start) for _, _, piece in bars],
        "x": [round((piece.end - piece.start) * _DAY) for _, _, piece in bars],
        "y": [item.y for item, _, _ in bars],
        "width": [sheet.measures.bar if lasts else sheet.measures.extent for lasts in lasting],
        "hoverinfo": "skip",
        "marker": {
            "color": [
                theme.paper if empty else paint.color
                for (_, paint, _), empty in zip(bars, hollow, strict=True)
            ],
            "opacity": [
                round(1 if empty else share, 3) for share, empty in zip(opacity, hollow, strict=True)
            ],
            "cornerradius": radius,
            "line": {
                "color": [paint.color for _, paint, _ in bars],
                "width": [1.5 if empty else 0 for empty in hollow],
            },
        },
    }


def _scatter(role: str, items: list[Drawn], x: list[float], marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": {"role": role},
        "customdata": [item.event.id for item in items],
        "x": [iso(day) for day in x],
        "y": [item.y for item in items],
        "hoverinfo": "skip",
        "marker": {"opacity": 1, **marker},
    }


def _marks(drawn: list[tuple[Drawn, LanePaint]], theme: Theme) -> dict[str, Any]:
    hollow = [item.event.review == "proposed" for item, _ in drawn]
    paints = [paint for _, paint in drawn]
    marker = {
        "symbol": [symbol(item.lane.number).name for item, _ in drawn],
        "size": [item.radius * 2 for item, _ in drawn],
        "color": [theme.paper if empty else paint.color for paint, empty in zip(paints, hollow, strict=True)],
        "line": {
            "color": [
                paint.color if empty else paint.ground for paint, empty in zip(paints, hollow, strict=True)
            ],
            "width": [2 if empty else 1 for empty in hollow],
        },
    }
    items = [item for item, _ in drawn]
    return _scatter("marks", items, [item.span.mark for item in items], marker)


def _rings(drawn: list[tuple[Drawn, LanePaint]]) -> dict[str, Any]:
    colors = [paint.color for _, paint in drawn]
    marker = {
        "symbol": [f"{symbol(item.lane.number).name}-open" for item, _ in drawn],
        "size": [item.radius * 2 + 6 for item, _ in drawn],
        "color": colors,
        "line": {"color": colors, "width": 1.3},
    }
    items = [item for item, _ in drawn]
    return _scatter("rings", items, [item.span.mark for item in items], marker)


def _doubts(drawn: list[tuple[Drawn, LanePaint]], theme: Theme) -> dict[str, Any]:
    """A dot in the middle of a mark whose date somebody calls approximate or uncertain."""
    colors = [paint.color if item.event.review == "proposed" else paint.on_color for item, paint in drawn]
    marker = {"symbol": "circle", "size": 4, "color": colors, "line": {"color": colors, "width": 0}}
    items = [item for item, _ in drawn]
    return _scatter("doubts", items, [item.span.mark for item in items], marker)


def _strikes(drawn: list[tuple[Drawn, LanePaint]], theme: Theme) -> dict[str, Any]:
    colors = [theme.ink for _ in drawn]
    marker = {"symbol": "x-thin", "size": 15, "color": colors, "line": {"color": colors, "width": 1.8}}
    items = [item for item, _ in drawn]
    return _scatter("strikes", items, [item.span.mark for item in items], marker)


def _arrows(drawn: list[tuple[Drawn, LanePaint]]) -> dict[str, Any]:
    ends = [(item, paint, item.span.first, "triangle-left") for item, paint in drawn if item.span.opens_left]
    ends += [
        (item, paint, item.span.last, "triangle-right") for item, paint in drawn if item.span.opens_right
    ]
    colors = [paint.color for _, paint, _, _ in ends]
    marker = {
        "symbol": [shape for _, _, _, shape in ends],
        "size": 9,
        "color": colors,
        "line": {"color": colors, "width": 0},
    }
    return _scatter("arrows", [item for item, _, _, _ in ends], [day for _, _, day, _ in ends], marker)
