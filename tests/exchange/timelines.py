"""Timelines as a valid events.yaml may hold them, for property tests, and one with something of everything."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from timeline.dates import When
from timeline.events_file import read_text
from timeline.marked_yaml.characters import UNPRINTABLE
from timeline.schema import Event, Lane, Source, Timeline

DATES = (
    *(
        "2020-05-18",
        "2020-05",
        "2020",
        "196X",
        "2014-22",
        "2014-24",
        "2021-35",
        "2014~",
        "2014-03?",
        "2014-03-16%",
    ),
    *("[2020-04-01..2020-04-10]", "[..2020-05-30]", "[2020-05..]", "1994/1998", "2011/..", "../2030-12-31"),
    *("XXXX-04-02", "1994~/1998-05", "0001", "9999-12-31", "2021-04-03/2030-12-31"),
)
HOSTILE = (
    *(
        "=cmd|' /C calc'!A1",
        "+1",
        "-2+3",
        "@SUM(A1)",
        "'=1",
        "''=1",
        "2020-04",
        "1/2",
        "007",
        "1e5",
        "'90s",
        "'2020-04",
    ),
    *(
        'say "x"',
        "a,b;c",
        "a\nb",
        "a\r\nb",
        "semi;colon\\;",
        "\\",
        "<b>bold</b> & <script>alert(1)</script>",
        "]]>",
    ),
    *("é́\u202e", "協議", "😀", "﻿x".strip("\ufeff"), "null", "true", "NaN", "~", "a\u2028b", "END:VEVENT"),
)

texts = (
    st.one_of(
        st.sampled_from(HOSTILE),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20),
    )
    .map(lambda text: UNPRINTABLE.sub("", text).strip())
    .filter(bool)
)
ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
dates = st.sampled_from(DATES).map(When.parse)
links = st.sampled_from(["https://example.org/a?b=c,d&e=%2C;f", "http://example.org", "mailto:a@example.org"])


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(st.none(), strategy)


sources = st.builds(
    Source,
    text=maybe(texts),
    title=maybe(texts),
    url=maybe(links),
    publisher=maybe(texts),
    author=maybe(texts),
    published=maybe(dates),
    quote=maybe(texts),
    phrase=maybe(texts),
    start=maybe(st.integers(0, 10**9)),
    end=maybe(st.integers(10**9, 10**10)),
    resolved_against=maybe(dates),
    date=maybe(dates),
)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    lanes = draw(
        st.dictionaries(ids, st.builds(Lane, label=texts, color=maybe(st.just("#1f77b4"))), max_size=3)
    )
    names = draw(st.lists(ids, unique=True, max_size=3))
    lane = st.sampled_from(sorted(lanes)) if lanes else ids
    events = [
        draw(
            st.builds(
                Event,
                id=st.just(name),
                date=dates,
                title=texts,
                lane=maybe(lane),
                actors=st.lists(texts, max_size=3),
                status=st.sampled_from(["happened", "planned", "cancelled"]),
                review=st.sampled_from([None, "proposed", "rejected"]),
                importance=st.sampled_from([None, "major", "minor"]),
                summary=maybe(texts),
                note=maybe(texts),
                sources=st.lists(sources, max_size=2),
            )
        )
        for name in names
    ]
    return Timeline(title=draw(texts), description=draw(maybe(texts)), lanes=lanes, events=tuple(events))


def sample() -> Timeline:
    """A small timeline with every kind of date, lane, status and review."""
    found = read_text((Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8"))
    assert found.timeline is not None, found.problems
    return found.timeline
