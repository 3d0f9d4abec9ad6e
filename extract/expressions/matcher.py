"""Matching in one text: the longest match at each place, searched for once for all places that are alike."""

from __future__ import annotations

from typing import NamedTuple

from extract.expressions.draft import Draft
from extract.expressions.grammar import Grammar
from extract.expressions.place import LOOK_AROUND, Place
from extract.expressions.rule import Rule
from extract.expressions.trace import Trace
from extract.expressions.walk import Walk

WINDOW = 200  # code points behind the first that a match depends on
CLOSE = 16  # places no farther apart than this crowd; in news they rarely do
MOST_REPEATED = 64  # surroundings remembered: what repeats itself without end does so at once


class Match(NamedTuple):
    """A rule's match in the text and the draft it made."""

    rule: Rule
    draft: Draft
    start: int
    end: int


class Matcher:
    """Matches one text. ``low`` is its normal form; positions are those of the text. ``trace`` belongs to the
    grammar, and grows.
    """

    def __init__(self, grammar: Grammar, trace: Trace, text: str, low: str) -> None:
        self._grammar = grammar
        self._trace = trace
        self._text = text
        self._place = Place(grammar.lexicon, text, low)
        self._last = -CLOSE
        self._repeated: dict[str, Match | None] = {}

    def longest(self, at: int) -> Match | None:
        """The longest match that begins at ``at``.

        Where places crowd, what was read in the very same surroundings is known at once, so that a text that
        repeats itself without end is no burden.
        """
        crowded = at - self._last < CLOSE and at >= LOOK_AROUND
        self._last = at
        if not crowded:
            return self._read(at)
        around = self._text[at - LOOK_AROUND : at + WINDOW]
        if around in self._repeated:
            known = self._repeated[around]
            return known and known._replace(start=at, end=known.end - known.start + at)
        match = self._read(at)
        if match is None or (match.draft.until is None and match.end - at < WINDOW - LOOK_AROUND):
            if len(self._repeated) >= MOST_REPEATED:
                self._repeated.clear()
            self._repeated[around] = match
        return match

    def _read(self, at: int) -> Match | None:
        place = self._place
        place.move(at)
        step = self._trace.recall(place)
        if step is None:
            place.move(at)
            step = Walk(self._grammar, place, self._trace.record()).longest()
        if step.outcome is None:
            return None
        rule, answer, end = step.outcome
        return Match(rule, place.heard[answer][0][0], at, place.end(end))
