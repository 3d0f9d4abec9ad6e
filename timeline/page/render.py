"""A timeline as one HTML file that needs nothing else."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from timeline.layout.crowds import BINS, density, heights, smooth
from timeline.layout.sheet import NARROW, WIDE, Sheet, lay_out
from timeline.layout.spans import reach_of, span_of
from timeline.layout.ticks import ticks_of
from timeline.page.bundle import PlotlySource, plotly_source
from timeline.page.colors import ThemeName, color_rules
from timeline.page.entries import Entry, addresses_of, entries_of
from timeline.page.inert import json_block, plain, source_hash
from timeline.page.live import NO_LANE, live_data
from timeline.page.picture import curve, picture_of, tick_places
from timeline.page.scripts import script
from timeline.page.sentence import legend_of, sentence_of
from timeline.schema import Timeline
from timeline.wording import load_wording

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_PRINTED = 700.0  # pixels across an A4 page inside its margins
_FOLDED = 2000  # more events than that are listed by decade, folded
_EDGE = 0.018  # of the ribbon, where a year would be cut off
_BRIEF = 300  # more events than that are printed without summaries and quotes


def render(
    timeline: Timeline,
    *,
    language: str = "en",
    theme: ThemeName = "auto",
    as_of: date | None = None,
    plotlyjs: str | Path = "inline",
    compact: bool = False,
) -> str:
    """The page. The same input gives the same text, byte for byte.

    Args:
        timeline: what to draw.
        language: of the words around the events.
        theme: `light` or `dark`; `auto` follows the reader's system.
        as_of: where the line for today stands; without it the reader's clock decides when the page is opened.
        plotlyjs: `inline`; `cdn`, a page that loads Plotly from the network; `none`, a page with the
            still picture only; an address to load it from; or the path of a plotly.js bundle to put in.
        compact: put the bundle in compressed; the browser unpacks it.

    Raises:
        WordingError: there are no words for `language`.
        OSError: the bundle cannot be read.
    """
    plotly = plotly_source(plotlyjs, compact=compact)
    content = content_of(timeline, plotly, language, theme, as_of)
    own = {"ids": "tl_", "event_ids": "", "policy": _policy(content)}
    return template("page.html.j2").render(**content, **own)


def content_of(
    timeline: Timeline, plotly: PlotlySource, language: str, theme: ThemeName, as_of: date | None
) -> dict[str, Any]:
    """What a template draws: the words, pictures and lists, the style, the script and its data."""
    words = load_wording(language)
    wide, narrow = (lay_out(timeline, other=words("page.other_lane"), measures=own) for own in (WIDE, NARROW))
    if not wide.drawn:
        plotly = PlotlySource()
    entries = entries_of(timeline, language)
    dated = [entry for entry in entries if entry.is_dated]
    return {
        "words": words,
        "language": language,
        "title": plain(timeline.title),
        "description": plain(timeline.description or ""),
        "sentence": sentence_of(wide, words),
        "style": file_text("page.css") + color_rules(_lanes(timeline), theme) + _sizes(wide, narrow),
        "script": script() if entries else "",
        "plotly": plotly,
        "sheets": [picture_of(sheet, language, as_of) for sheet in (wide, narrow)] if wide.drawn else [],
        "ribbon": _ribbon(wide, language) if wide.drawn else None,
        "legend": legend_of(wide),
        "choices": _choices(wide),
        "count": words.count("page.count", len(entries)),
        "is_brief": len(entries) > _BRIEF,
        "decades": _decades(dated) if len(dated) > _FOLDED else None,
        "dated": dated,
        "undated": [entry for entry in entries if not entry.is_dated],
        "addresses": addresses_of(entries),
        "data": json_block(live_data(wide, narrow, language, theme, as_of)) if plotly.is_there else "",
    }


def _policy(content: dict[str, Any]) -> str:
    """A content security policy that knows this page's own scripts and styles, and nothing else."""
    plotly: PlotlySource = content["plotly"]
    scripts = [source_hash(content["script"])] if content["script"] else []
    if plotly.is_there:
        scripts.append(plotly.policy)
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(scripts) or "'none'",
        # Plotly writes style elements of its own, so styles cannot be named by their hashes where it is.
        "style-src": "'unsafe-inline'" if plotly.is_there else source_hash(content["style"]),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _sizes(wide: Sheet, narrow: Sheet) -> str:
    """Rules for the heights, known before anything is drawn, so that nothing jumps."""
    if not wide.drawn:
        return ""
    zoom = _PRINTED / (wide.measures.width + wide.gutter)
    return (
        f":root{{--wide-height:{wide.height:g}px;--narrow-height:{narrow.height:g}px;"
        f"--gutter:{wide.gutter:g}px;--axis:{wide.measures.axis:g}px;--printed-width:{wide.measures.width:g}px;--printed-zoom:{zoom:.3f}}}\n"
    )


def _ribbon(sheet: Sheet, language: str) -> dict[str, object]:
    """Where all the events are, whichever part of them the chart shows."""
    dates = [event.date for event in sheet.events if event.date.is_dated]
    reach = reach_of(dates)
    values = smooth(density([span_of(date, reach) for date in dates], sheet.domain, BINS))
    ticks = ticks_of(sheet.domain, sheet.measures.width, closest=90)
    whole = [tick for tick in ticks if _EDGE < sheet.share(tick.day) < 1 - _EDGE]
    return {"curve": curve(heights(values, max(values))), "ticks": tick_places(sheet, whole, language)}


def _choices(sheet: Sheet) -> dict[str, list[object]]:
    """What a reader can filter by: only what would make a difference."""
    events = sheet.events
    actors = sorted({plain(actor) for event in events for actor in event.actors})
    statuses = [
        name for name in ("happened", "planned", "cancelled") if any(e.status == name for e in events)
    ]
    reviews = [
        name for name in ("checked", "proposed") if any((e.review or "checked") == name for e in events)
    ]
    lanes = [(band.lane.number, band.lane.lane_id or NO_LANE, plain(band.lane.label)) for band in sheet.bands]
    return {
        "lanes": list(lanes if len(lanes) > 1 else []),
        "actors": list(actors if len(actors) > 1 else []),
        "statuses": list(statuses if len(statuses) > 1 else []),
        "reviews": list(reviews if len(reviews) > 1 else []),
    }


def _decades(dated: list[Entry]) -> list[tuple[int, list[Entry]]]:
    ordered = sorted(dated, key=lambda entry: entry.decade)
    return [(decade, list(own)) for decade, own in groupby(ordered, key=lambda entry: entry.decade)]


def _lanes(timeline: Timeline) -> list[tuple[int, str | None]]:
    named: list[tuple[int, str | None]] = [
        (number, lane.color) for number, lane in enumerate(timeline.lanes.values())
    ]
    return [*named, (len(timeline.lanes), None)]


@lru_cache(maxsize=4)
def template(name: str) -> Template:
    """A template of this folder, which escapes every text that is put into it."""
    return _environment().get_template(name)


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
def file_text(name: str) -> str:
    """A file of this folder."""
    return files("timeline.page").joinpath(name).read_text(encoding="utf-8")
