"""Mentions, dismissed dates and events as rows of JSON, and back: what is kept between the steps."""

from __future__ import annotations

from typing import Any

from extract.documents import Document
from extract.mentions import Dismissed, EventMention, Told
from extract.mentions.sentences import Sentence
from timeline.dates import When
from timeline.schema import Event

Row = list[Any]


def mention_row(mention: EventMention) -> Row:
    """All of a mention but the text of its document."""
    sentence = mention.sentence
    return [
        mention.date.edtf,
        _document_row(mention.document),
        [sentence.start, sentence.end, sentence.text, sentence.paragraph, sentence.kind],
        mention.start,
        mention.end,
        mention.phrase,
        _edtf(mention.resolved_against),
        mention.title,
        mention.lane,
        mention.actors,
        mention.status,
        mention.relevance,
        mention.summary,
        mention.subject,
        mention.inherited,
        mention.why,
    ]


def mention_of(row: Row) -> EventMention:
    """The mention of a row."""
    date, document, sentence, start, end, phrase, against, title, lane, actors, *rest = row
    status, relevance, summary, subject, inherited, why = rest
    return EventMention(
        _document_of(document),
        Sentence(*sentence),
        start,
        end,
        phrase,
        _when(against),
        When.parse(date),
        title,
        lane,
        tuple(actors),
        status,
        relevance,
        summary,
        subject,
        inherited,
        why,
    )


def dismissed_row(one: Dismissed) -> Row:
    """All of it but the text of its document."""
    return [one.document.name, one.start, one.end, one.phrase, one.quote, one.reason]


def dismissed_of(row: Row) -> Dismissed:
    """The dismissed date of a row; of its document only the name is known."""
    name, *rest = row
    return Dismissed(Document(name, ""), *rest)


def told_row(told: Told) -> Row:
    """An event and what is said of it."""
    return [told.event.model_dump(mode="json", exclude_none=True), told.is_core, told.why]


def told_of(row: Row) -> Told:
    """The event of a row."""
    event, is_core, why = row
    return Told(Event.model_validate(event), is_core, tuple(why))


def _document_row(document: Document) -> Row:
    return [
        document.name,
        _edtf(document.published),
        document.published_from,
        document.language,
        document.title,
        document.publisher,
        document.author,
        document.url,
    ]


def _document_of(row: Row) -> Document:
    name, published, published_from, language, title, publisher, author, url = row
    return Document(name, "", _when(published), published_from, language, title, publisher, author, url)


def _edtf(when: When | None) -> str | None:
    return when.edtf if when else None


def _when(text: str | None) -> When | None:
    return When.parse(text) if text else None
