"""Spans are code points of the text, whatever the text; cost grows with its length and not faster."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.expressions import load_tagger
from extract.expressions.normal_text import normal

PIECES = [
    "Friday",
    "5 May 2020",
    "two",
    "days",
    "ago",
    "May",
    "1990-95",
    "the",
    "İ",
    "ß",
    "\u00a0",
    "’90s",
    "\n\n",
    ".",
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))


@settings(max_examples=150)
@given(texts, st.sampled_from([None, "2020", "2020-05", "2020-05-18", "0001-01-01", "9999-12-31"]))
def test_spans(text: str, dct: str | None) -> None:
    end = 0
    for timex in load_tagger().tag(text, dct):
        assert text[timex.start : timex.end] == timex.text
        assert end <= timex.start < timex.end
        end = timex.end


@given(st.text())
def test_the_normal_text_keeps_every_offset(text: str) -> None:
    assert len(normal(text)) == len(text)


def test_letters_that_change_length_shift_nothing() -> None:
    text = "İİİ met on 3 May 2020; İ left last\u00a0week."
    found = [timex.text for timex in load_tagger().tag(text, "2020-05-18")]
    assert found == ["3 May 2020", "last\u00a0week"]


HOSTILE = {
    "digits": "1",
    "slashes": "1/",
    "months": "May ",
    "no spaces": "x",
    "articles": "the ",
    "spaces": " ",
    "lines": "\n ",
    "quotes": "'8",
    "numbers": "two hundred and ",
    "hyphens": "mid-",
    "nested": "end of the end of the ",
    "weekdays": "Friday ",
    "dates": "1 May 2020, ",
    "endings": "ed",
    "now": "now ",
    "years": "2020 ",
    "month days": "May 1 ",
    "lower case": "may may may ",
    "combining": "a\u0301",
    "combining alone": "\u0301",
    "one digit": "1 ",
    "clocks": "10:10 ",
    "units": "days ",
    "in a month": "in May ",
    "today": "today, ",
    "stops": ". ",
    "verbs": "will be held on Monday ",
    "odd spaces": "\u202f1",
    "millions": "million ",
    "edges": "early late ",
    "links": "of the ",
    "decimals": "1.",
    "amounts": "about 8 ",
    "half a phrase": "the third ",
    "half a range": "5 or ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_cost_grows_with_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        return _seconds_a_character(piece * (length // len(piece))) * length

    small, large = seconds(4000), seconds(32000)
    assert large < 24 * small + 0.05  # eight times the text; three times that for a busy machine


def _seconds_a_character(text: str) -> float:
    """The least of three runs: another program may have had the processor."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        load_tagger().tag(text, "2020-05-18")
        best = min(best, time.process_time() - start)
    return best / len(text)


def test_no_text_costs_much_more_than_news() -> None:
    samples = Path(__file__).parent / "samples"
    news = [json.loads(line)["text"] for line in (samples / "newswire.jsonl").read_text("utf-8").splitlines()]
    plain = _seconds_a_character("\n\n".join(news) * 2)
    dear = {}
    for name, piece in HOSTILE.items():
        cost = _seconds_a_character(piece * (8_000 // len(piece)))
        if cost > 5 * plain:
            dear[name] = cost / plain
    assert not dear
