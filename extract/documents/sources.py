"""What is known of a text beside its words: an entry of a folder's sources.yaml."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dates import When


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One text: which file it is, and what its page or paper said of it.

    Attributes:
        file: its path from the folder of sources.yaml.
        published: when it was published, as exactly as it is known.
        language: ISO 639-1; English when not given.
        encoding: how to read it when it is not UTF-8.
    """

    file: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: When | None = None
    language: str | None = None
    encoding: str | None = None
