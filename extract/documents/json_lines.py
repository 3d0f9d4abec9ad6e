"""JSON lines: an article a line, read one at a time, so that an archive may be as long as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from extract.documents.article import Articles, File
from extract.documents.columns import Columns
from extract.documents.decoding import MAX_BYTES, cannot_be_read
from extract.documents.ids import Ids
from extract.documents.problems import TextError

_EXAMPLE = '{"title": "…", "published": "2020-05-18", "text": "…"}'


_MOST_PARTS = 1_000  # of a line without an end, each as long as a line may be
_MOST_SHAPES = 50  # lines of more shapes than these have no columns to speak of


def read_articles(file: File) -> Articles:
    """The article of each line; lines that are none are named, and the others go on."""
    rows = _Rows(file.columns)
    number = 0
    try:
        with file.opened() as lines:
            while line := lines.readline(MAX_BYTES + 1):
                number += 1
                if len(line) > MAX_BYTES:
                    _skip_rest(lines)
                    yield TextError(
                        f"the line has more than {MAX_BYTES / 1e6:.0f} MB", "split the article", number
                    )
                elif line.strip():
                    yield from rows.read(line, number)
    except TextError as error:  # it cannot be unpacked any further
        yield TextError(error.message, error.hint, number + 1)
    except OSError as error:
        raise cannot_be_read(error) from None


class _Rows:
    """The columns of the lines so far: a line may have other keys than the one before."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self._given = given
        self._by_keys: dict[frozenset[str], Columns] = {}
        self._told: set[str] = set()
        self._ids = Ids()

    def read(self, line: bytes, number: int) -> Articles:
        try:
            row = _object(line, number)
            columns = self._columns(row, number)
            article = columns.article(row, number)
        except TextError as error:
            yield error
            return
        if columns.found.message not in self._told and len(self._told) < _MOST_SHAPES:
            self._told.add(columns.found.message)
            yield columns.found
        yield article

    def _columns(self, row: dict[str, Any], number: int) -> Columns:
        keys = frozenset(row)
        if keys not in self._by_keys:
            columns = self._named(row, number)
            if "text" not in columns.of:
                names = ", ".join(list(row)[:8]) or "nothing"
                raise TextError(
                    f"no key holds the article (there is {names[:200]})", f"write {_EXAMPLE}", number
                )
            if len(self._by_keys) >= _MOST_SHAPES:
                self._by_keys.clear()
            self._by_keys[keys] = columns
        return self._by_keys[keys]

    def _named(self, row: dict[str, Any], number: int) -> Columns:
        try:
            return Columns(row, self._ids, given=self._given)
        except TextError as error:
            raise TextError(error.message, error.hint, number) from None


def _object(line: bytes, number: int) -> dict[str, Any]:
    hint = f"write an article a line, {_EXAMPLE}"
    try:
        data = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        raise TextError(
            f"it is not UTF-8 (byte {error.start} of the line)", "save it as UTF-8", number
        ) from None
    except RecursionError:
        raise TextError("it is nested too deep", hint, number) from None
    except ValueError as error:
        raise TextError(f"it is not JSON ({error})", hint, number) from None
    if not isinstance(data, dict):
        raise TextError("it is not a JSON object", hint, number)
    return data


def _skip_rest(lines: BinaryIO) -> None:
    """Read on to the end of a line that is too long to be kept."""
    for _ in range(_MOST_PARTS):
        part = lines.readline(MAX_BYTES)
        if not part or part.endswith(b"\n"):
            return
    raise TextError("the line has no end", "write an article a line")
