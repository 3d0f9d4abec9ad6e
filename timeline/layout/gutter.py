"""The names of the lanes beside them: how wide the gutter is that they stand in, and how many lines each takes."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.layout.labels import text_width

SIZE = 12.0  # pixels of the bold letters of a name
LINE = 15.0  # pixels from line to line
AIR = 16.0  # beside a name, on both sides
COUNT = 42.0  # pixels below the name of a crowd, which says how many it is and what to do

_WIDTHS = range(96, 157, 6)  # pixels, the least first; the least has room for what a crowd says of itself
_SAFETY = 1.08  # a name that needs a line more than was thought is cut
_FEW = 2  # lines that a name should do with
_MOST = 3  # lines that are ever shown


def gutter_of(names: Sequence[str]) -> float:
    """The least width in pixels at which no name needs more than two lines, or else the greatest that is allowed."""
    return AIR + next(
        (width for width in _WIDTHS if all(_lines(name, width) <= _FEW for name in names)), _WIDTHS[-1]
    )


def name_height(name: str, gutter: float) -> float:
    """How many pixels a name takes down the page in a gutter of that width; none where there is no gutter."""
    if not gutter:
        return 0.0
    return min(_lines(name, gutter - AIR), _MOST) * LINE


def _lines(name: str, width: float) -> int:
    lines, room = 1, width
    for word in name.split():
        long = text_width(f"{word} ", SIZE, bold=True) * _SAFETY
        if long > width:
            return _MOST + 1  # a word that must be broken
        if long > room:
            lines, room = lines + 1, width
        room -= long
    return lines
