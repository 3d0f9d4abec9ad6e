"""Documents that hold many articles, as databases of newspapers print them: taken apart, each with its own header.

How they look stands in many_articles.yaml. A document is taken apart only where its lines say so ("Document 3 of 25",
"End of Document") and what is between them has such fields as "LENGTH: 812 words"; any other is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import yaml

from extract.documents.article import Article, Articles
from extract.documents.problems import TextError
from extract.documents.written_dates import read_day
from timeline.dates import When

_HEAD_LINES = 60  # a header, with a cover page before it, is not longer
_LONGEST_LINE = 300
_FIELD = re.compile(r"\s*([A-Za-z][A-Za-z -]{2,25}?)\s*:\s*(.*)", re.DOTALL)
_DATE = re.compile(r"(?:[^\W\d_]{3,12}\.? \d{1,2}, ?\d{4}|\d{1,2} [^\W\d_]{3,12}\.? \d{4})\b")
_MONTH = re.compile(r"[^\W\d_]{3,12} \d{4}")


def split(article: Article) -> Articles:
    """The articles that a document holds, each with an id; or the document itself, when it is one article."""
    lines = list(_lines(article.text))
    blocks = [block for block in _blocks(lines) if any(not line.is_blank for line in block)]
    if not blocks or not any(_is_field(line) for block in blocks for line in block):
        yield article
        return
    for number, block in enumerate(blocks, 1):
        found = _article(article, block)
        if not found.text.strip():
            yield TextError(f"article {number} of this document has no text", "take it out", block[0].number)
        elif len(blocks) == 1:
            yield found
        else:
            yield replace(found, id=str(number))


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    start: int
    end: int
    text: str  # without the space around it

    @property
    def is_blank(self) -> bool:
        return not self.text

    def matches(self, kind: str) -> bool:
        """Whether it is a line of a kind in many_articles.yaml."""
        return len(self.text) <= _LONGEST_LINE and bool(_known().lines[kind].fullmatch(self.text))

    @property
    def field(self) -> tuple[str, str]:
        """Its name and value where it is a field, in small letters."""
        match = _FIELD.fullmatch(self.text[:2_000])
        return (match[1].casefold(), match[2].strip()) if match else ("", "")


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        yield _Line(number, at, at + len(raw), raw.strip())
        at += len(raw)


def _blocks(lines: list[_Line]) -> list[list[_Line]]:
    """The lines of each article, without those that part them."""
    starts = [place for place, line in enumerate(lines) if line.matches("start")]
    ends = [place for place, line in enumerate(lines) if line.matches("end")]
    if starts:
        borders = [*starts, len(lines)]
        blocks = [lines[a + 1 : b] for a, b in pairwise(borders)]
        return [[line for line in block if not line.matches("end")] for block in blocks]
    if ends:
        borders = [-1, *ends]
        return [lines[a + 1 : b] for a, b in pairwise(borders)]
    return []


def _is_field(line: _Line) -> bool:
    name, _ = line.field
    return bool(name) and (name in _known().head or name in _known().tail)


@dataclass(slots=True)
class _Header:
    """What stands above the text of an article, and in fields below it."""

    told: dict[str, str] = field(default_factory=dict)
    before_date: list[str] = field(default_factory=list)
    after_date: list[str] = field(default_factory=list)
    published: When | None = None

    def read(self, head: list[_Line], tail: list[_Line]) -> None:
        """Take what the lines above and below the text tell."""
        follows = False  # whether a line belongs to the one before: a title may take two
        for line in head:
            if line.is_blank or self._has_told(line) or line.matches("neither") or line.matches("body"):
                follows = False
            elif self.published is None and (day := _day(line.text)):
                self.published, follows = day, False
            elif self.published is None:
                self.before_date.append(line.text)
            elif follows:
                self.after_date[-1] += f" {line.text}"
            else:
                self.after_date.append(line.text)
                follows = True
        for line in tail:
            self._has_told(line)

    def _has_told(self, line: _Line) -> bool:
        name, value = line.field
        if name not in _known().head:
            return False
        self.told.setdefault(_known().head[name], value)
        return True

    @property
    def publisher(self) -> str | None:
        above_date = self.before_date[-1:] if self.published else []
        return self.told.get("publisher") or next(iter(above_date), None)

    @property
    def title(self) -> str | None:
        """As a field, above the publisher, or below the date, in this order."""
        if told := self.told.get("title"):
            return told
        if not self.published:
            return next(iter(self.before_date), None)
        lines = self.before_date[-2:-1] or self.after_date[:1]
        return next(iter(lines), None)


def _article(whole: Article, block: list[_Line]) -> Article:
    begin = _body_start(block)
    end = _body_end(block, begin)
    header = _Header()
    header.read(block[:begin][-_HEAD_LINES:], block[end:])
    published = read_day(header.told.get("published", "")) or header.published or whole.published
    text = whole.text[block[begin].start : block[end - 1].end].strip("\r\n") if begin < end else ""
    return replace(
        whole,
        text=f"{text}\n" if text.strip() else "",
        title=header.title or whole.title,
        publisher=header.publisher or whole.publisher,
        author=_name(header.told.get("author", "")) or whole.author,
        published=published,
        published_from="article header" if published else whole.published_from,
    )


def _body_start(block: list[_Line]) -> int:
    """After the line that says so; else after the last field above the text, and what belongs to it."""
    for place, line in enumerate(block):
        if line.matches("body"):
            return place + 1
    last = -1
    shown = 0
    for place, line in enumerate(block):
        shown += not line.is_blank
        if shown > _HEAD_LINES or (last >= 0 and line.field[0] in _known().tail):
            break
        if line.field[0] in _known().head or (last < 0 and _day(line.text)):
            last = place
    while 0 <= last < len(block) - 1 and not block[last].is_blank:
        last += 1
    return last + 1


def _body_end(block: list[_Line], begin: int) -> int:
    """Before the first field below the text, and before what the publisher says of its rights."""
    end = len(block)
    for place in range(begin, len(block)):
        name = block[place].field[0]
        is_apart = (
            place == begin or block[place - 1].is_blank or "-" in name
        )  # "Load-Date:" is nobody's prose
        if is_apart and name in _known().tail:
            end = place
            break
    while end > begin and (block[end - 1].is_blank or block[end - 1].matches("neither")):
        end -= 1
    return end


def _day(line: str) -> When | None:
    """The day that a line of a header begins with: "May 18, 2020 Monday, Final Edition"."""
    if match := _DATE.match(line):
        return read_day(match[0])
    return read_day(line) if _MONTH.fullmatch(line) else None


def _name(byline: str) -> str | None:
    return re.sub(r"^by\s+", "", byline, flags=re.IGNORECASE) or None


@dataclass(frozen=True, slots=True)
class _Known:
    lines: dict[str, re.Pattern[str]]
    head: dict[str, str]  # name of a field → what it tells
    tail: frozenset[str]


@cache
def _known() -> _Known:
    data: dict[str, Any] = yaml.safe_load(
        (files(__package__) / "many_articles.yaml").read_text(encoding="utf-8")
    )
    kinds = ("start", "end", "body", "neither")
    return _Known(
        {kind: re.compile("|".join(f"(?:{one})" for one in data[kind]), re.IGNORECASE) for kind in kinds},
        {name: told for told, names in data["head"].items() for name in names},
        frozenset(data["tail"]),
    )
