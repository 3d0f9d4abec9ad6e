"""The dateline that opens a report: "WASHINGTON, Dec 28 2023 (Agency) - ", a place and perhaps a date and an agency.

It is no part of the first sentence, and its date, if it has a year, is that of the publication.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_a-zа-яё][^\W\d_a-zа-яё .,'’/-]{1,24}(?:[ ,./'’-]{1,2}[^\W\d_a-zа-яё .,'’/-]{1,24}){0,4}\.?)"
    r"(?:,? (?P<date>[^\W\d_]{3,12}\.? \d{1,2}(?:,? \d{4})?|\d{1,2} [^\W\d_]{3,12}\.?(?:,? \d{4})?))?"
    r"(?:,? \((?P<agency>[^()\n]{2,40})\))?"
    r" ?(?:—|–|--?)[ ]"
)
_SECOND_DASH = re.compile(r"[^.!?\n]{0,120} (?:—|–|--?) ")
_LEAST_PLACE = 5  # letters of a place that has neither date nor agency: "NASA - " opens a sentence


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where the dateline of a paragraph ends, and the date that it gives as it is written ("" for none)."""

    end: int
    date: str


def read_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with; None if it has none."""
    found = _DATELINE.match(paragraph)
    if found is None or not found["place"].isupper():
        return None
    if not found["date"] and not found["agency"]:
        letters = sum(letter.isalpha() for letter in found["place"])
        if letters < _LEAST_PLACE or _SECOND_DASH.match(paragraph, found.end()):
            return None
    return Dateline(found.end(), found["date"] or "")
