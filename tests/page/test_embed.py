"""timeline.html in a frame: `?embed`, the height that it tells, and the lines that `timeline embed` prints."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Frame, Page

from tests.page.hosts import host
from timeline.cli.main import cli
from timeline.page import render
from timeline.page.snippet import snippet
from timeline.schema import Timeline


@pytest.fixture(scope="module")
def folder(sample: Timeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("embed")
    pages = {
        "timeline": render(sample, as_of=date(2021, 4, 5)),
        "article": host("<p>Before.</p>", snippet("A title"), snippet("Another", event="station")),
        "still": host(snippet("A title", listens=False)),
        "outside": '<script>parent.postMessage({ timeline: "height", height: 99 }, "*")</script>',
    }
    for name, page in pages.items():
        (made / f"{name}.html").write_text(page, encoding="utf-8")
    return made


@pytest.fixture
def open_page(browser: Browser, folder: Path) -> Iterator[Any]:
    contexts = []

    def opened(name: str, at: str = "", width: int = 1200) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 2600})
        contexts.append(context)
        context.set_default_timeout(8000)
        page = context.new_page()
        page.errors = []  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.errors.append(str(error)))  # type: ignore[attr-defined]
        page.goto((folder / f"{name}.html").as_uri() + at)
        for frame in page.frames[1:] or page.frames:
            frame.wait_for_selector(".tl-live .tl-plot .scatterlayer path.point", state="attached")
        page.wait_for_timeout(300)
        return page

    yield opened
    for context in contexts:
        context.close()


def heights(page: Page) -> list[float]:
    return [one.bounding_box()["height"] for one in page.locator("iframe").all()]  # type: ignore[index]


def needed(frame: Frame) -> float:
    return float(frame.evaluate("document.documentElement.scrollHeight"))


@pytest.mark.parametrize("width", [1200, 390])
def test_a_frame_is_as_high_as_what_is_in_it(open_page: Any, width: int) -> None:
    page = open_page("article", width=width)
    first = page.frames[1]
    assert heights(page)[0] == needed(first) > 400
    assert first.evaluate("document.documentElement.scrollWidth <= innerWidth")
    folded = heights(page)
    first.locator("button.tl-unfold").click()
    page.wait_for_timeout(300)
    assert first.locator("li.tl-entry").first.is_visible()
    assert heights(page)[0] == needed(first) > folded[0] + 500
    assert heights(page)[1] == folded[1]
    first.locator("button.tl-unfold").click()
    page.wait_for_timeout(300)
    assert heights(page) == folded
    assert page.errors == []


def test_it_is_compact(open_page: Any) -> None:
    frame = open_page("article").frames[1]
    assert not frame.locator("h1").is_visible()
    assert not frame.locator("li.tl-entry").first.is_visible()
    assert frame.locator(".tl-toolbar").is_visible()
    plain = open_page("timeline")
    assert plain.locator("h1").is_visible()
    assert plain.locator("li.tl-entry").first.is_visible()
    assert not plain.locator("button.tl-unfold").is_visible()


def test_the_keyboard_works_in_it(open_page: Any) -> None:
    page = open_page("article")
    frame = page.frames[1]
    frame.locator("#tl_chart").focus()
    page.keyboard.press("ArrowRight")
    assert frame.locator("#tl_spoken").inner_text() != ""
    page.keyboard.press("Enter")
    assert frame.locator("#tl_panel").is_visible()
    inside = frame.locator("#tl_panel").bounding_box()
    around = page.locator("iframe").first.bounding_box()
    assert around["y"] <= inside["y"] < inside["y"] + inside["height"] <= around["y"] + around["height"]
    page.keyboard.press("Escape")
    assert not frame.locator("#tl_panel").is_visible()


def test_an_event_in_its_address_is_open(open_page: Any) -> None:
    page = open_page("article")
    assert not page.frames[1].locator("#tl_panel").is_visible()
    panel = page.frames[2].locator("#tl_panel")
    assert panel.locator("h3").inner_text() == "International Space Station in orbit"
    assert heights(page)[1] == needed(page.frames[2])  # the list was not unfolded for it
    link = page.frames[2].locator("#tl_copy").get_attribute("href")
    assert link.endswith("timeline.html#station")  # the page itself and not the frame's


def test_an_event_in_the_address_of_the_page_around_is_handed_on(open_page: Any) -> None:
    page = open_page("article", at="#agreement-1972")
    sources = page.evaluate(
        "[...document.querySelectorAll('iframe')].map((frame) => frame.getAttribute('src'))"
    )
    assert sources[0].endswith("timeline.html?embed#agreement-1972")
    assert sources[1] == "timeline.html?embed#station"


def test_links_leave_the_frame(open_page: Any) -> None:
    frame = open_page("article").frames[1]
    assert frame.evaluate("document.querySelector('base').target") == "_blank"


def test_nobody_else_sets_the_height(open_page: Any) -> None:
    page = open_page("article")
    before = heights(page)
    page.evaluate(
        """() => {
          postMessage({ timeline: "height", height: 99 }, "*");
          document.body.append(Object.assign(document.createElement("iframe"), { src: "outside.html" }));
        }"""
    )
    for nonsense in ("-5", "'javascript:1'", "null", "NaN", "{}", "1e9"):
        page.frames[1].evaluate(f"parent.postMessage({{ timeline: 'height', height: {nonsense} }}, '*')")
    page.wait_for_timeout(500)
    assert heights(page)[1] == before[1]
    assert heights(page)[0] == 20000  # as much as it may have
    assert page.errors == []


def test_without_a_script_the_height_is_fixed_and_it_scrolls(open_page: Any) -> None:
    page = open_page("still")
    assert page.locator("script").count() == 0
    assert heights(page) == [900]
    assert page.frames[1].locator("#tl_chart").is_visible()


def run(*arguments: str) -> Any:
    return CliRunner().invoke(cli, ["embed", *arguments])


def test_the_command_prints_it(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(root / "events.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    printed = run().stdout
    assert printed.startswith(
        '<iframe src="timeline.html?embed" title="US–Russia space relations" loading="lazy"'
    )
    assert 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"' in printed
    assert "<script>" in printed
    assert "<script" not in run("--no-script").stdout
    told = run(
        "--src", "/a/b.html?x=1", "--event", "extension-2030", "--title", '"><b>', "--no-script"
    ).stdout
    assert 'src="/a/b.html?x=1&amp;embed#extension-2030"' in told
    assert 'title="&#34;&gt;&lt;b&gt;"' in told
    assert re.search("there is no event 'nothing'", run("--event", "nothing").stderr)
    assert run("missing.yaml").exit_code == 2
    Path("bad.yaml").write_text("events: 5\n", encoding="utf-8")
    broken = run("bad.yaml")
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert "bad.yaml:1:" in broken.stderr
