"""Made-up events for the benchmark of the page: seeded, crowded around some years, in ten lanes."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

LANES = (
    "Agreements", "Laws", "Sanctions", "Meetings", "Crews", "Stations", "Science", "Launches", "Engines", "Incidents",
)  # fmt: skip
CROWDED = (1957, 1962, 1969, 1975, 1993, 1995, 1998, 2011, 2014, 2018, 2020, 2022)
SUBJECTS = (
    "Soyuz", "Mir", "Apollo", "Zarya", "Progress", "Proton", "Atlas", "Dragon", "Salyut", "Vostok", "Luna", "Energia",
)  # fmt: skip
DEEDS = (
    "signs", "orders", "launches", "delays", "inspects", "extends", "suspends", "renews", "proposes", "delivers",
)  # fmt: skip
OBJECTS = (
    "a docking module", "an engine contract", "a crew seat swap", "the joint working group", "a lunar probe",
    "a rescue agreement", "the station's service module", "a launch services deal",
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """An event: `start` and `end` are days, months or years, as ISO 8601 writes them."""

    number: int
    start: str
    end: str
    title: str
    lane: str
    summary: str

    def first(self) -> str:
        """The first day."""
        return (self.start + "-01-01")[:10]

    def last(self) -> str:
        """The last day, or near it: the rivals know days only."""
        end = self.end or self.start
        return {4: f"{end}-12-31", 7: f"{end}-28"}.get(len(end), end)


def make(count: int) -> list[Made]:
    """The same `count` events at every call."""
    return [_one(number, random.Random(number * 7919 + 1)) for number in range(count)]


def _one(number: int, dice: random.Random) -> Made:
    crowd = dice.random() < 0.55
    year = round(dice.gauss(dice.choice(CROWDED), 1.2)) if crowd else dice.randint(1957, 2026)
    day = date(min(max(year, 1957), 2026), 1, 1) + timedelta(days=dice.randint(0, 364))
    length = dice.choices([10, 7, 4], [68, 17, 15])[0]
    later = min(day + timedelta(days=20 + int(dice.expovariate(1 / 500))), date(2027, 12, 31))
    end = later.isoformat()[:length] if dice.random() < 0.22 else ""
    title = f"{dice.choice(SUBJECTS)} {dice.choice(DEEDS)} {dice.choice(OBJECTS)}, no. {number}"
    start = day.isoformat()[:length]
    summary = f"{title}. Both sides called the step routine, and later reviews drew lessons from it."
    return Made(number, start, end if end > start else "", title, dice.choice(LANES), summary)


def write_yaml(events: list[Made], path: Path) -> None:
    """The events as an events.yaml."""
    lines = ["title: A benchmark", "lanes:", *(f"  {lane.lower()}: {lane}" for lane in LANES), "events:"]
    for event in events:
        lines += [
            f"  - id: e{event.number}",
            f"    date: {event.start}{'/' + event.end if event.end else ''}",
            f"    title: {json.dumps(event.title)}",
            f"    lane: {event.lane.lower()}",
            f"    summary: {json.dumps(event.summary)}",
            "    sources:",
            f"      - url: https://example.org/source/{event.number}",
        ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
