"""Verb groups: which words of a sentence are its verbs, finite or not, found by closed classes and form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extract.mentions.phrasing import Phrasing, VerbForm
from extract.mentions.tokens import Token

QUOTES = frozenset("\"'“”‘’«»„")

VerbKind = Literal["finite", "infinitive", "participle", "gerund"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group, tokens[start:end], with auxiliaries and adverbs.

    A participle is passive ("signed by both"), a gerund is an -ing form that opens a clause.
    """

    start: int
    end: int
    lemma: str
    kind: VerbKind
    passive: bool = False
    future: bool = False
    modal: bool = False


def find_verbs(tokens: Sequence[Token], words: Phrasing) -> list[Verb]:
    """The verb groups of a sentence in their order."""
    found: list[Verb] = []
    index = 0
    while index < len(tokens):
        verb = None if tokens[index].timex >= 0 else _group(tokens, index, words, found)
        if verb:
            found.append(verb)
            index = verb.end
        else:
            index += 1
    return found


def _group(tokens: Sequence[Token], index: int, words: Phrasing, before: Sequence[Verb]) -> Verb | None:
    token = tokens[index]
    if token.lower in words.auxiliary:
        return _with_auxiliary(tokens, index, words)
    if token.is_name and index > 0 and tokens[index - 1].is_word:
        return None
    form = _form(token, words)
    if form is None:
        return None
    previous = _previous(tokens, index, words)
    if previous and previous.lower == words.infinitive:
        return Verb(index, index + 1, form.lemma, "infinitive") if "base" in form.tags else None
    if "ing" in form.tags:
        nominal = previous and (previous.lower in words.determiners or _is_possessive(previous, words))
        return None if nominal else Verb(index, index + 1, form.lemma, "gerund")
    if form.tags & {"past", "part"}:
        return _past(tokens, index, form, words, before)
    return _present(tokens, index, form, words, before)


def _with_auxiliary(tokens: Sequence[Token], index: int, words: Phrasing) -> Verb:
    """From the first auxiliary to the full verb: "has been extended", "may not be concluded", "is"."""
    previous = tokens[index - 1] if index else None
    kind: VerbKind = "finite"
    if tokens[index].lower in ("be", "have", "do") and previous and previous.lower == words.infinitive:
        kind = "infinitive"
    elif tokens[index].lower in ("being", "having"):
        kind = "gerund"
    at, last, future, modal = index, "", False, False
    end, lemma, passive = index + 1, "be", False
    while at < len(tokens):
        word = tokens[at].lower
        if auxiliary := words.auxiliary.get(word):
            last, end = auxiliary, at + 1
            future |= auxiliary == "future"
            modal |= auxiliary == "modal"
            lemma = {"have": "have", "do": "do"}.get(auxiliary, "be")
        elif not words.is_adverb(tokens[at].text) and word not in QUOTES and tokens[at].timex < 0:
            form = _form(tokens[at], words) or _after_modal(tokens[at], last, words)
            if form and _fits(last, form):
                lemma, end, passive = form.lemma, at + 1, last == "be" and "part" in form.tags
            break
        at += 1
    return Verb(index, end, lemma, kind, passive, future, modal)


def _after_modal(token: Token, auxiliary: str, words: Phrasing) -> VerbForm | None:
    """Behind "does", "may" or "will" any word of no closed class is a verb, known or not."""
    if auxiliary not in ("do", "modal", "future") or not token.text.islower():
        return None
    closed = words.determiners | words.prepositions | words.pronouns
    return None if token.lower in closed else VerbForm(token.lower, frozenset({"base"}))


def _fits(auxiliary: str, form: VerbForm) -> bool:
    wanted = {"be": {"part", "ing"}, "have": {"part"}, "do": {"base"}}.get(auxiliary, {"base"})
    return bool(form.tags & wanted)


def _past(
    tokens: Sequence[Token], index: int, form: VerbForm, words: Phrasing, before: Sequence[Verb]
) -> Verb | None:
    """A past tense, or a participle that stands alone: "a deal signed by", "First signed in"."""
    previous = _previous(tokens, index, words)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    participle = Verb(index, index + 1, form.lemma, "participle", passive=True)
    finite = Verb(index, index + 1, form.lemma, "finite")
    if previous is None:
        return participle
    if _describes_noun(previous, words):
        return None  # "the proposed deal"
    if following and following.lower == words.genitive and tokens[index].lower in words.also_nouns:
        return None  # "a new set of"
    if "past" not in form.tags:
        return participle
    if following and following.lower == words.agent:
        return participle
    if _open_finite(tokens, index, words, before):
        return participle if following and following.lower in words.prepositions else None
    if _in_opening_phrase(tokens, index, words) or _opens_insertion(tokens, index, words, before):
        return participle
    return finite


def _opens_insertion(tokens: Sequence[Token], index: int, words: Phrasing, before: Sequence[Verb]) -> bool:
    """Whether a past form stands behind the first of two commas: "The launch, planned for April, was"."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None or not (following.lower in words.prepositions or following.timex >= 0):
        return False
    if any(verb.kind == "finite" for verb in before):
        return False  # "broke down in 2023, resumed the year after, and ended"
    commas = [at for at in range(len(tokens)) if tokens[at].lower == "," and tokens[at].timex < 0]
    opening = [at for at in commas if at < index]
    between = tokens[opening[-1] + 1 : index] if len(opening) == 1 else tokens
    return len(commas) > len(opening) == 1 and all(words.is_adverb(t.text) or t.timex >= 0 for t in between)


def _present(
    tokens: Sequence[Token], index: int, form: VerbForm, words: Phrasing, before: Sequence[Verb]
) -> Verb | None:
    """A present tense, where it can hardly be a noun: "China expects to", "the accord allows the"."""
    previous = _previous(tokens, index, words)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if previous is None or not previous.is_word or following is None:
        return None
    if _describes_noun(previous, words):
        return None
    if _open_finite(tokens, index, words, before):
        return None
    opens = (
        following.lower in (words.infinitive, words.complementizer)
        or following.lower in words.determiners
        or following.timex >= 0
    )
    if "s" in form.tags and form.lemma in words.reporting and tokens[index].lower not in words.also_nouns:
        opens = True
    if tokens[index].lower in words.also_nouns:
        opens = (
            following.lower in (words.infinitive, words.complementizer)
            and form.lemma in words.planning | words.reporting
        )
    elif "s" in form.tags:
        opens = opens or following.lower in words.prepositions or following.is_name
    elif "base" in form.tags:
        opens = opens or following.lower in words.prepositions
        opens = opens and (previous.lower.endswith("s") or previous.lower in words.pronouns)
    return Verb(index, index + 1, form.lemma, "finite") if opens else None


def _form(token: Token, words: Phrasing) -> VerbForm | None:
    if form := words.forms.get(token.lower):
        return form
    if token.text.endswith(words.past_ending) and len(token.text) > 4 and token.text.islower():
        return VerbForm(token.lower.removesuffix(words.past_ending), frozenset({"past", "part"}))
    return None


def _previous(tokens: Sequence[Token], index: int, words: Phrasing) -> Token | None:
    """The token before, adverbs and dates left out; None at the start of the sentence or of a quotation."""
    for token in reversed(tokens[:index]):
        if words.is_adverb(token.text) or token.timex >= 0 or token.lower in QUOTES:
            continue
        return token
    return None


def _describes_noun(previous: Token, words: Phrasing) -> bool:
    """Whether what follows `previous` belongs to a noun phrase rather than being a verb."""
    pointing = words.determiners - words.pronominal
    return (
        previous.lower in pointing or previous.lower in words.prepositions or _is_possessive(previous, words)
    )


def _is_possessive(token: Token, words: Phrasing) -> bool:
    return token.lower.endswith(words.possessive_endings)


def _open_finite(tokens: Sequence[Token], index: int, words: Phrasing, before: Sequence[Verb]) -> bool:
    """Whether a finite verb stands before with nothing between that could open another clause."""
    finite = next((verb for verb in reversed(before) if verb.kind == "finite"), None)
    if finite is None:
        return False
    if finite.lemma in words.reporting and not finite.passive:
        return False  # "said the talks failed": a clause may follow without a word between
    between = (token.lower for token in tokens[finite.end : index])
    opening = words.subordinators | words.relatives | words.coordinators | {",", ";", ":", "—", "–"}
    return not any(word in opening for word in between)


def _in_opening_phrase(tokens: Sequence[Token], index: int, words: Phrasing) -> bool:
    """Whether the sentence opens with a preposition and no comma has come yet: "in an article published in"."""
    opening = [token for token in tokens[:index] if token.timex < 0 and token.lower not in words.openers]
    while opening and not opening[0].is_word:
        opening.pop(0)
    commas = [i for i, token in enumerate(opening) if token.lower == ","]
    phrase = opening[commas[-1] + 1 :] if commas else opening
    if not phrase or phrase[0].lower not in words.prepositions:
        return False
    # A second noun phrase is the subject: "For years the two powers raced".
    joining = words.prepositions | words.coordinators
    return not any(
        after.lower in words.determiners and before.lower not in joining and before.is_word
        for before, after in pairwise(phrase[1:])
    )
