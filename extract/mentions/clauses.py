"""Clauses: a sentence cut into the pieces that each tell one thing, with its subject and verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extract.mentions.phrasing import Phrasing
from extract.mentions.tokens import Token
from extract.mentions.verbs import Verb, find_verbs

ClauseKind = Literal[
    "main", "subordinate", "relative", "resumed", "complement", "attribution", "reduced", "fronted"
]
Span = tuple[int, int]
CLOSING_QUOTES = frozenset('"”»’')


@dataclass(frozen=True, slots=True)
class Clause:
    """tokens[start:end] with its verb group.

    Kinds: main; subordinate ("after Trump signed"); relative ("which took the form"); resumed (the main
    clause going on behind one); complement ("said the talks failed"); reduced ("a deal signed by"), whose
    subject is the noun phrase before it; fronted ("First signed in 1992, the pact …"), whose subject is
    that of the clause behind it.
    """

    start: int
    end: int
    subject: Span
    verb: Verb
    kind: ClauseKind


def find_clauses(tokens: Sequence[Token], words: Phrasing) -> list[Clause]:
    """The clauses of a sentence in the order of their verbs; none when it has no verb."""
    verbs = find_verbs(tokens, words)
    finite = [verb for verb in verbs if verb.kind == "finite"]
    starts = [_boundary(tokens, verbs, finite, number, words) for number in range(len(finite))]
    for number, (before, after) in enumerate(pairwise([kind for _, kind in starts])):
        # "The order that had banned it was lifted": behind a relative clause the main one goes on.
        if (before, after) == ("relative", "complement") and finite[number].lemma not in words.reporting:
            starts[number + 1] = finite[number + 1].start, "resumed"
    found: list[Clause] = []
    pending: Span | None = None  # the subject of a main clause that a relative clause has interrupted
    for number, verb in enumerate(finite):
        start, kind = starts[number]
        subject = (start, verb.start)
        if number == 0 and kind != "main":
            pending = (0, max(start - 1, 0)) if start > 1 else None
        elif kind == "resumed":
            subject = pending or (found[0].subject if found else subject)
        elif is_empty(tokens, subject, words) and found:
            subject = found[0 if tokens[max(start - 1, 0)].lower == "," else -1].subject
        end = starts[number + 1][0] if number + 1 < len(finite) else len(tokens)
        found.append(Clause(start, end, subject, verb, kind))
    found += [
        clause
        for verb in verbs
        if verb.kind == "participle" and (clause := _nonfinite(tokens, verb, found, words))
    ]
    return sorted(found, key=lambda clause: clause.verb.start)


def _boundary(
    tokens: Sequence[Token], verbs: Sequence[Verb], finite: Sequence[Verb], number: int, words: Phrasing
) -> tuple[int, ClauseKind]:
    """Where the clause of a verb begins: behind the last word or mark that can open it."""
    verb = finite[number]
    if start := _attribution_start(tokens, finite, number, words):
        return start, "attribution"
    floor = finite[number - 1].end if number else 0
    between = range(verb.start - 1, floor - 1, -1)
    for at in between:
        word, free = tokens[at].lower, tokens[at].timex < 0
        if free and word in words.relatives and not _is_determiner(tokens, at, verb, words):
            return at, "relative"
        if (
            free
            and word in words.subordinators
            and not (number == 0 and at > 0 and _is_preposition(tokens, at, words))
        ):
            return at, "subordinate"
    if number == 0:
        return 0, "main"
    before = verb.start - 1
    while before > floor and words.is_adverb(tokens[before].text):
        before -= 1
    if tokens[before].lower in (",", ")"):
        return before, "resumed"
    for at in between:
        if tokens[at].lower in (";", ":", "—", "–", "“", '"', "("):
            return at + 1, "main"
    for at in between:
        if tokens[at].lower in words.coordinators:
            return at, "main"
    for at in between:
        if tokens[at].lower == ",":
            return at + 1, "main"
    reporting = [
        other.end for other in verbs if floor <= other.start < verb.start and other.lemma in words.reporting
    ]
    start = max([floor, *reporting])
    while start < verb.start and tokens[start].timex >= 0:
        start += 1  # "said on Monday it had paid": the day is that of the saying
    return start, "complement"


def _attribution_start(tokens: Sequence[Token], finite: Sequence[Verb], number: int, words: Phrasing) -> int:
    """Where ", the agency said." begins, when the verb is one of saying that has its words before it; else 0."""
    verb = finite[number]
    if verb.lemma not in words.reporting or verb.passive:
        return 0
    following = tokens[verb.end] if verb.end < len(tokens) else None
    opener = next((token.lower for token in tokens if token.is_word), "")
    if following is not None and following.is_word and opener in words.subordinators:
        return 0  # "When asked whether …, he stressed": nothing was said before
    is_last = number == len(finite) - 1
    if following is not None and following.is_word:
        behind = {token.lower for token in tokens[verb.end :]}
        if not is_last or words.complementizer in behind or following.lower in words.determiners:
            return 0
    floor = finite[number - 1].end if number else 1
    wanted = {",", *CLOSING_QUOTES} if number else CLOSING_QUOTES
    marks = [at for at in range(floor, verb.start) if tokens[at].timex < 0 and tokens[at].lower in wanted]
    if marks and marks[-1] == verb.start - 1:
        marks = marks[:-2]  # "the new head, Yuri Borisov, told": the explanation goes with what it explains
    if not marks:
        return 0
    opener = tokens[marks[-1] + 1].lower
    return 0 if opener in words.coordinators or opener in words.relatives else marks[-1] + 1


def _is_determiner(tokens: Sequence[Token], at: int, verb: Verb, words: Phrasing) -> bool:
    """Whether "that" points at the noun behind it at the very start of a sentence: "That agreement was"."""
    return tokens[at].lower == words.complementizer and at == 0 and verb.start > 1


def _is_preposition(tokens: Sequence[Token], at: int, words: Phrasing) -> bool:
    """Whether "after", "as" or "since" opens a phrase without a verb: "after talks, the US signed"."""
    return tokens[at].lower in words.prepositions and any(token.lower == "," for token in tokens[at:])


def is_empty(tokens: Sequence[Token], span: Span, words: Phrasing) -> bool:
    """Whether a subject holds no noun: only "but", "and", adverbs, marks."""
    skipped = words.coordinators | words.subordinators | words.openers
    return not any(
        token.is_word and token.timex < 0 and token.lower not in skipped and not words.is_adverb(token.text)
        for token in tokens[slice(*span)]
    )


def _nonfinite(
    tokens: Sequence[Token], verb: Verb, clauses: Sequence[Clause], words: Phrasing
) -> Clause | None:
    """The clause of a lone participle, fronted or reduced."""
    end = _phrase_end(tokens, verb, clauses, words)
    if all(
        not token.is_word or words.is_adverb(token.text) or token.timex >= 0 for token in tokens[: verb.start]
    ):
        main = next((clause for clause in clauses if clause.verb.start > verb.start), None)
        if main is None:
            return None
        commas = [at for at in range(verb.end, main.verb.start) if tokens[at].lower == ","]
        if not commas:
            return None
        return Clause(0, commas[-1], (commas[-1] + 1, main.verb.start), verb, "fronted")
    stop = verb.start
    while stop and words.is_adverb(tokens[stop - 1].text):
        stop -= 1
    stop -= stop > 0 and tokens[stop - 1].lower == ","
    start = noun_phrase_start(tokens, stop, words)
    if start == stop:
        return None
    return Clause(verb.start, end, (start, stop), verb, "reduced")


def _phrase_end(tokens: Sequence[Token], verb: Verb, clauses: Sequence[Clause], words: Phrasing) -> int:
    first = next(
        (at for at, token in enumerate(tokens) if token.is_word and token.lower not in words.openers), 0
    )
    if tokens[first].lower in words.prepositions and not any(
        t.lower == "," for t in tokens[first : verb.start]
    ):
        # "Under a deal reached last year, crews fly": the comma closes the phrase that the sentence opens with.
        return next((at for at in range(verb.end, len(tokens)) if tokens[at].lower == ","), len(tokens))
    ends = [clause.start for clause in clauses if clause.start > verb.start]
    for clause in clauses:  # "…, planned for April, was postponed": the insertion ends with its second comma
        before = clause.verb.start - 1
        while before > verb.start and words.is_adverb(tokens[before].text):
            before -= 1
        if before > verb.start and tokens[before].lower == ",":
            ends.append(before)
    ends += [at for at in range(verb.end, len(tokens)) if tokens[at].lower in (";", "—", "”")][:1]
    return min([*ends, len(tokens)])


def noun_phrase_start(tokens: Sequence[Token], end: int, words: Phrasing) -> int:
    """Where the noun phrase begins that ends before tokens[end]: back to its determiner or the mark before it."""
    at = end
    closed = words.prepositions | words.coordinators | words.subordinators | words.relatives
    while at > 0:
        token = tokens[at - 1]
        if token.timex >= 0:
            at -= 1
            continue
        if not token.is_word or token.lower in closed or token.lower in words.auxiliary:
            break
        at -= 1
        if token.lower in words.determiners:
            break
    return at
