"""How large the text is, how many rows the lanes get, and where everything stands, so that the chart fits its size."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from timeline.layout import Measures, Sheet, lay_out
from timeline.layout.glyphs import RANKS
from timeline.picture.plain_text import ELLIPSIS, broken
from timeline.picture.titles import LABEL, estimating_size, label_of
from timeline.picture.typeface import width_of
from timeline.schema import Timeline

SMALL = 11.5  # the smallest text of a picture, in its units: ticks, names of lanes, legend, notes
NAME_LINE = 13.0  # from line to line of a name
BETWEEN = 2.0  # of paper between two lanes

_ROW, _TALLEST_ROW = 16.5, 30.0
_TIGHT_ROW = 13.5  # where there are too many events for better
_SQUEEZES = (5.0, 8.0, 9.0)  # by which marks may overlap, in the order of need
_DODGE, _HIDDEN = 2.5, 6.0  # by which marks so close to each other give way, one up, one down
_PAD = 3.0  # above and below the rows of a lane whose name stands beside them
_HEADING, _FOOT = 18.0, 3.0  # of a lane whose name stands above its rows
_GUTTER_SHARES, _GUTTER_AIR = (0.09, 0.11, 0.13, 0.15, 0.17), 14.0  # of the width; names on two lines
_BESIDE_FROM = 480.0  # units of width, from which names stand beside their lanes
_WEIGHTS = {0: 6.0, 1: 1.0, 2: 0.5}  # what a label is worth, by rank
_ENOUGH = 0.96  # of the labels that the smallest text has room for, so that a larger one is taken


class _Exact(Measures):
    """Measures that stay as they are, however many events there are."""

    __slots__ = ()

    def for_events(self, events: int) -> Measures:
        return self


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lane stands down the chart, its row height, and the lines of its name."""

    top: float
    height: float
    first_row: float
    row: float
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """A sheet that fits. Lengths are units of the picture; `gutter` is what the names take on the left."""

    sheet: Sheet
    gutter: float
    places: tuple[Place, ...]
    height: float
    least: float  # the height that it needs
    worth: float  # of its labels
    is_complete: bool  # whether every event has its whole title

    @property
    def font(self) -> float:
        """The size of the estimates that the sheet was laid out with."""
        return self.sheet.measures.font

    @property
    def is_tight(self) -> bool:
        """Whether there are so many events that their marks may overlap."""
        return self.sheet.measures.squeeze > _SQUEEZES[0]


Room = Callable[[float], tuple[float, float]]  # width and height of the chart where the text has some scale


def fit(timeline: Timeline, other: str, scales: list[float], room: Room) -> tuple[float, Fitted]:
    """The scale, the largest at which nearly as many labels fit as at the smallest, and the chart in it.

    `timeline` is prepared; `scales` fall. What does not fit at any scale comes back as small as it gets,
    with a `least` beyond the room.
    """
    font = estimating_size(timeline)
    found: list[tuple[float, Fitted]] = []
    for scale in scales:
        found.append((scale, _fitted(timeline, other, font, *room(scale))))
        if found[-1][1].is_complete:
            return found[-1]
    fitting = [(scale, fitted) for scale, fitted in found if fitted.least <= room(scale)[1]]
    if not fitting:
        return found[-1]
    fitting = [one for one in fitting if not one[1].is_tight] or fitting[-1:]
    best = max(fitted.worth for _, fitted in fitting)
    return next((scale, fitted) for scale, fitted in fitting if fitted.worth >= best * _ENOUGH)


def _fitted(timeline: Timeline, other: str, font: float, width: float, height: float) -> Fitted:
    """The chart in this room with the labels that are worth most; beyond the room where it cannot be smaller."""
    gutter = _gutter(timeline, other, width)
    modest = _modest(timeline)
    own = {event.id: event for event in timeline.events}

    def attempt(given: Timeline, rows: int, row: float = _ROW, squeeze: float = _SQUEEZES[0]) -> Fitted:
        measures = _Exact(
            "picture",
            width - gutter,
            font=font,
            label=210.0,
            rows=rows,
            fewest=rows,
            squeeze=squeeze,
            tallest=14 if row == _ROW else max(rows, 1),
            bar=13.0 if row == _ROW else 11.0,
            extent=9.0,
        )
        sheet = lay_out(given, other=other, measures=measures)
        drawn = tuple(replace(item, event=own[item.event.id]) for item in sheet.drawn)
        return _placed(replace(sheet, drawn=drawn), gutter, height, row)

    smallest = attempt(modest, 1, _TIGHT_ROW, _SQUEEZES[-1])
    if smallest.least > height:
        return smallest
    fitting = [smallest]
    for given in (timeline, modest):
        low, high = 0, max(2, int(height / _ROW)) * 2
        rows = 1
        while low < rows < high:
            tried = attempt(given, rows)
            if tried.least <= height:
                fitting.append(tried)
                low = rows
            else:
                high = rows
            rows = (low + high) // 2 if low else 0
        if len(fitting) > 1:
            return max(fitting, key=_by_worth)
    for squeeze, rows in product(_SQUEEZES, (3, 1)):
        tried = attempt(modest, rows, _TIGHT_ROW, squeeze)
        if tried.least <= height:
            return tried
    return smallest


def _by_worth(fitted: Fitted) -> float:
    return fitted.worth


def _modest(timeline: Timeline) -> Timeline:
    """The same, where the labels of the major events still go first, but no longer get room whatever it costs."""
    events = tuple(
        event.model_copy(update={"importance": None if event.importance == "major" else "minor"})
        for event in timeline.events
    )
    return timeline.model_copy(update={"events": events})


def _gutter(timeline: Timeline, other: str, width: float) -> float:
    """What the names of the lanes take beside them; 0 where they stand above."""
    if width < _BESIDE_FROM:
        return 0.0
    names = [lane.label for lane in timeline.lanes.values()]
    names += [other] if any(event.lane not in timeline.lanes for event in timeline.events) else []
    words = [width_of(word, SMALL, "semibold") for name in names for word in name.split()]
    for share in _GUTTER_SHARES:
        most = share * width
        lines = [broken(name, most, SMALL, "semibold", most=3) for name in names]
        if max(words, default=0.0) <= most and max(map(len, lines), default=0) <= 2:
            break
    widths = [width_of(line, SMALL, "semibold") for name in names for line in _balanced(name, most)]
    return max(widths, default=0.0) + _GUTTER_AIR


def _balanced(name: str, most: float) -> tuple[str, ...]:
    """The lines of a name, about equally long."""
    lines = broken(name, most, SMALL, "semibold", most=3)
    for share in (0.6, 0.7, 0.8, 0.9):
        if len(lines) < 2:
            break
        even = broken(name, most * share, SMALL, "semibold", most=3)
        is_cut = even[-1].endswith(ELLIPSIS) and not name.endswith(ELLIPSIS)
        widest = max(width_of(line, SMALL, "semibold") for line in even)
        if len(even) == len(lines) and not is_cut and widest <= most * share:
            return tuple(even)
    return tuple(lines)


def _placed(sheet: Sheet, gutter: float, height: float, lowest_row: float) -> Fitted:
    """Lanes down the chart. What height is left goes into the rows, then between the lanes."""
    names = [
        _balanced(band.lane.label, gutter - _GUTTER_AIR + 0.01) if gutter else () for band in sheet.bands
    ]
    above, below = (_PAD, _PAD) if gutter else (_HEADING, _FOOT)

    def heights(row: float) -> list[float]:
        return [
            max(above + band.rows * row + below, len(name) * NAME_LINE + 2 * _PAD) + BETWEEN
            for band, name in zip(sheet.bands, names, strict=True)
        ]

    least = sum(heights(lowest_row))
    rows = sum(band.rows for band in sheet.bands)
    row = min(_TALLEST_ROW, lowest_row + max(height - least, 0) / max(rows, 1))
    own = heights(row)
    air = max(height - sum(own), 0) / max(len(own), 1)
    places, top = [], 0.0
    for band, name, tall in zip(sheet.bands, names, own, strict=True):
        inner = tall - BETWEEN - above - below - band.rows * row + air
        first = top + above + (0 if band.is_dense else inner / 2)  # a curve takes what is left below
        places.append(Place(top, tall + air - BETWEEN, first, row, name))
        top += tall + air
    return Fitted(sheet, gutter, tuple(places), top, least, *_worth(sheet))


def dodges(fitted: Fitted, marks: Sequence[tuple[float, bool]]) -> list[float]:
    """By how much the events of a row give way, down or up, where their marks would hide each other.

    `marks` are their places, and whether they carry a fork, which has no room above.
    """
    found = [0.0] * len(marks)
    if not fitted.is_tight:
        return found
    order = sorted(range(len(marks)), key=lambda index: marks[index])
    for before, index in pairwise(order):
        if marks[index][0] - marks[before][0] < _HIDDEN:
            found[before] = found[before] or (_DODGE if marks[before][1] else -_DODGE)
            found[index] = -found[before]
    return found


def _worth(sheet: Sheet) -> tuple[float, bool]:
    """What the labels are worth, and whether all of them are there and whole."""
    labels = [(item, label_of(item, sheet.measures.font)) for item in sheet.drawn]
    worth = sum(
        _WEIGHTS[RANKS[item.event.importance]] * (1.0 if label.is_whole else 0.5)
        for item, label in labels
        if label
    )
    is_complete = all(label and label.is_whole for _, label in labels)
    return worth, is_complete and not any(band.is_dense for band in sheet.bands)


def scales_for(width: float, smallest_text: float) -> list[float]:
    """The scales to try for a picture of some width in pixels, the largest first.

    `smallest_text` is the least size of any text, in pixels.
    """
    least = smallest_text / SMALL
    most = max(least, 11.0 / LABEL * (width / 605.0) ** 0.45)
    return [least + (most - least) * step / 2 for step in (2, 1, 0)] if most > least else [least]
