"""Plain texts: all of the file is the article, unless it holds many."""

from __future__ import annotations

from extract.documents.article import Article, Articles, File
from extract.documents.decoding import decode
from extract.documents.front_matter import front_matter
from extract.documents.headline import headline_of
from extract.documents.many_articles import split


def read_articles(file: File) -> Articles:
    """The text as it is in the file, with what its front matter says."""
    text = decode(file.content(), file.encoding)
    given = front_matter(text)
    yield from split(
        Article(
            text,
            title=given.get("title") or headline_of(text),
            author=given.get("author"),
            publisher=given.get("publisher"),
            url=given.get("url"),
            language=given.get("language"),
        )
    )
