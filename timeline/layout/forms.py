"""Which forms a sheet really shows, for a legend that explains them and no others; and what its ticks say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from timeline.layout.glyphs import is_disputed
from timeline.layout.sheet import Drawn, Sheet
from timeline.layout.ticks import Tick
from timeline.wording import load_wording

_FORMS: dict[str, Callable[[Drawn], bool]] = {
    "imprecise": lambda item: bool(item.span.stretches) and not item.span.lasts,
    "doubtful": lambda item: item.event.date.is_approximate,
    "period": lambda item: item.span.lasts,
    "open": lambda item: item.span.opens_left or item.span.opens_right,
    "planned": lambda item: item.event.status == "planned",
    "cancelled": lambda item: item.event.status == "cancelled",
    "proposed": lambda item: item.event.review == "proposed",
    "disputed": lambda item: is_disputed(item.event),
}


def forms_of(sheet: Sheet) -> list[str]:
    """The keys of `legend` in the wording whose forms occur, all but the plain mark of a day."""
    forms = [form for form, occurs in _FORMS.items() if any(occurs(item) for item in sheet.drawn)]
    return [*forms, "crowd"] if any(band.is_dense for band in sheet.bands) else forms


def tick_words(tick: Tick, language: str) -> str:
    """What a tick says: its year, its month with the year, or its day."""
    words, day = load_wording(language), date.fromordinal(tick.day)
    if tick.unit == "year":
        return str(day.year)
    month = words.sequence("dates.months_short")[day.month - 1]
    if tick.unit == "month":
        return words("dates.month_tick", month=month, year=day.year)
    return words("dates.day_tick", day=day.day, month=month)
