"""The engine's own parts: patterns, number words, tries, and a language that is nothing but a folder."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from extract.expressions import locale_files
from extract.expressions.number_words import NumberWords
from extract.expressions.pattern import expand
from extract.expressions.tagger import Tagger
from extract.expressions.trie import trie_pattern

ENGINE = Path(locale_files.__file__).parent


def spelled(pattern: str) -> set[str]:
    return {"".join(e.gap + e.key for e in sequence) for sequence in expand(pattern)}


def test_a_pattern_expands_to_flat_sequences() -> None:
    assert spelled("[the ]{day}[,] {year}") == {"=the day=, year", "=the day year", "day=, year", "day year"}
    assert spelled("a_(b|c)") == {"=a =b", "=a-=b", "=a =c", "=a-=c"}
    assert spelled("{x:day}") == {"day"}


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a", "", "(a|b)" * 10])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        expand(pattern)


def test_numbers_in_words() -> None:
    tens = {"twenty": 20, "ninety": 90}
    numbers = NumberWords(
        {"one": 1, "two": 2, "six": 6, "nineteen": 19, **tens, "hundred": 100, "thousand": 1000}, ["and"]
    )
    assert numbers.read("twenty-two days", 0) == [("number", 22, 10)]
    assert numbers.read("two hundred and six days", 0) == [("number", 206, 19)]
    assert numbers.read("two thousand and one", 0) == [("number", 2001, 20)]
    assert numbers.read("nineteen ninety-six", 0) == [("number", 19, 8), ("year-words", 1996, 19)]
    assert numbers.read("one and two", 0) == [("number", 1, 3)]


def test_a_trie_matches_its_words_and_no_others() -> None:
    words = ["may", "march", "mar", "monday", "m.", "a|b"]
    trie = re.compile(trie_pattern(words))
    assert all(trie.fullmatch(word) for word in words)
    assert not any(trie.fullmatch(word) for word in ["ma", "m", "marc", "mondays", "a"])


def test_the_engine_knows_no_language_and_the_tagger_no_dateparser() -> None:
    words = re.compile(r"\b(monday|january|yesterday|ago)\b", re.IGNORECASE)
    modules = sorted(ENGINE.glob("*.py"))
    assert len(modules) > 10
    for module in modules:
        tree = ast.parse(module.read_text(encoding="utf-8"))
        imported = {
            alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
        }
        imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        if module.name != "explicit_dates.py":  # the languages without a folder
            assert not [name for name in imported if name.startswith("dateparser")]
        docs = {
            ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, DOCUMENTED)
        }
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        keys = {"january"} if module.name == "explicit_dates.py" else set()  # dateparser's name for a month
        assert [t for t in texts if t not in docs | keys and words.search(t)] == [], module.name


DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)

LANGUAGE = {
    "language.yaml": 'name: Test\nlevels: [[rules]]\nsignals: ["le"]\n',
    "numbers.yaml": "values: {deux: 2}\njoiners: [et]\n",
    "words.yaml": "month: {5: [mai]}\nunits: {day: [jours]}\n",
    "shapes.yaml": "day: '(?P<day>[0-9]{1,2})(?!\\d)'\nyear: '(?P<year>[0-9]{4})(?!\\d)'\n",
    "contexts.yaml": "{}\n",
    "tense.yaml": "past: [vola]\nfuture: [volera]\n",
    "rules.yaml": (
        '- {name: date, pattern: "{day} {month}[ {year}]", maker: calendar}\n'
        '- {name: ago, pattern: "il y a {number} {unit:units}", maker: shift, with: {sign: -1}}\n'
    ),
}


def test_a_language_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    for name, text in LANGUAGE.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(locale_files, "LOCALES", tmp_path)
    tagger = Tagger(locale_files.load_language("xx"))
    found = tagger.tag("Il vola le 18 mai 2020, puis il y a deux jours.", "2020-05-18")
    assert [(t.text, t.value, t.signal) for t in found] == [
        ("18 mai 2020", "2020-05-18", "le"),
        ("il y a deux jours", "2020-05-16", ""),
    ]


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("{name: a, pattern: x, maker: nothing}", "maker"),
        ("{name: a, maker: calendar}", "pattern"),
        ("{name: a, pattern: x, maker: calendar, wiht: {}}", "wiht"),
        ("{name: a, pattern: x, maker: calendar, after: [none]}", "none"),
        ("{name: a, pattern: '{nowhere}', maker: calendar}", "nowhere"),
    ],
)
def test_a_wrong_rule_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: str, wrong: str
) -> None:
    folder = tmp_path / f"x{wrong}"
    folder.mkdir()
    for name, text in {**LANGUAGE, "rules.yaml": f"- {rule}\n"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(locale_files, "LOCALES", tmp_path)
    with pytest.raises(ValueError, match=wrong):
        locale_files.load_language(folder.name)
