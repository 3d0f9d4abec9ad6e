"""Dating: the dates of one clause put together, "On Saturday … until the end of 2030" made a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.expressions import Timex, when_of
from extract.mentions.phrasing import Phrasing
from timeline.dates import Precision, When

_YEARS = re.compile(r"P(\d{1,3})(Y|DE)")
_LONGEST_TERM = 100  # years; more is no term of an agreement
_GAP = 10  # characters between the two sides of "from 1994 to 1998"


@dataclass(frozen=True, slots=True)
class Dating:
    """A date, and the phrase that gives it: [start, end) of the text, and the expression within that counts.

    `is_moved`: what happens then has been put off to that date.
    """

    when: When
    start: int
    end: int
    timex: Timex
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """A timex and the date that it gives; None when it gives none. The phrase starts with its signal."""

    timex: Timex
    when: When | None
    phrase_start: int

    @classmethod
    def of(cls, timex: Timex, words: Phrasing, behind: str = "") -> Dated:
        """Date a timex, and find where its phrase starts: a signal right before it included.

        `behind`: the text right behind it. "After Friday's talks" dates the talks, and they were on Friday.
        """
        if behind.startswith(words.possessive_endings):
            timex = timex._replace(signal="", signal_start=-1, relation="")
        directly = timex.signal_start >= 0 and timex.start - timex.signal_start - len(timex.signal) <= 1
        is_date = timex.type in ("DATE", "TIME")
        wanted = words.date_signals | words.period_from if is_date else words.prepositions
        start = timex.signal_start if directly and timex.signal in wanted else timex.start
        return cls(timex, when_of(timex) if is_date else None, start)

    @property
    def is_unresolved(self) -> bool:
        """Whether it is a date that only wants a date of publication: "on Tuesday"."""
        return self.when is None and self.timex.value.startswith("XXXX")


def combine(group: Sequence[Dated], words: Phrasing, verb: str = "") -> list[Dating]:
    """The dates of one clause: each with the phrase that gives it, ends joined to their starts.

    What is postponed (the clause's verb, a lemma) until October is then in October, and does not last until then.
    """
    found: list[Dating] = []
    for dated in group:
        if dated.when is None:
            continue
        timex = dated.timex
        if verb in words.postponing and dated.when.precision is Precision.PERIOD and dated.when.end:
            found.append(Dating(dated.when.end, dated.phrase_start, timex.end, timex, is_moved=True))
            continue
        last = found[-1] if found else None
        joined = _joined(last.when, last.timex, dated, words) if last else None
        if last and joined:
            end = timex.end if timex.start - last.end <= _GAP else last.end
            found[-1] = Dating(joined, last.start, end, last.timex)
        else:
            found.append(Dating(dated.when, dated.phrase_start, timex.end, timex))
    return found


def _joined(start: When, first: Timex, dated: Dated, words: Phrasing) -> When | None:
    """`start` lasting until `dated`, when the words say so and the dates allow it."""
    when = dated.when
    if when is None or start.precision in (Precision.PERIOD, Precision.RANGE, Precision.UNDATED):
        return None
    if when.precision is Precision.PERIOD and when.start is None and when.end:
        end = when.end
    elif first.signal in words.period_from and dated.timex.signal in words.period_to and when.is_dated:
        end = when
    else:
        return None
    if end.precision in (Precision.PERIOD, Precision.RANGE) or not (start.latest and end.latest):
        return None
    return When.period(start, end) if start.latest < end.latest else None


def lasting(dating: Dating, durations: Sequence[Timex]) -> Dating:
    """A point in time made a period by "for another decade": to about the year that it leads to."""
    when = dating.when
    if when.latest is None or when.precision in (Precision.PERIOD, Precision.RANGE, Precision.UNDATED):
        return dating
    for timex in durations:
        found = _YEARS.fullmatch(timex.value)
        if found:
            years = int(found[1]) * (10 if found[2] == "DE" else 1)
            last = when.latest.year + years
            if 0 < years <= _LONGEST_TERM and last <= 9999:
                return replace(dating, when=When.period(when, When.parse(f"{last:04d}~")))
    return dating
