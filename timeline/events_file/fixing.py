"""Safe repairs: date spellings that can mean one thing only, ids made into slugs, spaces at the ends of lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.dates import DateError, When
from timeline.events_file.edits import Edit, apply
from timeline.events_file.reading import EventsFile
from timeline.events_file.scalars import scalar_like
from timeline.events_file.wording_of_errors import slug
from timeline.marked_yaml import Node
from timeline.schema.models import ID_PATTERN

_ONLY_ONE = re.compile(r"write (\S+)")
_SPACES = re.compile(r"(?<![ \t])[ \t]++(?=\r?\n|\r|\Z)")
_DATES_OF_SOURCES = ("published", "resolved_against", "date")


@dataclass(frozen=True, slots=True)
class Fixes:
    """What was repaired: the text after it, and how many dates, ids and lines it took."""

    text: str
    dates: int
    ids: int
    spaces: int

    def __bool__(self) -> bool:
        return bool(self.dates or self.ids or self.spaces)


def fixes(file: EventsFile) -> Fixes:
    """Repair what is safe to repair. Without readable YAML nothing is."""
    if file.root is None or file.root.kind != "mapping":
        return Fixes(file.text, 0, 0, 0)
    listed = file.root.get("events")
    events = [node for node in (listed.items if listed else ()) if node.kind == "mapping"]
    dates = _date_edits(events)
    ids = _id_edits(events)
    spaces = _space_edits(file)
    return Fixes(apply(file.text, [*dates, *ids, *spaces]), len(dates), len(ids), len(spaces))


def _date_edits(events: list[Node]) -> list[Edit]:
    edits = []
    for event in events:
        listed = event.get("sources")
        sources = [node for node in (listed.items if listed else ()) if node.kind == "mapping"]
        dates = [(event, event.get("date"))]
        dates += [(source, source.get(key)) for source in sources for key in _DATES_OF_SOURCES]
        for mapping, node in dates:
            better = _better_date(node) if node is not None else ""
            if node is not None and better:
                text = scalar_like(node, better, in_flow=mapping.style == "flow", typed=True)
                edits.append(Edit(node.begin, node.finish, better if better.startswith("[") else text))
    return edits


def _better_date(node: Node) -> str:
    """The date that can only have been meant; nothing when it is right, or could be one of two."""
    if node.kind != "scalar" or node.style not in ("plain", "quoted") or "\n" in node.source():
        return ""
    try:
        When.parse(node.value)
    except DateError as error:
        sure = _ONLY_ONE.fullmatch(error.hint)
        return sure[1] if sure and _is_date(sure[1]) else ""
    return ""


def _is_date(text: str) -> bool:
    try:
        When.parse(text)
    except DateError:
        return False
    return True


def _id_edits(events: list[Node]) -> list[Edit]:
    names = [
        node for node in (event.get("id") for event in events) if node is not None and node.kind == "scalar"
    ]
    taken = {node.value for node in names}
    edits = []
    for node in names:
        better = slug(node.value)
        if re.fullmatch(ID_PATTERN, node.value) or not better or better in taken or "\n" in node.source():
            continue
        taken.add(better)
        edits.append(Edit(node.begin, node.finish, better))
    return edits


def _space_edits(file: EventsFile) -> list[Edit]:
    """Spaces at the ends of lines, but not within a text, where they may be meant."""
    leaves = [node for node in file.root.walk() if node.kind == "scalar"] if file.root else []
    leaves.sort(key=lambda node: node.begin)
    edits = []
    number = 0
    for found in _SPACES.finditer(file.text):
        while number < len(leaves) and leaves[number].finish <= found.start():
            number += 1
        inside = number < len(leaves) and leaves[number].begin <= found.start() < leaves[number].finish
        empty = number < len(leaves) and leaves[number].begin == leaves[number].finish == found.end()
        # The empty lines below a block text belong to it, although its node ends with the last letter.
        block = number > 0 and leaves[number - 1].style in ("literal", "folded")
        follows = block and not file.text[leaves[number - 1].finish : found.start()].strip()
        if not (inside or empty or follows):
            edits.append(Edit(found.start(), found.end(), ""))
    return edits
