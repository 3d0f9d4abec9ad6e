"""What an event's mark consists of: the same few signs in the still picture, in Plotly's figure and on the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.layout.spans import SOLID, Span, Stretch
from timeline.layout.theme import symbol
from timeline.schema import Event

Ink = Literal["color", "ground", "on", "paper", "ink", "clear"]  # colours by their part in a lane's paint
Place = Literal["mark", "from", "to"]

RANKS = {"major": 0, None: 1, "minor": 2}
RADII = (6.5, 5.5, 4.5)  # of the marks, by rank
PLANNED_FILL = 0.4  # the strength of a planned event's solid bar
ARROW = 9.0  # how far an arrow reaches beyond an open end
_RING = 3.0  # a planned event wears a ring at this distance
_FORK = 4.0  # above the mark of a disputed date


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign, of Plotly's symbols, in the colours that a lane's paint has for it."""

    symbol: str
    size: float
    fill: Ink
    line: Ink
    width: float
    place: Place = "mark"
    rise: float = 0.0  # pixels above the middle of the row


def glyphs_of(event: Event, span: Span, lane: int) -> tuple[Glyph, ...]:
    """The signs of an event in the lane with this number: its mark first, then what is laid over or beside it."""
    shape, size = symbol(lane).name, 2 * RADII[RANKS[event.importance]]
    hollow = event.review == "proposed"
    glyphs = [Glyph(shape, size, *(("paper", "color", 2.0) if hollow else ("color", "ground", 1.0)))]
    if event.status == "planned":
        glyphs.append(Glyph(shape, size + 2 * _RING, "clear", "color", 1.3))
    if event.date.is_approximate:
        glyphs.append(Glyph("circle", 4.0, "color" if hollow else "on", "clear", 0.0))
    if event.status == "cancelled":
        glyphs.append(Glyph("x-thin", 15.0, "clear", "ink", 1.8))
    if is_disputed(event):
        glyphs.append(Glyph("y-down", 5.5, "clear", "ink", 1.5, rise=size / 2 + _FORK))
    if span.opens_left:
        glyphs.append(Glyph("triangle-left", 9.0, "color", "clear", 0.0, "from"))
    if span.opens_right:
        glyphs.append(Glyph("triangle-right", 9.0, "color", "clear", 0.0, "to"))
    return tuple(glyphs)


def is_disputed(event: Event) -> bool:
    """Whether a source of the event gives it another date."""
    return any(source.date and source.date.edtf != event.date.edtf for source in event.sources)


def radius_of(event: Event) -> float:
    """How far its mark reaches from its middle, ring included."""
    return RADII[RANKS[event.importance]] + (_RING if event.status == "planned" else 0)


def bars_of(event: Event, span: Span) -> tuple[Stretch, ...]:
    """Its pieces of bar as they are drawn. A hollow bar is one outline: within it strengths could not be told apart."""
    if not span.lasts:
        return span.stretches
    if is_outline(event, span):
        return (Stretch(span.first, span.last, SOLID),)
    share = PLANNED_FILL if event.status == "planned" else 1.0
    return tuple(Stretch(piece.start, piece.end, piece.strength * share) for piece in span.stretches)


def is_outline(event: Event, span: Span) -> bool:
    """Whether its bar is drawn as an outline: a period that somebody has yet to check."""
    return span.lasts and event.review == "proposed"


def solid_part(span: Span) -> Stretch | None:
    """The part of a period during which it surely lasted."""
    return next((piece for piece in span.stretches if piece.strength == SOLID), None) if span.lasts else None
