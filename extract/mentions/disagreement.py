"""Disagreement: texts that tell the same event with different days are kept together, each with its own date.

"Named on 16 March" and "named on 17 March 2014" are one event of which one source is wrong, or both are right in their
time zone. What a reader needs is to see both. Only near dates and tellings that share most of their words are joined,
and only across texts: one text that tells two days tells two events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.mentions.blocking import Span
from extract.mentions.mention import EventMention

_NEAR = 3  # days between two dates of one event
_NEARLY_ALL = 0.75  # of the shorter telling's words that both must share
_ENOUGH = 3  # words that both must share
_CROWDED = 50  # groups of a fortnight that share a word, beyond which the word says nothing

Words = frozenset[str]


def join_disagreeing(
    groups: Sequence[list[EventMention]], words_of: Sequence[Words], spans: Sequence[Span]
) -> list[list[EventMention]]:
    """Groups of mentions, those joined that tell one event with different dates.

    Args:
        groups: mentions that tell the same with the same date, in a fixed order.
        words_of: the words that a group is about.
        spans: the days that a group may mean.
    """
    texts = [{mention.document.name for mention in group} for group in groups]
    owner = list(range(len(groups)))
    for a, b in sorted(_near_pairs(words_of, spans)):
        first, second = _root(owner, a), _root(owner, b)
        if first == second or texts[first] & texts[second] or groups[a][0].lane != groups[b][0].lane:
            continue
        owner[second] = first
        texts[first] |= texts[second]
    joined: dict[int, list[EventMention]] = defaultdict(list)
    for index, group in enumerate(groups):
        joined[_root(owner, index)] += group
    return list(joined.values())


def _near_pairs(words_of: Sequence[Words], spans: Sequence[Span]) -> Iterable[tuple[int, int]]:
    """Pairs of groups with different but near dates that share nearly all their words."""
    blocks: dict[tuple[int, str], list[int]] = defaultdict(list)
    for index, span in enumerate(spans):
        if span.undated or span.first != span.last:
            continue  # only exact days can be told to disagree
        for fortnight in {span.first // 14, (span.first + _NEAR) // 14}:
            for word in words_of[index]:
                blocks[fortnight, word].append(index)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) > _CROWDED:
            continue
        for position, b in enumerate(block):
            for a in block[:position]:
                if (a, b) not in seen and 0 < abs(spans[a].first - spans[b].first) <= _NEAR:
                    seen.add((a, b))
                    shared = len(words_of[a] & words_of[b])
                    if shared >= _ENOUGH and shared >= _NEARLY_ALL * min(len(words_of[a]), len(words_of[b])):
                        yield a, b


def _root(owner: list[int], index: int) -> int:
    while owner[index] != index:
        index = owner[index]
    return index
