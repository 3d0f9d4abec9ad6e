"""The second step: a draft becomes a value, against the DCT, the clause's tense and earlier timexes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.expressions import calendar_values as cal
from extract.expressions.anchored import Anchored, Direction, no_direction
from extract.expressions.draft import Draft
from extract.expressions.story import Story
from extract.expressions.yearless_dates import in_a_year, with_year

OPEN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
}
OPEN |= {
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXXX",
    "century": "XXXX",
    "time": "XXXX-XX-XX",
}


def anchor(draft: Draft, story: Story, at: int, direction: Direction = no_direction) -> Anchored:
    """The value of ``draft``, found at offset ``at``; what cannot be resolved keeps its X."""
    if draft.type not in ("DATE", "TIME") or not draft.is_open:
        return Anchored(with_year(draft.value[:4], draft) + draft.time)
    if draft.same_as is not None:
        named = anchor(draft.same_as, story, at, direction)
        return named._replace(value=cal.truncate(named.value, draft.unit) or named.value)
    if draft.within is not None:
        outer = anchor(draft.within, story, at, direction)
        if draft.amount is not None:
            inner = _shifted(draft, story, at, direction).value
            draft = replace(draft, value="XXXX" + inner[4:])
        outcome = _filled(draft, outer)
    elif draft.amount is not None:
        outcome = _shifted(draft, story, at, direction)
    elif draft.value.startswith("XXXX-XX-"):
        outcome = _day_of_month(draft, story, at, direction)
    elif draft.value.startswith("XXXX-WXX-"):
        outcome = _weekday(draft, story, at, direction)
    else:
        outcome = in_a_year(draft, story, at, direction)
    return outcome._replace(value=outcome.value + draft.time) if draft.time else outcome


def _filled(draft: Draft, outer: Anchored) -> Anchored:
    """The open fields of ``draft`` filled from the wider value around it."""
    if draft.value.startswith("XXXX-WXX-"):
        value = cal.weekday_in(outer.value, int(draft.value[9]))
        return outer._replace(value=value or draft.value)
    year = cal.truncate(outer.value, "year")
    return outer._replace(value=with_year(year or "XXXX", draft))


def _shifted(draft: Draft, story: Story, at: int, direction: Direction) -> Anchored:
    unit, amount = draft.unit, draft.amount or 0
    if draft.base.startswith("quarter"):
        quarter = story.quarter(at)
        if quarter:
            return Anchored(
                cal.shift(quarter, unit, amount, keep=True), quarter, "from the quarter spoken of"
            )
        if draft.base == "quarter":
            before = cal.shift(story.dct, "quarter", -1)
            value = cal.shift(before, unit, amount, keep=True)
            return Anchored(value, story.dct, "the last full quarter") if value else Anchored(OPEN["quarter"])
        draft = replace(draft, base=draft.base.removeprefix("quarter-or-"))
    if draft.base == "weekend":
        return _weekend(story, direction)
    told = draft.base in ("last", "earlier") or (draft.base == "now" and story.narrative)
    last = story.last(unit, at) if told else ""
    if (
        last[: len(story.dct)] > story.dct
        and not story.narrative
        and unit in ("day", "time")
        and direction()[0] == "past"
    ):
        last = ""  # what was done is not counted from a day to come
    base = last or ("" if draft.base == "last" else story.dct)
    if unit == "time":
        day = base if cal.unit_of(base) == "day" else ""
        value = cal.shift(day, "day", amount) if day else ""
    else:
        value = cal.shift(base, unit, amount, keep=draft.keep) if base else ""
    if not value:
        return Anchored(OPEN.get(unit, "XXXX"))
    return Anchored(value, base, "after the date before it" if last else "from the publication date")


def _day_of_month(draft: Draft, story: Story, at: int, direction: Direction) -> Anchored:
    """ "The 22nd": of the month that was told last, else of the month of publication or the one next to it."""
    told = story.last("month", at, reach=400)
    month = cal.truncate(told or story.dct, "month")
    value = f"{month}-{draft.value[8:]}"
    if not month or cal.first_day(value) is None:
        return Anchored(draft.value)
    if told or cal.unit_of(story.dct) != "day":
        return Anchored(value, told or story.dct, "in the month told before" if told else "")
    other = cal.shift(value, "month", -1 if value > story.dct else 1, keep=True)
    wanted = "future" if value > story.dct else "past"
    lean, reason = direction()
    if lean and lean != wanted and value != story.dct and other[8:] == value[8:]:
        return Anchored(other, story.dct, reason, value)
    return Anchored(value, story.dct, reason or "in the month of publication", other)


def _weekend(story: Story, direction: Direction) -> Anchored:
    """The weekend: the one that the DCT is in or that came before it; the coming one if the clause looks
    ahead.
    """
    coming = cal.shift(story.dct, "weekend", 0)
    if not coming:
        return Anchored(OPEN["weekend"])
    before = cal.shift(story.dct, "weekend", -1)
    if (cal.first_day(coming) or date.max) <= (cal.first_day(story.dct) or date.min):
        return Anchored(coming, story.dct, "the weekend of publication")
    lean, reason = direction()
    if lean == "future":
        return Anchored(coming, story.dct, reason, before)
    return Anchored(before, story.dct, reason or "past: the way of news", coming)


def _weekday(draft: Draft, story: Story, at: int, direction: Direction) -> Anchored:
    """A bare weekday: the DCT's own day, or the one before or after it."""
    told = story.last("day", at) if draft.base == "last" or (story.narrative and not draft.lean) else ""
    base = told or story.dct
    if cal.unit_of(base) != "day":
        return Anchored(draft.value)
    if told and draft.base != "last":
        ahead = (int(draft.value[9]) - date.fromisoformat(told).isoweekday()) % 7
        return Anchored(cal.shift(told, "day", ahead) or draft.value, told, "from the day told before")
    day, weekday = date.fromisoformat(base), int(draft.value[9])
    back, ahead = (day.isoweekday() - weekday) % 7, (weekday - day.isoweekday()) % 7
    lean, reason = (draft.lean, f"{draft.lean}: said so") if draft.lean else direction()
    if not back and draft.lean not in ("past", "future"):
        return Anchored(base, base, "the publication day itself")
    past = cal.shift(base, "day", -(back or 7))
    future = cal.shift(base, "day", ahead or 7)
    if draft.lean == "this":
        inside = cal.weekday_in(cal.truncate(base, "week"), weekday)
        return Anchored(inside, base, "this: said so", past if inside == future else future)
    if lean == "future":
        return Anchored(future, base, reason, past)
    return Anchored(past, base, reason or "past: the way of news", future)
