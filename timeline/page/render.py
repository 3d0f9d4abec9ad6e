"""A timeline as one HTML file that needs nothing else. The only place where HTML is written."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha384
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.dates import When
from timeline.figure.lanes import shown
from timeline.figure.sheet import NARROW, WIDE, Sheet, lay_out
from timeline.page.colors import color_rules
from timeline.page.entries import Entry, entries_of
from timeline.page.inert import json_block, plain, source_hash
from timeline.page.live import live_data
from timeline.page.picture import picture_of
from timeline.schema import Event, Timeline
from timeline.wording import Wording, load_wording, say_when

if TYPE_CHECKING:
    from jinja2 import Environment

_PRINTED = 700.0  # pixels across an A4 page inside its margins


@dataclass(frozen=True, slots=True)
class _Plotly:
    """Where Plotly comes from: its source, or an address with the hash that it must have."""

    source: str = ""
    address: str = ""
    integrity: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the page can draw live."""
        return bool(self.source or self.address)


def render(
    timeline: Timeline, *, language: str = "en", as_of: date | None = None, plotlyjs: str | Path = "inline"
) -> str:
    """The page. The same input gives the same text, byte for byte.

    Args:
        timeline: what to draw.
        language: of the words around the events.
        as_of: where the line for today stands; without it the reader's clock decides when the page is opened.
        plotlyjs: `inline`; `cdn`, a page that loads Plotly from the network; `none`, a page with the
            still picture only; or the path of a plotly.js bundle to put in.

    Raises:
        WordingError: there are no words for `language`.
        OSError: the bundle cannot be read.
    """
    words = load_wording(language)
    wide, narrow = (lay_out(timeline, other=words("page.other_lane"), measures=own) for own in (WIDE, NARROW))
    plotly = _plotly(plotlyjs) if wide.drawn else _Plotly()
    entries = entries_of(timeline, language)
    script = _file("page.js") if entries else ""
    style = _file("page.css") + color_rules(_lanes(timeline)) + _sizes(wide, narrow)
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            words=words,
            language=language,
            title=plain(timeline.title),
            description=plain(timeline.description or ""),
            sentence=_sentence(timeline, words),
            policy=_policy(style, script, plotly),
            style=style,
            script=script,
            plotly=plotly,
            sheets=[picture_of(sheet, language, as_of) for sheet in (wide, narrow)] if wide.drawn else [],
            legend=_legend(wide),
            dated=[entry for entry in entries if entry.is_dated],
            undated=[entry for entry in entries if not entry.is_dated],
            data=json_block(live_data(wide, narrow, language, as_of)) if plotly.is_there else "",
        )
    )


def _plotly(wanted: str | Path) -> _Plotly:
    if wanted == "none":
        return _Plotly()
    if wanted in ("inline", "cdn"):
        from plotly.offline import get_plotlyjs, get_plotlyjs_version

        source = get_plotlyjs()
        if wanted == "inline":
            return _Plotly(source=source)
        digest = b64encode(sha384(source.encode()).digest()).decode()
        address = f"https://cdn.plot.ly/plotly-{get_plotlyjs_version()}.min.js"
        return _Plotly(address=address, integrity=f"sha384-{digest}")
    source = Path(wanted).read_text(encoding="utf-8")
    if "</script" in source.lower() or "<!--" in source:
        raise OSError(f"{wanted} cannot stand inside a page: it holds '</script' or '<!--'")
    return _Plotly(source=source)


def _policy(style: str, script: str, plotly: _Plotly) -> str:
    """A content security policy that knows this page's own scripts and styles, and nothing else."""
    scripts = [source_hash(text) for text in (script, plotly.source) if text]
    if plotly.integrity:
        scripts.append(f"'{plotly.integrity}'")
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(scripts) or "'none'",
        # Plotly writes style elements of its own, so styles cannot be named by their hashes where it is.
        "style-src": "'unsafe-inline'" if plotly.is_there else source_hash(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _sizes(wide: Sheet, narrow: Sheet) -> str:
    """Rules for the heights, known before anything is drawn, so that nothing jumps."""
    if not wide.drawn:
        return ""
    zoom = _PRINTED / wide.measures.width
    return (
        f":root{{--wide-height:{wide.height:g}px;--narrow-height:{narrow.height:g}px;"
        f"--axis:{wide.measures.axis:g}px;--printed-width:{wide.measures.width:g}px;--printed-zoom:{zoom:.3f}}}\n"
    )


def _sentence(timeline: Timeline, words: Wording) -> str:
    """What is shown, in one line: how many, from when to when, what faint and hollow mean."""
    events = shown(timeline)
    if not events:
        return ""
    count = words.count("page.count", len(events))
    dates = [event.date for event in events if event.date.is_dated]
    if not dates:
        return words("page.shown_undated", count=count)
    parts = [words("page.shown", count=count, range=_range(dates, words))]
    if any(date.earliest != date.latest and date.precision != "period" for date in dates):
        parts.append(words("page.faint_means"))
    if any(event.review == "proposed" for event in events):
        parts.append(words("page.hollow_means"))
    return " ".join(parts)


def _range(dates: list[When], words: Wording) -> str:
    days = [day for date in dates for day in (date.earliest, date.latest) if day]
    first, last = min(days), max(days)
    if first.year != last.year:
        return words("page.range", start=first.year, end=last.year)
    return say_when(When.day(first) if first == last else When.period(first, last), words.language)


def _legend(sheet: Sheet) -> list[str]:
    """The keys of what this sheet really shows."""

    def has(test: Any) -> bool:
        return any(test(item.event, item.span) for item in sheet.drawn)

    tests: dict[str, Any] = {
        "day": lambda event, span: not span.stretches,
        "imprecise": lambda event, span: bool(span.stretches) and not span.lasts,
        "period": lambda event, span: span.lasts,
        "open": lambda event, span: span.opens_left or span.opens_right,
        "planned": lambda event, span: event.status == "planned",
        "cancelled": lambda event, span: event.status == "cancelled",
        "proposed": lambda event, span: event.review == "proposed",
    }
    return [key for key, test in tests.items() if has(test)]


def _lanes(timeline: Timeline) -> list[tuple[int, str | None]]:
    named: list[tuple[int, str | None]] = [
        (number, lane.color) for number, lane in enumerate(timeline.lanes.values())
    ]
    return [*named, (len(timeline.lanes), None)]


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("timeline.page", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@lru_cache(maxsize=4)
def _file(name: str) -> str:
    return files("timeline.page").joinpath(name).read_text(encoding="utf-8")


__all__ = ["Entry", "Event", "render"]
