"""The outcome of anchoring, and the question about the clause that it may ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Direction = Callable[[], tuple[str, str]]  # asks the clause: ("past" | "future" | "", reason)


class Anchored(NamedTuple):
    """A resolved value and where it comes from; the fields are those of Timex."""

    value: str
    anchor: str = ""
    reason: str = ""
    rejected: str = ""


def no_direction() -> tuple[str, str]:
    """The answer where no clause is looked at."""
    return "", ""
