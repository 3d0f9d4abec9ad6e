"""The EDTF subset of the project: text to bounds, and what is wrong with a text that is not in it.

Source: ISO 8601-2:2019 and the Library of Congress's EDTF specification, of which these are read:
day, month, year, decade (`196X`), season (`2014-22`), quarter (`2021-35`), the qualifiers `~ ? %`
at the end, "one of" ranges `[a..b]`, periods `a/b` with open sides, and the unknown year `XXXX-04-02`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

# Northern meteorological seasons; the winter of a year begins in its December.
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}

_YEAR = r"(?!0000)[0-9]{4}"
_PART = rf"(?:{_YEAR}(?:-(?:0[1-9]|1[0-2]|2[1-4]|3[3-6])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?|[0-9]{{3}}X)"
_POINT = rf"(?:{_PART}[~?%]?)"
_BOUND = rf"(?:{_PART})"
_BOUNDS = rf"(?:{_BOUND}\.\.{_BOUND}?|\.\.{_BOUND})"
DATE_PATTERN = (
    rf"^(?:{_POINT}|\[{_BOUNDS}\]|{_POINT}/(?:{_POINT}|\.\.)|\.\./{_POINT}"
    r"|XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)$"
)
BOUNDS_PATTERN = rf"^{_BOUNDS}$"

_SIMPLE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)
_DECADE = re.compile(r"(\d{3})X([~?%]?)", re.ASCII)
_UNDATED = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?", re.ASCII)
_FORMS = "write 2020-05-18, 2020-05, 2020, 202X, [a..b] or a/b"
_LONGEST_SHOWN = 40
# Not `calendar.month_name`: that follows the locale of the machine.
_MONTHS = "January February March April May June July August September October November December"
_LEAP_YEAR = 2000  # stands in for the unknown year, so that XXXX-02-29 is a day


class DateError(ValueError):
    """A text that is not a date of the subset.

    Attributes:
        message: what is wrong with it.
        hint: what to write instead; empty when nothing better is known.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}: {hint}" if hint else message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Parsed:
    """What an EDTF text says: its canonical form, kind, bounds, and its sides when it has two."""

    text: str
    kind: str
    earliest: date | None
    latest: date | None
    qualifier: str = ""
    start: Parsed | None = None
    end: Parsed | None = None


def parse(text: str) -> Parsed:
    """Read an EDTF text; `DateError` when it is not in the subset or no such day exists."""
    if text.startswith("[") and text.endswith("]") and ".." in text:
        return _range(text)
    if text.count("/") == 1 and not _looks_like_slashes(text):
        return _period(text)
    if undated := _UNDATED.fullmatch(text):
        month, day = undated[1], undated[2]
        _check_month_and_day(text, _LEAP_YEAR, int(month), int(day) if day else None)
        return Parsed(text, "undated", None, None)
    return _point(text)


def _point(text: str) -> Parsed:
    if match := _SIMPLE.fullmatch(text):
        year, part, day, qualifier = int(match[1]), match[2], match[3], match[4]
        if year == 0:
            raise DateError(f"'{text}' has the year 0", "write a year from 0001 to 9999")
        if part is None:
            return Parsed(text, "year", date(year, 1, 1), date(year, 12, 31), qualifier)
        if not day and (span := SEASONS.get(int(part)) or QUARTERS.get(int(part))):
            kind = "season" if int(part) in SEASONS else "quarter"
            return Parsed(text, kind, *_months(year, *span), qualifier)
        _check_month_and_day(text, year, int(part), int(day) if day else None)
        if not day:
            return Parsed(text, "month", *_months(year, int(part), int(part)), qualifier)
        exact = date(year, int(part), int(day))
        return Parsed(text, "day", exact, exact, qualifier)
    if match := _DECADE.fullmatch(text):
        first = int(match[1]) * 10
        return Parsed(text, "decade", date(max(first, 1), 1, 1), date(first + 9, 12, 31), match[2])
    raise _refusal(text)


def _range(text: str) -> Parsed:
    left, _, right = text[1:-1].partition("..")
    start, end = _bound(text, left), _bound(text, right)
    if start is None and end is None:
        raise DateError(
            f"'{text}' has no bound", "write [2020-04-01..2020-04-10], [2020..] or [..2020-05-30]"
        )
    _check_order(text, start, end, "[{}..{}]")
    return _two_sided(text, "range", start, end)


def _bound(text: str, side: str) -> Parsed | None:
    if not side:
        return None
    if side[-1] in "~?%":
        message = f"'{_shown(text)}': a bound of a range cannot be qualified with '{side[-1]}'"
        raise DateError(message, f"leave it out: {_shown(side[:-1])}")
    return _side(text, side)


def _period(text: str) -> Parsed:
    left, _, right = text.partition("/")
    if not left or not right:
        from timeline.dates.spelling import suggest

        hint = suggest(text) or "for an open side write two dots: 2011/.. or ../2030"
        raise DateError(f"'{_shown(text)}' leaves a side of the period empty", hint)
    if left == right == "..":
        raise DateError(f"'{text}' is open on both sides", "give at least one of them")
    start = None if left == ".." else _side(text, left)
    end = None if right == ".." else _side(text, right)
    _check_order(text, start, end, "{}/{}")
    return _two_sided(text, "period", start, end)


def _two_sided(text: str, kind: str, start: Parsed | None, end: Parsed | None) -> Parsed:
    earliest, latest = start.earliest if start else None, end.latest if end else None
    return Parsed(text, kind, earliest, latest, "", start, end)


def _side(text: str, side: str) -> Parsed:
    """One side of `text`. Where it is no date, a hint for the whole is better than one for the part."""
    try:
        return _point(side)
    except DateError:
        from timeline.dates.spelling import suggest

        if hint := suggest(text):
            raise DateError(f"'{_shown(text)}' is not an EDTF date", hint) from None
        raise


def _check_order(text: str, start: Parsed | None, end: Parsed | None, form: str) -> None:
    if start is None or end is None or start.earliest is None or end.latest is None:
        return
    if end.latest < start.earliest:
        raise DateError(
            f"'{text}' ends before it starts", f"did you mean {form.format(end.text, start.text)}?"
        )


def _check_month_and_day(text: str, year: int, month: int, day: int | None) -> None:
    if not 1 <= month <= 12:
        hint = "a month is 01 to 12, a season 21 to 24 (spring to winter), a quarter 33 to 36"
        if day is None and month > year % 100 and text[:4].isdigit():
            hint = f"for years write {text[:4]}/{text[:2]}{month:02d}; {hint}"
        raise DateError(f"'{text}' has the month {month:02d}", hint)
    days = monthrange(year, month)[1]
    if day is not None and not 1 <= day <= days:
        known = text[: text.rfind("-")]
        name = _MONTHS.split()[month - 1]
        has = f"{name} {year} has" if text[0] != "X" else f"{name} never has more than"
        raise DateError(
            f"'{text}' is not a day: {has} {days} days", f"if only the month is known write {known}"
        )


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    """First and last day from month to month; a `last` before `first` lies in the next year."""
    end_year = year + (last < first)
    if end_year > date.max.year:
        return date(year, first, 1), date.max
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def _looks_like_slashes(text: str) -> bool:
    """Whether a text with one slash is 04/2020 rather than a period of two dates."""
    left, _, right = text.partition("/")
    return bool(re.fullmatch(r"\d{1,2}", left, re.ASCII) and re.fullmatch(r"\d{1,4}", right, re.ASCII))


def _refusal(text: str) -> DateError:
    from timeline.dates.spelling import suggest  # only wrong dates pay for it

    if not text.strip():
        return DateError("the date is empty", _FORMS)
    return DateError(f"'{_shown(text)}' is not an EDTF date", suggest(text) or _FORMS)


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."
