"""The whole path from texts to proposed events, on one screen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from extract.documents import Document
from extract.locales import languages
from extract.mentions import Dismissed, Proposal, find_mentions, merge_mentions
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


def extract(documents: Iterable[Document], topic: Topic) -> Extraction:
    """Texts → dated expressions → event mentions → events, told once each."""
    found = Extraction()
    mentions = []
    for document in documents:
        if document.language not in languages():
            known = ", ".join(languages())
            found.failures.append(
                (document.name, f"no words for the language '{document.language}', only for {known}")
            )
            continue
        findings = find_mentions(document, topic)
        slim = replace(
            document, text="", furniture=()
        )  # what is kept of ten thousand texts is not their text
        mentions += [mention.without_text(slim) for mention in findings.mentions]
        found.dismissed += [dismissed.without_text(slim) for dismissed in findings.dismissed]
    found.proposals = merge_mentions(mentions)
    return found
