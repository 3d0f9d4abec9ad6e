"""What a page costs its reader: opened cold and offline, zoomed, filtered, in one Chromium after another."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LONGEST = 60.0  # seconds that a page may take to come to rest

_WATCH = """
window.seen = { last: 0, busy: 0 };
new MutationObserver(() => { seen.last = performance.now(); }).observe(document, { childList: true, subtree: true });
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) seen.busy = task.startTime + task.duration;
}).observe({ type: "longtask", buffered: true });
"""
_FRAMES = """() => {
  window.frames_ = [];
  let before = performance.now();
  const next = () => {
    const now = performance.now();
    frames_.push(now - before);
    before = now;
    window.stop_ || requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""
_FILTER = """async () => {
  const field = document.getElementById("tl_search");
  if (!field) return null;
  field.focus();
  await new Promise((done) => setTimeout(done, 800));
  const times = [];
  for (const text of ["s", "so", "soy", "soyu", ""]) {
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return Math.max(...times);
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium of the system."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


def measure(path: Path, *, is_ours: bool, zoom: bool = True) -> dict[str, float | None]:
    """Seconds to the first paint and to the live chart, the slow frames of a zoom, a keystroke in the search."""
    with browser() as started:
        context = started.new_context(viewport={"width": 1280, "height": 800}, offline=True)
        context.add_init_script(_WATCH)
        page = context.new_page()
        try:
            page.goto(path.as_uri(), wait_until="commit", timeout=LONGEST * 1000)
            live = _live(page) if is_ours else _rest(page)
        except Error as error:
            print(f"{path.name}: {error}", file=sys.stderr)
            return {"paint": None, "live": None, "zoom": None, "filter": None}
        _rest(page)
        paints = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint').map((e) => e.startTime)"
        )
        return {
            "paint": paints[0] / 1000 if paints else None,
            "live": live,
            "zoom": _zoom(page, path.stem) if zoom and live is not None else None,
            "filter": page.evaluate(_FILTER) if is_ours and live is not None else None,
        }


def _live(page: Page) -> float | None:
    page.wait_for_selector(".tl-live", timeout=LONGEST * 1000)
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    return float(page.evaluate("performance.getEntriesByName('live')[0].startTime")) / 1000


def _rest(page: Page) -> float | None:
    """When the page last changed or was busy, once it has been still for more than a second."""
    start = time.monotonic()
    while time.monotonic() - start < LONGEST:
        state: dict[str, Any] = page.evaluate("({ ...seen, now: performance.now() })")
        end = max(state["last"], state["busy"])
        if end and state["now"] - end > 1200:
            return end / 1000
        page.wait_for_timeout(200)
    return None


def _zoom(page: Page, name: str) -> float | None:
    page.mouse.move(700, 420)
    page.evaluate(_FRAMES)
    if "vis" not in name and "px" not in name and "TimelineJS3" not in name:
        page.keyboard.down("Control")
    for step in range(30):
        if "TimelineJS3" in name:
            page.evaluate(f"tl.{'zoomIn' if step < 15 else 'zoomOut'}()")
        else:
            page.mouse.wheel(0, -60 if step < 15 else 60)
        page.wait_for_timeout(33)
    page.keyboard.up("Control")
    page.wait_for_timeout(400)
    frames = sorted(page.evaluate("(window.stop_ = true, frames_)"))
    return float(frames[int(len(frames) * 0.95)]) if frames else None
