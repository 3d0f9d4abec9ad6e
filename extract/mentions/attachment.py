"""Attachment: which event a date belongs to. Not to the nearest verb, but to the clause that holds it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.mentions.clauses import Clause, is_empty, noun_phrase_start
from extract.mentions.phrasing import Phrasing
from extract.mentions.tokens import Token

_CLOSED_FORMS = ("reduced", "fronted")


@dataclass(frozen=True, slots=True)
class Attachment:
    """What a date dates.

    A clause; or a noun phrase, tokens[start:end], that the date stands in ("a February deal on …"),
    which may be the subject of `clause`.

    Attributes:
        is_named: a noun, not the verb, names the event.
        is_old_plan: it is the day of a plan that the clause calls off.
        part: of a clause that tells several events the tokens that tell this one.
    """

    kind: Literal["clause", "noun", "sentence"]
    clause: Clause | None
    start: int
    end: int
    why: str
    is_named: bool = False
    is_old_plan: bool = False
    part: tuple[int, int] | None = None


def attach(
    tokens: Sequence[Token],
    timex: int,
    clauses: Sequence[Clause],
    words: Phrasing,
    is_event_noun: Callable[[str], bool],
) -> Attachment:
    """What the date `timex` (a number that its tokens carry) dates."""
    inside = [at for at, token in enumerate(tokens) if token.timex == timex]
    first, last = inside[0], inside[-1]
    if noun := _event_noun(tokens, first, last, words, is_event_noun):
        return _attach_to_noun(tokens, last + 1, noun, clauses, words)
    if first > 1 and tokens[first - 1].lower == words.genitive and is_event_noun(tokens[first - 2].lower):
        start = noun_phrase_start(tokens, first - 1, words)
        explained = [c.end for c in clauses if c.kind == "relative" and c.start == last + 1]
        end = explained[0] if explained else first - 1
        return Attachment("noun", None, start, end, f"the date belongs to '{tokens[first - 2].text}'")
    if start := _dated_opening(tokens, first, words):
        return Attachment("noun", None, start, first, "the noun phrase that the sentence opens with")
    clause = _innermost(tokens, first, clauses, words)
    if clause is None:
        return Attachment("sentence", None, 0, len(tokens), "no clause: the whole sentence")
    if (called_off := _called_off(clause, clauses, words)) is not None:
        why = "the plan that was called off"
        return Attachment("clause", called_off, called_off.start, called_off.end, why, is_old_plan=True)
    verb = " ".join(token.text for token in tokens[clause.verb.start : clause.verb.end])
    end = _complement_end(tokens, clause, clauses, words)
    return Attachment("clause", clause, clause.start, end, f"{clause.kind} clause of '{verb}'")


def _event_noun(
    tokens: Sequence[Token], first: int, last: int, words: Phrasing, is_event_noun: Callable[[str], bool]
) -> int:
    """The event noun right behind a date that stands before it as an adjective does; 0 when there is none."""
    before = tokens[first - 1] if first else None
    leads = tokens[first].lower in words.determiners or (
        before is not None
        and (before.lower in words.determiners or before.lower.endswith(words.possessive_endings))
    )
    if not leads:
        return 0
    for at in range(last + 1, min(last + 4, len(tokens))):
        token = tokens[at]
        if not token.is_word or token.lower in words.prepositions | words.coordinators | words.relatives:
            return 0
        if is_event_noun(token.lower):
            return at
    return 0


def _dated_opening(tokens: Sequence[Token], first: int, words: Phrasing) -> int:
    """Where the noun phrase starts that a date closes, as in "Since the retirement of the shuttle in 2011, NASA";
    0 when the sentence opens in another way."""
    opener = next(
        (at for at, token in enumerate(tokens) if token.is_word and token.lower not in words.openers), 0
    )
    if tokens[opener].lower not in words.temporal_openers or tokens[opener].timex >= 0:
        return 0
    phrase = tokens[opener + 1 : first]
    named = [t for t in phrase if t.is_word and t.lower not in words.closed]
    closed = len(named) > 1 and all(t.is_word and t.lower not in words.forms for t in phrase)
    return opener + 1 if closed else 0


def _attach_to_noun(
    tokens: Sequence[Token], start: int, noun: int, clauses: Sequence[Clause], words: Phrasing
) -> Attachment:
    """The noun phrase; with the clause that it is the subject of, when it says nothing by itself."""
    why = f"the date describes '{tokens[noun].text}'"
    end = noun + 1
    while end < len(tokens) and _continues_phrase(tokens, end, clauses, words):
        end += 1
    owner = next((c for c in clauses if c.subject[0] <= noun < c.subject[1] and c.kind != "relative"), None)
    if owner and end == noun + 1:
        end = _complement_end(tokens, owner, clauses, words)
        return Attachment("clause", owner, owner.start, end, why, is_named=True)
    return Attachment("noun", owner, start, end, why, is_named=True)


def _continues_phrase(tokens: Sequence[Token], at: int, clauses: Sequence[Clause], words: Phrasing) -> bool:
    token = tokens[at]
    if any(at in (clause.verb.start, clause.start) for clause in clauses):
        return False
    return (
        token.is_word and token.lower not in words.relatives | words.subordinators
    ) or token.text in "“”'’"


def _innermost(tokens: Sequence[Token], at: int, clauses: Sequence[Clause], words: Phrasing) -> Clause | None:
    """The clause that holds tokens[at]: a reduced or fronted one where the date stands within it, else a finite one."""
    opening = _opening_phrase(tokens, words)
    for clause in clauses:
        if clause.kind == "fronted" and at < clause.end:
            return clause
        holds = clause.kind == "reduced" and clause.verb.start < at < clause.end
        if holds and (at >= opening or clause.verb.lemma not in words.publishing):
            return clause
    finite = [clause for clause in clauses if clause.kind not in _CLOSED_FORMS]
    holding = [clause for clause in finite if clause.start <= at < clause.end]
    if holding:
        return _governing(tokens, holding[-1], finite, words)
    # Before the first clause begins, or in the subject that a relative clause interrupts.
    return next((clause for clause in finite if clause.subject[0] <= at), finite[-1] if finite else None)


def _governing(tokens: Sequence[Token], clause: Clause, finite: Sequence[Clause], words: Phrasing) -> Clause:
    """The clause itself; of "When asked later whether …, he stressed", which has no subject, the one it goes with."""
    if clause.kind != "subordinate" or not is_empty(tokens, clause.subject, words):
        return clause
    return next((c for c in finite if c.kind == "main" and c.verb.start > clause.verb.start), clause)


def _called_off(clause: Clause, clauses: Sequence[Clause], words: Phrasing) -> Clause | None:
    """The clause that calls off what `clause` says was planned: "The launch, planned for April, was postponed"."""
    if clause.kind not in _CLOSED_FORMS or clause.verb.lemma not in words.planning:
        return None
    return next(
        (c for c in clauses if c.kind not in _CLOSED_FORMS and c.verb.lemma in words.cancelling), None
    )


def _opening_phrase(tokens: Sequence[Token], words: Phrasing) -> int:
    """Where the adverbial at the start of a sentence ends ("In an article published last week, the general"): its
    dates belong to the main clause, which is as old."""
    start = next(
        (at for at, token in enumerate(tokens) if token.is_word and token.lower not in words.openers), 0
    )
    if tokens and tokens[start].lower in words.prepositions:
        return next((at for at in range(start, len(tokens)) if tokens[at].lower == ","), 0)
    return 0


def _complement_end(
    tokens: Sequence[Token], clause: Clause, clauses: Sequence[Clause], words: Phrasing
) -> int:
    """Where the words of a clause end, with the clause that it reports ("stated that the details are …")."""
    if clause.kind in _CLOSED_FORMS or clause.verb.lemma not in words.reporting:
        return clause.end
    end = clause.end
    for other in clauses:
        if other.start >= end and other.start - end <= 1 and other.kind in ("relative", "complement", "main"):
            if other.kind == "relative" and tokens[other.start].lower != words.complementizer:
                break
            end = other.end
    return end


def list_parts(
    tokens: Sequence[Token], clause: Clause, numbers: Sequence[int], words: Phrasing
) -> list[tuple[int, int]]:
    """The parts of a clause that lists events with a date each: "joined the treaty in 1967 and the convention in 1972".

    For each of the dates `numbers` the tokens before it, as far as the date before; nothing when it is no such list.
    """
    parts: list[tuple[int, int]] = []
    start = clause.verb.end
    for number in numbers:
        inside = [at for at in range(start, len(tokens)) if tokens[at].timex == number]
        if not inside:
            return []
        first = start
        while (
            parts
            and first < inside[0]
            and (tokens[first].lower == "," or tokens[first].lower in words.coordinators)
        ):
            first += 1
        named = [t for t in tokens[first : inside[0]] if t.is_word and t.lower not in words.closed]
        joined = not parts or first > start
        if not joined or all(words.is_adverb(token.text) for token in named):
            return []
        parts.append((first, inside[0]))
        start = inside[-1] + 1
    return parts if len(parts) > 1 else []
