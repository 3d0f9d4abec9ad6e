"""E-mails (.eml): the plain text of a message, or its HTML read as a page, with subject, sender and date.

The date is the one its header gives: newsletters and alerts are sent when they are published. Attachments are left out:
they are files of their own.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from extract.documents.article import Article, Articles, File
from extract.documents.decoding import MAX_BYTES, MAX_WRAPPED_BYTES, clean, is_charset
from extract.documents.many_articles import split
from extract.documents.problems import TextError
from timeline.dates import When

_HEADERS = ("from", "date", "subject", "to", "received", "message-id")
_MOST_PARTS = 1_000


def read_articles(file: File) -> Articles:
    """The article that a message is."""
    data = file.content(MAX_WRAPPED_BYTES)
    if not data.strip():
        raise TextError("it is empty", "save the message again, or delete the file")
    try:
        message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
        article = _article(message)
    except (TextError, ImportError):
        raise
    except Exception as error:  # a damaged message may break the library in any way
        raise TextError(
            f"it is damaged ({type(error).__name__})", "save the message again, or its text"
        ) from None
    if len(article.text) > MAX_BYTES:
        raise TextError(f"its text has {len(article.text):,} characters", "split it into its articles")
    yield from split(article)


def _article(message: EmailMessage) -> Article:
    if not any(_header(message, name) for name in _HEADERS):
        raise TextError("it is no e-mail: it has neither sender nor date", "give it the ending of its kind")
    text = _text(message)
    published = _sent(message)
    name, address = parseaddr(_header(message, "from"))
    return Article(
        text,
        title=_header(message, "subject") or None,
        publisher=name or address or None,
        published=published,
        published_from="message header" if published else "",
    )


def _text(message: EmailMessage) -> str:
    """The first plain text that holds something; else the first HTML, without its furniture."""
    pages = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "text/plain" and (text := clean(_content(part))).strip():
            return text
        if kind == "text/html":
            pages.append(_content(part))
    if not pages:
        raise TextError("it holds no text", "save its attachments as files of their own")
    from extract.documents.web_page import main_text

    return main_text(pages[0])


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of the message itself, without attachments and messages within it."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting = [one for one in part.iter_parts() if isinstance(one, EmailMessage)] + waiting
        elif part.get_content_disposition() != "attachment":
            yield part


def _content(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in (part.get_content_charset(), "utf-8"):
        if charset and not is_charset(charset):
            continue
        try:
            return data.decode(charset or "utf-8").replace("\r\n", "\n")
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace").replace("\r\n", "\n")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return clean(" ".join(str(message.get(name, "")).split()))[:1_000]
    except Exception:  # as above
        return ""


def _sent(message: EmailMessage) -> When | None:
    """The day of the message, where it was sent."""
    try:
        sent: datetime | None = parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return When.day(sent.date()) if sent else None
