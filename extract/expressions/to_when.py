"""From TIMEX3 to EDTF: what a timex says of the calendar, as the project's ``When``."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from extract.expressions import calendar_values as cal
from extract.expressions.timex import Timex
from timeline.dates import DateError, When

SEASON_CODE = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_UNKNOWN_YEAR = re.compile(r"XXXX-(?:\d\d)(?:-\d\d)?")
_THIRDS = {"START": 0, "MID": 1, "END": 2}
_DECADE_YEARS = ((0, 3), (4, 6), (7, 9))
_BOUNDED = {"ON_OR_BEFORE": "by", "BEFORE": "before", "ON_OR_AFTER": "from", "AFTER": "after"}


def when_of(timex: Timex) -> When | None:
    """The date that a timex means, with its mod and its signal; None where it is no calendar date.

    A DURATION, a SET, a vague reference and an unresolved weekday are None. The relations "until" and "since"
    make open periods, "by", "before" and "after" one day on one side of a bound. A TIME gives its day.
    """
    if timex.type not in ("DATE", "TIME"):
        return None
    value = timex.value.partition("T")[0]
    if _UNKNOWN_YEAR.fullmatch(value):
        return _parsed(value)
    first, last = bounds(value, timex.mod)
    if first is None or last is None:
        return None
    relation = _BOUNDED.get(timex.mod) or timex.relation
    if relation == "by":
        return _parsed(f"[..{_bound(value, last, timex.mod)}]")
    if relation == "until":
        return _parsed(f"../{_bound(value, last, timex.mod)}")
    if relation == "since":
        return _parsed(f"{_bound(value, first, timex.mod)}/..")
    if relation == "before":
        return (
            _parsed(f"[..{_neighbour(value, timex.mod, -1) or first - timedelta(days=1)}]")
            if first > date.min
            else None
        )
    if relation == "after":
        return (
            _parsed(f"[{_neighbour(value, timex.mod, 1) or last + timedelta(days=1)}..]")
            if last < date.max
            else None
        )
    if timex.mod == "ON_OR_AFTER":
        return _parsed(f"[{value}..]")
    return _parsed(_plain(value, timex.mod, first, last))


def _neighbour(value: str, mod: str, step: int) -> str:
    """The year or month beside a plain one: what lies after 2024 is known from 2025 on; "" for other values."""
    unit = cal.unit_of(value)
    plain = mod in ("", *_BOUNDED) and unit in ("year", "month")
    return cal.shift(value, unit, step) if plain else ""


def bounds(value: str, mod: str = "") -> tuple[date | None, date | None]:
    """The first and last day of a calendar value, cut to a third by START, MID or END; (None, None) for no
    date.
    """
    unit, first = cal.unit_of(value), cal.first_day(value)
    if first is None:
        return None, None
    third = _THIRDS.get(mod)
    if unit == "month" and third is not None:
        start = first.replace(day=1 + 10 * third)
        return start, first.replace(day=_month_end(first).day if third == 2 else 10 * third + 10)
    if unit == "year" and third is not None:
        start = first.replace(month=1 + 4 * third)
        return start, _month_end(first.replace(month=4 * third + 4))
    if unit == "decade" and third is not None:
        from_year, to_year = _DECADE_YEARS[third]
        year = 10 * int(value[:3])
        return date(year + from_year or 1, 1, 1), date(year + to_year, 12, 31)
    return first, _last_day(value, unit, first)


def _last_day(value: str, unit: str, first: date) -> date | None:
    if unit == "day":
        return first
    if unit == "week":
        return first + timedelta(days=6)
    if unit == "weekend":
        return first + timedelta(days=1)
    months = 3 if unit == "season" else cal.MONTHS_IN[unit]
    last = cal.add_months(first, months - 1)
    return _month_end(last) if last else None


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _bound(value: str, day: date, mod: str) -> str:
    """A side of an interval: the value itself where EDTF has one, else the day."""
    exact = cal.unit_of(value) in ("day", "month", "year")
    return value if exact and mod not in _THIRDS else day.isoformat()


def _plain(value: str, mod: str, first: date, last: date) -> str:
    unit = cal.unit_of(value)
    if mod in _THIRDS and unit in ("month", "year", "decade"):
        if unit == "month":
            return f"[{first}..{last}]"
        if unit == "year":
            return f"[{first.isoformat()[:7]}..{last.isoformat()[:7]}]"
        return f"[{first.year:04}..{last.year:04}]"
    about = "~" if mod == "APPROX" else ""
    if unit in ("day", "month", "year", "decade"):
        return value + about
    if unit == "season":
        return f"{value[:4]}-{SEASON_CODE[value[5:7]]}{about}"
    if unit == "quarter":
        return f"{value[:4]}-{32 + int(value[6])}{about}"
    if unit == "half":
        return f"[{first.isoformat()[:7]}..{last.isoformat()[:7]}]"
    if unit == "century":
        return f"[{value[:2]}00..{value[:2]}99]"
    return f"[{first}..{last}]"


def _parsed(edtf: str) -> When | None:
    try:
        return When.parse(edtf)
    except DateError:
        return None
