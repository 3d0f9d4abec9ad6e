"""Out and in again: our own formats lose nothing, and the others say what they lose."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from tests.exchange.timelines import HOSTILE, sample, timelines
from timeline.dates import Precision
from timeline.exchange import FORMATS, Losses, Options, Reading, format_named
from timeline.exchange.cells import guarded, joined, split, unguarded
from timeline.schema import Event, Timeline

COMPLETE = ("csv", "excel-csv", "json", "jsonld")
SETTINGS = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def written(name: str, timeline: Timeline, losses: Losses | None = None) -> bytes:
    return format_named(name, list(FORMATS)).write(timeline, Options(losses=losses or Losses()))


def read(name: str, data: bytes, losses: Losses | None = None) -> Reading:
    return format_named(name, list(FORMATS)).read(data, f"x.{name}", losses or Losses())


@pytest.mark.parametrize("name", COMPLETE)
@given(timeline=timelines())
@SETTINGS
def test_a_complete_format_loses_nothing(name: str, timeline: Timeline) -> None:
    data = written(name, timeline)
    losses = Losses()
    back = read(name, data, losses)
    assert back.problems == []
    assert back.timeline() == timeline
    assert losses.lines() == []
    assert written(name, back.timeline()) == data


@pytest.mark.parametrize("name", ["timelinejs", "timelinejs-csv", "ical"])
@given(timeline=timelines())
@SETTINGS
def test_a_foreign_format_keeps_date_and_title_of_what_it_takes(name: str, timeline: Timeline) -> None:
    losses = Losses()
    back = read(name, written(name, timeline, losses))
    assert back.problems == []
    by_id = {event.id: event for event in timeline.events}
    assert len(back.events) <= len(by_id)
    for event in back.events:
        own = by_id[event.id]
        assert event.date == own.date
        assert event.title == " ".join(own.title.split())
        assert own.review != "rejected"
    left_out = set(by_id) - {event.id for event in back.events}
    assert not left_out or losses.lines()
    for name_left in left_out:
        own = by_id[name_left]
        is_day = own.date.precision in (Precision.DAY, Precision.PERIOD)
        assert (
            own.review == "rejected"
            or not own.date.is_dated
            or (name == "ical" and not (is_day and _closed(own)))
        )


def _closed(event: Event) -> bool:
    return event.date.earliest is not None and event.date.latest is not None


@given(timeline=timelines())
@SETTINGS
def test_the_json_is_what_its_schema_says(timeline: Timeline) -> None:
    schema = json.loads(written("json-schema", timeline))
    jsonschema.Draft202012Validator(schema).validate(json.loads(written("json", timeline)))


def test_the_same_events_make_the_same_bytes() -> None:
    for one in FORMATS:
        if one.writer:
            assert one.write(sample(), Options()) == one.write(sample(), Options())


def test_csv_has_columns_that_sort_and_count() -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(written("csv", sample()).decode()))}
    shown = {
        name: [row[key] for key in ("date", "earliest", "latest", "precision")] for name, row in rows.items()
    }
    assert shown["about"] == ["2014~", "2014-01-01", "2014-12-31", "year"]
    assert shown["within"] == ["[2020-04-01..2020-04-10]", "2020-04-01", "2020-04-10", "range"]
    assert shown["open"] == ["2000-11-02/..", "2000-11-02", "", "period"]
    assert shown["undated"] == ["XXXX-04-12", "", "", "undated"]


def test_no_cell_for_spreadsheets_is_a_formula_or_changes_into_a_date() -> None:
    data = written("excel-csv", sample())
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]
    titles = [row[rows[0].index("title")] for row in rows]
    assert "'=cmd|' /C calc'!A1" in titles
    dates = [row[rows[0].index("date")] for row in rows]
    assert {"'1992-06-17", "'2018-10", "2002"} <= set(dates)
    for column in ("earliest", "latest"):  # true dates: these are for sorting in the spreadsheet
        assert "1992-06-17" in [row[rows[0].index(column)] for row in rows]


@pytest.mark.parametrize("text", HOSTILE)
def test_guarding_a_cell_can_be_undone(text: str) -> None:
    for for_spreadsheets in (False, True):
        assert unguarded(guarded(text, for_spreadsheets=for_spreadsheets)) == text
    assert split(joined([text, "other", text])) == [text.strip(), "other", text.strip()]


def test_a_spreadsheet_that_was_saved_with_semicolons_is_read() -> None:
    rows = list(csv.reader(io.StringIO(written("excel-csv", sample()).decode("utf-8-sig"))))
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    assert read("csv", out.getvalue().encode()).timeline() == sample()


def test_what_a_calendar_leaves_out_is_listed() -> None:
    losses = Losses()
    data = written("ical", sample(), losses)
    assert [event.id for event in read("ical", data).events] == ["apollo-soyuz", "treaty-1992", "coarse"]
    assert losses.lines() == [
        "rejected, so left out: once, no",
        "a decade is no day of a calendar, so left out: once, sixties (196X)",
        "period drawn from the first day that it may mean to the last: once, coarse (1994/1998)",
        "a period with an open end cannot stand in a calendar, so left out: once, open (2000-11-02/..)",
        "a year is no day of a calendar, so left out: 2 times, year-only (2002), about (2014~)",
        "a season is no day of a calendar, so left out: once, summer (2014-22)",
        "a month is no day of a calendar, so left out: once, month-only (2018-10)",
        "a range is no day of a calendar, so left out: once, within ([2020-04-01..2020-04-10])",
        "the year is unknown, so left out: once, undated (XXXX-04-12)",
        "actors have no place there: 2 times, apollo-soyuz, treaty-1992",
        "importance has no place there: once, apollo-soyuz",
        "quotes and what their dates were read against have no place there: once, apollo-soyuz",
        "notes have no place there: once, treaty-1992",
    ]


def test_an_event_that_was_moved_in_the_calendar_has_its_new_date() -> None:
    data = written("ical", sample()).replace(b"DTSTART;VALUE=DATE:19920617", b"DTSTART;VALUE=DATE:19920618")
    losses = Losses()
    dates = {event.id: str(event.date) for event in read("ical", data, losses).events}
    assert dates["treaty-1992"] == "1992-06-18"
    assert losses.lines() == [
        "EDTF text that no longer fits its date, left out: once, 1992-06-17 at 1992-06-18"
    ]


def test_markdown_shows_text_as_text() -> None:
    text = written("markdown", sample()).decode()
    assert "| June 1992 |" not in text
    assert r"| 17 June 1992 | An agreement is signed: " in text
    assert r"\<img src=x onerror=alert(1)\> is text (called off)" in text
    assert (
        "[A short history of a handshake](https://example.org/handshake?a=1,2&b=%2C); Another paper" in text
    )
    assert {line.replace(r"\|", "").count("|") for line in text.splitlines() if line.startswith("|")} == {6}


def test_csl_has_every_source_once() -> None:
    assert json.loads(written("csl", sample())) == [
        {
            "id": "a-short-history-of-a-handshake-2015",
            "type": "webpage",
            "title": "A short history of a handshake",
            "author": [{"literal": "A. Writer"}],
            "container-title": "Example News",
            "issued": {"date-parts": [[2015, 7, 17]]},
            "URL": "https://example.org/handshake?a=1,2&b=%2C",
        },
        {
            "id": "another-paper-2015",
            "type": "article",
            "container-title": "Another paper",
            "issued": {"date-parts": [[2015, 7]], "circa": True},
        },
    ]
