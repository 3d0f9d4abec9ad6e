"""Parquet: an article a row, read some rows at a time; by pyarrow."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.documents.article import Articles, File
from extract.documents.columns import Columns
from extract.documents.problems import TextError

_ROWS = 64  # at a time, so that long articles do not pile up
_BUFFER = 1 << 20  # bytes of a column at a time
_HINT = "what stands before that was read; get the file anew"
_BROKEN = (pa.ArrowException, OSError, ValueError, MemoryError)


def read_articles(file: File) -> Articles:
    """The article of each row, numbered from 1."""
    with file.opened() as stream:
        try:
            table = pq.ParquetFile(stream, buffer_size=_BUFFER, pre_buffer=False)
            names = [name for name in table.schema_arrow.names if isinstance(name, str)]
        except _BROKEN as error:
            raise TextError(
                f"it is no Parquet file, or a broken one ({_said(error)})", "get it anew"
            ) from None
        columns = Columns(names, given=file.columns)
        if "text" not in columns.of:
            there = ", ".join(names[:8]) or "nothing"
            raise TextError(
                f"no column holds the articles (there is {there[:200]})", "name it: --text-column NAME"
            )
        yield columns.found
        yield from _rows(table, columns)


def _rows(table: Any, columns: Columns) -> Articles:
    number = 0
    batches = table.iter_batches(_ROWS, columns=list(dict.fromkeys(columns.of.values())), use_threads=False)
    while True:
        try:
            batch = next(batches, None)
            rows = batch.to_pylist() if batch is not None else []
        except _BROKEN as error:
            yield TextError(f"the rows from here on cannot be read ({_said(error)})", _HINT, number + 1)
            return
        if batch is None:
            return
        for row in rows:
            number += 1
            try:
                article = columns.article(row, number)
            except TextError as error:
                yield error
                continue
            yield article


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
