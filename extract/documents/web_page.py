"""Saved web pages: the article without its furniture, and what the page says of it; by trafilatura.

What a page knows (title, author, site, address, the day of publication) is kept apart from what can only be guessed:
a day that htmldate finds in the body or the address is told and never used.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import trafilatura
from htmldate import find_date
from trafilatura.metadata import extract_metadata
from trafilatura.utils import load_html

from extract.documents.article import Article, Articles, File
from extract.documents.decoding import MAX_BYTES, MAX_WRAPPED_BYTES, clean, decode, is_charset, not_a_text
from extract.documents.page_dates import known_date
from extract.documents.page_size import check_depth, check_size
from extract.documents.patience import bounded
from extract.documents.problems import Remark, TextError
from extract.documents.stamps import day_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOGGERS = ("trafilatura", "htmldate", "justext", "courlan", "charset_normalizer", "readability")
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w.:-]{2,40})""",
    re.I,
)
_EMBEDDED = re.compile(rb"data:[\w/+.;=-]{1,100};base64,[A-Za-z0-9+/=%]{100,}")  # pictures and fonts
_OURS = b'<script type="application/json" id="tl_data">'
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S{1,2000}?)\s", re.I
)
_WHATEVER = 0.01  # of the characters may be wrong: pages are sewn together from parts in different encodings
_FEWEST_WORDS = 5  # what is shorter is a menu
_NO_ARTICLE = "save its text as .txt, or the page anew once it has loaded"


def read_articles(file: File) -> Articles:
    """The article of a page."""
    data = file.content(MAX_WRAPPED_BYTES)
    if _OURS in data:
        yield Remark("it is a timeline and no article: passed over")
        return
    yield read_page(data, file.encoding)


def read_page(data: bytes, encoding: str | None) -> Article:
    """The article of a page that is here as bytes.

    Raises:
        TextError: there is none, or it is too large.
    """
    html = _decoded(data, encoding)
    with bounded(*_LOGGERS):
        return _article(html)


def main_text(html: str) -> str:
    """The text of HTML that is no page, such as a message: its article, or all of it.

    Raises:
        TextError: there is none.
    """
    with bounded(*_LOGGERS):
        tree = _tree(
            f"<html><body><div>{html}</div></body></html>" if "<html" not in html.casefold() else html
        )
        text = _text(tree) or clean(trafilatura.html2txt(tree)).strip()
    if not text:
        raise TextError("it holds no text", _NO_ARTICLE)
    return text + "\n"


def _article(html: str) -> Article:
    tree = _tree(html)
    text = _text(tree)
    if len(text.split()) < _FEWEST_WORDS:
        raise TextError("no article was found on the page", _NO_ARTICLE)
    about = extract_metadata(tree, extensive=False)
    language = (tree.get("lang") or "")[:2].casefold()
    published = known_date(tree, language or "en")
    saved_from = _SAVED_FROM.search(html[:10_000])
    return Article(
        text + "\n",
        title=_line(about.title),
        author=_line(about.author),
        publisher=_line(about.sitename),
        url=about.url or (saved_from[1] if saved_from else None),
        language=language if language.isalpha() and len(language) == 2 else None,
        published=published,
        published_from="page metadata" if published else "",
        guessed=None if published else day_of(find_date(tree, original_date=True) or ""),
    )


def _tree(html: str) -> HtmlElement:
    elements = check_size(html)
    try:
        tree = load_html(html)
    except Exception:  # a page may break a parser in any way
        tree = None
    if tree is None or not elements:
        raise TextError(
            "it is no web page, whatever its ending says", "give it the ending of its kind, such as .txt"
        )
    check_depth(tree)
    return tree


def _text(tree: HtmlElement) -> str:
    """The article of a page, a blank line between paragraphs; empty when none is found."""
    try:
        found = trafilatura.bare_extraction(tree, include_comments=False)
    except Exception:  # as above
        return ""
    text = getattr(found, "text", None) or ""
    return "\n\n".join(line.strip() for line in clean(text).splitlines() if line.strip())


def _decoded(data: bytes, encoding: str | None) -> str:
    """The page as text, in the encoding it declares, without what is embedded in it."""
    data = _EMBEDDED.sub(b"", data)
    if not data.strip():
        raise TextError("it is empty", "save the page again, or delete the file")
    if len(data) > MAX_BYTES:
        raise TextError(f"it has {len(data) / 1e6:.0f} MB without its pictures", "save its article alone")
    told = (one.decode() for match in _CHARSET.finditer(data[:4096]) for one in match.groups() if one)
    declared = next(filter(is_charset, told), None)
    try:
        return decode(data, encoding or declared)
    except TextError:
        if b"\0" in data or b"<" not in data:
            raise not_a_text(data) from None
        return _mostly(data, encoding or declared or "utf-8")


def _mostly(data: bytes, encoding: str) -> str:
    """A page of which a few characters are in another encoding than the rest."""
    latin = encoding.casefold() in ("iso-8859-1", "latin-1", "ascii")  # by which pages mean cp1252
    try:
        text = data.decode("cp1252" if latin else encoding, "replace")
    except (LookupError, UnicodeError):
        text = data.decode("utf-8", "replace")
    if text.count("\ufffd") > max(3, _WHATEVER * len(text)):
        return decode(data, encoding)  # which says what is wrong
    return text


def _line(text: str | None) -> str | None:
    return clean(" ".join((text or "").split()))[:1_000] or None
