"""Lanes of other formats: what they call a group, a category or a section becomes a lane with an id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import ValidationError

from timeline.exchange.naming import Names, is_id
from timeline.exchange.records import Place, Records
from timeline.schema import Lane


class LaneNames:
    """Gives each lane its id, and knows the lanes that were declared or needed."""

    def __init__(self) -> None:
        self._lanes: dict[str, Lane] = {}
        self._by_label: dict[str, str] = {}
        self._names = Names()
        self._has_labels = False

    def declare(
        self, name: str | None, data: dict[str, Any], place: Callable[[str], Place], records: Records
    ) -> None:
        """Take a lane that the file lists, with its id, label and colour."""
        if name is None or not is_id(name):
            hint = "write a short name in lower case letters, digits and hyphens"
            records.problem(place("id"), f"'{name or ''}' cannot be the id of a lane", hint)
            return
        if name in self._lanes:
            records.problem(place("id"), f"lane '{name}' is listed twice", "list it once")
            return
        try:
            self._lanes[name] = Lane.model_validate(
                {key: value for key, value in data.items() if value is not None}
            )
        except ValidationError as error:
            wrong = str(error.errors()[0]["loc"][-1])
            if wrong == "color":
                hint = 'write # and six digits of 0-9 and a-f: "#1f77b4"'
                records.problem(place("color"), f"'{data['color']}' is not a color", hint)
            else:
                hint = "write its name as it is drawn: Joint missions"
                records.problem(place("title"), f"lane '{name}' has no label", hint)
            return
        self._by_label.setdefault(self._lanes[name].label.casefold(), name)
        self._names.take(name)
        self._has_labels = True

    def named(self, given: str | None) -> str | None:
        """The id of the lane that a record names by id or label."""
        if given is None or given in self._lanes:
            return given
        known = self._by_label.get(given.casefold())
        if known is not None:
            return known
        if is_id(given):
            return given
        return self.with_label(given)

    def with_label(self, label: str) -> str:
        """The id of the lane with this label, a new one where there is none yet."""
        label = " ".join(label.split())
        known = self._by_label.get(label.casefold())
        if known is not None:
            return known
        name = self._names.for_lane(label)
        self._lanes[name] = Lane(label=label)
        self._by_label[label.casefold()] = name
        self._has_labels = True
        return name

    def declared(self, used: Iterable[str | None]) -> dict[str, Lane]:
        """The lanes in their order; where any was declared, also those that events name without that."""
        found = dict(self._lanes)
        if self._has_labels:
            for name in used:
                if name is not None:
                    found.setdefault(name, Lane(label=name))
        return found
