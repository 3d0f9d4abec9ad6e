"""What no single value shows: an id given twice, a lane that is not listed, a title cut by its own `#`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from timeline.events_file.wording_of_errors import nearest
from timeline.marked_yaml import Node, is_null
from timeline.schema import Timeline

LONGEST_TITLE = 90
"""In characters. A longer title is no error, but on the page it stands beside other titles."""

_TEXTS = frozenset(
    {"title", "description", "summary", "note", "quote", "phrase", "label", "publisher", "author", "color"}
)
# A comment has a space after its sign; `Falcon 9 #12 flies` was meant to be read.
_CUT = re.compile(r"[ \t]+#(?=[^\s#!])")


class Add(Protocol):
    """Notes a problem at a node."""

    def __call__(self, node: Node, message: str, hint: str = "", severity: str = "error") -> None: ...


def check_consistency(root: Node, timeline: Timeline | None, add: Add) -> None:
    """Add the problems that lie across values, and the warnings.

    Args:
        root: the mapping of the whole file.
        timeline: what it says; None when its shapes are wrong already, which hides nothing here.
        add: takes each problem.
    """
    listed = root.get("lanes")
    lanes = [key.value for key, _ in listed.pairs] if listed else []
    first_of: dict[str, Node] = {}
    for event in _mappings(root.get("events")):
        identifier, lane, title = event.get("id"), event.get("lane"), event.get("title")
        if identifier is not None and identifier.kind == "scalar" and identifier.value:
            first = first_of.setdefault(identifier.value, identifier)
            if first is not identifier:
                hint = f"line {first.start.line + 1} has it already: every event needs an id of its own"
                add(identifier, f"id '{identifier.value}' is given twice", hint)
        if lane is not None and lane.kind == "scalar" and lanes and not is_null(lane):
            _check_lane(lane, lanes, add)
        if title is not None and title.kind == "scalar" and len(title.value) > LONGEST_TITLE:
            message = f"the title has {len(title.value)} characters, more than {LONGEST_TITLE}"
            add(title, message, "shorten it, and put the rest in `summary:`", "warning")
        for source in _mappings(event.get("sources")):
            _check_offsets(source, add)
    _warn_of_cut_texts(root, add)
    _warn_of_undated(root, timeline, add)


def _check_lane(lane: Node, lanes: list[str], add: Add) -> None:
    if lane.value in lanes:
        return
    near = nearest(lane.value, lanes)
    hint = f"did you mean '{near}'?" if near else f"choose among {', '.join(lanes)}, or add it to `lanes:`"
    add(lane, f"there is no lane '{lane.value}'", hint)


def _check_offsets(source: Node, add: Add) -> None:
    start, end = source.get("start"), source.get("end")
    if start is None or end is None or not (_is_offset(start) and _is_offset(end)):
        return
    if int(end.value) < int(start.value):
        add(end, f"the phrase ends at {end.value}, before it starts at {start.value}", "swap start and end")


def _is_offset(node: Node) -> bool:
    return node.kind == "scalar" and len(node.value) < 20 and node.value.isascii() and node.value.isdigit()


def _warn_of_cut_texts(root: Node, add: Add) -> None:
    text = root.lines.text
    if " #" not in text and "\t#" not in text:
        return
    for node in root.walk():
        for key, value in node.pairs:
            if value.kind == "scalar" and value.style == "plain" and key.value in _TEXTS:
                found = _CUT.match(text, value.finish)
                if found:
                    _warn_of_cut_text(key, value, add)


def _warn_of_cut_text(key: Node, value: Node, add: Add) -> None:
    mark = value.end
    rest = value.lines.line(mark.line)[mark.column :].rstrip()
    whole = (value.source() + rest).strip()
    quote = "'" if '"' in whole else '"'
    hint = "if it was meant, put the text in quotes"
    if "\n" not in whole and quote not in whole and "\\" not in whole and len(whole) <= LONGEST_TITLE:
        hint = f"if it was meant, write {key.value}: {quote}{whole}{quote}"
    lost = "is empty" if is_null(value) else "ends"
    add(value, f"the {key.value} {lost} before ' #', which starts a comment", hint, "warning")


def _warn_of_undated(root: Node, timeline: Timeline | None, add: Add) -> None:
    for event in _mappings(root.get("events")):
        date, review = event.get("date"), event.get("review")
        is_rejected = review is not None and review.kind == "scalar" and review.value == "rejected"
        if date is not None and date.kind == "scalar" and date.value.startswith("XXXX-") and not is_rejected:
            add(
                date,
                "the year is not known, so this event is listed but not drawn",
                "write the year, or give `published:` of its text in sources.yaml",
                "warning",
            )


def _mappings(node: Node | None) -> Iterator[Node]:
    """The mappings among the items of a sequence; nothing when it is none."""
    if node is not None and node.kind == "sequence":
        yield from (item for item in node.items if item.kind == "mapping")
