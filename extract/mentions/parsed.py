"""Sentences with the dated expressions in them, taken apart when somebody asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extract.mentions.clauses import Clause, find_clauses
from extract.mentions.dating import Dated
from extract.mentions.phrasing import Phrasing
from extract.mentions.sentences import Sentence
from extract.mentions.tokens import UNDATED, Token, tokenize


class Parsed:
    """A sentence, its number in the text, its expressions of time, and, once asked for, its tokens and clauses."""

    def __init__(self, number: int, sentence: Sentence, dated: Sequence[Dated], words: Phrasing) -> None:
        self.number = number
        self.sentence = sentence
        self.dated = dated
        self._words = words

    @cached_property
    def tokens(self) -> list[Token]:
        """Its tokens, those of a dated expression marked with its number."""
        spans = [
            (max(one.phrase_start, self.sentence.start), one.timex.end, number if one.when else UNDATED)
            for number, one in enumerate(self.dated)
        ]
        return tokenize(self.sentence.text, self.sentence.start, spans)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its clauses."""
        return find_clauses(self.tokens, self._words)


def parse(dated: Sequence[Dated], cut: Sequence[Sentence], words: Phrasing) -> list[Parsed]:
    """Each sentence with its dates; both run through the text in order."""
    found: list[Parsed] = []
    at = 0
    for sentence in cut:
        while at < len(dated) and dated[at].timex.start < sentence.start:
            at += 1
        stop = at
        while stop < len(dated) and dated[stop].timex.end <= sentence.end:
            stop += 1
        found.append(Parsed(len(found), sentence, dated[at:stop], words))
        at = stop
    return found
