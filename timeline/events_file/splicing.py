"""Splicing: single values changed, added or taken out of an events.yaml, every other byte left as it is.

An edit is a piece of text in place of another. Nodes say where things stand; nothing is ever dumped.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from timeline.events_file.emitting import event_data, event_lines, item, pair, source_lines, written
from timeline.events_file.scalars import flow, scalar, scalar_like
from timeline.marked_yaml import Node, is_null
from timeline.schema import Event


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """text[start:end] becomes `replacement`."""

    start: int
    end: int
    replacement: str


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made; those at the same place in the order given."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
    return "".join([*parts, text[at:]])


class Splicer:
    """Makes edits for one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def set(self, mapping: Node, key: str, value: Any, order: Sequence[str]) -> list[Edit]:
        """Give `key` of a mapping a value: changed in its place, added where `order` wants it, or removed (None)."""
        current = mapping.get(key)
        if value is None:
            return self.remove(mapping, key)
        if current is None:
            return [self._added(mapping, key, value, order)]
        if (current.kind == "scalar" and not isinstance(value, Sequence | None)) or isinstance(value, str):
            if is_null(current) and current.begin == current.finish:
                return [Edit(current.begin, current.finish, f" {written(key, value)}")]
            if current.kind == "scalar" and not str(value).startswith("["):
                return [Edit(current.begin, current.finish, scalar_like(current, str(value), typed=True))]
            return [Edit(current.begin, current.finish, written(key, value, in_flow=True))]
        if current.kind == "sequence" and current.style == "block":
            dash = current.items[0].start.column if current.items else 0
            return [Edit(current.begin, current.finish, self._block_list(value, max(dash - 2, 0)))]
        return [Edit(current.begin, current.finish, written(key, value))]

    def remove(self, mapping: Node, key: str) -> list[Edit]:
        """Take a key and its value out, with the rest of their lines."""
        at = next((n for n, (name, _) in enumerate(mapping.pairs) if name.value == key), None)
        if at is None:
            return []
        name, value = mapping.pairs[at]
        if mapping.style == "flow":
            if at:
                return [Edit(mapping.pairs[at - 1][1].finish, value.finish, "")]
            following = mapping.pairs[1][0].begin if len(mapping.pairs) > 1 else value.finish
            return [Edit(name.begin, following, "")]
        if at == 0:
            # The first key shares its line with the dash of its event: the next one moves up to it.
            following = mapping.pairs[1][0].begin if len(mapping.pairs) > 1 else value.finish
            return [Edit(name.begin, following, "")]
        start = self.text.rfind("\n", 0, name.begin) + 1
        return [Edit(start, self._line_end(value.finish, with_break=True), "")]

    def append_source(self, event: Node, source: dict[str, Any], order: Sequence[str]) -> list[Edit]:
        """Add a source behind those that an event has."""
        sources = event.get("sources")
        if sources is not None and sources.kind == "sequence" and sources.style == "block" and sources.items:
            indent = sources.start.column
            lines = source_lines(source, indent)
            return [self._lines_after(sources.items[-1].finish, lines)]
        if sources is not None and sources.kind == "sequence" and sources.items:
            return [Edit(sources.items[-1].finish, sources.items[-1].finish, f", {flow(source)}")]
        edits = self.remove(event, "sources") if sources is not None else []
        if event.style == "flow":
            return [*edits, self._insertion(event, "sources", f"sources: [{flow(source)}]", order)]
        lines = ["sources:", *source_lines(source, 2)]
        return [*edits, self._insertion(event, "sources", lines, order)]

    def insert_events(self, root: Node | None, events: Sequence[Event], place: int) -> list[Edit]:
        """Add events behind the one at `place` of the list, or before all of them (-1)."""
        listed = root.get("events") if root else None
        if listed is not None and listed.items and listed.style == "flow":
            at = listed.items[place].finish if place >= 0 else listed.items[0].begin
            written = [flow(event_data(event)) for event in events]
            both = (
                "".join(f", {one}" for one in written)
                if place >= 0
                else "".join(f"{one}, " for one in written)
            )
            return [Edit(at, at, both)]
        if listed is not None and listed.items:
            lines = [line for event in events for line in event_lines(event, listed.start.column)]
            key = root.key("events") if root else None
            assert key is not None
            return [self._lines_after(listed.items[place].finish if place >= 0 else key.finish, lines)]
        lines = [line for event in events for line in event_lines(event, 2)]
        key = root.key("events") if root else None
        if root is None or key is None or listed is None:
            end = root.pairs[-1][1].finish if root and root.pairs else len(self.text.rstrip())
            return [self._lines_after(end, ["events:", *lines])]
        # `events:` or `events: []`: the brackets go, the list comes below.
        colon = self.text.index(":", key.finish) + 1
        start = listed.finish if listed.kind == "sequence" else colon
        line_end = self._line_end(start)
        below = "".join(self.newline + line for line in lines)
        return [Edit(colon, line_end, self.text[start:line_end].rstrip() + below)]

    def _added(self, mapping: Node, key: str, value: Any, order: Sequence[str]) -> Edit:
        return self._insertion(mapping, key, pair(key, value, in_flow=mapping.style == "flow"), order)

    def _insertion(self, mapping: Node, key: str, content: str | Sequence[str], order: Sequence[str]) -> Edit:
        """A new pair behind the last one that comes before it in `order`, or behind all."""
        before = set(order[: order.index(key)])
        earlier = [value for name, value in mapping.pairs if name.value in before]
        previous = earlier[-1] if earlier else mapping.pairs[-1][1]
        if mapping.style == "flow":
            return Edit(
                previous.finish, previous.finish, f", {content if isinstance(content, str) else content[0]}"
            )
        margin = " " * mapping.pairs[0][0].start.column
        lines = [content] if isinstance(content, str) else content
        return self._lines_after(previous.finish, [margin + line for line in lines])

    def _lines_after(self, place: int, lines: Sequence[str]) -> Edit:
        """New lines below the one that holds text[:place]."""
        end = self._line_end(place)
        return Edit(end, end, "".join(self.newline + line for line in lines))

    def _line_end(self, place: int, *, with_break: bool = False) -> int:
        end = self.text.find("\n", place)
        if end < 0:
            return len(self.text)
        if with_break:
            return end + 1
        return end - 1 if end > place and self.text[end - 1] == "\r" else end

    def _block_list(self, values: Sequence[Any], indent: int) -> str:
        lines = [line for value in values for line in item([scalar(str(value))], indent)]
        return self.newline.join(lines).lstrip()
