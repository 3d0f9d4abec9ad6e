"""Provenance: a proposal as an Event of the schema, each telling of it as a Source with its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from extract.mentions.blocking import beginning
from extract.mentions.coreference import Proposal
from extract.mentions.mention import EventMention
from extract.mentions.naming import suggest_id
from extract.mentions.phrasing import load_phrasing
from extract.mentions.roles import quote_of
from extract.topics import Topic
from timeline.dates import When
from timeline.schema import Event, Source


def as_events(proposals: Iterable[Proposal], topic: Topic) -> list[Event]:
    """Proposals as events with readable, different ids; the same ids for the same proposals."""
    taken: set[str] = set()
    events = []
    for proposal in proposals:
        language = proposal.mentions[0].document.language
        wanted = suggest_id(proposal, topic, load_phrasing(language), language)
        name, number = wanted, 2
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        events.append(
            Event(
                id=name,
                date=proposal.date,
                title=proposal.title,
                lane=proposal.lane,
                actors=proposal.actors,
                status=proposal.status,
                importance=None if proposal.is_core else "minor",
                summary=proposal.summary,
                sources=tuple(
                    dict.fromkeys(as_source(mention, proposal.date) for mention in proposal.mentions)
                ),
            )
        )
    return events


def as_source(mention: EventMention, date: When) -> Source:
    """The evidence of one telling: text, quote, phrase and its place (a W3C text position selector), the date
    that it was read against, and its own date where `date`, that of the event, is another."""
    document, sentence = mention.document, mention.sentence
    return Source(
        text=document.name,
        title=document.title,
        url=document.url,
        publisher=document.publisher,
        author=document.author,
        published=document.published,
        quote=quote_of(sentence.text, mention.start - sentence.start, mention.end - sentence.start),
        phrase=mention.phrase,
        start=mention.start,
        end=mention.end,
        resolved_against=mention.resolved_against,
        date=None if mention.inherited or beginning(mention.date).overlaps(beginning(date)) else mention.date,
    )
