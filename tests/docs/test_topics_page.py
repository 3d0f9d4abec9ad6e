"""docs/topics.md does what it shows: its topic and its text give its table."""

from __future__ import annotations

import re
from pathlib import Path

from extract.cli.reading_options import Asked
from extract.cli.texts import Texts
from extract.mentions import as_events
from extract.pipeline import extract
from extract.topics import load_topic


def test_the_topic_of_the_page_gives_the_events_of_the_page(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "topics.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"```(yaml|text)\n(.*?)```", page, re.DOTALL))
    (tmp_path / "moon.yaml").write_text(blocks["yaml"], encoding="utf-8")
    (tmp_path / "2024-07-01-moon.txt").write_text(blocks["text"], encoding="utf-8")
    topic = load_topic(tmp_path / "moon.yaml")
    extraction = extract(Texts(Asked([tmp_path]), tmp_path), topic)
    found = [(str(event.date), event.lane, event.title) for event in as_events(extraction.proposals, topic)]
    rows = re.findall(r"^\| (\S+) \| (\w+) \| (.+) \|$", page, re.MULTILINE)
    shown = [row for row in rows if row[0][0] in "12["]
    assert len(shown) == 5
    assert found == shown
    assert any(one.reason.startswith("off topic") for one in extraction.dismissed)
