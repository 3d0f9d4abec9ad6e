"""Coreference in steps, shared among places, gives what it gives at once: to the byte, however many places."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.coreference import mentions as made
from extract.mentions import EventMention, as_told, merge_mentions, with_ids
from extract.topics import load_topic
from timeline.dates import When

pytest.importorskip("distributed", reason="joining in steps needs the extra `archive`")

from extract.archive import joining
from extract.archive.rows import mention_of, mention_row, told_of, told_row
from extract.archive.work_folder import WorkFolder

WAYS = [
    "XXXX-{:%m-%d}",
    "[{:%Y-%m-%d}..2030-01-01]",
    "{:%Y}-21",
    "{:%Y-%m-%d}/..",
    "../{:%Y-%m-%d}",
    "{:%Y-%m}~",
    "201X",
]


class OneProcess:
    """What an engine does, by one process; parts come in whatever order, as they do from many."""

    workers = 1

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng

    def shuffle(
        self,
        split: Callable[[Any], Iterable[tuple[int, int, bytes]]],
        origins: Sequence[Any],
        gather: Callable[[int, list[bytes]], Any],
        places: int,
    ) -> list[Any]:
        parts = [part for origin in self._rng.sample(list(origins), len(origins)) for part in split(origin)]
        assert {place for place, _, _ in parts} <= set(range(places))
        return [
            gather(place, [blob for to, _, blob in sorted(parts, key=lambda part: part[:2]) if to == place])
            for place in range(places)
        ]


def varied(count: int, seed: int) -> list[EventMention]:
    """Mentions as of an archive: of all kinds of dates, told again by other texts with days that differ a little."""
    rng = random.Random(seed)
    found = []
    for _, plain in made(count, seed):
        mention, day = plain, plain.date.earliest
        assert day
        if rng.random() < 0.15:
            mention = replace(mention, date=When.parse(rng.choice(WAYS).format(day)))
        elif rng.random() < 0.1 and day.day < 27:
            mention = replace(mention, date=When.parse(str(day.replace(day=day.day + 1))))
        if rng.random() < 0.05:  # twice in one place
            found.append(replace(mention, lane="law", inherited=True))
        found.append(
            replace(
                mention,
                relevance=rng.choice(["core", "context"]),
                actors=("US", "Russia")[: rng.randrange(3)],
            )
        )
    return found


def joined(
    mentions: list[EventMention], folder: WorkFolder, places: int, seed: int, monkeypatch: pytest.MonkeyPatch
) -> list[Any]:
    rng = random.Random(seed)
    names = []
    for number, at in enumerate(range(0, len(mentions), 97)):
        names.append(f"batches/{number}")
        folder.write(f"{names[-1]}.mentions", map(mention_row, mentions[at : at + 97]))
    monkeypatch.setattr(joining, "_places", lambda *_: places)
    dates = Counter(mention.date.edtf for mention in mentions)
    engine: Any = OneProcess(rng)
    found = joining.join_mentions(
        names, dates, load_topic(None).as_json(), engine, folder, WorkFolder(folder.scratch())
    )
    told = list(found.events())
    assert found.count == len(told)
    return [told_row(one) for one in told]


@pytest.mark.parametrize(("places", "seed"), [(1, 1), (2, 2), (3, 3), (7, 4), (16, 5)])
def test_the_same_events(tmp_path: Path, places: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    mentions = varied(1_500, seed)
    topic = load_topic(None)
    at_once = [told_row(one) for one in with_ids(as_told(one, topic) for one in merge_mentions(mentions))]
    assert len(mentions) > 1.5 * len(at_once) > 300
    assert any(source.get("date") for event, *_ in at_once for source in event["sources"])  # some disagree
    assert joined(mentions, WorkFolder.opened(tmp_path / "work"), places, seed, monkeypatch) == at_once


@pytest.mark.parametrize(
    ("mentions", "workers", "places"),
    [
        (0, 2, 1),
        (900, 2, 1),
        (3_000, 2, 2),
        (60_000, 2, 4),
        (3_000, 64, 3),
        (2_000_000, 64, 128),
        (10**9, 3, 1024),
    ],
)
def test_every_worker_has_as_many_places(mentions: int, workers: int, places: int) -> None:
    assert joining._places(mentions, workers) == places


def test_rows_keep_all() -> None:
    for mention in varied(200, 9):
        assert mention_of(mention_row(mention)) == mention
    topic = load_topic(None)
    for told in with_ids(as_told(one, topic) for one in merge_mentions(varied(200, 9))):
        assert told_of(told_row(told)) == told
