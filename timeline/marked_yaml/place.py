"""The place where a parser of YAML gave up, and what stands around it."""

from __future__ import annotations

import re

from timeline.marked_yaml.faults import Fault
from timeline.marked_yaml.lines import Lines

KEY = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[^\s:#'\"\[\]{}&*!|>%@`,-][^:#]*?)[ ]*:(?=[ ]|$)")
"""A line with a key, after the dashes that may stand before it."""

_LONGEST_SHOWN = 80


class Place:
    """Where the parser gave up.

    Attributes:
        lines, text: the whole text.
        at: index where the parser gave up.
        since: index where that which it was reading began.
        previous: index where the last scalar before it began.
        number, line: the line of `at`, its number from 0.
    """

    def __init__(self, lines: Lines, at: int, since: int, previous: int) -> None:
        self.lines = lines
        self.text = lines.text
        self.at = at
        self.since = since
        self.previous = previous
        self.number = lines.mark(at).line
        self.line = lines.line(self.number)

    def fault(self, start: int, end: int, message: str, hint: str = "") -> Fault:
        """A fault of the text from one index to another."""
        end = max(start, min(end, len(self.text)))
        return Fault(self.lines.mark(start), self.lines.mark(end), message, hint)

    def key_above(self) -> tuple[str, int] | None:
        """Name and column of the key in the nearest line above that has one."""
        for number in range(self.number - 1, -1, -1):
            line = self.lines.line(number)
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if found := KEY.match(line):
                return found["key"], found.start("key")
        return None

    def rest_of_line(self, index: int) -> str:
        """The text from an index to the end of its line, without a comment."""
        mark = self.lines.mark(index)
        rest = self.lines.line(mark.line)[mark.column :]
        return re.split(r"[ \t]#", rest, maxsplit=1)[0].rstrip()


def quoted(text: str) -> str:
    """A text as YAML in quotes: double ones, or single ones where that reads better."""
    text = shortened(text)
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def shortened(text: str) -> str:
    """A text as it may stand in a message."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."
