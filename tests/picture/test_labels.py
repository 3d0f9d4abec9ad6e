"""Labels: as many as fit, each clear of every other text and of every mark."""

import itertools
from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import given, settings

from tests.picture.timelines import every_form, long, made_up, timeline
from timeline.picture import PictureError, Size
from timeline.picture.composing import Wanted, compose
from timeline.picture.shapes import Circle, Group, Line, Page, Rect, Shape, Text
from timeline.picture.typeface import width_of
from timeline.schema import Timeline

SIZES = ["160mmx90mm", "84mmx110mm", "1200x675", "400x800", "297mmx210mm"]
Box = tuple[float, float, float, float]


def text_box(text: Text) -> Box:
    """From the top of its capitals to the foot of its letters, as wide as it is set."""
    wide = width_of(text.text, text.size, text.weight, text.tracking)
    left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    return left, text.y - 0.66 * text.size, left + wide, text.y + 0.2 * text.size


def mark_box(mark: Rect | Circle | Line) -> Box:
    if isinstance(mark, Rect):
        return mark.x, mark.y, mark.x + mark.width, mark.y + mark.height
    if isinstance(mark, Circle):
        return mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius
    across, down = zip(*mark.points, strict=True)
    return min(across), min(down), max(across), max(down)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] - 0.01 and other[0] < one[2] - 0.01 and one[1] < other[3] and other[1] < one[3]


def texts(shapes: tuple[Shape, ...]) -> Iterator[Text]:
    for shape in shapes:
        if isinstance(shape, Group):
            yield from texts(shape.shapes)
        elif isinstance(shape, Text):
            yield shape


def check(page: Page, smallest: float) -> None:
    boxes = [(text, text_box(text)) for text in texts(page.shapes)]
    for text, box in boxes:
        assert box[0] >= -0.01, text
        assert box[2] <= page.width + 0.01, text
        assert box[3] <= page.height, text
        assert text.size >= smallest - 0.01
    for (one, first), (other, second) in itertools.combinations(boxes, 2):
        assert not overlap(first, second), (one.text, other.text)
    groups = [shape for shape in page.shapes if isinstance(shape, Group)]
    for owner, group in itertools.permutations(groups, 2):
        label = next(texts(owner.shapes), None)
        for mark in group.shapes:
            if label and not isinstance(mark, Text):
                assert not overlap(text_box(label), mark_box(mark)), (label.text, group.title)


def composed(given_timeline: Timeline, size: str, **options: object) -> tuple[Page, float]:
    picture = compose(given_timeline, Wanted(Size.parse(size), **options))  # type: ignore[arg-type]
    return picture.pages[0], (6.5 * 96 / 72 if "mm" in size else 11) / picture.scale


@pytest.mark.parametrize("size", SIZES)
@given(made_up())
@settings(max_examples=15)
def test_no_label_touches_another_or_a_mark(size: str, given_timeline: Timeline) -> None:
    try:
        page, smallest = composed(given_timeline, size)
    except PictureError as error:
        assert "needs a height" in str(error)
    else:
        check(page, smallest)


@pytest.mark.parametrize("count", [12, 34, 90, 160])
@pytest.mark.parametrize("size", ["160mmx120mm", "1200x675"])
@pytest.mark.parametrize("notes", [False, True])
def test_long_timelines_are_as_clear(count: int, size: str, notes: bool) -> None:
    page, smallest = composed(long(count), size, notes=notes)
    check(page, smallest)


def test_all_events_of_a_small_timeline_are_labelled_in_full() -> None:
    for size in SIZES:
        page, _ = composed(every_form(), size)
        groups = [shape for shape in page.shapes if isinstance(shape, Group)]
        assert len(groups) == 9
        for group in groups:
            label = next(texts(group.shapes), None)
            assert label, (size, group.title)
            assert group.title.endswith(f": {label.text}")


def test_many_labels_fit_and_the_important_ones_first() -> None:
    given_timeline = long(160)
    page, _ = composed(given_timeline, "1200x675")
    major = {event.title for event in given_timeline.events if event.importance == "major"}
    minor = {event.title for event in given_timeline.events if event.importance == "minor"}
    groups = [shape for shape in page.shapes if isinstance(shape, Group)]
    named = {group.title.partition(": ")[2] for group in groups if next(texts(group.shapes), None)}
    assert len(named) > 70
    assert len(named & major) / len(major) > len(named & minor) / len(minor)


def test_every_event_is_drawn_even_without_a_label() -> None:
    page, _ = composed(long(160), "1200x675")
    assert sum(isinstance(shape, Group) for shape in page.shapes) == 160


def test_the_chart_fills_its_height() -> None:
    for count in (1, 9, 90):
        page, _ = composed(long(count), "160mmx120mm")
        lowest = max(text_box(text)[3] for text in texts(page.shapes))
        bands = [shape for shape in page.shapes if isinstance(shape, Rect)]
        lowest = max(lowest, *(band.y + band.height for band in bands))
        assert page.height - lowest < 12


def test_a_thousand_events_take_seconds() -> None:
    start = process_time()
    page, _ = composed(long(1_000), "297mmx210mm")
    assert process_time() - start < 15
    assert any(isinstance(shape, Group) for shape in page.shapes)


def test_larger_text_is_taken_where_all_fits() -> None:
    few = compose(timeline({"date": "2020-01-01"}), Wanted(Size.parse("160mmx90mm")))
    many = compose(long(120), Wanted(Size.parse("160mmx90mm")))
    assert few.scale > many.scale
