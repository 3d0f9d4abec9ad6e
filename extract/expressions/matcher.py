"""Matching in one text, phrase by phrase: the longest match at each place; what was read before is known."""

from __future__ import annotations

from extract.expressions.grammar import Grammar
from extract.expressions.phrase_memory import LONGEST, Among, Match, PhraseMemory
from extract.expressions.place import LOOK_AROUND, Place
from extract.expressions.scan import Scan
from extract.expressions.trace import Trace
from extract.expressions.walk import Walk

WINDOW = 200  # code points behind the first that a match depends on
CLOSE = 16  # places no farther apart than this crowd; in news they rarely do
MOST_REPEATED = 64  # surroundings remembered: what repeats itself without end does so at once


class Memory:
    """What a tagger remembers of what it read: phrases, and the steps of searches. It belongs to a grammar, and
    grows, but not without bounds.
    """

    def __init__(self) -> None:
        self.phrases = PhraseMemory()
        self.trace = Trace()


class Matcher:
    """Matches one text. ``low`` is its normal form; positions are those of the text."""

    def __init__(self, grammar: Grammar, scan: Scan, memory: Memory, text: str, low: str) -> None:
        self._grammar = grammar
        self._scan = scan
        self._phrases = memory.phrases
        self._trace = memory.trace
        self._text = text
        self._low = low
        self._place = Place(grammar, text, low)
        self._last = -CLOSE
        self._repeated: dict[str, Match | None] = {}

    def matches(self) -> list[Match]:
        """All matches of the text, none overlapping another."""
        text, low = self._text, self._low
        recall, surroundings = self._phrases.recall, self._place.surroundings
        found: list[Match] = []
        stop = -1
        for start, end in self._scan.phrases(low):
            known = recall(text[start:end])
            if isinstance(known, Among):
                known = known.found.get(surroundings(start, end, known.asked))
            if known is None or start <= stop or (low[start - 1] in "'-" and self._is_inside(start)):
                known = self._search(start, end, stop)
            for rule, draft, begin, length in known:
                stop = start + length
                found.append(Match(rule, draft, start + begin, stop))
        return found

    def _is_inside(self, start: int) -> bool:
        """True if a longer word goes on at ``start`` ("mid-May"): no rule begins there."""
        before = self._low[max(0, start - 2) : start]
        return (
            before[1:] in ("'", "-")
            and (before[0].isalnum() or before[0] == "_")
            and self._low[start].isalpha()
        )

    def _search(self, start: int, end: int, stop: int) -> tuple[Match, ...]:
        """What is found in the phrase ``start``–``end`` behind ``stop``, positions counted from its begin."""
        self._place.enter()
        whole = stop < start <= end <= start + LONGEST and not self._is_inside(start)
        found: list[Match] = []
        for place in self._scan.places(self._low[start:end]):
            at = start + place
            # behind a hyphen there is the other end of a range, or the rest of a longer word
            if at > stop and (not self._is_inside(at) or (found and at == stop + 1)):
                match = self.longest(at)
                if match is not None:
                    stop = match.end
                    found.append(Match(match.rule, match.draft, place, stop - start))
        known = tuple(found)
        if whole and all(match.draft.until is None for match in found):  # else it may not be all of it
            asked = self._place.asked
            if asked:
                among = self._phrases.among(self._text[start:end], asked)
                among.found[self._place.surroundings(start, end, among.asked)] = known
            else:
                self._phrases.remember(self._text[start:end], known)
        return known

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
            return known and Match(known.rule, known.draft, at, known.end - known.start + at)
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
