"""An archive read by many workers: what comes out is what one loop over its texts gives, byte for byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from extract.archive.batches import Batch, Finished, Item, Outcome, Parcel, Work, batches
from extract.archive.engine import Engine, Lost
from extract.archive.joining import join_mentions
from extract.archive.rows import dismissed_of
from extract.archive.work_folder import WorkFolder
from extract.documents import Read, Remark, TextError, Unread
from extract.mentions import Dismissed, Told
from extract.topics import Topic

F = TypeVar("F")
Take = Callable[[F, Read | TextError | Remark | None], object]
"""Told what came of each item of a file, in order; None at its end."""


class Tell(Protocol):
    """Who is told how far it is."""

    def add(self, documents: int, mentions: int, problems: int) -> None:
        """So many more documents are finished, with so many mentions; so many problems there are by now."""

    def phase(self, name: str) -> None:
        """Something else begins."""


@dataclass(slots=True)
class ArchiveExtraction:
    """What came out of an archive; it stands in the work folder.

    Attributes:
        failures: texts that could not be read for events, as (name, reason).
        undated: how many mentions could not be dated for want of a publication date or a year.
        count: how many events there are.
        finished: the batches, in order.
    """

    folder: WorkFolder
    failures: list[tuple[str, str]] = field(default_factory=list)
    undated: int = 0
    count: int = 0
    finished: list[str] = field(default_factory=list)
    _events: Callable[[], Iterator[Told]] = lambda: iter(())

    @property
    def dismissed(self) -> Iterator[Dismissed]:
        """Every dated expression that made no event, where it was asked for."""
        for name in self.finished:
            if self.folder.has(f"{name}.dismissed"):
                yield from map(dismissed_of, self.folder.read(f"{name}.dismissed"))

    def told(self, topic: Topic) -> Iterator[Told]:
        """The events with their ids, ordered by date."""
        return self._events()


def extract_archive(
    items: Iterable[tuple[F, Item]],
    take: Take[F],
    topic: Topic,
    engine: Engine,
    folder: WorkFolder,
    progress: Tell,
    *,
    keep_dismissed: bool = False,
) -> ArchiveExtraction:
    """Read an archive.

    Args:
        items: what the files hold, with the file.
        take: told what came of each item, in their order.
        topic: what to look for.
        engine: who does it.
        folder: where finished batches are kept, and found again.
        progress: told how far it is.
        keep_dismissed: whether dates that made no event are asked for.
    """
    work = Work(topic.as_json(), folder, keep_dismissed)
    extraction = ArchiveExtraction(folder)
    dates: Counter[str] = Counter()
    faults = 0
    for batch, finished in _finished(batches(items, work), work, engine):
        documents = 0
        for number, outcome in finished.outcomes:
            if isinstance(outcome, tuple):
                extraction.failures.append(outcome)
                continue
            take(batch.sources[number], outcome)
            documents += isinstance(outcome, Read)
            faults += isinstance(outcome, TextError)
        if finished.name:
            extraction.finished.append(finished.name)
        extraction.undated += finished.undated
        dates.update(finished.dates)
        progress.add(documents, finished.mentions, faults + len(extraction.failures))
    progress.phase("joining what tells the same")
    joined = join_mentions(
        extraction.finished, dates, topic.as_json(), engine, folder, WorkFolder(folder.scratch())
    )
    extraction.undated += joined.undated
    extraction.count, extraction._events = joined.count, joined.events
    return extraction


def _finished(found: Iterable[Batch[F]], work: Work, engine: Engine) -> Iterator[tuple[Batch[F], Finished]]:
    """The batches, in order, as workers are done with them."""
    sources: dict[str, list[Batch[F]]] = {}

    def noted() -> Iterator[Parcel]:
        for batch in found:
            sources.setdefault(batch.name, []).append(batch)
            yield batch.sent()

    for parcel, result in engine.each(work, noted(), lambda parcel: work.folder.has(parcel.name)):
        batch = sources[parcel.name].pop(0)
        if not sources[parcel.name]:
            del sources[parcel.name]
        if isinstance(result, Lost):
            yield from _one_by_one(batch, work, engine)
        else:
            yield batch, work.result(batch.name)


def _one_by_one(batch: Batch[F], work: Work, engine: Engine) -> Iterator[tuple[Batch[F], Finished]]:
    """The documents of a batch that ends every worker, each alone: the one that does it is left out."""
    ones = list(batch.alone())
    parcels = (one.sent() for one in ones)
    results = engine.each(work, parcels, lambda parcel: work.folder.has(parcel.name), alone=True)
    for one, (_, result) in zip(ones, results, strict=True):
        if isinstance(result, Lost):
            yield one, Finished("", 0, 0, Counter(), _fatal(one.items[0]))
        else:
            yield one, work.result(one.name)


def _fatal(item: Item) -> list[tuple[int, Outcome]]:
    name = item.name if isinstance(item, Unread) else ""
    return [(0, (name, "it ended each worker that read it, by crashing it or by using up its memory"))]
