"""On paper: every title, every address, nothing to press, and a booklet at most."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.page import render
from timeline.schema import Timeline

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COUNT = 1000


def booklet() -> Timeline:
    """A thousand events as people write them: a title of a line, a summary of two, a source with its address."""
    events = [
        {
            "id": f"e{number}",
            "date": (date(1957, 10, 4) + timedelta(days=number * 25)).isoformat(),
            "title": f"Commission {number} extends the agreement on the joint use of the docking module",
            "lane": f"lane{number % 8}",
            "actors": ["US", "Russia"],
            "summary": f"Meeting number {number} prolonged for five years what both sides had signed before, and left "
            "the question of who pays for the seats of the next two crews to a working group.",
            "sources": [
                {
                    "title": f"Station partners agree on terms, part {number} (Space Agency News)",
                    "url": f"https://www.example.org/news/spaceflight/station-partners-agree-on-terms-{number}.html",
                }
            ],
        }
        for number in range(COUNT)
    ]
    lanes = {f"lane{number}": f"Working group {number}" for number in range(8)}
    return Timeline.model_validate({"title": "A booklet", "lanes": lanes, "events": events})


@pytest.fixture(scope="module")
def paper(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    (folder / "page.html").write_text(render(booklet(), plotlyjs="none"), encoding="utf-8")
    page = browser.new_page()
    page.goto((folder / "page.html").as_uri())
    page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
    page.emulate_media(media="print")
    assert page.locator("li.tl-entry h3:visible").count() == COUNT
    assert page.locator("button:visible, input:visible, select:visible, summary:visible").count() == 0
    page.close()
    return folder / "page.pdf"


def poppler(tool: str, *arguments: str) -> str:
    program = shutil.which(tool)
    if program is None:
        pytest.skip(f"no {tool} on the PATH: install poppler-utils")
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def test_a_thousand_events_are_a_booklet(paper: Path) -> None:
    assert 5 < len(re.findall(rb"/Type /Page\b", paper.read_bytes())) <= 20


def test_paper_holds_every_title_and_every_address_by_its_number(paper: Path) -> None:
    text = re.sub(r"\s+", "", poppler("pdftotext", "-raw", str(paper), "-"))
    titles = re.findall(
        r"Commission(\d+)extendstheagreementonthejointuseofthedockingmoduleWorkinggroup\d\[(\d+)\]", text
    )
    assert sorted(int(number) for number, _ in titles) == list(range(COUNT))
    addresses = dict(
        re.findall(r"(\d+)https://www\.example\.org/news/spaceflight/[a-z-]+?-(\d+)\.html", text)
    )
    notes = {note: number for number, note in titles}
    assert {note: addresses.get(note) for note in notes} == notes
    assert "Meetingnumber" not in text  # more than 300 events go without their summaries


LAPPING = """[...document.querySelectorAll(".tl-picture.tl-wide .tl-strip > svg")].flatMap((lane) => {
  const labels = [...lane.querySelectorAll(".tl-label")].map((own) => [own.textContent, own.getBoundingClientRect()]);
  return labels.flatMap(([text, one], place) => labels.slice(place + 1)
    .filter(([, other]) => Math.abs(one.top - other.top) < 6 && one.left < other.right && other.left < one.right)
    .map(([other]) => `${text} | ${other}`));
})"""


def test_no_title_laps_over_another_in_the_printed_picture(
    browser: Browser, reference: Timeline, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(render(reference), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.emulate_media(media="print")
    assert page.locator(".tl-picture.tl-wide .tl-label").count() > 50
    assert page.evaluate(LAPPING) == []
    page.close()
