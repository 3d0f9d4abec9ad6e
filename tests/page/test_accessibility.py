"""axe-core on the page in every guise: the copy that axe-playwright-python brings, or the one that AXE_CORE names."""

from __future__ import annotations

import os
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.page.test_finding_in_browser import many
from timeline.page import render
from timeline.schema import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
GUISES: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "phone": PHONE,
}
RUN = """axe.run(document, { resultTypes: ["violations"], runOnly:
  ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  .then((found) => found.violations.map((rule) => [rule.id, rule.nodes[0].html]))"""


@pytest.fixture(scope="module")
def axe() -> str:
    if "AXE_CORE" in os.environ:
        return Path(os.environ["AXE_CORE"]).read_text(encoding="utf-8")
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("guise", "size"), [(guise, size) for guise in GUISES for size in (20, 1000)])
def test_axe_finds_nothing(
    axe: str, browser: Browser, sample: Timeline, tmp_path: Path, guise: str, size: int
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(sample if size == 20 else many(size), as_of=date(2021, 4, 5)), encoding="utf-8")
    context = browser.new_context(
        **{"viewport": {"width": 1280, "height": 800}, "bypass_csp": True, **GUISES[guise]}
    )
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector(".tl-live #tl_plot .scatterlayer path.point", state="attached")
    page.evaluate(axe)
    page.locator("#tl_chart").focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.evaluate(RUN) == []
    if size == 20:  # what the filters hold does not grow with the events
        page.keyboard.press("Escape")
        page.evaluate("document.getElementById('tl_more').open = true")
        assert page.evaluate(RUN) == []
    context.close()
