"""Splicing: single values changed, added or taken out of an events.yaml, every other byte left as it is.

Nodes say where things stand; nothing is ever dumped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.events_file.comments import comments_between, comments_in
from timeline.events_file.edits import Edit, Places, apply
from timeline.events_file.emitting import TYPED_KEYS, event_data, event_lines, pair, source_lines, written
from timeline.events_file.list_splicing import change_list
from timeline.events_file.scalars import flow, scalar_like
from timeline.marked_yaml import Node
from timeline.schema import Event

__all__ = ["Edit", "Splicer", "apply"]

_COMMA = re.compile(r"\s*,[ \t]*")
_COLON = re.compile(r"(?:\s|#[^\r\n]*+)*+:")


class Splicer:
    """Makes edits for one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places = Places(text)

    def set(self, mapping: Node, key: str, value: Any, order: Sequence[str]) -> list[Edit]:
        """Give `key` of a mapping a value: changed in its place, added where `order` wants it, or removed (None)."""
        return self.change(mapping, {key: value}, order)

    def change(self, mapping: Node, values: Mapping[str, Any], order: Sequence[str]) -> list[Edit]:
        """Give several keys of a mapping their values, all at once: edits made one by one might collide."""
        present = {name.value for name, _ in mapping.pairs}
        gone = {key for key, value in values.items() if value is None and key in present}
        added = [key for key in order if key not in present and values.get(key) is not None]
        kept = [number for number, (name, _) in enumerate(mapping.pairs) if name.value not in gone]
        if not kept:
            return [Edit(mapping.begin, mapping.finish, flow({key: values[key] for key in added}))]
        edits: list[Edit] = []
        for key, value in values.items():
            if value is not None and (current := mapping.get(key)) is not None:
                edits += self._replaced(mapping, key, current, value)
        remove = self._removed_in_flow if mapping.style == "flow" else self._removed_in_block
        edits += remove(mapping, kept) if gone else []
        for key in added:
            content = pair(key, values[key], in_flow=mapping.style == "flow")
            edits.append(self._insertion(mapping, kept, key, [content], order))
        return edits

    def append_sources(
        self, event: Node, sources: Sequence[Mapping[str, Any]], order: Sequence[str]
    ) -> list[Edit]:
        """Add sources behind those that an event has."""
        current = event.get("sources")
        in_flow = f"[{', '.join(map(flow, sources))}]"
        if current is not None and current.kind == "sequence" and current.items:
            last = current.items[-1].finish
            if current.style == "flow":
                return [Edit(last, last, "".join(f", {flow(source)}" for source in sources))]
            indent = current.start.column
            lines = [line for source in sources for line in source_lines(source, indent)]
            return [self._places.lines_after(last, lines)]
        if current is not None:  # `sources:` or `sources: []`
            return [self._in_place(event, "sources", current, in_flow)]
        every = list(range(len(event.pairs)))
        if event.style == "flow":
            return [self._insertion(event, every, "sources", [f"sources: {in_flow}"], order)]
        lines = ["sources:", *(line for source in sources for line in source_lines(source, 2))]
        return [self._insertion(event, every, "sources", lines, order)]

    def insert_events(self, root: Node | None, events: Sequence[Event], place: int) -> list[Edit]:
        """Add events behind the one at `place` of the list, or before all of them (-1)."""
        places = self._places
        listed = root.get("events") if root else None
        if root is not None and root.style == "flow" and root.kind == "mapping":
            return self._insert_in_flow(root, listed, events, place)
        if listed is not None and listed.items and listed.style == "flow":
            return self._insert_in_flow(root, listed, events, place)
        if listed is not None and listed.items:
            indent = listed.start.column
            lines = [line for event in events for line in event_lines(event, indent)]
            if place >= 0:
                return [places.lines_after(listed.items[place].finish, lines)]
            text = places.newline.join(lines)[indent:]
            return [Edit(listed.begin, listed.begin, f"{text}{places.newline}{' ' * indent}")]
        key = root.key("events") if root else None
        if root is not None and root.kind == "scalar":  # `~` or `null`, and nothing else in the file
            lines = [line for event in events for line in event_lines(event, 2)]
            return [self._instead_of_null(root, ["events:", *lines])]
        if root is None or key is None or listed is None:
            end = root.pairs[-1][1].finish if root and root.pairs else len(self.text.rstrip())
            column = root.start.column if root else 0
            lines = [line for event in events for line in event_lines(event, column + 2)]
            return [places.lines_after(end, [f"{' ' * column}events:", *lines])]
        lines = [line for event in events for line in event_lines(event, key.start.column + 2)]
        # `events:` or `events: []`: the brackets go, the list comes below.
        found = _COLON.match(self.text, key.finish)
        if not found:  # `? events`
            return [places.lines_after(key.finish, [f"{' ' * root.start.column}:", *lines])]
        colon = found.end()
        start = listed.finish if listed.begin != listed.finish else colon
        line_end = places.line_end(start)
        below = "".join(places.newline + line for line in lines)
        inside = "".join(f" {comment.text}" for comment in comments_in(listed))
        behind = self.text[start:line_end].rstrip()
        space = " " if behind.startswith("#") else ""
        return [Edit(colon, line_end, inside + space + behind + below)]

    def _instead_of_null(self, root: Node, lines: Sequence[str]) -> Edit:
        """Lines for a null that is the whole file, written or not. On its line may stand `---`, or `...` follow."""
        newline = self._places.newline
        line = self._places.line_start(root.begin)
        above = newline if self.text[line : root.begin].strip() else ""
        below = newline if self.text[root.finish : root.finish + 1].strip() else ""
        return Edit(root.begin if above else line, root.finish, above + newline.join(lines) + below)

    def _insert_in_flow(
        self, root: Node | None, listed: Node | None, events: Sequence[Event], place: int
    ) -> list[Edit]:
        data = [flow(event_data(event)) for event in events]
        if listed is None:
            assert root is not None
            comma = ", " if root.pairs else ""
            at = root.pairs[-1][1].finish if root.pairs else root.begin + 1
            return [Edit(at, at, f"{comma}events: [{', '.join(data)}]")]
        if not listed.items and root is not None:
            return [self._in_place(root, "events", listed, f"[{', '.join(data)}]")]
        if place < 0:
            at = listed.items[0].begin
            return [Edit(at, at, "".join(f"{one}, " for one in data))]
        at = listed.items[place].finish
        return [Edit(at, at, "".join(f", {one}" for one in data))]

    def _in_place(self, mapping: Node, name: str, current: Node, text: str) -> Edit:
        """A value in place of another one, or where none is: behind the colon, with one where the key has none."""
        if current.begin != current.finish:
            return Edit(current.begin, current.finish, text)
        key = mapping.key(name)
        assert key is not None
        if _COLON.match(self.text, key.finish):
            return Edit(current.begin, current.finish, f" {text}")
        margin = "" if mapping.style == "flow" else f"{self._places.newline}{' ' * mapping.start.column}"
        return Edit(key.finish, key.finish, f"{margin}: {text}")

    def _replaced(self, mapping: Node, key: str, current: Node, value: Any) -> list[Edit]:
        """The edits of a value that is there, or of a place where one is missing."""
        begin, finish, in_flow = current.begin, current.finish, mapping.style == "flow"
        if begin == finish:
            return [self._in_place(mapping, key, current, written(key, value, in_flow=in_flow))]
        if isinstance(value, Sequence) and not isinstance(value, str):
            if current.kind == "sequence":
                return change_list(self._places, current, [str(one) for one in value])
            return [Edit(begin, finish, written(key, value))]
        if current.kind == "scalar" and not str(value).startswith("["):
            typed = not isinstance(value, str) or key in TYPED_KEYS
            text = scalar_like(current, str(value), in_flow=in_flow, typed=typed)
        else:
            text = written(key, value, in_flow=in_flow)
        # A block text has room for a comment behind its sign only, which the new one may not have.
        return [Edit(begin, finish, "".join([text, *(f"  {one.text}" for one in comments_in(current)[:1])]))]

    def _removed_in_block(self, mapping: Node, kept: Sequence[int]) -> list[Edit]:
        edits: list[Edit] = []
        for number, (name, value) in enumerate(mapping.pairs):
            if number in kept or number < kept[0]:
                continue
            inside = [comment.text for comment in comments_between(self.text, name.finish, value.begin)]
            inside += [comment.text for comment in comments_in(value)]
            edits.append(self._places.without_line(name.begin, value.finish, inside))
        if kept[0] == 0:
            return edits
        # The first keys share their line with the dash of the event: what follows them moves up to it.
        head = mapping.pairs[0][0].begin
        following = mapping.pairs[kept[0]][0].begin
        margin = " " * mapping.start.column
        comments: list[str] = []
        at = head
        for name, value in mapping.pairs[: kept[0]]:
            comments += [one.text for one in comments_between(self.text, at, name.begin)]
            comments += [one.text for one in comments_between(self.text, name.finish, value.begin)]
            comments += [one.text for one in comments_in(value)]
            at = value.finish
        comments += [one.text for one in comments_between(self.text, at, following)]
        text = "".join(f"{comment}{self._places.newline}{margin}" for comment in comments)
        return [Edit(head, following, text), *edits]

    def _removed_in_flow(self, mapping: Node, kept: Sequence[int]) -> list[Edit]:
        edits: list[Edit] = []
        for number, (name, value) in enumerate(mapping.pairs):
            if number in kept:
                continue
            if number < kept[-1]:  # with the comma behind it
                comma = _COMMA.match(self.text, value.finish)
                edits.append(Edit(name.begin, comma.end() if comma else value.finish, ""))
                continue
            before = mapping.pairs[number - 1][
                1
            ].finish  # with the comma before it, unless a comment stands there
            has_comment = comments_between(self.text, before, name.begin)
            if has_comment and number - 1 not in kept:
                comma = _COMMA.match(self.text, value.finish)
                edits.append(Edit(name.begin, comma.end() if comma else value.finish, ""))
            else:
                edits.append(Edit(name.begin if has_comment else before, value.finish, ""))
        return edits

    def _insertion(
        self, mapping: Node, kept: Sequence[int], key: str, lines: Sequence[str], order: Sequence[str]
    ) -> Edit:
        """A new pair behind the last one that stays and comes before it in `order`, or behind all."""
        before = set(order[: order.index(key)])
        stays = [mapping.pairs[number] for number in kept]
        earlier = [value for name, value in stays if name.value in before]
        previous = earlier[-1] if earlier else stays[-1][1]
        if mapping.style == "flow":
            return Edit(previous.finish, previous.finish, f", {lines[0]}")
        margin = " " * mapping.start.column  # not that of its first key, before which a `?` may stand
        return self._places.lines_after(previous.finish, [margin + line for line in lines])
