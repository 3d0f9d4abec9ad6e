"""The same events as pages of other timelines, each one file without requests."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64encode
from collections.abc import Callable
from html import escape
from pathlib import Path

from events import LANES, Made

PACKAGES = ("@knight-lab/timelinejs", "vis-timeline", "@markwhen/timeline", "@markwhen/parser")


def install(folder: Path) -> None:
    """Put the rivals from npm into `folder`."""
    (folder / "package.json").write_text('{"private": true, "type": "module"}\n')
    subprocess.run(["npm", "install", "--silent", "--no-audit", *PACKAGES], cwd=folder, check=True)


def px_timeline(events: list[Made], folder: Path) -> str:
    """Plotly Express as it comes; it wants a length for every bar."""
    import pandas
    import plotly.express

    rows = [
        {"title": event.title, "lane": event.lane, "from": event.first(), "to": event.last()}
        for event in events
    ]
    frame = pandas.DataFrame(rows)
    frame["to"] = pandas.to_datetime(frame["to"]) + pandas.Timedelta(days=1)
    text = "title" if len(events) <= 20 else None
    chart = plotly.express.timeline(
        frame, x_start="from", x_end="to", y="lane", color="lane", hover_name="title", text=text
    )
    return str(chart.to_html(include_plotlyjs=True, config={"scrollZoom": True}))


def vis(events: list[Made], folder: Path) -> str:
    """vis-timeline with a group a lane, clustered as its authors advise for many items."""
    own = folder / "node_modules/vis-timeline"
    items = [
        {
            "id": event.number,
            "group": LANES.index(event.lane),
            "content": escape(event.title),
            "start": event.first(),
            **({"end": event.last()} if event.end else {"type": "box"}),
        }
        for event in events
    ]
    groups = [{"id": number, "content": lane} for number, lane in enumerate(LANES)]
    run = (
        f"new vis.Timeline(document.getElementById('t'), new vis.DataSet({_json(items)}), "
        f"new vis.DataSet({_json(groups)}), {{maxHeight: '95vh', verticalScroll: true, zoomKey: '', "
        "start: '1955-01-01', end: '2029-01-01', cluster: {maxItems: 3}});"
    )
    style = (own / "styles/vis-timeline-graph2d.min.css").read_text()
    return _page(style, (own / "standalone/umd/vis-timeline-graph2d.min.js").read_text(), run)


def timelinejs(events: list[Made], folder: Path) -> str:
    """TimelineJS3 with its styles and icons inside."""
    own = folder / "node_modules/@knight-lab/timelinejs/dist"

    def parts(text: str) -> dict[str, int]:
        return dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False))

    slides = [
        {
            "start_date": parts(event.start),
            **({"end_date": parts(event.end)} if event.end else {}),
            "group": event.lane,
            "text": {"headline": event.title, "text": event.summary},
        }
        for event in events
    ]
    options = "{font: null, script_path: '.', ga_measurement_id: null}"
    run = f"window.tl = new TL.Timeline('t', {_json({'events': slides})}, {options});"
    style = _with_files(own / "css/timeline.css") + "#t{height:100vh}"
    return _page(style, (own / "js/timeline.js").read_text(), run)


def markwhen(events: list[Made], folder: Path) -> str:
    """Markwhen's own page, given what its own parser makes of the events."""
    lines = ["title: A benchmark", ""]
    for lane in LANES:
        lines += [f"section {lane} #{lane}"]
        lines += [
            f"{event.start}{'/' + event.end if event.end else ''}: {event.title} #{lane}"
            for event in events
            if event.lane == lane
        ]
        lines += ["endSection", ""]
    (folder / "in.mw").write_text("\n".join(lines))
    (folder / "parse.mjs").write_text(_PARSE)
    subprocess.run(["node", "parse.mjs"], cwd=folder, check=True)
    state = (folder / "state.json").read_text().replace("</", "<\\/")
    page = (folder / "node_modules/@markwhen/timeline/dist/index.html").read_text()
    return page.replace("<head>", f"<head><script>window.__markwhen_initial_state={state};</script>", 1)


RIVALS: dict[str, Callable[[list[Made], Path], str]] = {
    "TimelineJS3": timelinejs,
    "vis-timeline": vis,
    "markwhen": markwhen,
    "px.timeline": px_timeline,
}

# The page of Markwhen carries its own version of the parser, and so does its package.
_PARSE = """
import { readFileSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
const load = createRequire(import.meta.url);
const nested = "./node_modules/@markwhen/timeline/node_modules/@markwhen/parser";
let parser;
try { parser = load(existsSync(nested) ? nested : "@markwhen/parser"); }
catch { parser = await import(existsSync(nested) ? `${nested}/lib/index.js` : "@markwhen/parser"); }
const rawText = readFileSync("in.mw", "utf8");
const parsed = parser.parse(rawText);
delete parsed.parser;
delete parsed.cache;
writeFileSync("state.json", JSON.stringify({ rawText, parsed, transformed: parsed.events }));
"""


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":")).replace("</", "<\\/")


def _with_files(path: Path) -> str:
    """A style sheet with the files that it names put in."""

    def put_in(found: re.Match[str]) -> str:
        file = (path.parent / found[1].strip("'\"").split("?")[0].split("#")[0]).resolve()
        return f"url(data:;base64,{b64encode(file.read_bytes()).decode()})" if file.is_file() else found[0]

    return re.sub(r"url\(([^)]+)\)", put_in, path.read_text())


def _page(style: str, library: str, run: str) -> str:
    library = library.replace("</script", "<\\/script")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" '
        f'content="width=device-width"><title>A benchmark</title><style>{style}body{{margin:0}}</style></head>'
        f'<body><div id="t"></div><script>{library}</script><script>{run}</script></body></html>'
    )
