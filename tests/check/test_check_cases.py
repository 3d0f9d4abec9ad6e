"""Wrong files and the exact text that `timeline check` says of them, in pairs: cases/NAME.yaml, NAME.expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli.check import command
from timeline.events_file import Problem, read
from timeline.events_file.plausibility import doubts

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.stem for path in CASES.glob("*.yaml"))
_WELL = {"all-is-well", "empty-file", "no-events-yet"}
_ONLY_WARNINGS = {
    *(
        "date-without-year",
        "title-cut-by-comment",
        "title-long",
        "doubt-same-event",
        "doubt-source-says-little",
        "doubt-sources-differ",
    ),
    *("doubt-date-and-quote", "doubt-lane-unused", "doubt-proposals-unread", "doubt-text-not-there"),
}


def _problems(path: Path) -> list[Problem]:
    found = read(path)
    return sorted([*found.problems, *doubts(found)], key=lambda problem: (problem.line, problem.column))


def test_the_pairs_are_there() -> None:
    assert len(NAMES) >= 60
    assert sorted(path.stem for path in CASES.glob("*.expected")) == NAMES
    assert {*_WELL, *_ONLY_WARNINGS} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    result = CliRunner().invoke(command, [f"{name}.yaml"])
    assert result.output == Path(f"{name}.expected").read_text(encoding="utf-8")
    assert result.exit_code == (0 if name in _WELL | _ONLY_WARNINGS else 1)


@pytest.mark.parametrize("name", NAMES)
def test_json_says_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES)
    result = CliRunner().invoke(command, [f"{name}.yaml", "--format", "json"])
    rows = json.loads(result.output)
    found = _problems(Path(f"{name}.yaml"))
    assert [list(row) for row in rows] == [["file", "line", "column", "message", "hint", "severity"]] * len(
        found
    )
    assert [tuple(row.values()) for row in rows] == [
        (problem.file, problem.line, problem.column, problem.message, problem.hint, problem.severity)
        for problem in found
    ]
    assert result.exit_code == (1 if any(row["severity"] == "error" for row in rows) else 0)


@pytest.mark.parametrize("name", NAMES)
def test_the_caret_stands_under_what_it_means(name: str) -> None:
    for problem in _problems(CASES / f"{name}.yaml"):
        assert problem.line >= 1
        assert problem.length >= 1
        assert problem.column - 1 + problem.length <= max(1, len(problem.source_line) + 1)
