"""Document: a text, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.dates import When

Origin = Literal[
    "command line",
    "sources.yaml",
    "sources.json",
    "front matter",
    "page metadata",
    "message header",
    "article header",
    "column",
    "dateline",
    "file name",
    "",
]


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a text that is not the author's prose: [start, end) in code points, and what it is."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its creation time (DCT) and provenance.

    Attributes:
        name: what the text is called in files and messages: its path, and of an article among others in a file
            `path#id`.
        text: all of it, as taken out of the file; every offset counts its code points from 0.
        published: the document creation time, as coarse as it is known; None when nobody knows.
        published_from: where that date comes from.
        guessed: when it may have been published, where nobody knows; nothing is ever resolved against it.
        furniture: the regions that are not prose, in order, not overlapping.
    """

    name: str
    text: str
    published: When | None = None
    published_from: Origin = ""
    language: str = "en"
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    furniture: tuple[Region, ...] = ()
    guessed: When | None = None
