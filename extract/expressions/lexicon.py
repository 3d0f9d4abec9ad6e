"""The words of a language: from a position in the text to the word classes that begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.expressions.lexeme import Lexeme
from extract.expressions.number_words import NumberWords
from extract.expressions.shapes import Shapes

WORD = re.compile(r"[^\W\d_][^\W_]{0,39}")
_SECOND = re.compile(r"[ '.-]{1,6}([^\W\d_][^\W_]{0,39})")
_GAP = r"(?: {1,6}|-)"


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
        self._shapes = Shapes(shapes)
        self._literals = {word for word in literals if word[0].isalpha()}
        self._marks = {mark for mark in literals if not mark[0].isalpha()}
        self._forms: dict[str, list[_Form]] = {}  # of one word, by it
        self._phrases: dict[str, dict[str, list[_Form]]] = {}  # of more, by the first and the second
        self._small: dict[str, tuple[Lexeme, ...]] = {}
        self._capital: dict[str, tuple[Lexeme, ...]] = {}
        self._open: set[str] = set()
        self._first_words: dict[str, set[str]] = {key: set() for key in words}
        for key, table in words.items():
            for value, form in _forms_of(table):
                low = form.lower()
                spaced = re.compile(re.escape(low).replace(r"\ ", _GAP)) if " " in low else None
                first = _first_token(low)
                made = _Form(low, key, value, form != low, spaced)
                if spaced is None:
                    self._forms.setdefault(first, []).append(made)
                else:
                    second = _first_token(low[len(first) :].lstrip(" '-"))
                    self._phrases.setdefault(first, {}).setdefault(second, []).append(made)
                self._first_words[key].add(first)
        self._tables()

    def first_words(self, key: str) -> set[str] | None:
        """The words a token of class ``key`` may begin with; None if it begins with a digit."""
        if key.startswith("="):
            return {key[1:]}
        if key in ("number", "year-words"):
            return set(self.numbers.values)
        if key in self._shapes.keys and key not in self._first_words:
            return None
        if key not in self._first_words:
            raise ValueError(f"no word class, digit shape or part is called {key!r}")
        return self._first_words[key]

    def has_shape(self, key: str) -> bool:
        """True if a token of class ``key`` may begin with a digit."""
        return key in self._shapes.keys

    def openings(self, key: str, word: str) -> tuple[bool, set[str]]:
        """Whether ``word`` alone is a token of class ``key``, and the second words of longer ones."""
        if key.startswith("="):
            return key[1:] == word, set()
        if key in ("number", "year-words"):
            return key == "number" and word in self.numbers.values, self.numbers.followers
        alone, seconds = False, set()
        phrases = (form for forms in self._phrases.get(word, {}).values() for form in forms)
        for form in (*self._forms.get(word, ()), *phrases):
            if form.key == key:
                rest = form.text[len(word) :].lstrip()
                alone |= not rest
                seconds |= {_first_token(rest)} if rest else set()
        return alone, seconds

    def lexemes(self, low: str, text: str, at: int) -> Sequence[Lexeme]:
        """All tokens that begin at ``at``: ``low`` is the normal text, ``text`` shows capitals."""
        char = low[at : at + 1]
        if char.isalpha():
            word = WORD.match(low, at)
            if word is None:
                return ()
            known = word.group()
            alone = (self._capital if text[at].isupper() else self._small).get(known, ())
            return self._more(low, text, at, known, alone) if self._goes_on(known) else alone
        found = self._shapes.lexemes(low, at) if char.isdigit() or char == "'" else []
        for mark in self._marks:
            if low.startswith(mark, at):
                found.append(Lexeme("=" + mark, mark, len(mark)))
        return found

    def _goes_on(self, word: str) -> bool:
        """True if more than the word itself must be looked at: a number, a phrase, a full stop, digits."""
        return word in self._open or word[-1].isdigit()

    def _more(self, low: str, text: str, at: int, word: str, alone: Sequence[Lexeme]) -> list[Lexeme]:
        """The tokens that go on beyond the word ("Sept.", "a few", "twenty-two", "fy" of "fy2022")."""
        found = list(alone)
        end = at + len(word)
        if word[-1].isdigit():
            letters = word.rstrip("0123456789")
            if letters in self._literals:
                found.append(Lexeme("=" + letters, letters, len(letters)))
        capital = text[at].isupper()
        for form in self._forms.get(word, ()):
            if form.text != word and low.startswith(form.text, at) and (capital or not form.capital):
                found.append(Lexeme(form.key, form.value, len(form.text)))
        phrases = self._phrases.get(word)
        second = _SECOND.match(low, end) if phrases else None
        for form in phrases.get(second.group(1), ()) if phrases and second else ():
            match = form.spaced.match(low, at) if form.spaced else None
            if match is None or (form.capital and not capital):
                continue
            stop = match.end()
            if not (low[stop - 1].isalnum() and low[stop : stop + 1].isalnum()):
                found.append(Lexeme(form.key, form.value, stop - at))
        if word in self.numbers.values:
            found += [Lexeme(key, value, stop - at) for key, value, stop in self.numbers.read(low, at)]
        return found

    def _tables(self) -> None:
        """What each word is when it stands alone, small and with a capital, and the words that go on."""
        words = {*self._forms, *self._literals}
        for word in words:
            literal = [Lexeme("=" + word, word, len(word))] if word in self._literals else []
            forms = [form for form in self._forms.get(word, ()) if form.text == word]
            small = [Lexeme(form.key, form.value, len(word)) for form in forms if not form.capital]
            capital = [Lexeme(form.key, form.value, len(word)) for form in forms]
            self._small[word], self._capital[word] = (*literal, *small), (*literal, *capital)
        longer = {word for word, forms in self._forms.items() if any(form.text != word for form in forms)}
        self._open = longer | {*self._phrases, *self.numbers.values}


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
