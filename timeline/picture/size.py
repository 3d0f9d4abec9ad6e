"""Sizes as people write them: 160mm, 6.3in, 1200px, 160mmx90mm, 1200x675."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.picture.errors import PictureError

PER_INCH = 96.0  # pixels, as in CSS
_PIXELS = {"px": 1.0, "mm": PER_INCH / 25.4, "cm": PER_INCH / 2.54, "in": PER_INCH, "pt": PER_INCH / 72}
_PRINT_DPI = 300  # of a PNG whose size is given in a unit of paper
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|mm|cm|in|pt)?\s*", re.IGNORECASE | re.ASCII)
_HINT = "write 160mm, 16cm, 6.3in or 1200px"
_MOST = 20_000.0  # pixels; PDF ends at 200 inches


@dataclass(frozen=True, slots=True)
class Length:
    """A length in pixels of 1/96 inch, and the unit that it was given in."""

    pixels: float
    unit: str

    @classmethod
    def parse(cls, text: str | float) -> Length:
        """A number with a unit; a bare number is pixels.

        Raises:
            PictureError: it is none, or no size for a picture.
        """
        found = _LENGTH.fullmatch(str(text))
        if not found:
            raise PictureError(f"'{text}' is not a length: {_HINT}")
        unit = (found[2] or "px").lower()
        pixels = float(found[1]) * _PIXELS[unit]
        if not 0 < pixels <= _MOST:
            raise PictureError(f"'{text}' is no size for a picture: {_HINT}")
        return cls(pixels, unit)

    @property
    def is_print(self) -> bool:
        """Whether it was given in a unit of paper."""
        return self.unit != "px"

    @property
    def points(self) -> float:
        """The same in points of 1/72 inch."""
        return self.pixels * 72 / PER_INCH

    def said(self) -> str:
        """As it is written in a message and in SVG: 160mm, 1200px."""
        return f"{round(self.pixels / _PIXELS[self.unit], 2):g}{self.unit}"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a picture."""

    width: Length
    height: Length

    @classmethod
    def parse(cls, text: str) -> Size:
        """Width and height with an x between them: 160mmx90mm, 160x90mm, 1200x675.

        Raises:
            PictureError: it is no size.
        """
        sides = re.split(r"[xX×]", text)
        if len(sides) != 2:
            raise PictureError(f"'{text}' is not a size: write 160mmx90mm, or 1200x675 for pixels")
        shared = re.search(r"[a-zA-Z]+\s*$", sides[1])
        if shared and not re.search(r"[a-zA-Z]", sides[0]):
            sides[0] += shared[0]
        return cls(Length.parse(sides[0]), Length.parse(sides[1]))

    @property
    def is_print(self) -> bool:
        """Whether the picture is for paper."""
        return self.width.is_print

    @property
    def dots_per_pixel(self) -> float:
        """How many dots of a PNG a pixel of 1/96 inch has: for paper, 300 dots an inch."""
        return _PRINT_DPI / PER_INCH if self.is_print else 1.0
