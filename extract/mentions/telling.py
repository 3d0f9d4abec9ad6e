"""Telling: what a date is attached to, said as an event: title, lane, actors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from extract.mentions.attachment import Attachment
from extract.mentions.clauses import Clause
from extract.mentions.parsed import Parsed
from extract.mentions.phrasing import Phrasing
from extract.mentions.titles import LONGEST, SHORTEST, clause_title, noun_title, sentence_title, subject_of
from extract.mentions.tokens import Token
from extract.mentions.wording import phrase
from extract.topics import Topic


@dataclass(frozen=True, slots=True)
class Telling:
    """An event in words: the title as a statement, the lane and the parties that it names."""

    title: str
    lane: str | None
    actors: tuple[str, ...]


def tell(
    parsed: Sequence[Parsed],
    one: Parsed,
    attachment: Attachment,
    words: Phrasing,
    topic: Topic,
    language: str,
) -> Telling:
    """What the attachment of a date in the sentence `one` tells; the sentences before it name what pronouns mean."""
    title, lemma = _title(parsed, one, attachment, words, topic)
    lane = topic.lane(lemma, title if len(title) >= SHORTEST else one.sentence.text, language)
    subject = phrase(subject_of(one.tokens, attachment.clause, words)) if attachment.clause else ""
    named = subject if attachment.kind == "clause" else ""
    return Telling(title, lane, topic.find(f"{named} {title}", language).parties)


def _title(
    parsed: Sequence[Parsed], one: Parsed, attachment: Attachment, words: Phrasing, topic: Topic
) -> tuple[str, str]:
    """The title of what a date is attached to, and the lemma of its verb."""
    clause = attachment.clause
    if attachment.kind == "noun":
        title = noun_title(one.tokens, attachment.start, attachment.end, words)
        if len(title) < SHORTEST:
            title = _with_main_clause(one, attachment.end, title, words, topic) or title
        if len(title) >= SHORTEST or clause is None:
            return title, ""
    if clause is None:
        return sentence_title(one.tokens, words), ""
    end = attachment.end if attachment.kind == "clause" else clause.end
    antecedent = partial(
        _antecedent, parsed, one, clause, words
    )  # looked for only where a pronoun asks for it
    title = clause_title(one.tokens, clause, end, words, antecedent, topic.abbreviate, part=attachment.part)
    if len(title) < SHORTEST:
        opened = (
            _with_main_clause(one, clause.verb.end, title, words, topic) if clause.kind == "reduced" else ""
        )
        title = opened or sentence_title(one.tokens, words, antecedent)
    lemma = "" if attachment.is_named else clause.verb.lemma
    return title, lemma


def _with_main_clause(one: Parsed, behind: int, title: str, words: Phrasing, topic: Topic) -> str:
    """A short title of what a sentence opens with, and what the sentence says of it: "Deal was reached: crews fly"."""
    main = next((other for other in one.clauses if other.verb.start > behind and other.kind == "main"), None)
    if main is None:
        return ""
    said = clause_title(
        one.tokens, main, main.end, words, abbreviate=topic.abbreviate, longest=LONGEST - len(title) - 2
    )
    return f"{title}: {said}"


def _antecedent(parsed: Sequence[Parsed], one: Parsed, clause: Clause, words: Phrasing) -> Sequence[Token]:
    """What a pronoun may stand for: the subject of the nearest main clause before that is not a pronoun itself."""
    if (inner := _earlier_subject(one, clause, words)) is not None:
        return inner
    for earlier in reversed(parsed[max(one.number - 3, 0) : one.number]):
        for other in earlier.clauses:
            if other.kind == "main" and (named := _named(earlier.tokens, other, words)):
                return named
    return ()


def _earlier_subject(one: Parsed, clause: Clause, words: Phrasing) -> Sequence[Token] | None:
    """The subject of a clause before in the same sentence."""
    before = [other for other in one.clauses if other.verb.start < clause.verb.start and other.kind == "main"]
    return next((named for other in before if (named := _named(one.tokens, other, words))), None)


def _named(tokens: Sequence[Token], clause: Clause, words: Phrasing) -> Sequence[Token]:
    """The subject of a clause where it names something and is short enough to stand for a pronoun."""
    subject = subject_of(tokens, clause, words)
    named = [
        token for token in subject if token.is_word and token.timex < 0 and not words.is_adverb(token.text)
    ]
    return named if named and named[0].lower not in words.pronouns and len(named) <= 8 else ()
