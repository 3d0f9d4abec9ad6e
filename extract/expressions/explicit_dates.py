"""Explicit dates in languages without a folder, by the month names and the date order that dateparser knows.

Strict: a date needs its year, and nothing finer than the text says is made up. Relative dates, durations and
sets are left alone; so are numbers that only might be a year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from extract.expressions.dct import calendar_dct
from extract.expressions.draft import Draft
from extract.expressions.genre import Genre
from extract.expressions.makers import calendar, numeric_date
from extract.expressions.normal_text import normal
from extract.expressions.timex import Timex
from extract.expressions.trie import trie_pattern

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
RULE = "explicit-date"
LONGEST_JOINT = 4  # letters of a word between day, month and year ("de")
_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4}){0,2}")
_SENTENCE = 240  # code points shown on either side
_YEAR = r"(?P<{0}>1\d{{3}}|20\d\d)(?![A-Za-z\d%]|[.,/:-]\d)"


class ExplicitTagger:
    """Tags the explicit dates of one language; it has the methods of ``Tagger`` and none of its rules."""

    explicit_only = True

    def __init__(self, info: Mapping[str, Any]) -> None:
        self._info = info
        self._order = str(info.get("date_order", "DMY")).replace("Y", "").lower() + "y"
        self._month = {
            form.lower(): number for number, name in enumerate(MONTHS, 1) for form in info.get(name, ())
        }

    def tag(self, text: str, dct: str | None = None, genre: Genre = "auto") -> list[Timex]:
        """The explicit dates of ``text``, in their order. Raises ValueError for a wrong ``dct``, which serves
        for nothing else here, as nothing is resolved against it.
        """
        calendar_dct(dct)
        low = normal(text)
        found = []
        for match in self._date.finditer(low):
            groups = {name: value for name, value in match.groupdict().items() if value}
            draft = self._draft(groups)
            if draft is not None:
                start, end = match.span()
                if "bare" in groups:
                    start = match.start("bare")
                found.append(Timex(start, end, text[start:end], "DATE", draft.value, rule=RULE))
        return found

    def sentences(self, text: str, timexes: Sequence[Timex]) -> list[tuple[int, int]]:
        """Begin and end of a stretch of text around each of ``timexes``."""
        return [(max(0, t.start - _SENTENCE), min(len(text), t.end + _SENTENCE)) for t in timexes]

    def _draft(self, groups: Mapping[str, str]) -> Draft | None:
        said = {name.rstrip("0123456789"): value for name, value in groups.items()}
        if "first" in said:
            return numeric_date({"date": said}, {"order": self._order[:2] + "y"})
        if "bare" in said:
            return calendar({"year": said["bare"]}, {})
        if "mm" in said:
            return calendar({"year": said["year"], "month": said["mm"], "day": said["day"]}, {})
        slots: dict[str, Any] = {"year": said["year"], "month": self._month[said["month"]]}
        return calendar({**slots, "day": said["day"]} if "day" in said else slots, {})

    @cached_property
    def _date(self) -> re.Pattern[str]:
        """One expression for all forms; every repetition in it is bounded."""
        info = self._info
        joints = {w for w in (*info.get("skip", ()), *(info.get("pertain") or ())) if w.isalpha()}
        joints |= {w for w in info.get("year", ()) if w.isalpha()}
        joint = trie_pattern(w.lower() for w in joints if len(w) <= LONGEST_JOINT)
        of_year = trie_pattern(w.lower() for w in info.get("year", ()))
        of_day = trie_pattern(w.lower() for w in info.get("day", ()))
        within = trie_pattern(w.lower() for w in info.get("in", ()) if w.isalpha())
        months = trie_pattern(self._month)
        gap = rf"(?:[ ]{{1,4}}(?:{joint}[ ]{{1,4}})?|[.,/-][ ]{{0,2}}|)"
        near = rf"(?:[ ]?{of_year}\.?)?[ ]{{0,3}}"

        def month(n: int) -> str:
            return rf"(?<!\d)(?P<month{n}>{months})\.?(?![A-Za-z]|\w(?<=[^\W\d_]{{2}}))"

        def day(n: int) -> str:
            return rf"(?P<day{n}>\d{{1,2}})(?:\.|º|ª|{joint})?(?:[ ]?{of_day}(?!\w))?"

        forms = [
            r"(?P<year1>1\d{3}|20\d\d)-(?P<mm>\d\d)-(?P<day1>\d\d)(?!\w|[./:-]\d)",
            r"(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year2>1\d{3}|20\d\d)(?!\w|[./:-]\d)",
            rf"(?P<year3>1\d{{3}}|20\d\d){near}{month(1)}(?:{gap}(?P<day3>\d{{1,2}})(?!\d)(?:[ ]?{of_day})?)?",
            rf"{day(4)}{gap}{month(2)}{gap}{_YEAR.format('year4')}",
            rf"(?<!\w){month(3)}{gap}(?P<day5>\d{{1,2}})(?!\d),?[ ]{{0,4}}{_YEAR.format('year5')}",
            rf"(?<!\w){month(4)}{gap}{_YEAR.format('year6')}",
            rf"(?<!\w)(?:{within})[ ]{{1,4}}{_YEAR.format('bare')}",
        ]
        return re.compile(rf"(?<![A-Za-z\d_$€£¥#№/+-])(?<!\d[.:,])(?:{'|'.join(forms)})")


def load_explicit_tagger(language: str) -> ExplicitTagger:
    """The tagger for a language that dateparser knows. Raises LookupError for any other."""
    from dateparser.languages.loader import default_loader

    if not _CODE.fullmatch(language):
        raise LookupError(f"no language is called {language!r}")
    try:
        return ExplicitTagger(default_loader.get_locale(language).info)
    except ValueError:
        raise LookupError(f"no tagging rules for language {language!r}, and no month names either") from None
