"""sources.yaml read with the place of every mistake: what is known of the texts of a folder."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from extract.documents import SourceEntry
from timeline.dates import DateError, When
from timeline.events_file import Problem
from timeline.events_file.plausibility import is_there
from timeline.events_file.problems import problem_at, problem_of_fault
from timeline.events_file.wording_of_errors import nearest
from timeline.marked_yaml import Lines, Node, YamlError, decode, is_null, parse_with_faults
from timeline.schema.links import check_link

NAME = "sources.yaml"
_KEYS = tuple(one.name for one in fields(SourceEntry) if one.name != "origin")


@dataclass(slots=True)
class SourceList:
    """The entries of a sources.yaml by the path of their text, and what is wrong with it."""

    entries: dict[Path, SourceEntry] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_source_list(folder: Path) -> SourceList:
    """The sources.yaml of a folder; without one, no entries."""
    path = folder / NAME
    found = SourceList()
    try:
        text = decode(path.read_bytes())
    except FileNotFoundError:
        return found
    except OSError as error:
        found.problems.append(Problem(str(path), 1, 1, f"it cannot be read: {error.strerror}"))
        return found
    except YamlError as error:
        lines = Lines(error.text)
        found.problems += [problem_of_fault(str(path), lines, fault) for fault in error.faults]
        return found
    _Reader(path, found).read(text)
    return found


class _Reader:
    def __init__(self, path: Path, found: SourceList) -> None:
        self._path = path
        self._found = found

    def read(self, text: str) -> None:
        root, faults = parse_with_faults(text)
        lines = root.lines if root else Lines(text)
        self._found.problems += [problem_of_fault(str(self._path), lines, fault) for fault in faults]
        if root is None or is_null(root):
            return
        if root.kind != "sequence":
            self._add(root, "the file holds no list", "begin each text with a dash: `- file: article.txt`")
            return
        for node in root.items:
            self._read_entry(node)

    def _read_entry(self, node: Node) -> None:
        file = node.get("file") if node.kind == "mapping" else None
        if file is None or file.kind != "scalar" or is_null(file):
            self._add(node, "this entry names no file", "write `- file: article.txt`")
            return
        values: dict[str, Any] = {}
        for key, value in node.pairs:
            name = key.value
            if name not in _KEYS:
                near = nearest(name, _KEYS)
                self._add(
                    key,
                    f"unknown key '{name}'",
                    f"did you mean '{near}'?" if near else f"the keys are {', '.join(_KEYS)}",
                )
            elif name in values:
                self._add(key, f"'{name}' is given twice", "keep one of them")
            elif not is_null(value):
                values[name] = self._value(name, value)
        path = self._path.parent / values["file"]
        if not is_there(self._path.parent, values["file"]):
            self._add(
                file, f"there is no file '{file.value}' here", "correct the name, or take the entry out"
            )
        elif path in self._found.entries:
            self._add(file, f"'{file.value}' is listed twice", "keep one entry for each text")
        else:
            self._found.entries[path] = SourceEntry(**values)

    def _value(self, name: str, node: Node) -> Any:
        text = node.source() if name == "published" and node.kind == "sequence" else node.value
        if node.kind != "scalar" and name != "published":
            self._add(node, f"'{name}' takes a text", f"write `{name}: …` on one line")
            return None
        try:
            if name == "published":
                return When.parse(text)
            return check_link(text) if name == "url" else text
        except DateError as error:
            self._add(node, error.message, error.hint)
        except ValueError as error:
            self._add(node, str(error), "write https://… or leave the key out")
        return None

    def _add(self, node: Node, message: str, hint: str) -> None:
        self._found.problems.append(
            problem_at(str(self._path), node.lines, node.start, node.end, message, hint)
        )
