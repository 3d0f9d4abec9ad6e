"""What a date looks like on an axis: a mark, bars of some strength, arrows where it is open.

Places on the axis are days as numbers, `date.toordinal()`; a day lasts from n to n + 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.dates import Precision, When

SOLID = 1.0
FAINT = 0.26
_FADE = (0.72, 0.5, 0.32, 0.18)
_FADE_SHARE = 0.08  # of the whole axis: an open side fades out over it
_SOFT_SHARE = 0.2  # of a range, at either end
_PADDING = 0.03  # of the whole axis, on either side, so that no mark stands on the edge
_LEAST = 45.0  # days that an axis shows at least
_FIRST, _LAST = float(date.min.toordinal()), float(date.max.toordinal())


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of bar, as solid as what is known of it."""

    start: float
    end: float
    strength: float


@dataclass(frozen=True, slots=True)
class Span:
    """A date on the axis: where its mark stands, its bars from left to right, its open sides."""

    mark: float
    stretches: tuple[Stretch, ...] = ()
    opens_left: bool = False
    opens_right: bool = False
    lasts: bool = False

    @property
    def first(self) -> float:
        """Where its ink begins."""
        return self.stretches[0].start if self.stretches else self.mark

    @property
    def last(self) -> float:
        """Where its ink ends."""
        return self.stretches[-1].end if self.stretches else self.mark


@dataclass(frozen=True, slots=True)
class Domain:
    """The days that the whole axis shows."""

    start: float
    end: float

    @property
    def length(self) -> float:
        """How many days that is."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Reach:
    """How far open sides are drawn: `days` at least, and what lasts with no known end up to the first or the
    last day that any event knows.
    """

    days: float
    first: float = _LAST
    last: float = _FIRST


def reach_of(whens: Iterable[When]) -> Reach:
    """How far the open sides of some dates reach: a share of all that is known."""
    known = [day.toordinal() for when in whens for day in (when.earliest, when.latest) if day]
    if not known:
        return Reach(_LEAST)
    first, last = float(min(known)), float(max(known))
    return Reach(max(last - first, _LEAST) * _FADE_SHARE, first, last)


def span_of(when: When, reach: Reach) -> Span:
    """The span of a dated `when`; `reach` is how far an open side fades."""
    match when.precision:
        case Precision.PERIOD:
            return _period(when, reach)
        case Precision.RANGE if when.start is None or when.end is None:
            return _open_range(when, reach)
        case Precision.UNDATED:
            raise ValueError(f"{when} has no place on an axis")
        case _:
            first, end = _bounds(when)
            middle = (first + end) / 2
            if when.precision is Precision.DAY or end - first <= 1:
                return Span(middle)
            if when.precision is Precision.RANGE:
                return Span(middle, _soft(first, end))
            return Span(middle, (Stretch(first, end, FAINT),))


def domain_of(spans: Iterable[Span]) -> Domain:
    """The axis that shows all of `spans`, with some air on both sides."""
    drawn = list(spans)
    first = min((span.first for span in drawn), default=_FIRST)
    last = max((span.last for span in drawn), default=_FIRST)
    missing = max(_LEAST - (last - first), 0) / 2
    air = (last - first + 2 * missing) * _PADDING + missing
    return Domain(max(first - air, _FIRST), min(last + air, _LAST))


def iso(day: float) -> str:
    """A place on the axis as Plotly and browsers read it, to the minute and without a time zone."""
    whole = int(min(max(day, _FIRST), _LAST))
    minutes = round((min(max(day, _FIRST), _LAST) - whole) * 1440)
    if minutes == 1440:
        whole, minutes = whole + 1, 0
    text = date.fromordinal(whole).isoformat()
    return f"{text} {minutes // 60:02d}:{minutes % 60:02d}" if minutes else text


def _bounds(when: When) -> tuple[float, float]:
    assert when.earliest is not None and when.latest is not None
    return float(when.earliest.toordinal()), _end_of(when.latest)


def _end_of(day: date) -> float:
    return float((day + timedelta(days=1)).toordinal()) if day < date.max else _LAST


def _soft(first: float, end: float) -> tuple[Stretch, ...]:
    """A bound that somebody worked out, drawn with softer ends than a month or year that was printed."""
    edge = (end - first) * _SOFT_SHARE
    return (
        Stretch(first, first + edge, FAINT / 2),
        Stretch(first + edge, end - edge, FAINT),
        Stretch(end - edge, end, FAINT / 2),
    )


def _period(when: When, reach: Reach) -> Span:
    """A solid bar; where a side is known as a year or month, the bar is faint over that. An open side fades all the
    way: nobody says that it ended early.
    """
    start = _bounds(when.start) if when.start else None
    end = _bounds(when.end) if when.end else None
    stretches: list[Stretch] = []
    if start and end:
        if start[1] <= end[0]:
            stretches = [
                Stretch(start[0], start[1], _side_strength(when.start)),
                Stretch(start[1], end[0], SOLID),
                Stretch(end[0], end[1], _side_strength(when.end)),
            ]
        else:
            stretches = [Stretch(start[0], end[1], SOLID)]
        return Span(start[0], _joined(stretches), lasts=True)
    if start:
        own = Stretch(start[0], start[1], SOLID)
        fading = _fading(start[1], max(reach.days, reach.last - start[1]))
        return Span(start[0], _joined([own, *fading]), opens_right=True, lasts=True)
    assert end is not None
    own = Stretch(end[0], end[1], SOLID)
    fading = _fading(end[0], -max(reach.days, end[0] - reach.first))
    return Span(end[1], _joined([*fading, own]), opens_left=True, lasts=True)


def _open_range(when: When, reach: Reach) -> Span:
    """One day, known from one side only: the mark stands at that side, the rest fades."""
    if when.earliest:
        first = float(when.earliest.toordinal())
        return Span(first, _joined(_fading(first, reach.days, FAINT)), opens_right=True)
    assert when.latest is not None
    end = _end_of(when.latest)
    return Span(end, _joined(_fading(end, -reach.days, FAINT)), opens_left=True)


def _side_strength(side: When | None) -> float:
    return SOLID if side is not None and side.precision is Precision.DAY else 0.55


def _fading(start: float, reach: float, most: float = SOLID) -> list[Stretch]:
    """Weaker and weaker pieces from `start` to the right, or to the left when `reach` is negative."""
    step = reach / len(_FADE)
    pieces = []
    for index, strength in enumerate(_FADE):
        near, far = start + index * step, start + (index + 1) * step
        pieces.append(Stretch(min(near, far), max(near, far), strength * min(1.0, most * 1.6)))
    return pieces if reach >= 0 else pieces[::-1]


def _joined(stretches: list[Stretch]) -> tuple[Stretch, ...]:
    """The same bar in as few pieces as possible, none beyond the calendar."""
    joined: list[Stretch] = []
    for piece in stretches:
        start, end = max(piece.start, _FIRST), min(piece.end, _LAST)
        if end <= start:
            continue
        if joined and joined[-1].strength == piece.strength:
            joined[-1] = Stretch(joined[-1].start, end, piece.strength)
        else:
            joined.append(Stretch(start, end, piece.strength))
    return tuple(joined)
