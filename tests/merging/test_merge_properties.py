"""For random files and random hand edits: a merge leaves every byte that it has no reason to change."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merging.styles import FIELDS, Writer, proposals, texts
from timeline.events_file import EventsFile, read_text
from timeline.events_file.emitting import event_data
from timeline.events_file.merging import MERGED_KEYS, merge
from timeline.marked_yaml import Node
from timeline.schema import Event

_REMARK = re.compile(r"# remark \d+, with 'quotes: and \[signs")


def read(text: str) -> EventsFile:
    found = read_text(text)
    assert found.timeline is not None, (text, [problem.message for problem in found.problems])
    return found


def with_fields(event: Event, fields: dict[str, Any]) -> Event:
    data = {**event.model_dump(mode="json", exclude_none=True), **fields}
    return Event.model_validate({key: value for key, value in data.items() if value is not None})


@st.composite
def edited_by_hand(draw: st.DrawFn, events: list[Event]) -> list[Event]:
    """What a person makes of proposals: edits, renames, merges, splits, deletes, rejects, adds, reorders."""
    found: list[Event] = []
    for event in events:
        what = draw(st.integers(0, 9))
        review = draw(st.sampled_from([None, "proposed"]))
        mine = event.model_copy(update={"review": review})
        if what == 0:
            continue
        if what == 1:
            mine = mine.model_copy(update={"review": "rejected"})
        elif what == 2:
            mine = mine.model_copy(update={"id": f"renamed-{event.id}"})
        elif what == 3 and found:
            other = found.pop()
            found.append(other.model_copy(update={"sources": (*other.sources, *mine.sources)}))
            continue
        elif what == 4 and len(mine.sources) > 1:
            found.append(with_fields(mine, {"id": f"{event.id}-half", "title": "Half", "sources": []}))
            found[-1] = found[-1].model_copy(update={"sources": mine.sources[1:], "review": None})
            mine = mine.model_copy(update={"sources": mine.sources[:1]})
        elif what in (5, 6):
            key = draw(st.sampled_from(list(FIELDS)))
            mine = with_fields(mine, {key: draw(FIELDS[key])})
        elif what == 7:
            key = draw(st.sampled_from(["title", "url", "publisher"]))
            value = "https://example.org/x" if key == "url" else draw(texts())
            first = mine.sources[0].model_copy(update={key: value})
            mine = mine.model_copy(update={"sources": (first, *mine.sources[1:]), "note": draw(texts())})
        found.append(mine)
    if draw(st.booleans()):
        found.append(
            with_fields(events[0], {"id": "by-hand", "date": "1999", "title": "Mine", "sources": []})
        )
    return draw(st.permutations(found))


@settings(max_examples=60)
@given(st.data())
def test_with_the_same_texts_no_byte_changes_whatever_the_hands_did(data: st.DataObject) -> None:
    told = data.draw(proposals())
    text = Writer(data.draw).file(data.draw(edited_by_hand(told)))
    base = {event.id: event for event in told}
    result = merge(read(text), base, told)
    assert result.text == text
    assert not result.conflicts
    assert not result.added
    assert result.proposals == base
    again = merge(read(text), result.proposals, told)
    assert (again.text, again.proposals) == (text, base)


@settings(max_examples=60)
@given(st.data())
def test_what_the_texts_changed_is_followed_and_all_else_stays(data: st.DataObject) -> None:
    told = data.draw(proposals())
    hands = data.draw(edited_by_hand(told))
    text = Writer(data.draw).file(hands)
    changes: dict[str, dict[str, Any]] = {}
    now = []
    for event in told:
        fields = {
            key: data.draw(values | st.none() if key not in ("title", "date") else values)
            for key, values in FIELDS.items()
            if data.draw(st.integers(0, 3)) == 0
        }
        changes[event.id] = fields
        after = with_fields(event, {key: value for key, value in fields.items() if value is not None})
        defaults = {"status": "happened", "actors": ()}
        gone = {key: defaults.get(key) for key, value in fields.items() if value is None}
        now.append(after.model_copy(update=gone))
    before = read(text)
    result = merge(before, {event.id: event for event in told}, now)
    after_file = read(result.text)
    assert after_file.timeline is not None
    by_id = {event.id: event for event in after_file.timeline.events}
    old, new = ({event.id: event for event in events} for events in (told, now))
    for mine in hands:
        merged = event_data(by_id[mine.id])
        own = event_data(mine)
        origin = mine.id.removeprefix("renamed-")
        for key in EventKeys:
            follows = (
                key in MERGED_KEYS
                and origin in old
                and mine.review != "rejected"
                and own.get(key) == event_data(old[origin]).get(key)
            )
            wanted = event_data(new[origin]).get(key) if follows else own.get(key)
            assert merged.get(key) == wanted, (mine.id, key, text, result.text)
            if wanted == own.get(key) and wanted is not None:
                assert source(after_file, mine.id, key) == source(before, mine.id, key)
    assert _REMARK.findall(result.text) == _REMARK.findall(text)
    assert ("\r\n" in result.text) == ("\r\n" in text)
    again = merge(after_file, result.proposals, now)
    assert again.text == result.text
    assert again.proposals == result.proposals


EventKeys = tuple(Event.model_fields)


def source(file: EventsFile, name: str, key: str) -> str:
    node: Node | None = file.event_nodes[name].get(key)
    assert node is not None
    return node.source()


@settings(max_examples=50)
@given(st.data())
def test_new_events_and_sources_are_put_in_and_nothing_is_taken_out(data: st.DataObject) -> None:
    told = data.draw(proposals(most=6))
    known = told[: data.draw(st.integers(0, len(told)))]
    last = [event.model_copy(update={"sources": event.sources[:1]}) for event in known]
    text = Writer(data.draw).file(last)
    result = merge(read(text), {event.id: event for event in last}, told)
    after = read(result.text)
    assert after.timeline is not None
    assert {event.id for event in after.timeline.events} == {event.id for event in told}
    found = {event.id: event.model_copy(update={"review": None}) for event in after.timeline.events}
    assert [found[event.id] for event in told] == told
    rest = iter(result.text)
    assert all(character in rest for character in "".join(text.replace("[]", "").split()))
    assert merge(after, result.proposals, told).text == result.text
