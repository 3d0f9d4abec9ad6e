"""Addresses of object stores, `s3://bucket/news/*.parquet`: read through fsspec, which knows dozens of kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from extract.documents.problems import TextError

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+(?:::[a-z][a-z0-9+.-]+)*://", re.I)
_GLOB = re.compile(r"[*?\[]")


@dataclass(frozen=True, slots=True)
class Address:
    """A file that is not on this machine's disks.

    Attributes:
        text: its address as it is written.
    """

    text: str

    @property
    def name(self) -> str:
        """Its last part."""
        return PurePosixPath(self.text).name

    @contextmanager
    def open(self, mode: str = "rb") -> Iterator[BinaryIO]:
        """Its bytes.

        Raises:
            TextError: the store does not give it.
            ImportError: fsspec, or the library for this kind of store, is not there.
        """
        import fsspec

        try:
            opened = fsspec.open(self.text, mode)
            stream = opened.open()
        except ImportError:
            raise
        except Exception as error:  # every store has its own kinds
            raise _not_given(error) from None
        try:
            yield cast(BinaryIO, stream)
        finally:
            stream.close()

    def __str__(self) -> str:
        return self.text


def is_address(text: str) -> bool:
    """Whether it is an address such as s3://bucket/file, and no path."""
    return _ADDRESS.match(text) is not None


def find_addresses(text: str) -> list[Address]:
    """The files that an address with `*`, `?` or `[…]` stands for, sorted; any other stands for itself.

    Raises:
        TextError: the store cannot be asked.
        ImportError: fsspec, or the library for this kind of store, is not there.
    """
    if not _GLOB.search(text):
        return [Address(text)]
    import fsspec

    try:
        found: list[Any] = fsspec.open_files(text, "rb")
        return [Address(str(one.full_name)) for one in found]
    except ImportError:
        raise
    except Exception as error:  # as above
        raise _not_given(error) from None


def _not_given(error: Exception) -> TextError:
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return TextError(f"it cannot be read ({said})", "check its address and what you may read there")
