"""The outcome of anchoring, and the question about the clause that it may ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Direction = Callable[[], tuple[str, str]]  # asks the clause: ("past" | "future" | "", reason)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A resolved value and where it comes from; the fields are those of Timex."""

    value: str
    anchor: str = ""
    reason: str = ""
    rejected: str = ""


def no_direction() -> tuple[str, str]:
    """The answer where no clause is looked at."""
    return "", ""
