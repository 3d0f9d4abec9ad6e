"""Titles: a clause said as a headline, in the text's own words, without its date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import zip_longest

from extract.mentions.clauses import Clause, noun_phrase_start
from extract.mentions.phrasing import Phrasing
from extract.mentions.shortening import CUTS
from extract.mentions.tokens import Token
from extract.mentions.verbs import QUOTES
from extract.mentions.wording import capitalized, phrase, strip_dangling, strip_opening

LONGEST = 90
SHORTEST = 20

Antecedent = Callable[[], Sequence[Token]]


def clause_title(
    tokens: Sequence[Token],
    clause: Clause,
    end: int,
    words: Phrasing,
    antecedent: Antecedent = tuple,
    abbreviate: Callable[[str], str] = str,
    longest: int = LONGEST,
    part: tuple[int, int] | None = None,
) -> str:
    """A clause as a title of at most `longest` characters.

    Args:
        tokens: those of the sentence.
        clause: what the title tells.
        end: where its words end, at or behind the clause's own end where a complement belongs to it.
        words: the phrasing of the language.
        antecedent: finds what a pronoun as its subject stands for, asked only where there is one; may be empty.
        abbreviate: writes long names of bodies short.
        part: of what follows the verb only these tokens count, where a clause tells several events.
    """
    subject: Sequence[Token] = subject_of(tokens, clause, words)
    explained = _explained(tokens, clause, words)
    if len(subject) == 1 and subject[0].lower in words.pronouns:
        is_explained = subject[0].lower in words.relatives  # "which was signed", but not "that it signed"
        subject = (explained if is_explained else ()) or antecedent() or subject
    verb = list(tokens[clause.verb.start : clause.verb.end])
    behind = (
        tokens[slice(*part)] if part else tokens[clause.verb.end : _end_of_aside(tokens, clause, end, words)]
    )
    rest: Sequence[Token] = _undated(strip_dangling(behind, words), words)
    if explained and subject is not explained and not any(token.is_word for token in rest):
        rest = explained  # "an order that Trump signed": what he signed stands before
    head, body, joint = _said(tokens, clause, rest, words)
    was = _auxiliary(clause, subject, tokens, words)
    best = ""
    for cut in CUTS:
        shorter = strip_dangling(cut(body, words), words)
        for shape in _shapes(subject, words):
            text = f"{phrase(shape)} {was}{phrase([*verb, *head])} {joint}{phrase(shorter)}"
            best = _headline(abbreviate(text), words)
            if len(best) <= longest and (shorter or not body):
                return best
    return _shortened(best, longest)


def _end_of_aside(tokens: Sequence[Token], clause: Clause, end: int, words: Phrasing) -> int:
    """Where an aside between commas ends: of "The deal, signed in 2022, allows" before the verb of the sentence."""
    first = clause.verb.start
    opening = next((at for at in range(first - 1, max(first - 4, 0), -1) if tokens[at].lower == ","), None)
    if clause.verb.kind != "participle" or opening is None:
        return end
    for at in range(clause.verb.end, end - 1):
        form = words.forms.get(tokens[at + 1].lower)
        if tokens[at].lower == "," and form and form.tags & {"past", "s"} and not tokens[at + 1].is_name:
            return at
    return end


def _undated(tokens: Sequence[Token], words: Phrasing) -> list[Token]:
    """Without the dates, and without the "of" that one hung on."""
    return [
        token
        for token, following in zip_longest(tokens, tokens[1:])
        if token.timex < 0
        and not (token.lower == words.genitive and following is not None and following.timex >= 0)
    ]


def _said(
    tokens: Sequence[Token], clause: Clause, rest: Sequence[Token], words: Phrasing
) -> tuple[Sequence[Token], Sequence[Token], str]:
    """What follows a verb in three parts: what must stay, what may be shortened, and a word to join them.

    Of a verb of saying what was said may be shortened, and "that" stays: "told readers that …". What stands
    before an attribution ("…, the agency said") comes behind its verb.
    """
    if clause.kind == "attribution":
        said = _undated(strip_dangling(tokens[: clause.start], words), words)
        if said and said[0].lower in words.closed:
            said[0] = replace(said[0], text=said[0].lower)
        is_quoted = bool(said) and said[0].text in QUOTES
        return _without_last_phrases_of(rest, words), said, "" if is_quoted else f"{words.complementizer} "
    if clause.verb.lemma in words.reporting:
        places = [at for at, token in enumerate(rest[:12]) if token.lower == words.complementizer]
        if places:
            return (
                list(_without_last_phrases_of(rest[: places[0]], words)),
                rest[places[0] + 1 :],
                f"{words.complementizer} ",
            )
    return (), rest, ""


def _without_last_phrases_of(tokens: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Up to the first preposition: of "readers of a journal" the readers, of "on a website" nothing."""
    return tokens[
        : next((at for at, token in enumerate(tokens) if token.lower in words.prepositions), len(tokens))
    ]


def _shapes(subject: Sequence[Token], words: Phrasing) -> list[Sequence[Token]]:
    """A subject, and its shorter forms: without what qualifies the name, without the role before it."""
    at = next((at for at in range(1, len(subject)) if subject[at].lower in words.prepositions), len(subject))
    bare = subject[:at] if all(token.is_name for token in subject[:at][-2:]) and at > 1 else subject
    return [subject, _without_role(subject, words), bare, _without_role(bare, words)]


def noun_title(tokens: Sequence[Token], start: int, end: int, words: Phrasing) -> str:
    """A noun phrase as a title: "race to the moon between the US and the Soviet Union"."""
    kept = _undated(strip_dangling(tokens[start:end], words), words)
    for cut in CUTS:
        title = _headline(phrase(strip_dangling(cut(kept, words), words)), words)
        if len(title) <= LONGEST:
            return title
    return _shortened(_headline(phrase(kept), words))


def sentence_title(tokens: Sequence[Token], words: Phrasing, antecedent: Antecedent = tuple) -> str:
    """A whole sentence as a title, for want of a clause; what a pronoun at its start stands for put in."""
    kept = strip_dangling(strip_opening(tokens, words), words)
    if kept and kept[0].lower in words.pronouns and (named := antecedent()):
        return _shortened(_headline(f"{phrase(named)} {phrase(kept[1:])}", words))
    return _shortened(_headline(phrase(kept), words))


def _headline(text: str, words: Phrasing) -> str:
    first, _, rest = text.strip().partition(" ")
    return capitalized(rest if first.lower() in words.articles and rest else text.strip())


def _shortened(text: str, longest: int = LONGEST) -> str:
    """Cut at the last space that leaves room for an ellipsis."""
    if len(text) <= longest:
        return text
    end = text.rfind(" ", 0, longest)
    return text[: end if end > 0 else longest - 1].rstrip(" ,;:") + "…"


def subject_of(tokens: Sequence[Token], clause: Clause, words: Phrasing) -> list[Token]:
    """The subject without what stands before it ("However, in an article …,") and behind it (", the head of …,")."""
    span = _undated(strip_opening(tokens[clause.subject[0] : clause.subject[1]], words), words)
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
    before = words.forms.get(tokens[clause.start - 1].lower)
    if before and before.lemma in words.reporting:
        return ()  # "said that": nothing is explained
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
