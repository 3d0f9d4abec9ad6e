"""Floors of accuracy on two annotated news corpora, where they are at hand.

To lower a floor, say so in CHANGELOG.md with a line that holds "accuracy floor", and run with
TIMEX_FLOORS=lowered; without both the test refuses floors below LEAST.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from benchmarks.accuracy import rows, tagged
from benchmarks.timex_scores import f1, read

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "timex"
FLOORS = {  # F1 × 100, value up to notation and strict span: all timexes, those with a calendar date
    "timebank": {"all": (86.6, 90.0), "calendar": (90.4, 94.7)},
    "aquaint": {"all": (89.4, 84.0), "calendar": (92.5, 87.6)},
}
LEAST = {
    "timebank": {"all": (86, 86), "calendar": (90, 86)},
    "aquaint": {"all": (88, 84), "calendar": (91, 84)},
}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated corpora are not at hand")
@pytest.mark.parametrize("corpus", FLOORS)
def test_floor(corpus: str) -> None:
    gold = read(SHARED / f"{corpus}_corrected.jsonl")
    found = tagged(gold)
    for scope, (value, strict) in FLOORS[corpus].items():
        by_document = rows(gold, found, scope)
        reached = (f1(by_document, "value"), f1(by_document, "strict"))
        assert reached[0] >= value, (scope, reached)
        assert reached[1] >= strict, (scope, reached)


@pytest.mark.parametrize("corpus", FLOORS)
def test_a_floor_is_lowered_with_a_word_only(corpus: str) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    said = os.environ.get("TIMEX_FLOORS") == "lowered" and "accuracy floor" in changelog
    for scope, least in LEAST[corpus].items():
        kept = all(floor >= bound for floor, bound in zip(FLOORS[corpus][scope], least, strict=True))
        assert kept or said
