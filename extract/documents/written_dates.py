"""Dates of metadata: what a column, a header or a meta tag gives as the day of publication, however spelt."""

from __future__ import annotations

import re

from extract.documents.stamps import day_of, full_date
from timeline.dates import When

_LONGEST = 100
_TIMESTAMP = re.compile(r"([12]\d{3}-\d\d-\d\d)[T ].*", re.DOTALL)
_BARE = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)(?:T?\d{4,6}Z?)?")
_MONTH = re.compile(r"[^\W\d_]{3,12}\.?,? [12]\d{3}")


def read_day(text: str, language: str = "en") -> When | None:
    """The date that a text is, with the precision it has; None when it is none, or could be two.

    The day is the one written: a time zone is not reckoned with, since a publisher's day is that of its place.
    """
    text = text.strip()
    if not 4 <= len(text) <= _LONGEST:
        return None
    if match := _TIMESTAMP.fullmatch(text):
        return day_of(match[1])
    if match := _BARE.fullmatch(text):
        return day_of("-".join(match.groups()))
    if _MONTH.fullmatch(text):
        first = full_date(f"1 {text}", language)
        return day_of(str(first)[:7]) if first else None
    when = day_of(text) or full_date(text, language)
    return when if when and when.is_dated else None
