"""Search, filters, addresses, the ribbon and crowds, as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from timeline.page import render
from timeline.schema import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def many(count: int) -> Timeline:
    """Events over sixty years in five lanes, each with a title of its own."""
    events = [
        {
            "id": f"e{number}",
            "date": (date(1960, 1, 1) + timedelta(days=number * 22000 // count)).isoformat(),
            "title": f"Event number {number} of many",
            "lane": f"lane{number % 5}",
        }
        for number in range(count)
    ]
    lanes = {f"lane{number}": f"Lane {number}" for number in range(5)}
    return Timeline.model_validate({"title": "Many", "lanes": lanes, "events": events})


@pytest.fixture(scope="module")
def pages(sample: Timeline, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("finding")
    made = {
        "sample": render(sample, as_of=date(2021, 4, 5)),
        "compact": render(sample, compact=True, as_of=date(2021, 4, 5)),
        "russian": render(sample, language="ru", as_of=date(2021, 4, 5)),
        "thousand": render(many(1000)),
        "folded": render(many(2500)),
    }
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    frame = '<!doctype html><title>f</title><iframe src="sample.html#?query=accords" width="1200"></iframe>'
    (folder / "frame.html").write_text(frame, encoding="utf-8")
    return {path.stem: path.as_uri() for path in folder.iterdir()}


@pytest.fixture
def open_page(browser: Browser, pages: dict[str, str]) -> Iterator[Any]:
    contexts = []

    def opened(name: str, at: str = "", **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        page.goto(pages[name] + at)
        if name != "frame":
            page.wait_for_selector(".tl-live", state="attached")
            settled(page)
        return page

    yield opened
    for context in contexts:
        context.close()


def settled(page: Page) -> None:
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_timeout(400)


def listed(page: Page) -> int:
    return page.locator("li.tl-entry:visible").count()


def marks(page: Page) -> int:
    counts = page.locator("#tl_plot .scatterlayer .trace").evaluate_all(
        "traces => traces.map((trace) => trace.querySelectorAll('path.point').length)"
    )
    return max(counts, default=0)


def count(page: Page) -> str:
    return page.locator("#tl_count").inner_text()


def test_search_acts_on_chart_and_list_together(open_page: Any) -> None:
    page = open_page("sample")
    assert (count(page), listed(page), marks(page)) == ("21 events", 21, 20)
    page.keyboard.press("/")
    page.keyboard.type("accords")
    settled(page)
    assert (count(page), listed(page), marks(page)) == ("2 of 21 events", 2, 2)
    assert page.url.endswith("#?query=accords")
    page.keyboard.type("xyz")
    settled(page)
    assert (count(page), listed(page), marks(page)) == ("0 of 21 events", 0, 0)
    assert page.locator("#tl_nothing").is_visible()
    page.keyboard.press("Escape")
    settled(page)
    assert (count(page), listed(page), marks(page)) == ("21 events", 21, 20)
    assert page.evaluate("document.activeElement.id") == "tl_chart"
    assert "#" not in page.url


def test_search_reads_quotes_and_ignores_accents(open_page: Any) -> None:
    page = open_page("sample", "#?query=SHÓOK%20hands")
    assert count(page) == "1 of 21 events"
    assert page.locator("li.tl-entry:visible h3").inner_text() == "Apollo and Soyuz fly together"


FOUND = {
    "lanes=mission": 6,
    "actor=US": 3,
    "status=planned": 2,
    "status=cancelled": 1,
    "review=proposed": 4,
    "from=1970": 19,
    "to=1975": 5,
    "from=1970&to=1975": 4,
    "from=1970&to=1975&lanes=agreement": 3,
    "actor=Nobody&status=odd&from=x": 21,
}


def test_filters_come_with_the_address(open_page: Any) -> None:
    page = open_page("sample")
    for at, found in FOUND.items():
        page.evaluate(f"location.hash = '#?{at}'")
        settled(page)
        assert listed(page) == found, at
        assert count(page).startswith(f"{found} "), at


def test_a_filter_is_set_by_hand_and_cleared(open_page: Any) -> None:
    page = open_page("sample")
    page.click("#tl_more summary")
    page.locator("[name=lanes]").nth(1).uncheck()
    page.select_option("[name=status]", "happened")
    settled(page)
    assert "lanes=agreement+sanctions+plan+_" in page.url
    assert "status=happened" in page.url
    assert not page.locator(".tl-lane-band.tl-lane-1").is_visible()
    page.keyboard.press("Escape")
    page.click("button[type=reset]")
    settled(page)
    assert listed(page) == 21
    assert page.evaluate("document.activeElement.id") == "tl_search"


def test_an_address_restores_event_filter_and_range(open_page: Any) -> None:
    page = open_page("sample", "#agreement-1972?lanes=agreement&view=1966-01-01..1976-01-01")
    assert page.locator("#tl_shown").inner_text() == "1966 – 1976"
    assert page.locator("#tl_panel h3").inner_text().startswith("Nixon and Kosygin")
    assert count(page) == "7 of 21 events"
    assert page.url.endswith("#agreement-1972?lanes=agreement&view=1966-01-01..1976-01-01")


def test_it_works_in_a_frame(open_page: Any) -> None:
    page = open_page("frame")
    frame = page.frame_locator("iframe")
    frame.locator(".tl-live").wait_for(state="attached")
    settled(page)
    assert frame.locator("#tl_count").inner_text() == "2 of 21 events"


def test_a_link_is_copied(open_page: Any) -> None:
    page = open_page("sample", "#station?query=station", permissions=["clipboard-read", "clipboard-write"])
    page.click("#tl_copy")
    page.wait_for_timeout(100)
    assert page.locator("#tl_copy").inner_text() == "Copied"
    assert page.evaluate("navigator.clipboard.readText()").endswith("sample.html#station")


def test_the_keys_are_shown_and_only_title_and_date_are_said(open_page: Any) -> None:
    page = open_page("sample")
    page.keyboard.press("?")
    assert page.locator("#tl_keys").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#tl_keys").is_visible()
    page.locator("#tl_chart").focus()
    page.keyboard.press("End")
    assert page.locator("#tl_spoken").inner_text() == "The station is brought down. from 2030 to 2031"


def test_the_ribbon_jumps_and_brushes(open_page: Any) -> None:
    page = open_page("sample")
    box = page.locator("#tl_ribbon").bounding_box()
    y = box["y"] + 20
    page.mouse.move(box["x"] + box["width"] * 0.2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, y, steps=4)
    page.mouse.up()
    page.wait_for_timeout(350)
    brushed = page.locator("#tl_shown").inner_text()
    first, last = (int(year) for year in brushed.split(" – "))
    assert 1970 < first < last < 1996
    page.mouse.click(box["x"] + box["width"] * 0.8, page.locator("#tl_ribbon").bounding_box()["y"] + 20)
    settled(page)
    assert page.locator("#tl_shown").inner_text() != brushed


def test_the_frame_of_the_ribbon_is_moved_and_its_ends_are_drawn(open_page: Any) -> None:
    page = open_page("sample")

    def shares() -> tuple[float, float]:
        box, frame = (page.locator(name).bounding_box() for name in ("#tl_ribbon", ".tl-brush"))
        start = (frame["x"] - box["x"]) / box["width"]
        return start, start + frame["width"] / box["width"]

    def drag(start: float, end: float, beside: float = 0) -> tuple[float, float]:
        box = page.locator("#tl_ribbon").bounding_box()
        y = box["y"] + 20
        page.mouse.move(box["x"] + box["width"] * start + beside, y)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * end + beside, y, steps=4)
        page.mouse.up()
        settled(page)
        return shares()

    near = partial(pytest.approx, abs=0.01)
    assert drag(0.2, 0.4) == near((0.2, 0.4))
    assert drag(0.4, 0.6, beside=9) == near((0.2, 0.6))  # a finger need not meet the line
    assert drag(0.2, 0.3, beside=-9) == near((0.3, 0.6))
    assert drag(0.45, 0.65) == near((0.5, 0.8))
    assert drag(0.1, 0.3) == near((0.1, 0.3))


def test_rows_are_packed_anew_for_what_is_in_view_and_come_back(open_page: Any) -> None:
    page = open_page("thousand")
    height = "document.getElementById('tl_chart').offsetHeight"
    whole = page.evaluate(height)
    page.evaluate("location.hash = '#?view=1990-01-01..1990-09-01'")
    settled(page)
    zoomed = page.evaluate(height)
    assert zoomed < whole
    assert 8 <= page.locator(".tl-label-of").count() <= 14
    page.click("[data-action=fit]")
    settled(page)
    assert page.evaluate(height) == whole


def test_a_link_to_an_event_shows_it_in_the_chart_and_not_far_below_in_the_list(open_page: Any) -> None:
    page = open_page("thousand", at="#e700")
    page.wait_for_timeout(1200)  # a browser that scrolled to the entry would do so smoothly
    assert page.locator("#tl_panel h3").inner_text() == "Event number 700 of many"
    ring = page.locator(".tl-ring-of").bounding_box()
    assert ring is not None and 0 <= ring["y"] <= 800 - ring["height"]
    assert page.evaluate("location.hash") == "#e700"


def test_a_crowd_becomes_a_curve_with_its_count_and_names(open_page: Any) -> None:
    page = open_page("thousand")
    dense = page.locator(".tl-lane-band.tl-dense")
    assert dense.count() >= 2
    assert "200 events: zoom in or filter" in dense.first.inner_text()
    assert marks(page) <= 720
    lanes = page.locator(".tl-label-of").evaluate_all(
        "labels => labels.map((label) => label.className.match(/lane-\\d/)[0])"
    )
    assert all(lanes.count(f"lane-{number}") >= 2 for number in range(5))
    page.evaluate("location.hash = '#?view=1990-01-01..1992-01-01'")
    settled(page)
    assert dense.count() == 0


def test_a_long_list_folds_by_decade_and_unfolds_for_what_is_found(open_page: Any) -> None:
    page = open_page("folded")
    assert page.locator("details.tl-decade").count() == 7
    assert listed(page) == 0
    page.emulate_media(media="print")
    assert listed(page) == 2500  # paper cannot be unfolded
    page.emulate_media(media="screen")
    page.fill("#tl_search", "number 1234")
    settled(page)
    page.wait_for_timeout(200)
    assert listed(page) == 1
    assert page.locator("details.tl-decade:visible").count() == 1


def test_the_compact_page_comes_alive(open_page: Any) -> None:
    assert marks(open_page("compact")) == 20


def test_a_russian_page_says_nothing_in_english(open_page: Any) -> None:
    page = open_page("russian")
    assert page.evaluate("document.documentElement.lang") == "ru"
    page.locator("#tl_chart").focus()
    assert count(page) == "21 событие"
    seen = page.evaluate(
        """() => {
          const own = [...document.querySelectorAll("bdi, article, kbd, option[value], h1, script, style")];
          const texts = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            if (!own.some((part) => part.contains(walk.currentNode))) texts.push(walk.currentNode.nodeValue);
          }
          for (const part of document.querySelectorAll("[aria-label], [title], [placeholder]")) {
            if (!part.closest("article, .tl-panel")) texts.push(part.ariaLabel, part.title, part.placeholder);
          }
          return texts.filter(Boolean).join(" ");
        }"""
    )
    drawn = page.evaluate(
        "[...document.querySelectorAll('.tl-picture text, .tl-description')].map((e) => e.textContent).join(' ')"
    )
    words = set(seen.split()) - set(drawn.split())
    assert "Поиск" in words
    assert {word for word in words if word.strip(".,:;()").isascii() and word.strip(".,:;()").isalpha()} <= {
        "Ctrl",
        "Enter",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_targets_are_large_and_named(open_page: Any, scheme: str) -> None:
    page = open_page("sample", color_scheme=scheme)
    page.click("#tl_more summary")
    controls = page.locator("button:visible, summary:visible, select:visible, input:visible").evaluate_all(
        """controls => controls.map((own) => {
          const box = (own.type === "checkbox" ? own.closest("label") : own).getBoundingClientRect();
          const name = own.ariaLabel || own.textContent.trim() || own.closest("label")?.textContent.trim() || "";
          return [name, Math.min(box.width, box.height)];
        })"""
    )
    assert len(controls) > 15
    assert [control for control in controls if not control[0] or control[1] < 24] == []
