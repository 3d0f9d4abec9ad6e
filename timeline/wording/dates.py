"""Dates in words, with the precision that is known and no more: "early April 2020", "since 2011"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from timeline.dates import Precision, When
from timeline.wording.words import Wording, load_wording

_QUALIFIERS = {"~": "about", "?": "perhaps", "%": "perhaps_about"}
_THIRDS = ("early", "middle", "late")


NOMINATIVE = "nominative"


class _Said:
    """A date, ready to be said in the grammatical case that the words around it ask for: `{date:genitive}`.

    Without a case it stands in that of the whole.
    """

    def __init__(self, say: Callable[[str], str], case: str) -> None:
        self._say = say
        self._case = case

    def __format__(self, case: str) -> str:
        return self._say(case or self._case)


def say_when(when: When, language: str = "en") -> str:
    """`when` as a reader would say it; never more precise than it is."""
    return _say(when, language, NOMINATIVE)


def declined(when: When, language: str = "en") -> object:
    """`when` for a slot that may ask for a grammatical case: `{date:genitive}`."""
    return _Said(lambda case: _say(when, language, case), NOMINATIVE)


@lru_cache(maxsize=8192)
def _say(when: When, language: str, case: str) -> str:
    words = load_wording(language)
    match when.precision:
        case Precision.RANGE:
            return _say_range(when, words)
        case Precision.PERIOD:
            return _say_period(when, words)
        case Precision.UNDATED:
            return _say_undated(when, words)
        case _:
            return _say_point(when, words, case=case)


def _say_point(when: When, words: Wording, shared: str = "", case: str = NOMINATIVE) -> str:
    """A date without sides; `shared` leaves out what the date after it says anyway."""
    said = _Said(lambda wanted: _say_plainly(when, words, shared, wanted), case)
    if not when.qualifier:
        return format(said)
    return words.cased(f"dates.{_QUALIFIERS[when.qualifier]}", case, date=said)


def _say_plainly(when: When, words: Wording, shared: str, case: str) -> str:
    first = when.earliest
    assert first is not None  # only ranges and periods have open sides
    month = words.cased_sequence("dates.months", _month_case(when, words, case))[first.month - 1]
    slots: dict[str, object] = {"year": _year(when), "month": month}
    match when.precision:
        case Precision.DAY:
            slots["day"] = first.day
        case Precision.SEASON:
            slots["season"] = words.cased_sequence("dates.seasons", case)[_part(when) - 21]
        case Precision.QUARTER:
            slots["quarter"] = words.cased_sequence("dates.quarters", case)[_part(when) - 33]
        case _:
            pass
    return words.cased(f"dates.{when.precision.value}{shared}", case, **slots)


def _month_case(when: When, words: Wording, case: str) -> str:
    """A month after a day stands in the case that the language has for it, whatever the case of the whole."""
    return words("dates.month_after_day") if when.precision is Precision.DAY else case


def _point(when: When, words: Wording, shared: str = "") -> _Said:
    return _Said(lambda case: _say_point(when, words, shared, case), NOMINATIVE)


def _say_range(when: When, words: Wording) -> str:
    if when.start is None:
        assert when.end is not None
        return words("dates.by", date=_point(when.end, words))
    if when.end is None:
        return words("dates.or_later", date=_point(when.start, words))
    if part := _third(when.start, when.end):
        known, third = part
        return words(f"dates.{third}", date=_point(known, words))
    start, end = _sides(when.start, when.end, words)
    return words("dates.between", start=start, end=end)


def _say_period(when: When, words: Wording) -> str:
    if when.start is None:
        assert when.end is not None
        return words("dates.until", date=_point(when.end, words))
    if when.end is None:
        return words("dates.since", date=_point(when.start, words))
    start, end = _sides(when.start, when.end, words)
    return words("dates.period", start=start, end=end)


def _say_undated(when: When, words: Wording) -> str:
    _, month, *day = when.edtf.split("-")
    case = words("dates.month_after_day") if day else NOMINATIVE
    name = words.cased_sequence("dates.months", case)[int(month) - 1]
    if day:
        return words("dates.day_without_year", day=int(day[0]), month=name)
    return words("dates.month_without_year", month=name)


def _sides(start: When, end: When, words: Wording) -> tuple[_Said, _Said]:
    """Both sides, the first without the month and year that it shares with the second."""
    return _point(start, words, _shared(start, end)), _point(end, words)


def _shared(start: When, end: When) -> str:
    if start.precision is not end.precision or start.qualifier or end.qualifier or start == end:
        return ""
    first, last = start.earliest, end.earliest
    assert first is not None and last is not None
    if start.precision is Precision.DAY and first.year == last.year:
        return "_of_month" if first.month == last.month else "_of_year"
    if start.precision is Precision.MONTH and first.year == last.year:
        return "_of_year"
    return ""


def _third(start: When, end: When) -> tuple[When, str] | None:
    """The month or year of which start and end bound a third, and which third it is."""
    first, last = start.earliest, end.latest
    assert first is not None and last is not None
    if start.precision is end.precision is Precision.DAY and (first.year, first.month) == (
        last.year,
        last.month,
    ):
        thirds = [(1, 10), (11, 20), (21, monthrange(first.year, first.month)[1])]
        if (first.day, last.day) in thirds:
            return When.parse(start.edtf[:7]), _THIRDS[thirds.index((first.day, last.day))]
    if start.precision is end.precision is Precision.MONTH and first.year == last.year:
        thirds = [(1, 4), (5, 8), (9, 12)]
        if (first.month, last.month) in thirds:
            return When.parse(start.edtf[:4]), _THIRDS[thirds.index((first.month, last.month))]
    return None


def _year(when: When) -> int:
    """The year as written, which for a winter is not the year that it ends in."""
    if when.precision is Precision.DECADE:
        return int(when.edtf[:3]) * 10
    return int(when.edtf[:4])


def _part(when: When) -> int:
    """The number of a season or quarter, as EDTF writes it after the year."""
    return int(when.edtf[5:7])


def say_day(day: date, language: str = "en") -> str:
    """A day of the calendar in words."""
    return say_when(When.day(day), language)
