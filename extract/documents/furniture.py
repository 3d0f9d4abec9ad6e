"""Page furniture: the parts of a saved article that nobody wrote as part of it.

Stamps, icon names, share bars, links to other stories, players' clocks, comments. Words that give them
away are in the language's furniture.yaml; what is here is their place and shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.documents.document import Region
from extract.documents.front_matter import front_matter_end
from extract.documents.stamps import read_stamp
from extract.locales import languages, read_locale

_CLOCKS = re.compile(r"\d{1,3}:\d{1,2}(?::\d{2})?(?:\s*/\s*\d{1,3}:\d{2}(?::\d{2})?)?")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_COMMENT_START = re.compile(r"(?:[ \t\u00a0]+[-–—•*>]|>)[ \t\u00a0]")
_INDENTED = re.compile(r"[ \t\u00a0]{2,}\S")
_LONGEST_NOTICE = 160  # a share bar or a teaser is short; a long line is prose that happens to begin like one
_SOUP_WORDS = 12
_SOUP_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str  # without surrounding space


@dataclass(frozen=True, slots=True)
class _Words:
    related: re.Pattern[str]
    notice: re.Pattern[str]
    tail: re.Pattern[str]
    byline: re.Pattern[str]
    caption: re.Pattern[str]
    interface: re.Pattern[str]


def find_furniture(text: str, language: str) -> tuple[Region, ...]:
    """The regions of `text` that are furniture, whole lines each, in order.

    Kinds: front matter, publication stamp, update stamp, icon names, byline, caption, link to another
    story, share bar, player clock, comments, tail. A caption is marked, but it tells of events.
    """
    words = _words(language if language in languages() else "en")
    found: list[Region] = []
    after_front_matter = front_matter_end(text)
    if after_front_matter:
        found.append(Region(0, after_front_matter, "front matter"))
    lines = [line for line in _lines(text) if line.start >= after_front_matter]
    comments = _comments_start(text, lines)
    for line in lines:
        if line.start >= comments:
            found.append(Region(comments, len(text), "comments"))
            break
        if words.tail.fullmatch(line.text):
            found.append(Region(line.start, len(text), "tail"))
            break
        if kind := _kind(line.text, language, words):
            found.append(Region(line.start, line.end, kind))
    return tuple(found)


def _kind(line: str, language: str, words: _Words) -> str:
    if stamp := read_stamp(line, language):
        return "publication stamp" if stamp.published else "update stamp"
    if _CLOCKS.fullmatch(line):
        return "player clock"
    if len(line) <= _LONGEST_NOTICE and words.byline.match(line) and not _SENTENCE_END.search(line):
        return "byline"
    if words.related.match(line) and (len(line) <= _LONGEST_NOTICE or not _SENTENCE_END.search(line)):
        return "link to another story"
    if len(line) <= _LONGEST_NOTICE and words.notice.search(line):
        return "share bar"
    if _is_icon_soup(line, words):
        return "icon names"
    if words.caption.search(line):
        return "caption"
    return ""


def _is_icon_soup(line: str, words: _Words) -> bool:
    tokens = line.split()
    if len(tokens) < _SOUP_WORDS or _SENTENCE_END.search(line):
        return False
    return sum(1 for token in tokens if words.interface.search(token)) >= _SOUP_SHARE * len(tokens)


def _comments_start(text: str, lines: list[_Line]) -> int:
    """Where a thread of comments begins: indented remarks with a dash, from some line to the end."""
    start = len(text)
    for line in reversed(lines):
        raw = text[line.start : line.end]
        if _COMMENT_START.match(raw):
            start = line.start
        elif not _INDENTED.match(raw):
            break
    return start


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something, with their place; ends exclude the line break."""
    start = 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip().strip("\ufeff")
        if content:
            yield _Line(start, start + len(raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")), content)
        start += len(raw)


@cache
def _words(language: str) -> _Words:
    lists = read_locale(language, "furniture")

    def any_of(key: str) -> str:
        phrases = sorted(lists[key], key=len, reverse=True)
        return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases)

    return _Words(
        related=re.compile(
            rf"(?:{any_of('related')})(?:\s*[:\-–—]|\s+(?=\w+\.\w{{2,4}}\b)|\s+(?-i:(?=[A-Z]{{2,}}))|\s*$)",
            re.I,
        ),
        notice=re.compile(rf"\b(?:{any_of('notices')})\b", re.I),
        tail=re.compile(rf"(?:\d+\s+)?(?:{any_of('tail')})(?:\s*\(\d+\))?\s*[:.!]?", re.I),
        byline=re.compile(rf"(?:{any_of('byline')})\s+(?-i:[A-ZÀ-ÞА-Я])", re.I),
        caption=re.compile(
            rf"[(\[](?:{any_of('caption')})\b[^()\[\]]*[)\]]\s*$|^(?:{any_of('caption')})\s*[:/]", re.I
        ),
        interface=re.compile("|".join(re.escape(word) for word in lists["interface"]), re.I),
    )
