"""Floors of accuracy on two annotated news corpora, where they are at hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from extract.expressions import load_tagger

SHARED = Path(__file__).parents[2].parent / "shared" / "timex"
FLOORS = {  # F1 × 100, nvalue and strict span: all timexes, those with a calendar date
    "timebank": {"all": (86.4, 89.2), "cal": (90.1, 93.6)},
    "aquaint": {"all": (88.8, 83.7), "cal": (91.9, 87.7)},
}


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated corpora are not at hand")
@pytest.mark.parametrize("corpus", FLOORS)
def test_floor(corpus: str) -> None:
    lines = (SHARED / f"{corpus}_corrected.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {document["id"]: document for document in map(json.loads, lines)}
    tagger = load_tagger()
    found = {
        key: {
            "timexes": [
                {"start": t.start, "end": t.end, "type": t.type, "value": t.value}
                for t in tagger.tag(document["text"], document["dct"])
            ]
        }
        for key, document in gold.items()
    }
    score = scorer().score(gold, found)
    reached = {scope: (score[scope]["nvalue"][2], score[scope]["strict"][2]) for scope in ("all", "cal")}
    for scope, (value, strict) in FLOORS[corpus].items():
        assert reached[scope][0] >= value, (scope, reached)
        assert reached[scope][1] >= strict, (scope, reached)
