"""A place in a text, and all that matching may ask about it. Every answer can be compared, so that two places
that answer alike are matched alike.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from extract.expressions.draft import Draft
from extract.expressions.grammar import Fork, Grammar, Wanted
from extract.expressions.lexeme import Tokens
from extract.expressions.rule import Rule

LOOK_AROUND = 40  # code points read on the left for a neighbouring word
BEFORE, AFTER, NAMES = 1, 2, 4  # what rules ask for: words before, words after, names on either side
OTHER = "\x1e"  # any word that no rule asks for; "" is none
Surroundings = tuple[str | bool, ...]
Outcome = tuple[str, str, bool]  # type and unit of a draft, and whether it is a weekday
Source = tuple[str, int, int]  # a slot, and where its value was heard: number of the answer, number within it
_FIRST = (0,)
_NOTHING: tuple[Sequence[Any], Sequence[int]] = ((), ())
_SPACES = re.compile(r" {1,6}")
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_WORD_AFTER = re.compile(r"[ \-]{0,8}([^\W_]{1,40}|[^\s\w])(?: ([^\W_]{1,40}))?")


class Place:
    """A place in ``text``; ``low`` is its normal form.

    Positions are counted from the place in atoms (runs of letters, runs of digits, marks), so that they are
    the same for words of any length. ``heard`` keeps the values that came with each answer, and which of them
    count, for the slots of rules. ``asked`` is what rules asked about neighbouring words.
    """

    def __init__(self, grammar: Grammar, text: str, low: str) -> None:
        self._read = grammar.lexicon.tokens
        self._neighbours = grammar.neighbours
        self._text = text
        self._low = low
        self.enter()

    def enter(self) -> None:
        """Come to another phrase: nothing was asked about its neighbours yet."""
        self.asked = 0
        self._tokens: dict[int, Tokens] = {}  # read so far: several searches read the same words
        self._before: dict[int, tuple[str, str]] = {}

    def move(self, at: int) -> None:
        """Go to another place, ``at`` code points from the begin of the text."""
        self._begins = {0: at}  # code points at which the tokens begin that begin at an atom
        self._ends = {0: at}  # and those at which the tokens before it end
        self.heard: list[tuple[Sequence[Any], Sequence[int]]] = []

    def end(self, position: int) -> int:
        """Where the token that ends at ``position`` ends, in code points of the text."""
        return self._ends[position]

    def gap(self, position: int) -> str:
        """What stands behind a token that ends at ``position``: a space, a hyphen or nothing."""
        at = self._ends[position]
        char = self._low[at : at + 1]
        return char if char in (" ", "-") else ""

    def onward(self, position: int, forks: Mapping[str, Fork]) -> Wanted | None:
        """The tokens behind the one that ends at ``position`` that lead on from the fork of the gap there."""
        low, at = self._low, self._ends[position]
        char = low[at : at + 1]
        if char == " ":
            fork = forks.get(" ")
            at += 1
            if low[at : at + 1] == " ":
                spaces = _SPACES.match(low, at)
                at = spaces.end() if spaces else at
        elif char == "-":
            fork = forks.get("-")
            at += 1
            position += 1
        else:
            fork = forks.get("")
        if fork is None:
            self.heard.append(_NOTHING)
            return None
        tokens = self._tokens.get(at)
        if tokens is None:
            tokens = self._tokens[at] = self._read(low, self._text, at)
        wanted, numbers = fork.wanted(tokens.kind)
        self.heard.append((tokens.values, numbers))
        if wanted is not None:
            self._begins[position] = at
            for width, length in tokens.ends:
                self._ends[position + width] = at + length
        return wanted

    def made(self, rule: Rule, sources: tuple[Source, ...], start: int, end: int) -> Outcome | None:
        """What kind of draft ``rule`` makes of the text between two positions; None if it makes none there."""
        heard = self.heard
        draft: Draft | None = None
        stop = self._ends[end]
        whole = not (self._low[stop - 1].isalnum() and self._low[stop : stop + 1].isalnum())
        if whole and (not rule.has_context or self._in_place(rule, self._begins[start], stop)):
            slots = {}
            for slot, answer, number in sources:
                values, numbers = heard[answer]
                slots[slot] = values[numbers[number]]
            draft = rule.make(slots, rule.params)
        heard.append(((draft,), _FIRST))
        return (draft.type, draft.unit, draft.value.startswith("XXXX-WXX-")) if draft else None

    def surroundings(self, start: int, end: int, asked: int) -> Surroundings:
        """The answers to all that rules ask about the neighbours of words within ``start``–``end``; ``asked`` says
        what they ask for. Words that no rule asks for are all the same.
        """
        asks_for = self._neighbours
        answers: list[str | bool] = [self._text[start - 1 : start] if start else ""]
        if asked & BEFORE:
            word, two = self._words_before(start)
            answers += word if word in asks_for else OTHER, two if two in asks_for else OTHER
        if asked & AFTER:
            word, next_one = self._words_after(end)
            asked_for = "+" + next_one in asks_for or f"{word} {next_one}" in asks_for
            answers += word if word in asks_for else OTHER, next_one if asked_for else OTHER
        if asked & NAMES:
            answers += self._is_name_before(start), self._is_name_after(end)
        return tuple(answers)

    def _in_place(self, rule: Rule, start: int, end: int) -> bool:
        """True if the neighbours of the words between ``start`` and ``end`` are such as the rule asks for."""
        if rule.no_name:
            self.asked |= NAMES
            if self._is_beside_a_name(start, end):
                return False
        if rule.after or rule.not_after:
            self.asked |= BEFORE
            word, two = self._words_before(start)
            if word in rule.not_after or (rule.after and word not in rule.after and two not in rule.after):
                return False
        if rule.before or rule.not_before:
            self.asked |= AFTER
            word, next_one = self._words_after(end)
            if "+" + next_one in rule.not_before or f"{word} {next_one}" in rule.not_before:
                return False
            if word in rule.not_before or (rule.before and word not in rule.before):
                return False
        return True

    def _words_after(self, end: int) -> tuple[str, str]:
        """The word or mark behind ``end``, and the word after it."""
        after = _WORD_AFTER.match(self._low, end)
        return (after.group(1), after.group(2) or "") if after else ("", "")

    def _words_before(self, start: int) -> tuple[str, str]:
        """The word or mark before ``start``, and the last two words; "0" for any number that is no year."""
        known = self._before.get(start)
        if known is not None:
            return known
        before = self._low[max(0, start - LOOK_AROUND) : start].rstrip(" -")
        words = _WORDS.findall(before) if before and (before[-1].isalnum() or before[-1] == "'") else ()
        if words:
            word = str(words[-1])
            two = f"{words[-2]} {word}" if len(words) > 1 and before.endswith(f"{words[-2]} {word}") else word
            known = ("0" if word.isdigit() and len(word) <= 3 else word), two
        else:
            known = before[-1:].strip(), ""
        self._before[start] = known
        return known

    def _is_beside_a_name(self, start: int, end: int) -> bool:
        """True if a word with a capital stands next to the words between ``start`` and ``end``."""
        return self._is_name_after(end) or (
            self._text[start - 1 : start] == " " and self._is_name_before(start)
        )

    def _is_name_before(self, start: int) -> bool:
        """True if the word before has a capital, and is none that rules ask for ("From April")."""
        before = self._text[max(0, start - LOOK_AROUND) : start].strip(" ").rpartition(" ")[2]
        return before[:1].isupper() and before.lower() not in self._neighbours

    def _is_name_after(self, end: int) -> bool:
        return self._text[end : end + 1] == " " and self._text[end + 1 : end + 2].isupper()
