"""Putting an events.yaml in order: events by date, keys by the schema, every comment with what it speaks of.

Pieces of the text change places; no piece is written anew. What is in order already stays byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.events_file.comments import comments_in
from timeline.events_file.edits import Edit, Places, apply
from timeline.events_file.emitting import EVENT_KEYS, SOURCE_KEYS
from timeline.events_file.reading import EventsFile, reread
from timeline.marked_yaml import Node, parse_with_faults
from timeline.schema import Timeline

_TIMELINE_KEYS = tuple(Timeline.model_fields)


class FormatError(Exception):
    """The text in order would say something else: a fault of the program, kept from the person's file."""


def formatted_text(file: EventsFile) -> str:
    """The text of a file without errors, in order.

    Raises:
        FormatError: it cannot be put in order without changing what it says.
    """
    assert file.timeline is not None
    text, root, timeline = file.text, file.root, file.timeline
    for edits_of in (_keys_of_sources, _keys_of_events, _events, _keys_of_file):
        edits = edits_of(root, timeline) if root is not None and root.kind == "mapping" else []
        if edits:
            text = apply(text, edits)
            root, _ = parse_with_faults(text)
    if text == file.text:
        return text
    after = reread(text, file).timeline
    if after is None or not _say_the_same(after, file.timeline):
        raise FormatError("it cannot be put in order without changing what it says")
    return text


def _say_the_same(one: Timeline, other: Timeline) -> bool:
    ordered = [
        (
            timeline.title,
            timeline.description,
            timeline.lanes,
            sorted(timeline.events, key=lambda event: event.id),
        )
        for timeline in (one, other)
    ]
    return ordered[0] == ordered[1]


def _keys_of_sources(root: Node, _: Timeline) -> list[Edit]:
    sources = [source for event in _items(root.get("events")) for source in _items(event.get("sources"))]
    return [edit for source in sources for edit in _reordered_keys(source, SOURCE_KEYS)]


def _keys_of_events(root: Node, _: Timeline) -> list[Edit]:
    return [edit for event in _items(root.get("events")) for edit in _reordered_keys(event, EVENT_KEYS)]


def _keys_of_file(root: Node, _: Timeline) -> list[Edit]:
    return _reordered_keys(root, _TIMELINE_KEYS)


def _events(root: Node, timeline: Timeline) -> list[Edit]:
    listed = root.get("events")
    if listed is None or not listed.items:
        return []
    order = _sorted(timeline.events, lambda event: event.date.sort_key)
    if order == list(range(len(order))):
        return []
    if listed.style == "flow":
        return _swapped(listed, [(item.begin, item.finish) for item in listed.items], order)
    places = Places(root.lines.text)
    dashes = [root.lines.text.rfind("-", 0, item.begin) for item in listed.items]
    if not all(_is_alone(places, dash) for dash in dashes):
        return []
    pieces = _pieces(places, dashes, [item.finish for item in listed.items], with_first_lead=True)
    return [
        Edit(there.begin, there.finish, here.lead + here.margin + here.body)
        for there, here in zip(pieces, (pieces[number] for number in order), strict=True)
    ]


def _reordered_keys(mapping: Node, order: Sequence[str]) -> list[Edit]:
    numbers = _sorted(mapping.pairs, lambda pair: order.index(pair[0].value))
    if numbers == list(range(len(numbers))):
        return []
    extents = [(name.begin, max(name.finish, value.finish)) for name, value in mapping.pairs]
    if mapping.style == "flow":
        return _swapped(mapping, extents, numbers)
    places = Places(mapping.lines.text)
    if not all(_is_alone(places, begin) for begin, _ in extents[1:]):
        return []  # `? key` and `: value` on lines of their own: left as it is
    begins, finishes = zip(*extents, strict=True)
    pieces = _pieces(places, begins, finishes, with_first_lead=False)
    first, new_first = pieces[0], pieces[numbers[0]]
    edits = [Edit(first.start, first.finish, new_first.body)]
    if new_first.lead:  # what stands above the key that comes first now, goes above the dash of its event
        line = places.line_start(first.start)
        edits.append(Edit(line, line, new_first.lead))
    for there, number in zip(pieces[1:], numbers[1:], strict=True):
        here = pieces[number]
        edits.append(Edit(there.begin, there.finish, here.lead + there.margin + here.body))
    return edits


@dataclass(frozen=True, slots=True)
class _Piece:
    """A key with its value, or an event, and the comments that belong to it.

    Attributes:
        begin, finish: all of it, from the start of a line to the end of another.
        start: where the key or the dash stands.
        lead: the lines of comments above, with the break of the last.
        margin: what is before the start on its line.
        body: from the start to the finish.
    """

    begin: int
    start: int
    finish: int
    lead: str
    margin: str
    body: str


def _pieces(
    places: Places, starts: Sequence[int], finishes: Sequence[int], *, with_first_lead: bool
) -> list[_Piece]:
    """The pieces between which the text is divided; empty lines between them belong to none."""
    text = places.text
    column = starts[0] - places.line_start(starts[0])
    leads = [_lead_above(places, starts[0], column) if with_first_lead else starts[0]]
    ends: list[int] = []
    for start, finish in zip([*starts[1:], None], finishes, strict=True):
        end, lead = _divided(places, places.line_end(finish), start, column)
        ends.append(end)
        leads.append(lead)
    pieces = []
    for start, end, lead in zip(starts, ends, leads, strict=False):
        line = places.line_start(start)
        margin = " " * (start - line)
        pieces.append(_Piece(min(lead, line), start, end, text[lead:line], margin, text[start:end]))
    return pieces


def _lead_above(places: Places, start: int, column: int) -> int:
    """Where the lines of comments right above a place begin, no deeper than `column`.

    A deeper one stays: below a text in `|` it would become a part of it.
    """
    begin = places.line_start(start)
    while begin:
        above = places.line_start(begin - (2 if places.text.startswith("\r\n", begin - 2) else 1))
        line = places.text[above:begin]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) > column:
            break
        begin = above
    return begin


def _divided(places: Places, end: int, start: int | None, column: int) -> tuple[int, int]:
    """Divide the comments between two pieces: where the first one ends, and where the second one begins.

    What stands right above the next piece goes with it, and so does a heading between empty lines; what is indented
    deeper, or stands right below the piece before, goes with that.
    """
    stop = places.line_start(start) if start is not None else len(places.text)
    lines = list(_lines(places, end, stop))
    if start is None:
        own = 0
        while own < len(lines) and lines[own].is_comment and lines[own].column > column:
            own += 1
        return (lines[own - 1].finish if own else end), stop
    following = _start_of_run(lines, len(lines), column)
    if following == len(lines):
        after_heading = max((number + 1 for number, line in enumerate(lines) if line.is_comment), default=0)
        heading = _start_of_run(lines, after_heading, column)
        if 0 < heading < after_heading and not lines[heading - 1].is_comment:
            following = heading
    last = max((line.finish for line in lines[:following] if line.is_comment), default=end)
    return last, lines[following].begin if following < len(lines) else stop


def _start_of_run(lines: Sequence[_Line], stop: int, column: int) -> int:
    """Where the comments begin that stand right above the line `stop`, no deeper than `column`."""
    at = stop
    while at and lines[at - 1].is_comment and lines[at - 1].column <= column:
        at -= 1
    return at


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int
    finish: int
    column: int
    is_comment: bool


def _lines(places: Places, end: int, stop: int) -> Iterator[_Line]:
    """The lines between two places, as far as they are empty or hold comments."""
    text = places.text
    at = end
    while at < stop:
        at += 2 if text.startswith("\r\n", at) else 1
        if at >= stop:
            return
        finish = places.line_end(at)
        line = text[at:finish]
        if line.strip() and not line.lstrip().startswith("#"):
            return
        yield _Line(at, finish, len(line) - len(line.lstrip()), bool(line.strip()))
        at = finish


def _swapped(node: Node, extents: Sequence[tuple[int, int]], order: Sequence[int]) -> list[Edit]:
    """Parts of a flow collection in another order. Comments between them speak of no one knows what: left as it is."""
    text = node.lines.text
    inside = [extent for item in node.items for extent in [(item.begin, item.finish)]] or list(extents)
    if any(
        not any(begin <= comment.begin < finish for begin, finish in inside) for comment in comments_in(node)
    ):
        return []
    return [
        Edit(begin, finish, text[slice(*extents[number])])
        for (begin, finish), number in zip(extents, order, strict=True)
    ]


def _sorted(parts: Sequence[Any], key: Callable[[Any], Any]) -> list[int]:
    return sorted(range(len(parts)), key=lambda number: key(parts[number]))


def _is_alone(places: Places, begin: int) -> bool:
    return not places.text[places.line_start(begin) : begin].strip()


def _items(node: Node | None) -> Sequence[Node]:
    return [item for item in node.items if item.kind == "mapping"] if node is not None else []
