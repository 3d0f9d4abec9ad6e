"""Shortening: ways to make what follows a verb shorter, from the mildest on, names and phrases kept whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.mentions.phrasing import Phrasing
from extract.mentions.tokens import Token


def _whole(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """All of it, but for an infinitive that a comma sets off: ", to visit Russia"."""
    return _before(
        rest, lambda at: rest[at].lower == "," and at + 1 < len(rest) and rest[at + 1].lower == "to"
    )


def _without_descriptions(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Of "and Russia’s first leader, Boris Yeltsin" the name: "and Boris Yeltsin"."""
    kept = list(rest)
    for at in range(len(kept) - 2, 0, -1):
        name = kept[at + 1 : at + 3]
        if (
            at >= len(kept)
            or kept[at].lower != ","
            or not (len(name) == 2 and all(token.is_name for token in name))
        ):
            continue
        start = at
        while (
            start > 0
            and kept[start - 1].is_word
            and kept[start - 1].lower not in words.coordinators | words.prepositions
        ):
            start -= 1
        if any(not token.is_name for token in kept[start:at]) and start < at:
            del kept[start : at + 1]
    return kept


def _before(rest: Sequence[Token], stops: Callable[[int], bool]) -> Sequence[Token]:
    """Up to the first place that `stops`, one word at least kept."""
    for at in range(1, len(rest)):
        if stops(at):
            return rest[:at]
    return rest


def without_additions(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Up to a dash, a bracket, ", which", ", arguing", or a comma with an explanation behind it."""

    def stops(at: int) -> bool:
        token = rest[at]
        if token.text in "—–;(":
            return True
        if token.lower != "," or at + 1 >= len(rest):
            return False
        following = rest[at + 1].lower
        form = words.forms.get(following)
        listed = any(token.lower in words.coordinators for token in rest[at + 2 : at + 8])
        explains = following in words.relatives or (following in words.determiners and not listed)
        return explains or bool(form and "ing" in form.tags)

    return _before(_without_descriptions(rest, words), stops)


def _without_adjuncts(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Up to "due to", "amid", "over …"."""
    kept = without_additions(rest, words)
    lowered = [token.lower for token in kept]
    return _before(kept, lambda at: any(tuple(lowered[at : at + len(a)]) == a for a in words.adjuncts))


def _without_participles(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Up to "allowing the US to", "that forms"."""
    kept = _without_adjuncts(rest, words)

    def stops(at: int) -> bool:
        form = words.forms.get(kept[at].lower)
        return kept[at].lower in words.relatives | words.subordinators or bool(form and form.tags == {"ing"})

    return _before(kept, stops)


def _without_purpose(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Up to an infinitive behind a noun: "an invitation … to visit the US"."""
    kept = _without_participles(rest, words)

    def stops(at: int) -> bool:
        form = words.forms.get(kept[at + 1].lower) if at + 1 < len(kept) else None
        return (
            kept[at].lower == words.infinitive and kept[at - 1].is_name and bool(form and "base" in form.tags)
        )

    return _before(kept, stops)


def _without_last_phrases(count: int) -> Callable[[Sequence[Token], Phrasing], Sequence[Token]]:
    def cut(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
        kept = _without_purpose(rest, words)
        places = [
            at
            for at in range(1, len(kept))
            if kept[at].lower in words.prepositions - {words.genitive, words.infinitive}
        ]
        return kept[: places[-count]] if len(places) >= count else kept

    return cut


def _without_infinitive(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Up to any infinitive behind an object: "a memorandum of understanding to build"."""
    kept = _without_participles(rest, words)

    def stops(at: int) -> bool:
        form = words.forms.get(kept[at + 1].lower) if at + 1 < len(kept) else None
        owned = any(
            token.lower.endswith(words.possessive_endings) for token in kept[:at]
        )  # "its intention to build"
        return (
            kept[at].lower == words.infinitive and at > 1 and not owned and bool(form and "base" in form.tags)
        )

    return _before(kept, stops)


CUTS: tuple[Callable[[Sequence[Token], Phrasing], Sequence[Token]], ...] = (
    _whole,
    _without_descriptions,
    without_additions,
    _without_adjuncts,
    _without_participles,
    _without_purpose,
    _without_last_phrases(1),
    _without_last_phrases(2),
    _without_last_phrases(3),
    _without_infinitive,
    _without_last_phrases(4),
    _without_last_phrases(5),
)
