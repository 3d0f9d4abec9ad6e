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
        self._trigger = _trigger(starts, self._after)

    def find(self, low: str, at: int) -> tuple[int, int] | None:
        """Where a rule can begin next, and the end of that first word; None if nowhere."""
        while True:
            found = self._trigger.search(low, at)
            if found is None:
                return None
            at = found.end()
            after = self._after.get(found.group())
            second = _SECOND.match(low, at) if after else None
            if after is None or second is None or second.group(1) in after:
                return found.start(), at

    def _first_words(self, key: str) -> set[str]:
        """The words a token of this class begins with; none for digits, and for parts, whose own rules have
        theirs.
        """
        words = set() if key.startswith("@") else self.lexicon.first_words(key) or set()
        return {word for word in words if word[0].isalpha()}

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
_SECOND = re.compile(r"[ -]{1,6}([^\W\d_][^\W_]*)")


def _trigger(starts: set[str], light: dict[str, set[str]]) -> re.Pattern[str]:
    """Finds every place where a rule can begin: whole words as a trie, and digits that are free to the left.

    ``light`` words are so frequent that they count only before a digit or a word that a rule may go on with.
    """
    seconds = trie_pattern(word for words in light.values() for word in words)
    looked_at = rf"|(?:{trie_pattern(light)})(?=[ -]{{1,6}}(?:'?\d|{seconds}))" if light else ""
    return re.compile(
        rf"(?<![\w'-])(?:{trie_pattern(starts - set(light))}{looked_at})(?![^\W_])"
        r"|\d(?:(?<![\w$€£¥#№/.:+,%'-]\d)|(?<=[^\d][,:.] \d)|(?<=[^\d\s$€£¥][,:]\d))|'\d(?<![\w$€£¥#№/.:+,%-]'\d)"
    )


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
