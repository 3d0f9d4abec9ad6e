"""What stands around the chart: heading above, axis, legend below. Each takes a height and gives shapes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from timeline.layout.forms import tick_words
from timeline.layout.theme import LanePaint, Theme
from timeline.layout.ticks import Tick
from timeline.picture.fitting import SMALL
from timeline.picture.plain_text import broken
from timeline.picture.shapes import Circle, Line, Paint, Rect, Shape, Text
from timeline.picture.signs import sample
from timeline.picture.typeface import width_of
from timeline.wording import Wording

AXIS = 22.0  # its height

_TITLE, _TITLE_LINE = 19.0, 23.0
_DESCRIPTION, _DESCRIPTION_LINE = 12.5, 16.0
_HEADING_SHARE = 0.16  # of the height of a picture, for its description to stay
_LEGEND_LINE, _LEGEND_GAP, _LEGEND_AIR = 19.0, 14.0, 6.0


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of shapes, drawn from 0, 0 on."""

    height: float
    shapes: tuple[Shape, ...]


def heading(title: str, description: str, width: float, height: float, theme: Theme) -> Block:
    """The title on two lines at most, and the description where it takes little of the picture's height."""
    shapes: list[Shape] = []
    y = 0.0
    for line in broken(title, width, _TITLE, "semibold", most=2):
        y += _TITLE_LINE
        wide = width_of(line, _TITLE, "semibold")
        shapes.append(Text(0, y - 7, line, _TITLE, theme.ink, wide, "semibold"))
    lines = broken(description, width, _DESCRIPTION, most=4)
    if lines and len(lines) < 4 and y + len(lines) * _DESCRIPTION_LINE <= height * _HEADING_SHARE:
        for line in lines:
            y += _DESCRIPTION_LINE
            shapes.append(Text(0, y - 5, line, _DESCRIPTION, theme.grey, width_of(line, _DESCRIPTION)))
    return Block(y + 5, tuple(shapes))


def axis(
    ticks: Sequence[Tick],
    across: Callable[[float], float],
    language: str,
    theme: Theme,
    edges: tuple[float, float],
    today: tuple[float, str] | None,
) -> list[Shape]:
    """What the ticks say, centred over them but within the edges; today pushes them away."""
    shapes: list[Shape] = []
    taken: list[tuple[float, float]] = []

    def say(x: float, words: str, color: str, weight: str) -> None:
        own = width_of(words, SMALL, "semibold" if weight == "semibold" else "regular")
        left = min(max(x - own / 2, edges[0]), edges[1] - own)
        if any(left < end + 6 and start < left + own + 6 for start, end in taken):
            return
        taken.append((left, left + own))
        face = "semibold" if weight == "semibold" else "regular"
        shapes.append(Text(left, AXIS - 7, words, SMALL, color, own, face))  # type: ignore[arg-type]

    if today:
        say(*today, theme.accent, "semibold")
    for tick in ticks:
        say(across(tick.day), tick_words(tick, language), theme.grey, "regular")
    return shapes


def legend(forms: Sequence[str], words: Wording, width: float, paint: LanePaint, theme: Theme) -> Block:
    """A sample and a word for each form, on as many lines as it takes."""
    shapes: list[Shape] = []
    x, y = 0.0, _LEGEND_AIR
    for form in forms:
        said = words(f"legend.{form}")
        own = width_of(said, SMALL)
        drawn, wide = sample(form, x, y + _LEGEND_LINE / 2, paint, theme)
        if x and x + wide + 6 + own > width:
            x, y = 0.0, y + _LEGEND_LINE
            drawn, wide = sample(form, x, y + _LEGEND_LINE / 2, paint, theme)
        shapes += drawn
        shapes.append(Text(x + wide + 5, y + _LEGEND_LINE / 2 + 4, said, SMALL, theme.grey, own))
        x += wide + 5 + own + _LEGEND_GAP
    return Block(y + _LEGEND_LINE if forms else 0.0, tuple(shapes))


def moved(shapes: Sequence[Shape], dx: float, dy: float) -> list[Shape]:
    """The same shapes elsewhere."""
    return [_moved(shape, dx, dy) for shape in shapes]


def _moved(shape: Shape, dx: float, dy: float) -> Shape:
    from dataclasses import replace

    if isinstance(shape, Line):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    if isinstance(shape, Rect | Circle | Text):
        return replace(shape, x=shape.x + dx, y=shape.y + dy)
    return replace(shape, shapes=tuple(_moved(one, dx, dy) for one in shape.shapes))  # type: ignore[misc]


def rule(x: float, top: float, bottom: float, paint: Paint) -> Line:
    """An upright line."""
    return Line(((x, top), (x, bottom)), paint)
