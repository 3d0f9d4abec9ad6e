"""Packing: nothing touches, order is kept, the same input gives the same rows."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.rows import Box, fewest_rows, pack

WIDTH = 1000.0


@st.composite
def boxes(draw: st.DrawFn) -> list[Box]:
    lefts = sorted(draw(st.lists(st.floats(0, WIDTH), max_size=60)))
    return [
        Box(
            left,
            left + draw(st.floats(1, 300)),
            draw(st.floats(0, 300)),
            draw(st.booleans()),
            draw(st.integers(0, 2)),
        )
        for left in lefts
    ]


@given(boxes(), st.integers(1, 12))
def test_inks_of_a_row_never_touch_and_stay_in_order(given_boxes: list[Box], most: int) -> None:
    rows = pack(given_boxes, width=WIDTH, most=most, gap=4)
    assert len(rows) == len(given_boxes)
    for number in set(rows):
        members = [box for box, row in zip(given_boxes, rows, strict=True) if row == number]
        for one, other in itertools.pairwise(members):
            assert one.right + 4 <= other.left


@given(boxes(), st.integers(1, 12))
def test_rows_are_numbered_without_holes(given_boxes: list[Box], most: int) -> None:
    rows = pack(given_boxes, width=WIDTH, most=most)
    assert set(rows) == set(range(len(set(rows))))


@given(boxes(), st.integers(1, 12))
def test_packing_is_deterministic(given_boxes: list[Box], most: int) -> None:
    assert pack(given_boxes, width=WIDTH, most=most) == pack(list(given_boxes), width=WIDTH, most=most)


def test_labels_get_rows_of_their_own_while_there_are_some() -> None:
    crowd = [Box(left, left + 10, 200) for left in (100, 130, 160, 190)]
    assert pack(crowd, width=WIDTH, most=4) == [0, 1, 2, 3]


def test_beyond_that_a_label_goes_without_rather_than_a_mark() -> None:
    crowd = [Box(left, left + 10, 200) for left in range(100, 340, 30)]
    assert max(pack(crowd, width=WIDTH, most=8)) == 7
    assert max(pack(crowd, width=WIDTH, most=2)) == 1
    assert max(pack(crowd, width=WIDTH, most=1, least=3)) == 3


def test_marks_that_would_touch_get_another_row_however_few_are_wanted() -> None:
    assert pack([Box(100, 110), Box(105, 115), Box(108, 118)], width=WIDTH, most=1) == [0, 1, 2]


def test_towards_the_end_of_the_axis_a_label_wants_its_room_to_the_left() -> None:
    # The second label would not fit to its right; to its left the first row is taken.
    assert pack([Box(700, 710, 100), Box(950, 960, 200)], width=WIDTH, most=3) == [0, 1]
    assert pack([Box(500, 510, 100), Box(950, 960, 200)], width=WIDTH, most=3) == [0, 0]


def test_the_first_rank_has_its_label_whatever_the_rows() -> None:
    crowd = [Box(left, left + 10, 200, rank=0 if left == 160 else 1) for left in (100, 130, 160, 190)]
    rows = pack(crowd, width=WIDTH, most=1)
    assert rows[0] == rows[1] == rows[2] != rows[3]  # the last one would stand on the label


def test_a_label_may_stand_to_the_left_where_the_right_is_taken() -> None:
    boxes = [Box(400, 410, 100), Box(420, 430, 100)]
    assert pack(boxes, width=WIDTH, most=1) == [0, 0]


def test_marks_may_lap_over_each_other_a_little_before_there_are_more_rows() -> None:
    marks = [Box(left, left + 11) for left in (100, 106, 112, 118)]
    assert pack(marks, width=WIDTH, most=1, squeeze=5) == [0, 0, 0, 0]
    assert max(pack(marks, width=WIDTH, most=1)) > 0


@given(boxes())
def test_the_fewest_rows_are_those_of_inks_alone(given_boxes: list[Box]) -> None:
    bare = [Box(box.left, box.right) for box in given_boxes]
    assert fewest_rows(bare) == max(pack(bare, width=WIDTH, most=1), default=-1) + 1
