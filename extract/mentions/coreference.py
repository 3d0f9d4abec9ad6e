"""Coreference: mentions of one event, within and across texts, joined into one proposal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from extract.mentions.mention import EventMention
from extract.mentions.phrasing import load_phrasing
from timeline.dates import Precision, When
from timeline.schema import Status

_WORD = re.compile(r"[^\W\d_]{3,}")
_SAME_WORDS = 0.5  # of the shorter title's words, how many the longer must share
_MANY_YEARS = 12  # a date that may mean more years than this is compared by its first one


@dataclass(frozen=True, slots=True)
class Proposal:
    """An event as the texts tell it: the best telling, and all of them as evidence."""

    date: When
    title: str
    lane: str | None
    actors: tuple[str, ...]
    status: Status
    is_core: bool
    summary: str
    mentions: tuple[EventMention, ...]


def merge_mentions(mentions: Iterable[EventMention]) -> list[Proposal]:
    """Mentions to proposals, ordered by date; the result does not depend on the order of the mentions."""
    ordered = sorted(mentions, key=_key)
    words = [_content_words(mention) for mention in ordered]
    clusters = _Clusters(ordered)
    for _, a, b in sorted(_candidate_pairs(ordered, words), key=lambda pair: (-pair[0], pair[1], pair[2])):
        clusters.join(a, b)
    return sorted((_proposal(group) for group in clusters.groups()), key=lambda p: (p.date.sort_key, p.title))


def _key(mention: EventMention) -> tuple[object, ...]:
    return (mention.date.sort_key, mention.document.name, mention.start, mention.title)


def _content_words(mention: EventMention) -> frozenset[str]:
    """The words of a title that say what it is about, without names and without endings."""
    words = load_phrasing(mention.document.language)
    found = (word.lower() for word in _WORD.findall(mention.subject))
    return frozenset(
        words.compared_without.sub("", word)
        for word in found
        if word not in words.closed and word not in words.auxiliary and word not in words.adverbs
    )


def _candidate_pairs(
    mentions: Sequence[EventMention], words: Sequence[frozenset[str]]
) -> Iterable[tuple[float, int, int]]:
    """Pairs that share a year and a content word, with their likeness when they tell the same."""
    blocks: dict[tuple[object, str], list[int]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        for year in _years(mention.date):
            for word in words[index]:
                blocks[year, word].append(index)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        for position, b in enumerate(block):
            for a in block[:position]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    likeness = _likeness(mentions[a], mentions[b], words[a], words[b])
                    if likeness:
                        yield likeness, a, b


def _likeness(a: EventMention, b: EventMention, words_a: frozenset[str], words_b: frozenset[str]) -> float:
    """How alike two mentions are, 0 when they do not tell the same event."""
    if not _begin_together(a.date, b.date):
        return 0
    shared = words_a & words_b
    likeness = len(shared) / min(len(words_a), len(words_b))
    if likeness >= _SAME_WORDS and len(shared) >= 2:
        return likeness
    # "The February deal" again: the same month or year, in the same lane, and a word in common.
    if a.date == b.date and a.date.precision is not Precision.DAY and a.lane and a.lane == b.lane:
        return likeness
    return 0


def _begin_together(a: When, b: When) -> bool:
    """Whether two dates may begin on the same day; how long they last does not matter."""
    first, second = _beginning(a), _beginning(b)
    return first.overlaps(second)


def _beginning(when: When) -> When:
    if when.precision is Precision.PERIOD:
        return when.start or when.end or when
    return when


def _years(when: When) -> Iterable[object]:
    begin = _beginning(when)
    if not begin.is_dated:
        return [begin.edtf]
    first = begin.earliest or begin.latest or date.max
    last = begin.latest or first
    return range(first.year, min(last.year, first.year + _MANY_YEARS) + 1)


class _Clusters:
    """Groups that grow only while all their dates may mean the same day."""

    def __init__(self, mentions: Sequence[EventMention]) -> None:
        self._mentions = mentions
        self._members = {index: [index] for index in range(len(mentions))}
        self._of = list(range(len(mentions)))

    def join(self, a: int, b: int) -> None:
        into, other = sorted((self._of[a], self._of[b]))
        if into == other or not self._compatible(into, other):
            return
        for index in self._members.pop(other):
            self._of[index] = into
            self._members[into].append(index)

    def _compatible(self, a: int, b: int) -> bool:
        return all(
            _begin_together(self._mentions[i].date, self._mentions[j].date)
            for i in self._members[a]
            for j in self._members[b]
        )

    def groups(self) -> Iterable[list[EventMention]]:
        for members in self._members.values():
            yield sorted((self._mentions[index] for index in members), key=_key)


def _proposal(mentions: list[EventMention]) -> Proposal:
    best = min(mentions, key=_rank)
    ordered = sorted(mentions, key=lambda m: (m is not best, m.document.name, m.start))
    return Proposal(
        date=_date_of(mentions),
        title=best.title,
        lane=best.lane or next((m.lane for m in ordered if m.lane), None),
        actors=tuple(dict.fromkeys(actor for mention in ordered for actor in mention.actors)),
        status=best.status,
        is_core=any(mention.relevance == "core" for mention in mentions),
        summary=best.summary,
        mentions=tuple(ordered),
    )


def _rank(mention: EventMention) -> tuple[object, ...]:
    """The best telling first: dated itself, about the topic, complete, naming who acted, of a telling length."""
    return (
        mention.inherited,
        mention.relevance != "core",
        mention.title.endswith("…"),
        -min(len(mention.actors), 2),
        mention.lane is None,
        abs(len(mention.title) - 70),
        mention.document.name,
        mention.start,
    )


def _date_of(mentions: Sequence[EventMention]) -> When:
    """The narrowest date; a period where one is told, from its narrowest beginning."""
    dates = [mention.date for mention in mentions]
    own = [mention.date for mention in mentions if not mention.inherited] or dates
    lasting = sorted((when for when in own if when.precision is Precision.PERIOD), key=_width)
    if not lasting:
        return min(own, key=_width)
    period = lasting[0]
    beginnings = [
        when for when in (_beginning(when) for when in own) if when.precision is not Precision.RANGE
    ]
    if period.start is None or not beginnings:
        return period
    return When.period(min(beginnings, key=_width), period.end)


def _width(when: When) -> tuple[timedelta, str]:
    if when.earliest is None or when.latest is None:
        return timedelta.max, when.edtf
    return when.latest - when.earliest, when.edtf
