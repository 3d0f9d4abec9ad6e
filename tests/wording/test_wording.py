"""Wording: found by key, complete, and strict about what is missing."""

import re
from importlib.resources import files

import pytest
import yaml

from timeline.wording import Wording, WordingError, languages, load_wording
from timeline.wording.words import PLURALS

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


CASES = {"nominative", "genitive", "accusative", "instrumental"}
FORMS = {"one", "few", "many", "other"}


def texts_by_key(language: str) -> dict[str, list[str]]:
    """All texts of a language; cases, plural forms and members of lists stand together under one key."""
    found: dict[str, list[str]] = {}
    for key in keys_in(_tree(language)):
        *path, last = key.split(".")
        words = load_wording(language)._find(key)
        own = ".".join(path) if last in CASES | FORMS else key
        found.setdefault(own, []).extend(words if isinstance(words, list) else [words])
    return found


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_keys_of_english(language: str) -> None:
    assert set(texts_by_key(language)) == set(texts_by_key("en"))


@pytest.mark.parametrize("language", languages())
def test_slots_are_those_of_english(language: str) -> None:
    own, english = texts_by_key(language), texts_by_key("en")
    seen = 0
    for key, texts in english.items():
        wanted = {slot for text in texts for slot in re.findall(r"\{(\w+)", text)}
        for text in own[key]:
            assert set(re.findall(r"\{(\w+)", text)) == wanted, key
            seen += 1
    assert seen > 100


@pytest.mark.parametrize("language", languages())
def test_every_plural_has_its_forms(language: str) -> None:
    words = load_wording(language)
    for key in ("page.count", "page.found", "page.crowd"):
        wanted = {PLURALS[words("numbers.plurals")](number) for number in range(130)}
        assert wanted <= set(words.forms(key, found="1"))


@pytest.mark.parametrize("language", [language for language in languages() if language != "en"])
def test_nothing_is_left_in_english(language: str) -> None:
    own, english = texts_by_key(language), texts_by_key("en")
    same = [
        key
        for key in own
        if own[key] == english[key] and re.search(r"[A-Za-z]{3}", re.sub(r"\{.*?\}", "", own[key][0]))
    ]
    assert set(same) <= {"dates.month_after_day"}


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 событие"),
        (2, "2 события"),
        (5, "5 событий"),
        (11, "11 событий"),
        (21, "21 событие"),
        (1112, "1\u00a0112 событий"),
    ],
)
def test_russian_counts(number: int, said: str) -> None:
    assert load_wording("ru").count("page.count", number) == said


def test_no_word_is_kept_for_nobody() -> None:
    """Every key is named somewhere in the code, whole or as the start of a key that is put together."""
    sources = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("wording", "page", "layout")
        for path in PACKAGE.joinpath(folder).iterdir()
        if path.name.endswith((".py", ".j2"))
    )
    composed = (
        "dates.",
        "status.",
        "review.",
        "legend.",
        "numbers.",
        "keys.",
        "filter.",
        "page.count.",
        "page.found.",
        "page.crowd.",
        "page.fit",
        "page.decades",
        "page.years",
        "page.help",
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
