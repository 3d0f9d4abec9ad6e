"""What makes no event, and why; evidence that can be checked; the same result in any order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.mentions import as_events, merge_mentions
from extract.topics import load_topic
from tests.mentions.told import findings, told

ARTICLE = """\
Published: 09:12, May 18, 2020 | Updated: 02:23, June 6, 2023

Roscosmos launched a crew in January last year. It may march on; 36 satellites sat on RD-180/181 engines.

The US signed an agreement with Russia on\u00a0April 2. A baker in Paris sold bread in 2011.

Astronauts and cosmonauts fly to space on a rocket.

0:00
14:40

Leave a Reply

We landed on the Moon in 1969!
"""


def test_only_prose_makes_events_and_each_dismissal_has_its_reason() -> None:
    found = findings(ARTICLE)
    assert sorted(str(mention.date) for mention in found.mentions) == ["2019-01", "2020-04-02"]
    reasons = {one.document.text[one.start : one.end]: one.reason for one in found.dismissed}
    assert reasons["2011"].startswith("off topic")
    assert reasons["1969"] == "furniture: tail"


def test_evidence_reproduces_the_phrase() -> None:
    for mention in findings(ARTICLE).mentions:
        assert mention.document.text[mention.start : mention.end] == mention.phrase
        assert mention.phrase in mention.sentence.text
        assert mention.sentence.text == mention.document.text[mention.sentence.start : mention.sentence.end]
        assert str(mention.resolved_against) == "2020-05-18"


@pytest.mark.parametrize(
    ("published", "dated", "undated"),
    [
        ("2020-05-18", ["2020-04-02", "2020-05-12"], []),
        ("2020-05", ["2020-04-02"], ["Tuesday"]),
        (None, ["XXXX-04-02"], ["Tuesday"]),
    ],
)
def test_without_a_publication_date_nothing_is_guessed(
    published: str | None, dated: list[str], undated: list[str]
) -> None:
    found = findings(
        "Russia sent its comments on the space draft to the US on April 2. NASA answered on Tuesday.",
        published,
    )
    assert sorted(str(mention.date) for mention in found.mentions) == dated
    assert [one.document.text[one.start : one.end] for one in found.dismissed if one.is_undated] == undated


def test_one_event_told_by_several_texts_is_one_proposal() -> None:
    texts = {
        "a.txt": "US President Donald Trump signed an executive order on space resources in early April.",
        "b.txt": "In April 2020, Donald Trump signed an executive order on the resources of space.",
        "c.txt": "Russia condemned an executive order on space resources that Trump signed in April 2020.",
        "d.txt": "Trump signed an executive order on cybersecurity in 2013, the US says of space.",
    }
    mentions = [mention for name, text in texts.items() for mention in findings(text, name=name).mentions]
    orders = [p for p in merge_mentions(mentions) if "executive order" in p.title and "cyber" not in p.title]
    (order,) = [p for p in orders if len(p.mentions) > 1]
    assert str(order.date) == "[2020-04-01..2020-04-10]"
    assert {"a.txt", "b.txt"} <= {mention.document.name for mention in order.mentions}


def test_texts_that_disagree_on_the_day_tell_one_event_with_both_dates() -> None:
    told = "Rogozin was put on a sanctions list by the White House over the war on {} March 2014."
    days = {"a.txt": 17, "b.txt": 17, "c.txt": 16, "d.txt": 30}
    mentions = [m for name, day in days.items() for m in findings(told.format(day), name=name).mentions]
    assert [(str(p.date), sorted(str(m.date) for m in p.mentions)) for p in merge_mentions(mentions)] == [
        ("2014-03-17", ["2014-03-16", "2014-03-17", "2014-03-17"]),
        ("2014-03-30", ["2014-03-30"]),
    ]
    (event, _) = as_events(merge_mentions(mentions), load_topic())
    assert [(source.text, source.date and str(source.date)) for source in event.sources] == [
        ("a.txt", None),
        ("b.txt", None),
        ("c.txt", "2014-03-16"),
    ]
    alone = findings(told.format(17) + " " + told.format(16)).mentions
    assert len(merge_mentions(alone)) == 2


def test_the_order_of_mentions_does_not_matter() -> None:
    mentions = [mention for name in ("a.txt", "b.txt") for mention in findings(ARTICLE, name=name).mentions]
    topic = load_topic()
    expected = as_events(merge_mentions(mentions), topic)
    for seed in range(5):
        random.Random(seed).shuffle(mentions)
        assert as_events(merge_mentions(mentions), topic) == expected


PIECES = st.sampled_from(
    [
        "Russia",
        "NASA",
        "signed",
        "in 1992",
        "on Friday",
        ",",
        ".",
        "which",
        "to",
        "the",
        "a deal",
        "by",
        "was",
        "\n\n",
        "until 2030",
        "and",
        "“",
        "”",
        "(",
        "said",
        "that",
        "after",
        "having",
        "been",
        "'s",
        "May",
        "\u202e",
        "<b>",
        "and then",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_no_text_is_too_odd(text: str) -> None:
    for _, title in told(text):
        assert title
        assert len(title) <= 90
