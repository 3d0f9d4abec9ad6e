"""What holds for every date of the subset, and for every text that is none."""

from __future__ import annotations

import pickle
import re
import time
from datetime import date

import pytest
from date_texts import dated, dates, parts
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import DateError, When
from timeline.dates.edtf import BOUNDS_PATTERN, DATE_PATTERN

_NEARLY_DATES = st.text(st.sampled_from("0123456789X-/.~?%[] ,T:Qq"), max_size=30)


@given(dates)
def test_parsing_and_writing_give_the_text_back(text: str) -> None:
    when = When.parse(text)
    assert str(when) == text
    assert When.parse(str(when)) == when


@given(dates)
def test_bounds_are_days_in_order(text: str) -> None:
    when = When.parse(text)
    if when.earliest and when.latest:
        assert date.min <= when.earliest <= when.latest <= date.max
    assert when.is_dated == bool(when.earliest or when.latest)


@given(dates)
def test_the_pattern_of_the_schema_accepts_what_parsing_accepts(text: str) -> None:
    assert re.search(DATE_PATTERN, text)
    if text.startswith("["):
        assert re.search(BOUNDS_PATTERN, text[1:-1])


@settings(max_examples=300)
@given(st.one_of(_NEARLY_DATES, st.text(max_size=60)))
def test_any_text_is_a_date_or_refused_with_words(text: str) -> None:
    try:
        when = When.parse(text)
    except DateError as error:
        assert error.message
        assert error.hint
        assert str(error) == f"{error.message}: {error.hint}"
    else:
        assert re.search(DATE_PATTERN, text)
        assert when.edtf == text


@given(_NEARLY_DATES)
def test_the_pattern_accepts_beyond_that_only_days_that_do_not_exist(text: str) -> None:
    if "\n" in text or not re.search(DATE_PATTERN, text):
        return
    try:
        When.parse(text)
    except DateError as error:
        assert "is not a day" in error.message or "ends before it starts" in error.message


@given(dates, dates, dates)
def test_the_order_is_total_and_agrees_with_equality(one: str, other: str, third: str) -> None:
    a, b, c = When.parse(one), When.parse(other), When.parse(third)
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (a < b or a == b)
    if a == b:
        assert hash(a) == hash(b)
    if a <= b <= c:
        assert a <= c


@given(dates, dates)
def test_overlap_is_mutual_and_follows_from_containment(one: str, other: str) -> None:
    a, b = When.parse(one), When.parse(other)
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(a)
    assert a.contains(a)
    if a.contains(b):
        assert a.overlaps(b)


@given(parts, parts)
def test_spans_of_the_calendar_overlap_as_their_days_do(one: str, other: str) -> None:
    a, b = When.parse(one), When.parse(other)
    assert a.earliest and a.latest and b.earliest and b.latest
    assert a.overlaps(b) == (max(a.earliest, b.earliest) <= min(a.latest, b.latest))


@given(dated)
def test_a_date_survives_pickling(text: str) -> None:
    when = When.parse(text)
    twin = pickle.loads(pickle.dumps(when))
    assert (twin, twin.earliest, twin.latest) == (when, when.earliest, when.latest)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 1_000_000,
        "[" + "2020.." * 100_000 + "]",
        "2020/" * 100_000,
        "/" + "0" * 500_000,
        "[" * 500_000,
        "0" * 500_000 + "~",
        "XXXX-" * 100_000,
        " " * 500_000 + "2020",
        "[2020.." + "a" * 500_000 + "~]",
    ],
    ids=range(9),
)
def test_hostile_texts_are_refused_fast_and_briefly(text: str) -> None:
    start = time.process_time()
    with pytest.raises(DateError) as caught:
        When.parse(text)
    assert time.process_time() - start < 0.5
    assert len(str(caught.value)) < 300
