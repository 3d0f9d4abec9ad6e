"""Ids of the articles of one file: their own where they have one that none before them had, else their numbers."""

from __future__ import annotations

import re

_NOT_IN_AN_ID = re.compile(r"[^\w.:@+-]+")
_LONGEST_ID = 100


class Ids:
    """The ids that the articles of a file have so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, given: str, number: int) -> str:
        """The id of the next article.

        Args:
            given: what it is called in its file, if anything.
            number: of its row, line or record.
        """
        name = _NOT_IN_AN_ID.sub("-", given).strip("-")[:_LONGEST_ID] or str(number)
        if name in self._taken:
            name = f"{name}.{number}"
        self._taken.add(name)
        return name
