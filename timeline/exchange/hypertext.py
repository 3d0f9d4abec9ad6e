"""HTML of other programs to plain text with its links, and back: text is text, never markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from timeline.exchange.publishing import source_name
from timeline.schema import Source
from timeline.schema.links import LinkError, check_link

SOURCES_CLASS = "timeline-sources"
"""Marks the list of sources that `sources_html` makes; its items carry what reading makes sources of again."""

_KEPT = ("title", "url", "publisher", "author", "published")
# Not html.parser: on hostile texts that takes a time that grows with the square of their length.
_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*+)>""")
_ATTRIBUTE = re.compile(r"""([a-zA-Z][a-zA-Z-]*+)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_BLOCKS = frozenset({"p", "br", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "tr"})
_UNSEEN = frozenset({"script", "style", "template", "title", "head"})


@dataclass(slots=True)
class PlainText:
    """What a piece of HTML says.

    Attributes:
        text: a line a paragraph, spaces made one.
        sources: of each link its address and words, of a source that we wrote all that it said.
        refused: addresses that may not be links.
    """

    text: str
    sources: list[dict[str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def escaped(text: str | None) -> str:
    """A text that is to be shown as it is where HTML is expected."""
    return html.escape(text or "", quote=True)


def sources_html(sources: Iterable[Source], language: str) -> str:
    """The sources as a list of HTML; empty without any."""
    from timeline.wording import say_when

    items = []
    for source in sources:
        name = escaped(source_name(source))
        if not name:
            continue
        linked = f'<a href="{escaped(source.url)}">{name}</a>' if source.url else name
        known = [source.publisher if source.title else None, source.author]
        known += [say_when(source.published, language)] if source.published else []
        given = ((key, getattr(source, key)) for key in _KEPT)
        data = "".join(f' data-{key}="{escaped(str(value))}"' for key, value in given if value)
        items.append(f"<li{data}>{', '.join([linked, *(escaped(one) for one in known if one)])}</li>")
    return f'<ul class="{SOURCES_CLASS}">{"".join(items)}</ul>' if items else ""


def from_html(text: str) -> PlainText:
    """What a reader of the HTML would see, and where its links lead."""
    if "<" not in text and "&" not in text:
        return PlainText(_tidy(text))
    reader = _Reader()
    at = 0
    text = _without_comments(text)
    for tag in _TAG.finditer(text):
        reader.take_text(html.unescape(text[at : tag.start()]))
        if tag[1]:
            reader.end(tag[2].lower())
        else:
            reader.start(tag[2].lower(), tag[3])
        at = tag.end()
    reader.take_text(html.unescape(text[at:]))
    return PlainText(_tidy("".join(reader.parts)), reader.sources, reader.refused)


def _without_comments(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


class _Reader:
    """Follows the tags of a text: what is seen, what is a link, what is one of our sources."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.sources: list[dict[str, str]] = []
        self.refused: list[str] = []
        self._unseen = 0
        self._in_sources = 0
        self._address: str | None = None
        self._words: list[str] = []

    def start(self, tag: str, attributes: str) -> None:
        given = {
            found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
            for found in _ATTRIBUTE.finditer(attributes)
        }
        self._unseen += tag in _UNSEEN
        if tag == "ul" and (self._in_sources or given.get("class") == SOURCES_CLASS):
            self._in_sources += 1
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "li" and self._in_sources:
            self.sources.append({key: value for key in _KEPT if (value := given.get(f"data-{key}"))})
        if tag == "a" and given.get("href") and not self._in_sources:
            self._address, self._words = given["href"], []

    def end(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "ul" and self._in_sources:
            self._in_sources -= 1
        if tag == "a" and self._address is not None:
            words = " ".join("".join(self._words).split())
            try:
                address = check_link(self._address.strip())
                self.sources.append(
                    {"url": address, **({"title": words} if words not in ("", address) else {})}
                )
            except LinkError:
                self.refused.append(self._address)
            self._address = None

    def take_text(self, data: str) -> None:
        if self._unseen:
            return
        if self._address is not None:
            self._words.append(data)
        if not self._in_sources:
            self.parts.append(" ".join(data.splitlines()) if "\n" in data or "\r" in data else data)


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
