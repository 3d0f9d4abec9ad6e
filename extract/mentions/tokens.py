"""Tokens of a sentence: words and marks with their place in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"(?:[^\W_]\.){2,}|[^\W_]+(?:(?:[-’'&./]|(?<=\d),)(?=[^\W_])[^\W_]+)*|[^\w\s]|_")


UNDATED = -2


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark, text[start:end] of the document.

    `timex` is the number of the dated expression that it belongs to, signal included; UNDATED in an expression
    of time without a date ("for the next fifteen years"); -1 elsewhere.
    """

    start: int
    end: int
    text: str
    lower: str
    timex: int = -1

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number rather than a mark."""
        return self.text[0].isalnum()

    @property
    def is_temporal(self) -> bool:
        """Whether it belongs to an expression of time, dated or not."""
        return self.timex >= 0 or self.timex == UNDATED

    @property
    def is_name(self) -> bool:
        """Whether it is written with a capital, as names are."""
        return self.text[0].isupper()


def tokenize(text: str, offset: int, timexes: Sequence[tuple[int, int, int]]) -> list[Token]:
    """The tokens of a sentence that starts at `offset`.

    `timexes` are (start, end, number) in the document, sorted; the number goes to the tokens inside.
    """
    found: list[Token] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.start() + offset, match.end() + offset
        while at < len(timexes) and timexes[at][1] <= start:
            at += 1
        inside = at < len(timexes) and timexes[at][0] < end
        found.append(Token(start, end, match[0], match[0].lower(), timexes[at][2] if inside else -1))
    return found
