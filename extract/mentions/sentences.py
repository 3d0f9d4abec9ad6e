"""Sentences: the prose of a document cut at its ends, every offset kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sentencex

from extract.documents import Document
from extract.documents.datelines import read_dateline

_BLANK_LINE = re.compile(r"\n[ \t\u00a0\r]*\n|\r[ \t\u00a0]*\r")
_ENDS = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*\Z")
_LONGEST_HEADING = 180
_LONGEST_DATELINE = 300  # read of a paragraph
_LONGEST_SENTENCE = 1_000  # a longer one is a table or a list: looked at in pieces, so that cost stays linear


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document: text[start:end], and which paragraph of which kind it stands in."""

    start: int
    end: int
    text: str
    paragraph: int
    kind: str  # prose, heading or caption


def sentences(document: Document, unbroken: Sequence[tuple[int, int]] = ()) -> list[Sentence]:
    """The sentences of the prose of `document`, in order.

    Args:
        document: furniture other than captions is left out.
        unbroken: spans that no sentence end may cut, such as "12 Jan. 2020"; sorted.
    """
    found: list[Sentence] = []
    for number, (begin, end, part) in enumerate(_paragraphs(document)):
        opening = (
            read_dateline(document.text[begin : min(end, begin + _LONGEST_DATELINE)])
            if part == "prose"
            else None
        )
        start = begin + opening.end if opening else begin
        text = document.text[start:end]
        is_heading = part == "prose" and len(text.strip()) <= _LONGEST_HEADING and not _ENDS.search(text)
        kind = "heading" if is_heading else part
        for a, b in _cut(text, document.language, start, unbroken):
            found.append(Sentence(a, b, document.text[a:b], number, kind))
    return found


def _paragraphs(document: Document) -> Iterator[tuple[int, int, str]]:
    """What lies between blank lines and furniture."""
    at = 0
    for region in document.furniture:
        yield from _blocks(document.text, at, region.start)
        if region.kind == "caption":
            yield region.start, region.end, "caption"
        at = region.end
    yield from _blocks(document.text, at, len(document.text))


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    at = start
    for blank in _BLANK_LINE.finditer(text, start, end):
        if text[at : blank.start()].strip():
            yield at, blank.start(), "prose"
        at = blank.end()
    if text[at:end].strip():
        yield at, end, "prose"


def _cut(
    text: str, language: str, offset: int, unbroken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    starts = [span[0] for span in unbroken]
    begin = at = offset
    for piece in sentencex.segment(language, text):
        at += len(piece)
        if _inside(at, starts, unbroken):
            continue
        yield from _trimmed(text, begin, at, offset)
        begin = at
    if begin < at:
        yield from _trimmed(text, begin, at, offset)


def _inside(at: int, starts: list[int], spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(starts, at) - 1
    return index >= 0 and spans[index][0] < at < spans[index][1]


def _trimmed(text: str, begin: int, end: int, offset: int) -> Iterator[tuple[int, int]]:
    """A sentence without the space around it; an endless one in pieces."""
    raw = text[begin - offset : end - offset]
    left = len(raw) - len(raw.lstrip())
    stop = begin + len(raw.rstrip())
    for a in range(begin + left, stop, _LONGEST_SENTENCE):
        yield a, min(a + _LONGEST_SENTENCE, stop)
