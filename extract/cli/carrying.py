"""Who carries the extraction: one loop in this process, or workers (docs/scale.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.progress import Progress
from extract.cli.texts import Texts
from extract.documents import Read, Remark, TextError
from extract.pipeline import Extraction, extract
from extract.topics import Topic

if TYPE_CHECKING:
    from extract.archive import ArchiveExtraction, WorkFolder
    from extract.cli.text_file import TextFile

WORK_FOLDER = Path(".timeline-work")
_EXTRA = 'run: python -m pip install "text-timeline[archive]"'


class CarryingError(Exception):
    """The workers cannot be had, or have no place to put what they find; the message is for the person."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """Who is to do it.

    Attributes:
        workers: processes of this machine; None for this process alone.
        cluster: the address of a cluster, instead.
        folder: where to keep what is finished; a hidden one that goes when all is done, where None.
    """

    workers: int | None = None
    cluster: str | None = None
    folder: Path | None = None

    @property
    def are_many(self) -> bool:
        """Whether it is anybody else than this process."""
        return self.workers is not None or self.cluster is not None


def carrier_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say who does the work; `carriers` makes one value of them."""
    options = [
        click.option(
            "--workers",
            type=click.IntRange(1, 1_000),
            metavar="N",
            help="Read with N processes of this machine, and go on where a run was stopped.",
        ),
        click.option(
            "--cluster",
            metavar="ADDRESS",
            help="Read with the workers of a Dask cluster: tcp://10.0.0.1:8786.",
        ),
        click.option(
            "--work",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="FOLDER",
            help=f"Where workers keep what is finished, on a disk that all of them see; {WORK_FOLDER}, which "
            "goes when all is done, when not given.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def carriers(options: Mapping[str, Any]) -> Carriers:
    """Who is asked for.

    Raises:
        click.UsageError: two that exclude each other.
    """
    found = Carriers(options["workers"], options["cluster"], options["work"])
    if found.workers and found.cluster:
        raise click.UsageError(
            "--workers are those of this machine, and --cluster has its own: take one of them"
        )
    if found.folder and not found.are_many:
        raise click.UsageError("--work is where workers put what they find: give --workers or --cluster too")
    return found


@contextmanager
def extracted(
    texts: Texts, topic: Topic, by: Carriers, *, keep_dismissed: bool = False
) -> Iterator[Extraction | ArchiveExtraction]:
    """What the texts tell, as long as the context lasts.

    Raises:
        CarryingError: the workers cannot be had.
    """
    progress = Progress(texts.part_read)
    try:
        if not by.are_many:
            found = extract(texts, topic, lambda mentions: progress.add(1, mentions, len(texts.problems)))
            progress.close()
            yield found
            return
        with _by_workers(texts, topic, by, progress, keep_dismissed) as extraction:
            yield extraction
    finally:
        progress.close()


@contextmanager
def _by_workers(
    texts: Texts, topic: Topic, by: Carriers, progress: Progress, keep_dismissed: bool
) -> Iterator[ArchiveExtraction]:
    try:
        from extract.archive import EngineError, WorkFolder, WorkFolderError, extract_archive, open_engine
    except ImportError as error:
        raise CarryingError(
            f"workers need the library {error.name}, which is not installed; {_EXTRA}"
        ) from None

    def take(file: TextFile, found: Read | TextError | Remark | None) -> None:
        if found is None:
            texts.end(file)
        else:
            texts.take(file, found)

    try:
        folder = WorkFolder.opened(by.folder or WORK_FOLDER)
        with ExitStack() as lock:
            _lock(folder, lock)
            folder.sweep()
            with open_engine(by.workers, by.cluster, folder.scratch()) as engine:
                if blind := engine.blind(folder.mark):
                    raise CarryingError(
                        f"workers do not see the work folder '{folder.path}' ({', '.join(blind[:5])}): "
                        "give one on a disk that all of them share, --work FOLDER"
                    )
                try:
                    extraction = extract_archive(
                        texts.items(), take, topic, engine, folder, progress, keep_dismissed=keep_dismissed
                    )
                except OSError as error:
                    raise _unusable(folder, error) from None
            progress.close()
            yield extraction
            folder.sweep()
            click.echo(progress.summary(extraction.count), err=True)
        if by.folder is None:
            folder.remove()
    except (EngineError, WorkFolderError) as error:
        raise CarryingError(str(error)) from None
    except KeyboardInterrupt:
        click.echo("\nstopped: run it again, and it goes on from here", err=True)
        raise


def _lock(folder: WorkFolder, stack: ExitStack) -> None:
    """Keep other runs out of a work folder as long as the stack lasts."""
    from timeline.events_file.locking import LockedError, locked

    try:
        stack.enter_context(locked(folder.mark, patience=0))
    except LockedError as error:
        raise CarryingError(str(error)) from None
    except OSError as error:
        raise _unusable(folder, error) from None


def _unusable(folder: WorkFolder, error: OSError) -> CarryingError:
    return CarryingError(f"the work folder '{folder.path}' cannot be used: {error.strerror or error}")
