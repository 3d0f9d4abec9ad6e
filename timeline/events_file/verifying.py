"""What a merge comes to, read again before anybody writes it: sound, and nothing changed that was not meant to."""

from __future__ import annotations

from collections.abc import Collection

from timeline.events_file.reading import EventsFile, reread


class MergeError(Exception):
    """The merged text would not be what was meant: a fault of the program, kept from the person's file."""


def verified(text: str, before: EventsFile, touched: Collection[str], added: Collection[str]) -> EventsFile:
    """The merged text as read.

    Args:
        text: the merged text.
        before: the file that it came of.
        touched: the ids of the events in which something changes.
        added: the ids of the new events.

    Raises:
        MergeError: it has errors, or something else in it says anything else than before.
    """
    after = reread(text, before)
    if after.timeline is None:
        raise MergeError(next(one for one in after.problems if one.severity == "error").message)
    assert before.timeline is not None
    events = {event.id: event for event in after.timeline.events}
    others = after.timeline.model_copy(update={"events": before.timeline.events})
    if others != before.timeline or events.keys() != {*before.event_nodes, *added}:
        raise MergeError("more would change than what the texts tell")
    for event in before.timeline.events:
        same = events[event.id] is event or events[event.id] == event  # known events are the same objects
        if not same and event.id not in touched:
            raise MergeError(f"event '{event.id}' would change, of which the texts tell nothing new")
    return after
