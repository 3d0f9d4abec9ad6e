"""The closed list of makers: each turns the filled slots of a rule into a draft, or into None if they make no
sense.

A maker takes the slots (word-class values, groups of digit shapes, numbers, drafts of parts) and the rule's
fixed parameters, its ``with``. Makers know the calendar and TIMEX3, no language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from string import ascii_lowercase
from typing import Any

from extract.expressions.amount_makers import duration, number_of, recurring, recurring_part
from extract.expressions.draft import Draft
from extract.expressions.time_makers import clock_time, part_of_day

Maker = Callable[[Mapping[str, Any], Mapping[str, Any]], Draft | None]
SPREAD = {
    "fortnight": ("week", 2),
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
}
PIVOT = 50  # two-digit years below it are of this century


def calendar(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """Calendar fields (day, month, weekday, quarter, season, year, …), with X for those that are not said."""
    for slot, other in slots.items():
        if isinstance(other, Mapping) and "until" in other:
            if params.get("range") == "first":
                return calendar({**slots, slot: {slot: other[slot]}}, {})
            return _range(slots, slot, other)
    year = _year(slots)
    if year is not None and not 1000 <= year <= 2999:
        return None
    head = "XXXX" if year is None else f"{year:04}"
    month = _int(slots.get("month"))
    if month and "day" in slots:
        day = _int(slots["day"])
        try:
            date(year or 2000, month, day)
        except ValueError:
            return None
        return Draft("DATE", f"{head}-{month:02}-{day:02}", "day")
    if month:
        return Draft("DATE", f"{head}-{month:02}", "month")
    if "day" in slots:
        day = _int(slots["day"])
        return Draft("DATE", f"XXXX-XX-{day:02}", "day") if 1 <= day <= 31 else None
    for slot, unit, text in (("quarter", "quarter", "Q"), ("half", "half", "H"), ("season", "season", "")):
        if slot in slots:
            said = _int(slots[slot]) if text else slots[slot]
            return Draft("DATE", f"{head}-{text}{said}", unit)
    if "holiday" in slots:
        return Draft("DATE", f"{head}@{slots['holiday']}", "day")
    if "weekday" in slots:
        return Draft("DATE", f"XXXX-WXX-{slots['weekday']}", "day")
    if "decade" in slots:
        return _decade(slots["decade"])
    if "century" in slots:
        century = _int(slots["century"])
        return Draft("DATE", f"{century - 1:02}XX", "century") if 1 < century < 30 else None
    return Draft("DATE", head, "year") if year else None


def era_year(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A year or century with its era: TIMEX3's "BC0044" and "BC03", "0476" and "00XX" after it."""
    if "century" in slots:
        hundreds = f"{_int(slots['century']) - 1:02}"
        return Draft("DATE", f"BC{hundreds}" if slots["era"] == "BC" else f"{hundreds}XX", "century")
    year = _int(slots["year"])
    return Draft("DATE", f"{'BC' if slots['era'] == 'BC' else ''}{year:04}", "year") if year else None


def numeric_date(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A date of digits: groups year, month, day, or first, second, year in the language's ``order`` (mdy,
    dmy).
    """
    groups = slots["date"]
    if "first" in groups:
        return _in_either_order(groups, str(params.get("order", "dmy")))
    if "month" in groups and not 1 <= int(groups["month"]) <= 12:
        return None
    if groups.get("week"):
        day_of_week = f"-{groups['weekday']}" if groups.get("weekday") else ""
        return Draft("DATE", f"{groups['year']}-W{groups['week']}{day_of_week}", "week")
    draft = calendar(groups, params)
    clock = groups.get("clock") or ""
    if draft and clock and int(clock[:2]) < 25:
        return replace(draft, type="TIME", unit="time", time=f"T{clock}")
    return draft


def _in_either_order(groups: Mapping[str, Any], order: str) -> Draft | None:
    """A date of three numbers, read in ``order``, with the other reading in ``swapped`` if there is one."""
    first, second, year = int(groups["first"]), int(groups["second"]), str(groups["year"])
    fields = {"year" if len(year) == 4 else "short-year": year}
    drafts = {
        "mdy": calendar({**fields, "month": first, "day": second}, {}) if first <= 12 else None,
        "dmy": calendar({**fields, "month": second, "day": first}, {}) if second <= 12 else None,
    }
    other = "dmy" if order == "mdy" else "mdy"
    chosen, swapped = drafts[order], drafts[other]
    if chosen is None or swapped is None:
        sure = chosen or swapped
        return replace(sure, order=order if chosen else other) if sure else None
    return replace(chosen, order=order, swapped=swapped) if chosen != swapped else chosen


def shift(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """``amount`` units away from a base: "three weeks ago", "a year earlier", "last month", "tomorrow"."""
    unit, fixed = params.get("unit"), params.get("amount")
    if "deictic" in slots:
        unit, fixed = slots["deictic"].split()
        fixed = int(fixed)
    unit = slots.get("unit", unit)
    number = slots.get("number", 1)
    if isinstance(number, dict):
        number = number_of(number)
    sign = int(params.get("sign", slots.get("sign", 1)))
    base = str(params.get("base", "dct"))
    if unit in ("hour", "minute", "second") and (sign > 0 or params.get("base")):
        return None
    if number == "X" or unit in ("hour", "minute", "second"):
        return Draft("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    amount = (fixed if fixed is not None else float(number) + float(params.get("plus", 0))) * sign
    result = unit
    if unit in SPREAD and fixed is None:
        unit, times = SPREAD[str(unit)]
        result, amount = unit, amount * times
    if amount != int(amount):
        finer = {"year": ("month", 12), "month": ("week", 4), "week": ("day", 7), "century": ("year", 100)}
        if unit not in finer:
            return None
        result, times = finer[str(unit)]
        amount = round(amount * times)
    if abs(amount) > 9999:
        return None
    return Draft(
        "DATE",
        "",
        str(result),
        int(amount),
        base,
        mod=str(slots.get("mod", params.get("mod", ""))),
        keep=bool(params.get("keep")),
    )


def within(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A part inside a wider one that fills its open fields: "January" in "last year", "Monday" of "next
    week".
    """
    inner: Draft = slots["inner"]
    outer: Draft = slots["outer"]
    if inner.amount is None and not inner.value.startswith("XXXX"):
        return None
    if inner.within or inner.type != "DATE" or (inner.amount is not None and inner.base != "quarter"):
        return None
    if "-WXX-" in inner.value and outer.unit != "week" and not params.get("loose"):
        return None
    return replace(inner, within=outer)


def leaning(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A part whose direction the words themselves say: "last April", "next Friday", "this summer"."""
    part = slots["part"] if "part" in slots else calendar(slots, {})
    if part is None or not part.value.startswith("XXXX") or part.within or part.lean or part.until:
        return None
    lean = slots.get("lean", params.get("lean", ""))
    return replace(part, lean=lean, base=params.get("base", part.base))


def modified(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A part with TIMEX3's mod: "early April", "about 2014", "more than two years"."""
    part: Draft = slots["part"]
    if part.value.endswith("_REF"):
        return None
    return replace(
        part, mod=slots.get("mod", params.get("mod", part.mod)), lean=params.get("lean", part.lean)
    )


def same(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """The part itself, in other words around it: "sometime next year", "Monday, 5 May"."""
    part = slots["part"]
    assert isinstance(part, Draft)
    return part


def again(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """The unit that was spoken of before: "that year", "the same month", "the quarter"."""
    return Draft(
        "DATE", "", str(slots.get("unit", params.get("unit"))), 0, str(params.get("base", "earlier"))
    )


def quarter_in_year(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """The quarter that the text reports on, or a named one, in another year: "the 1988 period", "last year's
    quarter".
    """
    year = calendar(slots, {}) if "year" in slots else Draft("DATE", "", "year", -1, "dct")
    if year is None or "quarter" not in slots:
        return Draft("DATE", "", "quarter", 0, "quarter", within=year) if year else None
    return Draft("DATE", f"XXXX-Q{slots['quarter']}", "quarter", within=year)


def reference(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""
    return Draft("DATE", str(slots.get("reference", params.get("value"))))


def _range(slots: Mapping[str, Any], slot: str, span: Mapping[str, Any]) -> Draft | None:
    """Both ends of a range whose token ``span`` fills ``slot``: the first one, with the last in its
    ``until``.
    """
    last = str(span["until"])
    if slot == "year" and len(last) == 2:
        last = str(span["year"])[:2] + last
    ends = [calendar({**slots, slot: {slot: end}}, {}) for end in (span[slot], last)]
    if ends[0] is None or ends[1] is None or _int(span[slot]) >= _int(last):
        return None
    return replace(ends[0], until=ends[1], until_at=int(span["until_at"]), first_end=int(span["first_end"]))


def _decade(decade: Any) -> Draft | None:
    if isinstance(decade, Mapping):
        return Draft("DATE", (decade.get("century") or "19") + str(decade["ten"]) + "X", "decade")
    return Draft("DATE", f"{decade}X", "decade")


def _year(slots: Mapping[str, Any]) -> int | None:
    if slots.get("short-year"):
        short = _int(slots["short-year"])
        return short + (2000 if short < PIVOT else 1900)
    return _int(slots["year"]) if slots.get("year") else None


def _int(value: Any) -> int:
    if isinstance(value, Mapping):
        value = next(group for group in value.values() if group)
    return int(str(value or 0).rstrip(ascii_lowercase))  # "22nd"


MAKERS: dict[str, Maker] = {
    "calendar": calendar,
    "era_year": era_year,
    "numeric_date": numeric_date,
    "shift": shift,
    "within": within,
    "leaning": leaning,
    "modified": modified,
    "same": same,
    "again": again,
    "quarter_in_year": quarter_in_year,
    "reference": reference,
    "part_of_day": part_of_day,
    "clock_time": clock_time,
    "duration": duration,
    "recurring": recurring,
    "recurring_part": recurring_part,
}
