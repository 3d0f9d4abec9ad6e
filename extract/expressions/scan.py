"""Where in a text a rule can match: one regular expression, made of a grammar, finds the phrases; a second one finds
the places in a phrase at which a rule can begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.expressions.grammar import Grammar
from extract.expressions.normal_text import BEFORE_A_WORD
from extract.expressions.trie import trie_pattern
from extract.expressions.vocabulary import Vocabulary

LONGEST = 40  # words of a phrase beyond its first, and code points of what sticks to a digit
_MOST_LINKS = 12  # words in a row that only lead on
_MOST_NUMBERS = 3  # and mere numbers among them
_WHOLE = r"(?:(?<=\.)|(?![^\W_]))"
_TAKEN = "[$€£¥#№/.:+,%'-]"  # digits behind one of these belong to something else
_DIGIT = rf"(?:[0-9](?:(?<!{_TAKEN}\d)|(?<=[^\d\s$€£¥][,:]\d))|'[0-9](?<!{_TAKEN}'\d))"
_STOPS = r""".,;:!?'")\]-"""  # marks that are no part of digits before them
_STUCK = rf"(?:\S{{0,{LONGEST}}}[^\s{_STOPS}])?+(?:(?<=[^\W\d])\.)?"  # what sticks to a digit
_MERE = (  # the rest of a number that can be no timex if nothing follows: no year, no clock
    rf"(?!(?<=[12])\d{{3}}(?!\d))\d{{0,8}}(?:,\d{{3}}){{0,3}}(?:\.\d{{1,4}})?%?[{_STOPS}]{{0,8}}(?:\s|\Z)"
)


class Scan:
    """Finds the phrases of a text, and the places in a phrase at which a rule of ``grammar`` can begin.

    A phrase is a row of words, digits and marks that rules know: from one that can begin a rule to the last one
    that can end it. No timex goes beyond it. ``light`` words are so frequent that they begin a phrase only if it
    goes on.
    """

    def __init__(self, grammar: Grammar, light: Iterable[str] = ()) -> None:
        vocabulary = Vocabulary(grammar)
        self._phrase = _phrase(vocabulary, vocabulary.starts & set(light) - vocabulary.alone)
        self._place = _place(vocabulary)

    def phrases(self, low: str) -> Iterator[tuple[int, int]]:
        """Begin and end of each phrase of the normal text ``low``."""
        for found in self._phrase.finditer(" " + low):  # a phrase is found with the character before it
            yield found.start(), found.end() - 1

    def places(self, phrase: str) -> Iterator[int]:
        """Where in ``phrase``, in its normal form, a rule may begin."""
        for found in self._place.finditer(" " + phrase):
            yield found.start()


def _place(vocabulary: Vocabulary) -> re.Pattern[str]:
    """A word or free digits that can begin a rule, with the character before it: a search that begins with a class
    of characters is the quickest that ``re`` has, and what looks back stands where it is rarely reached.
    """
    prefixed = rf"(?:{trie_pattern(vocabulary.prefixes)})(?=[0-9])"
    return re.compile(rf"{BEFORE_A_WORD}(?:{prefixed}|{trie_pattern(vocabulary.starts)}{_WHOLE}|{_DIGIT})")


def _phrase(vocabulary: Vocabulary, light: set[str]) -> re.Pattern[str]:
    """A phrase, with the character before it.

    ``light`` words and mere numbers begin a phrase only if it goes on, and a mere number ends one only behind a word
    that is counted ("May 5"). What may repeat gives nothing back once it is read (``*+``), so a place costs a bounded
    number of steps.
    """
    prefixed = rf"(?:{trie_pattern(vocabulary.prefixes)})[0-9]{_STUCK}"
    gap = rf"[ '/—{re.escape(''.join(sorted(vocabulary.marks)))}-]{{1,10}}+"
    counted = "|".join(rf"(?<={re.escape(word)})" for word in sorted(vocabulary.counted)) or "(?!)"
    whole = rf"{_WHOLE}(?:(?={gap}[0-9])(?:{counted}){gap}[0-9]{_STUCK})?"
    end = rf"(?:{trie_pattern(vocabulary.ends | vocabulary.counted)}{whole}|[0-9](?!{_MERE}){_STUCK}|{prefixed})"
    links = rf"(?:{trie_pattern(vocabulary.links - vocabulary.counted)}{_WHOLE}{gap}){{0,{_MOST_LINKS}}}+"
    mere = rf"[0-9](?={_MERE}){_STUCK}{gap}"
    more = rf"(?:{gap}|(?<=\.)){links}(?:{mere}{links}){{0,{_MOST_NUMBERS}}}+{end}"
    word = rf"{trie_pattern(vocabulary.starts - light)}{whole}|({trie_pattern(light)}){_WHOLE}"
    first = rf"(?:{word}|{_DIGIT}(?:(?!{_MERE})|()){_STUCK}|{prefixed})"
    went_on = r"(?(1)(?(3)|(?!)))(?(2)(?(3)|(?!)))"  # where the first or the second group says that it must
    return re.compile(rf"{BEFORE_A_WORD}{first}(?:{more}()){{0,{LONGEST}}}+{went_on}")
