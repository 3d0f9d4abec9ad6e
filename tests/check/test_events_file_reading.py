"""What `read` gives back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import When
from timeline.events_file import read, read_text, report
from timeline.schema import Timeline

WELL = """\
title: US–Russia space relations
lanes: {agreement: Agreements, law: {label: Laws}}
events:
  - id: extension
    date: [2021-04-01..2021-04-05]   # an unquoted range
    title: NO
    lane: agreement
    actors: [Russia, US]
    review:
    sources:
      - {text: texts/a.txt, start: 812, end: 823, published: 2021-04-05, title: 2020}
  - {id: "2020", date: 2020, title: 'Quoted: yes', status: planned}
"""


def test_a_file_without_problems(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + WELL.encode())
    found = read(path)
    assert found.problems == []
    assert found.path == path
    assert found.text == WELL
    assert found.bytes == path.read_bytes()
    assert found.timeline is not None
    assert not found.has_errors
    assert found.event_count == 2
    first, second = found.timeline.events
    assert first.date == When.parse("[2021-04-01..2021-04-05]")
    assert (first.title, first.actors, first.review) == ("NO", ("Russia", "US"), None)
    assert (first.sources[0].start, first.sources[0].title) == (812, "2020")
    assert (second.id, second.title, second.status) == ("2020", "Quoted: yes", "planned")
    assert list(found.event_nodes) == ["extension", "2020"]
    assert found.event_nodes["2020"].source() == WELL[WELL.index('{id: "2020"') :].rstrip()


def test_an_empty_file_is_an_empty_timeline() -> None:
    found = read_text("# nothing yet\n")
    assert (found.timeline, found.problems, found.root, found.event_count) == (Timeline(), [], None, 0)


def test_any_error_means_no_timeline_and_a_warning_does_not() -> None:
    assert read_text("events:\n  - {id: a, date: XXXX-04-02, title: A}\n").timeline is not None
    for text in (
        "events:\n  - {id: a, date: 2020, title: A}\n  - {id: a, date: 2021, title: B}\n",
        "events:\n  - {id: a, date: soon, title: A}\n",
        "title: [\n",
        "title: &x y\n",
    ):
        found = read_text(text)
        assert found.has_errors
        assert found.timeline is None
        assert found.problems


def test_event_nodes_are_there_even_when_events_are_wrong() -> None:
    found = read_text("events:\n  - {id: a, date: soon}\n  - {id: a}\n  - b\n  - {id: [c]}\n")
    assert {name: node.start.line for name, node in found.event_nodes.items()} == {"a": 1}


def test_a_file_that_cannot_be_read_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.yaml")
    with pytest.raises(IsADirectoryError):
        read(tmp_path)


def test_a_file_beyond_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    found = read(path)
    assert [problem.message for problem in found.problems] == [
        "the file has 65 MB; no more than 64 MB are read"
    ]
    assert found.bytes == b""


def test_problems_stand_in_the_order_of_the_text() -> None:
    text = (
        "foo: &x 1\nevents:\n  - {id: b, date: soon, title: A, title: B}\n  - {id: b, date: 2020}\nbar: 1\n"
    )
    places = [(problem.line, problem.column) for problem in read_text(text).problems]
    assert places == sorted(places)
    assert len(places) == 7


_KEYS = ["title", "events", "lanes", "id", "date", "sources", "start", "actors", "status", "x", "", "null"]
_SCALARS = st.sampled_from(
    ["a", "2020", "[..2020]", "~", "''", '"\\t"', "x: y", "*a", "-1", "NO", "{", "🚀", "# c"]
)
_DOCUMENTS = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(st.sampled_from(_KEYS), inner), max_size=4).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=10,
)


@settings(max_examples=300)
@given(st.one_of(_DOCUMENTS, _DOCUMENTS.map("events:\n  - id: a\n    {}".format), st.text(max_size=80)))
def test_any_text_is_read_and_reported(text: str) -> None:
    found = read_text(text)
    assert (found.timeline is None) == any(problem.severity == "error" for problem in found.problems)
    drawn = report(found.problems)
    assert "pydantic" not in drawn
    for problem in found.problems:
        assert (
            problem.source_line
            == found.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[problem.line - 1]
        )


def _many(count: int) -> str:
    event = (
        "  - id: event-{0}\n    date: 2021-04-03/2030-12-31\n    title: Russia extends the agreement\n"
        "    lane: agreement\n    actors: [Russia, US]\n    status: planned\n    review: proposed\n"
        "    importance: major\n    summary: A sentence of explanation.\n    sources:\n"
        "      - {{text: texts/a.txt, url: 'https://example.org/{0}', quote: A sentence, phrase: On Saturday,\n"
        "         start: 812, end: 823, resolved_against: 2021-04-05}}\n"
    )
    return "lanes: {agreement: Agreements}\nevents:\n" + "".join(
        event.format(number) for number in range(count)
    )


def test_time_grows_with_the_file_and_no_faster() -> None:
    def seconds(count: int) -> float:
        text = _many(count)
        start = time.process_time()
        assert read_text(text).problems == []
        return time.process_time() - start

    seconds(100)
    small, large = seconds(500), seconds(4_000)
    assert large < 8 * small * 2.5
    assert large < 4


def test_many_problems_take_no_more_than_linear_time() -> None:
    text = "events:\n" + "".join(f"  - {{id: a, date: 20 Feb 2014, titel: x{n}}}\n" for n in range(2_000))
    start = time.process_time()
    problems = read_text(text).problems
    assert len(report(problems)) > 100_000
    assert len(problems) == 2_000 * 4 - 1
    assert time.process_time() - start < 6
