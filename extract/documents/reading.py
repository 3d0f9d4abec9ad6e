"""Files to Documents: the articles of a file, with what its folder's list of sources says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from extract.documents.article import Article, File, Page
from extract.documents.creation_time import creation_time
from extract.documents.document import Document
from extract.documents.furniture import find_furniture
from extract.documents.kinds import library_missing, read_articles
from extract.documents.problems import Remark, TextError
from extract.documents.sources import SourceEntry
from timeline.dates import When
from timeline.schema.links import check_link

_NOTHING = SourceEntry(file="")


@dataclass(frozen=True, slots=True)
class Read:
    """What is to be known of a document that was read: its name, and a guess at its date."""

    name: str
    guessed: When | None = None
    is_empty: bool = False

    @classmethod
    def of(cls, document: Document) -> Read:
        """What is to be known of this one."""
        return cls(document.name, document.guessed, not document.text.strip())


@dataclass(frozen=True, slots=True)
class Unread:
    """An article as its file gave it, with all that is needed to make a document of it, here or elsewhere.

    Attributes:
        found: the article, or the page that it stands on.
        name: what the document will be called.
        file_name: of its file, where that may say something of it.
        above: what sources.yaml says of it, which goes before what its file says.
        below: what sources.yaml says of its file, where it is one of many.
        published: its date as given on the command line.
    """

    found: Article | Page
    name: str
    file_name: str
    above: SourceEntry
    below: SourceEntry
    published: When | None

    def documents(self) -> Iterator[Document | TextError | Remark]:
        """The document, and what there is to say of it; or what is wrong with it."""
        try:
            article = self.found.article() if isinstance(self.found, Page) else self.found
        except TextError as error:
            yield error
            return
        except ImportError as error:
            yield library_missing(error, "pages need")
            return
        document = _document(article, self.name, self.file_name, self.above, self.below, self.published)
        yield document
        if article.unread_date and document.published is None:
            where = f"#{article.id}: " if article.id else ""
            yield Remark(
                f"{where}'{article.unread_date}' is no date, or could be two: write 2020-05-18 or 2020-05"
            )


def read_documents(
    path: Path,
    name: str,
    entries: Mapping[str, SourceEntry] | None = None,
    *,
    published: When | None = None,
    encoding: str | None = None,
) -> Iterator[Document | TextError | Remark]:
    """The documents of a file, one at a time; in place of an article that cannot be read, what is wrong with it.

    See `read_unread`.
    """
    for found in read_unread(File(path, encoding), name, entries, published=published):
        if isinstance(found, Unread):
            yield from found.documents()
        else:
            yield found


def read_unread(
    file: File, name: str, entries: Mapping[str, SourceEntry] | None = None, *, published: When | None = None
) -> Iterator[Unread | TextError | Remark]:
    """What a file holds, before its articles are looked into; in place of one that is none, what is wrong with it.

    Args:
        file: the file; its encoding is how to read it when it does not say so and is not UTF-8.
        name: what to call it; an article among others in it is called `name#id`.
        entries: what sources.yaml says: under "" of the file, under an id of an article in it. What it says of a
            file that is one article goes before what the file says; of a file of many it fills in what they leave out.
        published: their date as given on the command line, which goes before any other.

    Raises:
        TextError: it is binary, too large, in an unknown encoding, of a kind whose library is missing, or cannot be
            read.
    """
    entries = entries or {}
    whole = entries.get("", _NOTHING)
    for found in read_articles(replace(file, encoding=whole.encoding or file.encoding)):
        if isinstance(found, TextError | Remark):
            yield found
        elif found.id:
            yield Unread(found, f"{name}#{found.id}", "", entries.get(found.id, _NOTHING), whole, published)
        else:
            yield Unread(found, name, file.name, whole, _NOTHING, published)


def read_document(
    path: Path,
    name: str,
    entry: SourceEntry | None = None,
    *,
    published: When | None = None,
    encoding: str | None = None,
) -> Document:
    """The document of a file that is one article; see `read_documents`."""
    entries = {"": entry} if entry else None
    for found in read_documents(path, name, entries, published=published, encoding=encoding):
        if isinstance(found, TextError):
            raise found
        if isinstance(found, Document):
            return found
    raise TextError("it holds no article", "docs/articles.md has the kinds that are read")


def _document(
    article: Article,
    name: str,
    file_name: str,
    above: SourceEntry,
    below: SourceEntry,
    published: When | None,
) -> Document:
    language = above.language or article.language or below.language or "en"
    known = (article.published, article.published_from) if article.published else None
    dct, origin = creation_time(
        article.text, file_name, language, given=published, listed=above.published, known=known
    )
    if origin == "sources.yaml":
        origin = above.origin
    if dct is None and below.published:
        dct, origin = below.published, below.origin
    return Document(
        name=name,
        text=article.text,
        published=dct,
        published_from=origin,
        language=language,
        title=above.title or article.title,
        publisher=above.publisher or article.publisher or below.publisher,
        author=above.author or article.author or below.author,
        url=above.url or _link(article.url) or below.url,
        furniture=find_furniture(article.text, language),
        guessed=None if dct else article.guessed,
    )


def _link(text: str | None) -> str | None:
    """A link of a file where it is one that may stand on a page."""
    try:
        return check_link(text) if text else None
    except ValueError:
        return None
