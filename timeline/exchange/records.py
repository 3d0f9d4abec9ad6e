"""Records of another format to events: checked as events.yaml is, in the same words, at their own places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from timeline.events_file import Problem, read_text
from timeline.events_file.scalars import flow
from timeline.marked_yaml import LARGEST_FILE, Node, YamlError, decode
from timeline.marked_yaml.characters import UNPRINTABLE, describe
from timeline.schema import Event

Path = tuple[int | str, ...]
"""The way to a value: ("sources", 0, "url")."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in its file.

    Attributes:
        line, column: from 1.
        label: what to call it when line and column do not say it: "column 'date'".
        length, source_line: what a caret is drawn under, where that helps.
    """

    line: int
    column: int = 1
    label: str = ""
    length: int = 1
    source_line: str = ""


MOST_PROBLEMS = 200
"""Beyond so many a file is not what it was taken for, and nobody reads on."""
_NEEDED = {
    "id": "write a short name in lower case letters, digits and hyphens",
    "date": "write 2020-05-18, 2020-05 or 2020; XXXX-05-18 where the year is not known",
    "title": "write what happened, as a headline",
}

Where = Callable[[Path], Place]


class Records:
    """Collects the events of a file, and what is wrong with those that are none."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.events: list[Event] = []
        self.problems: list[Problem] = []
        self._places: dict[str, Where] = {}

    @property
    def is_full(self) -> bool:
        """Whether so much is wrong that there is no point in going on."""
        return len(self.problems) >= MOST_PROBLEMS

    def problem(self, place: Place, message: str, hint: str = "") -> None:
        """Note what is wrong at a place."""
        self.problems.append(problem_at(self.file, place, message, hint))

    def add(self, data: Mapping[str, Any], where: Where) -> None:
        """Take a record with the keys of an event; without an id, or with one of before, it is a problem."""
        clean = _texts(data)
        if bad := _unprintable(clean, ()):
            path, character = bad
            self.problem(where(path), f"{describe(character)} in the text", "delete it")
            return
        missing = [key for key in _NEEDED if not str(clean.get(key) or "").strip()]
        for key in missing:
            self.problem(where((key,)), f"the event has no {key}", _NEEDED[key])
        if missing:
            return
        try:
            event = Event.model_validate(clean)
        except (ValidationError, ValueError):
            self._explain(clean, where)
            return
        if (first := self._places.get(event.id)) is not None:
            hint = f"line {first(('id',)).line} has it already: every event needs an id of its own"
            self.problem(where(("id",)), f"id '{event.id}' is given twice", hint)
            return
        self._places[event.id] = where  # asked for only when another one has the same id
        self.events.append(event)

    def _explain(self, data: dict[str, Any], where: Where) -> None:
        found = read_text(f"events: [{flow(data)}]")
        errors = [problem for problem in found.problems if problem.severity == "error"]
        listed = found.root.get("events") if found.root else None
        if not errors or listed is None or not listed.items:
            self.problem(where(()), "this is not an event", "an event has id, date and title")
            return
        for problem in errors:
            path = _path_at(listed.items[0], problem.column - 1)
            self.problem(where(path), problem.message, problem.hint)


def problem_at(file: str, place: Place, message: str, hint: str = "") -> Problem:
    """The problem of a place in a file."""
    said = f"{place.label}: {message}" if place.label else message
    return Problem(
        file, place.line, place.column, said, hint, length=place.length, source_line=place.source_line
    )


def decoded(data: bytes, file: str, problems: list[Problem]) -> str | None:
    """The text of a file; None, and its problems noted, when it is none or beyond all bounds."""
    try:
        return decode(data)
    except YamlError as error:
        for fault in error.faults:
            place = Place(fault.start.line + 1, fault.start.column + 1)
            hint = fault.hint.replace("give the events.yaml itself", "give the file itself")
            hint = "split it into several files" if len(data) > LARGEST_FILE else hint
            problems.append(problem_at(file, place, fault.message, hint))
        return None


def _texts(value: Any) -> Any:
    """The same with every scalar as a text, as in events.yaml, and without what is not given."""
    if isinstance(value, Mapping):
        return {str(key): _texts(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_texts(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) or value is None else str(value)


def _unprintable(value: Any, path: Path) -> tuple[Path, str] | None:
    """The first character that events.yaml cannot hold, and the way to it."""
    if isinstance(value, str):
        match = UNPRINTABLE.search(value)
        return (path, match[0]) if match else None
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return next((bad for key, item in pairs if (bad := _unprintable(item, (*path, key)))), None)


def _path_at(node: Node, index: int) -> Path:
    """The way to the innermost value that stands at an index of the text."""
    for key, value in node.pairs:
        if key.begin <= index < key.finish:
            return (key.value,)
        if value.begin <= index < max(value.finish, value.begin + 1):
            return (key.value, *_path_at(value, index))
    for number, item in enumerate(node.items):
        if item.begin <= index < item.finish:
            return (number, *_path_at(item, index))
    return ()
