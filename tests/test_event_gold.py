"""Floors of the extraction on the annotated articles; where they are absent these tests skip.

To lower a floor, change it here and say why in CHANGELOG.md in the same commit.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

RECALL_FLOOR = 19  # all core mentions with a date
PRECISION_FLOOR = 0.95


def _scorer(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_events", root / "benchmarks" / "score_events.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["score_events"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def gold(shared: Path) -> Path:
    file = shared / "gold" / "texts_gold.yaml"
    if not file.is_file():
        pytest.skip("no annotated articles beside the project")
    return file


def test_the_articles_tell_what_a_reader_finds_in_them(root: Path, shared: Path, gold: Path) -> None:
    result = _scorer(root).score(shared / "texts", gold)
    assert result.core >= 19
    assert result.found >= RECALL_FLOOR, result.notes
    assert result.events >= 15
    assert result.precision >= PRECISION_FLOOR, result.notes
    assert result.noise == 0, result.notes
