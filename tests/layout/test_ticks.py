"""The axis: as many ticks as there is room for, each on the first day of what it names."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.layout.spans import Domain
from timeline.layout.ticks import ticks_of


def days(first: str, last: str, width: float) -> list[str]:
    domain = Domain(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    return [date.fromordinal(tick.day).isoformat() for tick in ticks_of(domain, width)]


@pytest.mark.parametrize(
    ("first", "last", "width", "expected"),
    [
        ("1955-06-01", "1988-01-01", 240, ["1960-01-01", "1970-01-01", "1980-01-01"]),
        ("2019-11-20", "2020-03-05", 300, ["2019-12-01", "2020-01-01", "2020-02-01", "2020-03-01"]),
        ("2020-05-01", "2020-05-04", 300, ["2020-05-01", "2020-05-02", "2020-05-03", "2020-05-04"]),
    ],
)
def test_ticks_stand_at_round_dates(first: str, last: str, width: float, expected: list[str]) -> None:
    assert days(first, last, width) == expected


@given(st.floats(1, 3_000_000), st.floats(20, 600_000), st.floats(200, 2000))
def test_ticks_are_in_view_in_order_and_not_crowded(start: float, length: float, width: float) -> None:
    domain = Domain(start, min(start + length, date.max.toordinal()))
    ticks = ticks_of(domain, width)
    places = [(tick.day - domain.start) / domain.length * width for tick in ticks]
    assert all(-1e-6 <= place <= width + 1e-6 for place in places)
    assert all(other - one >= 55 for one, other in itertools.pairwise(places))
