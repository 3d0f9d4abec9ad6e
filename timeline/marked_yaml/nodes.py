"""`Node`: a scalar, sequence or mapping with its place in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from timeline.marked_yaml.lines import Lines, Mark

Kind = Literal["scalar", "sequence", "mapping"]
Style = Literal["plain", "quoted", "literal", "folded", "flow", "block"]
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | None"

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class Node:
    """A part of a YAML text.

    Attributes:
        kind: scalar, sequence or mapping.
        begin, finish: where it starts and where it ends (exclusive), in code points of the text. A node
            ends with its last visible character, so comments and empty lines after it are not its own.
        lines: the lines of the whole text, shared by all its nodes.
        style: of a scalar plain, quoted, literal or folded; of the others flow or block.
        value: the text of a scalar, quotes and escapes undone, never made into a number or a date.
        items: the nodes of a sequence.
        pairs: the keys and values of a mapping in their order; a key that is given twice stands here twice.
    """

    kind: Kind
    begin: int
    finish: int
    lines: Lines = field(repr=False)
    style: Style
    value: str = ""
    items: Sequence[Node] = ()
    pairs: Sequence[tuple[Node, Node]] = ()

    @property
    def start(self) -> Mark:
        """The place of its first character."""
        return self.lines.mark(self.begin)

    @property
    def end(self) -> Mark:
        """The place after its last visible character."""
        return self.lines.mark(self.finish)

    def source(self, text: str | None = None) -> str:
        """The node as typed: an unquoted `[a..b]` is a sequence to YAML, but reads as a date here."""
        return (self.lines.text if text is None else text)[self.begin : self.finish]

    def key(self, name: str) -> Node | None:
        """The key node of that name in a mapping; of two equal ones the first."""
        for key, _ in self.pairs:
            if key.value == name and key.kind == "scalar":
                return key
        return None

    def get(self, name: str) -> Node | None:
        """The value under a key of a mapping; of two equal keys the first."""
        for key, value in self.pairs:
            if key.value == name and key.kind == "scalar":
                return value
        return None

    def walk(self) -> Iterator[Node]:
        """This node and all nodes in it, keys included, in the order of the text."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.items))
            for key, value in reversed(node.pairs):
                waiting.extend((value, key))


def is_null(node: Node) -> bool:
    """Whether nothing is given: an empty place, `~` or `null`, unquoted."""
    return node.kind == "scalar" and node.style == "plain" and node.value in _NULLS


def plain(node: Node | None) -> Plain:
    """The node as dicts, lists and texts. A scalar stays the text that it is; nothing given is None.

    Of two equal keys the first counts; a key that is not a text counts as the text it was typed as.
    """
    if node is None or is_null(node):
        return None
    if node.kind == "scalar":
        return node.value
    if node.kind == "sequence":
        return [plain(item) for item in node.items]
    found: dict[str, Plain] = {}
    for key, value in node.pairs:
        name = key.value if key.kind == "scalar" else key.source()
        if name not in found:
            found[name] = plain(value)
    return found
