"""The texts of a command: found, read with what sources.yaml says of them, every problem named."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import click

from extract.cli.source_list import read_source_list
from extract.documents import Document, SourceEntry, TextError, find_texts, read_document
from timeline.dates import DateError, When
from timeline.events_file import Problem

T = TypeVar("T")


@dataclass(slots=True)
class Texts:
    """The documents that could be read, and what is wrong with the rest."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def published_option(context: click.Context, parameter: click.Parameter, value: str | None) -> When | None:
    """The callback of `--published`: an EDTF date."""
    try:
        return When.parse(value) if value is not None else None
    except DateError as error:
        raise click.BadParameter(str(error), context, parameter) from None


def read_texts(
    paths: Sequence[Path], relative_to: Path, *, published: When | None = None, encoding: str | None = None
) -> Texts:
    """Read the texts that `paths` (files or folders) stand for.

    Args:
        paths: files and folders; of a folder all .txt and .md files below it.
        relative_to: the folder from which texts are named.
        published: the publication date of all of them, before anything else that is known of it.
        encoding: how to read texts that are not UTF-8.
    """
    found = Texts()
    files = list(dict.fromkeys(file for path in paths for file in find_texts(path)))
    entries: dict[Path, SourceEntry] = {}
    for folder in _listing_folders(paths, files):
        listed = read_source_list(folder)
        entries.update(listed.entries)
        found.problems += listed.problems
    with progress(files, "reading texts") as shown:
        for file in shown:
            name = Path(os.path.relpath(file, relative_to)).as_posix()
            try:
                document = read_document(
                    file, name, entries.get(file), published=published, encoding=encoding
                )
            except TextError as error:
                found.problems.append(Problem(str(file), 1, 1, error.message, error.hint))
                continue
            if document.text.strip():
                found.documents.append(document)
            else:
                found.problems.append(
                    Problem(str(file), 1, 1, "it is empty", "paste the text, or delete the file")
                )
    return found


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
