"""Which year a date without one means: "April 2", "in December", "the third quarter", "Thanksgiving"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from extract.expressions import calendar_values as cal
from extract.expressions.anchored import Anchored, Direction
from extract.expressions.draft import Draft
from extract.expressions.story import Story

# Days back and ahead. What lies as near as this is meant whatever the verb says: nobody writes "Dec. 15" in
# November for the December before.
NEAR = {"day": (120, 120), "month": (75, 45), "quarter": (184, 0), "season": (60, 30)}

TURN_OF_THE_YEAR = 7  # a tale that is in December and comes to a February is in the next year


def in_a_year(draft: Draft, story: Story, at: int, direction: Direction) -> Anchored:
    """A month, day of a month, season, quarter, half or holiday, in the year that is meant."""
    told = "" if draft.lean else _told(draft, story, at, direction)
    if told:
        return Anchored(told, story.told_year(at), "in the year that the text tells of")
    base = (story.last("year", at) if draft.base == "last" else "") or story.dct
    today = cal.first_day(base) if base else None
    if today is None:
        return Anchored(with_year("XXXX", draft))
    if cal.unit_of(base) == "year" or draft.lean == "this":
        return Anchored(with_year(base[:4], draft), base, "in the year of publication")
    current, before, after = _around(draft.value, base)
    if current and not draft.lean:
        return Anchored(current, base, "the time of publication itself")
    if not before or not after:  # at the ends of the calendar
        return Anchored(draft.value)
    return _nearer(before, after, base, draft, direction)


def with_year(year: str, draft: Draft) -> str:
    """The draft's value in a year, a holiday as its day; "XXXX" leaves the year open."""
    rest, mark, holiday = draft.value[4:].partition("@")
    if not mark:
        return year + rest
    if not year.isdigit():
        return "XXXX-XX-XX" if "/" in holiday or "easter" in holiday else f"XXXX-{holiday}"
    if holiday.startswith("easter"):
        return (cal.easter(int(year)) + timedelta(days=int(holiday[6:]))).isoformat()
    if "/" in holiday:
        month, weekday, nth = (int(part) for part in holiday.split("/"))
        return cal.nth_weekday(int(year), month, weekday, nth).isoformat()
    return f"{year}-{holiday}"


def _told(draft: Draft, story: Story, at: int, direction: Direction) -> str:
    """The value in the year that the text tells of; "" if it tells of none, or news looks ahead."""
    told = story.told_year(at)
    if not told or (story.dct and not story.narrative and direction()[0] == "future"):
        return ""
    year = int(told[:4])
    value = with_year(f"{year:04}", draft)
    if story.narrative and _months_back(told, value) > TURN_OF_THE_YEAR and year < 9999:
        value = with_year(f"{year + 1:04}", draft)
    return value if cal.first_day(value) else ""


def _months_back(told: str, value: str) -> int:
    """How many months ``value`` lies before ``told`` in the same year; 0 where that cannot be said."""
    if cal.unit_of(told) not in ("day", "month") or cal.unit_of(value) not in ("day", "month"):
        return 0
    return int(told[5:7]) - int(value[5:7])


@lru_cache(maxsize=4096)
def _around(value: str, base: str) -> tuple[str, str, str]:
    """The value of the yearless ``value`` that holds ``base``, the one before and the one after; "" for none."""
    draft = Draft("DATE", value)
    today = _day(base)
    span = 8 if value.endswith("-02-29") else 2
    years = range(max(1, today.year - span), min(9999, today.year + span) + 1)
    values = [each for each in (with_year(f"{year:04}", draft) for year in years) if cal.first_day(each)]
    now = base if cal.unit_of(base) == "month" else cal.truncate(base, cal.unit_of(with_year("2000", draft)))
    current = next((each for each in values if each[: len(now)] == now), "")
    others = [each for each in values if each != current]
    past = [each for each in others if _day(each) <= today]
    return current, past[-1] if past else "", others[len(past)] if len(past) < len(others) else ""


def _day(value: str) -> date:
    return cal.first_day(value) or date.min


def _nearer(before: str, after: str, base: str, draft: Draft, direction: Direction) -> Anchored:
    """``before`` or ``after``: as the words say, by nearness, by the clause; else the past."""
    if draft.lean:
        lean, reason = draft.lean, f"{draft.lean}: said so"
    else:
        back, ahead = (_day(base) - _day(before)).days, (_day(after) - _day(base)).days
        near_back, near_ahead = NEAR.get(cal.unit_of(after), (0, 0))
        if back <= near_back or ahead <= near_ahead:
            lean = "past" if back < ahead else "future"
            reason = f"{lean}: much the nearer one"
        else:
            lean, reason = direction()
    if lean == "future":
        return Anchored(after, base, reason, before)
    return Anchored(before, base, reason or "past: the way of news", after)
