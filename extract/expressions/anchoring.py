"""The second step: a draft becomes a value, against the DCT, the tense of the clause and the timexes before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from extract.expressions import calendar_values as cal
from extract.expressions.draft import Draft

Direction = Callable[[], tuple[str, str]]
NO_DIRECTION: Direction = lambda: ("", "")  # noqa: E731
OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX"}
OPEN |= {"half": "XXXX-HX", "season": "XXXX-XX", "year": "XXXX", "decade": "XXXX", "century": "XXXX", "time": "XXXX-XX-XX"}


@dataclass(frozen=True, slots=True)
class Anchored:
    """A resolved value and where it comes from; the fields are those of Timex."""

    value: str
    anchor: str = ""
    reason: str = ""
    rejected: str = ""


@dataclass(slots=True)
class Story:
    """What has been read so far: the DCT (a calendar value or "") and the calendar values of earlier timexes.

    ``mentions`` holds (value, offset, explicit); ``explicit`` marks one that was resolved against nothing.
    """

    dct: str
    mentions: list[tuple[str, int, bool]]
    period: tuple[str, int] = ("", 0)

    def last(self, unit: str, at: int, reach: int = 1500) -> str:
        """The value of the nearest earlier timex fine enough to be shifted by ``unit``; "" if there is none."""
        for value, offset, _ in reversed(self.mentions[-12:]):
            if at - offset > reach:
                break
            if unit == "time" and cal.unit_of(value) == "day":
                return value.partition("T")[0]
            if unit != "time" and cal.truncate(value, unit):
                return value.partition("T")[0]
        return ""

    def note(self, value: str, at: int, draft: Draft, explicit: bool) -> None:
        """Remember a resolved timex for those after it."""
        if draft.base.startswith("quarter") and draft.amount:
            return
        if draft.type in ("DATE", "TIME") and cal.unit_of(value):
            self.mentions.append((value, at, explicit))
            if draft.unit == "quarter" and draft.amount is None:
                self.period = (value, at)
        elif draft.type == "DURATION" and draft.value in ("P9M", "P6M"):
            self.period = ("", at)

    def quarter(self, at: int, reach: int = 2500) -> str:
        """The quarter that the text reports on; "" if it named none, or a longer period since."""
        value, offset = self.period
        return value if at - offset <= reach else ""

    def told_year(self, at: int) -> str:
        """The year that the narrative is in: of the nearest earlier timex, if it was explicit and far from the DCT."""
        if not self.mentions:
            return ""
        value, offset, explicit = self.mentions[-1]
        present = any(self.dct and mention[:4] == self.dct[:4] for mention, _, _ in self.mentions[-4:])
        reach = 120 if present else 500
        year = cal.truncate(value, "year")
        if not year or not explicit or at - offset > reach or cal.unit_of(value) == "year":
            return ""
        return value if not self.dct or abs(int(year) - int(self.dct[:4])) > 1 else ""


def anchor(draft: Draft, story: Story, at: int, direction: Direction = NO_DIRECTION) -> Anchored:
    """The value of ``draft``, found at offset ``at``. What cannot be resolved keeps its X and has no anchor."""
    if draft.type not in ("DATE", "TIME") or not draft.is_open:
        return Anchored(_fixed(draft.value) + draft.time)
    if draft.within is not None:
        outer = anchor(draft.within, story, at, direction)
        if draft.amount is not None:
            inner = _shifted(draft, story, at, direction).value
            draft = replace(draft, value="XXXX" + inner[4:])
        outcome = _filled(draft, outer)
    elif draft.amount is not None:
        outcome = _shifted(draft, story, at, direction)
    elif draft.value.startswith("XXXX-WXX-"):
        outcome = _weekday(draft, story, at, direction)
    else:
        outcome = _recurring(draft, story, at, direction)
    return replace(outcome, value=outcome.value + draft.time) if draft.time else outcome


def _fixed(value: str) -> str:
    """A holiday of a known year as its day; any other value as it is."""
    year, mark, holiday = value.partition("@")
    if not mark:
        return value
    if not year.isdigit():
        return "XXXX-" + holiday if holiday[:2].isdigit() and len(holiday) == 5 else "XXXX-XX-XX"
    if holiday.startswith("easter"):
        return (cal.easter(int(year)) + (date(2000, 1, 2) - date(2000, 1, 1)) * int(holiday[6:] or 0)).isoformat()
    parts = [int(part) for part in holiday.split("/")] if "/" in holiday else []
    if parts:
        return cal.nth_weekday(int(year), parts[0], parts[1], parts[2]).isoformat()
    return f"{year}-{holiday}"


def _filled(draft: Draft, outer: Anchored) -> Anchored:
    """The open fields of ``draft`` filled from the wider value around it."""
    if draft.value.startswith("XXXX-WXX-"):
        value = cal.weekday_in(outer.value, int(draft.value[9]))
        return replace(outer, value=value or draft.value)
    year = cal.truncate(outer.value, "year")
    return replace(outer, value=_fixed((year or "XXXX") + draft.value[4:]))


def _shifted(draft: Draft, story: Story, at: int, direction: Direction) -> Anchored:
    unit, amount = draft.unit, draft.amount or 0
    if draft.base.startswith("quarter"):
        quarter = story.quarter(at)
        if quarter:
            return Anchored(cal.shift(quarter, unit, amount, keep=True), quarter, "from the quarter spoken of")
        if draft.base == "quarter":
            before = cal.shift(story.dct, "quarter", -1)
            value = cal.shift(before, unit, amount, keep=True)
            return Anchored(value, story.dct, "the last full quarter") if value else Anchored(OPEN["quarter"])
        draft = replace(draft, base=draft.base.removeprefix("quarter-or-"))
    if draft.base == "weekend":
        return _weekend(story, direction)
    last = story.last(unit, at) if draft.base in ("last", "earlier") else ""
    base = last or ("" if draft.base == "last" else story.dct)
    if unit == "time":
        day = base if cal.unit_of(base) == "day" else ""
        value = cal.shift(day, "day", amount) if day else ""
    else:
        value = cal.shift(base, unit, amount, keep=draft.keep) if base else ""
    if not value:
        return Anchored(OPEN.get(unit, "XXXX"))
    return Anchored(value, base, "after the date before it" if last else "from the publication date")


def _weekend(story: Story, direction: Direction) -> Anchored:
    """The weekend: the one that the DCT is in or that came before it; the coming one if the clause looks ahead."""
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
    base = story.last("day", at) if draft.base == "last" else ""
    base = base or story.dct
    if cal.unit_of(base) != "day":
        return Anchored(draft.value)
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


def _recurring(draft: Draft, story: Story, at: int, direction: Direction) -> Anchored:
    """A month, day of a month, season, quarter, half or holiday without its year."""
    told = story.told_year(at) if not draft.lean else ""
    if told and not (story.dct and direction()[0] == "future"):
        year = int(told[:4])
        value = _fixed(f"{year:04}{draft.value[4:]}")
        return Anchored(value, told, "in the year that the text tells of") if cal.first_day(value) else Anchored(value)
    if draft.base == "last":
        last = story.last("year", at)
        base = last or story.dct
    else:
        base = story.dct
    today = cal.first_day(base) if base else None
    if today is None:
        return Anchored(_fixed(draft.value))
    if cal.unit_of(base) == "year":
        return Anchored(_fixed(base[:4] + draft.value[4:]), base, "in the year of publication")
    span = 8 if draft.value.endswith("-02-29") else 2
    years = [f"{year:04}" for year in range(today.year - span, today.year + span + 1) if 1 <= year <= 9999]
    values = [value for year in years if cal.first_day(value := _fixed(year + draft.value[4:]))]
    own = cal.truncate(base, draft.unit) or base
    if draft.unit == "day" and cal.unit_of(base) == "month":
        own = base
        values = [v for v in values]
    past = [v for v in values if _order(v) <= _order(own)]
    future = [v for v in values if _order(v) >= _order(own)]
    if own in values and not draft.lean:
        return Anchored(own, base, "the time of publication itself")
    if draft.lean == "this":
        return Anchored(_fixed(base[:4] + draft.value[4:]), base, "this: said so")
    if draft.unit == "day" and cal.unit_of(base) == "month":
        return _chosen([v for v in values if v[:7] <= base], [v for v in values if v[:7] >= base], base, draft, direction)
    past = [v for v in past if v != own]
    future = [v for v in future if v != own]
    return _chosen(past, future, base, draft, direction)


def _order(value: str) -> date:
    return cal.first_day(value) or date.min


NEAR = {"day": (120, 120), "month": (75, 45), "quarter": (184, 0), "season": (60, 30)}  # days back and ahead: whatever
# the verb says, a time as near as this is meant


def _chosen(past: list[str], future: list[str], base: str, draft: Draft, direction: Direction) -> Anchored:
    """The last of ``past`` or the first of ``future``: said so, much nearer, or by the clause; else the past."""
    if not past or not future:
        return Anchored((past or future)[0] if past or future else draft.value, base)
    before, after = past[-1], future[0]
    if draft.lean:
        lean, reason = draft.lean, f"{draft.lean}: said so"
    else:
        today = _order(base)
        back, ahead = (today - _order(before)).days, (_order(after) - today).days
        lean = "past" if back < ahead else "future"
        reason = f"{lean}: much the nearer one"
        near = NEAR.get(draft.unit, (0, 0))
        if back > near[0] and ahead > near[1]:
            lean, reason = direction()
    if lean == "future":
        return Anchored(after, base, reason, before)
    return Anchored(before, base, reason or "past: the way of news", after)
