"""The words of a grammar by their place in its rules: what begins a timex, what ends it, what stands between."""

from __future__ import annotations

from collections.abc import Iterable

from extract.expressions.grammar import Fork, Grammar, Node


class Vocabulary:
    """The words of ``grammar``; shortened ones with their full stop.

    ``starts`` can begin a rule, ``alone`` can be all of it, ``ends`` can end it, and ``links`` only lead on.
    ``counted`` are words behind which a small number can end a rule ("May 5"), ``prefixes`` those that a rule goes
    on from without a gap, in digits ("fy" of "FY2022"), and ``marks`` are the signs that stand between words.
    """

    def __init__(self, grammar: Grammar) -> None:
        lexicon = grammar.lexicon
        words: set[str] = set(lexicon.shape_words)
        self.starts: set[str] = set()
        self.alone: set[str] = set()
        self.ends: set[str] = set()
        self.counted: set[str] = set()
        self.prefixes: set[str] = set()
        self.marks = {sign for mark in lexicon.marks for sign in mark if not sign.isalnum()}
        for root in grammar.roots:
            for key, node in root.edges.items():
                if key[0] != "@":
                    every, last = lexicon.pieces(key)
                    self.starts |= {word for word in lexicon.first_words(key) or () if word[0].isalpha()}
                    self.starts |= {word for word in every if "." in word}
                    self.alone |= last if node.complete else set()
            for key, node in _edges(root):
                if key[0] == "@":
                    continue
                every, last = lexicon.pieces(key)
                words |= every
                if node.complete:
                    self.ends |= last
                if any(
                    below.complete and key in lexicon.small_numbers
                    for fork in node.forks.values()
                    for key, below in fork.edges.items()
                ):
                    self.counted |= last
                glued = node.forks.get("")
                if key[0] == "=" and glued and any(lexicon.has_shape(below) for below in glued.edges):
                    self.prefixes.add(key[1:])
        self.links = words - self.ends


def _edges(fork: Fork) -> Iterable[tuple[str, Node]]:
    """All edges below ``fork``."""
    for key, node in fork.edges.items():
        yield key, node
        for following in node.forks.values():
            yield from _edges(following)
