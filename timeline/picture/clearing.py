"""Labels kept clear of everything beside, above and below them: what stands in their way shortens or removes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.picture.shapes import Circle, Line, Rect, Text

_ABOVE, _BELOW = 0.72, 0.22  # of the size of a text: how far it reaches from its baseline
_APART = 8.0  # between two labels, beside the air of either
_NUDGE = 12.0  # by which a label may move away from its mark
_AIR = 3.5  # between a label and whatever stands on its line


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether both have a part in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def box_of(shape: Rect | Circle | Line | Text) -> Box:
    """What a shape covers."""
    if isinstance(shape, Text):
        above, below = shape.size * _ABOVE, shape.size * _BELOW
        return Box(shape.left, shape.y - above, shape.left + shape.width, shape.y + below)
    half = shape.paint.width / 2 if shape.paint.line else 0.0
    if isinstance(shape, Rect):
        left, top, right, bottom = shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    elif isinstance(shape, Circle):
        left, top = shape.x - shape.radius, shape.y - shape.radius
        right, bottom = shape.x + shape.radius, shape.y + shape.radius
    else:
        left, right = min(x for x, _ in shape.points), max(x for x, _ in shape.points)
        top, bottom = min(y for _, y in shape.points), max(y for _, y in shape.points)
    return Box(left - half, top - half, right + half, bottom + half)


def spaced(text: Text) -> Box:
    """What a label covers for other labels: two on one line must not read as one sentence."""
    box = box_of(text)
    return Box(box.left - _APART, box.top, box.right + _APART, box.bottom)


def free_width(text: Text, obstacles: Iterable[Box]) -> float:
    """How wide a label may be from where it is tied, before it comes near an obstacle; 0 where one is there at once."""
    own, free = box_of(text), text.width
    near = Box(own.left - _AIR, own.top, own.right + _AIR, own.bottom)
    for box in obstacles:
        if near.meets(box):
            room = box.left - own.left if text.anchor == "start" else own.right - box.right
            free = min(free, max(room - _AIR, 0.0))
    return free


def nudged(text: Text, obstacles: Iterable[Box]) -> Text:
    """The label moved off what stands right where it is tied, by little."""
    own = box_of(text)
    if text.anchor == "start":
        start = Box(own.left - _AIR, own.top, own.left + _NUDGE - _AIR, own.bottom)
        by = max((box.right + _AIR - own.left for box in obstacles if start.meets(box)), default=0.0)
    else:
        start = Box(own.right - _NUDGE + _AIR, own.top, own.right + _AIR, own.bottom)
        by = min((box.left - _AIR - own.right for box in obstacles if start.meets(box)), default=0.0)
    return replace(text, x=text.x + by + (0.01 if by > 0 else -0.01)) if 0 < abs(by) <= _NUDGE else text


class Obstacles:
    """Boxes, to be asked for those near a label."""

    def __init__(self, cell: float = 64.0) -> None:
        self._cell = cell
        self._boxes: dict[int, list[tuple[int, Box]]] = {}

    def add(self, owner: int, boxes: Iterable[Box]) -> None:
        """Note the boxes of an event, whose own label they do not hinder."""
        for box in boxes:
            for column in self._columns(box):
                self._boxes.setdefault(column, []).append((owner, box))

    def near(self, box: Box, owner: int) -> Iterator[Box]:
        """The boxes of others that may meet this one."""
        for column in self._columns(box):
            yield from (other for own, other in self._boxes.get(column, ()) if own != owner)

    def _columns(self, box: Box) -> Sequence[int]:
        return range(int(box.left // self._cell), int(box.right // self._cell) + 1)
