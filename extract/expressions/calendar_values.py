"""Arithmetic on TIMEX3 calendar values: granularity, shifting, truncation. Knows no text and no language."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

SEASONS = ("SP", "SU", "FA", "WI")
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("month", re.compile(r"\d{4}-\d\d")),
    ("weekend", re.compile(r"\d{4}-W\d\d-WE")),
    ("week", re.compile(r"\d{4}-W\d\d")),
    ("quarter", re.compile(r"\d{4}-Q[1-4]")),
    ("half", re.compile(r"\d{4}-H[12]")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)")),
    ("year", re.compile(r"\d{4}")),
    ("decade", re.compile(r"\d{3}X")),
    ("century", re.compile(r"\d\dXX")),
)


@lru_cache(maxsize=4096)
def unit_of(value: str) -> str:
    """The granularity of a complete calendar value ("day", "week", … "century"); "" for anything else."""
    bare = value.partition("T")[0]
    for unit, shape in _SHAPES:
        if shape.fullmatch(bare):
            return unit
    return ""


@lru_cache(maxsize=4096)
def first_day(value: str) -> date | None:
    """The first day of a calendar value; None where it is none or lies outside the calendar."""
    unit = unit_of(value)
    year = int(value[:4].replace("X", "0")) if unit else 0
    try:
        match unit:
            case "day":
                return date.fromisoformat(value[:10])
            case "month":
                return date(year, int(value[5:7]), 1)
            case "week":
                return date.fromisocalendar(year, int(value[6:8]), 1)
            case "weekend":
                return date.fromisocalendar(year, int(value[6:8]), 6)
            case "quarter":
                return date(year, 3 * int(value[6]) - 2, 1)
            case "half":
                return date(year, 6 * int(value[6]) - 5, 1)
            case "season":
                return date(year, SEASON_MONTH[value[5:7]], 1)
            case "year" | "decade" | "century":
                return date(year or 1, 1, 1)
    except ValueError:
        return None
    return None


def value_at(day: date, unit: str) -> str:
    """The calendar value of granularity ``unit`` that holds ``day``; "" for an unknown unit."""
    match unit:
        case "day":
            return day.isoformat()
        case "week" | "weekend":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
        case "month":
            return f"{day.year:04}-{day.month:02}"
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04}-H{1 if day.month < 7 else 2}"
        case "season":
            if day.month < 3:
                return f"{day.year - 1:04}-WI"
            return f"{day.year:04}-{SEASONS[day.month // 3 - 1]}"
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}X"
        case "century":
            return f"{day.year // 100:02}XX"
    return ""


_COARSER = {
    "day": {"day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"},
    "week": {"week", "weekend", "month", "quarter", "season", "year", "decade", "century"},
    "weekend": {"week", "weekend", "month", "quarter", "season", "year", "decade", "century"},
    "month": {"month", "quarter", "half", "season", "year", "decade", "century"},
    "quarter": {"quarter", "half", "year", "decade", "century"},
    "half": {"half", "year", "decade", "century"},
    "season": {"season", "year", "decade", "century"},
    "year": {"year", "decade", "century"},
    "decade": {"decade", "century"},
    "century": {"century"},
}


@lru_cache(maxsize=4096)
def truncate(value: str, unit: str) -> str:
    """``value`` at the coarser granularity ``unit``; "" where it is not coarser (a month says no week)."""
    if unit not in _COARSER.get(unit_of(value), ()):
        return ""
    if unit_of(value) in ("week", "weekend") and unit not in ("week", "weekend"):
        monday = first_day(value[:8])
        return value_at(monday + timedelta(days=3), unit) if monday else ""
    day = first_day(value)
    return value_at(day, unit) if day else ""


def add_months(day: date, months: int) -> date | None:
    """``day`` moved by whole months, cut to the month's last day; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return None


@lru_cache(maxsize=4096)
def shift(value: str, unit: str, amount: int, keep: bool = False) -> str:
    """``value`` moved by ``amount`` units, at the granularity ``unit`` or, with ``keep``, at its own.

    "" where the value is too coarse for the unit (two days before a month) or the outcome leaves the
    calendar.
    """
    own = unit_of(value)
    if not own or (unit not in _COARSER[own] and unit != "time"):
        return ""
    grain = own if keep else unit
    day = first_day(value)
    if not keep:
        day = first_day(truncate(value, unit)) if truncate(value, unit) else None
    if day is None:
        return ""
    try:
        if unit == "day":
            moved: date | None = day + timedelta(days=amount)
        elif unit in ("week", "weekend"):
            moved = day + timedelta(weeks=amount)
        elif unit == "season":
            moved = add_months(day, 3 * amount)
        else:
            moved = add_months(day, MONTHS_IN[unit] * amount)
    except OverflowError:
        return ""
    return value_at(moved, grain) if moved else ""


def weekday_in(week: str, weekday: int) -> str:
    """The day (1 Monday … 7 Sunday) of a week value "2020-W21"; "" if that is not a week."""
    monday = first_day(week) if unit_of(week) == "week" else None
    return (monday + timedelta(days=weekday - 1)).isoformat() if monday else ""


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday of a month ("fourth Thursday of November"); a negative nth counts from the end."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Gauss, as corrected by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = (a + 11 * d + 22 * e) // 451
    month, day = divmod(d + e - 7 * f + 114, 31)
    return date(year, month, day + 1)
