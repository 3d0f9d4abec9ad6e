"""What was searched for once is not searched for again: and the outcome is the same as if it were."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from extract.expressions import trace
from extract.expressions.locale_files import load_language
from extract.expressions.tagger import Tagger

WORDS = """the a may May 5 2020 last year week Monday , - ago two earlier first quarter of 1990s '90s Sept. 10:30 p.m.
    in by half next twenty hundred day 22nd 3/4/93 third and to from Apple 7 until summer morning every fiscal that
    same"""


def soup(seed: int, length: int = 80) -> str:
    rng, words = random.Random(seed), WORDS.split()
    return "".join(
        rng.choice(words) + rng.choice([" ", " ", " ", "  ", "-", "", ", ", "\n"]) for _ in range(length)
    )


def texts() -> list[str]:
    samples = Path(__file__).parent / "samples"
    lines = [
        line for path in sorted(samples.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [json.loads(line)["text"] for line in lines] + [soup(seed) for seed in range(60)]


def test_a_tagger_that_has_read_much_finds_what_a_new_one_finds() -> None:
    old = Tagger(load_language("en"))
    every = texts()
    for text in every:
        old.tag(text, "2020-05-18")
    for text in every:
        assert old.tag(text, "2020-05-18") == Tagger(load_language("en")).tag(text, "2020-05-18")


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trace, "MOST_STEPS", 200)
    small, large = Tagger(load_language("en")), Tagger(load_language("en"))
    for text in texts():
        found = small.tag(text, "2020-05-18")
        assert small._trace.steps < 1_200  # one search more than the bound
        monkeypatch.setattr(trace, "MOST_STEPS", 40_000)
        assert found == large.tag(text, "2020-05-18")
        monkeypatch.setattr(trace, "MOST_STEPS", 200)


def test_like_phrases_need_one_search() -> None:
    tagger = Tagger(load_language("en"))
    tagger.tag("It landed on Wednesday, 15 October 1975, near Zhezkazgan.", "2020-05-18")
    steps = tagger._trace.steps
    found = tagger.tag("It landed on Friday, 28 September 1988, near Dzhezkazgan.", "2020-05-18")
    assert [timex.value for timex in found] == ["1988-09-28"]
    assert tagger._trace.steps == steps
