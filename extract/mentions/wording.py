"""Text out of tokens: a stretch of a sentence without its dates, tidy enough to stand alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.mentions.phrasing import Phrasing
from extract.mentions.tokens import Token

_TIDY = (
    (re.compile(r"\(\s*\)|\[\s*\]"), " "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+([,;:.!?)\]”’])"), r"\1"),
    (re.compile(r"([(\[“‘])\s+"), r"\1"),
    (re.compile(r"(?:,\s*)+,"), ","),
    (re.compile(r",([\"”])$"), r"\1"),
)
_OPENING, _CLOSING = "“«(", "”»)"


def phrase(tokens: Sequence[Token]) -> str:
    """The words of `tokens` as written, dates left out, space and marks put right."""
    parts: list[str] = []
    previous: Token | None = None
    for token in tokens:
        if token.timex >= 0:
            continue
        if previous and token.start > previous.end:
            parts.append(" ")
        parts.append(token.text)
        previous = token
    text = "".join(parts)
    for pattern, replacement in _TIDY:
        text = pattern.sub(replacement, text)
    return _balanced(text.strip(" ,;:–—-"))


def capitalized(text: str) -> str:
    """With a capital first letter."""
    return text[:1].upper() + text[1:]


def strip_opening(tokens: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Without the conjunctions, adverbs and marks at its start."""
    skipped = words.coordinators | words.subordinators | words.openers
    at = 0
    while at < len(tokens) and (
        not tokens[at].is_word
        or tokens[at].is_temporal
        or tokens[at].lower in skipped
        or words.is_adverb(tokens[at].text)
    ):
        at += 1
    return tokens[at:]


def strip_dangling(tokens: Sequence[Token], words: Phrasing) -> Sequence[Token]:
    """Without the prepositions, conjunctions, determiners and marks left hanging at its end."""
    hanging = (
        words.prepositions | words.coordinators | words.subordinators | words.determiners | words.relatives
    ) - {"out", "off", "up", "down", "all", "both"}
    end = len(tokens)
    while end and (
        _is_joined_adverb(tokens, end, words)
        or tokens[end - 1].timex >= 0
        or tokens[end - 1].lower in hanging
        or _is_saying(tokens[end - 1], words)
        or (not tokens[end - 1].is_word and tokens[end - 1].text not in _CLOSING + "'’\"%")
    ):
        end -= 1
    return tokens[:end]


def _is_joined_adverb(tokens: Sequence[Token], end: int, words: Phrasing) -> bool:
    """Whether "and again" is left of "and again in 2013"; "again and again" stands by itself."""
    if end < 3 or tokens[end - 2].lower not in words.coordinators:
        return False
    return words.is_adverb(tokens[end - 1].text) and tokens[end - 3].lower != tokens[end - 1].lower


def _is_saying(token: Token, words: Phrasing) -> bool:
    """Whether a word is "stating", "saying" with nothing left behind it."""
    form = words.forms.get(token.lower)
    return bool(form and form.tags == {"ing"} and form.lemma in words.reporting)


def _balanced(text: str) -> str:
    """Without a quotation mark or bracket whose partner is gone."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        while text.count(opening) > text.count(closing):
            at = text.rindex(opening)
            text = text[:at] + text[at + 1 :]
        while text.count(closing) > text.count(opening):
            at = text.index(closing)
            text = text[:at] + text[at + 1 :]
    if text.count('"') % 2:
        at = text.rindex('"')
        text = text[:at] + text[at + 1 :]
    return text.strip()
