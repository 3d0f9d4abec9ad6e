"""What a merge comes to: the new text, and all that a person may want to hear of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events_file.reading import EventsFile
from timeline.schema import Event


@dataclass(frozen=True, slots=True)
class Change:
    """A field that the texts changed in an event that a person stands behind, without having touched the field."""

    id: str
    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both a person and the texts have changed: nothing of it was written."""

    id: str
    key: str
    in_file: str
    in_texts: str
    line: int


@dataclass(frozen=True, slots=True)
class KeptAway:
    """An event that a person rejected or deleted, and that further texts tell now."""

    id: str
    title: str
    texts: tuple[str, ...]


@dataclass(slots=True)
class Merge:
    """What a merge comes to.

    Attributes:
        text: the new content of events.yaml.
        after: the same, read.
        proposals: the new base. Of a field that a person changed it keeps the value that was changed, so that the
            person is known to stand behind the field for good.
        added, updated, unchanged, kept_away: ids of proposals; kept away are those a person deleted or rejected.
        untold: ids of events of the file that the texts told once and tell no more.
        changes: what the texts changed in events that a person has accepted.
        conflicts: fields changed on both sides.
        told_again: rejected events that further texts tell.
    """

    text: str
    after: EventsFile
    proposals: dict[str, Event]
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept_away: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    told_again: list[KeptAway] = field(default_factory=list)
