"""The timeline that comes with the project: sound, read by a person to the last event, and with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from timeline.dates import When
from timeline.events_file import read
from timeline.events_file.plausibility import doubts
from timeline.schema import Event, Timeline

LONGEST_TITLE = 90


@pytest.fixture
def timeline(root: Path) -> Timeline:
    file = read(root / "events.yaml")
    assert file.timeline is not None
    return file.timeline


@pytest.fixture
def events(timeline: Timeline) -> dict[str, Event]:
    return {event.id: event for event in timeline.events if event.review != "rejected"}


def told_by(event: Event) -> set[str]:
    return {source.text for source in event.sources if source.text}


def test_it_has_no_problem_not_even_a_warning(root: Path) -> None:
    file = read(root / "events.yaml")
    assert [str(problem) for problem in (*file.problems, *doubts(file, no_proposed=True))] == []


def test_every_event_has_a_lane_a_summary_and_a_source_with_a_title(events: dict[str, Event]) -> None:
    for event in events.values():
        assert event.lane and event.actors and event.summary, event.id
        assert event.sources and all(source.title for source in event.sources), event.id
        assert len(event.title) <= LONGEST_TITLE and event.title[-1] not in ".!?", event.id


def test_every_link_is_an_address_of_the_web(events: dict[str, Event]) -> None:
    for event in events.values():
        for source in event.sources:
            if source.url:
                address = urlsplit(source.url)
                assert address.scheme in ("http", "https"), event.id
                assert re.fullmatch(r"[\w-]+(\.[\w-]+)+", address.hostname or ""), event.id


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("space-agreement-1992", {"extension.txt"}),
        ("rogozin-sanctions-2014", {"accords.txt"}),
        ("executive-order-2020", {"accords.txt"}),
        ("extension-2030", {"extension.txt"}),
    ],
)
def test_what_several_sources_tell_is_one_event(events: dict[str, Event], name: str, texts: set[str]) -> None:
    event = events[name]
    assert {Path(text).name for text in told_by(event)} >= texts
    assert any(source.url for source in event.sources)


@pytest.mark.parametrize(
    ("date", "other"),
    [("2014-03-17", "2014-03-16"), ("2021-03-09", "2021-02"), ("2022-07-14", "2022-07-15")],
)
def test_where_sources_disagree_both_dates_stand_and_the_note_says_why(
    events: dict[str, Event], date: str, other: str
) -> None:
    found = [event for event in events.values() if event.date.edtf == date]
    assert any(
        event.note and any(source.date == When.parse(other) for source in event.sources) for event in found
    )


def test_every_lane_and_every_quarter_of_its_time_has_a_major_event(
    timeline: Timeline, events: dict[str, Event]
) -> None:
    major = [event for event in events.values() if event.importance == "major"]
    assert {event.lane for event in major} == set(timeline.lanes)
    years = [event.date.earliest.year for event in major if event.date.earliest]
    assert all(any(first <= year < first + 19 for year in years) for first in (1955, 1974, 1993, 2012))


def _sentences(event: Event) -> Iterator[str]:
    yield from re.split(r"(?<=[.;]) ", f"{event.title}. {event.summary} {event.note or ''}")


def test_no_sentence_is_another_author_s(shared: Path, events: dict[str, Event]) -> None:
    """Nine words in a row of an article or of the table of facts would be theirs."""
    theirs = [path.read_text("utf-8") for path in sorted((shared / "texts").glob("*.txt"))]
    theirs += [
        fact.get("summary", "")
        for fact in yaml.safe_load((shared / "facts" / "facts.yaml").read_text("utf-8"))
    ]
    runs: set[tuple[str, ...]] = set()
    for text in theirs:
        words = re.findall(r"\w+", text.lower())
        runs |= {tuple(words[at : at + 9]) for at in range(len(words) - 8)}
    for event in events.values():
        for sentence in _sentences(event):
            words = re.findall(r"\w+", sentence.lower())
            copied = [words[at : at + 9] for at in range(len(words) - 8) if tuple(words[at : at + 9]) in runs]
            assert not copied, (event.id, copied[0])


def test_every_fact_has_its_event(shared: Path, events: dict[str, Event]) -> None:
    """By its dates: an event of that year at least, and as many events as facts, but for pairs that are one."""
    facts = yaml.safe_load((shared / "facts" / "facts.yaml").read_text("utf-8"))
    years = {
        day.year
        for event in events.values()
        for day in (event.date.earliest, event.date.latest)
        if day is not None
    }
    assert {int(str(fact["date"])[:4]) for fact in facts} <= years
    assert len(events) >= len(facts)
