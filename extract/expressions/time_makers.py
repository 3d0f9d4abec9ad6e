"""Makers for what is finer than a day: parts of the day and clock times. Their value is the day plus "T…"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from extract.expressions.draft import Draft


def part_of_day(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A part of a day ("Friday morning", "tonight", "last night"): the day is a part, a shift, or the text's
    day.
    """
    code = slots.get("daypart", params.get("daypart"))
    if "deictic" in slots:
        _, amount, code = slots["deictic"].split()
        day = None
    else:
        amount, day = params.get("amount", 0), slots.get("day")
    if isinstance(day, Draft):
        mod = slots.get("mod", day.mod)
        return replace(day, type="TIME", unit="time", time=f"T{code}", mod=mod, until=None)
    base = str(params.get("base", "dct"))
    return Draft("TIME", "", "time", int(amount), base, time=f"T{code}", mod=slots.get("mod", ""))


def clock_time(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A clock time ("10:35 a.m.", "noon Thursday"), on a day that is a part or the one spoken of."""
    clock = slots.get("clock")
    if isinstance(clock, Mapping):
        said = clock.get("hour") or clock.get("number") or ""
        if not said.isdigit():
            return None
        hour, minute = int(said), int(clock.get("minute") or 0)
    elif clock is not None:
        hour, minute = int(clock), 0
    else:
        noon = slots.get("noon", params.get("noon"))
        hour, minute = int(noon), 0
    half = slots.get("half-day")
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59:
        return None
    time = f"T{hour:02}:{minute:02}"
    day = slots.get("day")
    if isinstance(day, Draft):
        return replace(day, type="TIME", unit="time", time=time)
    return Draft("TIME", "", "time", 0, "earlier", time=time)
