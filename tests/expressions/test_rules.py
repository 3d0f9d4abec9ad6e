"""Every rule's examples and never lines, as its YAML gives them, for every language that has rules."""

from __future__ import annotations

from typing import Any

import pytest

from extract.expressions import load_tagger
from extract.expressions.locale_files import LOCALES, load_language, read_yaml, tagged_languages
from extract.expressions.pattern import expand
from extract.expressions.rule import Rule

LANGUAGES = tagged_languages()
RULES: dict[str, tuple[Rule, ...]] = {name: load_language(name).grammar.rules for name in LANGUAGES}
EXAMPLES = [(name, rule.name, each) for name in LANGUAGES for rule in RULES[name] for each in rule.examples]
NEVER = [(name, rule.name, text) for name in LANGUAGES for rule in RULES[name] for text in rule.never]


def test_there_are_rules_and_each_has_an_example() -> None:
    assert {"en", "ru"} <= set(LANGUAGES)
    assert len(RULES["en"]) > 40
    for name in LANGUAGES:
        assert [rule.name for rule in RULES[name] if not rule.examples and not rule.part_only] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rule_names_are_unique(language: str) -> None:
    names = [rule.name for rule in RULES[language]]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_class_digit_shape_and_context_serves_a_rule(language: str) -> None:
    folder = LOCALES / language
    rules = RULES[language]
    wanted = {element.key for rule in rules for p in rule.patterns for s in expand(p) for element in s}
    offered = {*read_yaml(folder / "words.yaml"), *read_yaml(folder / "shapes.yaml")}
    assert offered
    assert sorted(offered - wanted) == []
    files = [file for level in read_yaml(folder / "language.yaml")["levels"] for file in level]
    used = {
        name
        for file in files
        for rule in read_yaml(folder / f"{file}.yaml")
        for key in ("after", "before", "not_after", "not_before")
        for name in rule.get(key, ())
    }
    assert sorted(set(read_yaml(folder / "contexts.yaml")) - used) == []


@pytest.mark.parametrize(
    ("language", "rule", "example"), EXAMPLES, ids=[f"{lang}-{n}-{e['finds']}" for lang, n, e in EXAMPLES]
)
def test_example(language: str, rule: str, example: dict[str, Any]) -> None:
    dct = example.get("dct")
    timexes = load_tagger(language).tag(example["text"], None if dct is None else str(dct))
    found = [timex for timex in timexes if timex.text == str(example["finds"])]
    assert found, f"found only {[timex.text for timex in timexes]}"
    assert (found[0].value, found[0].type, found[0].mod, found[0].rule) == (
        str(example["value"]),
        example.get("type", "DATE"),
        example.get("mod", ""),
        rule,
    )


@pytest.mark.parametrize(
    ("language", "rule", "text"), NEVER, ids=[f"{lang}-{n}-{text[:30]}" for lang, n, text in NEVER]
)
def test_never(language: str, rule: str, text: str) -> None:
    found = load_tagger(language).tag(text, "2020-05-18")
    assert [timex for timex in found if timex.rule == rule] == []


@pytest.mark.parametrize("month", range(1, 13))
def test_every_case_of_a_russian_month_is_that_month(month: int) -> None:
    forms = read_yaml(LOCALES / "ru" / "words.yaml")["month"][month]
    assert len(forms) >= 5
    for form in forms:
        (timex,) = load_tagger("ru").tag(f"Это было давно, {form} 1975 года, тогда.", "2020-05-18")
        assert (timex.value, timex.text) == (f"1975-{month:02}", f"{form} 1975 года")
