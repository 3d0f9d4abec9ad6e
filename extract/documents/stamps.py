"""Date stamps: lines that hold a publication or update time and nothing else.

"Published: 14:58, May 18, 2020 | Updated: 02:23, June 6, 2023" is one; a sentence with a date is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.locales import languages, read_locale
from timeline.dates import DateError, When

_LONGEST_LINE = 200
_LONGEST_PART = 60
_PARTS = re.compile(r"\s*[|•·]\s*|\s{2,}|\t")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?!\d|\.\d{4})(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?(?:\s*(?:GMT|UTC|[A-Z]{2,4}T)(?:[+-]\d{1,2}(?::\d\d)?)?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ISO = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?:[T ].*)?")
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a stamp line says: the day of publication if it is there, or only one of an update."""

    published: When | None
    updated: bool


def read_stamp(line: str, language: str) -> Stamp | None:
    """The stamp that a line is, or None when the line is anything else."""
    line = line.strip().strip("\ufeff")
    if not line or len(line) > _LONGEST_LINE or not _YEAR.search(line):
        return None
    published: When | None = None
    updated = False
    for part in _PARTS.split(line):
        if not part:
            continue
        label, rest = _split_label(part, language)
        day = full_date(rest, language)
        if day is None:
            return None
        if label == "updated":
            updated = True
        else:
            published = published or day
    return Stamp(published, updated)


@cache
def _labels(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = read_locale(language if language in languages() else "en", "furniture")["stamps"]
    return tuple(
        (
            kind,
            re.compile(
                rf"(?:{'|'.join(map(re.escape, sorted(words[kind], key=len, reverse=True)))})\b[\s:,.-]*",
                re.I,
            ),
        )
        for kind in ("updated", "published")
    )


def _split_label(part: str, language: str) -> tuple[str, str]:
    for kind, label in _labels(language):
        if match := label.match(part):
            return kind, part[match.end() :]
    return "", part


def full_date(text: str, language: str) -> When | None:
    """The day that `text` is, clock time aside; None when it is not a day and nothing else."""
    if match := _ISO.fullmatch(text.strip()):
        return day_of(match[1])
    text = _CLOCK.sub(" ", text).strip(" ,;-–—")
    if not text or len(text) > _LONGEST_PART or not _YEAR.search(text) or len(text.split()) > 6:
        return None
    if match := _NUMERIC.fullmatch(text):
        return _unambiguous(*match.groups())
    if not re.search(r"(?<!\d)\d{1,2}(?!\d)", _YEAR.sub("", text)):
        return None  # no day of the month: dateparser would make one up
    from dateparser.date import DateDataParser

    found = DateDataParser(
        languages=[language], settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
    )
    try:
        day = found.get_date_data(text).date_obj
    except ValueError:  # a language that nobody knows
        return None
    return When.day(day.date()) if day else None


def _unambiguous(first: str, second: str, year: str) -> When | None:
    """A day in figures, when only one reading is a date: 18/05/2020, but not 04/05/2020."""
    readings = {
        day_of(f"{year}-{m.zfill(2)}-{d.zfill(2)}") for d, m in ((first, second), (second, first))
    } - {None}
    return readings.pop() if len(readings) == 1 else None


def day_of(text: str) -> When | None:
    """The date that an EDTF text is; None when it is none."""
    try:
        return When.parse(text)
    except DateError:
        return None
