"""The whole chart as geometry: lanes in order, nothing overlapping, the same at every call."""

import itertools
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.layout import NARROW, WIDE, Measures, lay_out
from timeline.layout.sheet import ink_of
from timeline.schema import Timeline

LANES = {"first": "First", "second": "Second", "empty": "Empty"}


def timeline(*events: Mapping[str, object]) -> Timeline:
    named = [{"title": "T", **event, "id": f"e{number}"} for number, event in enumerate(events)]
    return Timeline.model_validate({"lanes": LANES, "events": named})


@st.composite
def dates(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(1950, 1, 1), date(2035, 12, 31)))
    later = draw(st.dates(day, date(2036, 12, 31)))
    forms = [
        "{d}",
        "{d:%Y-%m}",
        "{d:%Y}",
        "{d:%Y}~",
        "{d}/{e}",
        "{d}/..",
        "../{e}",
        "[{d}..{e}]",
        "[..{e}]",
        "{d:%Y}/{e:%Y}",
    ]
    return draw(st.sampled_from(forms)).format(d=day, e=later)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    events = st.fixed_dictionaries(
        {
            "date": dates(),
            "title": st.text("Mir Soyuz", min_size=1, max_size=90).filter(str.strip),
            "lane": st.sampled_from(["first", "second", None]),
            "status": st.sampled_from(["happened", "planned", "cancelled"]),
            "review": st.sampled_from([None, "proposed", "rejected"]),
            "importance": st.sampled_from([None, "major", "minor"]),
        }
    )
    return timeline(*draw(st.lists(events, max_size=40)))


@pytest.mark.parametrize("measures", [WIDE, NARROW], ids=lambda measures: measures.name)
@given(timelines())
@settings(max_examples=40)
def test_no_two_events_of_a_row_overlap(measures: Measures, given_timeline: Timeline) -> None:
    sheet = lay_out(given_timeline, other="Other", measures=measures)
    scale = measures.width / sheet.domain.length
    inks: dict[float, list[tuple[float, float]]] = {}
    for item in sheet.drawn:
        inks.setdefault(item.y, []).append(ink_of(item.event, item.span, sheet.domain, scale))
    for row in inks.values():
        row.sort()
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(row))


@given(timelines())
@settings(max_examples=40)
def test_every_event_is_drawn_once_in_its_lane_unless_rejected(given_timeline: Timeline) -> None:
    sheet = lay_out(given_timeline, other="Other")
    expected = {event.id: event.lane for event in given_timeline.events if event.review != "rejected"}
    assert {item.event.id: item.lane.lane_id for item in sheet.drawn} == expected
    assert len(sheet.drawn) == len(expected)
    bands = {band.lane.lane_id: band for band in sheet.bands}
    for item in sheet.drawn:
        band = bands[item.lane.lane_id]
        assert band.top < item.y < band.top + band.height


@given(timelines())
@settings(max_examples=20)
def test_the_same_timeline_gives_the_same_sheet(given_timeline: Timeline) -> None:
    assert lay_out(given_timeline, other="Other") == lay_out(given_timeline, other="Other")


@given(timelines(), st.randoms())
@settings(max_examples=20)
def test_the_order_in_the_file_does_not_matter(given_timeline: Timeline, random: object) -> None:
    events = list(given_timeline.events)
    random.shuffle(events)  # type: ignore[attr-defined]
    shuffled = given_timeline.model_copy(update={"events": tuple(events)})
    assert lay_out(shuffled, other="Other") == lay_out(given_timeline, other="Other")


def test_lanes_come_in_the_order_of_the_file_then_other_and_empty_ones_not_at_all() -> None:
    sheet = lay_out(
        timeline({"date": "2020"}, {"date": "2020", "lane": "second"}, {"date": "2021", "lane": "first"}),
        other="Rest",
    )
    assert [(band.lane.label, band.lane.number) for band in sheet.bands] == [
        ("First", 0),
        ("Second", 1),
        ("Rest", 3),
    ]
    tops = [band.top for band in sheet.bands]
    assert tops == sorted(tops)
    assert sheet.height == sheet.bands[-1].top + sheet.bands[-1].height


def test_no_other_lane_without_need() -> None:
    sheet = lay_out(timeline({"date": "2020", "lane": "first"}), other="Other")
    assert [band.lane.label for band in sheet.bands] == ["First"]


def test_undated_and_rejected_events_are_not_drawn() -> None:
    sheet = lay_out(timeline({"date": "XXXX-04-02"}, {"date": "2020", "review": "rejected"}), other="Other")
    assert not sheet.drawn
    assert not sheet.bands


def test_a_crowd_makes_the_sheet_grow() -> None:
    few = lay_out(timeline({"date": "1960"}, {"date": "2020"}), other="Other")
    crowd = [{"date": f"2020-{month:02d}-{day:02d}"} for month in range(1, 13) for day in (3, 13, 23)]
    many = lay_out(timeline({"date": "1960"}, *crowd), other="Other")
    assert many.height > few.height
