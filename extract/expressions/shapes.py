"""Digit shapes: the tokens that begin with a digit or an apostrophe, all tried at a place at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.expressions.lexeme import Lexeme

_NAMED = re.compile(r"\(\?P<(\w+)>")
_WORD = re.compile(r"[^\W\d_]+")


class Shapes:
    """The shapes of a language as one regular expression.

    Each shape stands in a look-ahead of its own, so that one step of the regular expression engine tries
    them all: they may overlap, and several may match at one place. ``words`` are those that shapes spell out
    ("to" of "22 to 25").
    """

    def __init__(self, shapes: Mapping[str, str]) -> None:
        self.keys = frozenset(shapes)
        parts: list[str] = []
        self._shapes: list[tuple[str, int, list[tuple[str, int]]]] = []
        group = 0  # counted as in match.groups()
        for number, (key, shape) in enumerate(shapes.items()):
            names = _NAMED.findall(shape)
            if re.compile(shape).groups != len(names):
                raise ValueError(f"shape {key!r}: every group needs a name, or (?:…)")
            self._shapes.append((key, group, [(name, group + 1 + i) for i, name in enumerate(names)]))
            group += 1 + len(names)
            renamed = _NAMED.sub(rf"(?P<s{number}_\1>", shape)
            parts.append(f"(?:(?=({renamed}))|)")
        self._all = re.compile("".join(parts))
        spelled = (re.sub(r"\\.", " ", _NAMED.sub("", shape)) for shape in shapes.values())
        self.words = frozenset(word for shape in spelled for word in _WORD.findall(shape))

    def lexemes(self, low: str, at: int) -> list[Lexeme]:
        """All shapes that match at ``at``. The value is a mapping of the groups, or the text without any."""
        match = self._all.match(low, at)
        if match is None:
            return []
        texts = match.groups()
        found = []
        for key, whole, names in self._shapes:
            text = texts[whole]
            if text is None:
                continue
            groups: dict[str, Any] = {name: texts[number] for name, number in names}
            if "until" in groups:
                groups["until_at"] = match.start(dict(names)["until"] + 1)
                groups["first_end"] = match.end(names[0][1] + 1)
            found.append(Lexeme(key, groups or text, len(text)))
        return found
