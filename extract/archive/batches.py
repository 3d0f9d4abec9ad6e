"""Batches: some documents that a worker reads together, and what is left of them when it has.

A batch is named by a checksum of what is in it, of the topic and of the program, so that what is finished is known
again, however the files were moved or grown.
"""

from __future__ import annotations

import hashlib
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from extract.archive.rows import Row, dismissed_row, mention_row
from extract.archive.versions import code_version
from extract.archive.work_folder import WorkFolder
from extract.documents import Document, Read, Remark, TextError, Unread
from extract.pipeline import find_in
from extract.topics import Topic
from timeline.dates import When

F = TypeVar("F")
Item = Unread | TextError | Remark | None
"""What a file holds, None at its end."""
Outcome = Read | TextError | Remark | tuple[str, str] | None
"""What came of an item: a text, what is to be said, the name and the failure of a text, the end of a file."""

_MOST_ITEMS = 200
_MOST_BYTES = 2_000_000  # of text; pages are ten times their article


@dataclass(frozen=True, slots=True)
class Batch(Generic[F]):
    """Documents for a worker.

    Attributes:
        name: a checksum of all that matters.
        items: what the files hold, in order.
        sources: of each item the file that it came from; it stays where the files are read.
    """

    name: str
    items: tuple[Item, ...]
    sources: tuple[F, ...]

    def alone(self) -> Iterator[Batch[F]]:
        """A batch for each item."""
        for number, (item, source) in enumerate(zip(self.items, self.sources, strict=True)):
            yield Batch(f"{self.name}-{number}", (item,), (source,))

    def sent(self) -> Parcel:
        """The batch as it is sent to a worker, without what stays here."""
        return Parcel(self.name, pickle.dumps(self.items, pickle.HIGHEST_PROTOCOL))


@dataclass(frozen=True, slots=True)
class Parcel:
    """A batch on its way: bytes, which an engine hands on as they are and need not look into.

    Attributes:
        name: of the batch.
        packed: its items.
    """

    name: str
    packed: bytes

    @property
    def items(self) -> tuple[Item, ...]:
        """What the files hold, in order."""
        items: tuple[Item, ...] = pickle.loads(self.packed)
        return items


@dataclass(frozen=True, slots=True)
class Work:
    """What a worker needs to know to read batches.

    Attributes:
        topic: what to look for, as JSON.
        folder: where to put what it finds.
        keep_dismissed: whether dates that made no event are asked for.
    """

    topic: str
    folder: WorkFolder
    keep_dismissed: bool

    def name(self, items: Iterable[Item]) -> str:
        """What a batch of these is called."""
        checksum = hashlib.sha256(f"{code_version()} {self.keep_dismissed} {self.topic}".encode())
        for item in items:
            checksum.update(repr(item).encode("utf-8", "backslashreplace"))
        return f"batches/{checksum.hexdigest()[:32]}"

    def __call__(self, parcel: Parcel) -> None:
        """Read a batch and write down what is in it."""
        topic = topic_of(self.topic)
        found = _Found()
        for number, item in enumerate(parcel.items):
            for outcome in _outcomes(item):
                if isinstance(outcome, Document):
                    self._look_into(outcome, topic, number, found)
                else:
                    found.outcomes.append([number, *_outcome_row(outcome)])
        self.folder.write(f"{parcel.name}.mentions", found.mentions)
        if self.keep_dismissed:
            self.folder.write(f"{parcel.name}.dismissed", found.dismissed)
        counts = [len(found.mentions), found.undated, found.days]
        self.folder.write(parcel.name, [counts, *found.outcomes])  # the last: what it stands for is all there

    def _look_into(self, document: Document, topic: Topic, number: int, found: _Found) -> None:
        read = Read.of(document)
        found.outcomes.append([number, *_outcome_row(read)])
        if read.is_empty:
            return
        findings = find_in(document, topic)
        if isinstance(findings, str):
            found.outcomes.append([number, "failed", document.name, findings])
            return
        found.mentions += [mention_row(mention) for mention in findings.mentions]
        found.days.update(mention.date.edtf for mention in findings.mentions)
        found.undated += sum(1 for one in findings.dismissed if one.is_undated)
        if self.keep_dismissed:
            found.dismissed += [dismissed_row(one) for one in findings.dismissed]

    def result(self, name: str) -> Finished:
        """What came of a finished batch."""
        rows = self.folder.read(name)
        mentions, undated, days = next(rows)
        outcomes = [(number, _outcome_of(row)) for number, *row in rows]
        return Finished(name, mentions, undated, Counter(days), outcomes)


@dataclass(slots=True)
class _Found:
    mentions: list[Row] = field(default_factory=list)
    dismissed: list[Row] = field(default_factory=list)
    outcomes: list[Row] = field(default_factory=list)
    days: Counter[str] = field(default_factory=Counter)
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """What came of a batch.

    Attributes:
        name: of the batch; empty where nothing of it was finished.
        mentions: how many there are; they stand in the work folder.
        undated: how many more there would be if the date of publication were known.
        dates: how many mentions there are of each date.
        outcomes: of the items, by their number.
    """

    name: str
    mentions: int
    undated: int
    dates: Counter[str]
    outcomes: list[tuple[int, Outcome]]


def batches(items: Iterable[tuple[F, Item]], work: Work) -> Iterator[Batch[F]]:
    """Items in batches, each as large as is good for a worker."""
    some: list[Item] = []
    sources: list[F] = []
    size = 0
    for source, item in items:
        some.append(item)
        sources.append(source)
        size += _size(item)
        if len(some) >= _MOST_ITEMS or size >= _MOST_BYTES:
            yield Batch(work.name(some), tuple(some), tuple(sources))
            some, sources, size = [], [], 0
    if some:
        yield Batch(work.name(some), tuple(some), tuple(sources))


@lru_cache(maxsize=4)
def topic_of(text: str) -> Topic:
    """A topic that was sent as JSON."""
    return Topic.from_json(text)


def _size(item: Item) -> int:
    if not isinstance(item, Unread):
        return 0
    found = item.found
    return len(found.text) if hasattr(found, "text") else len(found.body)


def _outcomes(item: Item) -> Iterator[Document | TextError | Remark | None]:
    if isinstance(item, Unread):
        yield from item.documents()
    else:
        yield item


def _outcome_row(outcome: Outcome) -> Row:
    match outcome:
        case Read(name, guessed, is_empty):
            return ["read", name, guessed.edtf if guessed else None, is_empty]
        case TextError():
            return ["problem", outcome.message, outcome.hint, outcome.line]
        case Remark(message):
            return ["remark", message]
        case None:
            return ["end"]
        case (name, reason):
            return ["failed", name, reason]


def _outcome_of(row: Row) -> Outcome:
    match row:
        case ["read", name, guessed, is_empty]:
            return Read(name, When.parse(guessed) if guessed else None, is_empty)
        case ["problem", message, hint, line]:
            return TextError(message, hint, line)
        case ["remark", message]:
            return Remark(message)
        case ["failed", name, reason]:
            return name, reason
        case _:
            return None
