"""Selecting: dates by overlap, both ends included; names in any case; a hint for every name that is not there."""

from __future__ import annotations

from typing import Any

import pytest

import timeline
from tests.exchange.timelines import sample
from timeline.dates import DateError
from timeline.selecting import SelectionError

EVERY = {event.id for event in sample().events}


def ids(**wanted: Any) -> set[str]:
    return {event.id for event in timeline.select(sample(), **wanted).events}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"since": "1975-07-24", "until": "1975-07-24"}, {"apollo-soyuz"}),
        ({"since": "1975-07-25", "until": "1992-06-16"}, set()),
        ({"since": "1992", "until": "1992-06-17"}, {"treaty-1992"}),
        ({"until": "1961"}, {"sixties"}),
        ({"since": "2020-04-10"}, {"within", "open"}),
        ({"since": "2020-04-11"}, {"open"}),
        ({"since": "2014-08-31", "until": "2014-08-31"}, {"about", "summer", "open"}),
        ({"since": "2014-09", "until": "2014-22"}, None),
        ({"lanes": ["mission"]}, {"apollo-soyuz"}),
        ({"lanes": ["flights, JOINT", "agreement"]}, {"apollo-soyuz", "treaty-1992"}),
        ({"lanes": ["other"]}, EVERY - {"apollo-soyuz", "treaty-1992"}),
        ({"actors": ["ussr"]}, {"apollo-soyuz"}),
        ({"actors": ["US", "Russia"], "lanes": ["agreement"]}, {"treaty-1992"}),
        ({"statuses": ["planned", "cancelled"]}, {"within", "month-only"}),
        ({"accepted_only": True}, EVERY - {"year-only", "no"}),
        ({"min_importance": "major"}, {"apollo-soyuz"}),
        ({"min_importance": "normal"}, EVERY),
        ({}, EVERY),
    ],
)
def test_the_wanted_events_stay(wanted: dict[str, Any], expected: set[str] | None) -> None:
    if expected is None:
        with pytest.raises(DateError):
            ids(**wanted)
        return
    assert ids(**wanted) == expected


def test_nothing_selected_changes_nothing_and_the_order_stays() -> None:
    assert timeline.select(sample()) == sample()
    chosen = timeline.select(sample(), lanes=["mission", "agreement"], title=" Two ")
    assert (chosen.title, list(chosen.lanes)) == ("Two", ["agreement", "mission"])
    assert [event.id for event in chosen.events] == ["apollo-soyuz", "treaty-1992"]


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        ({"lanes": ["mision"]}, "there is no lane 'mision': did you mean 'mission'?"),
        ({"lanes": ["law"]}, "there is no lane 'law': there is agreement, mission, unused"),
        ({"actors": ["Rusia"]}, "there is no actor 'Rusia': did you mean 'Russia'?"),
        ({"actors": ["China"]}, "there is no actor 'China': there is Russia, US, USSR"),
        ({"statuses": ["done"]}, "there is no status 'done': it is happened, planned, cancelled"),
        ({"min_importance": "high"}, "there is no importance 'high': it is minor, normal, major"),
        ({"since": "[..2020]"}, "'[..2020]' has no first day to start from: write 2014, or 2014-03-16"),
        ({"until": "2011/.."}, "'2011/..' has no last day to end with: write 2020, or 2020-05-30"),
        ({"title": " "}, "the title is empty: write one, or leave it out"),
    ],
)
def test_what_cannot_be_selected_is_said_with_what_was_meant(wanted: dict[str, Any], message: str) -> None:
    with pytest.raises(SelectionError) as caught:
        ids(**wanted)
    assert str(caught.value) == message


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(DateError, match="ends before it starts"):
        ids(since="2020", until="2014")
