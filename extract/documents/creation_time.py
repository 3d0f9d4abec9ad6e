"""The document creation time (DCT): when a text was published, and how that is known.

In this order: as given, as listed in sources.yaml, front matter, a dateline in the text, the file's
name. An update stamp is not a publication date, and nothing ever falls back to today.
"""

from __future__ import annotations

import re
from itertools import islice

from extract.documents.document import Origin
from extract.documents.front_matter import front_matter
from extract.documents.stamps import day_of, read_stamp
from timeline.dates import When

_TOP_LINES = 12  # a dateline stands above the text, at most below a headline and a byline
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def creation_time(
    text: str, file_name: str, language: str, *, given: When | None = None, listed: When | None = None
) -> tuple[When | None, Origin]:
    """When a text was published, and where that is known from; (None, "") when it is not known."""
    if given:
        return given, "command line"
    if listed:
        return listed, "sources.yaml"
    if when := _from_front_matter(text):
        return when, "front matter"
    if when := _from_dateline(text, language):
        return when, "dateline"
    if when := _from_name(file_name):
        return when, "file name"
    return None, ""


def _from_front_matter(text: str) -> When | None:
    pairs = front_matter(text)
    value = pairs.get("published") or pairs.get("date") or ""
    if not value:
        return None
    return day_of(value[:10]) if re.match(r"\d{4}-\d\d-\d\dT", value) else day_of(value)


def _from_dateline(text: str, language: str) -> When | None:
    lines = (line for line in text[:20_000].splitlines() if line.strip())
    for line in islice(lines, _TOP_LINES):
        stamp = read_stamp(line, language)
        if stamp and stamp.published:
            return stamp.published
    return None


def _from_name(file_name: str) -> When | None:
    found = _NAME_DATE.search(file_name)
    return day_of("-".join(found.groups())) if found else None
