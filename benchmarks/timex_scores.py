"""Scores of tagged timexes against annotated ones, in the way of TempEval-3 (UzZaman et al. 2013).

*strict* wants the same span. *value* wants spans that overlap, one to one, and the same value up to notation
("1998-W7" is "1998-W07", "PT24H" is "P1D"). Both are given for all timexes and for those with a calendar date.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Spans = Sequence[Mapping[str, Any]]
SCOPES = ("all", "calendar")
MEASURES = ("value", "strict", "span", "type")
_CALENDAR = re.compile(r"\d\d|BC")
_EQUAL = (
    (re.compile(r"P(\d+)DE"), lambda m: f"P{int(m[1]) * 10}Y"),
    (re.compile(r"P(\d+)CE"), lambda m: f"P{int(m[1]) * 100}Y"),
    (re.compile(r"PT(\d+)H"), lambda m: f"P{int(m[1]) // 24}D" if int(m[1]) % 24 == 0 else m[0]),
    (re.compile(r"P(\d+)D"), lambda m: f"P{int(m[1]) // 7}W" if int(m[1]) % 7 == 0 else m[0]),
    (re.compile(r"P(\d+)M"), lambda m: f"P{int(m[1]) // 12}Y" if int(m[1]) % 12 == 0 else m[0]),
)


def read(path: Path) -> dict[str, dict[str, Any]]:
    """The documents of a JSON lines file by their id."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {document["id"]: document for document in map(json.loads, lines)}


def plain(value: str) -> str:
    """A value in one of its notations."""
    for pattern, equal in _EQUAL:
        found = pattern.fullmatch(value)
        if found:
            return str(equal(found))
    value = re.sub(r"(\d{4})-W(\d)(?!\d)", r"\1-W0\2", value)
    value = re.sub(r"^(\d{3})X$|^(\d\d)XX$", r"\1\2", value)
    value = re.sub(r"^(\d{4}(?:-\d\d)?)(?:-XX)+$", r"\1", value)
    value = re.sub(r"T(\d\d)$", r"T\1:00", value)
    return re.sub(r"(T\d\d:\d\d):00$", r"\1", value).removesuffix("Z")


def paired(gold: Spans, found: Spans) -> list[tuple[int, int]]:
    """Which annotated and found timexes belong together: the same span first, then the longest overlap."""
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            overlap = min(one["end"], other["end"]) - max(one["start"], other["start"])
            if overlap > 0:
                same = (one["start"], one["end"]) == (other["start"], other["end"])
                pairs.append((same, overlap, -abs(one["start"] - other["start"]), -j, i, j))
    chosen: list[tuple[int, int]] = []
    for *_, i, j in sorted(pairs, reverse=True):
        if all(i != a and j != b for a, b in chosen):
            chosen.append((i, j))
    return chosen


def counts(gold: Spans, found: Spans, scope: str) -> dict[str, int]:
    """What one document adds: annotated, found, and right by each measure."""
    if scope == "calendar":
        outside = [one for one in gold if not _is_calendar(one)]
        gold, found = [one for one in gold if _is_calendar(one)], [one for one in found if _is_calendar(one)]
        found = [one for one in found if _meets(one, gold) or not _meets(one, outside)]
    right = dict.fromkeys(MEASURES, 0)
    for i, j in paired(gold, found):
        one, other = gold[i], found[j]
        right["span"] += 1
        right["strict"] += (one["start"], one["end"]) == (other["start"], other["end"])
        right["type"] += one["type"] == other["type"]
        right["value"] += plain(one["value"]) == plain(other["value"])
    return {"gold": len(gold), "found": len(found), **right}


def f1(rows: Iterable[Mapping[str, int]], measure: str) -> float:
    """F1 × 100 over documents."""
    rows = list(rows)
    right, gold, found = (sum(row[key] for row in rows) for key in (measure, "gold", "found"))
    return 200 * right / (gold + found) if gold + found else 0.0


def spread(
    rows: Sequence[Mapping[str, int]], measure: str, samples: int = 1000, seed: int = 1
) -> tuple[float, float]:
    """The middle 95 % of F1 over samples of documents, drawn with replacement."""
    draw = random.Random(seed)
    values = sorted(f1(draw.choices(rows, k=len(rows)), measure) for _ in range(samples))
    return values[int(0.025 * samples)], values[int(0.975 * samples)]


def _is_calendar(timex: Mapping[str, Any]) -> bool:
    return timex["type"] in ("DATE", "TIME") and bool(_CALENDAR.match(timex["value"] or ""))


def _meets(timex: Mapping[str, Any], others: Spans) -> bool:
    return any(timex["start"] < other["end"] and other["start"] < timex["end"] for other in others)
