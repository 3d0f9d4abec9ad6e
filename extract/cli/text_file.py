"""A file of texts as it is read: its articles one by one, and what is to be said of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from extract.cli.source_list import NAME
from extract.cli.summary import MOST_TOLD
from extract.documents import (
    Address,
    File,
    Read,
    Remark,
    SourceEntry,
    TextError,
    Unread,
    library_missing,
    read_unread,
)
from timeline.dates import When
from timeline.events_file import Problem


class TextFile:
    """A file of texts.

    Attributes:
        name: what it is called in events.
        read: how many of its texts could be read so far.
    """

    def __init__(
        self, path: Path | Address, name: str, entries: Mapping[str, SourceEntry], columns: Mapping[str, str]
    ) -> None:
        """
        Args:
            path: where it is.
            name: what to call it in events.
            entries: what the lists of sources say of it and of its articles.
            columns: which column has what, where a person says so.
        """
        self.name = name
        self.read = 0
        self._path, self._entries, self._columns = path, entries, columns
        self._file = File(path, None, columns)
        self._missing = set(entries) - {""}
        self._problems: list[Problem] = []
        self._remarks: list[str] = []
        self._more_problems = self._more_remarks = 0

    def unread(self, published: When | None, encoding: str | None) -> Iterator[Unread | TextError | Remark]:
        """What it holds, in order; what cannot be read is in its place."""
        try:
            yield from read_unread(
                replace(self._file, encoding=encoding), self.name, self._entries, published=published
            )
        except TextError as error:
            yield error
        except ImportError as error:
            yield library_missing(error, "it needs")

    @property
    def size(self) -> int:
        """How many bytes it has; 0 where it is not on this machine."""
        return self._path.stat().st_size if isinstance(self._path, Path) and self._path.is_file() else 0

    @property
    def position(self) -> int:
        """How many of its bytes were read so far, where it is read as a stream."""
        return self._file.position if self.size else 0

    def take(self, found: Read | TextError | Remark) -> bool:
        """Note what came of it, in order; whether it is a text to go on with."""
        if isinstance(found, Remark):
            self._remark(found.message)
        elif isinstance(found, TextError):
            self._problem(found)
        elif found.is_empty:
            self._problem(TextError("it is empty", "paste the text, or delete the file"))
        else:
            article = found.name.removeprefix(self.name)
            if found.guessed:
                self._remark(_guess_told(self._path, article, found.guessed))
            self._missing.discard(article.removeprefix("#"))
            self.read += 1
            return True
        return False

    def _problem(self, error: TextError) -> None:
        if len(self._problems) < MOST_TOLD:
            self._problems.append(Problem(str(self._path), error.line, 1, error.message, error.hint))
        else:
            self._more_problems += 1

    def _remark(self, message: str) -> None:
        if len(self._remarks) < MOST_TOLD:
            self._remarks.append(f"{self._path}: {message}")
        else:
            self._more_remarks += 1

    @property
    def has_problems(self) -> bool:
        """Whether something in it could not be read so far."""
        return bool(self._problems)

    def problems(self) -> list[Problem]:
        """What is wrong, when all of it was read, and no more than a person would read."""
        if self._more_problems:
            more = f"… and {self._more_problems} more of these"
            return [*self._problems, Problem(str(self._path), 1, 1, more)]
        if self._problems or isinstance(self._path, Address):
            return self._problems
        return [
            Problem(
                str(self._path.parent / NAME),
                1,
                1,
                f"there is no article '{missing}' in '{self._path.name}'",
                "correct its id",
            )
            for missing in sorted(self._missing)
        ]

    def remarks(self) -> list[str]:
        """What a person should know of it, and no more than a person would read."""
        if not self._more_remarks:
            return self._remarks
        return [*self._remarks, f"… and {self._more_remarks} more of these"]


def _guess_told(file: Path | Address, article: str, guessed: When) -> str:
    """That a date was guessed and not taken, and what makes it known."""
    told = f"it does not say when it was published; {guessed} is a guess and not used"
    if isinstance(file, Address):
        return told
    name = json.dumps(f"{file.name}{article}", ensure_ascii=False)
    return f"{told}. If it is right, say so in {file.parent / NAME}: - {{file: {name}, published: {guessed}}}"
