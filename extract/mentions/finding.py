"""Finding mentions: a document's dated expressions, each made an event mention or dismissed with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.documents import Document
from extract.expressions import Timex, creation_anchor, load_tagger, when_of
from extract.mentions.attachment import Attachment, attach, list_parts
from extract.mentions.dating import Dated, combine, lasting
from extract.mentions.elaboration import elaborations, is_generic
from extract.mentions.mention import Dismissed, EventMention, Findings, Relevance
from extract.mentions.parsed import Parsed, parse
from extract.mentions.phrasing import Phrasing, load_phrasing
from extract.mentions.relevance import judge
from extract.mentions.roles import status_of, summary_of
from extract.mentions.sentences import sentences
from extract.mentions.telling import tell
from extract.mentions.tokens import Token
from extract.topics import Topic
from timeline.dates import Precision, When

# Parts of a text that are not prose, though they tell of events.
TELLING = frozenset({"caption"})
_COMPARED = 10  # words between "the first" and "since 2013"


def find_mentions(document: Document, topic: Topic) -> Findings:
    """The event mentions of a document, and the dated expressions that make none.

    Raises:
        LookupError: the document's language has no folder of words.
    """
    findings = Findings()
    prose = _without_furniture(document)
    timexes = load_tagger(document.language).tag(prose, creation_anchor(document.published))
    words = load_phrasing(document.language)
    dated = [Dated.of(timex, words, prose[timex.end : timex.end + 2]) for timex in timexes]
    spans = [(timex.start, timex.end) for timex in timexes]
    parsed = parse(dated, sentences(document, spans), words)
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
    groups: dict[tuple[object, ...], list[tuple[int, Attachment]]] = {}
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
        elif _is_comparison(one.tokens, dated, index, words):
            findings.dismissed.append(_dismissed(document, dated.timex, quote, "a comparison, no event"))
        else:
            found = attach(
                one.tokens,
                index,
                one.clauses,
                words,
                lambda noun: topic.noun_lane(noun, document.language) is not None,
            )
            by_verb = found.clause is not None and found.kind == "clause"
            place = found.clause.verb.start if found.clause and by_verb else found.start
            groups.setdefault((by_verb, place, found.is_old_plan), []).append((index, found))
    for members in groups.values():
        for told in _tellings(document, topic, parsed, number, verdict, members, words):
            if isinstance(told, EventMention):
                findings.mentions.append(told)
            else:
                findings.dismissed.append(told)


def _tellings(
    document: Document,
    topic: Topic,
    parsed: Sequence[Parsed],
    number: int,
    verdict: Relevance,
    members: Sequence[tuple[int, Attachment]],
    words: Phrasing,
) -> Iterator[EventMention | Dismissed]:
    """The events of one clause or noun phrase: one, or several where it lists them with a date each."""
    one, attachment = parsed[number], members[0][1]
    clause = attachment.clause
    numbers = [index for index, _ in members]
    parts = list_parts(one.tokens, clause, numbers, words) if clause and attachment.kind == "clause" else []
    told = []
    if is_generic(one, attachment, words):
        told = elaborations(parsed, number, words, topic, document.language)
    verb = clause.verb.lemma if clause else ""
    datings = combine([one.dated[index] for index in numbers], words, verb)
    if clause and len(datings) == 1 and verb in words.lasting:
        datings = [lasting(datings[0], _durations(one, attachment))]
    first_status = None
    for at, dating in enumerate(datings):
        part = parts[at] if len(parts) == len(datings) else None
        for teller, of in told or [(one, replace(attachment, part=part))]:
            status = status_of(of, dating, document.published, words)
            first_status = first_status or status
            if part is None and at and (first_status, status) == ("happened", "planned"):
                yield _dismissed(
                    document, dating.timex, one.sentence.text, "what the event of that clause aims at"
                )
                continue
            telling = tell(parsed, teller, of, words, topic, document.language)
            yield EventMention(
                document=document,
                sentence=one.sentence,
                start=dating.start,
                end=dating.end,
                phrase=document.text[dating.start : dating.end],
                resolved_against=_resolved_against(dating.timex, document),
                date=dating.when,
                title=telling.title,
                lane=telling.lane,
                actors=telling.actors,
                status=status,
                relevance="context" if one.sentence.kind == "caption" else verdict,
                summary=summary_of(teller.sentence.text),
                subject=topic.without_names(telling.title),
                inherited=bool(told),
                why=of.why,
            )


def _durations(one: Parsed, attachment: Attachment) -> list[Timex]:
    """The durations in the words of an attachment."""
    inside = one.tokens[attachment.start : attachment.end]
    first, last = inside[0].start, inside[-1].end
    return [d.timex for d in one.dated if d.timex.type == "DURATION" and first <= d.timex.start < last]


def _is_comparison(tokens: Sequence[Token], dated: Dated, number: int, words: Phrasing) -> bool:
    """Whether a date only says since when something is the first or the largest: "the first talks since 2013"."""
    if dated.when is None or dated.when.precision is not Precision.PERIOD or dated.when.end is not None:
        return False
    at = next(at for at, token in enumerate(tokens) if token.timex == number)
    before = [token.lower for token in tokens[max(0, at - _COMPARED) : at]]
    return any(word in words.comparing for word in before) and "," not in before


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
        quote = summary_of(text[:1_000])
        for timex in tagger.tag(text, creation_anchor(document.published)):
            if timex.type in ("DATE", "TIME") and when_of(timex):
                a, b = timex.start + region.start, timex.end + region.start
                found.append(Dismissed(document, a, b, timex.text, quote, f"furniture: {region.kind}"))
    return found


def _drop_inherited_twins(findings: Findings) -> None:
    """A telling that only inherits its date yields to one in the same text that has a date of its own."""
    own = {mention.title.casefold() for mention in findings.mentions if not mention.inherited}
    findings.mentions[:] = [m for m in findings.mentions if not (m.inherited and m.title.casefold() in own)]


def _dismissed(document: Document, timex: Timex, quote: str, reason: str) -> Dismissed:
    return Dismissed(document, timex.start, timex.end, timex.text, quote, reason)


def _resolved_against(timex: Timex, document: Document) -> When | None:
    """The earlier date of the text that it leans on, or the publication date."""
    anchored = creation_anchor(document.published)
    if timex.anchor and timex.anchor != anchored:
        when = when_of(Timex(timex.start, timex.end, timex.text, "DATE", timex.anchor))
        if when:
            return when
    return document.published
