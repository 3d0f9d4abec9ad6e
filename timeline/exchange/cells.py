"""Cells of a table: several texts in one, and texts that a spreadsheet would take for formulas or dates.

A cell that starts with one of `= + - @`, a tab or a carriage return is run by spreadsheets as a formula. In the table
for spreadsheets an apostrophe stands before it, and before what would become a number or a date. Both tables
double the apostrophe of a text that has one there already, so that reading either of them takes off one.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
_OF_NUMBERS = re.compile(r"[0-9][0-9.,:/eE%+\-Xx ]*")
_MAKES_OTHER = re.compile(r"[.,:/eE%+\- ]")
_LONGEST_NUMBER = 15  # digits that a spreadsheet keeps
_SEPARATOR = "; "
_SPLIT = re.compile(r"(?<!\\)((?:\\\\)*);")


def guarded(text: str, *, for_spreadsheets: bool) -> str:
    """A text as a cell from which `unguarded` gives the same text again."""
    if _is_guarded(text) or (for_spreadsheets and _is_risky(text)):
        return f"'{text}"
    return text


def unguarded(cell: str) -> str:
    """The text of a cell, without the apostrophe that keeps it from being a formula or a date."""
    return cell[1:] if _is_guarded(cell) else cell


def _is_guarded(text: str) -> bool:
    return text.startswith("'") and _is_risky(text.lstrip("'"))


def _is_risky(text: str) -> bool:
    """Whether a spreadsheet would run a text, or make another number or a date of it."""
    if text.startswith(_FORMULA):
        return True
    if not _OF_NUMBERS.fullmatch(text):
        return False
    return (
        bool(_MAKES_OTHER.search(text)) or len(text) > _LONGEST_NUMBER or (text[0] == "0" and len(text) > 1)
    )


def joined(texts: Iterable[str]) -> str:
    """Several texts as one cell, semicolons between them; those within a text get a backslash."""
    return _SEPARATOR.join(text.replace("\\", "\\\\").replace(";", "\\;") for text in texts)


def split(cell: str) -> list[str]:
    """The texts of such a cell; empty ones do not count."""
    parts = _SPLIT.sub(r"\1\0", cell).split("\0") if "\0" not in cell else [cell]
    texts = (re.sub(r"\\([\\;])", r"\1", part).strip() for part in parts)
    return [text for text in texts if text]


def table_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as RFC 4180 has it: commas, quotes where they are needed, lines that end with CR LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
