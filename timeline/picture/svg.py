"""A picture as SVG: text stays text, in a face that comes along, so that it looks the same everywhere."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from timeline.picture.shapes import Circle, Group, Line, Paint, Picture, Rect, Shape, Text, Weight
from timeline.picture.size import Length, Size
from timeline.picture.typeface import FAMILY, font_file, is_known

_SHAPING = [
    "GDEF",
    "GPOS",
    "GSUB",
]  # kerning, ligatures: without them every text is as wide as it was measured
_FONT_WEIGHTS: dict[Weight, int] = {"regular": 400, "semibold": 600}


def svg(picture: Picture, size: Size) -> bytes:
    """The first page of a picture, which may be higher than `size` by its notes."""
    page = picture.pages[0]
    width = size.width
    ratio = page.height * picture.scale / size.height.pixels
    height = Length(size.height.pixels * ratio, size.height.unit)
    texts = list(_texts(page.shapes))
    faces = {
        weight: _face(weight, texts) for weight in _FONT_WEIGHTS if any(t.weight == weight for t in texts)
    }
    name = "t" + sha256("".join(faces.values()).encode()).hexdigest()[:8]
    rules = "".join(
        f'@font-face{{font-family:"{name}";font-weight:{_FONT_WEIGHTS[weight]};'
        f'src:url(data:font/woff;base64,{data}) format("woff")}}'
        for weight, data in faces.items()
    )
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width.said()}" height="{height.said()}" '
        f'viewBox="0 0 {_number(page.width)} {_number(page.height)}" role="img" '
        f'xml:lang="{picture.language}" lang="{picture.language}" aria-labelledby="{name}-title {name}-desc" '
        f"font-family=\"'{name}','{FAMILY}','Source Sans 3','Arial Narrow',sans-serif\" font-size=\"12.5\">",
        f'<title id="{name}-title">{escape(picture.title)}</title>',
        f'<desc id="{name}-desc">{escape(picture.description)}</desc>',
        f"<style>{rules}</style>",
        f'<rect width="100%" height="100%" fill="{page.paper}"/>',
        *map(_shape, page.shapes),
        "</svg>\n",
    ]
    return "\n".join(lines).encode()


def _shape(shape: Shape) -> str:
    match shape:
        case Group():
            inner = "".join(map(_shape, shape.shapes))
            return f"<g><title>{escape(shape.title)}</title>{inner}</g>"
        case Rect():
            radius = f' rx="{_number(shape.radius)}"' if shape.radius else ""
            place = f'x="{_number(shape.x)}" y="{_number(shape.y)}"'
            box = f'width="{_number(shape.width)}" height="{_number(shape.height)}"'
            return f"<rect {place} {box}{radius}{_paint(shape.paint)}/>"
        case Circle():
            place = f'cx="{_number(shape.x)}" cy="{_number(shape.y)}" r="{_number(shape.radius)}"'
            return f"<circle {place}{_paint(shape.paint)}/>"
        case Line():
            points = "L".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            return f'<path d="M{points}{"Z" if shape.closed else ""}"{_paint(shape.paint)}/>'
        case Text():
            return _text(shape)


def _text(text: Text) -> str:
    attributes = {
        "x": _number(text.x),
        "y": _number(text.y),
        "fill": text.color,
        "font-size": _number(text.size) if text.size != 12.5 else "",
        "font-weight": str(_FONT_WEIGHTS[text.weight]) if text.weight != "regular" else "",
        "text-anchor": text.anchor if text.anchor != "start" else "",
        "letter-spacing": _number(text.tracking) if text.tracking else "",
        "text-decoration": "line-through" if text.struck else "",
    }
    if all(
        map(is_known, text.text)
    ):  # another face must take no more room; unknown signs have their own widths
        attributes |= {"textLength": _number(text.width), "lengthAdjust": "spacingAndGlyphs"}
    said = "".join(f" {name}={quoteattr(value)}" for name, value in attributes.items() if value)
    return f"<text{said}>{escape(text.text)}</text>"


def _paint(paint: Paint) -> str:
    said = f' fill="{paint.fill or "none"}"'
    if paint.line:
        said += f' stroke="{paint.line}" stroke-width="{_number(paint.width)}" stroke-linejoin="round"'
    if paint.dash:
        said += f' stroke-dasharray="{" ".join(map(_number, paint.dash))}"'
    if paint.opacity != 1:
        said += f' opacity="{_number(paint.opacity)}"'
    return said


def _texts(shapes: Iterable[Shape]) -> Iterator[Text]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from _texts(shape.shapes)
        elif isinstance(shape, Text):
            yield shape


def _face(weight: Weight, texts: Iterable[Text]) -> str:
    """The characters of a weight that occur, as a font in base64."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(
        layout_features=[], hinting=False, name_IDs=[1, 2], notdef_outline=True, glyph_names=False
    )
    options.drop_tables += _SHAPING
    with TTFont(font_file(weight), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(
            text="".join(sorted({sign for text in texts if text.weight == weight for sign in text.text}))
        )
        subsetter.subset(font)
        font.flavor = "woff"
        data = BytesIO()
        font.save(data)
    return b64encode(data.getvalue()).decode()


def _number(value: float) -> str:
    return f"{value + 0.0:.2f}".rstrip("0").rstrip(".")
