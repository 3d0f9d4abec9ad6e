"""A token of the text, as rules see it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

_ATOM = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


class Lexeme(NamedTuple):
    """A token of class ``key`` and a number of code points, with its meaning (a month, a unit, a draft)."""

    key: str
    value: Any
    length: int


class Kind:
    """What the tokens at one place have in common with those at others: their classes and widths.

    A width is a number of atoms (runs of letters, runs of digits, marks), so that "Monday" and "Wednesday",
    "5" and "25" are alike. There is one object for each kind, which is itself wherever it occurs.
    """

    __slots__ = ("lexemes",)

    def __init__(self, lexemes: tuple[tuple[str, int], ...]) -> None:
        self.lexemes = lexemes


class Tokens(NamedTuple):
    """All lexemes that begin at one place: their kind, their values, and the widths and lengths that occur."""

    kind: Kind
    values: tuple[Any, ...]
    ends: tuple[tuple[int, int], ...]


class Kinds:
    """All kinds seen so far."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[tuple[str, int], ...], Kind] = {}

    def tokens(self, lexemes: Iterable[Lexeme], low: str, at: int = 0) -> Tokens:
        """The tokens of ``lexemes``, which stand at ``at`` in the normal text ``low``."""
        found = tuple(lexemes)
        widths: dict[int, int] = {}
        shape: list[tuple[str, int]] = []
        for key, _, length in found:
            width = widths.get(length)
            if width is None:
                width = widths[length] = _width(low[at : at + length])
            shape.append((key, width))
        classes = tuple(shape)
        kind = self._kinds.get(classes)
        if kind is None:
            kind = self._kinds[classes] = Kind(classes)
        return Tokens(
            kind,
            tuple([lexeme[1] for lexeme in found]),
            tuple([(width, length) for length, width in widths.items()]),
        )


def _width(piece: str) -> int:
    return 1 if piece.isalpha() or piece.isdecimal() else len(_ATOM.findall(piece))
