"""Crowds as pure functions: nothing is lost, nothing overlaps, small changes stay small."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from timeline.layout import lay_out
from timeline.layout.crowds import crowded, density, heights, landmarks, smooth
from timeline.layout.spans import Domain, Span, Stretch
from timeline.schema import Timeline

DOMAIN = Domain(0.0, 10_000.0)


@st.composite
def spans(draw: st.DrawFn) -> list[Span]:
    starts = draw(st.lists(st.floats(0, 9_000), max_size=60))
    made = []
    for start in sorted(starts):
        length = draw(st.sampled_from([0.0, 30.0, 365.0]))
        bars = (Stretch(start, start + length, 1.0),) if length else ()
        made.append(Span(start + length / 2, bars, lasts=draw(st.booleans()) and bool(length)))
    return made


@given(st.lists(st.integers(0, 900), max_size=12))
def test_only_as_many_lanes_become_crowds_as_must(sizes: list[int]) -> None:
    found = crowded(sizes)
    left = [size for number, size in enumerate(sizes) if number not in found]
    assert sum(left) <= 700
    if found:
        smallest = min(sizes[number] for number in found)
        assert sum(left) + smallest > 700
        assert all(size <= smallest for size in left)


@given(spans())
def test_a_density_counts_everything_once(given_spans: list[Span]) -> None:
    values = density(given_spans, DOMAIN)
    assert abs(sum(values) - len(given_spans)) < 1e-6
    assert all(value >= 0 for value in values)


@given(spans())
def test_one_event_more_changes_a_density_by_one(given_spans: list[Span]) -> None:
    before, after = density(given_spans, DOMAIN), density([*given_spans, Span(5_000.0)], DOMAIN)
    assert sum(abs(one - other) for one, other in zip(before, after, strict=True)) < 1 + 1e-6


@given(spans())
def test_a_smooth_curve_stays_within_its_values(given_spans: list[Span]) -> None:
    values = density(given_spans, DOMAIN)
    curve = smooth(values)
    assert len(curve) == len(values)
    assert max(curve, default=0) <= max(values, default=0) + 1e-9
    assert all(0 <= height <= 1 for height in heights(curve, max(curve)))


def test_a_year_makes_no_peak_in_its_middle() -> None:
    values = density([Span(5_000.0, (Stretch(4_800.0, 5_200.0, 0.26),))], DOMAIN, 100)
    assert [round(value, 2) for value in values[48:52]] == [0.25] * 4


@given(spans(), st.floats(0.5, 40))
def test_those_shown_by_name_do_not_touch(given_spans: list[Span], days_per_pixel: float) -> None:
    ordered = sorted(given_spans, key=lambda span: span.mark)
    inks = [(span.mark / days_per_pixel - 6, span.mark / days_per_pixel + 6) for span in ordered]
    chosen = landmarks(inks, [span.mark for span in ordered], [1] * len(ordered), days_per_pixel)
    assert all(inks[one][1] + 4 <= inks[other][0] for one, other in itertools.pairwise(chosen))
    assert chosen or not ordered


def test_the_important_one_stands_for_its_time() -> None:
    inks = [(0.0, 10.0), (20.0, 30.0), (40.0, 50.0)]
    assert landmarks(inks, [5.0, 25.0, 45.0], [1, 0, 2], 1.0) == [1]


def test_a_sheet_of_thousands_stays_small() -> None:
    events = [
        {
            "id": f"e{number}",
            "date": f"{1900 + number % 120}-05-{1 + number % 28:02d}",
            "title": "T",
            "lane": "a",
        }
        for number in range(3000)
    ]
    sheet = lay_out(Timeline.model_validate({"lanes": {"a": "A"}, "events": events}), other="Other")
    (band,) = sheet.bands
    assert band.is_dense
    assert band.height < 120
    assert 2 <= sum(item.label is not None for item in sheet.drawn) <= len(sheet.drawn) < 20
