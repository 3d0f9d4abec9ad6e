"""Where the axis is marked: years, months or days, as close as the width allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Literal

from timeline.layout.spans import Domain

Unit = Literal["year", "month", "day"]

_STEPS: tuple[tuple[Unit, int, float], ...] = (
    ("day", 1, 1),
    ("day", 7, 7),
    ("month", 1, 30.4),
    ("month", 3, 91.3),
    ("year", 1, 365.25),
    ("year", 2, 730.5),
    ("year", 5, 1826),
    ("year", 10, 3652),
    ("year", 20, 7305),
    ("year", 50, 18262),
    ("year", 100, 36525),
    ("year", 200, 73050),
    ("year", 500, 182625),
    ("year", 1000, 365250),
)


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked day and what its words must say: the year, the month with it, or the day."""

    day: int
    unit: Unit


def ticks_of(domain: Domain, width: float, closest: float = 64.0) -> list[Tick]:
    """The ticks of an axis of `width` pixels, no closer than `closest` to each other."""
    days_each = domain.length / max(width, 1.0) * closest
    unit, step, _ = next((entry for entry in _STEPS if entry[2] >= days_each), _STEPS[-1])
    first = date.fromordinal(max(int(domain.start), 1))
    last = date.fromordinal(min(int(domain.end), date.max.toordinal()))
    if unit == "day":
        start = ceil(domain.start / step) * step
        return [Tick(day, "day") for day in range(start, last.toordinal() + 1, step)]
    if unit == "month":
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        days = [date(month // 12, month % 12 + 1, 1).toordinal() for month in months if month % step == 0]
        return [Tick(day, "month") for day in days if domain.start <= day <= domain.end]
    years = range(max(-(-first.year // step) * step, 1), last.year + 1, step)
    days = [date(year, 1, 1).toordinal() for year in years]
    return [Tick(day, "year") for day in days if domain.start <= day <= domain.end]
