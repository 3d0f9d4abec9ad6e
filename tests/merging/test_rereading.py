"""What came of a file is read in full; that events typed as before are known must not show."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merging.styles import Writer, proposals
from timeline.events_file import EventsFile, read_text
from timeline.events_file.reading import reread


def said(file: EventsFile) -> object:
    nodes = (
        [(node.kind, node.begin, node.finish, node.value) for node in file.root.walk()] if file.root else []
    )
    places = {name: node.begin for name, node in file.event_nodes.items()}
    return file.text, file.bytes, file.timeline, file.problems, nodes, places


@settings(max_examples=150)
@given(st.data())
def test_it_says_what_a_first_reading_says(data: st.DataObject) -> None:
    before = read_text(Writer(data.draw).file(data.draw(proposals())))
    text = before.text
    for _ in range(data.draw(st.integers(0, 3))):
        begin = data.draw(st.integers(0, len(text)))
        finish = begin + data.draw(st.sampled_from([0, 0, 0, 1, 2, 20]))
        piece = data.draw(
            st.sampled_from(["", "\n", "\n\n", " ", "  ", "x", "- ", ": ", "'", "|+\n", "[", "#"])
        )
        text = text[:begin] + piece + text[finish:]
    assert said(reread(text, before)) == said(read_text(text))


def test_empty_lines_that_a_text_takes_in_belong_to_its_event() -> None:
    text = "events:\n  - id: a\n    date: 1992\n    title: A\n    sources: [{title: S}]\n"
    link = "  - id: b\n    date: 1993\n    title: B\n    sources:\n      - url: |+\n          https://example.org"
    before = read_text(text + link)
    assert before.timeline is not None
    (problem,) = reread(f"{before.text}\n\n", before).problems
    assert problem.line == 10


def test_two_equal_ids_and_lost_lanes_are_found_among_known_events() -> None:
    event = "  - {id: a, date: 1992, title: A, lane: law}\n"
    before = read_text(f"lanes: {{law: Laws}}\nevents:\n{event}")
    twice = reread(before.text + event, before)
    assert [problem.message for problem in twice.problems] == ["id 'a' is given twice"]
    renamed = reread(before.text.replace("{law:", "{order:"), before)
    assert [problem.message for problem in renamed.problems] == ["there is no lane 'law'"]
