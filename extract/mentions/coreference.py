"""Coreference: mentions of one event, within and across texts, joined into one proposal."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from extract.mentions.blocking import Block, Span, beginning, candidate_pairs
from extract.mentions.clusters import Clusters
from extract.mentions.disagreement import join_disagreeing, near_pairs
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


@dataclass(frozen=True, slots=True)
class Gist:
    """What a telling is compared by.

    Attributes:
        words: what it is about, without names and without endings.
        span: the days on which it may have begun.
    """

    words: frozenset[str]
    span: Span
    date: When
    lane: str | None

    @classmethod
    def of(cls, mention: EventMention) -> Gist:
        """What this one is compared by."""
        return cls(content_words(mention), Span.of(mention.date), mention.date, mention.lane)


def merge_mentions(mentions: Iterable[EventMention]) -> list[Proposal]:
    """Mentions to proposals, ordered by date; the result does not depend on the order of the mentions."""
    tellings = tellings_of(mentions)
    gists = [Gist.of(same[0]) for same in tellings]
    clusters = Clusters(gist.span for gist in gists)
    for _, a, b in sorted(likely_pairs(gists)):
        clusters.join(a, b)
    members = clusters.groups()
    groups = [[mention for index in group for mention in tellings[index]] for group in members]
    first = [group[0] for group in members]
    pairs = near_pairs(
        [gists[index].words for index in first],
        [clusters.span(index) for index in first],
        [gists[index].lane for index in first],
    )
    proposals = [proposal_of(group) for group in join_disagreeing(groups, pairs)]
    return sorted(proposals, key=lambda proposal: (proposal.date.sort_key, proposal.title))


def tellings_of(mentions: Iterable[EventMention]) -> list[list[EventMention]]:
    """Mentions that say the same of the same date, in one list; lists and mentions by date, text and place."""
    alike: dict[tuple[object, ...], list[EventMention]] = defaultdict(list)
    for mention in sorted(mentions, key=_key):
        said = content_words(mention) or mention.title
        alike[mention.date, mention.lane, said].append(mention)
    return list(alike.values())


def likely_pairs(
    gists: Sequence[Gist],
    keys: Sequence[Iterable[str]] | None = None,
    wanted: Callable[[Block], bool] | None = None,
) -> Iterator[tuple[float, int, int]]:
    """Pairs of tellings that may tell one event, the likeliest lowest: its likeness below zero, and both.

    Args:
        gists: of the tellings.
        keys: the words under which each is to be compared, where others compare it under the rest; all when not given.
        wanted: which blocks to look into, as of `candidate_pairs`.
    """
    words = [gist.words for gist in gists]
    for a, b in candidate_pairs([gist.span for gist in gists], words if keys is None else keys, wanted):
        if likeness := _likeness(gists[a], gists[b], words[a] & words[b]):
            yield -likeness, a, b


def _key(mention: EventMention) -> tuple[object, ...]:
    return (mention.date.sort_key, mention.document.name, mention.start, mention.title)


def content_words(mention: EventMention) -> frozenset[str]:
    """The words of a title that say what it is about, without names and without endings."""
    language = mention.document.language
    found = (_compared(word, language) for word in _WORD.findall(mention.subject))
    return frozenset(word for word in found if word is not None)


@lru_cache(maxsize=20_000)
def _compared(word: str, language: str) -> str | None:
    """A word as it is compared with others, or None where it says nothing."""
    words, word = load_phrasing(language), word.lower()
    if word in words.closed or word in words.auxiliary or word in words.adverbs:
        return None
    return words.compared_without.sub("", word)


def _likeness(a: Gist, b: Gist, shared: frozenset[str]) -> float:
    """How alike two tellings are that share words; 0 when they tell different events."""
    likeness = len(shared) / min(len(a.words), len(b.words))
    if likeness >= _SAME_WORDS and len(shared) >= 2:
        return likeness
    # "The February deal" again: the same month or year, in the same lane, and a word in common.
    if a.date == b.date and a.date.precision is not Precision.DAY and a.lane and a.lane == b.lane:
        return likeness
    return 0


def proposal_of(mentions: Sequence[EventMention]) -> Proposal:
    """The event that mentions tell, those of a telling one after the other."""
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
