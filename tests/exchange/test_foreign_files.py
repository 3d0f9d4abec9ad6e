"""Files as other programs write them: each date with the precision that it had, everything left out said."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.exchange import Losses, Reading, format_named
from timeline.exchange.formats import read_formats
from timeline.exchange.guessing import format_of_file
from timeline.schema import Event

TIMELINEJS = b"""{
  "title": {"text": {"headline": "Whitney Houston<br/> 1963 &ndash; 2012", "text": "<p>A singer</p>"},
            "media": {"url": "https://example.org/photo.jpg"}},
  "eras": [{"start_date": {"year": "1970"}, "end_date": {"year": "1980"}}],
  "events": [
    {"start_date": {"year": "1963"}, "text": {"headline": "Born", "text": ""}, "group": "Life"},
    {"start_date": {"year": "1976", "month": "9", "day": ""}, "display_date": "autumn of 1976",
     "text": {"headline": "Sings in <b>church</b>", "text":
     "<p>First &amp; last.</p><p>See <a href='https://example.org/a'>the report</a> or <a href='javascript:'>this</a>"},
     "media": {"url": "https://example.org/v", "caption": "A video", "credit": "Example TV"}, "group": "life"},
    {"start_date": {"year": "1992", "month": "7", "day": "18", "hour": "15"}, "unique_id": "The Wedding!",
     "end_date": {"year": "1992", "month": "7", "day": "20"}, "background": {"color": "#fff"},
     "text": {"headline": "Wedding"}, "media": {"url": "<iframe src=x></iframe>"}, "group": "\\u041c\\u0438\\u0440"},
    {"start_date": {"year": 1994}, "end_date": {"year": 1996, "month": 5}, "text": {"headline": "Tour"}}
  ]
}"""
SHEET = (
    "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,"
    "Media Caption,Media Thumbnail,Type,Group,Background,Remarks\n"
    ",,,,,,,,,Revolutionary <i>User</i> Interfaces,About it,,,,,title,,,\n"
    '"1,984",1,24,10:00,,,,,,The Mac,"A <a href=""https://example.org/mac"">computer</a>",,,,,,Apple,#fff,x\n'
    "2007,1,,,2008,,,,,The phone,,https://example.org/p.jpg,Apple,A phone,https://example.org/t.jpg,,Apple,,\n"
    "1990,,,,1999,,,,,The nineties,,,,,,era,,,\n"
)
CALENDAR = b"""BEGIN:VCALENDAR\r
PRODID:-//Google Inc//Google Calendar 70.9054//EN\r
VERSION:2.0\r
X-WR-CALNAME:Space\\, mostly\r
BEGIN:VTIMEZONE\r
TZID:Europe/Moscow\r
BEGIN:STANDARD\r
DTSTART:20141026T020000\r
TZOFFSETFROM:+0400\r
TZOFFSETTO:+0300\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
DTSTART;TZID="Europe/Moscow":20210405T190000\r
DTEND;TZID="Europe/Moscow":20210405T210000\r
UID:04s9abc@google.com\r
SUMMARY:A talk\\; with "quotes": and \r
 colons\r
DESCRIPTION:First line\\nSecond \\\\n line\r
LOCATION:Moscow\r
CATEGORIES:Talks\\, letters,Other\r
RRULE:FREQ=WEEKLY\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART;VALUE=DATE:20220715\r
DTEND;VALUE=DATE:20220718\r
SUMMARY:Three days\r
URL:https://example.org/?a=%2C,b\r
STATUS:CANCELLED\r
BEGIN:VALARM\r
TRIGGER:-P1D\r
DESCRIPTION:wake up\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
DTSTART:20220720T220000Z\r
DURATION:PT3H\r
SUMMARY:Over midnight\r
END:VEVENT\r
BEGIN:VTODO\r
SUMMARY:Buy milk\r
END:VTODO\r
END:VCALENDAR\r
"""
JSON_LD = b"""[{"@context": "https://schema.org", "@type": "BreadcrumbList", "name": "x"},
{"@context": "https://schema.org", "@graph": [
  {"@type": ["MusicEvent", "Thing"], "@id": "#1", "name": "Jan Lieberman &amp; Co",
   "startDate": "2016-04-21T20:00+02:00",
   "description": "<p>A concert</p>", "url": "https://example.org/e", "location": {"@type": "Place"},
   "performer": [{"@type": "Person", "name": "Jan"}, "Co"], "keywords": "jazz, piano"},
  {"@type": "https://schema.org/Event", "https://schema.org/name": "A treaty", "https://schema.org/startDate":
   {"@value": "2010-04"}, "schema:endDate": "2011", "eventStatus": "https://schema.org/EventCancelled",
   "subjectOf": {"@type": "NewsArticle", "headline": "Signed", "url": "https://example.org/n", "datePublished":
   "2010-04-09T10:00:00Z", "publisher": {"name": "News"}, "author": [{"name": "A"}, {"name": "B"}]}}
]}]"""
MARKWHEN = b"""---
title: Project plan
description: "What we do"
#Project1: #d336b1
---
// a comment
section All projects
group Project 1 #Project1
2025-01/2025-03: Sub task #John
2025-03: Sub task 2 with [a link](https://example.org/x) ![](https://example.org/p.png)
  More about it: with a colon

  - [ ] We need to get this done
endGroup
08/2015-05/2017: CS degree
12/7/1941: Pearl Harbor attacked
2020-02-22T12:13:14Z-now: The pandemic
18 March 2026 - 2026-03-20: A meeting !Meeting
1892/2021-08-12: Example of EDTF
1998-06 - 06/2000: Mixed
196X: The sixties
2014~: About then
1961: 1962: A title with a number
"""


def read(name: str, data: bytes) -> tuple[Reading, list[str]]:
    losses = Losses()
    reading = format_named(name, read_formats()).read(data, "x", losses)
    assert reading.problems == []
    return reading, losses.lines()


def short(event: Event) -> dict[str, Any]:
    return event.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def test_timelinejs() -> None:
    reading, lost = read("timelinejs", TIMELINEJS)
    assert (reading.title, reading.description) == ("Whitney Houston 1963 – 2012", "A singer")
    assert {name: lane.label for name, lane in reading.lanes.items()} == {"life": "Life", "lane-2": "Мир"}
    assert [short(event) for event in reading.events] == [
        {"id": "born-1963", "date": "1963", "title": "Born", "lane": "life"},
        {
            "id": "sings-in-church-1976",
            "date": "1976-09",
            "title": "Sings in church",
            "lane": "life",
            "summary": "First & last.\nSee the report or this",
            "sources": [
                {"title": "the report", "url": "https://example.org/a"},
                {"title": "A video", "url": "https://example.org/v", "publisher": "Example TV"},
            ],
        },
        {"id": "the-wedding", "date": "1992-07-18/1992-07-20", "title": "Wedding", "lane": "lane-2"},
        {"id": "tour-1994", "date": "1994/1996-05", "title": "Tour"},
    ]
    assert lost == [
        "media of the heading, left out: once, https://example.org/photo.jpg",
        "eras of the background, left out: once",
        "link that is neither http, https nor mailto, left out: once, javascript:",
        "date in words of its own, not taken over: once, autumn of 1976 for 1976-09",
        "time of day, left out: once, 1992-7-18",
        "looks of a slide that have no place in events.yaml, left out: once, background",
        "media that are no link, left out: once, <iframe src=x></iframe>",
    ]


def test_the_sheet_of_timelinejs() -> None:
    reading, lost = read("timelinejs-csv", SHEET.encode())
    assert (reading.title, reading.description) == ("Revolutionary User Interfaces", "About it")
    assert [(str(event.date), event.title, event.lane) for event in reading.events] == [
        ("1984-01-24", "The Mac", "apple"),
        ("2007-01/2008", "The phone", "apple"),
    ]
    assert [str(event.sources[0].url) for event in reading.events] == [
        "https://example.org/mac",
        "https://example.org/p.jpg",
    ]
    assert lost == [
        "column that TimelineJS does not have, left out: once, Remarks",
        "time of day, left out: once, 10:00 in line 3",
        "looks of a slide that have no place in events.yaml, left out: 2 times, Background, Media Thumbnail",
        "eras of the background, left out: once, The nineties",
    ]


def test_the_older_sheet_of_timelinejs() -> None:
    data = b"Start Date,End Date,Headline,Text,Tag\n12/7/1941,,Attack,,War\n1939,1945,War,,War\n1945-05,,Peace,,\n"
    reading, _ = read("timelinejs-csv", data)
    assert [str(event.date) for event in reading.events] == ["1941-12-07", "1939/1945", "1945-05"]


def test_a_calendar() -> None:
    reading, lost = read("ical", CALENDAR)
    assert reading.title == "Space, mostly"
    assert [short(event) for event in reading.events] == [
        {
            "id": "a-talk-with-quotes-and-colons-2021",
            "date": "2021-04-05",
            "title": 'A talk; with "quotes": and colons',
            "lane": "talks-letters",
            "summary": "First line\nSecond \\n line",
        },
        {
            "id": "three-days-2022",
            "date": "2022-07-15/2022-07-17",
            "title": "Three days",
            "status": "cancelled",
            "sources": [{"url": "https://example.org/?a=%2C,b"}],
        },
        {"id": "over-midnight-2022", "date": "2022-07-20/2022-07-21", "title": "Over midnight"},
    ]
    assert lost == [
        'time of day, left out: 2 times, A talk; with "quotes": and colons, Over midnight',
        'places, left out: once, A talk; with "quotes": and colons',
        'repeats, of which only the first is taken: once, A talk; with "quotes": and colons',
        "further categories, of which the first makes the lane: once, Other",
        "entry that is no event, left out: once, VTODO",
    ]


def test_json_ld_of_a_web_page() -> None:
    reading, lost = read("jsonld", JSON_LD)
    assert [short(event) for event in reading.events] == [
        {
            "id": "jan-lieberman-co-2016",
            "date": "2016-04-21",
            "title": "Jan Lieberman & Co",
            "lane": "jazz",
            "actors": ["Jan", "Co"],
            "summary": "A concert",
            "sources": [{"url": "https://example.org/e"}],
        },
        {
            "id": "a-treaty-2010",
            "date": "2010-04/2011",
            "title": "A treaty",
            "status": "cancelled",
            "sources": [
                {
                    "title": "Signed",
                    "url": "https://example.org/n",
                    "publisher": "News",
                    "author": "A, B",
                    "published": "2010-04-09",
                }
            ],
        },
    ]
    assert lost == [
        "time of day, left out: once, 2016-04-21T20:00+02:00",
        "property without a place in events.yaml, left out: once, location",
        "further keywords, of which the first makes the lane: once, piano",
    ]


def test_markwhen() -> None:
    reading, lost = read("markwhen", MARKWHEN)
    assert (reading.title, reading.description) == ("Project plan", "What we do")
    assert [(str(event.date), event.title, event.lane) for event in reading.events] == [
        ("2025-01/2025-03", "Sub task", "project-1"),
        ("2025-03", "Sub task 2 with a link", "project-1"),
        ("2015-08/2017-05", "CS degree", "all-projects"),
        ("1941-12-07", "Pearl Harbor attacked", "all-projects"),
        ("2020-02-22/..", "The pandemic", "all-projects"),
        ("2026-03-18/2026-03-20", "A meeting", "all-projects"),
        ("1892/2021-08-12", "Example of EDTF", "all-projects"),
        ("1998-06/2000-06", "Mixed", "all-projects"),
        ("196X", "The sixties", "all-projects"),
        ("2014~", "About then", "all-projects"),
        ("1961", "1962: A title with a number", "all-projects"),
    ]
    task = reading.events[1]
    assert task.summary == "More about it: with a colon\n- [ ] We need to get this done"
    assert [str(source.url) for source in task.sources] == ["https://example.org/x"]
    assert reading.events[5].id == "meeting"
    assert lost == [
        "tags, left out: once, #John",
        "pictures, left out: once, https://example.org/p.png",
        "time of day, left out: once, 2020-02-22T12:13:14Z",
        "'now' as the end of a period, made an open end: once, 2020-02-22T12:13:14Z-now",
    ]


def test_markwhen_with_european_dates() -> None:
    reading, _ = read("markwhen", b"dateFormat: d/M/y\n\n14/01/2023 - 02/2023: Phase 1\n")
    assert str(reading.events[0].date) == "2023-01-14/2023-02"


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.csv", SHEET.encode(), "timelinejs-csv"),
        ("a.csv", b"date,title\n", "csv"),
        ("a.CSV", b"", "csv"),
        ("a.json", TIMELINEJS, "timelinejs"),
        ("a.json", JSON_LD, "jsonld"),
        ("a.json", b'{"events": []}', "json"),
        ("a.json", b'{"@context"', "json"),
        ("a.ics", b"", "ical"),
        ("a.mw", b"", "markwhen"),
    ],
)
def test_the_format_shows_in_the_name_and_the_content(name: str, data: bytes, expected: str) -> None:
    assert format_of_file(name, data).name == expected


def test_a_table_that_somebody_made_needs_a_date_and_a_title() -> None:
    losses = Losses()
    table = "Title\tDate\tLane\tActors\tRemarks\nLaunch\t1957-10-04\tFlights, joint\tUSSR; US\tBaikonur\n"
    reading = format_named("csv", read_formats()).read(table.encode(), "x", losses)
    assert [short(event) for event in reading.events] == [
        {
            "id": "launch-1957",
            "date": "1957-10-04",
            "title": "Launch",
            "lane": "flights-joint",
            "actors": ["USSR", "US"],
        }
    ]
    assert losses.lines() == ["column without a place in events.yaml, left out: once, 'remarks'"]


def test_a_huge_cell_and_a_huge_number_of_columns() -> None:
    long = "x" * 300_000
    reading, _ = read("csv", f"date,title,summary\n2020,a,{long}\n".encode())
    assert reading.events[0].summary == long
    wide = ",".join(f"c{number}" for number in range(30_000))
    reading = format_named("csv", read_formats()).read(wide.encode(), "x", Losses())
    assert [problem.message for problem in reading.problems] == ["the table has 30,000 columns"]
