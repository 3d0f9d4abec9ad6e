"""The whole chart as geometry: bands, rows and labels, in pixels down and days across. No Plotly here."""

from __future__ import annotations

from dataclasses import dataclass, replace

from timeline.layout.crowds import crowded, density, heights, landmarks, smooth
from timeline.layout.glyphs import ARROW, RADII, RANKS, radius_of, solid_part
from timeline.layout.gutter import COUNT, gutter_of, name_height
from timeline.layout.labels import Label, Wish, place, shortened, text_width
from timeline.layout.lanes import LaneOfEvents, lanes_of, shown
from timeline.layout.rows import Box, fewest_rows, pack
from timeline.layout.spans import Domain, Span, domain_of, reach_of, span_of
from timeline.schema import Event, Timeline

CROWD = 60  # a lane with fewer events never becomes a density
MANY = 80  # events of a timeline that is to be seen at a glance: its rows stand closer
DENSE_ROWS = 3  # the height of a density: a row for events shown by name, two for the curve


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of a sheet in pixels. `width` is what rows and printed labels are made for."""

    name: str
    width: float
    row: float = 24.0
    heading: float = 25.0  # above the rows of a lane: its name, or some air where that stands beside it
    foot: float = 7.0
    axis: float = 30.0
    bar: float = 16.0
    extent: float = 10.0
    font: float = 12.5
    label: float = 230.0  # a title longer than this may be shortened
    rows: int = 40  # spent on labels over all lanes; beyond it a row is added only where marks would touch
    fewest: int = 14  # the same where there are so many events that the chart is to be seen at a glance
    beside: bool = False  # whether the names of the lanes stand beside them
    squeeze: float = 5.0  # by which the marks of a long timeline may overlap rather than take another row
    tallest: int = 14  # rows of one lane; a crowd that needs more becomes a density

    def generosity(self, events: int) -> float:
        """How many rows an event of a timeline of so many may ask for."""
        return min(1.0, max(self.rows - (events - self.rows) / 5, self.fewest) / max(events, 1))

    def for_events(self, events: int) -> Measures:
        """The same, closer together where there are many."""
        if events <= MANY:
            return self
        return replace(self, row=18.0, heading=self.heading - 4, foot=self.foot - 2, bar=14.0, extent=9.0)


WIDE = Measures("wide", 1060.0, heading=7.0, foot=8.0, beside=True, squeeze=8.0)
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


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that is drawn, and where. `events` are all that could be, in order, the undated too."""

    events: tuple[Event, ...]
    measures: Measures
    domain: Domain
    bands: tuple[Band, ...]
    drawn: tuple[Drawn, ...]
    height: float
    gutter: float = 0.0  # what the names beside the lanes take, in pixels to the left of the sheet

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
    events = shown(timeline)
    lanes = lanes_of(events, timeline.lanes, other)
    total = sum(len(lane.events) for lane in lanes)
    measures = measures.for_events(total)
    reach = reach_of(event.date for lane in lanes for event in lane.events)
    spans = [[span_of(event.date, reach) for event in lane.events] for lane in lanes]
    domain = domain_of(span for own in spans for span in own)
    scale = measures.width / domain.length
    generosity = measures.generosity(total)
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
    gutter = gutter_of([lane.label for lane in lanes]) if measures.beside else 0.0
    bands: list[Band] = []
    drawn: list[Drawn] = []
    top = measures.axis
    for number, lane in enumerate(lanes):
        place = places[number] or _by_name(wishes[number], spans[number], measures, 1 / scale)
        count = DENSE_ROWS if number in curves else max(place.rows) + 1
        beside = name_height(lane.label, gutter) + (COUNT if gutter and number in curves else 0.0)
        inner = max(count * measures.row, beside)
        height = measures.heading + inner + measures.foot
        first = top + measures.heading + (0.0 if number in curves else (inner - count * measures.row) / 2)
        bands.append(Band(lane, top, height, count, tuple(heights(curves.get(number, _NOBODY), peak))))
        for index, row in zip(place.shown, place.rows, strict=True):
            y = first + (row + 0.5) * measures.row
            drawn.append(
                Drawn(lane.events[index], lane, spans[number][index], row, y, place.labels.get(index))
            )
        top += height
    return Sheet(events, measures, domain, tuple(bands), tuple(drawn), top, gutter)


def _in_rows(wishes: list[Wish], measures: Measures, generosity: float) -> _Row | None:
    """Every event in a row; None where a crowd would need too many of them."""
    boxes = _boxes(wishes, measures)
    if len(boxes) > CROWD and fewest_rows(boxes) > measures.tallest:
        return None
    rows = pack(
        boxes,
        width=measures.width,
        most=min(max(2, round(len(wishes) * generosity)), measures.tallest),
        least=2,
        squeeze=measures.squeeze if generosity < 1 else 0,
    )
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
    radius = radius_of(event)
    mark = (span.mark - domain.start) * scale
    left = (span.first - domain.start) * scale - (ARROW if span.opens_left else 0)
    right = (span.last - domain.start) * scale + (ARROW if span.opens_right else 0)
    return min(left, mark - radius), max(right, mark + radius)


def _wish(event: Event, span: Span, domain: Domain, scale: float) -> Wish:
    left, right = ink_of(event, span, domain, scale)
    solid = solid_part(span)
    mark = (span.mark - domain.start) * scale + RADII[RANKS[event.importance]] + 3
    inside: tuple[float, float] | None = None
    if solid:
        start = (solid.start - domain.start) * scale
        end = (solid.end - domain.start) * scale
        inside = (max(start, mark) if not span.opens_left else start, end - (10 if span.opens_left else 0))
    bold = event.importance == "major"
    return Wish(left, right, event.title, RANKS[event.importance], inside, bold)


def _boxes(wishes: list[Wish], measures: Measures) -> list[Box]:
    boxes = []
    for wish in wishes:
        size, text = measures.font, wish.text
        most = measures.label * (2 if wish.rank == 0 else 1)
        if text_width(text, size, bold=wish.bold) > most:
            text = shortened(text, most, size, bold=wish.bold)
        label = text_width(text, size, bold=wish.bold) + 6
        inner = wish.inside is not None and label <= wish.inside[1] - wish.inside[0]
        boxes.append(Box(wish.left, wish.right, label, inner, wish.rank))
    return boxes


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
