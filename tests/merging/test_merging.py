"""The three-way merge: hands and texts on one file, and nothing of the hands' work lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from timeline.events_file import EventsFile, read_text
from timeline.events_file.merging import Merge, MergeError, merge
from timeline.events_file.proposals import proposals_bytes, read_proposals
from timeline.events_file.verifying import verified
from timeline.schema import Event, Source
from timeline.schema.models import LONGEST_ID

EMPTY = "title: Test\nlanes: {agreement: Agreements, law: Laws}\nevents: []\n"
TREATY = Event.model_validate(
    {
        "id": "treaty-1967",
        "date": "1967",
        "title": "The powers sign a treaty",
        "lane": "agreement",
        "actors": ["US", "UK"],
        "summary": "A treaty, signed in 1967.",
        "sources": [
            {
                "text": "texts/a.txt",
                "quote": "A treaty, signed in 1967.",
                "phrase": "in 1967",
                "start": 17,
                "end": 24,
            }
        ],
    }
)
ORDER = Event.model_validate(
    {
        "id": "order-2020",
        "date": "[2020-04-01..2020-04-10]",
        "title": "President signs an order: mining allowed",
        "lane": "law",
        "sources": [
            {"text": "texts/b.txt", "quote": "He signed it in early April.", "phrase": "in early April"}
        ],
    }
)


def file(text: str) -> EventsFile:
    found = read_text(text)
    assert found.timeline is not None, [problem.message for problem in found.problems]
    return found


def first(text: str = EMPTY, fresh: tuple[Event, ...] = (TREATY, ORDER)) -> Merge:
    return merge(file(text), {}, fresh)


def changed(event: Event, **fields: Any) -> Event:
    return event.model_copy(update=fields)


def with_source(event: Event, **fields: Any) -> Event:
    return changed(event, sources=(event.sources[0].model_copy(update=fields), *event.sources[1:]))


def again(text: str, before: Merge, *fresh: Event) -> Merge:
    return merge(file(text), before.proposals, fresh)


def is_kept(old: str, new: str) -> bool:
    """Whether nothing of the old text was taken out or turned round: its visible characters stand in the new one."""
    rest = iter(new)
    return all(character in rest for character in "".join(old.split()))


def titles(result: Merge) -> list[str]:
    found = file(result.text).timeline
    assert found is not None
    return [event.title for event in found.events]


def test_new_events_stand_in_order_and_are_marked_as_proposed() -> None:
    result = first()
    found = file(result.text).timeline
    assert found is not None
    assert [event.id for event in found.events] == ["treaty-1967", "order-2020"]
    assert {event.review for event in found.events} == {"proposed"}
    assert result.added == ["treaty-1967", "order-2020"]


def test_what_is_read_back_is_what_was_proposed() -> None:
    found = file(first().text).timeline
    assert found is not None
    assert [changed(event, review=None) for event in found.events] == [TREATY, ORDER]


def test_a_second_run_changes_no_byte() -> None:
    before = first()
    after = again(before.text, before, TREATY, ORDER)
    assert after.text == before.text
    assert proposals_bytes(after.proposals.values()) == proposals_bytes(before.proposals.values())
    assert after.unchanged == ["treaty-1967", "order-2020"]


def test_a_title_changed_by_hand_stays_and_other_fields_follow_the_texts() -> None:
    before = first()
    text = before.text.replace("The powers sign a treaty", "Outer Space Treaty signed")
    after = again(text, before, changed(TREATY, date=ORDER.date, title=TREATY.title), ORDER)
    assert "Outer Space Treaty signed" in after.text
    assert "date: [2020-04-01..2020-04-10]\n    title: Outer" in after.text
    assert after.updated == ["treaty-1967"]


def test_what_both_changed_is_a_conflict_that_changes_nothing_and_is_told_again() -> None:
    before = first()
    text = before.text.replace("date: 1967", "date: 1967-01-27")
    newer = changed(TREATY, date=TREATY.date.parse("1967-10"))
    after = again(text, before, newer, ORDER)
    assert after.text == text
    assert [(c.id, c.key, c.in_file, c.in_texts) for c in after.conflicts] == [
        ("treaty-1967", "date", "1967-01-27", "1967-10")
    ]
    assert again(text, after, newer, ORDER).conflicts == after.conflicts


def test_a_conflict_is_over_when_a_person_takes_the_new_value() -> None:
    before = first()
    newer = changed(TREATY, date=TREATY.date.parse("1967-10"))
    after = again(before.text.replace("date: 1967", "date: 1967-01-27"), before, newer)
    settled = again(after.text.replace("date: 1967-01-27", "date: 1967-10"), after, newer)
    assert not settled.conflicts


def test_a_deleted_event_stays_away() -> None:
    before = first()
    start = before.text.index("  - id: treaty-1967")
    text = before.text[:start] + before.text[before.text.index("  - id: order-2020") :]
    after = again(text, before, TREATY, ORDER)
    assert after.text == text
    assert after.kept_away == ["treaty-1967"]
    assert again(text, after, TREATY, ORDER).text == text


def test_a_rejected_event_is_left_alone_whatever_the_texts_say() -> None:
    before = first()
    text = before.text.replace("review: proposed", "review: rejected", 1)
    after = again(text, before, changed(TREATY, title="Something else"), ORDER)
    assert after.text == text


def test_a_renamed_event_is_found_by_its_evidence() -> None:
    before = first()
    text = before.text.replace("id: treaty-1967", "id: outer-space-treaty")
    after = again(text, before, changed(TREATY, lane="law"), ORDER)
    assert (
        "id: outer-space-treaty\n    date: 1967\n    title: The powers sign a treaty\n    lane: law"
        in after.text
    )
    assert len(titles(after)) == 2


def test_without_the_proposals_nothing_is_lost_and_nothing_proposed_twice() -> None:
    before = first()
    text = before.text.replace("The powers sign a treaty", "Mine")
    after = merge(file(text), {}, [TREATY, ORDER])
    assert after.text == text
    assert not after.added


def test_a_new_text_joins_its_event_as_a_source() -> None:
    before = first()
    more = changed(
        TREATY,
        sources=(
            *TREATY.sources,
            TREATY.sources[0].model_copy(update={"text": "texts/c.txt", "quote": "Other."}),
        ),
    )
    after = again(before.text, before, more, ORDER)
    assert after.updated == ["treaty-1967"]
    added = (
        "      - text: texts/c.txt",
        "        quote: Other.",
        "        phrase: in 1967",
        "        start: 17",
        "        end: 24",
    )
    assert after.text.replace("\n".join(added) + "\n", "") == before.text


def test_a_source_that_a_person_removed_stays_away() -> None:
    more = changed(
        TREATY,
        sources=(
            *TREATY.sources,
            TREATY.sources[0].model_copy(update={"text": "texts/c.txt", "quote": "Other."}),
        ),
    )
    before = first(fresh=(more,))
    start = before.text.index("      - text: texts/c.txt")
    text = before.text[:start]
    assert again(text, before, more).text == text


def test_a_source_that_a_person_moved_to_another_event_is_not_put_back() -> None:
    before = first()
    start, end = before.text.index("    sources:\n"), before.text.index("  - id: order-2020")
    moved = before.text[start:end].replace("    sources:\n", "")
    text = before.text[:start] + before.text[end:] + moved
    assert again(text, before, TREATY, ORDER).text == text


def test_a_text_that_moved_is_found_by_what_it_says() -> None:
    before = first()
    after = again(before.text, before, with_source(TREATY, text="archive/a.txt"), ORDER)
    assert after.text == before.text.replace("texts/a.txt", "archive/a.txt")


def test_offsets_follow_a_text_that_was_corrected_elsewhere() -> None:
    before = first()
    after = again(before.text, before, with_source(TREATY, start=20, end=27), ORDER)
    assert after.text == before.text.replace("start: 17", "start: 20").replace("end: 24", "end: 27")


def test_two_events_never_get_the_same_id() -> None:
    other = changed(
        TREATY, sources=(TREATY.sources[0].model_copy(update={"quote": "Another treaty, in 1967."}),)
    )
    result = first(fresh=(TREATY, other))
    assert result.added == ["treaty-1967", "treaty-1967-2"]


def test_an_id_that_is_taken_stays_as_short_as_an_id_may_be() -> None:
    long = f"{'a' * 77}-bb"
    assert len(long) == LONGEST_ID
    first_one, other = changed(TREATY, id=long), changed(ORDER, id=long)
    result = first(fresh=(first_one, other))
    assert sorted(file(result.text).event_nodes) == sorted([long, f"{'a' * 77}-2"])


def test_a_source_that_says_nothing_is_written_and_read_back() -> None:
    silent = changed(TREATY, sources=(*TREATY.sources, Source()))
    before = first(fresh=(TREATY,))
    after = again(before.text, before, silent)
    assert again(after.text, after, silent).text == after.text
    for result in (after, first(fresh=(silent,))):
        timeline = file(result.text).timeline
        assert timeline is not None
        assert timeline.events[0].sources == silent.sources


def test_a_lane_that_the_file_does_not_have_is_left_unset() -> None:
    result = first("title: Test\nlanes: {agreement: Agreements}\nevents: []\n")
    assert file(result.text).timeline is not None
    assert "lane: law" not in result.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: Test\n",
        "title: Test",
        "title: Test\nevents:\n",
        "title: Test\nevents: []   # none yet\n# the end\n",
        "events: []\ntitle: Test\n",
        "title: Test\nevents: []# none yet\n",
        "title: Test\r\nevents: []\r\n",
        "# only a remark\n",
        "{}  # nothing yet\n",
        "{title: Test, events: }\n",
        'title: Test\nevents: [{id: a, date: 1950, title: "Before, all"}, {id: z, date: 2050, title: After}]\n',
        "events:\n- id: a\n  date: 1950\n  title: Before\n\n# about z\n- id: z\n  date: 2050\n  title: After\n",
        " title: Test\n",
        "? title\n: Test\n",
        "? events\n",
        "? events # none: yet\n? title\n: Test\n",
        "{events}",
        "{events, title: Test}",
        "title: Test\nevents:\n    -   id: z\n        date: 2050\n        title: After   # no break at the end",
    ],
)
def test_events_find_their_place_in_files_of_any_shape(text: str) -> None:
    before = file(text).timeline
    result = first(text)
    after = file(result.text).timeline
    assert before is not None and after is not None
    assert set(before.events) < set(after.events)
    assert [event.date for event in after.events] == sorted(event.date for event in after.events)
    assert again(result.text, result, TREATY, ORDER).text == result.text
    assert is_kept(text.replace("[]", ""), result.text)


@pytest.mark.parametrize(
    "text",
    [
        "~",
        "null\n",
        "# a remark\n~  # nothing\n",
        "---\n~\n",
        "--- ~\n",
        "   ~\n",
        "---\n\n...\n",
        "---\n~\n...\n",
    ],
)
def test_a_file_that_says_nothing_gets_events(text: str) -> None:
    result = first(text)
    assert titles(result) == ["The powers sign a treaty", "President signs an order: mining allowed"]
    assert again(result.text, result, TREATY, ORDER).text == result.text
    assert result.text.count("#") == text.count("#")
    after = file(result.text).timeline
    assert after is not None
    assert [event.sources for event in after.events] == [TREATY.sources, ORDER.sources]


def test_a_merge_that_changes_more_than_it_means_to_is_refused() -> None:
    before = file(first().text)
    text = before.text.replace("He signed it", "She signed it")
    assert verified(text, before, {ORDER.id}, []).timeline is not None
    with pytest.raises(MergeError, match="event 'order-2020' would change"):
        verified(text, before, {TREATY.id}, [])
    with pytest.raises(MergeError, match="more would change"):
        verified(before.text.replace("Agreements", "Accords"), before, {ORDER.id}, [])
    with pytest.raises(MergeError, match="more would change"):
        verified(before.text, before, [], ["new"])
    with pytest.raises(MergeError, match="the quote"):
        verified(f"{before.text}\n  'x", before, [], [])


def test_line_ends_of_the_file_are_kept() -> None:
    result = first(EMPTY.replace("\n", "\r\n"))
    assert "\n" not in result.text.replace("\r\n", "")


def test_proposals_are_read_back_as_written(tmp_path: Path) -> None:
    path = tmp_path / "events.proposals.jsonl"
    path.write_bytes(proposals_bytes([ORDER, TREATY]))
    assert read_proposals(path) == ({"order-2020": ORDER, "treaty-1967": TREATY}, [])
    assert path.read_text().count("\n") == 2


def test_a_broken_line_of_proposals_is_named(tmp_path: Path) -> None:
    path = tmp_path / "events.proposals.jsonl"
    path.write_text('{"id": "a"\n')
    _, problems = read_proposals(path)
    assert [(problem.line, problem.severity) for problem in problems] == [(1, "error")]
