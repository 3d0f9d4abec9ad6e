"""Wording: found by key, complete, and strict about what is missing."""

import re
from importlib.resources import files

import pytest
import yaml

from timeline.wording import Wording, WordingError, languages, load_wording

PACKAGE = files("timeline")


def keys_in(tree: dict[str, object], prefix: str = "") -> set[str]:
    found = set()
    for name, value in tree.items():
        key = f"{prefix}{name}"
        found |= keys_in(value, f"{key}.") if isinstance(value, dict) else {key}
    return found


def test_words_and_slots() -> None:
    words = load_wording("en")
    assert words("dates.since", date="2011") == "since 2011"
    assert words.count("page.count", 1) == "1 event"
    assert words.count("page.count", 1234) == "1,234 events"
    assert len(words.sequence("dates.months")) == 12


@pytest.mark.parametrize("key", ["page.nothing", "nothing", "page", "dates.months", "page.fit.more", ""])
def test_a_missing_key_is_an_error(key: str) -> None:
    with pytest.raises(WordingError, match=r"en\.yaml"):
        load_wording("en")(key)


def test_a_slot_that_nobody_fills_is_an_error() -> None:
    with pytest.raises(WordingError, match="slot"):
        load_wording("en")("dates.since")


def test_a_text_is_not_a_list() -> None:
    with pytest.raises(WordingError, match="not a list"):
        load_wording("en").sequence("page.fit")


@pytest.mark.parametrize("language", ["xx", "EN", "../en", "en.yaml", "", "en/../en"])
def test_an_unknown_language_is_an_error_that_names_the_known_ones(language: str) -> None:
    with pytest.raises(WordingError, match="there is en"):
        load_wording(language)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_keys_of_english(language: str) -> None:
    trees = {name: _tree(name) for name in ("en", language)}
    assert keys_in(trees[language]) == keys_in(trees["en"])


@pytest.mark.parametrize("language", languages())
def test_slots_are_those_of_english(language: str) -> None:
    own, english = load_wording(language), load_wording("en")
    seen = 0
    for key in keys_in(_tree("en")):
        one, other = (words._find(key) for words in (own, english))
        if isinstance(one, str):
            assert set(re.findall(r"\{(\w+)\}", one)) == set(re.findall(r"\{(\w+)\}", other)), key
            seen += 1
    assert seen > 50


def test_no_word_is_kept_for_nobody() -> None:
    """Every key is named somewhere in the code, whole or as the start of a key that is put together."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("wording", "page", "figure")
        for path in PACKAGE.joinpath(folder).iterdir()
        if path.name.endswith((".py", ".j2"))
    )
    composed = (
        "dates.",
        "status.",
        "review.",
        "legend.",
        "page.count.",
        "page.zoom",
        "page.earlier",
        "page.later",
    )
    unused = [key for key in keys_in(_tree("en")) if key not in sources and not key.startswith(composed)]
    assert unused == []


def test_wording_can_be_made_from_any_tree() -> None:
    assert Wording("zz", {"a": {"b": "c {d}"}})("a.b", d=1) == "c 1"


def _tree(language: str) -> dict[str, object]:
    tree: dict[str, object] = yaml.safe_load(
        PACKAGE.joinpath("wording", f"{language}.yaml").read_text(encoding="utf-8")
    )
    return tree
