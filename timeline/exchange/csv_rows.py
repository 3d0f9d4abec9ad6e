"""The rows of a CSV file with their lines: delimiters guessed, quotes checked, names of columns in any case."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from timeline.events_file.wording_of_errors import nearest
from timeline.exchange.cells import unguarded
from timeline.exchange.records import Place, Records, decoded

_DELIMITERS = ",;\t"
_MOST_COLUMNS = 20_000


class Row:
    """A row of a table, its cells by the names of their columns."""

    def __init__(self, line: int, header: Sequence[str], cells: Sequence[str]) -> None:
        self.line = line
        self._cells = dict(zip(header, cells, strict=False))

    def cell(self, name: str) -> str:
        """A cell as it stands there; empty where the row or the table has none."""
        return self._cells.get(name, "")

    def text(self, name: str) -> str | None:
        """What a cell says; None when it says nothing."""
        return unguarded(self.cell(name)).strip() or None

    def filled(self) -> list[str]:
        """The columns in which it says something."""
        return [name for name, cell in self._cells.items() if cell.strip()]

    @property
    def is_empty(self) -> bool:
        """Whether all its cells are empty, as in the rows that spreadsheets leave at the end."""
        return not self.filled()

    def place(self, column: str = "") -> Place:
        """The place of a cell, or of the row."""
        return Place(self.line, label=f"column '{column}'" if column else "")


def rows_of(
    data: bytes,
    records: Records,
    needed: Sequence[str],
    known: Iterable[str],
    renamed: Callable[[str], str] = str.lower,
) -> tuple[list[str], list[Row]]:
    """The header and the rows of a CSV file. What is wrong with it is noted in `records`; then the header is empty.

    Args:
        data: the file.
        records: takes the problems.
        needed: columns without which it makes no sense.
        known: all columns that there may be, for hints.
        renamed: makes of a name in the header the one that is looked for.
    """
    text = decoded(data, records.file, records.problems)
    if text is None:
        return [], []
    if not text.strip():
        records.problem(
            Place(1), "the file is empty", f"its first row names the columns: {', '.join(needed)}"
        )
        return [], []
    listed = _listed(text, records)
    if not listed:
        return [], []
    first, names = listed[0]
    header = [renamed(name.strip()) for name in names]
    if not _is_header(first, header, needed, known, records):
        return [], []
    rows = []
    for line, cells in listed[1:]:
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            hint = "put a text that holds commas or line breaks in double quotes"
            records.problem(
                Place(line), f"this row has {len(cells)} cells, the first one {len(header)}", hint
            )
            if records.is_full:
                return [], []
            continue
        rows.append(Row(line, header, cells))
    return header, rows


def header_of(data: bytes) -> list[str]:
    """The names of the columns of what is probably a CSV file; none when it cannot be told."""
    start = data[:65_536].removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")
    line = start.lstrip().splitlines()[:1]
    if not line:
        return []
    try:
        return next(csv.reader(line, delimiter=_delimiter(line[0])), [])
    except csv.Error:
        return []


def _listed(text: str, records: Records) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line on which it starts."""
    found: list[tuple[int, list[str]]] = []
    lines = io.StringIO(text, newline="")
    before = csv.field_size_limit(len(text) + 1)  # the file is bounded, so its fields are
    reader = csv.reader(lines, delimiter=_delimiter(text.lstrip().splitlines()[0]), strict=True)
    last = 0
    try:
        for cells in reader:
            if cells:
                found.append((last + 1, cells))
            last = reader.line_num
    except csv.Error as error:
        if "end of data" in str(error):
            message, hint = "a double quote opens here and is never closed", "close it, or write two of them"
        else:
            message = "a double quote stands within a cell"
            hint = 'write it twice, and the cell in quotes: "the ""Soyuz"" flight"'
        records.problem(Place(last + 1), message, hint)
        return []
    finally:
        csv.field_size_limit(before)
    return found


def _delimiter(header: str) -> str:
    """What stands between the cells: what the first line has most of."""
    return max(_DELIMITERS, key=header.count)


def _is_header(
    line: int, header: list[str], needed: Sequence[str], known: Iterable[str], records: Records
) -> bool:
    if len(header) > _MOST_COLUMNS:
        records.problem(Place(line), f"the table has {len(header):,} columns", "give a table of events")
        return False
    twice = next((name for place, name in enumerate(header) if name and name in header[:place]), None)
    if twice is not None:
        records.problem(Place(line), f"two columns are called '{twice}'", "give each column its own name")
        return False
    missing = [name for name in needed if name not in header]
    for name in missing:
        others = [one for one in header if one and one not in known]
        near = nearest(name, others)
        hint = f"did you mean '{near[:40]}'? Call it '{name}'" if near else _header_hint(header, needed)
        records.problem(Place(line), f"there is no column '{name}'", hint)
    return not missing


def _header_hint(header: Sequence[str], needed: Sequence[str]) -> str:
    shown = ", ".join(name[:20] for name in header[:6])
    return f"the first row names the columns, {' and '.join(needed)} among them; this one has: {shown}"
