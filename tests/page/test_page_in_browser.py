"""What a reader meets: the page opened in Chromium, from disk, with every request and message counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.page.test_page_hostile import HOSTILE, LINKS, hostile
from timeline.page import render
from timeline.page.inert import plain
from timeline.schema import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DRAWN = 20  # events of the sample that have a year
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}

OVERLAPS = """() => {
  const box = (element) => element.getBoundingClientRect();
  const chart = box(document.getElementById("tl_chart"));
  const labels = [...document.querySelectorAll(".tl-label-of")];
  const marks = [...document.querySelectorAll("#tl_plot .scatterlayer path.point")].map(box);
  const hit = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  const found = [];
  labels.forEach((label, index) => {
    const own = box(label);
    if (own.left < chart.left - 0.5 || own.right > chart.right + 0.5) found.push("edge: " + label.textContent);
    labels.slice(index + 1).forEach((other) => {
      if (hit(own, box(other))) found.push(label.textContent + " / " + other.textContent);
    });
    if (marks.some((mark) => hit(own, mark))) found.push("mark: " + label.textContent);
  });
  return { found, labels: labels.length, marks: marks.length };
}"""

PLACES = """() => [...document.querySelectorAll("#tl_plot :is(path.point, .point path), .tl-label-of, .tl-axis span")]
  .map((element) => { const box = element.getBoundingClientRect();
    return [Math.round(box.left * 10), Math.round(box.top * 10), Math.round(box.width * 10)]; })"""


@dataclass
class Opened:
    """A page and what it said and asked for while it was open."""

    page: Page
    messages: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def address(sample: Timeline, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "timeline.html"
    path.write_text(render(sample, as_of=date(2021, 4, 5)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    contexts = []

    def opened(at: str = "", live: bool = True, **options: Any) -> Opened:
        context = browser.new_context(**{"viewport": WIDE, **options})
        contexts.append(context)
        context.set_default_timeout(8000)
        result = Opened(context.new_page())
        result.page.on("console", lambda message: result.messages.append(message.text))
        result.page.on("pageerror", lambda error: result.messages.append(str(error)))
        result.page.on("request", lambda request: result.requests.append(request.url))
        result.page.goto(address + at)
        if live:
            result.page.wait_for_selector(".tl-live #tl_plot .scatterlayer path.point", state="attached")
        return result

    yield opened
    for context in contexts:
        context.close()


def panel_is_open(page: Page) -> bool:
    return page.locator("#tl_panel").is_visible()


def settled(page: Page) -> None:
    """Let the drawing that an action asked for take place."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_timeout(50)


def test_it_opens_quietly_and_alone(open_page: Open, address: str) -> None:
    opened = open_page()
    settled(opened.page)
    assert opened.messages == []
    assert [url for url in opened.requests if url != "data:,"] == [address]
    assert opened.page.title() == "A sample of space relations"


def test_the_chart_is_live_and_every_event_has_its_mark(open_page: Open) -> None:
    page = open_page().page
    marks = page.locator("#tl_plot .scatterlayer .trace").evaluate_all(
        "traces => traces.map((trace) => trace.querySelectorAll('path.point').length)"
    )
    assert max(marks) == DRAWN
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.tl-picture.tl-wide')).visibility")
        == "hidden"
    )
    assert page.locator(".modebar").count() == 0
    assert page.locator(".tl-axis .tl-now").inner_text() == "as of 5 April 2021"


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_nothing_jumps_when_the_chart_comes_alive(open_page: Open, viewport: dict[str, int]) -> None:
    page = open_page(viewport=viewport).page
    tops = "['.tl-chart', '.tl-list'].map((part) => document.querySelector(part).getBoundingClientRect().top)"
    live = page.evaluate(tops)
    page.evaluate("document.body.classList.remove('tl-live')")
    assert page.evaluate(tops) == live
    assert page.locator(".tl-picture.tl-wide" if viewport is WIDE else ".tl-picture.tl-narrow").is_visible()


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_labels_touch_nothing_at_any_zoom(open_page: Open, viewport: dict[str, int]) -> None:
    page = open_page(viewport=viewport).page
    seen = page.evaluate(OVERLAPS)
    assert seen["found"] == []
    assert seen["marks"] >= DRAWN
    assert seen["labels"] >= DRAWN * (0.95 if viewport is WIDE else 0.8)
    for action in ("zoom_in", "years", "later", "zoom_in", "earlier", "decades", "zoom_in", "later", "fit"):
        page.eval_on_selector(f"[data-action={action}]", "button => button.click()")
        settled(page)
        assert page.evaluate(OVERLAPS)["found"] == [], action
    assert page.evaluate(OVERLAPS) == seen


def test_a_click_opens_the_event_and_escape_closes_it(open_page: Open) -> None:
    page = open_page().page
    page.locator(".tl-label-of", has_text="Apollo and Soyuz").click()
    panel = page.locator("#tl_panel")
    assert panel.is_visible()
    assert panel.get_attribute("aria-label") == "Apollo and Soyuz fly together"
    assert panel.locator("mark").inner_text() == "On Thursday"
    assert panel.locator(".tl-resolved").inner_text() == "“On Thursday” was read against 18 July 1975."
    assert panel.locator(".tl-origin a").get_attribute("href") == "https://example.org/handshake?crew=5&day=3"
    assert page.url.endswith("#joint-flight")
    page.keyboard.press("Escape")
    assert not panel.is_visible()
    page.wait_for_url(lambda url: "#" not in url)  # the browser tells of a closed panel a moment later


def test_a_click_on_a_mark_opens_it_and_a_click_beside_does_not(open_page: Open) -> None:
    page = open_page().page
    chart = page.locator("#tl_chart").bounding_box()
    assert chart is not None
    page.mouse.click(chart["x"] + chart["width"] - 4, chart["y"] + 38)
    assert not panel_is_open(page)
    marks = page.locator("#tl_plot .scatterlayer .trace").nth(0).locator("path.point")
    box = marks.first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert (
        page.locator(".tl-tip strong").inner_text()
        == "Outer Space Treaty opens for signature in Moscow, London and Washington"
    )
    page.mouse.down()
    page.mouse.up()
    assert page.locator("#tl_panel h3").inner_text().startswith("Outer Space Treaty")


def test_the_keyboard_reaches_every_event(open_page: Open) -> None:
    page = open_page().page
    page.locator("#tl_chart").focus()
    heard = []
    for _ in range(DRAWN):
        page.keyboard.press("ArrowRight")
        heard.append(page.locator("#tl_spoken").inner_text())
    assert len(set(heard)) == DRAWN
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert page.locator("#tl_panel h3").inner_text().startswith("Outer Space Treaty")
    assert page.evaluate("document.activeElement.id") == "tl_panel"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "tl_chart"


def test_the_list_opens_events_too(open_page: Open) -> None:
    page = open_page().page
    link = page.locator("#no-year h3 a")
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator("#tl_panel h3").inner_text() == "A toast is drunk to the first flight"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.hash") == "#no-year"


def test_an_address_opens_its_event(open_page: Open) -> None:
    page = open_page(at="#shuttle-mir").page
    assert page.locator("#tl_panel h3").inner_text() == "Shuttle–Mir programme"
    page.evaluate("location.hash = '#station'")
    settled(page)
    assert page.locator("#tl_panel h3").inner_text() == "International Space Station in orbit"
    assert open_page(at="#nothing-here").messages == []


def test_a_bare_wheel_scrolls_and_ctrl_zooms(open_page: Open) -> None:
    page = open_page(viewport={"width": 1280, "height": 500}).page
    shown = page.locator("#tl_shown")
    before = shown.inner_text()
    page.mouse.move(640, 400)
    page.mouse.wheel(0, 200)
    page.wait_for_timeout(300)
    assert page.evaluate("scrollY") > 100
    assert shown.inner_text() == before
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    settled(page)
    zoomed = shown.inner_text()
    assert zoomed != before
    page.mouse.move(640, 300)
    page.mouse.down()
    page.mouse.move(740, 300, steps=4)
    page.mouse.up()
    settled(page)
    assert shown.inner_text() != zoomed
    assert not panel_is_open(page)
    page.locator("#tl_chart").press("0")
    settled(page)
    assert shown.inner_text() == before


def years_shown(page: Page) -> tuple[int, int]:
    first, last = page.locator("#tl_shown").text_content().split(" – ")
    return int(first), int(last)


def test_two_fingers_zoom_and_one_moves(open_page: Open) -> None:
    page = open_page(viewport=PHONE, is_mobile=True, has_touch=True).page
    hand = page.context.new_cdp_session(page)
    box = page.locator("#tl_chart").bounding_box()
    assert box is not None
    y = box["y"] + 120

    def touch(kind: str, *places: float) -> None:
        points = [{"x": place, "y": y, "id": number} for number, place in enumerate(places)]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    whole = years_shown(page)
    touch("touchStart", 170)
    touch("touchStart", 170, 220)
    for step in range(1, 9):
        touch("touchMove", 170 - 15 * step, 220 + 15 * step)
    assert page.locator(".tl-sketch").is_visible()
    touch("touchEnd")
    page.wait_for_timeout(400)
    assert page.locator(".tl-sketch").is_hidden()
    near = years_shown(page)
    assert whole[0] < near[0] < near[1] < whole[1]
    assert (near[1] - near[0]) < (whole[1] - whole[0]) / 3
    middle = (whole[0] + whole[1]) / 2
    assert near[0] < middle < near[1]  # what lay between the fingers stays there
    touch("touchStart", 300)
    for step in range(1, 7):
        touch("touchMove", 300 - 30 * step)
    touch("touchEnd")
    page.wait_for_timeout(400)
    moved = years_shown(page)
    assert moved[0] > near[0]
    assert abs((moved[1] - moved[0]) - (near[1] - near[0])) <= 1
    assert page.evaluate("visualViewport.scale") == 1
    assert page.evaluate(OVERLAPS)["found"] == []
    touch("touchStart", 120)
    touch("touchStart", 120, 280)
    for step in range(1, 9):
        touch("touchMove", 120 + 9 * step, 280 - 9 * step)
    touch("touchEnd")
    page.wait_for_timeout(400)
    back = years_shown(page)
    assert back[1] - back[0] > near[1] - near[0]
    assert not panel_is_open(page)


def test_a_sketch_stands_in_while_the_view_moves(open_page: Open) -> None:
    page = open_page().page
    page.mouse.move(640, 400)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -120)
    page.keyboard.up("Control")
    page.wait_for_selector(".tl-moving .tl-sketch")
    inked = """() => { const own = document.querySelector(".tl-sketch");
      const { data } = own.getContext("2d").getImageData(0, 0, own.width, own.height);
      return data.reduce((sum, value, index) => sum + (index % 4 === 3 && value > 0), 0); }"""
    assert page.evaluate(inked) > 5000
    page.wait_for_selector("#tl_chart:not(.tl-moving)")
    assert page.locator(".tl-sketch").is_hidden()
    assert page.evaluate(OVERLAPS)["found"] == []


def test_a_phone_needs_no_sideways_scrolling(open_page: Open) -> None:
    page = open_page(viewport=PHONE, is_mobile=True, has_touch=True, device_scale_factor=2).page
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    small = page.locator("button:visible").evaluate_all(
        "buttons => buttons.filter((button) => button.offsetWidth < 40 || button.offsetHeight < 40).length"
    )
    assert small == 0
    page.locator(".tl-label-of", has_text="Apollo and Soyuz").tap()
    assert panel_is_open(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_scripts_picture_and_list_are_there(open_page: Open) -> None:
    page = open_page(live=False, java_script_enabled=False).page
    assert page.locator("ol > li:visible").count() == 21
    assert page.locator(".tl-picture.tl-wide .tl-mark:visible").count() == DRAWN
    assert page.locator("button:visible").count() == 0


def test_every_time_zone_sees_the_same(open_page: Open) -> None:
    zones = ["UTC", "America/New_York", "Asia/Tokyo"]
    places = [open_page(timezone_id=zone).page.evaluate(PLACES) for zone in zones]
    assert len(places[0]) > 2 * DRAWN
    assert places[0] == places[1] == places[2]


def test_dark_is_dark(open_page: Open) -> None:
    opened = open_page(color_scheme="dark")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    mark = opened.page.locator("#tl_plot .scatterlayer .trace").nth(0).locator("path.point").first
    fill = mark.evaluate("mark => getComputedStyle(mark).fill")
    opened.page.emulate_media(color_scheme="light")
    settled(opened.page)
    light = mark.evaluate("mark => getComputedStyle(mark).fill")
    assert fill != light
    assert opened.messages == []


def test_paper_shows_the_still_picture_and_addresses(open_page: Open) -> None:
    page = open_page().page
    page.emulate_media(media="print")
    assert page.locator(".tl-picture.tl-wide .tl-mark:visible").count() == DRAWN
    assert page.locator("#tl_plot").is_hidden()
    assert page.locator("button:visible").count() == 0
    address = page.locator(".tl-origin a").evaluate("link => getComputedStyle(link, '::after').content")
    assert "1" in address or "attr(data-note)" in address
    assert (
        page.locator(".tl-addresses li:visible").inner_text() == "https://example.org/handshake?crew=5&day=3"
    )
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_hostile_texts_do_nothing(browser: Browser, tmp_path: Path) -> None:
    probes = [*HOSTILE[:-1], *LINKS]
    assert len(probes) >= 30
    parts = [hostile(text) for text in probes]
    events = [
        part.events[0].model_copy(update={"id": f"e{number}", "lane": f"l{number % 8}"})
        for number, part in enumerate(parts)
    ]
    lanes = {f"l{number}": parts[number].lanes["a"] for number in range(8)}
    timeline = parts[0].model_copy(update={"lanes": lanes, "events": tuple(events)})
    path = tmp_path / "hostile.html"
    path.write_text(render(timeline), encoding="utf-8")
    page = browser.new_page()
    page.set_default_timeout(8000)
    opened = Opened(page)
    page.on("console", lambda message: opened.messages.append(message.text))
    page.on("dialog", lambda dialog: (opened.messages.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: opened.requests.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector(".tl-live #tl_plot .scatterlayer path.point", state="attached")
    page.locator("#tl_chart").focus()
    shown = [plain(text).strip() for text in probes]
    for _ in probes:
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        title = page.evaluate("document.querySelector('#tl_panel h3').textContent")
        assert title.strip() in shown
        page.keyboard.press("Escape")
    page.evaluate("location.hash = '#?query=<img src=x onerror=alert(1)>&actor=<b>&view=x..y'")
    settled(page)
    links = page.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert all(link.startswith("#e") for link in links)
    assert page.title() == plain(probes[0])
    assert opened.messages == []
    assert [url for url in opened.requests if url != "data:,"] == [path.as_uri()]
    page.close()


def test_far_years_are_the_same_in_every_time_zone(browser: Browser, tmp_path: Path) -> None:
    dates = ["0015-03-02", "1066-10-14", "1883", "1899-12-31", "2101-01-01", "2150-05"]
    events = [{"id": f"e{number}", "date": text, "title": text} for number, text in enumerate(dates)]
    path = tmp_path / "far.html"
    path.write_text(
        render(Timeline.model_validate({"events": events}), as_of=date(1899, 12, 31)), encoding="utf-8"
    )
    seen = []
    for zone in ("UTC", "America/New_York", "Asia/Tokyo"):
        page = browser.new_context(timezone_id=zone, viewport=WIDE).new_page()
        page.goto(path.as_uri() + "#?view=1899-12-01..1900-02-01")
        page.wait_for_selector(".tl-live #tl_plot .scatterlayer path.point", state="attached")
        settled(page)
        near = [page.evaluate(PLACES), page.locator("#tl_shown").inner_text()]
        page.evaluate("location.hash = '#'")
        settled(page)
        seen.append([near, page.evaluate(PLACES)])
        page.context.close()
    assert len(seen[0][1]) > len(dates)
    assert seen[0][0][1] == "Dec 1899 – Feb 1900"
    assert seen[0] == seen[1] == seen[2]
