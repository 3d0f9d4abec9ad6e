"""From a path to an `EventsFile`: the text, its nodes, the timeline, and every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from timeline.events_file.checking import check
from timeline.events_file.joint_writing import finish_if_idle
from timeline.events_file.known_events import KnownEvents, known_events
from timeline.events_file.problems import Problem, problem_of_fault
from timeline.marked_yaml import (
    LARGEST_FILE,
    Lines,
    Node,
    YamlError,
    decode,
    is_null,
    parse_with_faults,
    uncollected,
)
from timeline.marked_yaml.decoding import too_large
from timeline.schema import Timeline


@dataclass(frozen=True)
class EventsFile:
    """An events.yaml as it was found.

    Attributes:
        path: where it is.
        text: what it holds, without a byte-order mark; marks count in it. Empty when it is no UTF-8.
        bytes: what it holds, as it is on the disk.
        root: its node; None when it is empty or its YAML is broken.
        timeline: what it says; None when there is any error.
        event_nodes: the node of each event by its id; of two equal ids the first.
        problems: errors and warnings in the order of the text.
    """

    path: Path
    text: str
    bytes: bytes
    root: Node | None
    timeline: Timeline | None
    event_nodes: dict[str, Node] = field(repr=False)
    problems: list[Problem]

    @property
    def has_errors(self) -> bool:
        """Whether anything in it must be put right before it can be used."""
        return self.timeline is None

    @property
    def event_count(self) -> int | None:
        """How many events it lists, faulty ones included; None when it could not be read that far."""
        if self.root is None or is_null(self.root):
            return None if self.has_errors else 0
        events = self.root.get("events")
        if self.root.kind != "mapping" or (events and events.kind == "mapping"):
            return None
        return len(events.items) if events else 0


def read(path: Path) -> EventsFile:
    """Read and check the file at `path`. What is wrong *in* it is in `problems`, never raised.

    What a killed run had decided to write is there first.

    Raises:
        OSError: it is not there, is a folder, or may not be read.
    """
    path = Path(path)
    finish_if_idle(path)
    size = path.stat().st_size
    if size > LARGEST_FILE:
        return _unreadable(path, b"", too_large(size))
    data = path.read_bytes()
    try:
        text = decode(data)
    except YamlError as error:
        return _unreadable(path, data, error)
    return _read(path, text, data)


def read_text(text: str, name: str = "events.yaml") -> EventsFile:
    """Read and check a text as if it stood in a file of that name."""
    return _read(Path(name), text.removeprefix("\ufeff"), text.encode("utf-8", errors="surrogatepass"))


def reread(text: str, before: EventsFile) -> EventsFile:
    """Read and check what became of a file: all of its YAML, but events that are typed as before are known."""
    with uncollected():
        known = known_events(before.root, before.timeline)
        return _checked(before.path, text, text.encode("utf-8", errors="surrogatepass"), known)


def _read(path: Path, text: str, data: bytes) -> EventsFile:
    with uncollected():
        return _checked(path, text, data, {})


def _checked(path: Path, text: str, data: bytes, known: KnownEvents) -> EventsFile:
    file = str(path)
    root, faults = parse_with_faults(text)
    lines = root.lines if root else Lines(text)
    problems = [problem_of_fault(file, lines, fault) for fault in faults]
    timeline: Timeline | None = None
    if root is not None and not is_null(root):
        timeline, found = check(root, file, known)
        # What stands at the place of a fault follows from it: `actors: *both` is not also a text for a list.
        faulty = {(problem.line, problem.column) for problem in problems}
        problems += [problem for problem in found if (problem.line, problem.column) not in faulty]
    elif not faults:
        timeline = Timeline()
    if faults:
        timeline = None
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return EventsFile(path, text, data, root, timeline, _event_nodes(root), problems)


def _unreadable(path: Path, data: bytes, error: YamlError) -> EventsFile:
    lines = Lines(error.text)
    problems = [problem_of_fault(str(path), lines, fault) for fault in error.faults]
    return EventsFile(path, "", data, None, None, {}, problems)


def _event_nodes(root: Node | None) -> dict[str, Node]:
    events = root.get("events") if root and root.kind == "mapping" else None
    nodes: dict[str, Node] = {}
    for event in events.items if events else ():
        name = event.get("id") if event.kind == "mapping" else None
        if name is not None and name.kind == "scalar":
            nodes.setdefault(name.value, event)
    return nodes
