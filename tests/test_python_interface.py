"""`import timeline`: all of it is listed, documented and typed, and loads no more than it needs."""

from __future__ import annotations

import base64
import inspect
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import timeline
from timeline.notebook import mimebundle
from timeline.schema import Timeline

QUIET = """
import sys, warnings, timeline
warnings.simplefilter("ignore")
events = timeline.select(timeline.read("events.yaml"), since="2014")
for form in ("csv", "json", "svg", "markdown"):
    timeline.export(events, format=form)
events._repr_mimebundle_()
timeline.fragment(events, plotlyjs="none")
assert "plotly" not in sys.modules, "plotly"
timeline.figure(events)
assert "plotly" in sys.modules
"""


def test_all_of_it_is_listed_and_nothing_else() -> None:
    assert list(timeline.__all__) == sorted(timeline.__all__, key=lambda name: (name[0].islower(), name))
    assert set(timeline.__all__) <= set(dir(timeline))
    own = {name for name, thing in vars(timeline).items() if getattr(thing, "__module__", "") == "timeline"}
    assert {name for name in own if not name.startswith("_")} <= set(timeline.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'reed'"):
        timeline.reed  # noqa: B018


@pytest.mark.parametrize("name", timeline.__all__)
def test_each_is_documented_and_typed(name: str) -> None:
    thing = getattr(timeline, name)
    text = inspect.getdoc(thing) or ""
    assert len(text) > 15
    if not inspect.isfunction(thing):
        return
    parameters = inspect.signature(thing).parameters
    annotations = thing.__annotations__
    assert set(annotations) == {*parameters, "return"}
    told = text.partition("Args:")[2]
    for parameter in parameters:
        assert re.search(rf"^\s+(?:\w+, )*{parameter}(?:, \w+)*:", told, re.MULTILINE), parameter
    assert "Raises:" in text


def test_plotly_is_loaded_for_a_figure_only(root: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", QUIET], cwd=root, capture_output=True, text=True, check=False, timeout=300
    )
    assert result.returncode == 0, result.stderr


def test_importing_it_loads_next_to_nothing() -> None:
    script = "import sys; before = set(sys.modules); import timeline; print(*set(sys.modules) - before)"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {name for name in result.stdout.split() if "." in name and name.startswith("timeline.")} == set()
    assert not {"pydantic", "jinja2", "yaml", "plotly"} & set(result.stdout.split())


def test_a_figure_is_plotlys_own_and_can_be_restyled(root: Path) -> None:
    from plotly.graph_objects import Figure

    figure = timeline.figure(timeline.select(timeline.read(root / "events.yaml"), since="2014"))
    assert type(figure) is Figure
    figure.update_layout(title_text="Mine")
    figure.update_traces(opacity=0.5)
    assert Figure(figure.to_dict()).layout.title.text == "Mine"


EVIL = '<img src=x onerror=alert(1)>"&\u202e'


def test_what_a_notebook_gets_is_inert() -> None:
    event = {
        "id": "a",
        "date": "2014-02-20",
        "title": EVIL,
        "summary": EVIL,
        "sources": [{"title": EVIL, "url": "https://example.org/?a=1&b='"}],
    }
    bundle = mimebundle(Timeline.model_validate({"title": EVIL, "events": [event]}))
    html = bundle["text/html"]
    assert "<img src=x" not in html
    assert html.count("<img ") == 1
    assert "\u202e" not in html
    assert html.count("&lt;img src=x onerror=alert(1)&gt;") == 4
    picture = re.search(r'base64,([^"]+)"', html)
    assert picture
    assert base64.b64decode(picture[1]).decode() == bundle["image/svg+xml"]
    assert ET.fromstring(bundle["image/svg+xml"]).tag.endswith("svg")


def test_a_notebook_gets_what_it_asks_for(root: Path) -> None:
    events = timeline.select(timeline.read(root / "events.yaml"), since="2020")
    assert set(mimebundle(events)) == {"text/plain", "text/html", "image/svg+xml"}
    assert set(mimebundle(events, include={"text/html"})) == {"text/html"}
    assert set(mimebundle(events, exclude=["text/html", "image/svg+xml"])) == {"text/plain"}
    assert mimebundle(events) == mimebundle(events)


def test_without_anything_to_draw_the_list_is_left() -> None:
    bundle = mimebundle(Timeline.model_validate({"title": "Nothing yet"}))
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/plain"] == "Nothing yet: 0 events in 0 lanes"
    assert "<h3><bdi>Nothing yet</bdi></h3>" in bundle["text/html"]


def test_many_events_are_listed_in_part() -> None:
    events = [{"id": f"e-{number}", "date": "2014", "title": "An event"} for number in range(620)]
    html = mimebundle(Timeline.model_validate({"events": events}))["text/html"]
    assert html.count("<li>") == 500
    assert "<p>+ 120 events</p>" in html
