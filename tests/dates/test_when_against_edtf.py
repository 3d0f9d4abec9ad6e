"""The library `edtf` as an oracle for bounds, where it is right.

Left out, each for a reason:

- periods with an open side: edtf 5.0 raises on their bounds;
- ranges `[a..b]`: edtf reads them as sets, whose bounds are those of the list of its members;
- seasons: edtf lets the winter of a year begin in its January and end in March, the meteorological winter
  begins in December; the other seasons agree and are compared;
- quarters: edtf 5.0 takes its bounds from another table;
- `~ ? %`: edtf pads "about" by months, whereas here a qualifier changes how a date is drawn, not its bounds;
- unknown years: edtf bounds them by all years, here they have none.
"""

from __future__ import annotations

import warnings
from datetime import date

import pytest
from date_texts import days, decades, months, years
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import When

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    edtf = pytest.importorskip("edtf")

_spans = st.one_of(days(), months, years, decades)


def _bounds(text: str) -> tuple[date, date]:
    parsed = edtf.parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return date(*first[:3]), date(*last[:3])


@settings(max_examples=80)
@given(_spans.filter(lambda text: not text.startswith("000")))
def test_spans_of_the_calendar(text: str) -> None:
    when = When.parse(text)
    assert (when.earliest, when.latest) == _bounds(text)


@pytest.mark.parametrize("text", ["2014-21", "2014-22", "2014-23"])
def test_seasons_but_winter(text: str) -> None:
    when = When.parse(text)
    assert (when.earliest, when.latest) == _bounds(text)


@settings(max_examples=40)
@given(st.tuples(_spans, _spans).filter(lambda pair: not any(text.startswith("000") for text in pair)))
def test_periods(pair: tuple[str, str]) -> None:
    first, last = sorted(pair, key=lambda text: When.parse(text).sort_key)
    when = When.parse(f"{first}/{last}")
    assert (when.earliest, when.latest) == _bounds(f"{first}/{last}")
