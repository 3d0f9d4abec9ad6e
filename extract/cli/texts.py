"""The texts of a command: found, read with what the lists of sources say of them, every problem named."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from extract.cli.source_list import NAME, read_source_list
from extract.cli.summary import MOST_TOLD, some
from extract.documents import (
    CITATIONS,
    Document,
    Remark,
    SourceEntry,
    TextError,
    find_texts,
    read_citations,
    read_documents,
)
from timeline.dates import DateError, When
from timeline.events_file import Problem

T = TypeVar("T")


def published_option(context: click.Context, parameter: click.Parameter, value: str | None) -> When | None:
    """The callback of `--published`: an EDTF date."""
    try:
        return When.parse(value) if value is not None else None
    except DateError as error:
        raise click.BadParameter(str(error), context, parameter) from None


class Texts:
    """The texts that some paths stand for, read one by one as somebody asks for them.

    Attributes:
        names: of the texts read so far, those that could be.
        problems: what is wrong with the rest, and with the lists of sources of their folders.
        remarks: what a person should know of those that were read: guessed dates, columns taken for what.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        relative_to: Path,
        *,
        published: When | None = None,
        encoding: str | None = None,
    ) -> None:
        """
        Args:
            paths: files and folders; of a folder all files of the known kinds below it.
            relative_to: the folder from which texts are named.
            published: the publication date of all of them, before anything else that is known of it.
            encoding: how to read texts that are not UTF-8.
        """
        self.names: list[str] = []
        self.problems: list[Problem] = []
        self.remarks: list[str] = []
        self._relative_to, self._published, self._encoding = relative_to, published, encoding
        self._files = list(dict.fromkeys(file for path in paths for file in find_texts(path)))
        self._complete: set[str] = set()
        self._entries: dict[Path, dict[str, SourceEntry]] = {}
        for folder in _listing_folders(paths, self._files):
            listed = read_source_list(folder)
            self.problems += listed.problems
            for path, entry in listed.entries.items():
                file, article = (path, "") if path.is_file() else _parted(path)
                self._entries.setdefault(file, {})[article] = entry
            self._add_citations(folder, is_whole=folder in paths)

    def _add_citations(self, folder: Path, *, is_whole: bool) -> None:
        """What sources.json knows, after what sources.yaml says; of a whole folder, also what it knows in vain."""
        cited = read_citations(folder, [file for file in self._files if file.is_relative_to(folder)])
        path = folder / CITATIONS
        if cited.problem:
            self.problems.append(Problem(str(path), 1, 1, cited.problem.message, cited.problem.hint))
        for file, citation in cited.entries.items():
            entries = self._entries.setdefault(file, {})
            entries[""] = entries[""].filled_in(citation) if "" in entries else citation
        if cited.unmatched and is_whole:
            self.remarks += some([f"{path}: no file is known of '{title[:80]}'" for title in cited.unmatched])

    def __iter__(self) -> Iterator[Document]:
        """The documents, with a bar on a terminal."""
        with progress(self._files, "reading texts") as files:
            for file in files:
                yield from self._read(file)

    def has_read(self, name: str) -> bool:
        """Whether the file of this text or article was read so far, and all that is in it."""
        return not self._complete.isdisjoint((name, name.rpartition("#")[0]))

    def _read(self, file: Path) -> Iterator[Document]:
        name = Path(os.path.relpath(file, self._relative_to)).as_posix()
        entries = self._entries.get(file, {})
        log = _Log(file)
        articles: set[str] = set()
        try:
            for found in read_documents(
                file, name, entries, published=self._published, encoding=self._encoding
            ):
                if isinstance(found, Remark):
                    log.remark(found.message)
                elif isinstance(found, TextError):
                    log.problem(found)
                elif not found.text.strip():
                    log.problem(TextError("it is empty", "paste the text, or delete the file"))
                else:
                    article = found.name.removeprefix(name)
                    if found.guessed:
                        log.remark(_guess_told(file, article, found.guessed))
                    articles.add(article.removeprefix("#"))
                    self.names.append(found.name)
                    yield found
        except TextError as error:
            log.problem(error)
        self.problems += log.problems
        self.remarks += log.remarks
        if log.problems:
            return
        self._complete.add(name)
        for missing in sorted(set(entries) - articles - {""}):
            message = f"there is no article '{missing}' in '{file.name}'"
            self.problems.append(Problem(str(file.parent / NAME), 1, 1, message, "correct its id"))


class _Log:
    """What is said of one file, and no more than a person would read."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._more = 0
        self._problems: list[Problem] = []
        self._remarks: list[str] = []

    def problem(self, error: TextError) -> None:
        if len(self._problems) < MOST_TOLD:
            self._problems.append(Problem(str(self._file), error.line, 1, error.message, error.hint))
        else:
            self._more += 1

    def remark(self, message: str) -> None:
        self._remarks.append(f"{self._file}: {message}")

    @property
    def problems(self) -> list[Problem]:
        if not self._more:
            return self._problems
        return [*self._problems, Problem(str(self._file), 1, 1, f"… and {self._more} more of these")]

    @property
    def remarks(self) -> list[str]:
        return some(self._remarks)


def _parted(path: Path) -> tuple[Path, str]:
    file, _, article = path.name.rpartition("#")
    return path.with_name(file), article


def _guess_told(file: Path, article: str, guessed: When) -> str:
    """That a date was guessed and not taken, and what makes it known."""
    name = json.dumps(f"{file.name}{article}", ensure_ascii=False)
    return (
        f"it does not say when it was published; {guessed} is a guess and not used. If it is right, say so in "
        f"{file.parent / NAME}: - {{file: {name}, published: {guessed}}}"
    )


def _listing_folders(paths: Sequence[Path], files: Sequence[Path]) -> list[Path]:
    """The folders whose sources.yaml counts: those given, and those that hold a text."""
    given = [path for path in paths if path.is_dir()]
    return list(dict.fromkeys([*given, *(file.parent for file in files)]))


@contextmanager
def progress(items: Sequence[T], label: str) -> Iterator[Iterator[T]]:
    """Run through items with a bar on a terminal, and without a word elsewhere."""
    if not sys.stderr.isatty() or len(items) < 20:
        yield iter(items)
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield iter(bar)
