"""Tables of articles: CSV, TSV and what a spreadsheet saves as such; a row an article, read one at a time."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

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
        with file.path.open("rb") as raw:
            encoding = _encoding(raw.read(_SAMPLE), file.encoding)
            raw.seek(0)
            lines = io.TextIOWrapper(raw, encoding, newline="")
            yield from _rows(lines)
    except OSError as error:
        raise cannot_be_read(error) from None


def _rows(lines: io.TextIOWrapper) -> Articles:
    head = lines.readline(_SAMPLE)
    delimiter = max(_DELIMITERS, key=lambda one: (len(Columns(_cells(head, one)).of), head.count(one)))
    lines.seek(0)
    rows = _numbered(csv.reader(lines, delimiter=delimiter))
    first = next(rows, (1, []))
    if isinstance(first, TextError):
        raise first
    names = [name.strip().lstrip("\ufeff") for name in first[1]]
    columns = Columns(names)
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
