"""What can be said of an event beside its title: whether it happened, and the sentence that tells it."""

from __future__ import annotations

import re

from extract.mentions.attachment import Attachment
from extract.mentions.dating import Dating
from extract.mentions.phrasing import Phrasing
from timeline.dates import When
from timeline.schema import Status

_LONGEST_SUMMARY = 400
_LONGEST_QUOTE = 1_000


def status_of(attachment: Attachment, dating: Dating, published: When | None, words: Phrasing) -> Status:
    """happened, planned or cancelled, as seen from the day of publication."""
    clause, date = attachment.clause, dating.when
    if attachment.is_old_plan:
        return "cancelled"
    if clause is None or published is None or published.latest is None:
        return "happened"
    first = date.earliest or date.latest
    ahead = first is not None and first > published.latest
    reaches_ahead = (
        date.latest is not None and published.earliest is not None and date.latest > published.earliest
    )
    verb = clause.verb
    if verb.lemma in words.cancelling and verb.passive and ahead and not dating.is_moved:
        return "cancelled"
    expected = verb.future or verb.modal or verb.lemma in words.planning
    return "planned" if ahead or (expected and reaches_ahead) else "happened"


def quote_of(text: str, start: int, end: int) -> str:
    """A sentence as printed, on one line, no-break spaces kept; of an endless one the part around text[start:end]."""
    if len(text) > _LONGEST_QUOTE:
        room = (_LONGEST_QUOTE - (end - start)) // 2
        text = text[max(0, start - room) : end + room]
    return re.sub(r"[ \t\r\n\v\f\x85\u2028\u2029]+", " ", text).strip()


def summary_of(text: str) -> str:
    """A sentence on one line; an endless one is cut at a word."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= _LONGEST_SUMMARY:
        return line
    return (
        line[: line.rindex(" ", 0, _LONGEST_SUMMARY) if " " in line[:_LONGEST_SUMMARY] else _LONGEST_SUMMARY]
        + "…"
    )
