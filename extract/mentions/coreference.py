"""Coreference: mentions of one event, within and across texts, joined into one proposal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from extract.mentions.blocking import Span, beginning, candidate_pairs
from extract.mentions.disagreement import join_disagreeing
from extract.mentions.mention import EventMention
from extract.mentions.phrasing import load_phrasing
from timeline.dates import Precision, When
from timeline.schema import Status

_WORD = re.compile(r"[^\W\d_]{3,}")
_SAME_WORDS = 0.5  # of the shorter title's words, how many the longer must share


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
    alike: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for mention in sorted(mentions, key=_key):
        said = _content_words(mention) or mention.title
        alike[mention.date, mention.lane, said].append(mention)
    tellings = list(alike.values())  # those in one list say the same of the same date: one stands for all
    words = [_content_words(same[0]) for same in tellings]
    spans = [Span.of(same[0].date) for same in tellings]
    pairs = []
    for a, b in candidate_pairs(spans, words):
        shared, fewer = words[a] & words[b], min(len(words[a]), len(words[b]))
        if likeness := _likeness(tellings[a][0], tellings[b][0], shared, fewer):
            pairs.append((-likeness, a, b))
    clusters = _Clusters(spans)
    for _, a, b in sorted(pairs):
        clusters.join(a, b)
    members = sorted(sorted(group) for group in clusters.groups())
    groups = [[mention for index in group for mention in tellings[index]] for group in members]
    first = [group[0] for group in members]
    told = join_disagreeing(
        groups, [words[index] for index in first], [clusters.span(index) for index in first]
    )
    proposals = [_proposal(group) for group in told]
    return sorted(proposals, key=lambda proposal: (proposal.date.sort_key, proposal.title))


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


def _likeness(a: EventMention, b: EventMention, shared: frozenset[str], fewer: int) -> float:
    """How alike two mentions are that share words, the shorter having `fewer`; 0 when they tell different events."""
    likeness = len(shared) / fewer
    if likeness >= _SAME_WORDS and len(shared) >= 2:
        return likeness
    # "The February deal" again: the same month or year, in the same lane, and a word in common.
    if a.date == b.date and a.date.precision is not Precision.DAY and a.lane and a.lane == b.lane:
        return likeness
    return 0


class _Clusters:
    """Groups that grow only while all their members may have begun on the same day.

    Intervals that meet two by two have a day in common (Helly's theorem in one dimension), so a group is known by
    the days that all its members may mean.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = list(spans)
        self._members = {index: [index] for index in range(len(spans))}
        self._of = list(range(len(spans)))

    def join(self, a: int, b: int) -> None:
        """Make the groups of two mentions one, where their days allow it."""
        into, other = self._of[a], self._of[b]
        if into == other or not self._spans[into].meets(self._spans[other]):
            return
        if len(self._members[into]) < len(self._members[other]):
            into, other = other, into
        self._spans[into] = self._spans[into].within(self._spans[other])
        for index in self._members[other]:
            self._of[index] = into
        self._members[into] += self._members.pop(other)

    def span(self, index: int) -> Span:
        """The days that all in the group of a mention may mean."""
        return self._spans[self._of[index]]

    def groups(self) -> Iterable[list[int]]:
        """The members of each group."""
        return self._members.values()


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
    """The narrowest date; a period where one is told, from its narrowest beginning. Where texts disagree, the date that
    most of them give, and of those the earliest.
    """
    own = [mention.date for mention in mentions if not mention.inherited] or [m.date for m in mentions]
    votes = Counter(beginning(when).edtf for when in own if when.precision is Precision.DAY)
    if len(votes) > 1:
        most = max(votes.values())
        return When.parse(min(day for day, count in votes.items() if count == most))
    lasting = sorted((when for when in own if when.precision is Precision.PERIOD), key=_width)
    if not lasting:
        return min(own, key=_width)
    period = lasting[0]
    beginnings = [when for when in map(beginning, own) if when.precision is not Precision.RANGE]
    if period.start is None or not beginnings:
        return period
    return When.period(min(beginnings, key=_width), period.end)


def _width(when: When) -> tuple[timedelta, str]:
    if when.earliest is None or when.latest is None:
        return timedelta.max, when.edtf
    return when.latest - when.earliest, when.edtf
