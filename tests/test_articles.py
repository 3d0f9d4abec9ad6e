"""The five articles, as they were saved from the web: what a timeline of them must hold, and what it must not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli.build import command
from timeline.events_file import read
from timeline.schema import Event

EXPECTED: dict[str, tuple[str, Callable[[Event], bool]]] = {
    "the Outer Space Treaty": ("1967", lambda e: "Outer Space Treaty" in e.title and e.lane == "agreement"),
    "the agreement first signed in 1992": ("1992", lambda e: "signed" in e.title and e.lane == "agreement"),
    "the sanctions list": ("2014", lambda e: e.lane == "sanctions" and "Rogozin" in e.title),
    "the withdrawn invitation": ("2019-01", lambda e: "rescinded an invitation" in e.title),
    "the executive order": ("[2020-04-01..2020-04-10]", lambda e: e.lane == "law" and len(e.sources) == 2),
    "the Artemis Accords": ("2020-05-15", lambda e: "Artemis Accords" in e.title),
    "Roscosmos's invitation": ("2020-05-16", lambda e: "invitation" in e.title and "Roscosmos" in e.title),
    "the extension": ("2021-04-03/2030-12-31", lambda e: "Mishustin" in e.title and e.lane == "agreement"),
    "the deal with China": ("2021-02", lambda e: e.lane == "agreement" and "China" in e.actors),
    "the statement on its details": ("2021-04-02", lambda e: e.lane == "statement" and "details" in e.title),
    "the talks in June": ("2021-06", lambda e: e.status == "planned" and e.lane == "meeting"),
}
FURNITURE = ("June 6, 2023", "0:00", "14:40", "13:8", "May 18, 2020", "5 Apr, 2021")


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    articles = Path(__file__).parents[2] / "shared" / "texts"
    if not articles.is_dir():
        pytest.skip("no ../shared/texts: the articles are other people's and not part of the project")
    folder = tmp_path_factory.mktemp("articles")
    file = folder / "X.yaml"
    result = CliRunner().invoke(
        command, [str(articles), "--events", str(file), "--out", str(folder / "X.html")]
    )
    assert result.exit_code == 0, result.output
    timeline = read(file).timeline
    assert timeline is not None
    for event in timeline.events:
        for source in event.sources:
            assert source.text and source.phrase and source.quote and source.resolved_against
            text = (folder / source.text).read_bytes().decode()
            assert text[source.start : source.end] == source.phrase
            assert source.phrase in source.quote
    return list(timeline.events)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_event_is_there_once(events: list[Event], name: str) -> None:
    date, is_it = EXPECTED[name]
    assert [str(event.date) for event in events if is_it(event) and str(event.date) == date] == [date]


def test_nothing_comes_from_furniture(events: list[Event]) -> None:
    for event in events:
        for source in event.sources:
            assert not any(stamp in (source.phrase or "") for stamp in FURNITURE)
            assert event.date.earliest is None or event.date.earliest.year <= 2021


def test_titles_can_be_read(events: list[Event]) -> None:
    for event in events:
        assert 20 <= len(event.title) <= 90
        assert not event.title.endswith("…")
        assert event.title[0].isupper() or event.title[0].isdigit()
