"""Which version of the extractor this is: what it found may be kept only as long as it would find the same again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_MATTERS = (".py", ".yaml")


@cache
def code_version() -> str:
    """A checksum of the code and the words of the extractor."""
    checksum = hashlib.sha256()
    for package in ("extract", "timeline.dates", "timeline.schema"):
        _add(files(package), checksum)
    return checksum.hexdigest()[:16]


def _add(folder: Traversable, checksum: hashlib._Hash) -> None:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            _add(entry, checksum)
        elif entry.name.endswith(_MATTERS):
            checksum.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
