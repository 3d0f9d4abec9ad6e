"""A picture as PDF: vectors and text in an embedded face, no clock and nothing random in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from timeline.picture.shapes import Circle, Group, Line, Paint, Picture, Rect, Shape, Text, Weight
from timeline.picture.size import Size
from timeline.picture.typeface import drawable, font_file

if TYPE_CHECKING:
    from fpdf import FPDF

_NO_CLOCK = datetime(1970, 1, 1, tzinfo=UTC)  # in place of now, which would change every file
_NAMES: dict[Weight, str] = {"regular": "regular", "semibold": "semibold"}


def pdf(picture: Picture, size: Size) -> bytes:
    """All pages of a picture, each exactly as large as `size`."""
    from fpdf import FPDF

    wide, tall = size.width.points, size.height.points
    document = FPDF(unit="pt", format=(wide, tall))
    document.set_creation_date(_NO_CLOCK)
    document.alias_nb_pages(None)  # type: ignore[arg-type]
    document.set_auto_page_break(False)
    document.set_margin(0)
    document.c_margin = 0
    document.set_title(picture.title)
    document.set_subject(picture.description)
    document.set_lang(picture.language)
    for weight, name in _NAMES.items():
        document.add_font(name, fname=font_file(weight))
    pen = _Pen(document, picture.scale * 0.75)
    for page in picture.pages:
        document.add_page()
        pen.draw(Rect(0, 0, page.width, page.height, Paint(page.paper)))
        for shape in page.shapes:
            pen.draw(shape)
    return bytes(document.output())


class _Pen:
    """Draws shapes on the current page; `scale` turns their units into points."""

    def __init__(self, document: FPDF, scale: float) -> None:
        self._document = document
        self._scale = scale

    def draw(self, shape: Shape) -> None:
        match shape:
            case Group():
                for one in shape.shapes:
                    self.draw(one)
            case Text():
                self._text(shape)
            case Rect() | Circle() | Line():
                self._painted(shape)

    def _painted(self, shape: Rect | Circle | Line) -> None:
        paint = shape.paint
        document, scale = self._document, self._scale
        if paint.fill:
            document.set_fill_color(paint.fill)
        if paint.line:
            document.set_draw_color(paint.line)
            document.set_line_width(paint.width * scale)
        style = ("D" if paint.line else "") + ("F" if paint.fill else "")
        if not style:
            return
        if paint.dash:
            document.set_dash_pattern(*(part * scale for part in paint.dash))
        if paint.opacity != 1:
            with document.local_context(fill_opacity=paint.opacity, stroke_opacity=paint.opacity):
                self._outlined(shape, style)
        else:
            self._outlined(shape, style)
        if paint.dash:
            document.set_dash_pattern()

    def _outlined(self, shape: Rect | Circle | Line, style: str) -> None:
        document, scale = self._document, self._scale
        match shape:
            case Rect():
                box = (shape.x * scale, shape.y * scale, shape.width * scale, shape.height * scale)
                radius = min(shape.radius, shape.width / 2, shape.height / 2) * scale
                if radius > 0.01:
                    document.rect(*box, style=style, round_corners=True, corner_radius=radius)
                else:
                    document.rect(*box, style=style)
            case Circle():
                document.circle(shape.x * scale, shape.y * scale, shape.radius * scale, style=style)
            case Line():
                points = [(x * scale, y * scale) for x, y in shape.points]
                document.polyline(points, polygon=shape.closed, style=style)

    def _text(self, text: Text) -> None:
        document, scale = self._document, self._scale
        document.set_font(_NAMES[text.weight], size=text.size * scale)
        document.set_text_color(text.color)
        document.set_char_spacing(text.tracking * scale)
        document.text(text.left * scale, text.y * scale, drawable(text.text))
        if text.struck:
            y = text.y - text.size * 0.26
            line = Paint(line=text.color, width=text.size * 0.06)
            self._painted(Line(((text.left, y), (text.left + text.width, y)), line))
