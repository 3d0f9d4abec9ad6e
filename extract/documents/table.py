"""Tables of articles: CSV, TSV and what a spreadsheet saves as such; a row an article, read one at a time."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping

from extract.documents.article import Articles, File
from extract.documents.columns import Columns
from extract.documents.decoding import MAX_BYTES, cannot_be_read, decode, not_a_text
from extract.documents.problems import TextError

_DELIMITERS = ",;\t|"
_SAMPLE = 100_000
_HINT = "give the columns names in the first row: title, published, url, publisher, text"


def read_articles(file: File) -> Articles:
    """The article of each row, numbered as in a spreadsheet: the names of the columns are row 1."""
    csv.field_size_limit(MAX_BYTES)
    try:
        with file.opened() as raw:
            sample = raw.read(_SAMPLE)
        with file.opened() as raw:
            lines = io.TextIOWrapper(raw, _encoding(sample, file.encoding), newline="")
            head = sample.decode(lines.encoding, "ignore")
            yield from _rows(_bounded(lines), head.splitlines()[0] if head else "", file.columns)
    except OSError as error:
        raise cannot_be_read(error) from None


def _rows(lines: Iterator[str], head: str, given: Mapping[str, str]) -> Articles:
    delimiter = max(_DELIMITERS, key=lambda one: (_known(_cells(head, one), given), head.count(one)))
    rows = _numbered(csv.reader(lines, delimiter=delimiter))
    first = next(rows, (1, []))
    if isinstance(first, TextError):
        raise first
    names = [name.strip().lstrip("\ufeff") for name in first[1]]
    columns = Columns(names, given=given)
    if "text" not in columns.of:
        there = ", ".join(names[:8]) or "nothing"
        raise TextError(f"no column holds the articles (there is {there[:200]})", _HINT)
    yield columns.found
    for row in rows:
        if isinstance(row, TextError):
            yield row
            return  # where a row ends is not known any more
        number, cells = row
        if not any(cell.strip() for cell in cells):
            continue
        values = dict(zip(names, cells, strict=False))
        try:
            article = columns.article(values, number)
        except TextError as error:
            yield error
            continue
        yield article


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str]] | TextError]:
    number = 0
    while True:
        number += 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except TextError as error:  # it cannot be unpacked any further
            yield TextError(error.message, error.hint, number)
            return
        except UnicodeError:
            yield TextError(
                "from this row on it is not in the encoding that it began with", "save it as UTF-8", number
            )
            return
        except csv.Error as error:
            yield TextError(
                f"the rows from here on cannot be told apart ({error})", "close its quotes", number
            )
            return


def _bounded(lines: io.TextIOWrapper) -> Iterator[str]:
    """The lines, none longer than an article may be."""
    while line := lines.readline(MAX_BYTES + 1):
        if len(line) > MAX_BYTES:
            raise csv.Error(f"a line has more than {MAX_BYTES / 1e6:.0f} MB")
        yield line


def _known(cells: list[str], given: Mapping[str, str]) -> int:
    """How many columns are known, were the first line cut into these."""
    return len(Columns(cells).of) + sum(1 for name in given.values() if name in cells)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _encoding(sample: bytes, given: str | None) -> str:
    """How to read a table, seen by its beginning; `TextError` when that is no text."""
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the sample may end within a character
        encoding = "utf-8-sig"
    except UnicodeDecodeError:
        decode(sample, given)
        encoding = given or "utf-8"
    if b"\0" in sample:
        raise not_a_text(sample)
    return encoding
