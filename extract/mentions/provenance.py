"""Provenance: a proposal as an Event of the schema, each telling of it as a Source with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.mentions.blocking import beginning
from extract.mentions.coreference import Proposal
from extract.mentions.mention import EventMention
from extract.mentions.naming import Names, suggest_id
from extract.mentions.phrasing import load_phrasing
from extract.mentions.roles import quote_of
from extract.topics import Topic
from timeline.dates import When
from timeline.schema import Event, Source


@dataclass(frozen=True, slots=True)
class Told:
    """An event, and what only an explanation says of it.

    Attributes:
        event: as it is proposed.
        is_core: whether it is about the topic, and not only around it.
        why: how each date came to the event.
    """

    event: Event
    is_core: bool
    why: tuple[str, ...]

    def called(self, name: str) -> Told:
        """The same with this id."""
        return replace(self, event=self.event.model_copy(update={"id": name}))


def as_events(proposals: Iterable[Proposal], topic: Topic) -> list[Event]:
    """Proposals as events with readable, different ids; the same ids for the same proposals."""
    return [told.event for told in with_ids(as_told(proposal, topic) for proposal in proposals)]


def with_ids(unnamed: Iterable[Told]) -> Iterator[Told]:
    """Events with different ids, each its own where none before it had that."""
    names = Names()
    for told in unnamed:
        yield told.called(names.new(told.event.id))


def as_told(proposal: Proposal, topic: Topic) -> Told:
    """A proposal as an event, under the id that suits it best."""
    language = proposal.mentions[0].document.language
    event = Event(
        id=suggest_id(proposal, topic, load_phrasing(language), language),
        date=proposal.date,
        title=proposal.title,
        lane=proposal.lane,
        actors=proposal.actors,
        status=proposal.status,
        importance=None if proposal.is_core else "minor",
        summary=proposal.summary,
        sources=tuple(dict.fromkeys(as_source(mention, proposal.date) for mention in proposal.mentions)),
    )
    why = dict.fromkeys(f"'{mention.phrase}': {mention.why}" for mention in proposal.mentions)
    return Told(event, proposal.is_core, tuple(why))


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
