"""Temporal prepositions: the signal that stands right before a timex ("until", "prior to")."""

from __future__ import annotations

import re
from collections.abc import Iterable


class Signals:
    """Finds one of a language's signals directly before a timex."""

    LONGEST = 24

    def __init__(self, signals: Iterable[str]) -> None:
        ordered = sorted(signals, key=len, reverse=True)
        words = "|".join(re.escape(s).replace(r"\ ", " {1,4}") for s in ordered)
        self._before = re.compile(rf"(?<![\w-])({words}) {{1,4}}\Z")

    def before(self, low: str, start: int) -> tuple[str, int]:
        """(signal, offset) right before ``start`` of the normal text; ("", -1) if there is none."""
        offset = max(0, start - self.LONGEST)
        found = self._before.search(low[offset:start])
        return (" ".join(found.group(1).split()), offset + found.start()) if found else ("", -1)
