"""Coreference over more mentions than one machine holds: the steps of `merge_mentions`, each shared among workers.

1. Mentions go to places by their date. Each place orders its own and finds those that say the same, so that tellings
   are numbered as if one machine had sorted all of them.
2. What is compared of a telling goes to the places of its blocks: a year and a word. Each place compares.
3. Here, the pairs are taken as they come, the likeliest first, and tellings become groups: numbers, nothing else.
4. Groups with an exact day go to the places of their fortnights and words, and are compared again.
5. Mentions go to the place of their group, where they become an event.

The result is that of `merge_mentions` to the byte; a test holds it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from heapq import merge
from itertools import accumulate
from math import ceil

from extract.archive import joining_steps as steps
from extract.archive.engine import Engine
from extract.archive.rows import told_of
from extract.archive.work_folder import WorkFolder
from extract.mentions import Told, with_ids
from extract.mentions.blocking import Span
from extract.mentions.clusters import Clusters
from extract.mentions.disagreement import owners
from timeline.dates import When

_A_PLACE = 25_000  # mentions, which a worker holds at once
_FEWEST = 1_000  # mentions for which a place of their own pays
_MOST_PLACES = 1_024


@dataclass(frozen=True, slots=True)
class Joined:
    """The events of an archive.

    Attributes:
        count: how many there are.
        undated: how many of them have no year.
        events: what gives them, with their ids, ordered by date.
    """

    count: int
    undated: int
    events: Callable[[], Iterator[Told]]


def join_mentions(
    batches: list[str],
    dates: Counter[str],
    topic: str,
    engine: Engine,
    folder: WorkFolder,
    part: WorkFolder,
) -> Joined:
    """The events of the mentions of some batches.

    Args:
        batches: finished ones, in the order of their texts.
        dates: how many mentions there are of each date.
        topic: as JSON.
        engine: who does it.
        folder: where the batches are.
        part: an empty folder for what is kept on the way; the events stay there.
    """
    places = _places(dates.total(), engine.workers)
    counts = engine.shuffle(
        partial(steps.by_date, folder, _bounds(dates, places)),
        list(enumerate(batches)),
        partial(steps.order, part),
        places,
    )
    offsets = [0, *accumulate(counts)]
    numbered = list(enumerate(offsets[:-1]))
    engine.shuffle(
        partial(steps.by_block, part, places), numbered, partial(steps.compare, part, places), places
    )
    clusters = Clusters(
        Span(first, last, undated)
        for place in range(places)
        for first, last, undated in part.read(f"spans-{place}")
    )
    for _, a, b in merge(*(steps.read_pairs(part, place) for place in range(places))):
        clusters.join(a, b)
    groups = clusters.lowest()
    final = _final(groups, clusters, numbered, engine, part, places)
    for place, offset in numbered:
        rows = ((final.get(group, group), group) for group in groups[offset : offsets[place + 1]])
        part.write(f"groups-{place}", rows)
    told = engine.shuffle(
        partial(steps.by_group, part, places, max(offsets[-1], 1)),
        numbered,
        partial(steps.tell, part, topic),
        places,
    )
    return Joined(
        sum(count for count, _ in told), sum(undated for _, undated in told), partial(_events, part, places)
    )


def _places(mentions: int, workers: int) -> int:
    """How many places there are: as many for each worker, so that none waits for another."""
    rounds = ceil(mentions / (_A_PLACE * workers))
    return max(1, min(rounds * workers, ceil(mentions / _FEWEST), _MOST_PLACES))


def _bounds(dates: Counter[str], places: int) -> list[str]:
    """The dates at which a place ends and the next begins, so that all have about as many mentions."""
    bounds: list[str] = []
    passed, total = 0, dates.total()
    for date in sorted(dates, key=lambda text: When.parse(text).sort_key):
        if passed >= total * (len(bounds) + 1) / places:
            bounds.append(date)
        passed += dates[date]
    return bounds


def _final(
    groups: array[int],
    clusters: Clusters,
    numbered: list[tuple[int, int]],
    engine: Engine,
    part: WorkFolder,
    places: int,
) -> dict[int, int]:
    """Of groups that tell one event with different dates the lowest, which names them; others are not in it."""
    bounds = [*(offset for _, offset in numbered), len(groups)]
    for place, offset in numbered:
        spans = (
            (index, clusters.span(index))
            for index in range(offset, bounds[place + 1])
            if groups[index] == index
        )
        exact = ([index, span.first] for index, span in spans if not span.undated and span.first == span.last)
        part.write(f"days-{place}", exact)
    found = engine.shuffle(
        partial(steps.by_fortnight, part, places), numbered, partial(steps.disagree, places), places
    )
    pairs = sorted({pair for some in found for pair in some})
    near = {index for pair in pairs for index in pair}
    texts: dict[int, set[str]] = {index: set() for index in near}
    for place, offset in numbered:
        for number, names in enumerate(part.read(f"names-{place}"), offset):
            if groups[number] in near:
                texts[groups[number]].update(names)
    lowest: dict[int, int] = {}
    owner = owners(pairs, texts)
    return {group: lowest.setdefault(owner[group], group) for group in sorted(owner)}


def _events(part: WorkFolder, places: int) -> Iterator[Told]:
    rows = merge(*(part.read(f"events-{place}") for place in range(places)), key=lambda row: row[0])
    return with_ids(told_of(row) for _, row in rows)
