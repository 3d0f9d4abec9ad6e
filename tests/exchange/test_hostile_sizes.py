"""Files made to take forever: each importer is done with them in the time that their length asks for."""

from __future__ import annotations

import time

import pytest

from timeline.exchange import Losses, format_named
from timeline.exchange.cells import guarded
from timeline.exchange.formats import read_formats
from timeline.exchange.hypertext import from_html

SECONDS = 5.0  # the slow ways took minutes


@pytest.mark.parametrize(
    "piece", ["<a ", "<!--", "</", "<!", "<a href='", '<a x="', "&", "<ul class=x><li>", "<![CDATA["]
)
def test_html(piece: str) -> None:
    started = time.monotonic()
    from_html(piece * 50_000)
    assert time.monotonic() - started < SECONDS


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("markwhen", "2020: " + "[a](" * 100_000),
        ("markwhen", "2020: " + "[" * 100_000),
        ("markwhen", "2020" + " " * 100_000 + ": x"),
        ("markwhen", "2020:0" * 100_000),
        ("markwhen", "1/" * 100_000 + ": x"),
        ("json", '{"events": ["' + '\\"' * 200_000),
        ("json", "[" * 200_000),
        ("json", '{"events": [' + '{"id": "a", "date": "x", "title": "b"},' * 5_000 + "3]}"),
        ("csv", "date,title\n" + "20 Feb 2014,x\n" * 20_000),
        ("csv", "date,title\n" + '2020,"' * 50_000),
        ("csv", "date,title,actors\n2020,x," + "\\;" * 100_000),
        ("ical", "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n" * 20_000),
        ("ical", "BEGIN:VCALENDAR\nX" + ';A="' * 50_000),
        ("ical", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:" + "\n x" * 100_000),
        ("jsonld", '{"@graph": [' + '{"@type": "Event", "name": "x"},' * 5_000 + "3]}"),
        ("timelinejs", '{"events": [' + '{"start_date": {"year": "x"}},' * 5_000 + "3]}"),
    ],
)
def test_importers(name: str, data: str) -> None:
    started = time.monotonic()
    reading = format_named(name, read_formats()).read(data.encode(), "x", Losses())
    assert time.monotonic() - started < SECONDS
    assert reading.problems or reading.events
    assert len(reading.problems) <= 201


def test_cells() -> None:
    started = time.monotonic()
    guarded("1." * 200_000 + "y", for_spreadsheets=True)
    guarded("'" * 200_000 + "y", for_spreadsheets=True)
    assert time.monotonic() - started < SECONDS
