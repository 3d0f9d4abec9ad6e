"""Colours can be told from their ground by everyone, whatever colour a file names."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.theme import SCHEMES, Scheme, Theme, contrast, mix, symbol


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


# Machado, Oliveira and Fernandes (2009): what is left of linear red, green and blue for those who lack one cone.
DEFICIENCIES = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def seen(color: str, matrix: tuple[tuple[float, ...], ...]) -> str:
    """The colour as it is seen with a deficiency."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    left = [min(max(sum(a * b for a, b in zip(row, linear, strict=True)), 0), 1) for row in matrix]
    shown = [12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in left]
    return "#" + "".join(f"{round(part * 255):02x}" for part in shown)


@pytest.mark.parametrize("name", DEFICIENCIES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_stand_out_for_everyone(scheme: Scheme, name: str) -> None:
    theme, matrix = Theme(scheme), DEFICIENCIES[name]
    for number in range(10):
        paint = theme.lane(number)
        assert contrast(seen(paint.color, matrix), seen(paint.ground, matrix)) >= 3
        assert contrast(seen(paint.name, matrix), seen(paint.ground, matrix)) >= 4.4
    assert contrast(seen(theme.accent, matrix), seen(theme.paper, matrix)) >= 3


@pytest.mark.parametrize("name", DEFICIENCIES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_neighbouring_lanes_differ_for_everyone(scheme: Scheme, name: str) -> None:
    """In colour; shape and place tell lanes apart as well."""
    colors = [seen(Theme(scheme).lane(number).color, DEFICIENCIES[name]) for number in range(10)]
    for one, other in itertools.pairwise(colors):
        distance = sum(
            (int(one[place : place + 2], 16) - int(other[place : place + 2], 16)) ** 2 for place in (1, 3, 5)
        )
        assert distance**0.5 >= 20, (one, other)
    assert len({symbol(number).name for number in range(10)}) == 10
