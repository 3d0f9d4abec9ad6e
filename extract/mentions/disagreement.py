"""Disagreement: texts that tell the same event with different days are kept together, each with its own date.

"Named on 16 March" and "named on 17 March 2014" are one event of which one source is wrong, or both are right in their
time zone. What a reader needs is to see both. Only near dates and tellings that share most of their words are joined,
and only across texts: one text that tells two days tells two events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from extract.mentions.blocking import Block, Pair, Span
from extract.mentions.mention import EventMention

_NEAR = 3  # days between two dates of one event
_NEARLY_ALL = 0.75  # of the shorter telling's words that both must share
_ENOUGH = 3  # words that both must share
_CROWDED = 50  # groups of a fortnight that share a word, beyond which the word says nothing

Words = frozenset[str]


def join_disagreeing(groups: Sequence[list[EventMention]], pairs: Iterable[Pair]) -> list[list[EventMention]]:
    """Groups of mentions, those joined that tell one event with different dates.

    Args:
        groups: mentions that tell the same with the same date, in a fixed order.
        pairs: those of `near_pairs`.
    """
    pairs = sorted(pairs)
    near = {index for pair in pairs for index in pair}
    owner = owners(pairs, {index: {mention.document.name for mention in groups[index]} for index in near})
    joined: dict[int, list[EventMention]] = defaultdict(list)
    for index, group in enumerate(groups):
        joined[owner.get(index, index)] += group
    return list(joined.values())


def owners(pairs: Iterable[Pair], texts: dict[int, set[str]]) -> dict[int, int]:
    """Which groups are one: of each group in `pairs` the one that stands for all those joined with it.

    Args:
        pairs: of groups that may tell one event, sorted; one text that tells two days tells two events.
        texts: of each group in them the names of its texts; changed on the way.
    """
    owner = {index: index for index in texts}
    for a, b in pairs:
        first, second = _root(owner, a), _root(owner, b)
        if first == second or texts[first] & texts[second]:
            continue
        owner[second] = first
        texts[first] |= texts.pop(second)
    return {index: _root(owner, index) for index in owner}


def near_pairs(
    words_of: Sequence[Words],
    spans: Sequence[Span],
    lanes: Sequence[str | None],
    wanted: Callable[[Block], bool] | None = None,
) -> Iterator[Pair]:
    """Pairs of groups in one lane with different but near dates that share nearly all their words.

    Args:
        words_of: the words that a group is about.
        spans: the days that a group may mean.
        lanes: of each group.
        wanted: which blocks to look into, where others look into the rest; all of them when not given.
    """
    blocks: dict[Block, list[int]] = defaultdict(list)
    for index, span in enumerate(spans):
        for block in near_blocks(span, words_of[index]):
            if wanted is None or wanted(block):
                blocks[block].append(index)
    seen: set[Pair] = set()
    for members in blocks.values():
        if len(members) > _CROWDED:
            continue
        for position, b in enumerate(members):
            for a in members[:position]:
                if (a, b) not in seen and 0 < abs(spans[a].first - spans[b].first) <= _NEAR:
                    seen.add((a, b))
                    shared = len(words_of[a] & words_of[b])
                    fewer = min(len(words_of[a]), len(words_of[b]))
                    if shared >= _ENOUGH and shared >= _NEARLY_ALL * fewer and lanes[a] == lanes[b]:
                        yield a, b


def near_blocks(span: Span, words: Iterable[str]) -> Iterator[Block]:
    """The fortnights and words under which a group is compared; only exact days can be told to disagree."""
    if span.undated or span.first != span.last:
        return
    for fortnight in {span.first // 14, (span.first + _NEAR) // 14}:
        for word in words:
            yield fortnight, word


def _root(owner: dict[int, int], index: int) -> int:
    while owner[index] != index:
        index = owner[index]
    return index
