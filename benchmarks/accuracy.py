"""Accuracy by document: ``python benchmarks/accuracy.py GOLD.jsonl… [--rules]``.

Reads annotated documents, {"id", "dct", "text", "timexes"} a line. Prints F1 with its spread (bootstrap over
documents) and the F1 of five parts of the corpus. ``--rules`` takes out one rule at a time and prints those
whose loss costs nothing: they may be there for a single sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.timex_scores import SCOPES, counts, f1, read, spread

PARTS = 5


def tagged(gold: Mapping[str, Mapping[str, Any]], without: str = "") -> dict[str, list[dict[str, Any]]]:
    """What the tagger finds in each document; timexes of the rule ``without`` are left out."""
    from extract.expressions import load_tagger

    tagger = load_tagger("en")
    return {
        key: [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
            for t in tagger.tag(document["text"], document["dct"])
            if t.rule != without
        ]
        for key, document in gold.items()
    }


def rows(
    gold: Mapping[str, Mapping[str, Any]], found: Mapping[str, list[dict[str, Any]]], scope: str
) -> list[dict[str, int]]:
    """The counts of each document."""
    return [counts(document["timexes"], found[key], scope) for key, document in gold.items()]


def report(path: Path) -> None:
    """Print the figures of one corpus."""
    gold = read(path)
    found = tagged(gold)
    print(f"{path.name}: {len(gold)} documents")
    for scope in SCOPES:
        by_document = rows(gold, found, scope)
        parts = [by_document[part::PARTS] for part in range(min(PARTS, len(by_document)))]
        for measure in ("value", "strict"):
            low, high = spread(by_document, measure)
            each = " ".join(f"{f1(part, measure):.1f}" for part in parts)
            print(
                f"  {scope:<9}{measure:<7}{f1(by_document, measure):6.2f}  [{low:.1f}, {high:.1f}]  parts {each}"
            )


def idle_rules(paths: list[Path]) -> None:
    """Print the rules that fire at most once in all, and those whose timexes, left out, would cost nothing."""
    from extract.expressions import load_tagger
    from extract.expressions.locale_files import load_language

    corpora = [read(path) for path in paths]
    fired: dict[str, int] = {}
    for gold in corpora:
        for document in gold.values():
            for timex in load_tagger("en").tag(document["text"], document["dct"]):
                fired[timex.rule] = fired.get(timex.rule, 0) + 1
    whole = [f1(rows(gold, tagged(gold), "all"), "value") for gold in corpora]
    for rule in load_language("en").grammar.rules:
        times = fired.get(rule.name, 0)
        if rule.part_only or times <= 1:
            print(f"  {rule.name:<32}fires {times} times" + (" (a part)" if rule.part_only else ""))
            continue
        without = [f1(rows(gold, tagged(gold, rule.name), "all"), "value") for gold in corpora]
        change = [b - a for a, b in zip(whole, without, strict=True)]
        if max(change) > 0 or sum(change) >= 0:
            print(
                f"  {rule.name:<32}fires {times} times; without it {', '.join(f'{c:+.2f}' for c in change)}"
            )


def main() -> int:
    """Report on each corpus named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--rules", action="store_true", help="also look for rules that earn nothing")
    arguments = parser.parse_args()
    for path in arguments.gold:
        report(path)
    if arguments.rules:
        idle_rules(arguments.gold)
    return 0


if __name__ == "__main__":
    sys.exit(main())
