"""A token of the text, as rules see it."""

from __future__ import annotations

from typing import Any, NamedTuple


class Lexeme(NamedTuple):
    """A token of class ``key`` and a number of code points, with its meaning (a month, a unit, a draft)."""

    key: str
    value: Any
    length: int
