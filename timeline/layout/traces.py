"""The sheet as Plotly's traces and layout: plain data, so that a page needs no Plotly to be written."""

from __future__ import annotations

from typing import Any

from timeline.layout.glyphs import Glyph, bars_of, glyphs_of, is_outline
from timeline.layout.sheet import Drawn, Sheet
from timeline.layout.spans import Stretch, iso
from timeline.layout.theme import LanePaint, Scheme, Theme

_DAY = 86_400_000  # milliseconds: a bar on a date axis is as long as that
_CLEAR = "rgba(0,0,0,0)"


def traces_of(sheet: Sheet, scheme: Scheme = "light") -> list[dict[str, Any]]:
    """Bars first, then the marks, then what is laid over them. Each trace says in `meta` what it is."""
    theme = Theme(scheme)
    bars = [(item, piece) for item in sheet.drawn for piece in bars_of(item.event, item.span)]
    alone = [(item, piece) for item, piece in bars if len(bars_of(item.event, item.span)) == 1]
    pieces = [(item, piece) for item, piece in bars if len(bars_of(item.event, item.span)) > 1]
    glyphs = [
        (item, glyph, number)
        for item in sheet.drawn
        for number, glyph in enumerate(glyphs_of(item.event, item.span, item.lane.number))
    ]
    return [
        _bars("bars", alone, sheet, theme, radius=4),
        _bars("pieces", pieces, sheet, theme, radius=0),
        _signs("marks", [(item, glyph) for item, glyph, number in glyphs if number == 0], theme),
        _signs("signs", [(item, glyph) for item, glyph, number in glyphs if number > 0], theme),
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


def inks_of(theme: Theme, paint: LanePaint) -> dict[str, str]:
    """The colours that glyphs and bars name."""
    return {
        "color": paint.color,
        "ground": paint.ground,
        "on": paint.on_color,
        "paper": theme.paper,
        "ink": theme.ink,
        "clear": _CLEAR,
    }


def _inks(item: Drawn, theme: Theme) -> dict[str, str]:
    return inks_of(theme, theme.lane(item.lane.number, item.lane.color))


def _bars(
    role: str, bars: list[tuple[Drawn, Stretch]], sheet: Sheet, theme: Theme, radius: int
) -> dict[str, Any]:
    outlined = [is_outline(item.event, item.span) for item, _ in bars]
    inks = [_inks(item, theme) for item, _ in bars]
    return {
        "type": "bar",
        "orientation": "h",
        "meta": {"role": role},
        "customdata": [item.event.id for item, _ in bars],
        "base": [iso(piece.start) for _, piece in bars],
        "x": [round((piece.end - piece.start) * _DAY) for _, piece in bars],
        "y": [item.y for item, _ in bars],
        "width": [sheet.measures.bar if item.span.lasts else sheet.measures.extent for item, _ in bars],
        "hoverinfo": "skip",
        "marker": {
            "color": [own["paper" if empty else "color"] for own, empty in zip(inks, outlined, strict=True)],
            "opacity": [round(piece.strength, 3) for _, piece in bars],
            "cornerradius": radius,
            "line": {
                "color": [own["color"] for own in inks],
                "width": [1.5 if empty else 0 for empty in outlined],
            },
        },
    }


def _signs(role: str, signs: list[tuple[Drawn, Glyph]], theme: Theme) -> dict[str, Any]:
    inks = [_inks(item, theme) for item, _ in signs]
    glyphs = [glyph for _, glyph in signs]
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": {"role": role},
        "customdata": [item.event.id for item, _ in signs],
        "x": [
            iso({"mark": item.span.mark, "from": item.span.first, "to": item.span.last}[glyph.place])
            for item, glyph in signs
        ],
        "y": [item.y - glyph.rise for item, glyph in signs],
        "hoverinfo": "skip",
        "marker": {
            "opacity": 1,
            "symbol": [glyph.symbol for glyph in glyphs],
            "size": [glyph.size for glyph in glyphs],
            "color": [own[glyph.fill] for own, glyph in zip(inks, glyphs, strict=True)],
            "line": {
                "color": [own[glyph.line] for own, glyph in zip(inks, glyphs, strict=True)],
                "width": [glyph.width for glyph in glyphs],
            },
        },
    }
