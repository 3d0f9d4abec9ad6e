"""Makers for lengths of time and for what recurs: TIMEX3's DURATION and SET."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.expressions.draft import Draft

LETTER = {
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "quarter": "Q",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
TIMES = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
    "fortnight": ("week", 2),
    "half": ("month", 6),
    "season": ("month", 3),
}
FINER = {"year": ("month", 12), "hour": ("minute", 60), "minute": ("second", 60)}


def number_of(value: Any) -> int | float | str:
    """A number from a slot: words, digits, decimals, mixed fractions; "X" if vague."""
    if isinstance(value, Mapping):
        if value.get("over"):
            whole = int(value.get("whole") or 0)
            return whole + int(value["part"]) / int(value["over"]) if int(value["over"]) else "X"
        value = next(group for group in value.values() if group)
    if isinstance(value, str) and value != "X":
        value = float(value.replace(",", ""))
    return int(value) if isinstance(value, float) and value == int(value) else value


def length(value: Any, unit: str, plus: float = 0) -> str:
    """The TIMEX3 duration of ``value`` units ("P3D", "PT5H30M", "PXW"); "" for a unit without one."""
    number = number_of(value)
    if unit == "weekend":
        return f"P{number}WE"
    if unit in TIMES:
        unit, times = TIMES[unit]
        number = number if isinstance(number, str) else number * times
    if unit not in LETTER:
        return ""
    head = "PT" if unit in ("hour", "minute", "second") else "P"
    if isinstance(number, str):
        return f"{head}X{LETTER[unit]}"
    number += plus
    if number == int(number):
        return f"{head}{int(number)}{LETTER[unit]}"
    if unit in FINER:
        finer, times = FINER[unit]
        whole, rest = int(number), round((number - int(number)) * times)
        start = f"{whole}{LETTER[unit]}" if whole else ""
        return f"{head}{start}{rest}{LETTER[finer]}"
    return f"{head}{number:g}{LETTER[unit]}"


def duration(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A length of time: a number, a vague amount or none ("X") of a unit."""
    amount = slots.get("number", slots.get("vague", params.get("amount", "X")))
    value = length(amount, slots.get("unit", params.get("unit", "")), float(params.get("plus", 0)))
    if not value or len(value) > 9:
        return None
    return Draft(
        "DURATION", value, str(params.get("kind", "length")), mod=slots.get("mod", params.get("mod", ""))
    )


def recurring(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A SET by its period: "daily", "every two years", "twice a month"."""
    unit = slots.get("unit", slots.get("period", params.get("unit", "")))
    number = slots.get("number", params.get("amount", 1))
    value = length(number, unit)
    freq = slots.get("times", params.get("freq", ""))
    if isinstance(freq, Mapping | int):
        freq = f"{number_of(freq)}X"
    return (
        Draft("SET", value, quant=slots.get("quant", params.get("quant", "")), freq=str(freq))
        if value
        else None
    )


def recurring_part(slots: Mapping[str, Any], params: Mapping[str, Any]) -> Draft | None:
    """A SET of named parts: "every Tuesday", "each July", "Sunday nights"."""
    quant = slots.get("quant", params.get("quant", ""))
    time = f"T{slots['daypart']}" if "daypart" in slots else ""
    if "weekday" in slots:
        return Draft("SET", f"XXXX-WXX-{slots['weekday']}{time}", quant=quant)
    if "month" in slots:
        return Draft("SET", f"XXXX-{int(slots['month']):02}", quant=quant)
    if "season" in slots:
        return Draft("SET", f"XXXX-{slots['season']}", quant=quant)
    if "quarter" in slots:
        return Draft("SET", f"XXXX-Q{slots['quarter']}", quant=quant)
    if "weekend" in slots:
        return Draft("SET", "XXXX-WXX-WE", quant=quant)
    return Draft("SET", f"P1D{time}" if not time else f"XXXX-XX-XX{time}", quant=quant) if time else None
