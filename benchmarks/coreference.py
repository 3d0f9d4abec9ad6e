"""How long it takes to join mentions of the same events, and how that grows.

    python benchmarks/coreference.py [MENTIONS …] [--workers N]

Makes mentions of synthetic events between 1955 and 2025, half of them in the last twelve years, told in other words
and with other precision each time, as an archive has them. Prints CPU seconds, and how well events were found again.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from extract.documents import Document
from extract.mentions import EventMention, merge_mentions
from extract.mentions.sentences import Sentence
from timeline.dates import When

VERBS = [
    "sign",
    "extend",
    "approve",
    "cancel",
    "launch",
    "dock",
    "suspend",
    "announce",
    "reject",
    "renew",
    "ratify",
    "visit",
    "impose",
    "lift",
    "draft",
]
NOUNS = [
    "agreement",
    "treaty",
    "order",
    "sanctions",
    "module",
    "station",
    "rocket",
    "engine",
    "satellite",
    "crew",
    "capsule",
    "mission",
    "launch",
    "talks",
    "summit",
    "budget",
    "contract",
    "licence",
    "export",
    "debris",
    "weapon",
    "antenna",
    "telescope",
    "probe",
    "lander",
    "rover",
    "shuttle",
    "airlock",
    "treadmill",
    "valve",
]
KINDS = [
    "joint",
    "lunar",
    "crewed",
    "orbital",
    "military",
    "civil",
    "annual",
    "final",
    "early",
    "secret",
    "spare",
    "robotic",
    "solar",
    "polar",
    "deep",
]
LANES = ("agreement", "law", "sanctions", "meeting", "mission", "statement", None)


def mentions(count: int, seed: int = 1) -> list[tuple[int, EventMention]]:
    """Mentions with the number of the event that each tells; ten of an event on average."""
    rng = random.Random(seed)
    events = []
    for number in range(max(1, count // 10)):
        year = rng.randint(2014, 2025) if rng.random() < 0.5 else rng.randint(1955, 2013)
        day = date(year, 1, 1) + timedelta(days=rng.randrange(365))
        words = [
            rng.choice(KINDS),
            rng.choice(NOUNS),
            rng.choice(NOUNS),
            rng.choice(VERBS),
            f"x{number % 997:03d}a",
        ]
        events.append((day, words, rng.choice(LANES)))
    found = []
    for index in range(count):
        number = rng.randrange(len(events))
        day, words, lane = events[number]
        told = rng.sample(words, rng.randint(3, 5))
        text = rng.choices([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]], [70, 20, 10])[0]
        title = " ".join(told)
        sentence = Sentence(0, len(title), title, 0, "prose")
        found.append(
            (
                number,
                EventMention(
                    document=Document(f"{index // 10}.txt", ""),
                    sentence=sentence,
                    start=index % 10,
                    end=index % 10 + 1,
                    phrase=text,
                    resolved_against=None,
                    date=When.parse(text),
                    title=title,
                    lane=lane,
                    actors=(),
                    status="happened",
                    relevance="core",
                    summary=title,
                    subject=title,
                ),
            )
        )
    return found


def join_by_workers(made: list[EventMention], workers: int, scratch: Path) -> int:
    """Join mentions by the workers of an archive (docs/scale.md); how many events there are."""
    from extract.archive import WorkFolder, open_engine
    from extract.archive.joining import join_mentions
    from extract.archive.rows import mention_row
    from extract.topics import load_topic

    folder = WorkFolder.opened(scratch / "work")
    names = []
    for at in range(0, len(made), 1_000):
        names.append(f"batches/{at}")
        folder.write(f"{names[-1]}.mentions", map(mention_row, made[at : at + 1_000]))
    dates = Counter(mention.date.edtf for mention in made)
    with open_engine(workers, None, folder.scratch()) as engine:
        began = time.monotonic()
        joined = join_mentions(
            names, dates, load_topic(None).as_json(), engine, folder, WorkFolder(folder.scratch())
        )
        print(f"        by {workers} workers {time.monotonic() - began:6.1f} s, {joined.count} found")
    return joined.count


def main() -> None:
    """Print a line for each count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", type=int, nargs="*", default=[10_000, 20_000, 50_000, 100_000])
    parser.add_argument("--workers", type=int, help="join them by so many workers, too")
    arguments = parser.parse_args()
    for count in arguments.counts:
        made = mentions(count)
        event_of = {id(mention): number for number, mention in made}
        started, began = time.process_time(), time.monotonic()
        proposals = merge_mentions([mention for _, mention in made])
        seconds = time.process_time() - started
        pure = sum(1 for p in proposals if len({event_of[id(mention)] for mention in p.mentions}) == 1)
        told = len(set(event_of.values()))
        print(
            f"{count:>7} mentions  {seconds:6.1f} s CPU, {time.monotonic() - began:.1f} s  {told} events told, "
            f"{len(proposals)} found, {pure} of them pure",
            flush=True,
        )
        if arguments.workers:
            with tempfile.TemporaryDirectory() as scratch:
                join_by_workers([mention for _, mention in made], arguments.workers, Path(scratch))


if __name__ == "__main__":
    main()
