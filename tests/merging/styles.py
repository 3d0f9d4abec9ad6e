"""Events written as events.yaml in as many styles as people have: what the property tests of the merge feed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from timeline.events_file.emitting import event_data
from timeline.events_file.scalars import flow, scalar
from timeline.schema import Event

LANES = ("agreement", "law", "mission")
WORDS = [
    *("treaty", "launch", "Союз", "crew", "«order»", "station", "accord", "visit", "engine", "pact", "moon"),
    *(
        "rocket",
        "orbit",
        "ban",
        "sanction",
        "module",
        "dock",
        "signs",
        "ends",
        "joins",
        "opens",
        "协议",
        "Genève",
    ),
]
_DATES = st.sampled_from(
    ["1967", "1992-06", "2020-04-06", "[2020-04-01..2020-04-10]", "2011/..", "196X", "2014~", "2021-35"]
)
_ODD = st.sampled_from(
    ["a: b", "it's", 'say "x"', "#1", "no", "2020", "a #b", "- x", "[c]", "ends:", "*", "%"]
)


def texts(least: int = 2, most: int = 8) -> st.SearchStrategy[str]:
    """A few words, now and then with signs that YAML would read as its own."""
    words = st.lists(st.sampled_from(WORDS), min_size=least, max_size=most).map(" ".join)
    return st.one_of(words, words, st.tuples(words, _ODD).map(" ".join), st.tuples(_ODD, words).map(" ".join))


@st.composite
def proposals(draw: st.DrawFn, most: int = 4) -> list[Event]:
    """Events as the texts might propose them, each with evidence of its own."""
    found = []
    for number in range(draw(st.integers(1, most))):
        sources = [
            {
                "text": f"texts/{number}-{place}.txt",
                "quote": f"Sentence {number}-{place}: {draw(texts())}",
                "phrase": draw(st.sampled_from(["in 1967", "on Saturday"])),
                "start": draw(st.integers(0, 900)),
                "end": 950,
                **({"title": draw(texts())} if draw(st.booleans()) else {}),
                **({"published": "2020-05-18"} if draw(st.booleans()) else {}),
            }
            for place in range(draw(st.integers(1, 2)))
        ]
        data: dict[str, Any] = {
            "id": f"event-{number}",
            "date": draw(_DATES),
            "title": f"{draw(texts())} {number}",
            "sources": sources,
        }
        for key, values in FIELDS.items():
            if key not in data and draw(st.booleans()):
                data[key] = draw(values)
        found.append(Event.model_validate(data))
    return found


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "date": _DATES,
    "title": texts(),
    "lane": st.sampled_from(LANES),
    "actors": st.lists(
        st.sampled_from(["Russia", "US", "a, b", "UN", "ЕКА"]), min_size=1, max_size=3, unique=True
    ),
    "status": st.sampled_from(["planned", "cancelled"]),
    "importance": st.sampled_from(["major", "minor"]),
    "summary": texts(3, 20),
}


class Writer:
    """Writes events in a style that is drawn as it goes. Comments are numbered, so that a lost one is missed."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._comments = 0
        self._indent = draw(st.sampled_from([0, 2, 4]))
        self._gap = draw(st.sampled_from([1, 1, 1, 3]))

    def _now_and_then(self) -> bool:
        return self._draw(st.integers(0, 4)) == 0

    def _comment(self) -> str:
        self._comments += 1
        return f"# remark {self._comments}, with 'quotes: and [signs"

    def _behind(self) -> str:
        return f"   {self._comment()}" if self._now_and_then() else ""

    def _above(self, margin: str) -> list[str]:
        lines = [""] if self._now_and_then() else []
        if self._now_and_then():
            lines.append(f"{margin}{self._comment()}")
        return lines

    def file(self, events: Sequence[Event]) -> str:
        """The whole file, with all its lanes."""
        draw = self._draw
        lines = self._above("")
        if draw(st.booleans()):
            lines.append("---")
        title = [f"title: {self._inline('Test: file')}{self._behind()}"]
        lanes = ["lanes: {" + ", ".join(f"{lane}: {lane.title()}" for lane in LANES) + "}"]
        if draw(st.booleans()):
            lanes = ["lanes:", *(f"  {lane}: {lane.title()}{self._behind()}" for lane in LANES)]
        parts = draw(st.permutations([title, lanes, self._events(events)]))
        for part in parts:
            lines += self._above("") + part
        lines += self._above("")
        newline = draw(st.sampled_from(["\n", "\r\n"]))
        return newline.join(lines) + draw(st.sampled_from(["", newline, newline * 3]))

    def _events(self, events: Sequence[Event]) -> list[str]:
        if not events:
            return [
                f"events:{self._behind()}" if self._draw(st.booleans()) else f"events: []{self._behind()}"
            ]
        if self._draw(st.integers(0, 5)) == 0:
            inner = [f"  {flow(event_data(event))},{self._behind()}" for event in events]
            return ["events: [", *inner, "  ]" + self._behind()]
        margin = " " * self._indent
        lines = [f"events:{self._behind()}"]
        for event in events:
            lines += self._above(margin)
            lines += self._item(margin, event_data(event), is_event=True)
        return lines

    def _item(self, margin: str, data: Mapping[str, Any], *, is_event: bool) -> list[str]:
        if self._now_and_then():
            return [f"{margin}-{' ' * self._gap}{flow(data)}{self._behind()}"]
        inner = " " * (len(margin) + 1 + self._gap)
        keys = list(data)
        if self._now_and_then():
            keys = list(self._draw(st.permutations(keys)))
        lines: list[str] = []
        for number, key in enumerate(keys):
            if number:
                lines += self._above(inner)
            lines += self._pair(inner, key, data[key])
        lines[0] = f"{margin}-{' ' * self._gap}{lines[0].lstrip()}"
        return lines

    def _pair(self, margin: str, key: str, value: Any) -> list[str]:
        if key == "sources":
            deeper = margin + self._draw(st.sampled_from(["", "  ", "    "]))
            found = [f"{margin}sources:{self._behind()}"]
            for source in value:
                found += self._above(deeper)
                found += self._item(deeper, source, is_event=False)
            return found
        if isinstance(value, list):
            if self._draw(st.booleans()):
                inside = ", ".join(scalar(str(one), in_flow=True) for one in value)
                return [f"{margin}{key}: [{inside}]{self._behind()}"]
            found = [f"{margin}{key}:{self._behind()}"]
            for one in value:
                found += self._above(f"{margin}  ")
                found.append(f"{margin}  - {self._inline(one)}{self._behind()}")
            return found
        if key in ("title", "summary", "quote") and self._draw(st.integers(0, 5)) == 0:
            sign = self._draw(st.sampled_from(["|", ">", "|-", ">-"]))
            return [f"{margin}{key}: {sign}{self._behind()}", f"{margin}  {value}"]
        if key in ("date", "start", "end", "published", "resolved_against") and self._draw(st.booleans()):
            return [f"{margin}{key}: {value}{self._behind()}"]
        return [f"{margin}{key}: {self._inline(str(value))}{self._behind()}"]

    def _inline(self, text: str) -> str:
        style = self._draw(st.sampled_from(["as needed", "single", "double"]))
        if style == "single":
            doubled = text.replace("'", "''")
            return f"'{doubled}'"
        return scalar(text) if style == "as needed" else flow(text)
