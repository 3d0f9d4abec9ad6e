"""The Plotly figure: its traces, its dates as texts, and no text that Plotly could read as markup."""

import re
import sys
from pathlib import Path
from subprocess import run

import pytest

from timeline.layout import figure, lay_out
from timeline.layout.traces import layout_of, traces_of
from timeline.schema import Timeline

DATE = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")


@pytest.fixture
def timeline() -> Timeline:
    events = [
        {
            "id": "day",
            "date": "2020-05-18",
            "title": "A day",
            "lane": "a",
            "sources": [{"title": "One"}, {"title": "Another", "date": "2020-05-19"}],
        },
        {"id": "year", "date": "2019?", "title": "A year", "lane": "a", "status": "cancelled"},
        {"id": "since", "date": "2011/..", "title": "Since", "lane": "b", "status": "planned"},
        {"id": "period", "date": "2014-01-02/2016-03-04", "title": "Period", "review": "proposed"},
        {"id": "gone", "date": "2014", "title": "Gone", "review": "rejected"},
    ]
    return Timeline.model_validate(
        {"lanes": {"a": "A <b>", "b": {"label": "B", "color": "#aa3311"}}, "events": events}
    )


def test_the_parts_of_the_figure(timeline: Timeline) -> None:
    drawn = figure(timeline).to_plotly_json()
    assert sorted(drawn) == ["data", "layout"]
    assert [(trace["type"], trace["meta"]["role"]) for trace in drawn["data"]] == [
        ("bar", "bars"),
        ("bar", "pieces"),
        ("scatter", "marks"),
        ("scatter", "signs"),
    ]
    by_role = {trace["meta"]["role"]: trace for trace in drawn["data"]}
    assert {role: list(trace["customdata"]) for role, trace in by_role.items()} == {
        "bars": ["year", "period"],
        "pieces": ["since"] * 5,
        "marks": ["year", "day", "since", "period"],
        "signs": ["year", "year", "day", "since", "since"],
    }
    signs = by_role["signs"]["marker"]["symbol"]
    assert list(signs) == ["circle", "x-thin", "y-down", "diamond", "triangle-right"]
    assert sorted(drawn["layout"]) == sorted(
        {*layout_of(lay_out(timeline, other="Other")), "annotations", "shapes", "title"}
    )
    assert drawn["layout"]["xaxis"]["type"] == "date"


def test_places_in_time_are_iso_texts(timeline: Timeline) -> None:
    places = 0
    for trace in traces_of(lay_out(timeline, other="Other")):
        for value in trace["base"] if trace["type"] == "bar" else trace["x"]:
            assert DATE.fullmatch(value)
            places += 1
    assert places > 10


def test_the_bar_of_a_day_to_day_period_has_its_length_in_milliseconds(timeline: Timeline) -> None:
    (bars, *_) = traces_of(lay_out(timeline, other="Other"))
    place = bars["customdata"].index("period")
    assert bars["base"][place] == "2014-01-02"
    assert bars["x"][place] == 793 * 86_400_000


def test_proposals_are_hollow_and_planned_ones_wear_a_ring(timeline: Timeline) -> None:
    sheet = lay_out(timeline, other="Other")
    by_role = {trace["meta"]["role"]: trace for trace in traces_of(sheet)}
    marks = by_role["marks"]
    fills = dict(zip(marks["customdata"], marks["marker"]["color"], strict=True))
    assert fills["period"] == "#ffffff"
    assert fills["since"] == "#aa3311"
    signs = by_role["signs"]["marker"]
    ring = by_role["signs"]["customdata"].index("since")
    assert (signs["symbol"][ring], signs["color"][ring]) == ("diamond", "rgba(0,0,0,0)")
    assert signs["size"][ring] > marks["marker"]["size"][2]


def test_a_hollow_bar_is_one_outline() -> None:
    event = {"id": "x", "date": "1994/..", "title": "X", "review": "proposed"}
    sheet = lay_out(Timeline.model_validate({"events": [event]}), other="Other")
    bars, pieces, *_ = traces_of(sheet)
    assert bars["customdata"] == ["x"]
    assert bars["marker"]["line"]["width"] == [1.5]
    assert pieces["customdata"] == []


def test_a_scheme_changes_colours_only(timeline: Timeline) -> None:
    sheet = lay_out(timeline, other="Other")
    light, dark = traces_of(sheet, "light"), traces_of(sheet, "dark")
    assert light != dark
    for one, other in zip(light, dark, strict=True):
        for trace in (one, other):
            del trace["marker"]["color"], trace["marker"]["line"]["color"]
        assert one == other


@pytest.mark.parametrize(
    "title",
    ["<b>bold</b>", "%{x}", "$\\alpha$", '<a href="https://x.example">x</a>', "&lt;i&gt;", "%{customdata}"],
)
def test_texts_are_inert(title: str) -> None:
    timeline = Timeline.model_validate(
        {
            "title": title,
            "lanes": {"a": title},
            "events": [{"id": "x", "date": "2020", "title": title, "lane": "a"}],
        }
    )
    drawn = figure(timeline)
    marks = next(trace for trace in drawn.data if trace.meta["role"] == "marks")
    said = marks.text[0].removeprefix("2020<br><b>").removesuffix("</b>")
    name = drawn.layout.annotations[0].text.removeprefix("<b>").removesuffix("</b>")
    assert marks.hovertemplate == "%{text}<extra></extra>"
    for text in (said, name, drawn.layout.title.text):
        assert "<" not in text
        assert "$" not in text


def test_geometry_comes_without_plotly(tmp_path: Path) -> None:
    code = (
        "import sys, timeline.layout, timeline.page; sys.exit(any('plotly' in name for name in sys.modules))"
    )
    assert run([sys.executable, "-c", code], cwd=tmp_path, check=False).returncode == 0
