"""What was read before is not searched for again: and the outcome is the same as if it were."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from extract.expressions import phrase_memory, trace
from extract.expressions.locale_files import load_language
from extract.expressions.scan import Scan
from extract.expressions.tagger import Tagger

WORDS = """the a may May 5 2020 last year week Monday , - ago two earlier first quarter of 1990s '90s '22 Sept. 10:30
    p.m. in by half next twenty hundred day 22nd 3/4/93 third and to from Apple 7 until summer morning every fiscal
    that same"""
RUSSIAN = """в во к с по 5 2020 мая май Мае год году г. 1990-х 90-х годах среду вчера этом прошлом — - и XX xx века
    22-го 18.05.2020 гг. до"""


def soup(seed: int, words: str = WORDS, length: int = 80) -> str:
    rng, each = random.Random(seed), words.split()
    return "".join(
        rng.choice(each) + rng.choice([" ", " ", " ", "  ", "-", "", ", ", "\n"]) for _ in range(length)
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


@pytest.mark.parametrize(("language", "words"), [("en", WORDS), ("ru", RUSSIAN)])
def test_a_phrase_is_all_that_a_match_depends_on(
    monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    """With phrases, and with a search at every word that can begin a rule."""
    by_phrase, by_word = Tagger(load_language(language)), Tagger(load_language(language))
    for seed in range(300):
        text = soup(seed, words, 40)
        for piece in (text, f"x {text[7:60]} Smith", text[11:50]):
            found = by_phrase.tag(piece, "2020-05-18")
            with monkeypatch.context() as patch:
                patch.setattr(Scan, "phrases", lambda self, low: [(0, len(low))])
                by_word._memory.phrases.forget()
                assert found == by_word.tag(piece, "2020-05-18"), piece


def test_the_rest_of_a_phrase_that_was_cut_is_not_remembered() -> None:
    tagger = Tagger(load_language("en"))
    for number in range(30, 50):
        tagger.tag("now " * number + "two years ago.", "2020-05-18")
    assert [timex.text for timex in tagger.tag("It flew years ago.", "2020-05-18")] == ["years ago"]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = Tagger(load_language("en")), Tagger(load_language("en"))
    for text in texts():
        monkeypatch.setattr(trace, "MOST_STEPS", 200)
        monkeypatch.setattr(phrase_memory, "MOST_PHRASES", 50)
        found = small.tag(text, "2020-05-18")
        assert small._memory.trace.steps < 1_200  # one search more than the bound
        assert small._memory.phrases.size <= 50
        monkeypatch.setattr(trace, "MOST_STEPS", 40_000)
        monkeypatch.setattr(phrase_memory, "MOST_PHRASES", 20_000)
        assert found == large.tag(text, "2020-05-18")


def test_like_phrases_need_one_search() -> None:
    tagger = Tagger(load_language("en"))
    tagger.tag("It landed on Wednesday, 15 October 1975, near Zhezkazgan.", "2020-05-18")
    steps = tagger._memory.trace.steps
    found = tagger.tag("It landed on Friday, 28 September 1988, near Dzhezkazgan.", "2020-05-18")
    assert [timex.value for timex in found] == ["1988-09-28"]
    assert tagger._memory.trace.steps == steps


def test_the_same_phrase_is_searched_once() -> None:
    tagger = Tagger(load_language("en"))
    tagger.tag("It landed last week. It may fly in May, said Jones.", "2020-05-18")
    size = tagger._memory.phrases.size
    found = tagger.tag("They met last week. He may sing in May, said Smith.", "2020-05-18")
    assert [timex.value for timex in found] == ["2020-W20", "2020-05"]
    assert tagger._memory.phrases.size == size
