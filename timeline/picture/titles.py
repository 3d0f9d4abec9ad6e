"""The titles as they are laid out and as they are set: the layout estimates widths, the picture knows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.layout.labels import text_width
from timeline.layout.sheet import Drawn
from timeline.picture.plain_text import ELLIPSIS, cut_to, one_line
from timeline.picture.shapes import Weight
from timeline.picture.typeface import width_of
from timeline.schema import Event, Timeline

LABEL = 12.5  # the size of a label, in units of the picture
_LONGEST = 300  # characters of a title or a name that can be of use
_MARKER = "\u00a0"  # between a title and the numbers of its notes; in no title, whose spaces are all plain
_LEAST, _LEAST_SHARE = 18, 0.5  # of a title that is cut: in characters, or of all of it; less says too little
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class SetLabel:
    """A label as it is drawn: its words, how wide they are, and whether all of the title is there."""

    text: str
    width: float
    is_whole: bool


def weight_of(event: Event) -> Weight:
    """The weight of an event's label."""
    return "semibold" if event.importance == "major" else "regular"


def prepared(timeline: Timeline, numbers: Mapping[str, Sequence[int]] | None = None) -> Timeline:
    """The same events with titles on one line, each with the numbers of its notes, by the event's id."""
    events = tuple(
        event.model_copy(update={"title": _title(event, (numbers or {}).get(event.id, ()))})
        for event in timeline.events
    )
    lanes = {
        name: lane.model_copy(update={"label": one_line(lane.label, _LONGEST) or name})
        for name, lane in timeline.lanes.items()
    }
    return timeline.model_copy(update={"events": events, "lanes": lanes})


def estimating_size(timeline: Timeline) -> float:
    """The size at which the estimates of the layout are wide enough for every title, and not wider."""
    ratios = [
        width_of(event.title, 1.0, weight_of(event)) / text_width(event.title, 1.0)
        for event in timeline.events
        if event.review != "rejected"
    ]
    return LABEL * max(ratios, default=1.0)


def label_of(item: Drawn, font: float) -> SetLabel | None:
    """The label of an event in the room that the layout gave it, where `font` is the size of its estimates."""
    if item.label is None:
        return None
    return cut_label(item.event, text_width(item.label.text, font) + 0.01)


def is_whole(text: str) -> bool:
    """Whether nothing was cut off this label."""
    return not text.partition(_MARKER)[0].endswith(ELLIPSIS)


def cut_label(event: Event, room: float) -> SetLabel | None:
    """The label of an event in so much room; None where it would say too little."""
    weight = weight_of(event)
    title, marker, numbers = event.title.partition(_MARKER)
    tail = marker + numbers
    text = cut_to(title, room, LABEL, weight, tail)
    whole = text == title + tail
    kept = len(text) - len(tail) - len(ELLIPSIS)
    if not whole and kept < min(_LEAST, len(title) * _LEAST_SHARE):
        return None
    return SetLabel(text, width_of(text, LABEL, weight), whole)


def renumbered(label: str, new: Mapping[int, int]) -> str:
    """A label with other numbers."""
    title, *numbers = label.split(_MARKER)
    plain = (int(number.translate(_PLAIN_DIGITS)) for number in numbers)
    return _MARKER.join([title, *(_superscript(new[number]) for number in plain)])


def title_of(event: Event) -> str:
    """The title of a prepared event, without numbers."""
    return event.title.partition(_MARKER)[0]


def _title(event: Event, numbers: Sequence[int]) -> str:
    title = one_line(event.title, _LONGEST) or event.id
    if not numbers:
        return title
    return title + _MARKER + _MARKER.join(map(_superscript, numbers))


def _superscript(number: int) -> str:
    return str(number).translate(_SUPERSCRIPTS)
