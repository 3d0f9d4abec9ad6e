"""EventMention: a place in a text that tells of an event, and the place that was looked at and dismissed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from extract.documents import Document
from extract.mentions.sentences import Sentence
from timeline.dates import When
from timeline.schema import Status

Relevance = Literal["core", "context", "off"]


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event, with its evidence.

    Attributes:
        sentence: where it is told; its text is the quote.
        start, end, phrase: the words that give the date, as printed: document.text[start:end].
        resolved_against: the date that the phrase was read against.
        date: when, as the text knows it.
        subject: the title without parties and people: what the event is about.
        inherited: the date stands in an earlier sentence than the telling.
        why: how the date came to this event, for a reader.
    """

    document: Document
    sentence: Sentence
    start: int
    end: int
    phrase: str
    resolved_against: When | None
    date: When
    title: str
    lane: str | None
    actors: tuple[str, ...]
    status: Status
    relevance: Relevance
    summary: str
    subject: str
    inherited: bool = False
    why: str = ""

    def without_text(self, slim: Document) -> EventMention:
        """The same for keeping: `slim` is its document without the text, so that texts need not stay in memory."""
        return replace(self, document=slim)


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A dated expression that makes no event: its place and words, and the reason."""

    document: Document
    start: int
    end: int
    phrase: str
    quote: str
    reason: str

    def without_text(self, slim: Document) -> Dismissed:
        """The same for keeping, as of a mention."""
        return replace(self, document=slim)

    @property
    def is_undated(self) -> bool:
        """Whether it would be an event if the publication date were known."""
        return self.reason.startswith("undated")


@dataclass(slots=True)
class Findings:
    """All that was found in a text."""

    mentions: list[EventMention] = field(default_factory=list)
    dismissed: list[Dismissed] = field(default_factory=list)
