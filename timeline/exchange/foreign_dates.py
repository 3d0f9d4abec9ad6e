"""Dates as other programs give them, to `When` with the precision that they had: a year stays a year."""

from __future__ import annotations

import re

from timeline.dates import DateError, When

_WITH_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ]\d\d?(?::?\d\d){0,2}(?:[.,]\d+)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?", re.ASCII
)
_NUMBER = re.compile(r"[0-9]{1,4}", re.ASCII)

Parts = tuple[str, str, str]
"""Year, month and day as they are given; empty where nothing is."""


def of_parts(parts: Parts) -> When:
    """A date given in parts.

    Raises:
        DateError: a part is no number, or there is no such day.
    """
    year, month, day = (part.strip() for part in parts)
    for name, part in (("year", year), ("month", month), ("day", day)):
        if part and not _NUMBER.fullmatch(part):
            hint = "write it in digits: 2014"
            if name == "year" and re.fullmatch(r"-\d+|\d{5,}", part):
                hint = "the calendar here reaches from the year 1 to 9999: leave the event out"
            raise DateError(f"'{part[:40]}' is not a {name}", hint)
    if not year:
        raise DateError("there is no year", "write it in digits: 2014")
    if day and not month:
        raise DateError("there is a day without a month", "write the month as well, or leave the day out")
    text = "-".join([year.zfill(4), *(part.zfill(2) for part in (month, day) if part)])
    if month and not 1 <= int(month) <= 12:  # 21 would be a season to us
        raise DateError(f"'{month}' is not a month", "write 1 to 12")
    try:
        return When.parse(text)
    except DateError as error:
        hint = "correct it; if only the month is known, leave the day out" if day else error.hint
        raise DateError(error.message, hint) from None


def of_iso(text: str) -> tuple[When, bool]:
    """An ISO date, and whether it came with a time of day, for which there is no place.

    Raises:
        DateError: it is none.
    """
    text = text.strip()
    if match := _WITH_TIME.fullmatch(text):
        return When.parse(match[1]), True
    return When.parse(text), False


def lasting(start: When, end: When | None) -> When:
    """What lasts from start to end; without an end, or with the same one, the start.

    Raises:
        DateError: it ends before it starts.
    """
    return start if end is None or end == start else When.period(start, end)
