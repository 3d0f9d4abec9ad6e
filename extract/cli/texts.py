"""The texts of a command: found, read with what the lists of sources say of them, every problem named."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from extract.cli.reading_options import Asked
from extract.cli.source_list import read_source_list
from extract.cli.summary import some
from extract.cli.text_file import TextFile
from extract.documents import (
    CITATIONS,
    Address,
    Document,
    Read,
    Remark,
    SourceEntry,
    TextError,
    Unread,
    find_texts,
    read_citations,
)
from timeline.events_file import Problem


class Texts:
    """The texts that some paths stand for, read one by one as somebody asks for them.

    Attributes:
        count: of the texts read so far.
        problems: what is wrong with the rest, and with the lists of sources of their folders.
        remarks: what a person should know of those that were read: guessed dates, columns taken for what.
    """

    def __init__(
        self,
        asked: Asked,
        relative_to: Path,
        *,
        known: Collection[str] = (),
    ) -> None:
        """
        Args:
            asked: where they are, and how to read them; of a folder all files of the known kinds below it.
            relative_to: the folder from which texts are named.
            known: names of texts of which it will be asked whether they were read.
        """
        self.count = 0
        self.problems: list[Problem] = []
        self.remarks: list[str] = []
        self._asked, self._relative_to = asked, relative_to
        self._known, self._met = frozenset(known), set[str]()
        addresses = [path for path in asked.paths if isinstance(path, Address)]
        local = [path for path in asked.paths if isinstance(path, Path)]
        self._files = list(dict.fromkeys(file for path in local for file in find_texts(path)))
        self._complete: set[str] = set()
        self._entries: dict[Path | Address, dict[str, SourceEntry]] = {}
        for folder in _listing_folders(local, self._files):
            listed = read_source_list(folder)
            self.problems += listed.problems
            for path, entry in listed.entries.items():
                file, article = (path, "") if path.is_file() else _parted(path)
                self._entries.setdefault(file, {})[article] = entry
            self._add_citations(folder, is_whole=folder in local)
        self._now: TextFile | None = None
        self._passed = 0
        self._total: int | None = None
        self._all: list[Path | Address] = [*self._files, *addresses]

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
        """The documents."""
        for file, unread in self.items():
            if unread is None:
                self.end(file)
                continue
            for found in unread.documents() if isinstance(unread, Unread) else [unread]:
                if not isinstance(found, Document):
                    self.take(file, found)
                elif self.take(file, Read.of(found)):
                    yield found

    def items(self) -> Iterator[tuple[TextFile, Unread | TextError | Remark | None]]:
        """What the files hold, each at its end None, for who makes documents of it elsewhere.

        What came of each is then to be told to `take`, in order, and None to `end`.
        """
        for path in self._all:
            name = str(path)
            if isinstance(path, Path):
                name = Path(os.path.relpath(path, self._relative_to)).as_posix()
            file = TextFile(path, name, self._entries.get(path, {}), self._asked.columns)
            self._now = file
            for found in file.unread(self._asked.published, self._asked.encoding):
                yield file, found
            self._passed += file.size
            self._now = None
            yield file, None

    def part_read(self) -> float:
        """Which part of the files was read so far, 0 to 1, by their bytes; 0 where nobody knows how many there are."""
        if self._total is None:
            self._total = sum(file.stat().st_size for file in self._files if file.is_file())
        passed = self._passed + (self._now.position if self._now else 0)
        return passed / self._total if self._total else 0.0

    def take(self, file: TextFile, found: Read | TextError | Remark) -> bool:
        """Note what came of something that a file holds, in order; whether it is a text to go on with."""
        if not file.take(found):
            return False
        if isinstance(found, Read):
            self.count += 1
            if found.name in self._known:
                self._met.add(found.name)
        return True

    def end(self, file: TextFile) -> None:
        """Note that all of a file was read."""
        self.problems += file.problems()
        self.remarks += file.remarks()
        if not file.has_problems:
            self._complete.add(file.name)

    def has_read(self, name: str) -> bool:
        """Whether this text was read so far, or the file that it stood in, and all that is in it.

        Args:
            name: one of those that it was said would be asked for.
        """
        return name in self._met or not self._complete.isdisjoint((name, name.rpartition("#")[0]))


def _parted(path: Path) -> tuple[Path, str]:
    file, _, article = path.name.rpartition("#")
    return path.with_name(file), article


def _listing_folders(paths: Sequence[Path], files: Sequence[Path]) -> list[Path]:
    """The folders whose sources.yaml counts: those given, and those that hold a text."""
    given = [path for path in paths if path.is_dir()]
    return list(dict.fromkeys([*given, *(file.parent for file in files)]))
