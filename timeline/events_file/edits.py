"""Edits: pieces of text in place of others, and the lines that they fall on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events_file.comments import comments_between

_BREAK = re.compile(r"[\r\n]")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """text[start:end] becomes `replacement`."""

    start: int
    end: int
    replacement: str


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made; those at the same place in the order given.

    Raises:
        ValueError: two edits want the same piece of text: a fault of the program, before anything is written.
    """
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise ValueError(f"two edits at {edit.start}")
        parts += [text[at : edit.start], edit.replacement]
        at = edit.end
        # Behind a bracket or a quote a comment needs no space: behind what takes its place it may.
        before = edit.replacement[-1:] or text[edit.start - 1 : edit.start]
        if text.startswith("#", at) and before.strip():
            parts.append(" ")
    return "".join([*parts, text[at:]])


class Places:
    """The lines of a text, for edits that take a line out or put one in."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def line_start(self, place: int) -> int:
        """Where the line of a place starts."""
        text = self.text
        newline = text.rfind("\n", 0, place)
        # A lone "\r" ends a line as well; it is looked for no further back than the line feed.
        return max(newline, text.rfind("\r", newline + 1, place)) + 1

    def line_end(self, place: int) -> int:
        """Where the line of a place ends, before its break."""
        found = _BREAK.search(self.text, place)
        return found.start() if found else len(self.text)

    def lines_after(self, place: int, lines: Sequence[str]) -> Edit:
        """New lines below the one that holds text[:place]."""
        end = self.line_end(place)
        return Edit(end, end, "".join(self.newline + line for line in lines))

    def without_line(self, begin: int, finish: int, kept: Sequence[str] = ()) -> Edit:
        """Take out what stands from `begin` to `finish`, alone on its lines but for a comment behind it.

        The break before goes with it, so that a line may still be put in below. Comments stay: the one behind, and
        those `kept` from within.
        """
        end = self.line_end(finish)
        behind = [comment.text for comment in comments_between(self.text, finish, end)]
        margin = " " * (begin - self.line_start(begin))
        comments = "".join(f"{self.newline}{margin}{comment}" for comment in (*kept, *behind))
        start = self.line_start(begin)
        if start == 0:
            return Edit(start, end, comments.removeprefix(self.newline))
        break_start = start - 2 if self.text.startswith("\r\n", start - 2) and start > 1 else start - 1
        return Edit(break_start, end, comments)
