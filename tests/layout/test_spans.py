"""Dates become marks and bars that claim no more than is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import When
from timeline.layout.spans import FAINT, SOLID, Reach, Span, domain_of, iso, reach_of, span_of

REACH = Reach(1000.0)


def span(text: str) -> Span:
    return span_of(When.parse(text), REACH)


def ordinal(text: str) -> float:
    return float(date.fromisoformat(text).toordinal())


def test_a_day_is_a_mark_at_its_noon() -> None:
    assert span("2020-05-18") == Span(ordinal("2020-05-18") + 0.5)


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2020-04", "2020-04-01", "2020-05-01"),
        ("2014-22", "2014-06-01", "2014-09-01"),
        ("2021-35", "2021-07-01", "2021-10-01"),
        ("1992", "1992-01-01", "1993-01-01"),
        ("196X", "1960-01-01", "1970-01-01"),
        ("2014~", "2014-01-01", "2015-01-01"),
    ],
)
def test_an_imprecise_date_is_faint_over_what_is_known_with_its_mark_in_the_middle(
    text: str, first: str, after: str
) -> None:
    drawn = span(text)
    assert (drawn.first, drawn.last) == (ordinal(first), ordinal(after))
    assert [piece.strength for piece in drawn.stretches] == [FAINT]
    assert drawn.mark == (drawn.first + drawn.last) / 2
    assert not drawn.lasts


def test_a_range_is_as_faint_with_softer_ends() -> None:
    drawn = span("[2020-04-01..2020-04-10]")
    assert (drawn.first, drawn.last) == (ordinal("2020-04-01"), ordinal("2020-04-11"))
    assert [piece.strength for piece in drawn.stretches] == [FAINT / 2, FAINT, FAINT / 2]
    assert drawn.mark == (drawn.first + drawn.last) / 2


def test_a_period_is_solid_and_its_mark_stands_at_the_start() -> None:
    drawn = span("2021-04-03/2030-12-31")
    assert [piece.strength for piece in drawn.stretches] == [SOLID]
    assert (drawn.mark, drawn.last) == (ordinal("2021-04-03"), ordinal("2031-01-01"))
    assert drawn.lasts


def test_sides_known_as_years_are_weaker_than_what_lies_between() -> None:
    first, middle, last = span("1994/1998").stretches
    assert first.strength == last.strength < middle.strength == SOLID
    assert (first.start, middle.start, last.start) == tuple(
        ordinal(f"{year}-01-01") for year in (1994, 1995, 1998)
    )


def test_a_period_within_one_year_is_not_all_weak() -> None:
    assert [piece.strength for piece in span("1994/1994").stretches] == [SOLID]


@pytest.mark.parametrize(
    ("text", "left", "right", "lasts"),
    [
        ("2011/..", False, True, True),
        ("../2030-12-31", True, False, True),
        ("[..2020-05-30]", True, False, False),
        ("[2020..]", False, True, False),
    ],
)
def test_open_sides_fade(text: str, left: bool, right: bool, lasts: bool) -> None:
    drawn = span(text)
    assert (drawn.opens_left, drawn.opens_right, drawn.lasts) == (left, right, lasts)
    strengths = [piece.strength for piece in drawn.stretches]
    assert strengths == sorted(strengths, reverse=right)
    assert len(set(strengths)) > 2
    assert drawn.last - drawn.first >= REACH.days


def test_an_undated_one_has_no_span() -> None:
    with pytest.raises(ValueError, match="no place"):
        span("XXXX-04-02")


@pytest.mark.parametrize(
    "text", ["0001-01-01", "9999-12-31", "9999", "000X", "9990/..", "../0002", "9999-24"]
)
def test_the_ends_of_the_calendar_are_drawable(text: str) -> None:
    drawn = span(text)
    domain = domain_of([drawn])
    assert iso(domain.start) <= iso(drawn.first) <= iso(drawn.last) <= iso(domain.end)
    assert domain.length > 0


@given(st.lists(st.dates(date(500, 1, 1), date(9500, 1, 1)), min_size=1, max_size=8))
def test_the_axis_shows_everything_with_air_on_both_sides(days: list[date]) -> None:
    whens = [When.day(day) for day in days]
    spans = [span_of(when, reach_of(whens)) for when in whens]
    domain = domain_of(spans)
    assert domain.length >= 40
    assert all(domain.start < drawn.first and drawn.last < domain.end for drawn in spans)


@given(st.dates())
def test_places_are_written_as_plain_iso_dates(day: date) -> None:
    assert iso(day.toordinal()) == day.isoformat()
    assert iso(day.toordinal() + 0.5) == (f"{day.isoformat()} 12:00" if day < date.max else day.isoformat())
    assert iso(day.toordinal() + 0.99999)[:10] >= day.isoformat()


def test_what_goes_on_is_drawn_as_far_as_the_timeline_knows() -> None:
    whens = [When.parse("2000-11-02/.."), When.parse("1957-10-04"), When.parse("2030-12-31")]
    drawn = span_of(whens[0], reach_of(whens))
    assert drawn.last == ordinal("2030-12-31")
    strengths = [piece.strength for piece in drawn.stretches]
    assert strengths == sorted(strengths, reverse=True)
    assert drawn.opens_right
