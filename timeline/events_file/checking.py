"""Nodes to a `Timeline`, or to every problem that stands in the way, each at its exact place.

pydantic checks the shapes; its findings are brought back to the nodes here and worded in `wording_of_errors`.
What lies across several values (an id given twice, a lane that the file does not list) is `consistency`.
"""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from timeline.dates import When
from timeline.events_file.consistency import check_consistency
from timeline.events_file.known_events import KnownEvents, typed
from timeline.events_file.problems import Problem, problem_at
from timeline.events_file.wording_of_errors import missing_keys, worded
from timeline.marked_yaml import Node, is_null, plain
from timeline.schema import Event, Lane, Source, Timeline

Location = tuple[int | str, ...]


def check(root: Node, file: str, known: KnownEvents) -> tuple[Timeline | None, list[Problem]]:
    """The timeline that the nodes of a file make, and its problems.

    Args:
        root: the root node of an events.yaml.
        file: the path as it goes into the problems.
        known: events that were found sound before.

    Returns:
        The timeline, or None when there is an error; and all problems in no particular order.
    """
    problems: list[Problem] = []

    def add(node: Node, message: str, hint: str = "", severity: Any = "error") -> None:
        problems.append(problem_at(file, root.lines, node.start, node.end, message, hint, severity))

    if root.kind != "mapping":
        found = "a list" if root.kind == "sequence" else "a text"
        add(root, f"the file holds {found}, not keys", "start with `title:` and `events:`, the list below it")
        return None, problems
    timeline: Timeline | None = None
    try:
        timeline = Timeline.model_validate(_data(root, Timeline, known))
    except ValidationError as error:
        missing: dict[Location, list[str]] = {}
        for details in error.errors(include_url=False):
            place = details["loc"]
            at_key = details["type"] == "extra_forbidden" or place[-1:] == ("[key]",)
            place = tuple(part for part in place if part != "[key]")
            if details["type"] == "missing":
                missing.setdefault(place[:-1], []).append(str(place[-1]))
                continue
            node = _node_at(root, place, at_key)
            add(node, *worded(details, place, node, _model_at(place)))
        for place, names in missing.items():
            node = _node_at(root, place)
            add(node, *missing_keys(names, node, _model_at((*place, ""))))
    check_consistency(root, timeline, add)
    if any(problem.severity == "error" for problem in problems):
        timeline = None
    return timeline, problems


def _data(node: Node, model: type[BaseModel], known: KnownEvents) -> Any:
    """A node as what `model` is to check: texts as typed, dates by their source, nothing for nulls."""
    if is_null(node):
        return None
    if node.kind == "scalar":
        return node.value
    if node.kind == "sequence":
        return [_data(item, model, known) for item in node.items]
    dates, optional = _date_keys(model), _optional_keys(model)
    found: dict[str, Any] = {}
    for key, value in node.pairs:
        name = _name(key)
        if name in found or (name in optional and is_null(value)):
            continue
        if name in dates:
            found[name] = _date_text(value)
        elif value.kind == "scalar":
            found[name] = None if is_null(value) else value.value
        elif name == "lanes" and model is Timeline and value.kind == "mapping":
            found[name] = {}
            for lane, label in value.pairs:
                found[name].setdefault(_name(lane), _data(label, Lane, known))
        elif name == "events" and model is Timeline and value.kind == "sequence":
            found[name] = [
                known.get(text) or _data(event, Event, known)
                for event, text in zip(value.items, typed(value), strict=True)
            ]
        elif name == "sources" and model is Event:
            found[name] = _data(value, Source, known)
        else:
            found[name] = plain(value)
    return found


def _date_text(node: Node) -> Any:
    """The text of a date: an unquoted [a..b] is a sequence to YAML, but was typed as a date."""
    if is_null(node):
        return None
    if node.kind == "sequence" and node.style == "flow":
        return node.source()
    return node.value if node.kind == "scalar" else []


@cache
def _date_keys(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a model that hold dates."""
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if field.annotation is When or When in get_args(field.annotation)
    )


@cache
def _optional_keys(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a model that may be left out: there, a key without a value is the same as none."""
    return frozenset(name for name, field in model.model_fields.items() if not field.is_required())


def _node_at(root: Node, location: Location, at_key: bool = False) -> Node:
    """The node that a location leads to, or its key; where the nodes end before the location does, the last.

    A label in place of a lane is such an end: pydantic speaks of ("lanes", "law", "label").
    """
    node = root
    for depth, part in enumerate(location):
        if isinstance(part, int):
            if part >= len(node.items):
                break
            node = node.items[part]
            continue
        pair = next((pair for pair in node.pairs if _name(pair[0]) == part), None)
        if pair is None:
            break
        key, value = pair
        if depth == len(location) - 1 and at_key:
            return key
        node = value
    return node


def _name(key: Node) -> str:
    return key.value if key.kind == "scalar" else key.source()


def _model_at(location: Location) -> type[BaseModel]:
    """The model whose key the last part of a location is."""
    if location[:1] == ("lanes",) and len(location) > 2:
        return Lane
    if location[:1] == ("events",) and len(location) > 2:
        return Source if location[2] == "sources" and len(location) > 4 else Event
    return Timeline
