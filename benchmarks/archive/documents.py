"""Synthetic archives, made of the sentences in texts/: the same seed gives the same bytes.

    python -m benchmarks.archive.documents COUNT OUT… [--seed N]

OUT ends in .jsonl, .jsonl.gz, .jsonl.zst, .csv, .parquet or .warc.gz. A sentence that holds a date is made into events
by putting other dates, names and things into it; a document tells some events, each in its own words for the
date, among sentences that stay as they are. An event is told by five documents on average, so that there is something
to join; half of the events lie in the last twelve years, as in an archive of news.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import gzip
import html
import io
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from extract.documents import Document, find_texts, read_document
from extract.expressions import load_tagger
from extract.mentions.sentences import sentences

TEXTS = Path(__file__).parents[2] / "texts"
TOLD = 5  # documents that tell an event, on average
ROWS = 1_000  # rows of a group in a Parquet file

# What stands for what: one of a line may stand where another of it does.
EXCHANGED = [
    [
        "Dmitry Rogozin",
        "Yury Borisov",
        "Anatoly Perminov",
        "Igor Komarov",
        "Vladimir Popovkin",
        "Yury Koptev",
    ],
    ["Jim Bridenstine", "Bill Nelson", "Charles Bolden", "Michael Griffin", "Sean O'Keefe", "Daniel Goldin"],
    ["Mikhail Mishustin", "Dmitry Medvedev", "Viktor Chernomyrdin", "Mikhail Fradkov"],
    ["Donald Trump", "Barack Obama", "Joe Biden", "Bill Clinton", "Ronald Reagan"],
    ["Moscow", "Geneva", "Vienna", "Helsinki", "Reykjavik", "Kazan", "Houston", "Baikonur"],
    ["agreement", "treaty", "memorandum", "protocol", "contract", "accord", "convention"],
    ["station", "module", "capsule", "lander", "telescope", "probe", "satellite", "rover", "shuttle"],
    ["Moon", "Mars", "Venus", "asteroid belt", "Sun", "Jupiter"],
    ["engines", "modules", "seats", "antennas", "spacesuits", "batteries", "rockets", "docking ports"],
    ["signed", "rejected", "approved", "drafted", "published", "renewed", "suspended"],
    ["cosmonaut", "astronaut", "engineer", "physician", "pilot"],
    ["lawyers", "engineers", "ministers", "envoys", "scientists"],
]


@dataclass(frozen=True, slots=True)
class Happening:
    """A sentence about a day: what stands before and after the date."""

    before: str
    after: str
    day: date

    def told(self, rng: random.Random, published: date) -> str:
        """The sentence with its date in one of the ways that news have."""
        if published - timedelta(days=6) <= self.day < published and rng.random() < 0.7:
            return f"{self.before}on {self.day:%A}{self.after}"
        way = rng.choices(
            [
                "on {0.day} {0:%B} {0.year}",
                "on {0:%B} {0.day}, {0.year}",
                "in {0:%B} {0.year}",
                "in {0.year}",
            ],
            [5, 4, 2, 1],
        )[0]
        return f"{self.before}{way.format(self.day)}{self.after}"


class Archive:
    """Documents one after another; `Archive(seed)` begins the same row each time."""

    def __init__(self, seed: int = 1) -> None:
        self._rng = random.Random(seed)
        self._dated, self._plain = _sentences()
        self._live: list[Happening] = []

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Rows of id, title, published, publisher, text."""
        rng = self._rng
        number = 0
        while True:
            number += 1
            count = rng.randint(2, 5)
            if len(self._live) < 400 or rng.random() < count / TOLD:
                self._live.append(self._happening())
            if len(self._live) > 2_000:  # what was news is forgotten
                del self._live[rng.randrange(len(self._live))]
            told = [rng.choice(self._live) for _ in range(count)]
            published = max(one.day for one in told) + timedelta(days=rng.randint(1, 9))
            said = [one.told(rng, published) for one in told]
            said += [self._exchanged(rng.choice(self._plain)) for _ in range(rng.randint(4, 12))]
            rng.shuffle(said)
            paragraphs = [" ".join(said[at : at + 3]) for at in range(0, len(said), 3)]
            yield {
                "id": f"d{number:08d}",
                "title": self._exchanged(rng.choice(self._plain))[:80],
                "published": published.isoformat(),
                "publisher": rng.choice(["Sample Wire", "The Sample Times", "Sample Agency"]),
                "text": "\n\n".join(paragraphs),
            }

    def _happening(self) -> Happening:
        rng = self._rng
        year = rng.randint(2014, 2025) if rng.random() < 0.5 else rng.randint(1957, 2013)
        before, after = (self._exchanged(part) for part in rng.choice(self._dated))
        return Happening(before, after, date(year, 1, 1) + timedelta(days=rng.randrange(365)))

    def _exchanged(self, sentence: str) -> str:
        for names in EXCHANGED:
            for name in names:
                if name in sentence:
                    sentence = sentence.replace(name, self._rng.choice(names))
                    break
        return sentence


def _sentences() -> tuple[list[tuple[str, str]], list[str]]:
    """The sentences of texts/: around their only date, and those without one."""
    dated, plain = [], []
    for path in find_texts(TEXTS):
        document = read_document(path, path.name)
        for sentence, phrases in _prose(document):
            if not phrases:
                plain.append(sentence)
            elif len(phrases) == 1:
                before, after = sentence.split(phrases[0], 1)
                word = before.rstrip().rpartition(" ")[2].lower()
                if word in {"on", "in", "since"} and word != "since":
                    before = before.rstrip()[: -len(word)]
                    dated.append((before, after) if before else (f"{after.lstrip(', ').rstrip('.')} ", "."))
    return dated, plain


def _prose(document: Document) -> Iterator[tuple[str, list[str]]]:
    timexes = load_tagger("en").tag(document.text, None)
    for one in sentences(document, [(timex.start, timex.end) for timex in timexes]):
        if one.kind == "prose" and one.text.endswith(".") and len(one.text) > 40:
            inside = [t for t in timexes if one.start <= t.start < one.end]
            if all(t.type == "DATE" for t in inside):
                yield " ".join(one.text.split()), [t.text for t in inside]


def write_jsonl(rows: Iterator[dict[str, str]], out: io.BufferedIOBase) -> None:
    """A document a line."""
    for row in rows:
        out.write((json.dumps(row, ensure_ascii=False) + "\n").encode())


def write_csv(rows: Iterator[dict[str, str]], out: io.BufferedIOBase) -> None:
    """A document a row."""
    lines = io.TextIOWrapper(out, "utf-8", newline="")  # type: ignore[type-var]
    table = csv.DictWriter(lines, ["id", "title", "published", "publisher", "text"])
    table.writeheader()
    table.writerows(rows)
    lines.flush()
    lines.detach()


def write_parquet(rows: Iterator[dict[str, str]], out: Any) -> None:
    """A document a row, groups of rows one by one."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, pa.string()) for name in ("id", "title", "published", "publisher", "text")])
    with pq.ParquetWriter(out, schema) as writer:
        while some := list(islice(rows, ROWS)):
            writer.write_table(pa.Table.from_pylist(some, schema))


def write_warc(rows: Iterator[dict[str, str]], out: Any) -> None:
    """A page a record, as crawlers write them: a record of the request and one of the answer."""
    for row in rows:
        address = f"https://news.example/{row['id']}"
        body = page(row).encode()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        for kind, block in (
            ("request", b"GET / HTTP/1.1\r\nHost: news.example\r\n\r\n"),
            ("response", answer),
        ):
            head = (
                f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
                f"WARC-Date: {row['published']}T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:{row['id']}-{kind}>\r\n"
                f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))


def page(row: dict[str, str]) -> str:
    """A document as a page of news."""
    body = "".join(f"<p>{html.escape(part)}</p>" for part in row["text"].split("\n\n"))
    title = html.escape(row["title"])
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{row["published"]}"></head><body>'
        f'<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{title}</h1>{body}</article>'
        "<footer>All rights reserved</footer></body></html>"
    )


WRITERS: dict[str, Callable[[Iterator[dict[str, str]], Any], None]] = {
    ".jsonl": write_jsonl,
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".warc.gz": write_warc,
}


def write(path: Path, rows: Iterator[dict[str, str]]) -> None:
    """Rows as the kind of file that the name of `path` ends in."""
    name = path.name
    with contextlib.ExitStack() as stack:
        out: Any = stack.enter_context(path.open("wb"))
        if name.endswith(".jsonl.gz"):
            out = stack.enter_context(gzip.GzipFile("", "wb", 6, out, mtime=0))
        elif name.endswith(".zst"):
            from extract.documents.packed import zstd

            out = stack.enter_context(zstd().ZstdFile(out, "wb"))
        name = name.removesuffix(".zst")
        name = name.removesuffix(".gz") if name.endswith(".jsonl.gz") else name
        next(writer for ending, writer in WRITERS.items() if name.endswith(ending))(rows, out)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, help="documents in each file")
    parser.add_argument("out", type=Path, nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rows = iter(Archive(arguments.seed))
    for path in arguments.out:
        write(path, islice(rows, arguments.count))


if __name__ == "__main__":
    main()
