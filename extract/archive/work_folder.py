"""The work folder: what is finished stands there, whole or not at all, so that a run that was killed goes on.

All workers see it: on a cluster it is on a disk that they share. Files hold lines of JSON, packed, and nothing that
could be run.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_NAMED = (
    "what `timeline` keeps while it reads an archive; it may be deleted, which costs time and nothing else\n"
)
_ON_THE_WAY = "on-the-way-"
_MARK = "README"
_LEVEL = 1  # of packing: a fifth of the size for some hundredths of the time
_AT_ONCE = 1 << 16  # bytes packed or unpacked at a time, many lines of them
_JSON = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"))


class WorkFolderError(Exception):
    """The folder cannot be used; the message is for the person."""


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """A folder for what is finished.

    Attributes:
        path: where it is.
    """

    path: Path

    @classmethod
    def opened(cls, path: Path) -> WorkFolder:
        """The folder, made where there is none.

        Raises:
            WorkFolderError: it cannot be, or it is another's.
        """
        try:
            path.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark = path / _MARK
            if not mark.exists():
                if any(path.iterdir()):
                    raise WorkFolderError(
                        f"'{path}' holds other things: name an empty folder, or one that is not there"
                    )
                mark.write_text(_NAMED)
        except OSError as error:
            raise WorkFolderError(f"the work folder '{path}' cannot be used: {error.strerror}") from None
        return cls(path.absolute())

    @property
    def mark(self) -> Path:
        """A file that stands in it from the beginning."""
        return self.path / _MARK

    def file(self, name: str) -> Path:
        """The file of this name."""
        return self.path / f"{name}.jsonl.gz"

    def has(self, name: str) -> bool:
        """Whether it is finished."""
        return self.file(name).is_file()

    def write(self, name: str, rows: Iterable[Any]) -> None:
        """Write rows, as `write_lines` does lines."""
        self.write_lines(name, map(line_of, rows))

    def write_lines(self, name: str, lines: Iterable[bytes]) -> None:
        """Write lines, all of them or none; who writes the same at the same time writes the same."""
        path = self.file(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(prefix=".", dir=path.parent)
        try:
            with (
                os.fdopen(handle, "wb") as raw,
                gzip.GzipFile("", "wb", _LEVEL, raw, mtime=0) as packed,
                io.BufferedWriter(packed, _AT_ONCE) as buffer,
            ):
                buffer.writelines(b"%b\n" % line for line in lines)
            Path(made).replace(path)
        except BaseException:
            Path(made).unlink(missing_ok=True)
            raise

    def read(self, name: str) -> Iterator[Any]:
        """The rows of a file, one by one."""
        return map(row_of, self.lines(name))

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file, one by one, as they were written."""
        with gzip.open(self.file(name), "rb") as packed, io.BufferedReader(packed, _AT_ONCE) as lines:
            for line in lines:
                yield line[:-1]

    def scratch(self) -> Path:
        """A new folder for what is kept on the way."""
        return Path(tempfile.mkdtemp(prefix=_ON_THE_WAY, dir=self.path))

    def sweep(self) -> None:
        """Delete what runs keep on the way and no other run has use for."""
        for path in self.path.glob(f"{_ON_THE_WAY}*"):
            shutil.rmtree(path, ignore_errors=True)

    def remove(self) -> None:
        """Delete it with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)


def line_of(row: Any) -> bytes:
    """A row as a line of JSON."""
    return _JSON.encode(row).encode()


def row_of(line: bytes) -> Any:
    """The row of a line."""
    return json.loads(line.decode("ascii"))  # `json` would look for the encoding first


def packed_lines(lines: Iterable[bytes]) -> bytes:
    """Lines as they are sent from place to place."""
    return gzip.compress(b"\n".join(lines), _LEVEL, mtime=0)


def unpacked_lines(blobs: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of several `packed_lines`, one after the other."""
    for blob in blobs:
        yield from gzip.decompress(blob).split(b"\n")


def unpacked_rows(blobs: Iterable[bytes]) -> Iterator[Any]:
    """The rows of such lines."""
    return map(row_of, unpacked_lines(blobs))
