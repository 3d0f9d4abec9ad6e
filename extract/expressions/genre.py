"""What kind of text it is: news, tied to its publication, or a narrative, whose dates hang on each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from extract.expressions.draft import Draft

Genre = Literal["auto", "news", "narrative"]
ENOUGH = 4.0  # how much must speak for a narrative where something speaks for news, too
ENOUGH_ALONE = 2.0  # and where nothing does
OUTWEIGH = 3.0  # how far the one must outweigh the other
BARE_YEAR = 0.5  # a year alone tells less than a day: news look back, too


def genre_of(drafts: Iterable[Draft], dct: str) -> Literal["news", "narrative"]:
    """The genre of a text by the dates it tells: ``drafts`` in their order, ``dct`` a calendar value or "".

    Explicit dates of other years speak for a narrative; bare weekdays, "yesterday", "last week" and dates of
    the year of publication speak for news.
    """
    told = tied = 0.0
    year = int(dct[:4]) if dct else None
    for draft in drafts:
        if draft.type not in ("DATE", "TIME"):
            continue
        if draft.value[:3].isdigit():
            explicit = draft.value[:4].isdigit()
            if explicit and year is not None and abs(int(draft.value[:4]) - year) <= 1:
                tied += 1
            else:
                told += 1 if explicit and draft.unit != "year" else BARE_YEAR
        elif _is_tied(draft):
            tied += 1
    if told >= (ENOUGH if tied else ENOUGH_ALONE) and told >= OUTWEIGH * tied:
        return "narrative"
    return "news"


def _is_tied(draft: Draft) -> bool:
    """True for what only the publication date can resolve: "yesterday", "last week", "Monday"."""
    counts = draft.amount is not None and draft.base == "dct" and draft.within is None
    return counts or (draft.value.startswith("XXXX-WXX-") and draft.base != "last")
