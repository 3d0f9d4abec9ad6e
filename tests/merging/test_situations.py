"""What people do to their file between two runs, one situation a test."""

from __future__ import annotations

from typing import Any

import pytest

from tests.merging.test_merging import EMPTY, ORDER, TREATY, again, changed, file, first, titles, with_source
from timeline.dates import When
from timeline.events_file import read_text
from timeline.events_file.merging import Merge, merge
from timeline.schema import Event, Source

OTHER = Source(text="texts/c.txt", quote="The pact of 1967 was signed.", phrase="1967", start=12, end=16)


def event(result: Merge, name: str) -> Event:
    timeline = file(result.text).timeline
    assert timeline is not None
    return next(one for one in timeline.events if one.id == name)


def moved(text: str, first_id: str) -> str:
    """The file with the event of that id at the end."""
    head, *rest = text.split("  - id: ")
    return head + "".join(
        f"  - id: {one}" for one in sorted(rest, key=lambda one: one.startswith(f"{first_id}\n"))
    )


def test_the_title_and_the_date_edited() -> None:
    before = first()
    text = before.text.replace("The powers sign a treaty", "Mine").replace("date: 1967", "date: 1967-01-27")
    assert again(text, before, TREATY, ORDER).text == text


def test_the_id_renamed_and_the_text_corrected() -> None:
    before = first()
    text = before.text.replace("id: treaty-1967", "id: outer-space-treaty")
    corrected = changed(
        TREATY,
        date=When.parse("1967-01-27"),
        sources=(
            TREATY.sources[0].model_copy(
                update={
                    "quote": "A treaty, signed on 27 January in 1967.",
                    "phrase": "on 27 January in 1967",
                    "end": 39,
                }
            ),
        ),
    )
    after = again(text, before, corrected, ORDER)
    assert (
        event(after, "outer-space-treaty").model_copy(update={"id": "treaty-1967", "review": None})
        == corrected
    )
    assert len(titles(after)) == 2
    assert again(after.text, after, corrected, ORDER).text == after.text


def test_events_reordered() -> None:
    before = first()
    text = moved(before.text, "treaty-1967")
    assert text != before.text
    after = again(text, before, changed(TREATY, lane="law"), ORDER)
    assert after.text == text.replace("lane: agreement", "lane: law")


def merged_by_hand() -> tuple[Merge, str]:
    """The order's source moved under the treaty, and the order deleted."""
    before = first()
    start = before.text.index("  - id: order-2020")
    source = before.text[before.text.index("      - text: texts/b.txt") :]
    return before, before.text[:start] + source


def test_two_events_merged_into_one_by_moving_sources() -> None:
    before, text = merged_by_hand()
    after = again(text, before, TREATY, ORDER)
    assert after.text == text
    assert not after.conflicts and not after.added


def test_two_events_merged_into_one_follow_their_own_text_only() -> None:
    before, text = merged_by_hand()
    after = again(text, before, changed(TREATY, lane="law"), changed(ORDER, title="Else", lane="agreement"))
    assert after.text == text.replace("lane: agreement", "lane: law")
    assert not after.conflicts
    shifted = again(text, before, TREATY, with_source(ORDER, text="moved.txt"))
    assert shifted.text == text.replace("texts/b.txt", "moved.txt")


def split_by_hand() -> tuple[Event, Merge, str]:
    both = changed(TREATY, sources=(*TREATY.sources, OTHER))
    before = first(fresh=(both,))
    new = "  - id: pact\n    date: 1967\n    title: Pact\n    sources:\n"
    text = before.text.replace("      - text: texts/c.txt", f"{new}      - text: texts/c.txt")
    return both, before, text


def test_one_event_split_into_two() -> None:
    both, before, text = split_by_hand()
    assert again(text, before, both).text == text


def test_of_a_split_event_each_half_follows_its_text() -> None:
    both, before, text = split_by_hand()
    newer = changed(both, sources=(TREATY.sources[0], OTHER.model_copy(update={"text": "texts/d.txt"})))
    assert again(text, before, newer).text == text.replace("texts/c.txt", "texts/d.txt")


def test_an_event_written_wholly_by_hand_is_never_touched() -> None:
    own = "events:\n  - {id: mine, date: 1969, title: Mine, lane: law}  # by hand\n"
    after = first(EMPTY.replace("events: []\n", own))
    assert "  - {id: mine, date: 1969, title: Mine, lane: law}  # by hand\n" in after.text
    assert after.added == ["treaty-1967", "order-2020"]
    assert not after.untold


def test_an_event_written_by_hand_is_joined_by_the_text_that_tells_the_same() -> None:
    own = 'events:\n  - {id: mine, date: 1967, title: "The powers sign a treaty", lane: agreement}\n'
    after = first(EMPTY.replace("events: []\n", own), fresh=(TREATY,))
    assert event(after, "mine").sources == TREATY.sources
    assert not after.added
    assert again(after.text, after, TREATY).text == after.text


@pytest.mark.parametrize("edit", [("date: 1967", "date: 1967-01-27"), ("id: treaty-1967", "id: ost")])
def test_the_proposals_deleted(edit: tuple[str, str]) -> None:
    text = first().text.replace(*edit)
    after = merge(file(text), {}, [TREATY, ORDER])
    assert after.text == text
    assert not after.added and not after.conflicts
    newer = again(text, after, changed(TREATY, lane="law"), ORDER)
    assert newer.text == text.replace("lane: agreement", "lane: law")


def test_the_proposals_deleted_after_a_rejection() -> None:
    text = first().text.replace("review: proposed", "review: rejected", 1)
    after = merge(file(text), {}, [TREATY, ORDER])
    assert after.text == text
    assert not after.told_again


def test_a_text_renamed() -> None:
    before = first()
    after = again(before.text, before, with_source(TREATY, text="archive/a.txt"), ORDER)
    assert after.text == before.text.replace("texts/a.txt", "archive/a.txt")


def test_a_text_renamed_and_corrected() -> None:
    before = first()
    quote = "A treaty, signed in London in 1967."
    newer = with_source(TREATY, text="archive/a.txt", quote=quote, start=27, end=34)
    longer = with_source(TREATY, quote="The treaty was signed in London in 1967.")
    after = again(before.text, before, newer, ORDER)
    assert after.added == []
    assert f"quote: {quote}" in after.text and "archive/a.txt" in after.text
    assert again(before.text, before, longer, ORDER).added == []


CORRECTED: dict[str, Any] = {
    "date": When.parse("1968"),
    "summary": "A treaty, signed in 1968.",
    "sources": (
        TREATY.sources[0].model_copy(update={"quote": "A treaty, signed in 1968.", "phrase": "in 1968"}),
    ),
}


def test_a_text_corrected_without_a_hand_edit() -> None:
    before = first()
    after = again(before.text, before, changed(TREATY, **CORRECTED), ORDER)
    assert after.text == before.text.replace("date: 1967", "date: 1968").replace("in 1967", "in 1968")
    assert after.updated == ["treaty-1967"] and not after.added


def test_a_text_corrected_with_a_hand_edit_of_another_field() -> None:
    before = first()
    text = before.text.replace("The powers sign a treaty", "Mine")
    after = again(text, before, changed(TREATY, **CORRECTED), ORDER)
    assert after.text == text.replace("date: 1967", "date: 1968").replace("in 1967", "in 1968")
    assert not after.conflicts


def test_a_text_corrected_with_a_hand_edit_of_the_same_field() -> None:
    before = first()
    text = before.text.replace("date: 1967", "date: 1967-01-27")
    after = again(text, before, changed(TREATY, **CORRECTED), ORDER)
    assert after.text == text.replace("in 1967", "in 1968")
    assert [(c.key, c.in_file, c.in_texts) for c in after.conflicts] == [("date", "1967-01-27", "1968")]


def test_a_quote_that_both_changed_is_a_conflict_too() -> None:
    before = first()
    text = before.text.replace("quote: A treaty, signed in 1967.", "quote: A treaty, signed in 1967!")
    newer = with_source(TREATY, quote="Treaty: signed in 1967.")
    after = again(text, before, newer, ORDER)
    assert after.text == text
    assert [(c.id, c.key) for c in after.conflicts] == [("treaty-1967", "sources.1.quote")]
    assert again(text, after, newer, ORDER).conflicts == after.conflicts


def test_who_edits_a_field_stands_behind_it_also_after_the_texts_agreed_for_a_while() -> None:
    before = first()
    text = before.text.replace("date: 1967", "date: 1967-01-27")
    agreed = again(text, before, changed(TREATY, date=When.parse("1967-01-27")), ORDER)
    assert agreed.text == text and not agreed.conflicts
    after = again(text, agreed, changed(TREATY, date=When.parse("1967-10-10")), ORDER)
    assert after.text == text
    assert [(c.in_file, c.in_texts) for c in after.conflicts] == [("1967-01-27", "1967-10-10")]


def test_what_the_texts_change_in_an_accepted_event_is_told() -> None:
    before = first()
    text = before.text.replace("    review: proposed\n", "", 1)
    after = again(text, before, changed(TREATY, lane="law"), ORDER)
    assert after.text == text.replace("lane: agreement", "lane: law")
    assert [(c.id, c.key, c.before, c.after) for c in after.changes] == [
        ("treaty-1967", "lane", "agreement", "law")
    ]


NEW_SOURCE = changed(TREATY, sources=(*TREATY.sources, OTHER))
IN_OTHER_WORDS = changed(
    TREATY, id="powers-1967", title="The great powers sign a treaty", sources=(OTHER,), summary=None
)


@pytest.mark.parametrize("fresh", [NEW_SOURCE, IN_OTHER_WORDS], ids=["joined", "in other words"])
@pytest.mark.parametrize("how", ["rejected", "deleted"])
def test_a_rejection_sticks_when_a_new_text_tells_the_same(fresh: Event, how: str) -> None:
    before = first()
    text = before.text.replace("review: proposed", "review: rejected", 1)
    if how == "deleted":
        text = before.text.replace(
            before.text[before.text.index("  - id: treaty") : before.text.index("  - id: order")], ""
        )
    every = (fresh,) if fresh is NEW_SOURCE else (TREATY, fresh)
    after = again(text, before, *every, ORDER)
    assert after.text == text
    assert [(one.id, one.texts) for one in after.told_again] == [("treaty-1967", ("texts/c.txt",))]
    later = again(text, after, *every, ORDER)
    assert later.text == text
    assert not later.told_again and not later.added


def test_an_event_that_the_texts_tell_no_more_stays_and_is_named() -> None:
    before = first()
    after = again(before.text, before, ORDER)
    assert after.text == before.text
    assert after.untold == ["treaty-1967"]
    assert merge(file(before.text), before.proposals, [ORDER], unread={"texts/a.txt"}).untold == []


def test_a_run_over_some_of_the_texts_does_not_judge_by_them_alone() -> None:
    both = changed(TREATY, sources=(*TREATY.sources, OTHER))
    before = first(fresh=(both, ORDER))
    alone = changed(TREATY, title="Another headline", sources=(OTHER,))
    part = merge(file(before.text), before.proposals, [alone], unread={"texts/a.txt", "texts/b.txt"})
    assert part.text == before.text
    assert part.proposals == before.proposals


def test_one_sentence_that_tells_of_two_events_is_evidence_of_both() -> None:
    source = TREATY.sources
    one, two = (
        changed(TREATY, id="b", title="First"),
        changed(TREATY, id="a", title="Second", sources=source, lane="law"),
    )
    before = first(fresh=(one, two))
    assert again(before.text, before, two, one).text == before.text
    start = before.text.index("  - id: a\n")
    text = before.text[:start] + "".join(f"  - id: {p}" for p in before.text[start:].split("  - id: ")[2:])
    after = again(text, before, one, two)
    assert (after.text, after.added) == (text, [])


def test_sources_that_say_too_little_to_be_found_again_are_added_once() -> None:
    little, other = (Source(title=name, phrase="in 1968") for name in ("A", "B"))
    before = first(fresh=(changed(TREATY, sources=(little, other)),))
    now = changed(TREATY, sources=(little.model_copy(update={"start": 5, "end": 12}), other))
    after = again(before.text, before, now)
    assert event(after, TREATY.id).sources == (little, other, now.sources[0])
    assert again(after.text, after, now).text == after.text


def test_a_file_with_conflict_markers_of_git_is_a_clear_error() -> None:
    text = first().text.replace("    date: 1967\n", "<<<<<<< HEAD\n    date: 1967\n=======\n>>>>>>> other\n")
    (problem,) = read_text(text).problems
    assert problem.message == "git left a merge conflict here"
