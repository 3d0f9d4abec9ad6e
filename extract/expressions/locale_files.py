"""Reads a language's folder of YAML and compiles its grammar. All that the engine knows of a language comes
from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from extract.expressions.clause import Tenses
from extract.expressions.grammar import Grammar, literals_of
from extract.expressions.lexicon import Lexicon
from extract.expressions.number_words import NumberWords
from extract.expressions.rule import read_rule
from extract.expressions.scan import Scan
from extract.expressions.signals import Signals

LOCALES = Path(__file__).parents[1] / "locales"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where libyaml is there


@dataclass(frozen=True, slots=True)
class Language:
    """A language, compiled: its grammar, the scan for places where a rule can begin, its tenses, its signals,
    those of them after which a bare year carries the tale ("in 1943"), the words between the parts of a
    list or range of dates, and those of them that make a range.
    """

    name: str
    grammar: Grammar
    scan: Scan
    tenses: Tenses
    signals: Signals
    telling: frozenset[str]
    joining: frozenset[str]
    ranging: frozenset[str]


def read_yaml(path: Path) -> Any:
    """The data of a YAML file."""
    with path.open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=_Loader)


def tagged_languages() -> tuple[str, ...]:
    """The languages that have tagging rules, as the names of their folders."""
    return tuple(sorted(path.parent.name for path in LOCALES.glob("*/language.yaml")))


@cache
def load_language(name: str) -> Language:
    """The language of the folder ``name``. Raises LookupError if there is none, ValueError if its data is
    wrong.
    """
    folder = LOCALES / name
    if name not in tagged_languages():
        known = ", ".join(tagged_languages()) or "none"
        raise LookupError(f"no tagging rules for language {name!r}: there are {known}")
    settings = read_yaml(folder / "language.yaml")
    contexts = read_yaml(folder / "contexts.yaml")
    levels = [
        [read_rule(data, contexts) for file in files for data in read_yaml(folder / f"{file}.yaml")]
        for files in settings["levels"]
    ]
    numbers = read_yaml(folder / "numbers.yaml")
    literals = literals_of(pattern for rules in levels for rule in rules for pattern in rule.patterns)
    lexicon = Lexicon(
        read_yaml(folder / "words.yaml"),
        read_yaml(folder / "shapes.yaml"),
        NumberWords(numbers["values"], numbers["joiners"]),
        literals,
    )
    tense = read_yaml(folder / "tense.yaml")
    grammar = Grammar(levels, lexicon)
    return Language(
        name=name,
        grammar=grammar,
        scan=Scan(grammar, settings.get("light", ())),
        tenses=Tenses(tense),
        signals=Signals(settings["signals"], settings.get("relations", {})),
        telling=frozenset(settings.get("telling", ())),
        joining=frozenset(settings.get("joining", ())),
        ranging=frozenset(settings.get("ranging", ())),
    )
