"""The document creation time (DCT) as anchoring reads it: one calendar value, a day, a month or a year."""

from __future__ import annotations

import re

from extract.expressions import calendar_values as cal
from timeline.dates import DateError, When

_ISO = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ].*|[~?%])?")


def creation_anchor(published: When | None) -> str | None:
    """What relative dates are resolved against: a day, month or year as ISO text.

    A publication date known only between bounds gives what its bounds have in common, which may be nothing:
    None.
    """
    if published is None or published.earliest is None or published.latest is None:
        return None
    first, last = published.earliest.isoformat(), published.latest.isoformat()
    if first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else None


def calendar_dct(dct: str | None) -> str:
    """The DCT as a calendar value; "" for None.

    ``dct`` is ISO text (a time of day behind it is ignored) or any EDTF date whose bounds share a day, a
    month or a year. Raises ValueError for any other text, and for a date that is too wide to resolve against.
    """
    if dct is None:
        return ""
    iso = _ISO.fullmatch(dct.strip())
    if iso is not None and cal.first_day(iso[1]) is not None:
        return iso[1]
    try:
        anchor = creation_anchor(When.parse(dct.strip()))
    except DateError:
        raise ValueError(
            f"{dct!r} is not a publication date: write a day, a month or a year, such as 2020-05-18"
        ) from None
    if anchor is None:
        raise ValueError(
            f"{dct!r} is too wide for a publication date: its bounds share no day, month or year"
        )
    return anchor
