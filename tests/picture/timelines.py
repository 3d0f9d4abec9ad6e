"""Timelines to draw: one with every form in two scripts, a long one, and made-up ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st

from timeline.schema import Timeline

LANES = {"pact": "Соглашения и договоры", "flight": "Flights", "ban": "Sanctions and bans"}


def timeline(*events: Mapping[str, Any], **heading: Any) -> Timeline:
    """Events with ids of their own."""
    named = [{"title": f"Event {number}", "id": f"e{number}", **event} for number, event in enumerate(events)]
    return Timeline.model_validate({"title": "Russia and the US", "lanes": LANES, **heading, "events": named})


def every_form() -> Timeline:
    """Every form of a mark and of a date, with sources that are shared."""
    tass = {
        "title": "Соглашение продлено",
        "publisher": "ТАСС",
        "url": "https://tass.ru/1",
        "published": "2021-04-05",
    }
    nasa = {"title": "Memo of NASA", "url": "https://nasa.gov/memo", "date": "2014-04-02"}
    return timeline(
        {
            "date": "2021-04-03/2030-12-31",
            "title": "Россия продлевает соглашение",
            "lane": "pact",
            "importance": "major",
            "sources": [tass],
        },
        {
            "date": "[2016-01-01..2017-06-30]",
            "title": "Переговоры о станции",
            "lane": "pact",
            "review": "proposed",
        },
        {"date": "2020-05-30", "title": "Crew Dragon docks", "lane": "flight", "sources": [tass, nasa]},
        {"date": "2011/..", "title": "Seats on the Soyuz", "lane": "flight"},
        {"date": "2027~", "title": "A new station", "lane": "flight", "status": "planned"},
        {"date": "2022-09", "title": "A visit", "lane": "flight", "status": "cancelled"},
        {"date": "2014-04-03", "title": "NASA suspends contacts", "lane": "ban", "sources": [nasa]},
        {"date": "2014-03-20/2016-02-01", "title": "Engines banned", "lane": "ban", "review": "proposed"},
        {"date": "2018", "title": "Without a lane", "importance": "minor"},
        {"date": "2019-10-11", "title": "Rejected", "lane": "ban", "review": "rejected"},
        {"date": "XXXX-04-02", "title": "In some year", "lane": "ban"},
        description="What both agreed on, flew and banned.",
    )


def long(count: int, seed: int = 1) -> Timeline:
    """So many events, crowded in some years."""
    random = Random(seed)
    words = [
        "Soyuz",
        "docks",
        "talks",
        "station",
        "crew",
        "signs",
        "bans",
        "treaty",
        "Mir",
        "launch",
        "delay",
    ]
    events = []
    for _ in range(count):
        day = date(1957, 10, 4) + timedelta(days=int(25_000 * random.betavariate(4, 1.6)))
        title = " ".join(random.choices(words, k=random.randint(2, 9))).capitalize()
        form = random.choice(["{d}", "{d}", "{d}", "{d:%Y-%m}", "{d:%Y}", "{d:%Y}~", "{d}/{e}"])
        event = {"date": form.format(d=day, e=day + timedelta(days=random.randint(30, 900))), "title": title}
        importance = random.choice(["major", "minor", None, None, None])
        events.append({**event, "lane": random.choice([*LANES]), "importance": importance})
    return timeline(*events)


@st.composite
def made_up(draw: st.DrawFn) -> Timeline:
    """Timelines of any shape."""
    forms = ["{d}", "{d:%Y-%m}", "{d:%Y}", "{d:%Y}~", "{d}/{e}", "{d}/..", "../{e}", "[{d}..{e}]", "[..{e}]"]
    days = st.dates(date(1950, 1, 1), date(2035, 12, 31))
    when = st.tuples(st.sampled_from(forms), days, days).map(
        lambda parts: parts[0].format(d=min(parts[1:]), e=max(parts[1:]))
    )
    event = st.fixed_dictionaries(
        {
            "date": when,
            "title": st.text("Mirсоюз ", min_size=1, max_size=90).filter(str.strip),
            "lane": st.sampled_from([*LANES, None]),
            "status": st.sampled_from(["happened", "planned", "cancelled"]),
            "review": st.sampled_from([None, "proposed", "rejected"]),
            "importance": st.sampled_from([None, "major", "minor"]),
            "sources": st.sampled_from(
                [[], [{"title": "A", "date": "1999"}], [{"url": "https://a.b/"}, {"title": "C"}]]
            ),
        }
    )
    return timeline(*draw(st.lists(event, min_size=1, max_size=40)), {"date": "1990-01-01"})
