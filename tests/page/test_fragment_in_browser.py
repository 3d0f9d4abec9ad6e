"""Fragments in a page of somebody else: hostile style, strict policy, two of them, Plotly before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

import timeline
from tests.page.hosts import HOSTILE, TAME, host
from timeline.page import fragment, fragment_files
from timeline.schema import Timeline

SITE = "http://newsroom.test/"
STRICT = "default-src 'none'; script-src 'self'; style-src 'self'"
AS_OF = date(2021, 4, 5)
LIVE = "#tl-{}.tl-live .tl-plot .scatterlayer path.point"
Served = Callable[..., Page]

# Where everything stands, in a section, to the half pixel.
PLACES = """(root) => {
  const origin = root.getBoundingClientRect();
  const half = (side) => Math.round(side * 2) / 2;
  const every = [...root.querySelectorAll("*")];
  return every.filter((one) => !one.closest("dialog, style, link, script, .gl-container")).map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const place = width || height ? [left - origin.left, top - origin.top, width, height].map(half) : "nowhere";
    return `${one.tagName} ${one.classList[0] ?? ""} ${place}`;
  });
}"""
LOOKS = """(root) => {
  const written = ["color", "backgroundColor", "fontSize", "lineHeight", "letterSpacing", "textIndent"];
  const drawn = ["fill", "fillOpacity", "strokeWidth", "opacity", "display"];
  const every = root.querySelectorAll("a, p, h2, h3, li, button, span, .tl-plot path.point, .tl-plot .point path");
  return [...every].map((one) => {
    const style = getComputedStyle(one);
    const stroke = style.strokeWidth === "0px" ? "" : style.stroke;
    return [one.tagName, stroke, ...(one.closest("svg") ? drawn : written).map((name) => style[name])].join(" ");
  });
}"""


@pytest.fixture
def served(browser: Browser) -> Iterator[Served]:
    """A browser's page at an address of the newsroom, whose files are these."""
    contexts = []

    def open_page(files: dict[str, str], at: str = "", policy: str = "", wait: str = "") -> Page:
        context = browser.new_context(viewport={"width": 1200, "height": 3000})
        contexts.append(context)
        context.set_default_timeout(8000)

        def answer(route: Route) -> None:
            name = route.request.url.removeprefix(SITE).partition("?")[0].partition("#")[0]
            kinds = {"css": "text/css", "js": "text/javascript"}
            headers = {"content-type": kinds.get(name.rpartition(".")[2], "text/html; charset=utf-8")}
            if policy:
                headers["content-security-policy"] = policy
            found = files.get(name)
            route.fulfill(status=200 if found is not None else 404, headers=headers, body=found or "")

        context.route(f"{SITE}**", answer)
        page = context.new_page()
        page.errors = []  # type: ignore[attr-defined]
        page.asked = []  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.errors.append(str(error)))  # type: ignore[attr-defined]
        page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
        page.goto(f"{SITE}article.html{at}")
        for name in wait.split():
            page.wait_for_selector(LIVE.format(name), state="attached")
        page.wait_for_timeout(300)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def two(sample: Timeline) -> list[str]:
    """Two charts that share events."""
    late = timeline.select(sample, since="1990")
    return [fragment(one, name=name, as_of=AS_OF) for name, one in (("first", sample), ("second", late))]


@pytest.fixture(scope="module")
def split(sample: Timeline) -> dict[str, str]:
    """The same in HTML and files, in a page that styles everything."""
    late = timeline.select(sample, since="1990")
    made = [
        fragment_files(one, name=name, as_of=AS_OF) for name, one in (("first", sample), ("second", late))
    ]
    files = {name: text for one in made for name, text in one.files.items()}
    head = '<link rel="stylesheet" href="host.css">'
    page = host(*(one.html for one in made), style="", head=head)
    return {"article.html": page, "host.css": HOSTILE, **files}


def places(page: Page, script: str) -> list[Any]:
    return [page.locator(f"#tl-{name}").evaluate(script) for name in ("first", "second")]


def differences(one: Page, other: Page, script: str) -> list[tuple[str, str]]:
    """What is not the same in both, of all that the script tells."""
    told = [[*chain(*places(page, script))] for page in (one, other)]
    assert len(told[0]) > 500
    return [pair for pair in zip(*told, strict=True) if pair[0] != pair[1]]


def is_open(page: Page, name: str) -> bool:
    return page.locator(f"#tl_{name}_panel").is_visible()


def test_style_that_is_hostile_changes_nothing(served: Served, two: list[str]) -> None:
    tame = served({"article.html": host(*two, style=TAME)}, wait="first second")
    hostile = served({"article.html": host(*two, style=HOSTILE)}, wait="first second")
    for script in (PLACES, LOOKS):
        assert differences(tame, hostile, script) == []
    assert hostile.errors == []  # type: ignore[attr-defined]


def test_the_page_around_keeps_its_own_style(served: Served, two: list[str]) -> None:
    style = """() => ["html", "body", "main", "#comments"].map((name) => {
      const style = getComputedStyle(document.querySelector(name));
      const names = ["color", "backgroundColor", "font", "margin", "padding", "width", "colorScheme", "--paper"];
      return names.map((name) => style[name] ?? style.getPropertyValue(name));
    })"""
    without = served({"article.html": host("<p>x</p>")}).evaluate(style)
    assert served({"article.html": host(*two)}, wait="first second").evaluate(style) == without


def test_two_run_under_a_strict_policy(served: Served, split: dict[str, str]) -> None:
    page = served(split, policy=STRICT, wait="first second")
    assert page.errors == []  # type: ignore[attr-defined]
    assert page.evaluate("typeof Plotly.react") == "function"
    asked = [url for url in page.asked if "plotly" in url]  # type: ignore[attr-defined]
    assert len(asked) == 1
    page.locator("#tl_second_chart").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert is_open(page, "second")
    assert not is_open(page, "first")


def test_a_strict_policy_and_hostile_style_leave_everything_in_its_place(
    served: Served, split: dict[str, str], two: list[str]
) -> None:
    tame = served({"article.html": host(*two, style=TAME)}, wait="first second")
    strict = served(split, policy=STRICT, wait="first second")
    assert differences(tame, strict, PLACES) == []


def test_each_listens_to_its_own_keys_and_clicks_only(served: Served, two: list[str]) -> None:
    page = served({"article.html": host(*two)}, wait="first second")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.tagName") == "BODY"  # the page around has its own keys
    page.locator("#tl_first_chart").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#tl_first_spoken").inner_text() != ""
    assert page.locator("#tl_second_spoken").inner_text() == ""
    page.keyboard.press("Enter")
    assert (is_open(page, "first"), is_open(page, "second")) == (True, False)
    page.keyboard.press("Escape")
    assert not is_open(page, "first")
    page.fill("#tl_second_search", "station")
    page.wait_for_timeout(500)
    assert " of " in page.locator("#tl_second_count").inner_text()
    assert " of " not in page.locator("#tl_first_count").inner_text()
    page.locator("#tl-second .tl-toolbar button[data-action=zoom_in]").click()
    page.wait_for_timeout(300)
    shown = [page.locator(f"#tl_{name}_shown").inner_text() for name in ("first", "second")]
    assert shown[0].startswith("19")
    assert shown[0] != shown[1]
    assert page.url == f"{SITE}article.html"  # the address is not theirs


def test_an_address_opens_the_event_of_the_timeline_that_it_names(served: Served, two: list[str]) -> None:
    page = served({"article.html": host(*two)}, at="#tl-second-station", wait="first second")
    assert (is_open(page, "first"), is_open(page, "second")) == (False, True)
    assert page.locator("#tl_second_panel h3").inner_text() == "International Space Station in orbit"
    assert page.locator("#tl_second_copy").get_attribute("href") == "#tl-second-station"
    page.fill("#tl_first_search", "station")
    page.evaluate("location.hash = 'comments'")
    page.wait_for_timeout(500)
    assert " of " in page.locator("#tl_first_count").inner_text()  # that was not meant for it
    page.evaluate("location.hash = 'tl-first-station'")
    page.wait_for_timeout(500)
    assert is_open(page, "first")


def test_plotly_of_the_page_around_is_used(served: Served, two: list[str], split: dict[str, str]) -> None:
    own = split["plotly.min.js"] + "\nPlotly.isTheirs = true;"
    files = {"article.html": host(*two, head='<script src="own.js"></script>'), "own.js": own}
    before = served(files, wait="first second")
    assert before.evaluate("Plotly.isTheirs")
    files["article.html"] = host(*two, '<script src="own.js" defer></script>')
    after = served(files, wait="first second")
    assert after.evaluate("Plotly.isTheirs")
    after.locator("#tl-first .tl-toolbar button[data-action=zoom_in]").click()
    after.wait_for_timeout(500)
    assert after.locator("#tl-first .tl-plot .scatterlayer path.point").count() > 0
    assert after.errors == before.errors == []  # type: ignore[attr-defined]


def test_it_comes_alive_in_a_page_that_is_complete(served: Served, two: list[str]) -> None:
    """As in a notebook, which puts its output into a page that is there."""
    page = served({"article.html": host("<p>Here:</p>")})
    page.evaluate(
        """(html) => {
          document.body.append(document.createRange().createContextualFragment(html));
        }""",
        two[0],
    )
    page.wait_for_selector(LIVE.format("first"), state="attached")


def test_a_narrow_column_gets_the_narrow_chart(served: Served, two: list[str]) -> None:
    page = served({"article.html": host(two[0], style="main { width: 420px; }")}, wait="first")
    assert (
        page.locator("#tl-first .tl-picture.tl-narrow").evaluate("one => getComputedStyle(one).display")
        == "block"
    )
    assert page.locator("#tl-first").evaluate("one => one.scrollWidth <= one.clientWidth")


def test_without_scripts_it_is_picture_and_list(browser: Browser, sample: Timeline) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(host(fragment(sample, name="first", plotlyjs="none"), style=HOSTILE))
    assert page.locator("#tl-first .tl-picture.tl-wide").is_visible()
    page.locator("#tl-first details.tl-all > summary").click()
    assert page.locator("#tl-first li.tl-entry").first.is_visible()
    context.close()
