"""In grey, on paper and on a beamer, everything can still be told from its ground, and lanes by their signs."""

from collections.abc import Iterator

import pytest

from tests.picture.timelines import every_form, timeline
from timeline.layout.theme import SCHEMES, Scheme, contrast
from timeline.picture import Size
from timeline.picture.composing import Wanted, compose
from timeline.picture.shapes import Circle, Group, Line, Page, Rect, Shape, Text
from timeline.schema import Timeline


def grey(color: str) -> str:
    """The grey of the same lightness."""
    parts = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    light = round(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])
    return f"#{light:02x}{light:02x}{light:02x}"


def page_of(given: Timeline, theme: Scheme) -> Page:
    return compose(given, Wanted(Size.parse("160mmx100mm"), theme)).pages[0]


def texts(shapes: tuple[Shape, ...]) -> Iterator[Text]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from texts(shape.shapes)
        elif isinstance(shape, Text):
            yield shape


def ground_at(page: Page, x: float, y: float) -> str:
    """The colour of the lane or the paper there."""
    color = page.paper
    for shape in page.shapes:
        is_there = isinstance(shape, Rect) and shape.x <= x <= shape.x + shape.width
        if isinstance(shape, Rect) and is_there and shape.y <= y <= shape.y + shape.height:
            color = shape.paint.fill if shape.paint.fill and shape.paint.opacity == 1 else color
    return color


def many_lanes() -> Timeline:
    lanes = {f"lane{number}": f"Lane {number}" for number in range(10)}
    events = [{"date": f"20{10 + number}-05-05", "lane": f"lane{number}"} for number in range(10)]
    return timeline(*events, lanes=lanes)


@pytest.mark.parametrize("theme", SCHEMES)
@pytest.mark.parametrize("given", [every_form(), many_lanes()], ids=["forms", "lanes"])
def test_text_and_marks_keep_their_contrast_in_grey(given: Timeline, theme: Scheme) -> None:
    page = page_of(given, theme)
    bars = {
        shape.paint.fill
        for group in page.shapes
        if isinstance(group, Group)
        for shape in group.shapes
        if isinstance(shape, Rect)
    }
    for text in texts(page.shapes):
        grounds = {ground_at(page, text.left + 1, text.y)} | bars
        assert max(contrast(grey(text.color), grey(ground)) for ground in grounds if ground) >= 4.3, text
    for group in page.shapes:
        if isinstance(group, Group):
            mark = next(shape for shape in group.shapes if isinstance(shape, Circle | Line))
            x, y = (mark.x, mark.y) if isinstance(mark, Circle) else mark.points[0]
            drawn = [color for color in (mark.paint.fill, mark.paint.line) if color]
            ground = ground_at(page, x, y)
            assert max(contrast(grey(color), grey(ground)) for color in drawn) >= 2.9, group.title


@pytest.mark.parametrize("theme", SCHEMES)
def test_lanes_are_told_apart_by_place_and_sign(theme: Scheme) -> None:
    page = page_of(many_lanes(), theme)
    outlines = set()
    for group in page.shapes:
        if isinstance(group, Group):
            mark = next(shape for shape in group.shapes if isinstance(shape, Circle | Line))
            if isinstance(mark, Circle):
                outlines.add("circle")
            else:
                x, y = mark.points[0]
                outlines.add(str([(round(a - x, 1), round(b - y, 1)) for a, b in mark.points]))
    assert len(outlines) == 10
