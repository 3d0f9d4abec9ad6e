"""A picture as PNG: drawn several times too large and made smaller, so that every edge is smooth."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from math import dist
from typing import TYPE_CHECKING

from timeline.picture.shapes import (
    Circle,
    Group,
    Line,
    Page,
    Paint,
    Picture,
    Point,
    Rect,
    Shape,
    Text,
    Weight,
)
from timeline.picture.size import PER_INCH, Size
from timeline.picture.typeface import advance_of, drawable, font_file

if TYPE_CHECKING:
    from PIL.Image import Image as PillowImage
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_MOST_DOTS = 60_000_000  # of the large drawing


def png(picture: Picture, size: Size) -> bytes:
    """The first page of a picture, which may be higher than `size` by its notes."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    page = picture.pages[0]
    dots = size.dots_per_pixel
    width = round(size.width.pixels * dots)
    height = round(page.height * picture.scale * dots)
    times = next((n for n in (4, 3, 2) if width * height * n * n <= _MOST_DOTS), 1)
    large = _drawn(page, width * times, height * times, width * times / page.width)
    image = large.resize((width, height), Image.Resampling.BOX) if times > 1 else large
    said = PngInfo()
    said.add_itxt("Title", picture.title, picture.language)
    said.add_itxt("Description", picture.description, picture.language)
    data = BytesIO()
    image.save(data, "PNG", dpi=(PER_INCH * dots, PER_INCH * dots), pnginfo=said, optimize=True)
    return data.getvalue()


def _drawn(page: Page, width: int, height: int, scale: float) -> PillowImage:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (width, height), page.paper)
    brush = _Brush(ImageDraw.Draw(image, "RGBA"), scale)
    for shape in page.shapes:
        brush.draw(shape)
    return image


class _Brush:
    """Draws shapes; `scale` turns their units into dots."""

    def __init__(self, canvas: ImageDraw, scale: float) -> None:
        self._canvas = canvas
        self._scale = scale

    def draw(self, shape: Shape) -> None:
        match shape:
            case Group():
                for one in shape.shapes:
                    self.draw(one)
            case Rect():
                self._rect(shape)
            case Circle():
                self._circle(shape)
            case Line():
                self._line(shape)
            case Text():
                self._text(shape)

    def _rect(self, rect: Rect) -> None:
        paint, scale = rect.paint, self._scale
        half = paint.width / 2 if paint.line else 0
        if paint.line:
            self._filled(rect, half, _ink(paint.line, paint.opacity))
        if paint.fill:
            self._filled(rect, -half, _ink(paint.fill, paint.opacity))
        assert scale > 0

    def _filled(self, rect: Rect, grow: float, ink: str) -> None:
        scale = self._scale
        left, top = round((rect.x - grow) * scale), round((rect.y - grow) * scale)
        right = max(round((rect.x + rect.width + grow) * scale) - 1, left)
        foot = max(round((rect.y + rect.height + grow) * scale) - 1, top)
        radius = max(min(rect.radius + grow, rect.width / 2 + grow, rect.height / 2 + grow), 0) * scale
        if rect.radius and radius >= 1:
            self._canvas.rounded_rectangle((left, top, right, foot), radius, fill=ink)
        else:
            self._canvas.rectangle((left, top, right, foot), fill=ink)

    def _circle(self, circle: Circle) -> None:
        paint = circle.paint
        half = paint.width / 2 if paint.line else 0
        outer, inner = circle.radius + half, circle.radius - half
        if paint.fill and paint.line:
            self._disc(circle, outer, _ink(paint.line))
        if paint.fill:
            self._disc(circle, inner, _ink(paint.fill))
        elif paint.line:
            box = self._box(circle, outer)
            self._canvas.ellipse(
                box, outline=_ink(paint.line), width=max(1, round(paint.width * self._scale))
            )

    def _disc(self, circle: Circle, radius: float, ink: str) -> None:
        self._canvas.ellipse(self._box(circle, radius), fill=ink)

    def _box(self, circle: Circle, radius: float) -> tuple[float, float, float, float]:
        scale = self._scale
        x, y = circle.x * scale, circle.y * scale
        return (x - radius * scale, y - radius * scale, x + radius * scale, y + radius * scale)

    def _line(self, line: Line) -> None:
        paint, scale = line.paint, self._scale
        points = [(x * scale, y * scale) for x, y in line.points]
        if paint.fill and line.closed:
            self._canvas.polygon(points, fill=_ink(paint.fill, paint.opacity))
        if not paint.line:
            return
        if line.closed:
            points += points[:2]
        width = max(1, round(paint.width * scale))
        for part in _dashes(points, paint, scale) if paint.dash else [points]:
            self._canvas.line(part, fill=_ink(paint.line), width=width, joint="curve")

    def _text(self, text: Text) -> None:
        """Every character at its own place, so that a text is as wide here as anywhere."""
        font = _font(text.weight, text.size * self._scale)
        x, y = text.left * self._scale, text.y * self._scale
        for sign in drawable(text.text):
            if not sign.isspace():
                self._canvas.text((x, y), sign, fill=text.color, font=font, anchor="ls")
            x += (advance_of(sign, text.weight) * text.size + text.tracking) * self._scale
        if text.struck:
            middle = text.y - text.size * 0.26
            line = Paint(line=text.color, width=text.size * 0.06)
            self._line(Line(((text.left, middle), (text.left + text.width, middle)), line))


@lru_cache(maxsize=16)
def _font(weight: Weight, size: float) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(font_file(weight)), size, layout_engine=ImageFont.Layout.BASIC)


def _dashes(points: list[Point], paint: Paint, scale: float) -> list[list[Point]]:
    """The dashes of a straight line."""
    assert paint.dash
    on, off = (part * scale for part in paint.dash)
    (x1, y1), (x2, y2) = points
    length = dist(*points)
    parts, at = [], 0.0
    while at < length:
        start, end = at / length, min(at + on, length) / length
        parts.append([(x1 + (x2 - x1) * share, y1 + (y2 - y1) * share) for share in (start, end)])
        at += on + off
    return parts


def _ink(color: str, opacity: float = 1.0) -> str:
    return f"{color}{round(opacity * 255):02x}"
