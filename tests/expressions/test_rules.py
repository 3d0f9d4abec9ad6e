"""Every rule's examples and never lines, as its YAML gives them."""

from __future__ import annotations

from typing import Any

import pytest

from extract.expressions import Timex, load_tagger
from extract.expressions.locale_files import LOCALES, load_language, read_yaml
from extract.expressions.pattern import expand

RULES = load_language("en").grammar.rules
EXAMPLES = [(rule.name, example) for rule in RULES for example in rule.examples]
NEVER = [(rule.name, text) for rule in RULES for text in rule.never]


def test_there_are_rules_and_each_has_an_example() -> None:
    assert len(RULES) > 40
    assert [rule.name for rule in RULES if not rule.examples and not rule.part_only] == []


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


def test_every_word_class_and_digit_shape_serves_a_rule() -> None:
    folder = LOCALES / "en"
    wanted = {element.key for rule in RULES for p in rule.patterns for s in expand(p) for element in s}
    offered = {*read_yaml(folder / "words.yaml"), *read_yaml(folder / "shapes.yaml")}
    assert len(offered) > 30
    assert sorted(offered - wanted) == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{name}-{e['finds']}" for name, e in EXAMPLES])
def test_example(rule: str, example: dict[str, Any]) -> None:
    dct = example.get("dct")
    timexes = load_tagger("en").tag(example["text"], None if dct is None else str(dct))
    found = [timex for timex in timexes if timex.text == example["finds"]]
    assert found, f"found only {[timex.text for timex in timexes]}"
    assert (found[0].value, found[0].type, found[0].mod, found[0].rule) == (
        str(example["value"]),
        example.get("type", "DATE"),
        example.get("mod", ""),
        rule,
    )


@pytest.mark.parametrize(("rule", "text"), NEVER, ids=[f"{name}-{text[:30]}" for name, text in NEVER])
def test_never(rule: str, text: str) -> None:
    found: list[Timex] = load_tagger("en").tag(text, "2020-05-18")
    assert [timex for timex in found if timex.rule == rule] == []
