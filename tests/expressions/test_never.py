"""What only looks like a date: never.yaml is the published list, and nothing may be found in its lines."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from extract.expressions import load_tagger

LIST = yaml.safe_load((Path(__file__).parent / "never.yaml").read_text(encoding="utf-8"))
LINES = [(trap, line) for trap, lines in LIST["never"].items() for line in lines]


def test_the_list_is_long_enough_to_mean_something() -> None:
    assert len(LIST["never"]) >= 18
    assert len(LINES) >= 45


@pytest.mark.parametrize(("trap", "line"), LINES, ids=[f"{trap}-{line[:30]}" for trap, line in LINES])
@pytest.mark.parametrize("dct", ["2020-05-18", None])
def test_nothing_is_found(trap: str, line: str, dct: str | None) -> None:
    found = load_tagger(LIST["language"]).tag(line, dct)
    assert [(timex.text, timex.rule) for timex in found] == [], trap
