"""Ids for what comes from formats that have none, or other ones."""

from __future__ import annotations

import re

from timeline.dates import DateError, When
from timeline.events_file.wording_of_errors import slug
from timeline.schema.models import ID_PATTERN, LONGEST_ID

_ID = re.compile(ID_PATTERN)
_LONGEST_SLUG = 60


def is_id(text: str) -> bool:
    """Whether a text may be the id of an event or a lane as it is."""
    return len(text) <= LONGEST_ID and bool(_ID.match(text)) and "\n" not in text


class Names:
    """Gives every event or lane a name of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._next: dict[
            str, int
        ] = {}  # the number to try next, so that a thousand equal names are no slower

    def take(self, name: str) -> str:
        """This name, or, when it is taken, the same with a number."""
        free, number = name, self._next.get(name, 2)
        while free in self._taken:
            end = f"-{number}"
            free, number = f"{name[: LONGEST_ID - len(end)].rstrip('-')}{end}", number + 1
        self._next[name] = number
        self._taken.add(free)
        return free

    def for_event(self, given: object, title: object, date: object) -> str:
        """The id of an event: the given one in our letters, or one made of title and year."""
        named = slug(given) if isinstance(given, str) else ""
        return self.take(named or made_name(title, date))

    def for_lane(self, label: str) -> str:
        """The id of a lane with this label."""
        return self.take(_shortened(slug(label)) or f"lane-{len(self._taken) + 1}")


def made_name(title: object, date: object) -> str:
    """An id made of a title and the year of a date, as far as they say anything."""
    try:
        when = When.parse(date) if isinstance(date, str) else None
    except DateError:
        when = None
    day = (when.earliest or when.latest) if when else None
    year = f"{day.year:04d}" if day else ""
    words = _shortened(slug(title)) if isinstance(title, str) else ""
    if words and year and not words.endswith(year):
        return f"{words}-{year}"
    return words or (slug(f"event {when}") if when else "") or "event"


def _shortened(name: str) -> str:
    """At most so many letters, cut between words."""
    if len(name) <= _LONGEST_SLUG:
        return name
    return name[:_LONGEST_SLUG].rpartition("-")[0] or name[:_LONGEST_SLUG]
