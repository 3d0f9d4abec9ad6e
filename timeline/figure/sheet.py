"""The whole chart as geometry: bands, rows and labels, in pixels down and days across. No Plotly here."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.figure.labels import Label, Wish, place, shortened, text_width
from timeline.figure.lanes import LaneOfEvents, lanes_of
from timeline.figure.rows import Box, pack
from timeline.figure.spans import SOLID, Domain, Span, Stretch, domain_of, reach_of, span_of
from timeline.schema import Event, Timeline

_RANKS = {"major": 0, None: 1, "minor": 2}
_RADII = {"major": 6.5, None: 5.5, "minor": 4.5}
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


WIDE = Measures("wide", 960.0)
NARROW = Measures("narrow", 350.0, row=22.0, heading=23.0, font=11.5, label=150.0)


@dataclass(frozen=True, slots=True)
class Band:
    """A lane as drawn: its place down the sheet."""

    lane: LaneOfEvents
    top: float
    height: float
    rows: int


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
        return _RADII[self.event.importance]


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


def lay_out(timeline: Timeline, *, other: str, measures: Measures = WIDE) -> Sheet:
    """Lanes, rows and labels for all dated events that were not rejected. `other` names the last lane."""
    lanes = lanes_of(timeline, other)
    dates = [event.date for lane in lanes for event in lane.events]
    reach = reach_of(dates)
    spans = {event.id: span_of(event.date, reach) for lane in lanes for event in lane.events}
    domain = domain_of(spans.values())
    scale = measures.width / domain.length
    generosity = min(1.0, measures.rows / max(len(spans), 1))
    bands: list[Band] = []
    drawn: list[Drawn] = []
    top = measures.axis
    for lane in lanes:
        wishes = [_wish(event, spans[event.id], domain, scale) for event in lane.events]
        rows = _pack(wishes, measures, most=max(3, round(len(wishes) * generosity)))
        labels = _labels(wishes, rows, measures)
        count = max(rows) + 1
        height = measures.heading + count * measures.row + measures.foot
        bands.append(Band(lane, top, height, count))
        for index, event in enumerate(lane.events):
            y = top + measures.heading + (rows[index] + 0.5) * measures.row
            drawn.append(Drawn(event, lane, spans[event.id], rows[index], y, labels.get(index)))
        top += height
    return Sheet(measures, domain, tuple(bands), tuple(drawn), top)


def ink_of(event: Event, span: Span, domain: Domain, scale: float) -> tuple[float, float]:
    """The pixels that an event covers across the sheet, mark, ring and arrows included."""
    radius = _RADII[event.importance] + (_RING if event.status == "planned" else 0)
    mark = (span.mark - domain.start) * scale
    left = (span.first - domain.start) * scale - (_ARROW if span.opens_left else 0)
    right = (span.last - domain.start) * scale + (_ARROW if span.opens_right else 0)
    return min(left, mark - radius), max(right, mark + radius)


def _wish(event: Event, span: Span, domain: Domain, scale: float) -> Wish:
    left, right = ink_of(event, span, domain, scale)
    solid = [piece for piece in span.stretches if piece.strength == SOLID]
    mark = (span.mark - domain.start) * scale + _RADII[event.importance] + 3
    inside: tuple[float, float] | None = None
    if span.lasts and solid:
        start = (solid[0].start - domain.start) * scale
        end = (solid[0].end - domain.start) * scale
        inside = (max(start, mark) if not span.opens_left else start, end - (10 if span.opens_left else 0))
    bold = event.importance == "major"
    return Wish(left, right, event.title, _RANKS[event.importance], inside, bold)


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
    for row in set(rows):
        members = [index for index, own in enumerate(rows) if own == row]
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
