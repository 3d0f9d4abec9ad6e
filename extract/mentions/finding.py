"""Finding mentions: a document's dated expressions, each made an event mention or dismissed with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extract.documents import Document
from extract.expressions import Timex, load_tagger, when_of
from extract.mentions.attachment import Attachment, attach
from extract.mentions.clauses import Clause, find_clauses
from extract.mentions.dating import Dated, combine, creation_anchor
from extract.mentions.elaboration import elaborations, is_generic
from extract.mentions.mention import Dismissed, EventMention, Findings
from extract.mentions.phrasing import Phrasing, load_phrasing
from extract.mentions.relevance import judge
from extract.mentions.roles import status_of, summary_of
from extract.mentions.sentences import Sentence, sentences
from extract.mentions.titles import LONGEST, SHORTEST, clause_title, noun_title, sentence_title, subject_of
from extract.mentions.tokens import UNDATED, Token, tokenize
from extract.topics import Topic
from timeline.dates import When

# Parts of a text that are not prose, though they tell of events.
TELLING = frozenset({"caption"})


class Parsed:
    """A sentence with the dated expressions in it, taken apart when somebody asks."""

    def __init__(self, sentence: Sentence, dated: Sequence[Dated], words: Phrasing) -> None:
        self.sentence = sentence
        self.dated = dated
        self._words = words

    @cached_property
    def tokens(self) -> list[Token]:
        """Its tokens, those of a dated expression marked with its number."""
        spans = [
            (max(one.phrase_start, self.sentence.start), one.timex.end, number if one.when else UNDATED)
            for number, one in enumerate(self.dated)
        ]
        return tokenize(self.sentence.text, self.sentence.start, spans)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its clauses."""
        return find_clauses(self.tokens, self._words)


def find_mentions(document: Document, topic: Topic) -> Findings:
    """The event mentions of a document, and the dated expressions that make none.

    Raises:
        LookupError: the document's language has no folder of words.
    """
    findings = Findings()
    prose = _without_furniture(document)
    timexes = load_tagger(document.language).tag(prose, creation_anchor(document.published))
    words = load_phrasing(document.language)
    dated = [Dated.of(timex, words) for timex in timexes]
    spans = [(timex.start, timex.end) for timex in timexes]
    parsed = _parse(document, dated, sentences(document, spans), words)
    about_subject = topic.is_about_subject(f"{document.title or ''} {prose}", document.language)
    for number, one in enumerate(parsed):
        if any(dated.when or dated.is_unresolved for dated in one.dated):
            _mentions_of(document, topic, parsed, number, about_subject, words, findings)
    _drop_inherited_twins(findings)
    findings.dismissed += _in_furniture(document)
    return findings


def _mentions_of(
    document: Document,
    topic: Topic,
    parsed: Sequence[Parsed],
    number: int,
    about_subject: bool,
    words: Phrasing,
    findings: Findings,
) -> None:
    one = parsed[number]
    quote = one.sentence.text
    verdict, reason = judge(topic, document, quote, about_subject)
    groups: dict[tuple[object, ...], list[tuple[Dated, Attachment]]] = {}
    for index, dated in enumerate(one.dated):
        if dated.when is None:
            if dated.is_unresolved:
                findings.dismissed.append(
                    _dismissed(document, dated.timex, quote, "undated: no publication date")
                )
            continue
        if one.sentence.kind == "heading":
            findings.dismissed.append(_dismissed(document, dated.timex, quote, "heading"))
        elif verdict == "off":
            findings.dismissed.append(_dismissed(document, dated.timex, quote, reason))
        else:
            found = attach(
                one.tokens,
                index,
                one.clauses,
                words,
                lambda noun: topic.noun_lane(noun, document.language) is not None,
            )
            key = (
                found.kind,
                found.clause.verb.start if found.clause and found.kind == "clause" else found.start,
            )
            groups.setdefault(key, []).append((dated, found))
    for members in groups.values():
        attachment = members[0][1]
        for dating in combine([member for member, _ in members], words):
            if (
                attachment.clause
                and attachment.kind == "clause"
                and is_generic(one.tokens, attachment, words)
            ):
                told = elaborations(parsed, number, words, topic, document.language)
            else:
                told = []
            for teller, teller_attachment in told or [(one, attachment)]:
                title, lemma = _title(parsed, teller, teller_attachment, words, topic)
                text = teller.sentence.text
                lane_text = title if len(title) >= SHORTEST else text
                actors = topic.find(title, document.language).parties
                findings.mentions.append(
                    EventMention(
                        document=document,
                        sentence=one.sentence,
                        start=dating.start,
                        end=dating.end,
                        resolved_against=_resolved_against(dating.timex, document),
                        date=dating.when,
                        title=title,
                        lane=topic.lane(lemma, lane_text, document.language),
                        actors=actors,
                        status=status_of(teller_attachment.clause, dating.when, document.published, words),
                        relevance="context" if one.sentence.kind == "caption" else verdict,
                        summary=summary_of(text),
                        subject=topic.without_names(title),
                        inherited=bool(told),
                        why=attachment.why,
                    )
                )


def _title(
    parsed: Sequence[Parsed], one: Parsed, attachment: Attachment, words: Phrasing, topic: Topic
) -> tuple[str, str]:
    """The title of what a date is attached to, and the lemma of its verb."""
    clause = attachment.clause
    if attachment.kind == "noun":
        title = noun_title(one.tokens, attachment.start, attachment.end, words)
        if len(title) >= SHORTEST or clause is None:
            return title, ""
    if clause is None:
        return sentence_title(one.tokens, words), ""
    end = attachment.end if attachment.kind == "clause" else clause.end
    antecedent = _antecedent(parsed, one, clause, words)
    title = clause_title(one.tokens, clause, end, words, antecedent, topic.abbreviate)
    if len(title) < SHORTEST:
        title = sentence_title(one.tokens, words)
    assert len(title) <= LONGEST
    lemma = "" if attachment.why.startswith("the date describes") else clause.verb.lemma
    return title, lemma


def _antecedent(parsed: Sequence[Parsed], one: Parsed, clause: Clause, words: Phrasing) -> Sequence[Token]:
    """What a pronoun may stand for: the subject of the nearest main clause before that is not a pronoun itself."""
    at = parsed.index(one)
    if (inner := _earlier_subject(one, clause, words)) is not None:
        return inner
    for earlier in reversed(parsed[max(at - 3, 0) : at]):
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


def _parse(
    document: Document, dated: Sequence[Dated], cut: Sequence[Sentence], words: Phrasing
) -> list[Parsed]:
    """Each sentence with its dates; both run through the text in order."""
    found = []
    at = 0
    for sentence in cut:
        while at < len(dated) and dated[at].timex.start < sentence.start:
            at += 1
        stop = at
        while stop < len(dated) and dated[stop].timex.end <= sentence.end:
            stop += 1
        found.append(Parsed(sentence, dated[at:stop], words))
        at = stop
    return found


def _without_furniture(document: Document) -> str:
    """The text with blanks in place of what is not prose, so that offsets stay."""
    parts: list[str] = []
    at = 0
    for region in document.furniture:
        if region.kind not in TELLING:
            blanked = "".join(c if c in "\r\n" else " " for c in document.text[region.start : region.end])
            parts += [document.text[at : region.start], blanked]
            at = region.end
    return "".join([*parts, document.text[at:]])


def _in_furniture(document: Document) -> list[Dismissed]:
    """The dates that stand in furniture, for the record."""
    found = []
    tagger = load_tagger(document.language)
    for region in document.furniture:
        if region.kind in TELLING:
            continue
        text = document.text[region.start : region.end]
        for timex in tagger.tag(text, creation_anchor(document.published)):
            if timex.type in ("DATE", "TIME") and when_of(timex):
                a, b = timex.start + region.start, timex.end + region.start
                found.append(Dismissed(document, a, b, summary_of(text), f"furniture: {region.kind}"))
    return found


def _drop_inherited_twins(findings: Findings) -> None:
    """A telling that only inherits its date yields to one in the same text that has a date of its own."""
    own = {mention.title.casefold() for mention in findings.mentions if not mention.inherited}
    findings.mentions[:] = [m for m in findings.mentions if not (m.inherited and m.title.casefold() in own)]


def _dismissed(document: Document, timex: Timex, quote: str, reason: str) -> Dismissed:
    return Dismissed(document, timex.start, timex.end, quote, reason)


def _resolved_against(timex: Timex, document: Document) -> When | None:
    """The earlier date of the text that it leans on, or the publication date."""
    anchored = creation_anchor(document.published)
    if timex.anchor and timex.anchor != anchored:
        when = when_of(Timex(timex.start, timex.end, timex.text, "DATE", timex.anchor))
        if when:
            return when
    return document.published
