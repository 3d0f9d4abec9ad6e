"""The rules of a language compiled: one trie of token sequences per level."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.expressions.lexeme import Kind
from extract.expressions.lexicon import Lexicon
from extract.expressions.pattern import expand
from extract.expressions.rule import Rule


class Wanted:
    """Class and width of the tokens that lead on from a fork. There is one object for all places where these
    do, which makes it quick to compare.
    """

    __slots__ = ("lexemes",)

    def __init__(self, lexemes: tuple[tuple[str, int], ...]) -> None:
        self.lexemes = lexemes


class Fork:
    """The ways on from a gap, by the class of the token behind it.

    ``starts`` are the classes of tokens that lower levels begin with, if what they make is wanted here.
    """

    __slots__ = ("_known", "_wanted", "edges", "starts")

    def __init__(self, starts: frozenset[str] = frozenset()) -> None:
        self.edges: dict[str, Node] = {}
        self.starts = starts
        self._known: dict[Kind, tuple[Wanted | None, tuple[int, ...]]] = {}
        self._wanted: dict[tuple[tuple[str, int], ...], Wanted] = {}

    def wanted(self, kind: Kind) -> tuple[Wanted | None, tuple[int, ...]]:
        """Those of the tokens that lead on, and their numbers among all; None if none does."""
        known = self._known.get(kind)
        if known is None:
            numbers = [
                i for i, (key, _) in enumerate(kind.lexemes) if key in self.edges or key in self.starts
            ]
            lexemes = tuple(kind.lexemes[i] for i in numbers)
            wanted = self._wanted.setdefault(lexemes, Wanted(lexemes)) if numbers else None
            known = self._known[kind] = wanted, tuple(numbers)
        return known


@dataclass(slots=True)
class Node:
    """A state of the token trie: what may follow, by gap, and the rules that are complete here, each with its
    place among all rules and its slots.
    """

    forks: dict[str, Fork] = field(default_factory=dict)
    complete: list[tuple[int, Rule, tuple[tuple[str, int], ...]]] = field(default_factory=list)


def merged(nodes: Sequence[Node]) -> dict[str, Fork]:
    """The ways on from all of ``nodes`` at once."""
    forks: dict[str, Fork] = {}
    for node in nodes:
        for gap, fork in node.forks.items():
            both = forks.setdefault(gap, Fork())
            both.edges |= fork.edges
            both.starts |= fork.starts
    return forks


class Grammar:
    """Levels of rules over one lexicon; ``{@part}`` slots hold what rules of the levels below made.

    ``roots`` has for each level the tokens that begin a rule, ``any_root`` those of all levels; ``neighbours`` are
    the words that rules ask for beside a match.
    """

    def __init__(self, levels: Sequence[Sequence[Rule]], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.roots: list[Fork] = []
        starts: frozenset[str] = frozenset()
        for rules in levels:
            root = _compiled(rules, starts)
            self.roots.append(root)
            starts = starts.union(key for key in root.edges if key[0] != "@")
        self.any_root = {"": Fork(starts)}
        self.rules = tuple(rule for rules in levels for rule in rules)
        asked = {word for rule in self.rules for word in rule.neighbours}
        self.neighbours = asked.union(word for two in asked for word in two.split())


def literals_of(patterns: Iterable[str]) -> set[str]:
    """The words and marks that patterns spell out."""
    return {
        element.key[1:]
        for pattern in patterns
        for sequence in expand(pattern)
        for element in sequence
        if element.key.startswith("=")
    }


def _compiled(rules: Iterable[Rule], starts: frozenset[str]) -> Fork:
    """The trie of some rules; parts that they want begin with tokens of the classes ``starts``."""
    root = Node()
    for order, rule in enumerate(rules):
        for pattern in rule.patterns:
            for sequence in expand(pattern):
                node = root
                for element in sequence:
                    fork = node.forks.setdefault(element.gap, Fork())
                    node = fork.edges.setdefault(element.key, Node())
                    if element.key.startswith("@"):
                        fork.starts = starts
                slots = tuple((element.slot, i) for i, element in enumerate(sequence) if element.slot)
                node.complete.append((order, rule, slots))
    return root.forks.get("", Fork())
