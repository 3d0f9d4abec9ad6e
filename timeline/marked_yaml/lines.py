"""Places in a text: code points from its start, and the line and column that an editor would show."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# U+0085, U+2028 and U+2029 end no line: YAML 1.2 and editors agree on that, YAML 1.1 did not.
_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """A place in a text, all three counted from 0 in code points."""

    index: int
    line: int
    column: int


class Lines:
    """The lines of a text, found once and asked many times."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *map(re.Match.end, _BREAK.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def mark(self, index: int) -> Mark:
        """The place of the code point `index`; one past the end is allowed."""
        line = bisect_right(self._starts, index) - 1
        return Mark(index, line, index - self._starts[line])

    def start_of(self, line: int) -> int:
        """The index at which a line (from 0) starts."""
        return self._starts[line]

    def line(self, number: int) -> str:
        """The text of a line (from 0) without its break; empty beyond the last."""
        if not 0 <= number < len(self._starts):
            return ""
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[number] : end].rstrip("\r\n")
