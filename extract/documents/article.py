"""Article: what a file holds of one article, before sources.yaml has its say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from extract.documents.addresses import Address
from extract.documents.decoding import MAX_BYTES, read_bytes, too_large
from extract.documents.document import Origin
from extract.documents.packed import unpacked
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


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the web out of an archive, not read yet.

    Attributes:
        body: the HTML as it was sent.
        id: which of the pages of its file it is.
        url: where it was.
        encoding: that the server named.
        number: of its record.
    """

    body: bytes
    id: str
    url: str
    encoding: str | None
    number: int

    def article(self) -> Article:
        """The article on it.

        Raises:
            TextError: there is none, or it is too large.
            ImportError: the library for pages is not there.
        """
        from extract.documents.web_page import read_page

        try:
            article = read_page(self.body, self.encoding)
        except TextError as error:
            raise TextError(error.message, error.hint, self.number) from None
        return replace(article, id=self.id, url=self.url or article.url)


Found = Article | Page | TextError | Remark
"""What comes out of a file: articles, and in their place what is wrong with others."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read articles from.

    Attributes:
        path: where it is.
        encoding: how to read it when it does not say so itself and is not UTF-8.
        columns: what is known of an article → the column that has it, where a person says so.
    """

    path: Path | Address
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    _streams: list[BinaryIO] = field(default_factory=list, repr=False, compare=False)  # of it and its copies

    @property
    def name(self) -> str:
        """Its name without its folder."""
        return self.path.name

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Its bytes from the first on, unpacked where its name ends in .gz or .zst.

        Raises:
            OSError: it cannot be read.
            ImportError: the library that unpacks it is not there.
            TextError: also while reading: it is damaged.
        """
        with self.path.open("rb") as raw, unpacked(raw, self.name) as stream:
            self._streams[:] = [raw]
            try:
                yield stream
            finally:
                self._streams.clear()

    @property
    def position(self) -> int:
        """How many of its bytes, as they lie on the disk, were read so far; 0 while it is not open."""
        return sum(stream.tell() for stream in self._streams)

    def content(self, most: int = MAX_BYTES) -> bytes:
        """Its bytes; `TextError` when there are more than `most`, or none to be had."""
        if isinstance(self.path, Address):
            with self.path.open() as stream:
                data = stream.read(most + 1)
            if len(data) > most:
                raise too_large(len(data), most)
            return data
        return read_bytes(self.path, most)


Articles = Iterator[Found]
