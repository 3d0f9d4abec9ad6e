"""Topic: reads a topic file, and finds its parties, subject words and lanes in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

DEFAULT = "us-russia-space"
VERB_WEIGHT = 2.0
NOUN_WEIGHT = 1.5  # a word; "executive order" weighs more than "signed"
FIRST_NOUN_BONUS = 0.5

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TWICE = re.compile(r"\b(\w+)(?:,? or|,)? \1\b")
_Names = Annotated[list[str], Field(default_factory=list)]


class TopicError(Exception):
    """A topic file that cannot be used; the message says why."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Body(_Model):
    names: _Names
    subject: bool = False


class _Party(_Model):
    names: _Names
    principal: bool = False
    bodies: dict[str, _Body] = {}
    people: _Names
    subject_people: _Names


class _LaneWords(_Model):
    verbs: _Names
    nouns: _Names


class _Words(_Model):
    subject: _Names
    lanes: dict[str, _LaneWords] = {}


class _TopicFile(_Model):
    title: str
    description: str = ""
    parties: dict[str, _Party]
    lanes: dict[str, str]
    words: dict[str, _Words]


@dataclass(frozen=True, slots=True)
class Found:
    """What a piece of text names: the parties in order, and whether it is about the subject."""

    parties: tuple[str, ...]
    principal: bool
    subject: bool


class Topic:
    """A topic, ready to look for itself in texts."""

    def __init__(self, content: _TopicFile) -> None:
        self._content = content
        self.title = content.title
        self.description = content.description
        self.lanes = dict(content.lanes)
        self._principal = frozenset(name for name, party in content.parties.items() if party.principal)
        self._party_of: dict[str, str] = {}
        self._about_subject: set[str] = set()
        self._short: dict[str, str] = {}
        for name, party in content.parties.items():
            self._add(name, party)
        self._name = _any_of(self._party_of, ignore_case=False)
        self._whole_name = re.compile(
            rf"(?:[A-Z]\w+ (?:[A-Z]\. )*)?{self._person(content).pattern}|{self._name.pattern}"
        )
        owner = _any_of(
            (name for party in content.parties.values() for name in party.names), ignore_case=False
        )
        long_name = _any_of(self._short, ignore_case=False)
        bodies = [name for name, short in self._short.items() if short not in content.parties]
        self._long = re.compile(
            rf"(?:\b[Tt]he )?(?:{owner.pattern} )?({_any_of(bodies, ignore_case=False).pattern})|({long_name.pattern})"
        )
        self._words = {language: _LanguageWords(words) for language, words in content.words.items()}

    def as_json(self) -> str:
        """All that its file says, always in the same words: for other machines, and to know it again."""
        return self._content.model_dump_json()

    @classmethod
    def from_json(cls, text: str) -> Topic:
        """The topic of which `as_json` gave this."""
        return cls(_TopicFile.model_validate_json(text))

    def _add(self, party_name: str, party: _Party) -> None:
        for name in [*party.names, *party.people, *party.subject_people]:
            self._party_of.setdefault(name, party_name)
            if _initials(name) == party_name:
                self._short[name] = party_name
        self._about_subject.update(party.subject_people)
        for body_name, body in party.bodies.items():
            for name in body.names:
                self._party_of.setdefault(name, party_name)
                if len(name) > 2 * len(body_name):
                    self._short[name] = body_name
            if body.subject:
                self._about_subject.update(body.names)

    def _person(self, content: _TopicFile) -> re.Pattern[str]:
        people = (
            name for party in content.parties.values() for name in [*party.people, *party.subject_people]
        )
        return _any_of(people, ignore_case=False)

    def find(self, text: str, language: str = "en") -> Found:
        """Which parties `text` names, in order of appearance, and whether it names the subject."""
        names = self._name.findall(text)
        parties = tuple(dict.fromkeys(self._party_of[name] for name in names))
        subject = any(name in self._about_subject for name in names) or bool(
            self._of(language).subject.search(text)
        )
        return Found(parties, not self._principal.isdisjoint(parties), subject)

    def abbreviate(self, text: str) -> str:
        """`text` with the long names of bodies written short: "the US National Aeronautics …" → NASA."""
        short = self._long.sub(lambda match: self._short[match[1] or match[2]], text)
        return _TWICE.sub(r"\1", short) if short != text else text

    def is_about_subject(self, text: str, language: str = "en") -> bool:
        """Whether a whole text is about the subject: its words come up again and again."""
        hits = self._of(language).subject.finditer(text)
        return sum(1 for _ in zip(range(3), hits, strict=False)) == 3

    def lane(self, verb: str, text: str, language: str = "en") -> str | None:
        """The lane of an event with the main verb `verb` (a lemma) told as `text`; None when nothing decides."""
        words = self._of(language)
        scores: dict[str, float] = {}
        nouns: dict[str, float] = {}
        if lane := words.verb_lane.get(verb):
            scores[lane] = VERB_WEIGHT
        for number, match in enumerate(words.noun.finditer(text)):
            lane = words.noun_lane[match[0].lower()]
            bonus = 0 if number else FIRST_NOUN_BONUS
            nouns[lane] = max(nouns.get(lane, 0), NOUN_WEIGHT * len(match[0].split()) + bonus)
        for lane, weight in nouns.items():
            scores[lane] = scores.get(lane, 0) + weight
        return max(scores, key=lambda lane: scores[lane]) if scores else None

    def lane_nouns(self, text: str, language: str = "en") -> list[str]:
        """The nouns in `text` that stand for events of some lane, in lower case: "deal", "executive order"."""
        return [match[0].lower() for match in self._of(language).noun.finditer(text)]

    def noun_lane(self, noun: str, language: str = "en") -> str | None:
        """The lane of a noun, "deal" → agreement."""
        return self._of(language).noun_lane.get(noun.lower())

    def without_names(self, text: str) -> str:
        """`text` without parties, bodies and people, first names included: what is left says what it is about."""
        return self._whole_name.sub(" ", text)

    def _of(self, language: str) -> _LanguageWords:
        return self._words.get(language) or next(iter(self._words.values()))


class _LanguageWords:
    def __init__(self, words: _Words) -> None:
        self.subject = _any_of(words.subject, ignore_case=True)
        self.verb_lane = {verb: lane for lane, given in words.lanes.items() for verb in given.verbs}
        self.noun_lane: dict[str, str] = {}
        for lane, given in words.lanes.items():
            for noun in given.nouns:
                self.noun_lane.setdefault(noun, lane)
                self.noun_lane.setdefault(_plural(noun), lane)
        self.noun = _any_of(self.noun_lane, ignore_case=True)


def load_topic(path: Path | None = None) -> Topic:
    """Read a topic file; without a path, the one that comes with the project.

    Raises:
        TopicError: it cannot be read or is not a topic; the message names the place.
    """
    return _builtin() if path is None else _read(path.name, _text_of(path))


@lru_cache(maxsize=1)
def _builtin() -> Topic:
    name = f"{DEFAULT}.yaml"
    return _read(name, (files(__package__) / name).read_text(encoding="utf-8"))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TopicError(f"{path}: it cannot be read as UTF-8 text ({error})") from None


def _read(name: str, text: str) -> Topic:
    try:
        content: Any = yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise TopicError(f"{name}:{line}: {error.problem}") from None
    if not isinstance(content, Mapping):
        raise TopicError(f"{name}: a topic is a mapping with title, parties, lanes and words")
    try:
        return Topic(_TopicFile.model_validate(content))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise TopicError(f"{name}: {where}: {first['msg'].lower()}") from None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _any_of(words: Iterable[str], *, ignore_case: bool) -> re.Pattern[str]:
    """Any of the words or phrases, the longest first, whatever space stands within them."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"\s") for word in ordered) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w])", re.IGNORECASE if ignore_case else 0)
