"""Accepting, rejecting and editing events by splicing: the bytes of all others stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from timeline.events_file.emitting import EVENT_KEYS
from timeline.events_file.reading import EventsFile
from timeline.events_file.splicing import Edit, Splicer, apply
from timeline.events_file.wording_of_errors import nearest
from timeline.schema import Event


class UnknownIdError(Exception):
    """An id that no event of the file has; the message says which was probably meant."""


def proposed(file: EventsFile) -> list[Event]:
    """The events that nobody has read yet, in the order of the file."""
    return [event for event in _events(file) if event.review == "proposed"]


def accepted_text(file: EventsFile, names: Iterable[str]) -> str:
    """The file's text with those events accepted: without their line `review:`.

    Raises:
        UnknownIdError: there is no such event.
    """
    return _text_with(file, {name: {"review": None} for name in names})


def rejected_text(file: EventsFile, names: Iterable[str]) -> str:
    """The file's text with those events rejected for good.

    Raises:
        UnknownIdError: there is no such event.
    """
    return _text_with(file, {name: {"review": "rejected"} for name in names})


def edited_text(file: EventsFile, name: str, key: str, value: str) -> str:
    """The file's text with one key of an event given another value; an empty one takes the key out.

    Raises:
        UnknownIdError: there is no such event.
        ValueError: the event has no such key, or it cannot be edited so; the message is for the person.
    """
    if key not in EVENT_KEYS or key in ("sources", "review"):
        editable = [one for one in EVENT_KEYS if one not in ("sources", "review")]
        near = nearest(key, editable)
        raise ValueError(
            f"no key '{key}'"
            + (f": did you mean '{near}'?" if near else f": the keys are {', '.join(editable)}")
        )
    typed: Any = value.strip() or None
    if key == "actors" and typed is not None:
        typed = [part for part in (one.strip() for one in typed.strip("[]").split(",")) if part] or None
    return _text_with(file, {name: {key: typed}})


def _text_with(file: EventsFile, changes: Mapping[str, Mapping[str, Any]]) -> str:
    known = {event.id: event for event in _events(file)}
    splicer = Splicer(file.text)
    edits: list[Edit] = []
    for name, values in changes.items():
        if name not in known:
            near = nearest(name, known)
            raise UnknownIdError(
                f"there is no event '{name}'" + (f": did you mean '{near}'?" if near else f" in {file.path}")
            )
        now = known[name].model_dump(mode="json")
        wanted = {key: value for key, value in values.items() if now[key] != value}
        edits += splicer.change(file.event_nodes[name], wanted, EVENT_KEYS) if wanted else []
    return apply(file.text, edits)


def _events(file: EventsFile) -> tuple[Event, ...]:
    assert file.timeline is not None
    return file.timeline.events
