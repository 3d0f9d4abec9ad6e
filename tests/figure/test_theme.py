"""Colours can be told from their ground by everyone, whatever colour a file names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figure.theme import SCHEMES, Scheme, Theme, contrast, mix, symbol


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_and_marks_are_legible(scheme: Scheme) -> None:
    theme = Theme(scheme)
    grounds = [theme.paper, *(theme.lane(number).ground for number in range(10))]
    for ground in grounds:
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.grey, ground) >= 4.5
    assert contrast(theme.accent, theme.paper) >= 4.5
    for number in range(10):
        paint = theme.lane(number)
        assert contrast(paint.color, paint.ground) >= 3
        assert contrast(paint.name, paint.ground) >= 4.5
        assert contrast(paint.on_color, paint.color) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@given(st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True))
def test_any_colour_of_a_file_is_made_strong_enough(scheme: Scheme, color: str) -> None:
    paint = Theme(scheme).lane(0, color)
    assert contrast(paint.color, paint.ground) >= 3
    assert contrast(paint.name, paint.ground) >= 4.5
    assert contrast(paint.on_color, paint.color) >= 4.5


def test_a_strong_colour_of_a_file_is_taken_as_it_is() -> None:
    assert Theme("light").lane(0, "#2F5D9B").color == "#2f5d9b"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_ten_lanes_have_ten_colours_and_ten_shapes(scheme: Scheme) -> None:
    assert len({Theme(scheme).lane(number).color for number in range(10)}) == 10
    assert len({symbol(number).name for number in range(10)}) == 10
    assert symbol(10) == symbol(0)


def test_mixing() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
