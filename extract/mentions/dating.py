"""Dating: the dates of one clause put together, "On Saturday … until the end of 2030" made a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.expressions import Timex
from timeline.dates import Precision, When

# Signals that belong to the phrase: "in early April", "until 2030". Others open a phrase of which the date is a part.
_SIGNALS = frozenset(
    {"in", "on", "at", "by", "since", "during", "about", "around", "circa", "before", "after", "until", "till", "through"}
)
_FROM = frozenset({"from", "between"})
_TO = frozenset({"to", "until", "till", "through", "and"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A timex and the date that it gives; None when it gives none."""

    timex: Timex
    when: When | None

    @property
    def phrase_start(self) -> int:
        """Where the phrase starts, a signal right before it included."""
        timex = self.timex
        directly = 0 <= timex.signal_start and timex.start - timex.signal_start - len(timex.signal) <= 1
        wanted = _SIGNALS | _FROM if timex.signal in _FROM else _SIGNALS
        return timex.signal_start if directly and timex.signal in wanted else timex.start


def creation_anchor(published: When | None) -> str | None:
    """What relative dates are resolved against: a day, month or year as ISO text.

    A publication date known only between bounds gives what its bounds have in common.
    """
    if published is None or published.earliest is None or published.latest is None:
        return None
    first, last = published.earliest.isoformat(), published.latest.isoformat()
    if first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else None


def combine(group: Sequence[Dated]) -> list[tuple[When, Dated]]:
    """The dates of one clause: each with the expression that gives it, ends joined to their starts."""
    found: list[tuple[When, Dated]] = []
    for dated in group:
        if dated.when is None:
            continue
        joined = _joined(*found[-1], dated) if found else None
        if joined:
            found[-1] = (joined, found[-1][1])
        else:
            found.append((dated.when, dated))
    return found


def _joined(start: When, first: Dated, dated: Dated) -> When | None:
    """`start` lasting until `dated`, when the words say so and the dates allow it."""
    when = dated.when
    if when is None or start.precision in (Precision.PERIOD, Precision.RANGE, Precision.UNDATED):
        return None
    if when.precision is Precision.PERIOD and when.start is None and when.end:
        end = when.end
    elif first.timex.signal in _FROM and dated.timex.signal in _TO and when.is_dated:
        end = when
    else:
        return None
    if end.precision in (Precision.PERIOD, Precision.RANGE) or not (start.latest and end.latest):
        return None
    return When.period(start, end) if start.latest < end.latest else None
