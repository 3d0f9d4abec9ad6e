"""Why a timex means what it means, in lines for a reader: rule, anchor, reason, and the value that lost."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

from extract.expressions.timex import Timex

WIDTH = 100
_BLANKS = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # would drive a terminal


def explained(text: str, timexes: Sequence[Timex], sentences: Sequence[tuple[int, int]]) -> str:
    """The timexes under the sentence that each stands in, with what decided their values.

    ``sentences`` holds begin and end of each timex's sentence.
    """
    lines: list[str] = []
    last = (-1, -1)
    for timex, (begin, end) in zip(timexes, sentences, strict=True):
        if (begin, end) != last:
            lines += ["", *_wrapped(_marked(text, timexes, begin, end))]
            last = (begin, end)
        lines += _reasons(timex)
    return "\n".join(lines[1:])


def _marked(text: str, timexes: Sequence[Timex], begin: int, end: int) -> str:
    """The sentence on one line, its timexes in brackets."""
    parts, at = [], begin
    for timex in timexes:
        if begin <= timex.start and timex.end <= end:
            parts += [text[at : timex.start], "[", timex.text, "]"]
            at = timex.end
    return _plain("".join([*parts, text[at:end]]))


def _reasons(timex: Timex) -> list[str]:
    mod = f" {timex.mod}" if timex.mod else ""
    said = _plain(f"{timex.signal} {timex.text}" if timex.signal_start >= 0 else timex.text)
    lines = [f"  {said}  →  {timex.type} {timex.value}{mod}"]
    details = [("rule", timex.rule), ("anchor", timex.anchor), ("reason", timex.reason)]
    details.append(("rejected", timex.rejected))
    return lines + [f"      {name + ':':<10}{value}" for name, value in details if value]


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def _plain(text: str) -> str:
    return _CONTROL.sub("�", _BLANKS.sub(" ", text).strip())
