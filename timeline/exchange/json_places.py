"""JSON read strictly, within bounds, and with the place of every value in the text."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import Any, NoReturn

from timeline.exchange.records import Path, Place, Records, decoded
from timeline.marked_yaml import Lines, Mark, Node, YamlError, parse_with_faults

# Two escapes that make one character beyond U+FFFF; YAML knows no such pairs.
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_TEXT_OR_WORD = re.compile(r'"(?:[^"\\]|\\.)*+"|NaN|-?Infinity', re.DOTALL)
_DEEPEST = 60


class _NotJsonError(ValueError):
    """What strict JSON does not allow; the message and the hint, and a key that shows where."""

    def __init__(self, message: str, hint: str, key: str = "") -> None:
        super().__init__(message)
        self.message, self.hint, self.key = message, hint, key


class JsonDocument:
    """A JSON text: its data, and where in the text each value stands."""

    def __init__(self, text: str, data: Any) -> None:
        self._text = text
        self.data = data

    def place(self, path: Path) -> Place:
        """Where the value at the end of a path stands; where the path leads nowhere, how far it leads."""
        node = self._root
        if node is None:
            return Place(1, label=_said(path))
        for part in path:
            inner = _item(node, part) if isinstance(part, int) else node.get(part)
            if inner is None:
                break
            node = inner
        return _place(node.lines, node.start, node.end)

    def place_of_key(self, key: str) -> Place:
        """Where a key is given for the second time within one object."""
        for node in self._root.walk() if self._root else ():
            places = [name for name, _ in node.pairs if name.value == key]
            if len(places) > 1:
                return _place(node.lines, places[1].start, places[1].end)
        return Place(1)

    def place_of_word(self, message: str) -> Place:
        """Where the word that a message begins with stands outside of texts."""
        word = message.split(maxsplit=1)[0]
        found = (match for match in _TEXT_OR_WORD.finditer(self._text) if match[0] == word)
        match = next(found, None)
        lines = Lines(self._text)
        return _place(lines, lines.mark(match.start()), lines.mark(match.end())) if match else Place(1)

    @cached_property
    def _root(self) -> Node | None:
        """The text as YAML, of which JSON is nearly a part; asked for only when something is wrong."""
        text = _PAIR.sub(lambda match: f"{match[1]}{'X' * (len(match[0]) - len(match[1]))}", self._text)
        try:
            root, _ = parse_with_faults(text)
        except (YamlError, RecursionError):
            return None
        return root


def read_json(data: bytes, records: Records) -> JsonDocument | None:
    """The document of a JSON file; None, and its problems noted, when it is not JSON."""
    text = decoded(data, records.file, records.problems)
    if text is None:
        return None
    if not text.strip():
        records.problem(
            Place(1), "the file is empty", "give a file that `timeline export` wrote, or one like it"
        )
        return None
    try:
        return JsonDocument(text, _loaded(text))
    except json.JSONDecodeError as error:
        lines = Lines(text)
        place = _place(lines, lines.mark(error.pos), lines.mark(min(error.pos + 1, len(text))))
        records.problem(
            place, f"this is not JSON: {_worded(error.msg)}", "check the text just before this place"
        )
    except _NotJsonError as error:
        document = JsonDocument(text, None)
        place = document.place_of_key(error.key) if error.key else document.place_of_word(str(error))
        records.problem(place, error.message, error.hint)
    except RecursionError:
        records.problem(
            Place(1), "the file is nested too deeply", "give a file with events, not one within another"
        )
    except ValueError:
        records.problem(
            Place(1), "the file holds a number with thousands of digits", "write it as a text in quotes"
        )
    return None


def _item(node: Node, number: int) -> Node | None:
    return node.items[number] if number < len(node.items) else None


def _loaded(text: str) -> Any:
    data = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant)
    level, depth = [data], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise RecursionError
        inner = (
            one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)
        )
        level = [item for items in inner for item in items if isinstance(item, dict | list)]
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _NotJsonError(f"'{twice[:40]}' is given twice here", "leave one of them", twice)
    return found


def _no_constant(name: str) -> NoReturn:
    raise _NotJsonError(f"{name} is not a value of JSON", "leave the key out, or write null")


def _worded(message: str) -> str:
    """Python's message as part of a sentence."""
    return (message[:1].lower() + message[1:]).removesuffix(" at")


def _place(lines: Lines, start: Mark, end: Mark) -> Place:
    source = lines.line(start.line)
    last = end.column if end.line == start.line else len(source)
    return Place(start.line + 1, start.column + 1, "", max(1, last - start.column), source)


def _said(path: Path) -> str:
    """A path in words: events[3].date."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
