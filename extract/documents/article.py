"""Article: what a file holds of one article, before sources.yaml has its say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.documents.decoding import MAX_BYTES, read_bytes
from extract.documents.document import Origin
from extract.documents.problems import Remark, TextError
from timeline.dates import When


@dataclass(frozen=True, slots=True)
class Article:
    """A text as it was taken out of its file, with what the file says of it.

    Attributes:
        text: what was written; offsets count its code points.
        id: which of the articles of its file it is; empty when the file is one article.
        published: when it was published, as the file says for certain.
        published_from: where in the file that stands.
        unread_date: what stands where the date should, when it is none or could be two.
        guessed: when it may have been published, for want of a certain date; never used, only told.
    """

    text: str
    id: str = ""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    published: When | None = None
    published_from: Origin = ""
    unread_date: str = ""
    guessed: When | None = None


Found = Article | TextError | Remark
"""What comes out of a file: articles, and in their place what is wrong with others."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read articles from.

    Attributes:
        path: where it is.
        encoding: how to read it when it does not say so itself and is not UTF-8.
    """

    path: Path
    encoding: str | None = None

    def content(self, most: int = MAX_BYTES) -> bytes:
        """Its bytes; `TextError` when there are more than `most`, or none to be had."""
        return read_bytes(self.path, most)


Articles = Iterator[Found]
