"""The texts of a command: found, read with what sources.yaml says of them, every problem named."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from extract.cli.source_list import read_source_list
from extract.documents import Document, SourceEntry, TextError, find_texts, read_document
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
        problems: what is wrong with the rest, and with the sources.yaml of their folders.
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
            paths: files and folders; of a folder all .txt and .md files below it.
            relative_to: the folder from which texts are named.
            published: the publication date of all of them, before anything else that is known of it.
            encoding: how to read texts that are not UTF-8.
        """
        self.names: list[str] = []
        self.problems: list[Problem] = []
        self._relative_to, self._published, self._encoding = relative_to, published, encoding
        self._files = list(dict.fromkeys(file for path in paths for file in find_texts(path)))
        self._entries: dict[Path, SourceEntry] = {}
        for folder in _listing_folders(paths, self._files):
            listed = read_source_list(folder)
            self._entries.update(listed.entries)
            self.problems += listed.problems

    def __iter__(self) -> Iterator[Document]:
        """The documents, with a bar on a terminal."""
        with progress(self._files, "reading texts") as files:
            for file in files:
                document = self._read(file)
                if document is not None:
                    self.names.append(document.name)
                    yield document

    def _read(self, file: Path) -> Document | None:
        name = Path(os.path.relpath(file, self._relative_to)).as_posix()
        entry = self._entries.get(file)
        try:
            document = read_document(file, name, entry, published=self._published, encoding=self._encoding)
        except TextError as error:
            self.problems.append(Problem(str(file), 1, 1, error.message, error.hint))
            return None
        if not document.text.strip():
            self.problems.append(
                Problem(str(file), 1, 1, "it is empty", "paste the text, or delete the file")
            )
            return None
        return document


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
