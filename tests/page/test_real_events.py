"""Real timelines: nearly every title of twenty to forty events is to be read, and a hundred and fifty stay legible."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.page.test_page_in_browser import OVERLAPS
from timeline.page import render
from timeline.schema import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATUSES = {"happened", "planned", "cancelled"}


def facts(path: Path) -> Timeline:
    """The collected facts as a timeline."""
    lanes: dict[str, str] = {}
    events: list[dict[str, Any]] = []
    for fact in yaml.safe_load(path.read_text(encoding="utf-8")):
        lane = re.sub("[^a-z]+", "-", fact["category"])
        lanes.setdefault(lane, fact["category"].capitalize())
        event = {
            "id": fact["id"].lower(),
            "date": str(fact["date"]),
            "title": fact["title"],
            "lane": lane,
            "status": fact["status"] if fact.get("status") in STATUSES else "happened",
            "importance": {1: "major", 3: "minor"}.get(fact.get("importance")),
        }
        events.append(event)
    return Timeline.model_validate({"title": "Facts", "lanes": lanes, "events": events})


def some(timeline: Timeline, count: int, seed: int) -> Timeline:
    dated = sorted(
        (event for event in timeline.events if event.date.is_dated), key=lambda event: event.date.sort_key
    )
    chosen = random.Random(seed).sample(dated, count) if seed else dated[-count:]
    return timeline.model_copy(update={"events": tuple(chosen)})


def seen(browser: Browser, timeline: Timeline, folder: Path) -> dict[str, Any]:
    path = folder / "page.html"
    path.write_text(render(timeline), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(path.as_uri())
    page.wait_for_selector(".tl-live #tl_plot .scatterlayer path.point", state="attached")
    found: dict[str, Any] = page.evaluate(OVERLAPS)
    page.close()
    return found


@pytest.mark.parametrize(("count", "seed"), [(20, 1), (30, 2), (40, 0), (40, 3)])
def test_nearly_all_of_a_few_events_are_labelled(
    browser: Browser, shared: Path, tmp_path: Path, count: int, seed: int
) -> None:
    path = shared / "facts" / "facts.yaml"
    if not path.is_file():
        pytest.skip("no collection of facts beside the project")
    found = seen(browser, some(facts(path), count, seed), tmp_path)
    assert found["found"] == []
    assert found["labels"] >= count * 0.95


def test_the_events_of_this_project_are_labelled(
    browser: Browser, reference: Timeline, tmp_path: Path
) -> None:
    timeline = reference.model_copy(update={"events": reference.events[:40]})
    drawn = sum(event.date.is_dated and event.review != "rejected" for event in timeline.events)
    found = seen(browser, timeline, tmp_path)
    assert found["found"] == []
    assert found["labels"] >= drawn * 0.95


def test_a_crowded_collection_stays_legible(browser: Browser, shared: Path, tmp_path: Path) -> None:
    path = shared / "facts" / "facts.yaml"
    if not path.is_file():
        pytest.skip("no collection of facts beside the project")
    timeline = facts(path)
    found = seen(browser, timeline, tmp_path)
    assert found["found"] == []
    assert found["labels"] >= len(timeline.events) * 0.65


def test_the_whole_timeline_of_this_project_is_seen_at_a_glance(
    browser: Browser, reference: Timeline, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(reference), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector(".tl-live #tl_plot .scatterlayer path.point", state="attached")
    ribbon = page.locator("#tl_ribbon").bounding_box()
    assert ribbon is not None and ribbon["y"] + ribbon["height"] <= 900
    for lane in page.locator(".tl-lane-band").all():
        box = lane.bounding_box()
        assert box is not None and box["height"] > 0 and box["y"] + box["height"] <= ribbon["y"]
    labels = set(page.locator(".tl-label-of.tl-major .tl-text").all_inner_texts())
    majors = {event.title for event in reference.events if event.importance == "major"}
    assert len(majors) > 10 and majors <= labels
    page.close()


@pytest.mark.parametrize("years", [(1955, 1975), (1990, 2005), (2010, 2026), (2014, 2017)])
def test_a_main_event_keeps_its_title_in_a_closer_view(
    browser: Browser, reference: Timeline, tmp_path: Path, years: tuple[int, int]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(reference), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{path.as_uri()}#?view={years[0]}-01-01..{years[1]}-01-01")
    page.wait_for_function("document.querySelector('#tl_shown').textContent.includes(' – ')")
    page.wait_for_selector(".tl-chart:not(.tl-moving) .tl-label-of", state="attached")
    shown = page.locator(".tl-label-of.tl-major .tl-text").all_inner_texts()
    majors = {event.title for event in reference.events if event.importance == "major"}
    assert len(shown) >= 2 and set(shown) <= majors
    assert page.evaluate(OVERLAPS)["found"] == []
    page.close()
