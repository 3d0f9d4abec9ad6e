"""Broken files: every importer says which line, what is wrong there, and what to write instead."""

from __future__ import annotations

import pytest

from timeline.exchange import Losses, format_named
from timeline.exchange.formats import read_formats

Said = list[tuple[int, int, str, str]]


def calendar(*lines: str) -> bytes:
    """A calendar with one event."""
    whole = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(whole).encode()


BROKEN: list[tuple[str, bytes, Said]] = [
    ("csv", b"", [(1, 1, "the file is empty", "its first row names the columns: date, title")]),
    ("csv", b"\xff\xfed\x00a\x00", [(1, 1, "the file is UTF-16, not UTF-8", "save the file as UTF-8")]),
    (
        "csv",
        b"date,title\n2020,caf\xe9\n",
        [
            (
                2,
                9,
                "byte 0xE9 is not UTF-8",
                "save the file as UTF-8; if this letter is 'é', it was saved as Windows-1252 (ANSI)",
            )
        ],
    ),
    (
        "csv",
        b"when,name\n2020,x\n",
        [
            (
                1,
                1,
                "there is no column 'date'",
                "the first row names the columns, date and title among them; this one has: when, name",
            ),
            (
                1,
                1,
                "there is no column 'title'",
                "the first row names the columns, date and title among them; this one has: when, name",
            ),
        ],
    ),
    ("csv", b"date,date,title\n", [(1, 1, "two columns are called 'date'", "give each column its own name")]),
    (
        "csv",
        b"date,title\n20 Feb 2014,Launch\n",
        [(2, 1, "column 'date': '20 Feb 2014' is not an EDTF date", "write 2014-02-20")],
    ),
    (
        "csv",
        b'date,title\n2020,"The launch\n2021,x\n',
        [(2, 1, "a double quote opens here and is never closed", "close it, or write two of them")],
    ),
    (
        "csv",
        b'date,title\n2020,"The" launch\n',
        [
            (
                2,
                1,
                "a double quote stands within a cell",
                'write it twice, and the cell in quotes: "the ""Soyuz"" flight"',
            )
        ],
    ),
    (
        "csv",
        b"date,title\n2020,Launch, landing\n",
        [
            (
                2,
                1,
                "this row has 3 cells, the first one 2",
                "put a text that holds commas or line breaks in double quotes",
            )
        ],
    ),
    (
        "csv",
        b"date,title\n2020-02-30,Launch\n2021,\n",
        [
            (
                2,
                1,
                "column 'date': '2020-02-30' is not a day: February 2020 has 29 days",
                "if only the month is known write 2020-02",
            ),
            (3, 1, "column 'title': the event has no title", "write what happened, as a headline"),
        ],
    ),
    (
        "csv",
        b"id,date,title,status,importance,sources,source_1_url\nA b,2020,Launch,done,high,two,www.example.org\n",
        [
            (
                2,
                1,
                "column 'sources': 'two' is not a number",
                "it says how many sources there are; write them into source_1_title, source_1_url and so on",
            ),
            (
                2,
                1,
                "column 'id': 'A b' cannot be an id",
                "write a-b: lower case letters, digits and single hyphens",
            ),
            (
                2,
                1,
                "column 'status': 'done' is no status",
                "did you mean 'happened'? It is happened, planned or cancelled",
            ),
            (
                2,
                1,
                "column 'importance': 'high' is no importance",
                "did you mean 'major'? It is major or minor; leave it out when it is normal",
            ),
            (
                2,
                1,
                "column 'source_1_url': a link starts with https://, http:// or mailto:",
                "write https://www.example.org",
            ),
        ],
    ),
    (
        "csv",
        b"id,date,title\na,2020,x\na,2021,y\n",
        [
            (
                3,
                1,
                "column 'id': id 'a' is given twice",
                "line 2 has it already: every event needs an id of its own",
            )
        ],
    ),
    (
        "csv",
        b"type,id,date,title,color\nlane,law,,Laws,red\nlane,x y,,Laws,\nepoch,,,x,\n",
        [
            (
                2,
                1,
                "column 'color': 'red' is not a color",
                'write # and six digits of 0-9 and a-f: "#1f77b4"',
            ),
            (
                3,
                1,
                "column 'id': 'x y' cannot be the id of a lane",
                "write a short name in lower case letters, digits and hyphens",
            ),
            (
                4,
                1,
                "column 'type': there is no type 'epoch'",
                "a row is of the type event, lane or timeline; leave the cell empty for an event",
            ),
        ],
    ),
    (
        "csv",
        b"date,title\n2020,a\x00b\n",
        [
            (
                2,
                7,
                "this is not a text file: it holds a NUL byte",
                "give the file itself, not an archive or a document of a word processor",
            )
        ],
    ),
    (
        "csv",
        b"date,title\n2020,a\x08b\n",
        [(2, 1, "column 'title': control character U+0008 in the text", "delete it")],
    ),
    ("json", b"", [(1, 1, "the file is empty", "give a file that `timeline export` wrote, or one like it")]),
    (
        "json",
        b"[1, 2",
        [(1, 6, "this is not JSON: expecting ',' delimiter", "check the text just before this place")],
    ),
    (
        "json",
        b'{"events": {}}',
        [
            (
                1,
                12,
                "this JSON holds no list 'events'",
                'it is an object with a list of events: {"events": [{"id": "…", "date": "…", "title": "…"}]}',
            )
        ],
    ),
    (
        "json",
        b'{"events": [{"id": "a", "id": "b"}]}',
        [(1, 25, "'id' is given twice here", "leave one of them")],
    ),
    (
        "json",
        b'{"events": [NaN]}',
        [(1, 13, "NaN is not a value of JSON", "leave the key out, or write null")],
    ),
    (
        "json",
        b'{\n "events": [\n  {"id": "a", "date": "3 April 2021", "title": "x",\n   "actors": "Russia"}\n ]\n}',
        [
            (3, 23, "'3 April 2021' is not an EDTF date", "write 2021-04-03"),
            (4, 14, "'actors' takes a list, not a text", "write actors: [Russia]"),
        ],
    ),
    (
        "json",
        b'{"events": [{"id": "a", "date": "2020", "title": "x", "sources": [{"url": "javascript:x"}]}]}',
        [(1, 75, "a link starts with https://, http:// or mailto:", "")],
    ),
    (
        "json",
        b'{"lanes": {"law": {"color": "red", "label": "X"}}, "events": [3]}',
        [
            (1, 29, "'red' is not a color", 'write # and six digits of 0-9 and a-f: "#1f77b4"'),
            (1, 63, "an event takes keys and values", 'write {"id": "…", "date": "…", "title": "…"}'),
        ],
    ),
    (
        "json",
        b'{"lanes": {"law": "Laws"}, "events": [{"id": "a", "date": 2020, "title": "x", "lane": "lw"}]}',
        [(1, 87, "there is no lane 'lw'", "did you mean 'law'?")],
    ),
    (
        "json",
        b'{"events": [{"id": "a", "date": 2020, "title": "x", "acors": 1}]}',
        [(1, 62, "unknown key 'acors'", "did you mean 'actors'?")],
    ),
    (
        "json",
        b"[" * 5_000,
        [(1, 1, "the file is nested too deeply", "give a file with events, not one within another")],
    ),
    (
        "json",
        b'{"events": [{"id": "a", "date": "2020", "title": "a\\u0008b"}]}',
        [(1, 50, "control character U+0008 in the text", "delete it")],
    ),
    (
        "timelinejs",
        b"{}",
        [
            (
                1,
                1,
                "this JSON holds no list 'events'",
                'it is an object with a list of slides: {"events": [{"start_date": {"year": 2014}, "text": …}]}',
            )
        ],
    ),
    (
        "timelinejs",
        b'{"events": [3]}',
        [(1, 13, "a slide takes keys and values", 'write {"start_date": …, "text": …}')],
    ),
    (
        "timelinejs",
        b'{"events": [{"text": {"headline": "x"}}]}',
        [(1, 13, "the slide has no start_date", 'write {"start_date": {"year": 2014, "month": 3}}')],
    ),
    (
        "timelinejs",
        b'{"events": [\n{"start_date": {"year": "MMXX"}, "text": {"headline": "x"}}]}',
        [(2, 16, "'MMXX' is not a year", "write it in digits: 2014")],
    ),
    (
        "timelinejs",
        b'{"events": [{"start_date": {"year": 2020, "month": 13}, "text": {"headline": "x"}}]}',
        [(1, 28, "'13' is not a month", "write 1 to 12")],
    ),
    (
        "timelinejs",
        b'{"events": [{"start_date": {"year": -500}, "text": {"headline": "x"}}]}',
        [
            (
                1,
                28,
                "'-500' is not a year",
                "the calendar here reaches from the year 1 to 9999: leave the event out",
            )
        ],
    ),
    (
        "timelinejs",
        b'{"events": [{"start_date": {"year": 2020, "day": 3}, "text": {"headline": "x"}}]}',
        [(1, 28, "there is a day without a month", "write the month as well, or leave the day out")],
    ),
    (
        "timelinejs",
        b'{"events": [{"start_date": {"year": 2020}, "end_date": {"year": 2019}, "text": {"headline": "x"}}]}',
        [(1, 28, "'2020/2019' ends before it starts", "did you mean 2019/2020?")],
    ),
    (
        "timelinejs",
        b'{"events": [{"start_date": {"year": 2020}, "text": {"text": "x"}}]}',
        [(1, 52, "the event has no title", "write what happened, as a headline")],
    ),
    ("timelinejs-csv", b"", [(1, 1, "the file is empty", "its first row names the columns: Headline")]),
    (
        "timelinejs-csv",
        b"Year,Text\n2020,x\n",
        [
            (
                1,
                1,
                "there is no column 'Headline'",
                "the first row names the columns, Headline among them; this one has: Year, Text",
            )
        ],
    ),
    (
        "timelinejs-csv",
        b"Headline,Text\nx,y\n",
        [
            (
                1,
                1,
                "there is no column 'Year'",
                "the sheet of TimelineJS has the columns Year, Month, Day, Headline, Text",
            )
        ],
    ),
    (
        "timelinejs-csv",
        b"Year,Month,Day,Headline\n2020,2,30,x\n",
        [
            (
                2,
                1,
                "column 'Year': '2020-02-30' is not a day: February 2020 has 29 days",
                "correct it; if only the month is known, leave the day out",
            )
        ],
    ),
    (
        "timelinejs-csv",
        b"Year,Month,Headline\nlate,2,x\n,,y\n",
        [
            (2, 1, "column 'Year': 'late' is not a year", "write it in digits: 2014"),
            (3, 1, "column 'Year': there is no year", "write it in digits: 2014"),
        ],
    ),
    (
        "timelinejs-csv",
        b"Year,End Year,Headline\n2020,2019,x\n2021,,\n",
        [
            (2, 1, "column 'Year': '2020/2019' ends before it starts", "did you mean 2019/2020?"),
            (3, 1, "column 'Headline': the event has no title", "write what happened, as a headline"),
        ],
    ),
    (
        "timelinejs-csv",
        b"Start Date,Headline\nyesterday,x\n",
        [(2, 1, "column 'Start Date': 'yesterday' is not a year", "write it in digits: 2014")],
    ),
    ("ical", b"", [(1, 1, "the file is empty", "give a calendar: its first line is BEGIN:VCALENDAR")]),
    (
        "ical",
        b"hello",
        [
            (
                1,
                1,
                "'hello' is no line of a calendar",
                "a line is NAME:value; what goes on in the next line begins there with a space",
            )
        ],
    ),
    ("ical", b"VERSION:2.0\r\n", [(1, 1, "this is no calendar", "its first line is BEGIN:VCALENDAR")]),
    (
        "ical",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:x\r\n",
        [(2, 1, "BEGIN:VEVENT is never closed", "the file seems to be cut off")],
    ),
    (
        "ical",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n",
        [(3, 1, "END:VCALENDAR ends what is not open", "write END:VEVENT, of line 2")],
    ),
    (
        "ical",
        calendar("SUMMARY:x"),
        [(2, 1, "the event has no DTSTART", "write DTSTART;VALUE=DATE:20200518")],
    ),
    (
        "ical",
        calendar("DTSTART:2020", "SUMMARY:x"),
        [(3, 1, "DTSTART '2020' is no day of a calendar", "write 20200518, or 20200518T190000")],
    ),
    (
        "ical",
        calendar("DTSTART;VALUE=DATE:20200230", "SUMMARY:x"),
        [(3, 1, "DTSTART: '2020-02-30' is not a day: February 2020 has 29 days", "correct the day")],
    ),
    (
        "ical",
        calendar("DTSTART;VALUE=DATE:20200203", "DTEND;VALUE=DATE:20200101", "SUMMARY:x"),
        [(3, 1, "the event ends on 2020-01-01, before it starts on 2020-02-03", "swap DTSTART and DTEND")],
    ),
    (
        "ical",
        calendar("DTSTART;VALUE=DATE:20200203", "DURATION:3 days", "SUMMARY:x"),
        [(3, 1, "DURATION '3 days' is no length of time", "write P3D for three days")],
    ),
    (
        "ical",
        calendar("DTSTART;VALUE=DATE:20200203"),
        [(2, 1, "the event has no title", "write what happened, as a headline")],
    ),
    (
        "ical",
        calendar("DTSTART;VALUE=DATE:20200203", "no colon"),
        [
            (
                4,
                1,
                "'no colon' is no line of a calendar",
                "a line is NAME:value; what goes on in the next line begins there with a space",
            )
        ],
    ),
    (
        "jsonld",
        b"",
        [(1, 1, "the file is empty", "give a file that `timeline export` wrote, or one like it")],
    ),
    ("jsonld", b"3", [(1, 1, "this JSON holds no objects", 'an event is {"@type": "Event", "name": …}')]),
    (
        "jsonld",
        b'{"@type": "Person"}',
        [
            (
                1,
                1,
                "there is no Event of schema.org in it",
                'an event is {"@type": "Event", "name": "…", "startDate": "2020-05-18"}',
            )
        ],
    ),
    (
        "jsonld",
        b'{"@type": "Event", "name": "x"}',
        [(1, 1, "the event has no startDate", 'write "startDate": "2020-05-18"')],
    ),
    (
        "jsonld",
        b'{"@graph": [\n{"@type": "MusicEvent", "name": "x", "startDate": "May 18, 2020"}]}',
        [(2, 51, "'May 18, 2020' is not an EDTF date", "write 2020-05-18")],
    ),
    (
        "jsonld",
        b'{"@type": "Event", "startDate": "2020"}',
        [(1, 1, "the event has no title", "write what happened, as a headline")],
    ),
    (
        "jsonld",
        b'{"@type": "Event", "name": "x", "startDate": "2020", "endDate": "2019"}',
        [(1, 46, "'2020/2019' ends before it starts", "did you mean 2019/2020?")],
    ),
    (
        "jsonld",
        b'{"@type": "Event", "name": "x", "tl:date": {"@value": "20X0"}}',
        [(1, 44, "'20X0' is not an EDTF date", "write 2020-05-18, 2020-05, 2020, 202X, [a..b] or a/b")],
    ),
    (
        "jsonld",
        b'{"@type": "Event", "name": "x", "startDate": "2020", "tl:importance": "high"}',
        [
            (
                1,
                71,
                "'high' is no importance",
                "did you mean 'major'? It is major or minor; leave it out when it is normal",
            )
        ],
    ),
    (
        "markwhen",
        b"",
        [(1, 1, "there is no event in it", "an event is a line such as 2020-05-18: A treaty is signed")],
    ),
    (
        "markwhen",
        b"title: x\n",
        [(1, 1, "there is no event in it", "an event is a line such as 2020-05-18: A treaty is signed")],
    ),
    (
        "markwhen",
        b"2020-13-01: x\n",
        [
            (
                1,
                1,
                "'2020-13-01' has the month 13",
                "a month is 01 to 12, a season 21 to 24 (spring to winter), a quarter 33 to 36",
            )
        ],
    ),
    (
        "markwhen",
        b"after !ww1 2 years: x\n",
        [
            (
                1,
                1,
                "'after !ww1 2 years' is relative to another date",
                "write the date itself: what counts from another event is not read",
            )
        ],
    ),
    (
        "markwhen",
        b"2020: x\n1 year: y\n",
        [
            (
                2,
                1,
                "'1 year' is relative to another date",
                "write the date itself: what counts from another event is not read",
            )
        ],
    ),
    (
        "markwhen",
        b"every Monday: x\n2020 every week: y\n",
        [
            (1, 1, "'every Monday' repeats", "write a line for each time"),
            (2, 1, "'2020 every week' repeats", "write a line for each time"),
        ],
    ),
    ("markwhen", b"13/13/2020: x\n", [(1, 1, "'13' is not a month", "write 1 to 12")]),
    ("markwhen", b"2020/2019: x\n", [(1, 1, "'2020/2019' ends before it starts", "did you mean 2019/2020?")]),
    ("markwhen", b"now: x\n", [(1, 1, "'now' is another day every day", "write the day")]),
    (
        "markwhen",
        b"now - 2030: x",
        [(1, 1, "'now - 2030' starts now, which is another day every day", "write the day")],
    ),
    ("markwhen", b"2020:\n", [(1, 1, "the event has no title", "write what happened, as a headline")]),
    ("markwhen", b"2020: a\x08b\n", [(1, 1, "control character U+0008 in the text", "delete it")]),
    (
        "markwhen",
        b"5 Foo 2020: x\n",
        [(1, 1, "'5 Foo 2020' is not an EDTF date", "write 2020-05-18, 2020-05, 2020, 202X, [a..b] or a/b")],
    ),
]


@pytest.mark.parametrize(("name", "data", "said"), BROKEN)
def test_what_is_wrong_is_said_with_its_place(name: str, data: bytes, said: Said) -> None:
    reading = format_named(name, read_formats()).read(data, "x", Losses())
    assert [(one.line, one.column, one.message, one.hint) for one in reading.problems] == said


def test_every_importer_is_tried_with_five_broken_files_or_more() -> None:
    tried = [name for name, _, _ in BROKEN]
    assert {one.name for one in read_formats() if tried.count(one.name) < 5} == {
        "excel-csv"
    }  # read as csv is
