"""A list changed item by item: what stays keeps its place, its quotes and the comment beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from timeline.events_file.comments import comments_between
from timeline.events_file.edits import Edit, Places
from timeline.events_file.scalars import scalar, scalar_like
from timeline.marked_yaml import Node

_MOST_COMPARED = 1_000_000  # pairs of items; beyond that the list is written anew
_COMMA = re.compile(r"\s*,[ \t]*")


def change_list(places: Places, node: Node, values: Sequence[str]) -> list[Edit]:
    """The edits that make the texts of a list `values`, which are not none at all."""
    is_long = len(node.items) * len(values) > _MOST_COMPARED
    if not node.items or is_long or not all(item.kind == "scalar" for item in node.items):
        return [Edit(node.begin, node.finish, f"[{', '.join(scalar(one, in_flow=True) for one in values)}]")]
    edits: list[Edit] = []
    old = [item.value for item in node.items]
    for tag, first, last, first_new, last_new in difflib.SequenceMatcher(
        None, old, values, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        replaced = min(last - first, last_new - first_new)
        for number in range(replaced):
            item = node.items[first + number]
            edits.append(
                Edit(
                    item.begin,
                    item.finish,
                    scalar_like(item, values[first_new + number], in_flow=node.style == "flow"),
                )
            )
        edits += _removed(places, node, first + replaced, last)
        edits += _inserted(places, node, first + replaced - 1, values[first_new + replaced : last_new])
    return edits


def _removed(places: Places, node: Node, first: int, last: int) -> list[Edit]:
    if first >= last:
        return []
    if node.style == "block":
        edits = []
        for item in node.items[first:last]:
            dash = places.text.rfind("-", 0, item.begin)
            edits.append(places.without_line(dash, item.finish))
        return edits
    if last < len(node.items):
        # Up to the next item, unless a comment stands in between.
        begin, finish = node.items[first].begin, node.items[last].begin
        if not comments_between(places.text, node.items[last - 1].finish, finish):
            return [Edit(begin, finish, "")]
        comma = _COMMA.match(places.text, node.items[last - 1].finish)
        return [Edit(begin, comma.end() if comma else node.items[last - 1].finish, "")]
    begin = node.items[first - 1].finish if first else node.items[first].begin
    if first and comments_between(places.text, begin, node.items[first].begin):
        begin = node.items[first].begin
    return [Edit(begin, node.items[last - 1].finish, "")]


def _inserted(places: Places, node: Node, behind: int, values: Sequence[str]) -> list[Edit]:
    if not values:
        return []
    if node.style == "block":
        margin = " " * node.start.column
        lines = [f"{margin}- {scalar(one)}" for one in values]
        if (
            behind < 0
        ):  # the list may begin behind its key or a dash, so the new ones go before its first text
            first = node.items[0]
            before = "".join(f"{scalar(one)}{places.newline}{margin}- " for one in values)
            return [Edit(first.begin, first.begin, before)]
        return [places.lines_after(node.items[behind].finish, lines)]
    written = [scalar(one, in_flow=True) for one in values]
    if behind < 0:
        begin = node.items[0].begin
        return [Edit(begin, begin, "".join(f"{one}, " for one in written))]
    finish = node.items[behind].finish
    return [Edit(finish, finish, "".join(f", {one}" for one in written))]
