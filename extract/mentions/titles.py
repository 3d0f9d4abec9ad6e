"""Titles: a clause said as a headline, in the text's own words, without its date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.mentions.clauses import Clause, noun_phrase_start
from extract.mentions.phrasing import Phrasing
from extract.mentions.tokens import Token
from extract.mentions.wording import capitalized, phrase, strip_dangling, strip_opening

LONGEST = 90
SHORTEST = 20


def clause_title(
    tokens: Sequence[Token],
    clause: Clause,
    end: int,
    words: Phrasing,
    antecedent: Sequence[Token] = (),
    abbreviate: Callable[[str], str] = str,
) -> str:
    """A clause as a title of at most 90 characters.

    Args:
        tokens: those of the sentence.
        clause: what the title tells.
        end: where its words end, at or behind the clause's own end where a complement belongs to it.
        words: the phrasing of the language.
        antecedent: what a pronoun as its subject stands for; may be empty.
        abbreviate: writes long names of bodies short.
    """
    subject: Sequence[Token] = subject_of(tokens, clause, words)
    explained = _explained(tokens, clause, words)
    if len(subject) == 1 and subject[0].lower in words.pronouns:
        subject = explained or antecedent or subject
    verb = list(tokens[clause.verb.start : clause.verb.end])
    rest = strip_dangling(tokens[clause.verb.end : end], words)
    if explained and not any(token.is_word and token.timex < 0 for token in rest):
        rest = explained  # "an order that Trump signed": what he signed stands before
    shapes = [subject, _without_role(subject, words)]
    was = _auxiliary(clause, subject, tokens, words)

    def say(subject: Sequence[Token], rest: Sequence[Token]) -> str:
        return _headline(abbreviate(f"{phrase(subject)} {was}{phrase([*verb, *rest])}"), words)

    best = ""
    for cut in _CUTS:
        shorter = strip_dangling(cut(rest, words), words)
        for shape in shapes:
            best = say(shape, shorter)
            if len(best) <= LONGEST and (shorter or not rest):
                return best
    return _shortened(best)


def noun_title(tokens: Sequence[Token], start: int, end: int, words: Phrasing) -> str:
    """A noun phrase as a title: "race to the moon between the US and the Soviet Union"."""
    kept = strip_dangling(tokens[start:end], words)
    for cut in _CUTS:
        title = _headline(phrase(strip_dangling(cut(kept, words), words)), words)
        if len(title) <= LONGEST:
            return title
    return _shortened(_headline(phrase(kept), words))


def sentence_title(tokens: Sequence[Token], words: Phrasing) -> str:
    """A whole sentence as a title, for want of a clause."""
    return _shortened(_headline(phrase(strip_dangling(strip_opening(tokens, words), words)), words))


def _headline(text: str, words: Phrasing) -> str:
    first, _, rest = text.strip().partition(" ")
    return capitalized(rest if first.lower() in words.articles and rest else text.strip())


def _shortened(text: str) -> str:
    """Cut at the last space that leaves room for an ellipsis."""
    return text if len(text) <= LONGEST else text[: text.rindex(" ", 0, LONGEST)].rstrip(" ,;:") + "…"


def subject_of(tokens: Sequence[Token], clause: Clause, words: Phrasing) -> list[Token]:
    """The subject without what stands before it ("However, in an article …,") and behind it (", the head of …,")."""
    span = list(strip_opening(tokens[clause.subject[0] : clause.subject[1]], words))
    if clause.kind == "relative" and len(span) > 1 and span[0].lower in words.relatives:
        span = span[1:]
    if clause.kind == "reduced":
        return _apposed(tokens, clause, words) or span
    pieces = _pieces(span)
    while len(pieces) > 1 and _is_fronted(pieces[0], words):
        pieces.pop(0)
    if len(pieces) > 1 and any(token.lower in words.coordinators for token in pieces[-1][:4]):
        return [token for piece in pieces for token in piece]
    kept = pieces[0] if pieces else span
    if len(pieces) > 1 and _is_name(pieces[1]) and not _is_name(kept[-2:]):
        kept = pieces[1]  # "The state corporation, Roscosmos,"
    return list(strip_opening([token for token in kept if token.lower != ","], words))


def _is_name(piece: Sequence[Token]) -> bool:
    """Whether a piece, its comma aside, is nothing but a name."""
    named = [token for token in piece if token.lower != ","]
    return 0 < len(named) <= 3 and all(token.is_name for token in named)


def _pieces(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut behind each comma outside brackets; pieces without a word left out."""
    pieces: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.text in "([") - (token.text in ")]")
        pieces[-1].append(token)
        if token.lower == "," and token.timex < 0 and depth <= 0:
            pieces.append([])
    return [piece for piece in pieces if any(token.is_word and token.timex < 0 for token in piece)]


def _is_fronted(piece: Sequence[Token], words: Phrasing) -> bool:
    """Whether a piece before the subject is an adverbial: it opens with a preposition, an adverb or a participle."""
    first = next((token for token in piece if token.is_word and token.timex < 0), None)
    if first is None:
        return True
    form = words.forms.get(first.lower)
    return (
        first.lower in words.prepositions | words.openers | words.subordinators
        or words.is_adverb(first.text)
        or bool(form and form.tags & {"part", "ing"} and "base" not in form.tags)
    )


def _apposed(tokens: Sequence[Token], clause: Clause, words: Phrasing) -> list[Token]:
    """Of "the Outer Space Treaty, a deal signed by" the name before the comma: what the phrase explains."""
    at = clause.subject[0]
    if at < 2 or tokens[at - 1].lower != "," or tokens[at].lower not in words.articles:
        return []
    start = at - 1
    while (
        start > 0
        and tokens[start - 1].is_word
        and (tokens[start - 1].is_name or tokens[start - 1].lower == words.genitive)
    ):
        start -= 1
    return list(tokens[start : at - 1])


def _explained(tokens: Sequence[Token], clause: Clause, words: Phrasing) -> Sequence[Token]:
    """The noun phrase that a relative clause explains: of "the pact, which was signed" the pact."""
    if clause.kind != "relative" or clause.start < 1:
        return ()
    end = clause.start - 1 if tokens[clause.start - 1].lower == "," else clause.start
    return tokens[noun_phrase_start(tokens, end, words) : end]


def _auxiliary(clause: Clause, subject: Sequence[Token], tokens: Sequence[Token], words: Phrasing) -> str:
    """What a lone participle needs to be a statement: "was ", "were first "."""
    if clause.verb.kind != "participle" or not subject:
        return ""
    last = subject[-1].lower
    was, were = words.passive
    plural = last.endswith("s") and not last.endswith("ss")
    adverb = tokens[clause.verb.start - 1] if clause.verb.start else None
    adverb_text = (
        f"{adverb.lower} " if clause.kind == "fronted" and adverb and words.is_adverb(adverb.text) else ""
    )
    return f"{were if plural else was} {adverb_text}"


def _without_role(subject: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Of "NASA administrator Jim Bridenstine" the name alone, where the name has two words or more."""
    end = len(subject)
    start = end
    while start > 0 and subject[start - 1].is_name and subject[start - 1].lower not in words.titles:
        start -= 1
    if any(token.lower in words.coordinators for token in subject):
        return subject
    roles = any(token.lower in words.titles for token in subject[:start])
    return subject[start:] if roles and end - start >= 2 else subject


# Ways to shorten what follows the verb, from the mildest on.
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


def _without_additions(rest: Sequence[Token], words: Phrasing) -> Sequence[Token]:
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
    kept = _without_additions(rest, words)
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
            for at in range(2, len(kept))
            if kept[at].lower in words.prepositions - {words.genitive, words.infinitive}
        ]
        return kept[: places[-count]] if len(places) >= count else kept

    return cut


_CUTS: tuple[Callable[[Sequence[Token], Phrasing], Sequence[Token]], ...] = (
    _whole,
    _without_descriptions,
    _without_additions,
    _without_adjuncts,
    _without_participles,
    _without_purpose,
    _without_last_phrases(1),
    _without_last_phrases(2),
    _without_last_phrases(3),
)
