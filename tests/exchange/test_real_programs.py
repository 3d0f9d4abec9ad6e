"""What we write, read by the programs that it is for: TimelineJS in a browser, icalendar, a JSON-LD processor."""

from __future__ import annotations

import functools
import http.server
import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from tests.exchange.test_round_trips import read, written
from tests.exchange.timelines import sample, timelines
from timeline.exchange import Losses
from timeline.schema import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="dist/css/timeline.css">
<body><div id="here" style="width: 1200px; height: 700px"></div><script src="dist/js/timeline.js"></script>
<script>window.shown = new TL.Timeline("here", SOURCE, {script_path: "/dist/js", font: null})</script>"""


@pytest.fixture(scope="session")
def timelinejs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """TimelineJS as npm has it."""
    if shutil.which("npm") is None:
        pytest.skip("no npm on the PATH: TimelineJS cannot be installed")
    folder = tmp_path_factory.mktemp("timelinejs")
    (folder / "package.json").write_text('{"private": true}')
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "@knight-lab/timelinejs@3"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=180)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not answer: TimelineJS cannot be installed")
    if done.returncode != 0:
        pytest.skip(f"TimelineJS cannot be installed: {done.stderr[-200:]}")
    return folder / "node_modules" / "@knight-lab" / "timelinejs"


@pytest.fixture
def served(timelinejs: Path) -> Iterator[str]:
    """The address of that folder; TimelineJS asks for its data and fonts over HTTP."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(timelinejs))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["timelinejs", "timelinejs-csv"])
def test_timelinejs_draws_our_export(name: str, timelinejs: Path, served: str, browser: Browser) -> None:
    ending = "csv" if name.endswith("csv") else "json"
    (timelinejs / f"ours.{ending}").write_bytes(written(name, sample()))
    (timelinejs / "page.html").write_text(PAGE.replace("SOURCE", json.dumps(f"{served}/ours.{ending}")))
    page = browser.new_page()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    try:
        page.route("**/*", lambda route: route.continue_() if served in route.request.url else route.abort())
        page.goto(f"{served}/page.html")
        page.wait_for_selector(".tl-timemarker", timeout=20_000)
        config: dict[str, Any] = page.evaluate(
            """() => ({errors: shown.config.getErrors(), title: shown.config.title.text.headline,
            slides: shown.config.events.map(event => [event.text.headline, event.start_date.getDisplayDate(),
            event.display_date || ''])})"""
        )
        markers = page.locator(".tl-timemarker").count()
        shown = page.locator(".tl-slide h2.tl-headline").all_text_contents()
        groups = page.locator(".tl-timegroup").all_text_contents()
    finally:
        page.close()
    assert config["errors"] == []
    assert alerts == []
    assert markers == len(config["slides"]) == 10
    told = {headline: (start, words) for headline, start, words in config["slides"]}
    assert told["About then"] == ("2014", "about 2014")
    assert told["In the summer"][1] == "summer 2014"
    assert told["A race to the Moon"][1] == "the 1960s"
    assert told["The station is inhabited"][1] == "since 2 November 2000"
    assert told["&lt;img src=x onerror=alert(1)&gt; is text"] == ("October 2018", "")
    assert {"<img src=x onerror=alert(1)> is text", "Space & <relations>"} <= {one.strip() for one in shown}
    assert {"Agreements", "Flights, joint"} <= {one.strip() for one in groups}


def test_icalendar_parses_our_calendar() -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(written("ical", sample()))
    entries = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    assert str(calendar["X-WR-CALNAME"]) == "Space & <relations>"
    mission = entries["apollo-soyuz@text-timeline"]
    assert (mission.decoded("DTSTART"), mission.decoded("DTEND")) == (date(1975, 7, 15), date(1975, 7, 25))
    assert str(mission["SUMMARY"]) == "Apollo and Soyuz fly their joint mission"
    assert str(mission["DESCRIPTION"]).startswith(
        "The hatch was opened over the Atlantic; the crews shook hands.\n"
    )
    assert [str(one) for one in mission["CATEGORIES"].cats] == ["Flights, joint"]
    assert str(entries["treaty-1992@text-timeline"]["SUMMARY"]) == sample().events[1].title
    assert all(not one.errors for one in calendar.walk())


@given(timeline=timelines())
@settings(deadline=None, max_examples=25)
def test_icalendar_sees_the_days_that_we_see(timeline: Timeline) -> None:
    icalendar = pytest.importorskip("icalendar")
    data = written("ical", timeline)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    entries = icalendar.Calendar.from_ical(data).walk("VEVENT")
    events = read("ical", data, Losses()).events
    assert [one.decoded("DTSTART") for one in entries] == [event.date.earliest for event in events]


def test_a_json_ld_processor_reads_our_json_ld() -> None:
    jsonld = pytest.importorskip("pyld").jsonld

    def no_network(url: str, options: object) -> None:
        raise AssertionError(f"the network was asked for {url}")

    expanded = jsonld.expand(json.loads(written("jsonld", sample())), {"documentLoader": no_network})
    schema = "https://schema.org/"
    (whole,) = expanded
    assert whole["@type"] == [f"{schema}ItemList"]
    events = whole[f"{schema}itemListElement"][0]["@list"]
    assert len(events) == len(sample().events)
    by_id = {event[f"{schema}identifier"][0]["@value"]: event for event in events}
    about = by_id["about"]
    assert about["@type"] == [f"{schema}Event"]
    assert about["urn:text-timeline:date"] == [
        {"@type": "http://id.loc.gov/datatypes/edtf/EDTF", "@value": "2014~"}
    ]
    assert f"{schema}startDate" not in about
    mission = by_id["apollo-soyuz"]
    assert mission[f"{schema}endDate"] == [{"@type": f"{schema}Date", "@value": "1975-07-24"}]
    assert by_id["month-only"][f"{schema}eventStatus"] == [{"@id": f"{schema}EventCancelled"}]
    source = mission[f"{schema}subjectOf"][0]["@list"][0]
    assert source[f"{schema}url"] == [{"@id": "https://example.org/handshake?a=1,2&b=%2C"}]
    assert not [
        key for event in events for key in event if not key.startswith(("@", schema, "urn:text-timeline:"))
    ]
    triples = jsonld.to_rdf(expanded, {"format": "application/n-quads"})
    assert '"196X"^^<http://id.loc.gov/datatypes/edtf/EDTF>' in triples
