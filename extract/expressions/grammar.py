"""The rules of a language compiled: one trie of token sequences per level, and the scan for words that begin
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.expressions.lexicon import Lexicon
from extract.expressions.pattern import expand
from extract.expressions.rule import Rule
from extract.expressions.trie import trie_pattern


@dataclass(slots=True)
class Node:
    """A state of the token trie: edges by gap and token class, and the rules that are complete here."""

    edges: dict[str, dict[str, Node]] = field(default_factory=dict)
    complete: list[tuple[Rule, tuple[tuple[str, int], ...]]] = field(default_factory=list)


class Grammar:
    """Levels of rules over one lexicon; ``{@part}`` slots hold what rules of the levels below made."""

    def __init__(self, levels: Sequence[Sequence[Rule]], lexicon: Lexicon, light: Iterable[str] = ()) -> None:
        self.lexicon = lexicon
        self.levels = [_compiled(rules) for rules in levels]
        self.rules = tuple(rule for rules in levels for rule in rules)
        starts = {
            word for root in self.levels for key in root.edges.get("", {}) for word in self._first_words(key)
        }
        after = {word: self._followers(word, starts) for word in starts & set(light)}
        self._after = {word: words for word, words in after.items() if words is not None}
        self._after_digits = self._digit_followers(starts)
        self._first, self._next = _triggers(starts, self._after, self._prefixes())

    def find(self, low: str, at: int) -> tuple[int, int] | None:
        """Where a rule can begin next, and the end of that first word; None if nowhere."""
        while True:
            found = self._first.match(low) if at == 0 else None
            if found:
                start = 0
            else:
                found = self._next.search(low, at)
                if found is None:
                    return None
                start = found.start() + 1
            at = found.end()
            if low[start] <= "9":
                if self._is_mere_number(low, start):
                    continue
                return start, at
            after = self._after.get(low[start:at])
            if after is None:
                return start, at
            second = _SECOND.match(low, at)
            if second is None:
                digits = at + len(low[at : at + 6]) - len(low[at : at + 6].lstrip(" -"))
                if not self._is_mere_number(low, digits):
                    return start, at
            elif second.group(1) in after:
                return start, at

    def _is_mere_number(self, low: str, at: int) -> bool:
        """True for digits at ``at`` that no rule can begin with: no year, no clock, and no word behind them
        that a rule goes on with.
        """
        number = _NUMBER.match(low, at)
        if number is None or number[2] or (len(number[1]) == 4 and number[1][0] in "12"):
            return False
        second = _SECOND.match(low, number.end())
        return second is None or second.group(1) not in self._after_digits

    def _digit_followers(self, starts: set[str]) -> set[str]:
        """The words that may come second when a rule begins with digits."""
        seconds = {
            second
            for root in self.levels
            for key, node in root.edges.get("", {}).items()
            if self.lexicon.has_shape(key)
            for below in node.edges.values()
            for second in below
        }
        words = {word for key in seconds for word in self._first_words(key)}
        return words | starts if any(key[0] == "@" for key in seconds) else words

    def _first_words(self, key: str) -> set[str]:
        """The words a token of this class begins with; none for digits, and for parts, whose own rules have
        theirs.
        """
        words = set() if key.startswith("@") else self.lexicon.first_words(key) or set()
        return {word for word in words if word[0].isalpha()}

    def _prefixes(self) -> set[str]:
        """The words that a rule goes on from without a gap, in digits: "fy" of "FY2022"."""
        openings = [(key, node) for root in self.levels for key, node in root.edges.get("", {}).items()]
        return {
            key[1:]
            for key, node in openings
            if key[0] == "=" and any(self.lexicon.has_shape(below) for below in node.edges.get("", {}))
        }

    def _followers(self, word: str, starts: set[str]) -> set[str] | None:
        """The words that may come second when a rule begins with ``word``; None if it may stand alone."""
        after: set[str] = set()
        for root in self.levels:
            for key, node in root.edges.get("", {}).items():
                if key.startswith("@") or word not in self._first_words(key):
                    continue
                alone, seconds = self.lexicon.openings(key, word)
                after |= seconds
                if alone and (node.complete or "" in node.edges):
                    return None
                for edges in node.edges.values() if alone else ():
                    for second in edges:
                        after |= starts if second.startswith("@") else self._first_words(second)
        return after


DEAD_END = Node()
_NUMBER = re.compile(
    r"'?(\d{1,9}(?:,\d{3}){0,3})(?:\.\d{1,2}(?=[ -]))?(-?[^\W\d_]|[.:/,'-]\d| ?[-—/] ?\d| '?\d|')?"
)
_SECOND = re.compile(r"[ -]{1,6}([^\W\d_][^\W_]*)")


def _triggers(starts: set[str], light: dict[str, set[str]], prefixes: set[str]) -> list[re.Pattern[str]]:
    """Find every place where a rule can begin: whole words as a trie, and digits that are free to the left.

    The first pattern matches at the begin of a text, the second anywhere with the character before it: a
    search that begins with a class of characters is the quickest that ``re`` has. ``light`` words are so
    frequent that they count only before a digit or a word that a rule may go on with; ``prefixes`` count
    directly before a digit, too.
    """
    glued = rf"|(?:{trie_pattern(prefixes)})(?=\d)" if prefixes else ""
    seconds = trie_pattern(word for words in light.values() for word in words)
    looked_at = rf"|(?:{trie_pattern(light)})(?=[ -]{{1,6}}(?:'?\d|{seconds}))" if light else ""
    words = rf"(?:{trie_pattern(starts - set(light))}{looked_at})(?![^\W_]){glued}"
    digits = r"(?<![$€£¥#№/.:+,%'-])'?[0-9]|(?<=[^\d\s$€£¥][,:])[0-9]"
    return [re.compile(rf"{words}|'?[0-9]"), re.compile(rf"\W(?:(?<!\w['-])(?:{words})|{digits})")]


def literals_of(patterns: Iterable[str]) -> set[str]:
    """The words and marks that patterns spell out."""
    return {
        element.key[1:]
        for pattern in patterns
        for sequence in expand(pattern)
        for element in sequence
        if element.key.startswith("=")
    }


def _compiled(rules: Iterable[Rule]) -> Node:
    root = Node()
    for rule in rules:
        for pattern in rule.patterns:
            for sequence in expand(pattern):
                node = root
                for element in sequence:
                    edges = node.edges.setdefault(element.gap, {})
                    node = edges.setdefault(element.key, Node())
                    if element.key.startswith("@"):
                        edges.setdefault("@", DEAD_END)  # says that parts are wanted here
                slots = tuple((element.slot, i) for i, element in enumerate(sequence) if element.slot)
                node.complete.append((rule, slots))
    return root
