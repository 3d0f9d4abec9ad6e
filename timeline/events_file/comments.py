"""The comments of an events.yaml, found between its scalars, so that no edit loses one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.marked_yaml import Node

_COMMENT = re.compile(r"(?:^|(?<=[\s,\[\]{}]))#[^\r\n]*", re.MULTILINE)
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its place: text[begin:finish] is `#` and what follows on the line, trailing space left out."""

    begin: int
    finish: int
    text: str


def comments_in(node: Node) -> list[Comment]:
    """The comments within a node: between the items of a list, or behind the sign of a block text."""
    return list(_between(node, node.lines.text, node.begin, node.finish))


def comments_between(text: str, begin: int, finish: int) -> list[Comment]:
    """The comments of a stretch of text that holds no scalar."""
    return [_comment(found) for found in _COMMENT.finditer(text, begin, finish)]


def _between(root: Node | None, text: str, begin: int, finish: int) -> Iterator[Comment]:
    at = begin
    leaves = [node for node in root.walk() if node.kind == "scalar"] if root is not None else []
    for leaf in sorted(leaves, key=lambda node: node.begin):
        yield from comments_between(text, at, leaf.begin)
        if leaf.style in ("literal", "folded") and (header := _HEADER.match(text, leaf.begin, leaf.finish)):
            yield _made(header.start(1), header[1])
        at = max(at, leaf.finish)
    yield from comments_between(text, at, finish)


def _comment(found: re.Match[str]) -> Comment:
    return _made(found.start(), found[0])


def _made(begin: int, typed: str) -> Comment:
    typed = typed.rstrip()
    return Comment(begin, begin + len(typed), typed)
