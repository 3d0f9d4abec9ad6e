"""The document creation time (DCT): when a text was published, and how that is known.

In this order: as given, as listed in sources.yaml or sources.json, front matter, what else the file says of itself
(a page's metadata, a message's header, a column), a dateline in the text, the file's name. An update stamp is not a
publication date, and nothing ever falls back to today.
"""

from __future__ import annotations

import re
from itertools import islice

from extract.documents.datelines import read_dateline
from extract.documents.document import Origin
from extract.documents.front_matter import front_matter
from extract.documents.stamps import day_of, full_date, read_stamp
from timeline.dates import When

_TOP_LINES = 12  # a dateline stands above the text, at most below a headline and a byline
_NAME_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def creation_time(
    text: str,
    file_name: str,
    language: str,
    *,
    given: When | None = None,
    listed: When | None = None,
    known: tuple[When, Origin] | None = None,
) -> tuple[When | None, Origin]:
    """When a text was published, and where that is known from; (None, "") when it is not known.

    Args:
        text: all of it.
        file_name: of its file, empty when the file's name says nothing of the text.
        language: of its dateline.
        given: as said on the command line.
        listed: as the list of sources has it.
        known: what its file says beside the text, and where it does.
    """
    if given:
        return given, "command line"
    if listed:
        return listed, "sources.yaml"
    if when := _from_front_matter(text):
        return when, "front matter"
    if known:
        return known
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
        opening = read_dateline(line)
        if opening and (day := full_date(opening.date, language)):
            return day
    return None


def _from_name(file_name: str) -> When | None:
    found = _NAME_DATE.search(file_name)
    return day_of("-".join(found.groups())) if found else None
