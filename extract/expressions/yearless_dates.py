"""Which year a date without one means: "April 2", "in December", "the third quarter", "Thanksgiving"."""

from __future__ import annotations

from datetime import date, timedelta

from extract.expressions import calendar_values as cal
from extract.expressions.anchored import Anchored, Direction
from extract.expressions.draft import Draft
from extract.expressions.story import Story

# Days back and ahead. What lies as near as this is meant whatever the verb says: nobody writes "Dec. 15" in
# November for the December before.
NEAR = {"day": (120, 120), "month": (75, 45), "quarter": (184, 0), "season": (60, 30)}


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
    values = _occurrences(draft, today)
    now = base if cal.unit_of(base) == "month" else cal.truncate(base, cal.unit_of(with_year("2000", draft)))
    current = [value for value in values if value[: len(now)] == now]
    if current and not draft.lean:
        return Anchored(current[0], base, "the time of publication itself")
    others = [value for value in values if value not in current]
    past = [value for value in others if _day(value) <= today]
    if not past or len(past) == len(others):  # at the ends of the calendar
        return Anchored(draft.value)
    return _nearer(past[-1], others[len(past)], base, draft, direction)


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
    """The value in the year of the narrative; "" if there is none or the clause looks ahead."""
    told = story.told_year(at)
    if not told or (story.dct and direction()[0] == "future"):
        return ""
    value = with_year(told[:4], draft)
    return value if cal.first_day(value) else ""


def _occurrences(draft: Draft, today: date) -> list[str]:
    """The values in the years around today; a leap day needs more of them."""
    span = 8 if draft.value.endswith("-02-29") else 2
    years = range(max(1, today.year - span), min(9999, today.year + span) + 1)
    values = (with_year(f"{year:04}", draft) for year in years)
    return [value for value in values if cal.first_day(value)]


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
