"""What a person who wrote a date in another way meant: hints, never silent repairs."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

_LONGEST = 40  # a longer text is no date, and guessing at it would only cost time

_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_MONTH = r"(?:0[1-9]|1[0-2])"
_UNKNOWN = r"(?:XX|UU|\?\?)"
_OPEN = r"(?:\.{3}|\*|open|unknown|now|present|today)"
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "1st": 33, "2nd": 34, "3rd": 35, "4th": 36}

# Each a whole text and what it is in EDTF, the likelier reading first; letters in either case.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d.*)?", "{0}-{1:0>2}-{2:0>2}"),
    (r"(\d{4})[-/.](\d{1,2})", "{0}-{1:0>2}"),
    (rf"(\d{{4}})({_MONTH})(\d\d)?", "{0}-{1}-{2}"),
    (r"(\d{1,2})[/.-](\d{4})", "{1}-{0:0>2}"),
    (rf"({_DATE})[.,;]", "{0}"),
    (r"(?:the )?(\d{3})(?:0'?s|[XU*])", "{0}X"),
    (r"(\d\d)(?:XX|UU)", "[{0}00..{0}99]"),
    (rf"({_DATE})(?:-{_UNKNOWN})+", "{0}"),
    (rf"(?:c\.?|ca\.?|circa|about|around|approx\.?|approximately|~)\s*({_DATE})", "{0}~"),
    (rf"(?:perhaps|maybe|possibly|probably|\?)\s*({_DATE})", "{0}?"),
    (rf"({_DATE})\s*\(?\?\)?", "{0}?"),
    (rf"({_DATE})(?:~\?|\?~)", "{0}%"),
    (rf"[\[{{(]\s*({_DATE})\s*[\]}})]", "{0}"),
    (rf"[\[{{]\s*({_DATE})\s*(?:,|/|\.\.+)\s*({_DATE})\s*[\]}}]", "[{0}..{1}]"),
    (rf"[\[{{]?\s*({_DATE})\s*\.\.+\s*({_DATE})\s*[\]}}]?", "[{0}..{1}]"),
    (rf"[\[{{]?\s*({_DATE})\s*\.\.+\s*[\]}}]?", "[{0}..]"),
    (rf"[\[{{]?\s*\.\.+\s*({_DATE})\s*[\]}}]?", "[..{0}]"),
    (rf"({_DATE})\s*(?:--?|/|to|until|till)\s*({_DATE})", "{0}/{1}"),
    (r"(\d\d)(\d\d)\s*[-/]\s*(\d\d)", "{0}{1}/{0}{2}"),
    (r"(\d{4}-\d\d-)(\d\d)\s*[-/]\s*(\d\d)", "{0}{1}/{0}{2}"),
    (rf"({_DATE})\s*(?:-|/)\s*{_OPEN}?", "{0}/.."),
    (rf"{_OPEN}\s*(?:-|/)\s*({_DATE})", "../{0}"),
    (rf"(?:since|from)\s+({_DATE})", "{0}/.."),
    (rf"(?:until|till|up to|to)\s+({_DATE})", "../{0}"),
    (rf"(?:by|before|not later than|no later than)\s+({_DATE})", "[..{0}]"),
    (rf"after\s+({_DATE})", "[{0}..]"),
    (rf"({_DATE})\s*(?:AD|CE|year|г\.?|год|года)", "{0}"),
)
_COMPILED = tuple((re.compile(form, re.ASCII | re.IGNORECASE), better) for form, better in _FORMS)
_SEASON = re.compile(rf"({'|'.join(_SEASONS)})(?: of)? (\d{{4}})", re.ASCII | re.IGNORECASE)
_QUARTER = re.compile(
    rf"(?:Q([1-4])[ /-]?(\d{{4}})|(\d{{4}})[ /-]?Q([1-4])|({'|'.join(_QUARTERS)}) quarter(?: of)? (\d{{4}}))",
    re.ASCII | re.IGNORECASE,
)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
# One date and nothing else: dateparser would read "after May 2014" and "18–20 May 2014" too, but not rightly.
_NAME = r"[^\W\d_]{3,10}\.?"
_WORDS = re.compile(
    r"(?:[^\W\d_]{2,10}, ?)?"
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.)? (?:of )?)?{_NAME},? |{_NAME} \d{{1,2}}(?:st|nd|rd|th)?,? )"
    r"[0-9]{4}(?: ?(?:г\.?|год|года))?"
)
_READER_SETTINGS: dict[str, Any] = {
    "STRICT_PARSING": False,
    "DATE_ORDER": "DMY",
    "RETURN_AS_TIMEZONE_AWARE": False,
    "PARSERS": ["absolute-time"],
}


@lru_cache(maxsize=1024)
def suggest(text: str) -> str:
    """The hint for a text that EDTF does not know ("write 2014-02-20"), or nothing."""
    if len(text) > 2 * _LONGEST:
        return ""
    tidy = unicodedata.normalize("NFKC", text).strip()
    tidy = tidy.translate({0x2010: "-", 0x2011: "-", 0x2012: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-"})
    if not tidy or len(tidy) > _LONGEST:
        return ""
    for better in _candidates(tidy):
        if better != text and _is_date(better):
            if "," in tidy and better.startswith("["):  # a list of two days may mean either
                period = better[1:-1].replace("..", "/")
                return f"write {better} for one day of these, or {period} for all of them"
            return f"write {better}"
    return _day_or_month_first(tidy)


def _candidates(text: str) -> Iterator[str]:
    yield text
    yield text.upper()
    for form, better in _COMPILED:
        if match := form.fullmatch(text):
            yield better.format(*(part or "" for part in match.groups())).rstrip("-")
    if match := _SEASON.fullmatch(text):
        yield f"{match[2]}-{_SEASONS[match[1].lower()]}"
    if match := _QUARTER.fullmatch(text):
        number = match[1] or match[4]
        quarter = 32 + int(number) if number else _QUARTERS[match[5].lower()]
        yield f"{match[2] or match[3] or match[6]}-{quarter}"
    if _WORDS.fullmatch(text):
        yield _read_words(text)


def _day_or_month_first(text: str) -> str:
    """04/02/2020, of which only the writer knows which number is the month."""
    match = _NUMBERS.fullmatch(text)
    if not match:
        return ""
    first, second, year = match[1].zfill(2), match[3].zfill(2), match[4]
    readings = [f"{year}-{second}-{first}", f"{year}-{first}-{second}"]
    if match[2] == "." or first == second:  # with dots the day comes first everywhere
        readings = readings[:1]
    days = [day for day in readings if _is_date(day)]
    if len(days) == 2:
        return f"write {days[0]}, or {days[1]} if the month comes first"
    return f"write {days[0]}" if days else ""


def _read_words(text: str) -> str:
    """A date in words, with the precision that the words give: "Feb 2014" is a month."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = _reader().get_date_data(text)
        except Exception:  # a library that stumbles over a wrong date must not hide that the date is wrong
            return ""
    if found.date_obj is None:
        return ""
    lengths = {"day": 10, "month": 7, "year": 4}
    return str(found.date_obj.date().isoformat()[: lengths.get(found.period or "", 10)])


@cache
def _reader() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en", "ru"], settings=_READER_SETTINGS)


def _is_date(text: str) -> bool:
    from timeline.dates.edtf import DATE_PATTERN, DateError, parse

    if not re.search(DATE_PATTERN, text):  # first, for a refusal would look for a hint in its turn
        return False
    try:
        parse(text)
    except DateError:
        return False
    return True
