"""The whole chart as geometry: bands, rows and labels, in pixels down and days across. No Plotly here."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.figure.crowds import crowded, density, heights, landmarks, smooth
from timeline.figure.labels import Label, Wish, place, shortened, text_width
from timeline.figure.lanes import LaneOfEvents, lanes_of
from timeline.figure.rows import Box, pack
from timeline.figure.spans import SOLID, Domain, Span, Stretch, domain_of, reach_of, span_of
from timeline.schema import Event, Timeline

RANKS = {"major": 0, None: 1, "minor": 2}
RADII = (6.5, 5.5, 4.5)  # of the marks, by rank
CROWD = 60  # a lane with fewer events never becomes a density
DENSE_ROWS = 3  # the height of a density: a row for events shown by name, two for the curve
_RING = 3.0  # a planned event wears a ring at this distance
_ARROW = 9.0  # how far an arrow reaches beyond an open end


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a sheet in pixels. `width` is what rows and printed labels are made for."""

    name: str
    width: float
    row: float = 24.0
    heading: float = 25.0
    foot: float = 7.0
    axis: float = 30.0
    bar: float = 16.0
    extent: float = 10.0
    font: float = 12.5
    label: float = 230.0  # a title longer than this may be shortened
    rows: int = 56  # spent on labels over all lanes; beyond it a row is added only where marks would touch
    tallest: int = 14  # rows of one lane; a crowd that needs more becomes a density


WIDE = Measures("wide", 960.0)
NARROW = Measures("narrow", 350.0, row=22.0, heading=23.0, font=11.5, label=150.0)
_NOBODY: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A lane as drawn: its place down the sheet and, where it is a crowd, the heights of its density."""

    lane: LaneOfEvents
    top: float
    height: float
    rows: int
    heights: tuple[float, ...] = _NOBODY

    @property
    def is_dense(self) -> bool:
        """Whether it shows how many there are, and only some of them by name."""
        return bool(self.heights)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An event as drawn: its span across, the middle of its row down, its label if one fits."""

    event: Event
    lane: LaneOfEvents
    span: Span
    row: int
    y: float
    label: Label | None

    @property
    def bars(self) -> tuple[Stretch, ...]:
        """Its pieces of bar. A hollow bar is one outline: within it strengths could not be told apart."""
        if self.event.review == "proposed" and self.span.lasts:
            return (Stretch(self.span.first, self.span.last, SOLID),)
        return self.span.stretches

    @property
    def radius(self) -> float:
        """The size of its mark."""
        return RADII[RANKS[self.event.importance]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is drawn, and where."""

    measures: Measures
    domain: Domain
    bands: tuple[Band, ...]
    drawn: tuple[Drawn, ...]
    height: float

    def share(self, day: float) -> float:
        """Where a day lies across the sheet, from 0 to 1."""
        return (day - self.domain.start) / self.domain.length


@dataclass(frozen=True, slots=True)
class _Row:
    """Where the events of one lane stand: which ones are shown, in which rows, and with which labels."""

    shown: list[int]
    rows: list[int]
    labels: dict[int, Label]


def lay_out(timeline: Timeline, *, other: str, measures: Measures = WIDE) -> Sheet:
    """Lanes, rows and labels for all dated events that were not rejected. `other` names the last lane."""
    lanes = lanes_of(timeline, other)
    reach = reach_of(event.date for lane in lanes for event in lane.events)
    spans = [[span_of(event.date, reach) for event in lane.events] for lane in lanes]
    domain = domain_of(span for own in spans for span in own)
    scale = measures.width / domain.length
    generosity = min(1.0, measures.rows / max(sum(map(len, spans)), 1))
    dense = crowded([len(own) if len(own) > CROWD else 0 for own in spans])
    wishes = [
        [_wish(event, span, domain, scale) for event, span in zip(lane.events, own, strict=True)]
        for lane, own in zip(lanes, spans, strict=True)
    ]
    places = [
        None if number in dense else _in_rows(own, measures, generosity) for number, own in enumerate(wishes)
    ]
    curves = {
        number: smooth(density(spans[number], domain)) for number, place in enumerate(places) if place is None
    }
    peak = max((max(curve) for curve in curves.values()), default=0.0)
    bands: list[Band] = []
    drawn: list[Drawn] = []
    top = measures.axis
    for number, lane in enumerate(lanes):
        place = places[number] or _by_name(wishes[number], spans[number], measures, 1 / scale)
        count = DENSE_ROWS if number in curves else max(place.rows) + 1
        height = measures.heading + count * measures.row + measures.foot
        bands.append(Band(lane, top, height, count, tuple(heights(curves.get(number, _NOBODY), peak))))
        for index, row in zip(place.shown, place.rows, strict=True):
            y = top + measures.heading + (row + 0.5) * measures.row
            drawn.append(
                Drawn(lane.events[index], lane, spans[number][index], row, y, place.labels.get(index))
            )
        top += height
    return Sheet(measures, domain, tuple(bands), tuple(drawn), top)


def _in_rows(wishes: list[Wish], measures: Measures, generosity: float) -> _Row | None:
    """Every event in a row; None where a crowd would need too many of them."""
    rows = _pack(wishes, measures, most=max(3, round(len(wishes) * generosity)))
    if len(wishes) > CROWD and max(rows) >= measures.tallest:
        return None
    return _Row(list(range(len(wishes))), rows, _labels(wishes, rows, measures))


def _by_name(wishes: list[Wish], spans: list[Span], measures: Measures, days_per_pixel: float) -> _Row:
    """The few of a crowd that are shown by name, all in one row."""
    order = sorted(range(len(wishes)), key=lambda index: spans[index].mark)
    inks = [(wishes[index].left, wishes[index].right) for index in order]
    marks, ranks = [spans[index].mark for index in order], [wishes[index].rank for index in order]
    chosen = [order[place] for place in landmarks(inks, marks, ranks, days_per_pixel)]
    labels = _labels([wishes[index] for index in chosen], [0] * len(chosen), measures)
    named = {chosen[place]: label for place, label in labels.items()}
    return _Row(chosen, [0] * len(chosen), named)


def ink_of(event: Event, span: Span, domain: Domain, scale: float) -> tuple[float, float]:
    """The pixels that an event covers across the sheet, mark, ring and arrows included."""
    radius = RADII[RANKS[event.importance]] + (_RING if event.status == "planned" else 0)
    mark = (span.mark - domain.start) * scale
    left = (span.first - domain.start) * scale - (_ARROW if span.opens_left else 0)
    right = (span.last - domain.start) * scale + (_ARROW if span.opens_right else 0)
    return min(left, mark - radius), max(right, mark + radius)


def _wish(event: Event, span: Span, domain: Domain, scale: float) -> Wish:
    left, right = ink_of(event, span, domain, scale)
    solid = [piece for piece in span.stretches if piece.strength == SOLID]
    mark = (span.mark - domain.start) * scale + RADII[RANKS[event.importance]] + 3
    inside: tuple[float, float] | None = None
    if span.lasts and solid:
        start = (solid[0].start - domain.start) * scale
        end = (solid[0].end - domain.start) * scale
        inside = (max(start, mark) if not span.opens_left else start, end - (10 if span.opens_left else 0))
    bold = event.importance == "major"
    return Wish(left, right, event.title, RANKS[event.importance], inside, bold)


def _pack(wishes: list[Wish], measures: Measures, most: int) -> list[int]:
    boxes = []
    for wish in wishes:
        size = measures.font
        text = wish.text
        if text_width(text, size, bold=wish.bold) > measures.label:
            text = shortened(text, measures.label, size, bold=wish.bold)
        label = text_width(text, size, bold=wish.bold) + 6
        inner = wish.inside is not None and label <= wish.inside[1] - wish.inside[0]
        boxes.append(Box(wish.left, wish.right, label, inner))
    return pack(boxes, width=measures.width, most=most)


def _labels(wishes: list[Wish], rows: list[int], measures: Measures) -> dict[int, Label]:
    labels: dict[int, Label] = {}
    by_row: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        by_row.setdefault(row, []).append(index)
    for members in by_row.values():
        placed = place(
            [wishes[index] for index in members],
            width=measures.width,
            size=measures.font,
            most=measures.label * 2,
        )
        for label in placed:
            index = members[label.index]
            labels[index] = Label(index, label.side, label.x, label.text)
    return labels
