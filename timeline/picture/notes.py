"""Sources as numbered notes: which number a source has, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.layout.lanes import shown
from timeline.layout.theme import Theme
from timeline.picture.fitting import SMALL
from timeline.picture.plain_text import broken, cut_to, one_line
from timeline.picture.shapes import Page, Shape, Text
from timeline.picture.typeface import width_of
from timeline.schema import Source, Timeline
from timeline.wording import Wording, declined

_LINE = 14.0
_INDENT = 20.0
_COLUMN = 330.0  # units: a column is at least as wide
_BETWEEN = 18.0
_AIR = 10.0
_LONGEST = 160.0  # ems of a note


@dataclass(frozen=True, slots=True)
class Notes:
    """Sources with their numbers, which count from 1 in the order of the events."""

    by_event: Mapping[str, tuple[Source, ...]]
    sources: tuple[Source, ...]

    @property
    def numbers(self) -> dict[str, list[int]]:
        """The numbers at each event."""
        places = {_key(source): number for number, source in enumerate(self.sources, 1)}
        return {
            event: sorted({places[_key(source)] for source in sources})
            for event, sources in self.by_event.items()
        }

    def numbered(self, wanted: Source) -> int:
        """The number of a source."""
        return 1 + next(place for place, source in enumerate(self.sources) if _key(source) == _key(wanted))

    def only(self, events: Iterable[str]) -> Notes:
        """The notes of some events, numbered anew."""
        wanted = set(events)
        return _numbered({event: found for event, found in self.by_event.items() if event in wanted})


def notes_of(timeline: Timeline) -> Notes:
    """The notes of all events that can be drawn. A source that several of them share is one note."""
    return _numbered(
        {event.id: event.sources for event in shown(timeline) if event.date.is_dated and event.sources}
    )


def note_pages(
    sources: Sequence[Source], page: Page, words: Wording, theme: Theme, margin: float, *, apart: bool
) -> tuple[Page, ...]:
    """The page with its notes below, or followed by pages of notes as large as itself."""
    if not sources:
        return (page,)
    inner = page.width - 2 * margin
    count = max(1, int((inner + _BETWEEN) // (_COLUMN + _BETWEEN)))
    width = (inner - (count - 1) * _BETWEEN) / count
    notes = [_lines(number, source, width, words) for number, source in enumerate(sources, 1)]
    head = words("event.sources")
    if not apart:
        columns = _balanced(notes, count)
        tall = max(sum(len(note) for note in column) for column in columns) * _LINE + _LINE + _AIR
        top = page.height - margin + _AIR
        shapes = _set(columns, width, margin, top, head, theme)
        return (Page(page.width, page.height + tall + _AIR, page.paper, (*page.shapes, *shapes)),)
    edge = max(margin, _AIR)
    lines = max(1, int((page.height - 2 * edge - _LINE) // _LINE))
    pages = [page]
    rest = list(notes)
    while rest:
        columns = []
        for _ in range(count):
            column: list[list[tuple[str, str]]] = []
            while rest and (not column or sum(map(len, column)) + len(rest[0]) <= lines):
                column.append(rest.pop(0))
            columns.append(column)
        pages.append(
            Page(page.width, page.height, page.paper, tuple(_set(columns, width, margin, edge, head, theme)))
        )
    return tuple(pages)


def _numbered(by_event: dict[str, tuple[Source, ...]]) -> Notes:
    unique = {_key(source): source for sources in reversed(by_event.values()) for source in reversed(sources)}
    return Notes(by_event, tuple(reversed(unique.values())))


def _key(source: Source) -> tuple[str | None, ...]:
    """What makes two sources one: their address, or else their title and publisher, or the text itself."""
    if source.url:
        return (source.url,)
    return (source.title, source.publisher, source.text if not source.title else None)


def _said(source: Source, words: Wording) -> str:
    named = [source.author, source.title or source.text, source.publisher]
    said = ". ".join(line.rstrip(".") for part in named if part and (line := one_line(part)))
    if source.published:
        date = words("event.published", date=declined(source.published, words.language))
        said = f"{said}, {date}" if said else date
    return ". ".join(part for part in (said, one_line(source.url or "")) if part)


def _lines(number: int, source: Source, width: float, words: Wording) -> list[tuple[str, str]]:
    """A note: its number on the first line, its words on all."""
    said = cut_to(_said(source, words), _LONGEST * SMALL, SMALL)
    lines = broken(said, width - _INDENT, SMALL) or ["–"]
    return [(str(number) if place == 0 else "", line) for place, line in enumerate(lines)]


def _balanced(notes: list[list[tuple[str, str]]], count: int) -> list[list[list[tuple[str, str]]]]:
    """Columns of about the same height, in order."""
    total = sum(map(len, notes))
    columns: list[list[list[tuple[str, str]]]] = [[] for _ in range(count)]
    taken = 0
    for note in notes:
        columns[min(int(taken * count / total), count - 1)].append(note)
        taken += len(note)
    return columns


def _set(
    columns: list[list[list[tuple[str, str]]]], width: float, left: float, top: float, head: str, theme: Theme
) -> list[Shape]:
    shapes: list[Shape] = [
        Text(left, top + SMALL, head, SMALL, theme.ink, width_of(head, SMALL, "semibold"), "semibold")
    ]
    for place, column in enumerate(columns):
        x = left + place * (width + _BETWEEN)
        y = top + _LINE + SMALL
        for number, line in (line for note in column for line in note):
            if number:
                wide = width_of(number, SMALL, "semibold")
                end = x + _INDENT - 5
                shapes.append(Text(end, y, number, SMALL, theme.ink, wide, "semibold", "end"))
            shapes.append(Text(x + _INDENT, y, line, SMALL, theme.ink, width_of(line, SMALL)))
            y += _LINE
    return shapes
