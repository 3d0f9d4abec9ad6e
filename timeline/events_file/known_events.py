"""Events of an earlier reading: what is typed the same says the same, and is not judged a second time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline.marked_yaml import Node
from timeline.schema import Event, Timeline

KnownEvents = Mapping[str, Event]
"""Sound events by what is typed of them."""


def known_events(root: Node | None, timeline: Timeline | None) -> KnownEvents:
    """The events of a file that was read; none of a file with errors."""
    listed = root.get("events") if root is not None and timeline is not None else None
    if listed is None or timeline is None:
        return {}
    return dict(zip(typed(listed), timeline.events, strict=True))


def typed(listed: Node) -> Iterator[str]:
    """What is typed of each event of a list, up to the start of the next.

    Nothing else can change what it says: a text in `|+` takes in the empty lines behind it, but what stands before
    an event shows in the indentation of its second key at the latest, and anchors are not followed.
    """
    text = listed.lines.text
    begins = [item.begin for item in listed.items]
    for begin, finish in zip(begins, [*begins[1:], len(text)], strict=False):
        yield text[begin:finish]
