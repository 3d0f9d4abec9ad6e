"""Word lists as trie-shaped regular expressions: one pass over the text, whatever the number of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression that matches exactly ``words``, with shared beginnings; the longest word wins.
    Without words it matches nothing.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _pattern(root) or "(?!)"


def _pattern(node: dict[str, Any]) -> str:
    leaves = sorted(letter for letter, below in node.items() if letter and set(below) == {""})
    branches = [
        re.escape(c) + _pattern(below) for c, below in sorted(node.items()) if c and set(below) != {""}
    ]
    if leaves:
        single = re.escape(leaves[0]) if len(leaves) == 1 else "[" + "".join(map(re.escape, leaves)) + "]"
        branches.append(single)
    if not branches:
        return ""
    optional = "?" if "" in node else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){optional}"
