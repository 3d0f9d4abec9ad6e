"""Which format a file is in: its ending decides, and for .csv and .json a look at what stands in it."""

from __future__ import annotations

import json
import re

from timeline.exchange.csv_rows import header_of
from timeline.exchange.formats import Format, format_named, format_of_name, read_formats

_HEADLINE = {"headline", "year"}, {"headline", "start date"}
_START_DATE = re.compile(rb'"start_date"\s*:\s*[{"]')


def format_of_file(name: str, data: bytes) -> Format:
    """The format of a file that is to be read.

    Raises:
        UnknownFormatError: neither name nor content show it.
    """
    found = format_of_name(name, read_formats())
    if found.name == "csv" and any(
        names <= {cell.strip().lower() for cell in header_of(data)} for names in _HEADLINE
    ):
        return format_named("timelinejs-csv", read_formats())
    if found.name == "json":
        return format_named(_kind_of_json(data), read_formats())
    return found


def _kind_of_json(data: bytes) -> str:
    if b'"@context"' not in data and b'"@graph"' not in data and not _START_DATE.search(data):
        return "json"
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):  # what is wrong with it, the reader says
        return "json"
    top = whole[0] if isinstance(whole, list) and whole else whole
    if isinstance(top, dict) and ("@context" in top or "@graph" in top):
        return "jsonld"
    events = top.get("events") if isinstance(top, dict) else None
    first = events[0] if isinstance(events, list) and events else None
    return "timelinejs" if isinstance(first, dict) and "start_date" in first else "json"
