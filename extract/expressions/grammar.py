"""The rules of a language compiled: one trie of token sequences per level, and the scan for words that begin one."""

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
    """Levels of rules over one lexicon. A rule's ``{@part}`` slots hold what rules of the levels below made."""

    def __init__(self, levels: Sequence[Sequence[Rule]], lexicon: Lexicon, light: Iterable[str] = ()) -> None:
        self.lexicon = lexicon
        self.levels = [_compiled(rules) for rules in levels]
        self.rules = tuple(rule for rules in levels for rule in rules)
        self.trigger = self._trigger(set(light))

    def _trigger(self, light: set[str]) -> re.Pattern[str]:
        """Finds every place where a rule can begin: whole words as a trie, and digits that are free to the left.

        ``light`` words are so frequent that they count only before a word that a rule may go on with.
        """
        words = {word for root in self.levels for key in root.edges.get("", {}) for word in self._first_words(key)}
        followers: set[str] = set()
        for word in sorted(light & words):
            after = self._followers(word, words)
            if after is None:
                light = light - {word}
            else:
                followers |= after
        heavy = trie_pattern(words - light)
        looked_at = rf"|(?:{trie_pattern(light & words)})(?=[ -]{{1,6}}(?:'?\d|{trie_pattern(followers)}))" if followers else ""
        return re.compile(
            rf"(?<![\w'-])(?:{heavy}{looked_at})(?![^\W_])"
            r"|(?<![\w$€£¥#№/.:+,%-])'?\d|(?<=[^\d][,:.] )\d|(?<=[^\d\s$€£¥][,:])\d"
        )

    def _first_words(self, key: str) -> set[str]:
        """The words a token of this class begins with; none for digits, and for parts, whose own rules have theirs."""
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
