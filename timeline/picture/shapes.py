"""What a picture consists of: a short list of plain shapes that every writer can draw.

Lengths are units of the picture, which its writer scales to the size that was asked for; y runs down.
Colours are #rrggbb; None is not painted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Weight = Literal["regular", "semibold"]
Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a shape is filled and outlined."""

    fill: str | None = None
    line: str | None = None
    width: float = 0.0
    opacity: float = 1.0
    dash: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with its top left corner at x, y."""

    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around x, y."""

    x: float
    y: float
    radius: float
    paint: Paint


@dataclass(frozen=True, slots=True)
class Line:
    """Points joined by straight lines; a closed one is a polygon."""

    points: tuple[Point, ...]
    paint: Paint
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text on the baseline y. `width` is what it takes in the picture's own face.

    `tracking` is added after every character; `struck` draws a line through it.
    """

    x: float
    y: float
    text: str
    size: float
    color: str
    width: float
    weight: Weight = "regular"
    anchor: Anchor = "start"
    tracking: float = 0.0
    struck: bool = False

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together, and what they show, in words."""

    title: str
    shapes: tuple[Rect | Circle | Line | Text, ...]


Shape: TypeAlias = Rect | Circle | Line | Text | Group


@dataclass(frozen=True, slots=True)
class Page:
    """Shapes on a ground of one colour."""

    width: float
    height: float
    paper: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what it is in words. `scale` turns its units into pixels of 1/96 inch.

    The first page has the size that was asked for; further ones hold the notes.
    """

    title: str
    description: str
    language: str
    scale: float
    pages: tuple[Page, ...]
