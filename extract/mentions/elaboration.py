"""Leads that announce and do not tell: "both sides took key steps on Saturday". The next sentences tell."""

from __future__ import annotations

from collections.abc import Sequence

from extract.mentions.attachment import Attachment
from extract.mentions.parsed import Parsed
from extract.mentions.phrasing import Phrasing
from extract.topics import Topic

_REACH = 3  # sentences behind the lead that may tell what it announced


def is_generic(one: Parsed, attachment: Attachment, words: Phrasing) -> bool:
    """Whether a clause says that something was done without saying what: "took key steps", "made a move"."""
    clause = attachment.clause
    if clause is None or attachment.kind != "clause" or clause.verb.lemma not in words.generic_verbs:
        return False
    return any(
        token.lower in words.generic_nouns for token in one.tokens[clause.verb.end : attachment.end][:4]
    )


def elaborations(
    parsed: Sequence[Parsed], number: int, words: Phrasing, topic: Topic, language: str
) -> list[tuple[Parsed, Attachment]]:
    """The undated sentences behind `parsed[number]` that tell what its date is the date of."""
    found = []
    for one in parsed[number + 1 : number + 1 + _REACH]:
        if any(dated.when for dated in one.dated) or one.sentence.kind != "prose":
            continue
        named = topic.find(one.sentence.text, language)
        main = next((clause for clause in one.clauses if clause.kind == "main"), None)
        if main is None or not named.principal or main.verb.modal or main.verb.future:
            continue
        if (
            main.verb.lemma in words.reporting
            or topic.lane(main.verb.lemma, one.sentence.text, language) is None
        ):
            continue
        found.append(
            (one, Attachment("clause", main, main.start, main.end, "told behind the lead that dates it"))
        )
    return found
