"""Digit shapes: the tokens that begin with a digit or an apostrophe, all tried at a place at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.expressions.lexeme import Lexeme

_NAMED = re.compile(r"\(\?P<(\w+)>")


class Shapes:
    """The shapes of a language as one regular expression.

    Each shape stands in a look-ahead of its own, so that one step of the regular expression engine tries
    them all: they may overlap, and several may match at one place.
    """

    def __init__(self, shapes: Mapping[str, str]) -> None:
        self.keys = frozenset(shapes)
        parts: list[str] = []
        self._shapes: list[tuple[str, int, list[tuple[str, int]]]] = []
        group = 1
        for number, (key, shape) in enumerate(shapes.items()):
            names = _NAMED.findall(shape)
            if re.compile(shape).groups != len(names):
                raise ValueError(f"shape {key!r}: every group needs a name, or (?:…)")
            self._shapes.append((key, group, [(name, group + 1 + i) for i, name in enumerate(names)]))
            group += 1 + len(names)
            renamed = _NAMED.sub(rf"(?P<s{number}_\1>", shape)
            parts.append(f"(?:(?=({renamed}))|)")
        self._all = re.compile("".join(parts))

    def lexemes(self, low: str, at: int) -> list[Lexeme]:
        """All shapes that match at ``at``. The value is a mapping of the groups, or the text without any."""
        match = self._all.match(low, at)
        if match is None:
            return []
        found = []
        spans = match.regs
        for key, whole, names in self._shapes:
            begin, end = spans[whole]
            if begin < 0:
                continue
            groups: dict[str, Any] = {name: match[number] for name, number in names}
            if "until" in groups:
                groups["until_at"] = match.start(dict(names)["until"])
                groups["first_end"] = match.end(names[0][1])
            found.append(Lexeme(key, groups or low[begin:end], end - at))
        return found
