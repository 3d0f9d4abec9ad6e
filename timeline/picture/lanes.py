"""The lanes: their grounds and names, the grid, and the events in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.layout.glyphs import RANKS, bars_of, is_disputed, is_outline, radius_of
from timeline.layout.sheet import Band, Drawn
from timeline.layout.spans import SOLID
from timeline.layout.theme import LanePaint, Theme, contrast, mix
from timeline.layout.ticks import Tick
from timeline.picture.clearing import Obstacles, box_of, free_width, nudged, spaced
from timeline.picture.fitting import NAME_LINE, SMALL, Fitted, Place, dodges
from timeline.picture.frame import rule
from timeline.picture.shapes import Anchor, Circle, Group, Line, Paint, Rect, Shape, Text
from timeline.picture.signs import Across, bars, curve, signs
from timeline.picture.titles import LABEL, cut_label, is_whole, label_of, title_of, weight_of
from timeline.picture.typeface import width_of
from timeline.wording import Wording, say_when

_BASE = 0.33  # of the size of a text: its baseline below its middle
_TRACKING = 0.5
_NAME_LEFT = 6.0
_FORK_ROOM = 19.5  # of a row, for a fork to stand as high as on the page
_EDGE = 3.0  # of lane beyond a label
_LEGIBLE, _LEGIBLE_ON_STEPS = 4.5, 6.0  # contrast of text: WCAG 2.2 AA, and more where the ground is uneven
_GAP = 4.5  # between a mark and its label
_PLATE = 2.0  # of ground around a label, over the grid


@dataclass(frozen=True, slots=True)
class Today:
    """A day up to which things are known, and what stands at its line."""

    day: float
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The lanes of a fitted sheet, drawn from 0 down."""

    fitted: Fitted
    across: Across
    width: float
    ticks: Sequence[Tick]
    today: Today | None
    theme: Theme
    words: Wording

    def draw(self) -> tuple[list[Shape], set[str]]:
        """All lanes, and the ids of the events that have a label."""
        shapes: list[Shape] = []
        labelled: set[str] = set()
        by_lane: dict[int, list[Drawn]] = {}
        for item in self.fitted.sheet.drawn:
            by_lane.setdefault(item.lane.number, []).append(item)
        for band, place in zip(self.fitted.sheet.bands, self.fitted.places, strict=True):
            paint = self.theme.lane(band.lane.number, band.lane.color)
            events = self._events(by_lane.get(band.lane.number, []), place, paint)
            plates = [
                _plate(label, paint)
                for item, _, label in events
                if label and not self._is_on_bar(label, item, paint)
            ]
            shapes += [*self._ground(band, place, paint), *plates, *self._future(place, plates)]
            shapes += self._name(band, place, paint)
            for item, marks, label in events:
                said = f"{say_when(item.event.date, self.words.language)}: {title_of(item.event)}"
                shapes.append(Group(said, (*marks, *([label] if label else []))))
            labelled |= {item.event.id for item, _, label in events if label}
        return shapes, labelled

    def _ground(self, band: Band, place: Place, paint: LanePaint) -> list[Shape]:
        foot = place.top + place.height
        shapes: list[Shape] = [Rect(0, place.top, self.width, place.height, Paint(paint.ground))]
        grid = Paint(line=self.theme.rule, width=0.8)
        shapes += [rule(self.across(tick.day), place.top, foot, grid) for tick in self.ticks]
        if band.is_dense:
            top = place.first_row + place.row
            left = self.fitted.gutter
            shapes.append(curve(band.heights, left, top, self.width - left, foot - top, paint.color))
        return shapes

    def _future(self, place: Place, plates: Sequence[Rect]) -> list[Shape]:
        """A film over what lies ahead, and the line where it begins, which no label stands on."""
        domain = self.fitted.sheet.domain
        if self.today is None or self.today.day > domain.end:
            return []
        x = self.across(max(self.today.day, domain.start))
        veil = Paint(self.theme.ink, opacity=0.035)
        shapes: list[Shape] = [Rect(x, place.top, self.width - x, place.height, veil)]
        if self.today.day < domain.start:
            return shapes
        line = Paint(line=self.theme.accent, width=1.3, dash=(4, 3))
        top = place.top
        for plate in sorted((one for one in plates if one.x < x < one.x + one.width), key=lambda one: one.y):
            shapes += [rule(x, top, plate.y, line)] if plate.y > top else []
            top = max(top, plate.y + plate.height)
        return [*shapes, rule(x, top, place.top + place.height, line)]

    def _name(self, band: Band, place: Place, paint: LanePaint) -> list[Shape]:
        crowd = self.words.count("page.count", len(band.lane.events)) if band.is_dense else ""
        shapes: list[Shape] = []
        if self.fitted.gutter:
            lines = len(place.name) + bool(crowd)
            y = place.top + (place.height - NAME_LINE * lines) / 2 + NAME_LINE - 3
            for line in place.name:
                wide = width_of(line, SMALL, "semibold")
                shapes.append(Text(_NAME_LEFT, y, line, SMALL, paint.name, wide, "semibold"))
                y += NAME_LINE
            left = _NAME_LEFT
        else:
            name, y = band.lane.label.upper(), place.top + 13
            wide = width_of(name, SMALL, "semibold", _TRACKING)
            shapes.append(Text(_NAME_LEFT, y, name, SMALL, paint.name, wide, "semibold", tracking=_TRACKING))
            left = _NAME_LEFT + wide + 12
        if crowd:
            shapes.append(Text(left, y, crowd, SMALL, self.theme.grey, width_of(crowd, SMALL)))
        return shapes

    def _events(
        self, drawn: list[Drawn], place: Place, paint: LanePaint
    ) -> list[tuple[Drawn, list[Rect | Circle | Line], Text | None]]:
        """The events of a lane: their marks, and their labels where nothing is in the way."""
        measures = self.fitted.sheet.measures
        items = self._in_rows(drawn, place)
        marks: list[list[Rect | Circle | Line]] = []
        obstacles = Obstacles()
        for number, (item, y, dodge) in enumerate(items):
            thick = measures.bar if item.span.lasts else measures.extent
            own: list[Rect | Circle | Line] = [*bars(item, y + dodge, self.across, paint, self.theme, thick)]
            own += signs(
                item, y + dodge, self.across, paint, self.theme, lower=max(0.0, _FORK_ROOM - place.row)
            )
            marks.append(own)
            obstacles.add(number, map(box_of, own))
        labels: list[Text | None] = [None] * len(items)
        for number in sorted(range(len(items)), key=lambda number: _turn(items[number][0])):
            item, y, _ = items[number]
            wishes = self._wishes(item, y, marks[number], paint)
            labels[number] = label = _best(wishes, item, number, obstacles, (self.fitted.gutter, self.width))
            if label:
                obstacles.add(number, [spaced(label)])
        return [(item, own, label) for (item, _, _), own, label in zip(items, marks, labels, strict=True)]

    def _wishes(
        self, item: Drawn, y: float, marks: list[Rect | Circle | Line], paint: LanePaint
    ) -> list[Text]:
        """Where a label may stand: on its bar, where the layout put it, to the right of its ink, to the left."""
        event, wishes = item.event, list[Text]()
        blank = Text(0, y + LABEL * _BASE, "", LABEL, self.theme.ink, 0, weight_of(event))
        blank = replace(blank, struck=event.status == "cancelled")
        for left, right, color in self._on_bar(item, paint):
            if label := cut_label(event, right - left):
                wishes.append(replace(blank, x=left, text=label.text, color=color, width=label.width))
        given = label_of(item, self.fitted.font)
        if item.label and given and item.label.side != "inside":
            anchor: Anchor = "end" if item.label.side == "left" else "start"
            x = self.fitted.gutter + item.label.x
            wishes.append(replace(blank, x=x, text=given.text, width=given.width, anchor=anchor))
        boxes = [box_of(mark) for mark in marks]
        right, left = max(box.right for box in boxes) + _GAP, min(box.left for box in boxes) - _GAP
        sides: list[tuple[float, Anchor, float]] = [
            (right, "start", self.width - _EDGE - right),
            (left, "end", left - self.fitted.gutter),
        ]
        for x, anchor, room in sides:
            label = cut_label(event, room)
            if label:
                wishes.append(replace(blank, x=x, text=label.text, width=label.width, anchor=anchor))
        return wishes

    def _on_bar(self, item: Drawn, paint: LanePaint) -> list[tuple[float, float, str]]:
        """The parts of a bar that a label may be written on, and in which colour it can be read there."""
        if not item.span.lasts:
            return []
        found: list[tuple[float, float, str]] = []
        for piece in bars_of(item.event, item.span):
            under = mix(paint.ground, paint.color, piece.strength)
            under = self.theme.paper if is_outline(item.event, item.span) else under
            color = max((paint.on_color, self.theme.ink), key=lambda one: contrast(one, under))
            if contrast(color, under) < (_LEGIBLE if piece.strength == SOLID else _LEGIBLE_ON_STEPS):
                continue
            left, right = self.across(piece.start), self.across(piece.end)
            if found and found[-1][1:] == (left, color):
                found[-1] = (found[-1][0], right, color)
            else:
                found.append((left, right, color))
        mark, radius = self.across(item.span.mark), radius_of(item.event) + 1
        return [
            (
                max(left, mark + radius if mark < right - radius else left) + _GAP,
                min(right, mark - radius if mark > left + radius else right) - _GAP,
                color,
            )
            for left, right, color in found
        ]

    def _is_on_bar(self, label: Text, item: Drawn, paint: LanePaint) -> bool:
        return any(left <= label.left <= right for left, right, _ in self._on_bar(item, paint))

    def _in_rows(self, drawn: list[Drawn], place: Place) -> list[tuple[Drawn, float, float]]:
        """The events of a lane with the middles of their rows, and by how much they give way there."""
        found = []
        for row in sorted({item.row for item in drawn}):
            members = [item for item in drawn if item.row == row]
            y = place.first_row + (row + 0.5) * place.row
            points = [item for item in members if not item.span.lasts]
            ways = dodges(
                self.fitted, [(self.across(item.span.mark), is_disputed(item.event)) for item in points]
            )
            by_id = {item.event.id: way for item, way in zip(points, ways, strict=True)}
            found += [(item, y, by_id.get(item.event.id, 0.0)) for item in members]
        return found


def _turn(item: Drawn) -> tuple[int, bool, int]:
    """When an event chooses a place for its label: the important ones first, then those that the layout gave one."""
    return RANKS[item.event.importance], item.label is None, len(item.event.title)


def _best(
    wishes: list[Text], item: Drawn, number: int, obstacles: Obstacles, edges: tuple[float, float]
) -> Text | None:
    """The first wish that nothing is in the way of, else what most is left of, cut where something is."""
    found: list[Text] = []
    for wish in wishes:
        near = list(obstacles.near(box_of(wish), number))
        for place in dict.fromkeys((wish, nudged(wish, near))):
            free = free_width(place, obstacles.near(box_of(place), number))
            if free >= place.width and edges[0] <= place.left and place.left + place.width <= edges[1]:
                found.append(place)
                if is_whole(place.text):
                    return place
            elif cut := cut_label(item.event, min(free, place.width - abs(place.x - wish.x))):
                found.append(replace(place, text=cut.text, width=cut.width))
    return max(found, key=lambda text: text.width, default=None)


def _plate(label: Text, paint: LanePaint) -> Rect:
    """Ground under a label, so that no line of the grid runs through it."""
    y, wide = label.y - LABEL * (_BASE + 0.55), label.width + 2 * _PLATE
    return Rect(label.left - _PLATE, y, wide, LABEL * 1.1, Paint(paint.ground))
