"""The whole path from texts to proposed events, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.documents import Document
from extract.locales import languages
from extract.mentions import (
    Dismissed,
    Findings,
    Proposal,
    Told,
    as_told,
    find_mentions,
    merge_mentions,
    with_ids,
)
from extract.topics import Topic


@dataclass(slots=True)
class Extraction:
    """What came out of a pile of texts.

    Attributes:
        proposals: the events, ordered by date.
        dismissed: every dated expression that made no event, with its reason.
        failures: texts that could not be read for events, as (name, reason).
    """

    proposals: list[Proposal] = field(default_factory=list)
    dismissed: list[Dismissed] = field(default_factory=list)
    failures: list[tuple[str, str]] = field(default_factory=list)

    @property
    def undated(self) -> int:
        """How many mentions could not be dated for want of a publication date or a year."""
        without_year = sum(1 for proposal in self.proposals if not proposal.date.is_dated)
        return without_year + sum(1 for one in self.dismissed if one.is_undated)

    def told(self, topic: Topic) -> Iterator[Told]:
        """The events with their ids, ordered by date."""
        return with_ids(as_told(proposal, topic) for proposal in self.proposals)


def extract(
    documents: Iterable[Document], topic: Topic, seen: Callable[[int], object] = lambda mentions: None
) -> Extraction:
    """Texts → dated expressions → event mentions → events, told once each.

    Args:
        documents: the texts.
        topic: what to look for.
        seen: told of each document how many mentions it holds.
    """
    found = Extraction()
    mentions = []
    for document in documents:
        findings = find_in(document, topic)
        if isinstance(findings, str):
            found.failures.append((document.name, findings))
            seen(0)
            continue
        seen(len(findings.mentions))
        mentions += findings.mentions
        found.dismissed += findings.dismissed
    found.proposals = merge_mentions(mentions)
    return found


def find_in(document: Document, topic: Topic) -> Findings | str:
    """What is found in one text, without the text, of which ten thousand would not fit into memory.

    A text in which nothing can be found, whatever the reason, is no reason to lose the others: in its place comes
    what is wrong with it.
    """
    if document.language not in languages():
        known = ", ".join(languages())
        return f"no words for the language '{document.language}', only for {known}"
    try:
        findings = find_mentions(document, topic)
    except Exception as error:  # it may fail in any way, which is a mistake of ours and not of the text
        return f"the extractor failed with it, please report that: {type(error).__name__}: {error}"[:500]
    slim = replace(document, text="", furniture=())
    return Findings(
        [mention.without_text(slim) for mention in findings.mentions],
        [dismissed.without_text(slim) for dismissed in findings.dismissed],
    )
