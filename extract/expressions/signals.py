"""Temporal prepositions: the signal that stands right before a timex ("until", "prior to")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


class Signals:
    """Finds one of a language's signals directly before a timex.

    ``relations`` says of some signals what they make of a date: "by", "until", "since", "before", "after".
    """

    LONGEST = 28

    def __init__(self, signals: Iterable[str], relations: Mapping[str, Iterable[str]] | None = None) -> None:
        self._relations = {signal: name for name, each in (relations or {}).items() for signal in each}
        self._signals = {" ".join(signal.split()): signal.count(" ") + 1 for signal in signals}
        self._last_words = frozenset(signal.split()[-1] for signal in self._signals)
        self._most_words = max(self._signals.values(), default=0)

    def relation(self, signal: str) -> str:
        """What a signal says of the date behind it."""
        return self._relations.get(signal, "")

    def before(self, low: str, start: int) -> tuple[str, int]:
        """(signal, offset) right before ``start`` of the normal text; ("", -1) if there is none."""
        if start == 0 or low[start - 1] != " ":
            return "", -1
        offset = max(0, start - self.LONGEST)
        last_word = low[offset:start].rstrip().rpartition(" ")[2]
        if last_word not in self._last_words and last_word.isalnum():
            return "", -1
        window = low[offset:start]
        words = window.split()[-self._most_words :]
        for number in range(len(words)):
            signal = " ".join(words[number:])
            if signal in self._signals:
                return signal, offset + self._begin(window, words[number:])
        last = _WORD.search(words[-1][::-1]) if words else None  # a quote or bracket before it: "(on Friday"
        signal = last.group()[::-1] if last and last.start() == 0 else ""
        if signal and signal in self._signals and words[-1][-len(signal) - 1] not in "-'":
            return signal, offset + window.rindex(signal)
        return "", -1

    @staticmethod
    def _begin(window: str, words: list[str]) -> int:
        """Where the last ``words`` of the window begin."""
        at = len(window)
        for word in reversed(words):
            at = window.rindex(word, 0, at)
        return at
