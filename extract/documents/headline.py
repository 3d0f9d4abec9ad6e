"""The headline that stands over a text: its title, where nobody gave another one."""

from __future__ import annotations

import re

from extract.documents.datelines import read_dateline
from extract.documents.stamps import read_stamp

_LONGEST = 140
_READ = 4_000  # code points of a text in which its headline begins
_ENDS = (".", ":", ";", ",", "…")
_BYLINE = re.compile(r"(?:by|from)\s+[^\W\d_]", re.IGNORECASE)


def headline_of(text: str, language: str = "en") -> str | None:
    """The first line, if it is a heading of Markdown, or short, no sentence, and apart from what follows."""
    lines = text[:_READ].lstrip("\ufeff \t\r\n").splitlines()
    if not lines:
        return None
    first = lines[0].strip()
    if first.startswith("# "):
        return first.lstrip("# ").rstrip("# ")[:_LONGEST] or None
    is_short = len(first) <= _LONGEST and len(first.split()) >= 2
    if not is_short or first.endswith(_ENDS) or read_dateline(first) or read_stamp(first, language):
        return None
    second = lines[1].strip() if len(lines) > 1 else "nothing follows"
    is_apart = not second or _BYLINE.match(second) or read_stamp(second, language) or read_dateline(second)
    return first if is_apart else None
