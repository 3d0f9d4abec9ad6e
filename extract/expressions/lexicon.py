"""The words of a language: from a position in the text to the word classes that begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from extract.expressions.number_words import NumberWords

WORD = re.compile(r"[^\W\d_][^\W_]{0,39}")
_GAP = r"(?: {1,6}|-)"


class Lexeme(NamedTuple):
    """A token of class ``key`` at ``start``–``end`` with its meaning (a month's number, a unit, a draft)."""

    key: str
    value: Any
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    key: str
    value: Any
    capital: bool
    spaced: re.Pattern[str] | None


class Lexicon:
    """Word classes, digit shapes and number words of one language, as data from its folder.

    ``words`` maps a class to ``{value: [forms]}`` or to ``[forms]``; a form that begins with a capital stands
    only where the text has one ("May"). ``shapes`` maps a class to a regular expression for tokens that begin
    with a digit or an apostrophe; its named groups become the lexeme's value. ``literals`` are the words
    patterns spell out.
    """

    def __init__(
        self, words: Mapping[str, Any], shapes: Mapping[str, str], numbers: NumberWords, literals: set[str]
    ) -> None:
        self.numbers = numbers
        self._shapes = [(key, re.compile(shape)) for key, shape in shapes.items()]
        self._literals = {word for word in literals if word[0].isalpha()}
        self._marks = {mark for mark in literals if not mark[0].isalpha()}
        self._forms: dict[str, list[_Form]] = {}
        self._first_words: dict[str, set[str]] = {key: set() for key in words}
        for key, table in words.items():
            for value, form in _forms_of(table):
                low = form.lower()
                spaced = re.compile(re.escape(low).replace(r"\ ", _GAP)) if " " in low else None
                first = _first_token(low)
                self._forms.setdefault(first, []).append(_Form(low, key, value, form != low, spaced))
                self._first_words[key].add(first)

    def first_words(self, key: str) -> set[str] | None:
        """The words a token of class ``key`` may begin with; None if it begins with a digit."""
        if key.startswith("="):
            return {key[1:]}
        if key in ("number", "year-words"):
            return set(self.numbers.values)
        if any(key == shape for shape, _ in self._shapes) and key not in self._first_words:
            return None
        if key not in self._first_words:
            raise ValueError(f"no word class, digit shape or part is called {key!r}")
        return self._first_words[key]

    def openings(self, key: str, word: str) -> tuple[bool, set[str]]:
        """Whether ``word`` alone is a token of class ``key``, and the second words of longer ones."""
        if key.startswith("="):
            return key[1:] == word, set()
        if key in ("number", "year-words"):
            return word in self.numbers.values, self.numbers.followers
        alone, seconds = False, set()
        for form in self._forms.get(word, ()):
            if form.key == key:
                rest = form.text[len(word) :].lstrip()
                alone |= not rest
                seconds |= {_first_token(rest)} if rest else set()
        return alone, seconds

    def lexemes(self, low: str, text: str, at: int) -> list[Lexeme]:
        """All tokens that begin at ``at``: ``low`` is the normal text, ``text`` shows capitals."""
        char = low[at : at + 1]
        if char.isalpha():
            word = WORD.match(low, at)
            return self._words(low, text, at, word.group()) if word else []
        found = []
        if char.isdigit() or char == "'":
            for key, shape in self._shapes:
                match = shape.match(low, at)
                if match:
                    groups: dict[str, Any] = match.groupdict()
                    if "until" in groups:
                        groups["until_at"] = match.start("until")
                    found.append(Lexeme(key, groups or match.group(), at, match.end()))
        for mark in self._marks:
            if low.startswith(mark, at):
                found.append(Lexeme("=" + mark, mark, at, at + len(mark)))
        return found

    def _words(self, low: str, text: str, at: int, word: str) -> list[Lexeme]:
        found = []
        end = at + len(word)
        if word in self._literals:
            found.append(Lexeme("=" + word, word, at, end))
        for form in self._forms.get(word, ()):
            if form.capital and not text[at].isupper():
                continue
            if form.spaced is None:
                stop = at + len(form.text) if low.startswith(form.text, at) else 0
            else:
                match = form.spaced.match(low, at)
                stop = match.end() if match else 0
            if stop and not (low[stop - 1].isalnum() and low[stop : stop + 1].isalnum()):
                found.append(Lexeme(form.key, form.value, at, stop))
        if word in self.numbers.values:
            for key, value, stop in self.numbers.read(low, at):
                found.append(Lexeme(key, value, at, stop))
        return found


def _first_token(form: str) -> str:
    word = WORD.match(form)
    return word.group() if word else form[0]


def _forms_of(table: Any) -> Iterator[tuple[Any, str]]:
    if isinstance(table, Mapping):
        for value, forms in table.items():
            for form in forms if isinstance(forms, list) else [forms]:
                yield value, str(form)
    else:
        for form in table:
            yield str(form), str(form)
