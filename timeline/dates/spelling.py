"""What a person who wrote a date in another way meant: hints, never silent repairs."""

from __future__ import annotations

import re

_LONGEST = 40  # a longer text is no date, and guessing at it would only cost time
_MONTH_GIVEN = re.compile(r"[^\W\d_]{3,}|\d{1,4}[./-]\d{1,2}")
_SETTINGS = {"STRICT_PARSING": False, "DATE_ORDER": "DMY", "RETURN_AS_TIMEZONE_AWARE": False, "PARSERS": ["absolute-time"]}


def suggest(text: str) -> str:
    """The hint for a text that EDTF does not know ("write 2014-02-20"), or nothing."""
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST:
        return ""
    for better in (stripped, _by_form(stripped), _by_words(stripped)):
        if better and better != text and _is_date(better):
            return f"write {better}"
    return ""


def _by_form(text: str) -> str:
    """Spellings close to EDTF: missing zeros, other dashes, the 1960s, c. 2014, a time of day."""
    text = text.translate({0x2010: "-", 0x2011: "-", 0x2013: "-", 0x2014: "-", 0x2212: "-"})
    if match := re.fullmatch(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d.*)?", text, re.ASCII):
        return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    if match := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text, re.ASCII):
        return "-".join(match.groups())
    if match := re.fullmatch(r"(?:the )?(\d{3})(?:0'?s|[xuU*])", text, re.ASCII):
        return f"{match[1]}X"
    if match := re.fullmatch(r"(\d{4})\s*(?:-|to|until)\s*(\d{4})", text, re.ASCII):
        return f"{match[1]}/{match[2]}"
    if match := re.fullmatch(r"(?:c\.?|ca\.?|circa|about|around|~)\s*(\d{4})", text, re.ASCII):
        return f"{match[1]}~"
    if match := re.fullmatch(r"[\[{]\s*([\d-]+)\s*(?:,|\.\.)\s*([\d-]+)\s*[\]}]", text, re.ASCII):
        return f"[{match[1]}..{match[2]}]"
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{4})", text, re.ASCII):
        return f"{match[2]}-{match[1].zfill(2)}"
    if match := re.fullmatch(r"([\d-]+)\s*/\s*([\d-]+)", text, re.ASCII):
        return f"{match[1]}/{match[2]}"
    return ""


def _by_words(text: str) -> str:
    """A date in words, with the precision that the words give: "Feb 2014" is a month."""
    if not (re.search(r"\d{4}", text, re.ASCII) and _MONTH_GIVEN.search(text)):
        return ""
    from dateparser.date import DateDataParser  # type: ignore[import-untyped,unused-ignore]

    found = DateDataParser(languages=["en", "ru"], settings=_SETTINGS).get_date_data(text)
    if found.date_obj is None:
        return ""
    lengths = {"day": 10, "month": 7, "year": 4}
    return str(found.date_obj.date().isoformat()[: lengths.get(found.period, 10)])


def _is_date(text: str) -> bool:
    from timeline.dates.edtf import DateError, parse

    try:
        parse(text)
    except DateError:
        return False
    return True
