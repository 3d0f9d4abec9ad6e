"""The words of a language: from a position in the text to the word classes that begin there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extract.expressions.lexeme import Kinds, Lexeme, Tokens
from extract.expressions.number_words import NumberWords
from extract.expressions.shapes import Shapes

WORD = re.compile(r"[^\W\d_][^\W_]{0,39}")
_SECOND = re.compile(r"[ '.-]{1,6}([^\W\d_][^\W_]{0,39})")
SMALL = ("5", "22", "300")  # numbers of one to three digits, as examples
_GAP = r"(?: {1,6}|-)"
_PIECE = re.compile(r"[^\W\d_][^\W_]*(?:\.(?:[^\W_]+\.?)*)?")  # a word, or a shortened one: "sept.", "a.m."


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    key: str
    value: Any
    capital: bool
    spaced: re.Pattern[str] | None


@dataclass(slots=True)
class _Entry:
    """What a word is: pairs are for the word in small letters and with a capital."""

    lexemes: tuple[list[Lexeme], list[Lexeme]]
    alone: tuple[Tokens, Tokens]
    as_number: tuple[Tokens, Tokens]
    is_number: bool
    longer: tuple[_Form, ...]
    phrases: Mapping[str, list[_Form]]
    goes_on: bool = False

    def __post_init__(self) -> None:
        self.goes_on = bool(self.is_number or self.longer or self.phrases)


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
        self._kinds = Kinds()
        self._none = self._kinds.tokens((), "")
        self._shapes = Shapes(shapes)
        self._literals = {word for word in literals if word[0].isalpha()}
        self.marks = {mark for mark in literals if not mark[0].isalpha()}
        self.shape_words = self._shapes.words
        self.small_numbers = {each.key for number in SMALL for each in self._shapes.lexemes(number, 0)}
        self._forms: dict[str, list[_Form]] = {}  # of one word, by it
        self._phrases: dict[str, dict[str, list[_Form]]] = {}  # of more, by the first and the second
        self._first_words: dict[str, set[str]] = {key: set() for key in words}
        self._spelled: dict[str, list[str]] = {key: [] for key in words}
        for key, table in words.items():
            for value, form in _forms_of(table):
                low = form.lower()
                spaced = re.compile(re.escape(low).replace(r"\ ", _GAP)) if " " in low else None
                first = _first_token(low)
                made = _Form(low, key, value, form != low, spaced)
                if spaced is None:
                    self._forms.setdefault(first, []).append(made)
                else:
                    second = _first_token(low[len(first) :].lstrip(" '.-"))
                    self._phrases.setdefault(first, {}).setdefault(second, []).append(made)
                self._first_words[key].add(first)
                self._spelled[key].append(low)
        known = {*self._forms, *self._phrases, *self._literals, *self.numbers.values}
        self._entries = {word: self._entry(word) for word in known}

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

    def pieces(self, key: str) -> tuple[set[str], set[str]]:
        """All words that a token of class ``key`` is made of, and those that it can end with; shortened words
        with their full stop.
        """
        if key.startswith("="):
            every = set(_PIECE.findall(key[1:]))
            return every, every
        if key == "number":
            return self.numbers.followers, set(self.numbers.values)
        if key == "year-words":
            return self.numbers.followers, {
                word for word, value in self.numbers.values.items() if value < 100
            }
        forms = [_PIECE.findall(form) for form in self._spelled.get(key, ())]
        return {piece for form in forms for piece in form}, {form[-1] for form in forms if form}

    def has_shape(self, key: str) -> bool:
        """True if a token of class ``key`` may begin with a digit."""
        return key in self._shapes.keys

    def tokens(self, low: str, text: str, at: int) -> Tokens:
        """All tokens that begin at ``at``: ``low`` is the normal text, ``text`` shows capitals."""
        match = WORD.match(low, at)
        if match is None:
            char = low[at : at + 1]
            found = self._shapes.lexemes(low, at) if char.isdigit() or char == "'" else []
            for mark in self.marks:
                if low.startswith(mark, at):
                    found.append(Lexeme("=" + mark, mark, len(mark)))
            return self._kinds.tokens(found, low, at) if found else self._none
        word = match.group()
        entry = self._entries.get(word)
        if entry is not None:
            capital = text[at].isupper()
            return self._more(low, at, word, entry, capital) if entry.goes_on else entry.alone[capital]
        if word[-1] <= "9":
            letters = word.rstrip("0123456789")
            if letters in self._literals:  # "fy" of "fy2022"
                return self._kinds.tokens([Lexeme("=" + letters, letters, len(letters))], letters)
        return self._none

    def _more(self, low: str, at: int, word: str, entry: _Entry, capital: bool) -> Tokens:
        """The tokens of a word that may go on beyond itself ("Sept.", "a few", "twenty-two")."""
        found = [
            Lexeme(form.key, form.value, len(form.text))
            for form in entry.longer
            if low.startswith(form.text, at) and (capital or not form.capital)
        ]
        second = _SECOND.match(low, at + len(word))
        following = second.group(1) if second else ""
        for form in entry.phrases.get(following, ()):
            match = form.spaced.match(low, at) if form.spaced else None
            if match is None or (form.capital and not capital):
                continue
            stop = match.end()
            if not (low[stop - 1].isalnum() and low[stop : stop + 1].isalnum()):
                found.append(Lexeme(form.key, form.value, stop - at))
        if entry.is_number and following in self.numbers.followers:
            found += [Lexeme(key, value, stop - at) for key, value, stop in self.numbers.read(low, at)]
        elif entry.is_number:
            if not found:
                return entry.as_number[capital]
            found.append(Lexeme("number", self.numbers.values[word], len(word)))
        return (
            self._kinds.tokens((*entry.lexemes[capital], *found), low, at) if found else entry.alone[capital]
        )

    def _entry(self, word: str) -> _Entry:
        forms = self._forms.get(word, ())
        literal = [Lexeme("=" + word, word, len(word))] if word in self._literals else []
        alone = [form for form in forms if form.text == word]
        small = [*literal, *(Lexeme(f.key, f.value, len(word)) for f in alone if not f.capital)]
        capital = [*literal, *(Lexeme(f.key, f.value, len(word)) for f in alone)]
        value = self.numbers.values.get(word)
        number = [Lexeme("number", value, len(word))] if value is not None else []
        return _Entry(
            lexemes=(small, capital),
            alone=(self._kinds.tokens(small, word), self._kinds.tokens(capital, word)),
            as_number=(
                self._kinds.tokens([*small, *number], word),
                self._kinds.tokens([*capital, *number], word),
            ),
            is_number=value is not None,
            longer=tuple(form for form in forms if form.text != word),
            phrases=self._phrases.get(word, {}),
        )


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
