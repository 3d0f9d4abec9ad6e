"""YAML text to nodes, from the events of libyaml. One stack, no recursion, nothing expanded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from timeline.marked_yaml.characters import (
    UNPRINTABLE,
    conflict_faults,
    describe,
    stand_ins,
    unprintable_faults,
)
from timeline.marked_yaml.faults import Fault, YamlError
from timeline.marked_yaml.lines import Lines
from timeline.marked_yaml.nodes import Node, Style
from timeline.marked_yaml.syntax import explain

DEEPEST = 50  # an events.yaml needs five; beyond this it is a mistake or an attack
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES: dict[str | None, Style] = {"'": "quoted", '"': "quoted", "|": "literal", ">": "folded"}


def parse(text: str) -> Node | None:
    """The root node of a YAML text; None when the text holds nothing but space and comments.

    Raises:
        YamlError: with every fault that could be found.
    """
    root, faults = parse_with_faults(text)
    if faults:
        raise YamlError(faults, text)
    return root


def parse_with_faults(text: str) -> tuple[Node | None, list[Fault]]:
    """The root node and all faults, in the order of the text.

    After a fault of grammar (an unclosed quote) or in an unsettled merge there is no root. After others (a
    key given twice, an anchor, a control character) there is one, so that the rest can be checked as well.
    """
    lines = Lines(text)
    if faults := conflict_faults(text, lines):
        return None, faults
    builder = _Builder(lines)
    root = builder.build()
    faults = builder.faults
    if faults or builder.replaced:
        faults = sorted([*faults, *unprintable_faults(text, lines)], key=lambda fault: fault.start)
    return root, faults


class _Stop(Exception):  # noqa: N818 - it ends the reading, it is no error
    """What follows cannot be read."""


class _Builder:
    """Builds the nodes of one text and gathers its faults."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.faults: list[Fault] = []
        self.replaced = stand_ins(lines.text)
        self._restored = {ord(stand_in): chr(code) for code, stand_in in self.replaced.items()}
        self._previous = 0  # where the last scalar began, for the words about an unclosed quote

    def build(self) -> Node | None:
        text = self.lines.text
        readable = text.translate(self.replaced) if self.replaced else text
        loader = _LOADER(readable)
        try:
            return self._document(iter(loader.get_event, None))
        except yaml.MarkedYAMLError as error:
            self.faults.append(explain(error, self.lines, self._previous))
        except _Stop:
            pass
        finally:
            loader.dispose()
        return None

    def _document(self, events: Iterator[Any]) -> Node | None:
        """The loop over the events: `parent` is the open collection, and `key` the open key of a mapping."""
        root: Node | None = None
        parent: Node | None = None
        key: Node | None = None
        around: list[tuple[Node | None, Node | None]] = []  # the collections around, each with its open key
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                node = self._scalar(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(parent, event)  # type: ignore[arg-type]
                parent, key = around.pop()
                continue
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                node = self._collection(event, len(around))
            elif kind is yaml.AliasEvent:
                node = self._alias(event)
            elif kind is yaml.DocumentStartEvent and root is not None:
                self._second_document(event)
                break
            else:
                continue
            if parent is None:
                root = node
            elif key is not None:
                parent.pairs.append((key, node))  # type: ignore[attr-defined]
                key = None
            elif parent.kind == "sequence":
                parent.items.append(node)  # type: ignore[attr-defined]
            else:
                key = node
            if node.kind != "scalar":
                around.append((parent, key))
                parent, key = node, None
        return root

    def _scalar(self, event: Any) -> Node:
        start = self._previous = event.start_mark.index
        end = event.end_mark.index
        if not (event.style or event.anchor or event.tag or self._restored):  # as nearly always
            return Node("scalar", start, end, self.lines, "plain", event.value)
        style = _STYLES.get(event.style, "plain")
        value = event.value
        if self._restored:
            value = value.translate(self._restored)
        if style == "quoted":
            self._check_escapes(event, value)
        elif style != "plain":  # the marks of libyaml take in the empty lines after a block
            end = start + len(self.lines.text[start:end].rstrip())
        if event.anchor or event.tag:
            self._check_properties(event)
        return Node("scalar", start, end, self.lines, style, value)

    def _collection(self, event: Any, depth: int) -> Node:
        if depth >= DEEPEST:
            self._fault(
                event, f"nested more than {DEEPEST} levels deep", "a timeline needs no more than five"
            )
            raise _Stop
        if event.anchor or event.tag:
            self._check_properties(event)
        start, end = event.start_mark.index, event.end_mark.index
        style: Style = "flow" if event.flow_style else "block"
        if type(event) is yaml.SequenceStartEvent:
            return Node("sequence", start, end, self.lines, style, items=[])
        return Node("mapping", start, end, self.lines, style, pairs=[])

    def _close(self, node: Node, event: Any) -> None:
        """Set the end of a collection; of a block it is that of its last part, not the next token's start."""
        if node.style == "flow":
            node.finish = event.end_mark.index
        elif node.kind == "sequence" and node.items:
            node.finish = node.items[-1].finish
        elif node.pairs:
            node.finish = node.pairs[-1][1].finish
        if node.kind == "mapping":
            self._check_keys(node)

    def _check_keys(self, node: Node) -> None:
        seen: dict[str, Node] = {}
        for key, _ in node.pairs:
            if key.kind != "scalar":
                self._fault_at(key, "a key must be a plain text", "write `key: value`")
            elif key.value in seen:
                first = seen[key.value].start.line + 1
                self._fault_at(
                    key,
                    f"key '{key.value}' is given twice",
                    f"it stands in line {first} already: keep one of the two",
                )
            else:
                seen[key.value] = key

    def _check_properties(self, event: Any) -> None:
        if event.anchor:
            hint = f"to start a text with &, put the text in quotes; otherwise delete '&{event.anchor}'"
            self._fault(event, f"anchors are not supported: '&{event.anchor}'", hint, len(event.anchor) + 1)
        if event.tag:
            self._fault(event, "tags are not supported", "to start a text with !, put the text in quotes", 1)

    def _check_escapes(self, event: Any, value: str) -> None:
        typed = self.lines.text[event.start_mark.index : event.end_mark.index]
        if "\\" in typed and (found := UNPRINTABLE.search(value)) and found[0] not in typed:
            self._fault(event, f"an escape makes {describe(found[0])}", "delete the escape")

    def _alias(self, event: Any) -> Node:
        start, end = event.start_mark.index, event.end_mark.index
        node = Node("scalar", start, end, self.lines, "quoted", self.lines.text[start:end])
        hint = "write the value itself; to start a text with *, put the text in quotes"
        self._fault_at(node, f"aliases are not supported: '{node.value}'", hint)
        return node

    def _second_document(self, event: Any) -> None:
        self._fault(
            event, "a second document starts here", "a file holds one timeline: delete the line '---'", 3
        )

    def _fault_at(self, node: Node, message: str, hint: str) -> None:
        self.faults.append(Fault(node.start, node.end, message, hint))

    def _fault(self, event: Any, message: str, hint: str, length: int | None = None) -> None:
        start = event.start_mark.index
        end = event.end_mark.index if length is None else min(start + length, len(self.lines.text))
        self.faults.append(Fault(self.lines.mark(start), self.lines.mark(end), message, hint))
