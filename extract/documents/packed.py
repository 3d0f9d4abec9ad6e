"""Packed files: gzip and Zstandard, unpacked as they are read, and never more than is likely of words.

A packed file of a few kilobytes can unpack to terabytes. Words pack to a tenth or a fifth; what unpacks to more than
some hundred times its size is no archive of articles and is left.
"""

from __future__ import annotations

import gzip
import importlib
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any, BinaryIO

from extract.documents.problems import TextError

ENDINGS = (".gz", ".zst")
_MOST_TIMES = 200  # the packed size
_UNASKED = 20_000_000  # bytes that any file may unpack to
_MOST_WINDOW = 27  # 2 ** 27 bytes of memory, which is what `zstd` itself grants without being asked


def ending_of(name: str) -> str:
    """The ending of a file's name that says what it holds, in lower case: `.txt`, and of packed ones `.jsonl.gz`."""
    path = PurePath(name.lower())
    return "".join(path.suffixes[-2:]) if path.suffix in ENDINGS else path.suffix


def zstd() -> Any:
    """The module for Zstandard: Python's own from 3.14 on, before that its backport.

    Raises:
        ImportError: there is none.
    """
    try:
        return importlib.import_module("compression.zstd")
    except ImportError:
        return importlib.import_module("backports.zstd")


@contextmanager
def unpacked(raw: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """A file's bytes, unpacked where its name says that they are packed.

    Raises:
        ImportError: the library for its kind is not there.
        TextError: while reading, and from here: it is damaged, cut off or unpacks to far too much.
    """
    ending = PurePath(name.lower()).suffix
    damage: tuple[type[Exception], ...] = (EOFError, zlib.error, gzip.BadGzipFile)
    if ending not in ENDINGS:
        yield raw
        return
    stream: Any = gzip.GzipFile(fileobj=raw, mode="rb")
    if ending == ".zst":
        library = zstd()
        damage = (EOFError, library.ZstdError)
        options = {library.DecompressionParameter.window_log_max: _MOST_WINDOW}
        stream = library.ZstdFile(raw, "rb", options=options)
    yield io.BufferedReader(_Bounded(stream, raw, damage), 1 << 17)


class _Bounded(io.RawIOBase):
    """A stream that is unpacked as long as it does not swell beyond belief."""

    def __init__(self, stream: Any, raw: BinaryIO, damage: tuple[type[Exception], ...]) -> None:
        self._stream, self._raw, self._damage = stream, raw, damage
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except self._damage as error:
            cut = isinstance(error, EOFError)
            raise TextError(
                "it is cut off: its end is missing"
                if cut
                else f"it is damaged and cannot be unpacked ({error})",
                "what stands before that was read; get the file anew",
            ) from None
        self._read += len(data)
        if self._read > _UNASKED and self._read > _MOST_TIMES * self._raw.tell():
            raise TextError(
                f"it unpacks to more than {_MOST_TIMES} times its size", "no words pack so well: leave it out"
            )
        buffer[: len(data)] = data
        return len(data)
