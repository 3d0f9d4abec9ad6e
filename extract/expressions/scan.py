"""Where in a text a rule can begin: one regular expression made of a grammar, and a second look at numbers and
at words that are everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.expressions.grammar import Grammar, Node
from extract.expressions.trie import trie_pattern

_NUMBER = re.compile(
    r"'?(\d{1,9}(?:,\d{3}){0,3})(?:\.\d{1,2}(?=[ -]))?(-?[^\W\d_]|[.:/,'-]\d| ?[-—/] ?\d| '?\d|')?"
)
_SECOND = re.compile(r"[ -]{1,6}([^\W\d_][^\W_]*)")
_TO_DIGITS = re.compile(r"[ -]{0,6}")


class Scan:
    """Finds the places of a text at which a rule of ``grammar`` can begin.

    ``light`` words are so frequent that they count only before digits and before words that a rule goes on
    with.
    """

    def __init__(self, grammar: Grammar, light: Iterable[str] = ()) -> None:
        self._lexicon = grammar.lexicon
        self._openings = [opening for root in grammar.roots for opening in root.edges.items()]
        starts = {word for key, _ in self._openings for word in self._first_words(key)}
        after = {word: self._followers(word, starts) for word in starts & set(light)}
        self._after = {word: words for word, words in after.items() if words is not None}
        self._after_digits = self._digit_followers(starts)
        self._trigger = _trigger(starts, self._after, self._prefixes())

    def places(self, low: str) -> Iterator[tuple[int, int]]:
        """Begin and end of each word of the normal text ``low`` (or the first digit) that may begin a rule."""
        followers = self._after.get
        for found in self._trigger.finditer(" " + low):  # a trigger includes the character before it
            start, end = found.start(), found.end() - 1
            if low[start] <= "9":
                if not self._is_mere_number(low, start):
                    yield start, end
                continue
            if start > 1 and low[start - 1] in "'-" and (low[start - 2].isalnum() or low[start - 2] == "_"):
                continue  # inside a longer word
            after = followers(low[start:end])
            if after is not None:
                second = _SECOND.match(low, end)
                if second is None:
                    digits = _TO_DIGITS.match(low, end)
                    if digits and self._is_mere_number(low, digits.end()):
                        continue
                elif second.group(1) not in after:
                    continue
            yield start, end

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
            for key, node in self._openings
            if self._lexicon.has_shape(key)
            for fork in node.forks.values()
            for second in fork.edges
        }
        words = {word for key in seconds for word in self._first_words(key)}
        return words | starts if any(key[0] == "@" for key in seconds) else words

    def _first_words(self, key: str) -> set[str]:
        """The words a token of this class begins with; none for digits, and for parts, whose own rules have
        theirs.
        """
        words = set() if key.startswith("@") else self._lexicon.first_words(key) or set()
        return {word for word in words if word[0].isalpha()}

    def _prefixes(self) -> set[str]:
        """The words that a rule goes on from without a gap, in digits: "fy" of "FY2022"."""
        return {
            key[1:]
            for key, node in self._openings
            if key[0] == "=" and any(self._lexicon.has_shape(below) for below in _glued(node))
        }

    def _followers(self, word: str, starts: set[str]) -> set[str] | None:
        """The words that may come second when a rule begins with ``word``; None if it may stand alone."""
        after: set[str] = set()
        for key, node in self._openings:
            if key.startswith("@") or word not in self._first_words(key):
                continue
            alone, seconds = self._lexicon.openings(key, word)
            after |= seconds
            if alone and (node.complete or "" in node.forks):
                return None
            if alone:
                after |= self._words_behind(node, starts)
        return after

    def _words_behind(self, node: Node, starts: set[str]) -> set[str]:
        """The words that the edges of ``node`` go on with."""
        words: set[str] = set()
        for fork in node.forks.values():
            for key in fork.edges:
                words |= starts if key.startswith("@") else self._first_words(key)
        return words


def _glued(node: Node) -> Iterable[str]:
    """The classes of tokens that follow without a gap."""
    return node.forks[""].edges if "" in node.forks else ()


def _trigger(starts: set[str], light: dict[str, set[str]], prefixes: set[str]) -> re.Pattern[str]:
    """Whole words as a trie, and digits that are free to the left, each with the character before it: a search
    that begins with a class of characters is the quickest that ``re`` has, and what looks back stands where
    it is rarely reached. ``prefixes`` count directly before a digit, too.
    """
    glued = rf"|(?:{trie_pattern(prefixes)})(?=\d)" if prefixes else ""
    seconds = trie_pattern(word for words in light.values() for word in words)
    looked_at = rf"|(?:{trie_pattern(light)})(?=[ -]{{1,6}}(?:'?\d|{seconds}))" if light else ""
    words = rf"(?:{trie_pattern(starts - set(light))}{looked_at})(?![^\W_]){glued}"
    taken = "[$€£¥#№/.:+,%'-]"
    digits = rf"[0-9](?:(?<!{taken}\d)|(?<=[^\d\s$€£¥][,:]\d))|'[0-9](?<!{taken}'\d)"
    return re.compile(rf"\W(?:{words}|{digits})")
