"""Files made to hurt: every command ends in bounded time, with a clear error or the right answer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from timeline.events_file import read, read_text, report
from timeline.events_file.fixing import fixes
from timeline.events_file.formatting import formatted_text
from timeline.events_file.merging import merge
from timeline.events_file.plausibility import doubts
from timeline.marked_yaml import LARGEST_FILE
from timeline.schema import Event

_EVENT = "  - {{id: e{0}, date: 1992, title: {1}}}\n"
_NEW = Event.model_validate({"id": "new", "date": "1992", "title": "New"})

HOSTILE = {
    "spaces": "title: a" + " " * 500_000 + "b\nevents: []\n",
    "spaces at the end": "events: []" + " " * 500_000 + "\n",
    "the same event many times": "events:\n"
    + "".join(_EVENT.format(n, "The same title again") for n in range(2_000)),
    "many words": "events:\n" + _EVENT.format(1, "word " * 100_000) + _EVENT.format(2, "word " * 100_000),
    "different words": "events:\n" + _EVENT.format(1, " ".join(f"w{n}" for n in range(50_000))),
    "actors": "events:\n  - {id: a, date: 1992, title: A, actors: [" + "x, " * 30_000 + "]}\n",
    "sources": "events:\n  - {id: a, date: 1992, title: A, sources: ["
    + "{quote: q, phrase: p}, " * 5_000
    + "]}\n",
    "comments": "events:\n"
    + "  # c\n" * 30_000
    + _EVENT.format(2, "B")
    + "  #\n" * 30_000
    + _EVENT.format(1, "A"),
    "empty lines": "events:\n"
    + _EVENT.format(2, "B")
    + "\n" * 200_000
    + "  - {id: a, date: 1991, title: A}\n",
    "carriage returns": "events: []\r" * 1 + "#\r" * 100_000,
    "digits": "events:\n  - {id: a, date: 1992, title: A, sources: [{quote: '" + "1967 " * 50_000 + "'}]}\n",
    "anchors across events": "events:\n  - &a {id: a, date: 1992, title: A}\n" + "  - *a\n" * 20_000,
    "an object": "events: !!python/object/apply:os.system [echo]\n",
    "overrides": 'title: "\\u202eevil"\nevents:\n' + _EVENT.format(1, "\u202eevil\u2066"),
    "controls": "title: \x07\nevents: []\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_it_takes_bounded_time(text: str) -> None:
    begin = time.process_time()
    found = read_text(text)
    report(found.problems)
    fixes(found)
    doubts(found)
    if found.timeline is not None:
        formatted_text(found)
        after = merge(
            found, {event.id: event for event in found.timeline.events}, [*found.timeline.events, _NEW]
        )
        assert after.after.timeline is not None
    assert time.process_time() - begin < 8


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    (problem,) = read(path).problems
    assert "no more than 64 MB are read" in problem.message
