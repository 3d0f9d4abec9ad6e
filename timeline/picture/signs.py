"""An event as shapes: its bars and marks, the same signs as on the page."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from timeline.layout.glyphs import Glyph, bars_of, glyphs_of, is_outline
from timeline.layout.sheet import Drawn
from timeline.layout.theme import LanePaint, Theme, sign_paths
from timeline.layout.traces import inks_of
from timeline.picture.shapes import Circle, Line, Paint, Point, Rect

_STEP = re.compile(r"([MLHVZ])([^MLHVZ]*)")


class Across:
    """Where days stand across the chart."""

    def __init__(self, start: float, length: float, left: float, width: float) -> None:
        self._start, self._scale, self._left = start, width / length, left

    def __call__(self, day: float) -> float:
        return self._left + (day - self._start) * self._scale


def bars(item: Drawn, y: float, across: Across, paint: LanePaint, theme: Theme, thick: float) -> list[Rect]:
    """The pieces of an event's bar, as solid as what is known."""
    pieces = bars_of(item.event, item.span)
    outlined = is_outline(item.event, item.span)
    rects = []
    for piece in pieces:
        left, right = across(piece.start), across(piece.end)
        own = Paint(paint.color, opacity=round(piece.strength, 3))
        if outlined:
            own = Paint(theme.paper, paint.color, 1.5)
        radius = min(4.0, (right - left) / 2) if len(pieces) == 1 else 0.0
        rects.append(Rect(left, y - thick / 2, right - left, thick, own, radius))
    return rects


def signs(
    item: Drawn, y: float, across: Across, paint: LanePaint, theme: Theme, *, lower: float = 0.0
) -> list[Circle | Line]:
    """The mark of an event and what is laid over it or stands beside it; what rises above it comes down by `lower`."""
    days = {"mark": item.span.mark, "from": item.span.first, "to": item.span.last}
    shapes: list[Circle | Line] = []
    for glyph in glyphs_of(item.event, item.span, item.lane.number):
        shapes += sign(
            glyph,
            across(days[glyph.place]),
            y - max(glyph.rise - lower, 0.0),
            paint,
            theme,
        )
    return shapes


def sign(glyph: Glyph, x: float, y: float, paint: LanePaint, theme: Theme) -> list[Circle | Line]:
    """One sign around x, y."""
    inks: dict[str, str | None] = {**inks_of(theme, paint), "clear": None}
    own = Paint(inks[glyph.fill], inks[glyph.line] if glyph.width else None, glyph.width)
    if glyph.symbol == "circle":
        return [Circle(x, y, glyph.size / 2, own)]
    return [
        Line(tuple((x + dx * glyph.size / 2, y + dy * glyph.size / 2) for dx, dy in points), own, closed)
        for points, closed in _outline(glyph.symbol)
    ]


@lru_cache(maxsize=32)
def _outline(name: str) -> tuple[tuple[tuple[Point, ...], bool], ...]:
    """The path of a sign as lines, closed or open."""
    lines: list[tuple[tuple[Point, ...], bool]] = []
    points: list[Point] = []
    for step, numbers in _STEP.findall(sign_paths()[name]):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if step == "Z":
            lines.append((tuple(points), True))
            points = []
        elif step in "HV":
            x, y = points[-1]
            points.append((values[0], y) if step == "H" else (x, values[0]))
        else:
            if step == "M" and points:
                lines.append((tuple(points), False))
                points = []
            points += list(zip(values[::2], values[1::2], strict=True))
    return (*lines, (tuple(points), False)) if points else tuple(lines)


def curve(
    heights: tuple[float, ...], left: float, top: float, width: float, height: float, color: str
) -> Line:
    """The density of a crowd as an area."""
    step = width / len(heights)
    points = [
        (left + (number + 0.5) * step, top + height * (1 - share)) for number, share in enumerate(heights)
    ]
    foot = top + height
    return Line(((left, foot), *points, (left + width, foot)), Paint(color, opacity=0.42), closed=True)


def sample(
    form: str, x: float, y: float, paint: LanePaint, theme: Theme
) -> tuple[list[Rect | Circle | Line], float]:
    """A small example of a form for the legend, from x on around the height y, and how wide it is."""
    half = 14.0 if form in {"imprecise", "period", "open", "crowd"} else 9.0
    middle, color = x + half, Paint(paint.color)
    shapes: list[Rect | Circle | Line] = []
    if form == "imprecise":
        shapes.append(Rect(x, y - 4.5, 2 * half, 9, Paint(paint.color, opacity=0.26), 4))
    elif form == "period":
        shapes.append(Rect(x, y - 5.5, 2 * half, 11, color, 4))
    elif form == "open":
        edges = [x, x + 8, x + 14, x + 19]
        for (left, right), strength in zip(pairwise(edges), (1.0, 0.6, 0.3), strict=True):
            shapes.append(Rect(left, y - 5.5, right - left, 11, Paint(paint.color, opacity=strength)))
        shapes += sign(Glyph("triangle-right", 9.0, "color", "clear", 0.0), x + 23.5, y, paint, theme)
    elif form == "crowd":
        shapes.append(curve((0.0, 0.2, 1.0, 0.5, 0.6, 0.1), x, y - 6, 2 * half, 12, paint.color))
    if form in {"imprecise", "doubtful", "planned", "cancelled", "disputed"}:
        shapes.append(Circle(middle, y, 4.5, color))
    extra = {
        "doubtful": Glyph("circle", 3.6, "on", "clear", 0.0),
        "planned": Glyph("circle", 14.5, "clear", "color", 1.3),
        "cancelled": Glyph("x-thin", 12.5, "clear", "ink", 1.6),
        "disputed": Glyph("y-down", 5.0, "clear", "ink", 1.4),
        "proposed": Glyph("circle", 9.5, "paper", "color", 2.0),
    }
    if form in extra:
        shapes += sign(extra[form], middle, y - (7.5 if form == "disputed" else 0), paint, theme)
    return shapes, 2 * half
