"""The closed-class words and verbs of a language, read from its phrasing.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from extract.locales import languages, read_locale

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class VerbForm:
    """What a form can be: a lemma with the tags base, s, past, part (participle) and ing."""

    lemma: str
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The words that clause finding needs, all in lower case."""

    auxiliary: dict[str, str]  # form → be, have, do, future, modal
    closed: frozenset[str]  # that join or point, and name nothing: all of the six kinds in _CLOSED
    determiners: frozenset[str]
    prepositions: frozenset[str]
    adverbs: frozenset[str]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    coordinators: frozenset[str]
    openers: frozenset[str]
    pronouns: frozenset[str]
    adjuncts: tuple[tuple[str, ...], ...]
    reporting: frozenset[str]
    planning: frozenset[str]
    cancelling: frozenset[str]
    postponing: frozenset[str]
    lasting: frozenset[str]
    publishing: frozenset[str]
    comparing: frozenset[str]
    temporal_openers: frozenset[str]
    generic_verbs: frozenset[str]
    generic_nouns: frozenset[str]
    also_nouns: frozenset[str]
    pronominal: frozenset[str]  # determiners that may stand for a noun: "both made"
    articles: frozenset[str]
    agent: str  # by
    infinitive: str  # to
    complementizer: str  # that
    genitive: str  # of
    possessive_endings: tuple[str, ...]
    past_ending: str
    date_signals: frozenset[str]
    period_from: frozenset[str]
    period_to: frozenset[str]
    compared_without: re.Pattern[str]
    adverb_ending: str
    not_adverbs: frozenset[str]
    passive: tuple[str, str]  # was, were
    titles: frozenset[str]
    forms: dict[str, VerbForm]

    def is_adverb(self, word: str) -> bool:
        """Whether a word is an adverb: listed, or with the ending of one and no capital ("Anatoly")."""
        if word.lower() in self.adverbs:
            return True
        return (
            len(word) > 4
            and word.islower()
            and word.endswith(self.adverb_ending)
            and word not in self.not_adverbs
        )


@cache
def load_phrasing(language: str) -> Phrasing:
    """The phrasing of a language; a language without a folder borrows that of English."""
    data = read_locale(language if language in languages() else "en", "phrasing")
    auxiliary = {form: kind for kind, forms in data["auxiliaries"].items() for form in forms}
    words: dict[str, Any] = {key: frozenset(data[key]) for key in _WORD_LISTS}
    single: dict[str, Any] = {key: data[key] for key in _SINGLE_WORDS}
    return Phrasing(
        auxiliary=auxiliary,
        closed=frozenset(word for kind in _CLOSED for word in words[kind]),
        openers=frozenset(data["conjunctive_openers"]),
        adjuncts=tuple(tuple(phrase.split()) for phrase in data["adjuncts"]),
        generic_verbs=frozenset(data["generic"]["verbs"]),
        generic_nouns=frozenset(data["generic"]["nouns"]),
        possessive_endings=tuple(data["possessive_endings"]),
        compared_without=re.compile(rf"(?:{'|'.join(data['compared_without'])})$"),
        not_adverbs=frozenset(data["not_adverbs"]),
        passive=(data["passive"]["singular"], data["passive"]["plural"]),
        titles=frozenset(word.lower() for title in data["titles"] for word in title.split()),
        forms=_forms(data["verbs"], data["irregular"]),
        **words,
        **single,
    )


_WORD_LISTS = (
    "determiners",
    "prepositions",
    "adverbs",
    "subordinators",
    "relatives",
    "coordinators",
    "pronouns",
    "reporting",
    "planning",
    "cancelling",
    "postponing",
    "lasting",
    "publishing",
    "comparing",
    "temporal_openers",
    "also_nouns",
    "pronominal",
    "articles",
    "date_signals",
    "period_from",
    "period_to",
)
_CLOSED = ("determiners", "prepositions", "coordinators", "subordinators", "relatives", "pronouns")
_SINGLE_WORDS = ("agent", "infinitive", "complementizer", "genitive", "past_ending", "adverb_ending")


def _forms(regular: Iterable[str], irregular: dict[str, list[str]]) -> dict[str, VerbForm]:
    found: dict[str, tuple[str, set[str]]] = {}

    def add(form: str, lemma: str, *tags: str) -> None:
        found.setdefault(form, (lemma, set()))[1].update(tags)

    for base, (third, past, participle, gerund) in irregular.items():
        if " " in base:
            continue  # a phrasal verb is found by its first word
        add(past, base, "past")
        add(participle, base, "part")
        add(third, base, "s")
        add(base, base, "base")
        add(gerund, base, "ing")
    for base in regular:
        if base in irregular:
            continue
        add(base, base, "base")
        add(_third(base), base, "s")
        for past in _pasts(base):
            add(past, base, "past", "part")
        for gerund in _gerunds(base):
            add(gerund, base, "ing")
    return {form: VerbForm(lemma, frozenset(tags)) for form, (lemma, tags) in found.items()}


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _pasts(base: str) -> list[str]:
    if base.endswith("e"):
        return [base + "d"]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return [base[:-1] + "ied"]
    return [base + "ed", base + base[-1] + "ed"] if _may_double(base) else [base + "ed"]


def _gerunds(base: str) -> list[str]:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return [base[:-1] + "ing"]
    return [base + "ing", base + base[-1] + "ing"] if _may_double(base) else [base + "ing"]


def _may_double(base: str) -> bool:
    """Ban → banned, refer → referred; which of the two spellings is right does not matter for reading."""
    return (
        len(base) > 2 and base[-1] not in _VOWELS + "wxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    )
