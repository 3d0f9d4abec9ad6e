"""What a short text tells, for tests: each event as (date, title), as the extractor sees it."""

from __future__ import annotations

from extract.documents import Document, find_furniture
from extract.mentions import Findings, Proposal, find_mentions, merge_mentions
from extract.topics import load_topic
from timeline.dates import When

SUBJECT = (
    "The station in orbit carries astronauts and cosmonauts, and a rocket brings their spacecraft to space."
)


def document(text: str, published: str | None = "2020-05-18", name: str = "a.txt") -> Document:
    return Document(name, text, published and When.parse(published), furniture=find_furniture(text, "en"))  # type: ignore[arg-type]


def findings(text: str, published: str | None = "2020-05-18", name: str = "a.txt") -> Findings:
    """The findings in a text that is made one about the subject by a sentence behind it."""
    return find_mentions(document(f"{text}\n\n{SUBJECT}\n", published, name), load_topic())


def proposals(text: str, published: str | None = "2020-05-18") -> list[Proposal]:
    return merge_mentions(findings(text, published).mentions)


def told(text: str, published: str | None = "2020-05-18") -> list[tuple[str, str]]:
    return [(str(proposal.date), proposal.title) for proposal in proposals(text, published)]
