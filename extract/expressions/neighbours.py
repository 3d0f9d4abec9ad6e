"""What timexes that stand together say of each other, before any is anchored: shared years, ranges of weekdays,
appositions, the order of day and month in dates of digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.expressions import calendar_values as cal
from extract.expressions.draft import Draft
from extract.expressions.phrase_memory import Match

WIDEST = 12  # code points between two timexes that share a year or say the same
_FINER = {"year": ("year", "season", "quarter", "month", "day"), "month": ("month", "day"), "day": ("day",)}
_FINER["week"] = ("day",)
_SHARING = ("day", "month", "season", "quarter")


def settled(
    matches: Sequence[Match], low: str, joining: frozenset[str], ranging: frozenset[str]
) -> list[Match]:
    """The matches with what their neighbours say of them. ``joining`` are the words that stand between the
    ends of a range or the parts of a list, ``ranging`` those that make a range.
    """
    found = _in_one_order(matches)
    for i in range(len(found) - 2, -1, -1):
        match, following = found[i], found[i + 1]
        if following.start - match.end > WIDEST:
            continue
        between = low[match.end : following.start].strip()
        if between in joining:
            match = found[i] = _sharing_year(match, following.draft)
        if between in ranging and _is_bare_weekday(match.draft) and _is_bare_weekday(following.draft):
            ahead = replace(following.draft, lean="future", base="last")
            found[i + 1] = following._replace(draft=ahead)
        if between[:1] == "," and _says_the_same(match.draft, following.draft):
            found[i] = match._replace(draft=replace(match.draft, same_as=following.draft))
    return found


def _in_one_order(matches: Sequence[Match]) -> list[Match]:
    """Dates of digits that can be read in two ways, read as those of the text that cannot."""
    sure = {match.draft.order for match in matches if match.draft.order and match.draft.swapped is None}
    if len(sure) != 1:
        return list(matches)
    return [
        match._replace(draft=match.draft.swapped)
        if match.draft.swapped is not None and match.draft.order not in sure
        else match
        for match in matches
    ]


def _sharing_year(match: Match, following: Draft) -> Match:
    """ "June" of "June and July 2020": in the year of the one that follows, or the one before it."""
    draft = match.draft
    open_year = (
        draft.value.startswith("XXXX-") and "W" not in draft.value and not (draft.lean or draft.within)
    )
    if not open_year or draft.until or draft.base or draft.type != "DATE":
        return match
    if draft.unit not in _SHARING or following.unit not in _SHARING or not following.value[:4].isdigit():
        return match
    year = int(following.value[:4])
    first, last = draft.value[5:], following.value[5:]
    if draft.unit in ("day", "month") and following.unit in ("day", "month") and first[:2] > last[:2]:
        year -= 1
    if year < 1 or cal.first_day(f"{year:04}-{first}") is None:
        return match
    return match._replace(draft=replace(draft, value=f"{year:04}-{first}"))


def _is_bare_weekday(draft: Draft) -> bool:
    return draft.type == "DATE" and draft.value.startswith("XXXX-WXX-") and not (draft.lean or draft.within)


def _says_the_same(draft: Draft, following: Draft) -> bool:
    """True if ``following`` names the date that ``draft`` counts its way to: "Two days earlier, on 15 July"."""
    counts = draft.type == "DATE" and bool(draft.amount) and draft.base in ("earlier", "last")
    named = following.type == "DATE" and following.amount is None and following.until is None
    return counts and named and not following.lean and following.unit in _FINER.get(draft.unit, ())
