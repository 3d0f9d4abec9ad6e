"""What was found in phrases that were read before: news says the same few things again and again ("yesterday", "last
year", "the third quarter"), whatever it tells of.
"""

from __future__ import annotations

from typing import NamedTuple

from extract.expressions.draft import Draft
from extract.expressions.place import Surroundings
from extract.expressions.rule import Rule

MOST_PHRASES = 20_000  # remembered; then all are forgotten, so that no text can fill the memory
LONGEST = 40  # code points of a phrase that is remembered; longer ones hardly come again


class Match(NamedTuple):
    """A rule's match and the draft it made, between two positions."""

    rule: Rule
    draft: Draft
    start: int
    end: int


Found = tuple[Match, ...]  # their positions are counted from the begin of the phrase


class Among(NamedTuple):
    """What was found in a phrase, by its surroundings, as far as rules asked for them."""

    asked: int
    found: dict[Surroundings, Found]


class PhraseMemory:
    """Knows a phrase by its characters and, where rules asked for neighbouring words, by these, too.

    What is found in a phrase depends on nothing else, so that no timex depends on what was read before.
    """

    def __init__(self) -> None:
        self._known: dict[str, Found | Among] = {}
        self.recall = self._known.get
        self.size = 0

    def forget(self) -> None:
        """Begin anew."""
        self._known.clear()
        self.size = 0

    def remember(self, phrase: str, found: Found) -> None:
        """Keep what was found in ``phrase``, whatever stands around it."""
        self._grow()
        self._known[phrase] = found

    def among(self, phrase: str, asked: int) -> Among:
        """Where to keep what was found in ``phrase`` by its surroundings, of which ``asked`` was asked for."""
        self._grow()
        known = self._known.get(phrase)
        if not isinstance(known, Among) or asked & ~known.asked:
            earlier = known.asked if isinstance(known, Among) else 0
            known = self._known[phrase] = Among(asked | earlier, {})
        return known

    def _grow(self) -> None:
        if self.size >= MOST_PHRASES:
            self.forget()
        self.size += 1
