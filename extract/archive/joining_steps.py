"""What the workers do of coreference (`joining`): send rows to places, and at a place make something of them."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from zlib import crc32

from extract.archive.batches import topic_of
from extract.archive.engine import Part
from extract.archive.rows import mention_of, told_row
from extract.archive.work_folder import (
    WorkFolder,
    line_of,
    packed_lines,
    row_of,
    unpacked_lines,
    unpacked_rows,
)
from extract.mentions import as_told
from extract.mentions.blocking import Block, Span, blocks_of, era_of
from extract.mentions.coreference import Gist, likely_pairs, proposal_of, tellings_of
from extract.mentions.disagreement import near_blocks, near_pairs
from timeline.dates import When

_PAIR = struct.Struct("<dqq")  # likeness below zero, and two tellings
_PAIRS_AT_ONCE = 4_096

Numbered = tuple[int, int]
"""The number of a batch or place, and the name of the one or the number of the first telling of the other."""


def by_date(folder: WorkFolder, bounds: list[str], batch: tuple[int, str]) -> Iterator[Part]:
    """The mentions of a batch, to the places of their dates."""
    number, name = batch
    keys = [When.parse(bound).sort_key for bound in bounds]
    lines: dict[int, list[bytes]] = defaultdict(list)
    for line in folder.lines(f"{name}.mentions"):
        date = line[2 : line.index(b'"', 2)].decode()  # a row begins with its date
        lines[bisect_right(keys, When.parse(date).sort_key)].append(line)
    yield from _parts(lines, number)


def order(part: WorkFolder, place: int, blobs: list[bytes]) -> int:
    """Put the mentions of a place in order, those in one telling that say the same; how many tellings there are."""
    lines = list(unpacked_lines(blobs))
    mentions = [mention_of(row_of(line)) for line in lines]
    told_by = dict(zip(map(id, mentions), lines, strict=True))
    tellings = tellings_of(mentions)
    part.write_lines(
        f"tellings-{place}",
        (b"[%d,%b]" % (number, told_by[id(one)]) for number, same in enumerate(tellings) for one in same),
    )
    gists = [Gist.of(same[0]) for same in tellings]
    part.write(f"gists-{place}", ([sorted(gist.words), gist.date.edtf, gist.lane] for gist in gists))
    part.write(f"names-{place}", ([mention.document.name for mention in same] for same in tellings))
    part.write(f"spans-{place}", ([gist.span.first, gist.span.last, gist.span.undated] for gist in gists))
    return len(tellings)


def by_block(part: WorkFolder, places: int, numbered: Numbered) -> Iterator[Part]:
    """What is compared of tellings, to the places of their blocks."""
    place, offset = numbered
    lines: dict[int, list[bytes]] = defaultdict(list)
    for index, (words, date, lane) in enumerate(part.read(f"gists-{place}"), offset):
        keys: dict[int, set[str]] = defaultdict(set)
        for block, _ in blocks_of(Span.of(When.parse(date)), words):
            keys[_place_of(block, places)].add(str(block[-1]))
        for to, some in keys.items():
            lines[to].append(line_of([index, words, date, lane, sorted(some)]))
    yield from _parts(lines, place)


def compare(part: WorkFolder, places: int, place: int, blobs: list[bytes]) -> int:
    """Compare the tellings that share a block of this place; how many pairs are alike."""
    numbers, gists, keys = [], [], []
    for number, words, date, lane, own in unpacked_rows(blobs):
        when = When.parse(date)
        numbers.append(number)
        keys.append(own)
        gists.append(Gist(frozenset(words), Span.of(when), when, lane))
    found = sorted(
        (unlikeness, numbers[a], numbers[b])
        for unlikeness, a, b in likely_pairs(gists, keys, lambda block: _place_of(block, places) == place)
    )
    part.path.mkdir(parents=True, exist_ok=True)
    path = part.path / f"pairs-{place}"
    made = path.with_suffix(f".{id(found)}")
    with made.open("wb") as file:
        for pair in found:
            file.write(_PAIR.pack(*pair))
    made.replace(path)
    return len(found)


def read_pairs(part: WorkFolder, place: int) -> Iterator[tuple[float, int, int]]:
    """The pairs of a place, the likeliest first."""
    with (part.path / f"pairs-{place}").open("rb") as file:
        while data := file.read(_PAIR.size * _PAIRS_AT_ONCE):
            yield from _PAIR.iter_unpack(data)


def by_fortnight(part: WorkFolder, places: int, numbered: Numbered) -> Iterator[Part]:
    """The groups that have an exact day, to the places of their fortnights and words."""
    place, offset = numbered
    days = dict(part.read(f"days-{place}"))
    lines: dict[int, list[bytes]] = defaultdict(list)
    for index, (words, _, lane) in enumerate(part.read(f"gists-{place}"), offset):
        if (day := days.get(index)) is not None:
            line = line_of([index, day, words, lane])
            for to in {_hashed(block, places) for block in near_blocks(Span(day, day), words)}:
                lines[to].append(line)
    yield from _parts(lines, place)


def disagree(places: int, place: int, blobs: list[bytes]) -> list[tuple[int, int]]:
    """The pairs of groups that tell one event with different days."""
    rows = list(unpacked_rows(blobs))
    pairs = near_pairs(
        [frozenset(words) for _, _, words, _ in rows],
        [Span(day, day) for _, day, _, _ in rows],
        [lane for *_, lane in rows],
        lambda block: _hashed(block, places) == place,
    )
    return [(rows[a][0], rows[b][0]) for a, b in pairs]


def by_group(part: WorkFolder, places: int, tellings: int, numbered: Numbered) -> Iterator[Part]:
    """The mentions of a place, to the places of the events that they tell."""
    place, offset = numbered
    groups = list(part.read(f"groups-{place}"))
    lines: dict[int, list[bytes]] = defaultdict(list)
    for line in part.lines(f"tellings-{place}"):
        telling, _, row = line[1:-1].partition(b",")
        number = int(telling)
        event, group = groups[number]
        lines[event * places // tellings].append(b"[%d,%d,%d,%b]" % (event, group, offset + number, row))
    yield from _parts(lines, place)


def tell(part: WorkFolder, topic: str, place: int, blobs: list[bytes]) -> tuple[int, int]:
    """Make the events of a place; how many there are, and how many of them without a year."""
    rows = sorted(unpacked_rows(blobs), key=lambda row: row[:3])
    events, undated = [], 0
    for event, same in groupby(rows, key=lambda row: row[0]):
        proposal = proposal_of([mention_of(row) for *_, row in same])
        late, first, last, text = proposal.date.sort_key
        key = [late, first.isoformat(), last.isoformat(), text, proposal.title, event]
        events.append([key, told_row(as_told(proposal, topic_of(topic)))])
        undated += not proposal.date.is_dated
    events.sort(key=lambda row: row[0])
    part.write(f"events-{place}", events)
    return len(events), undated


def _parts(lines: dict[int, list[bytes]], origin: int) -> Iterable[Part]:
    return ((place, origin, packed_lines(some)) for place, some in lines.items())


def _place_of(block: Block, places: int) -> int:
    return _hashed(era_of(block), places)


@lru_cache(maxsize=50_000)
def _hashed(key: Hashable, places: int) -> int:
    return crc32(repr(key).encode("utf-8", "backslashreplace")) % places
