"""How problems are drawn: the caret stands where it should, whatever the line holds."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events_file import Problem, read_text, report
from timeline.events_file.problems import summary


def _problem(line: str, column: int, length: int = 1, **parts: object) -> Problem:
    return Problem("events.yaml", 12, column, "wrong", length=length, source_line=line, **parts)  # type: ignore[arg-type]


def _rows(problem: Problem) -> list[str]:
    return report([problem]).split("\n")


def test_the_whole_drawing() -> None:
    (problem,) = read_text("events:\n  - id: a\n    date: 20 Feb 2014\n    title: A\n").problems
    assert report([problem]) == (
        "events.yaml:3:11: error: '20 Feb 2014' is not an EDTF date\n"
        "    3 |     date: 20 Feb 2014\n"
        "      |           ^^^^^^^^^^^\n"
        "      = write 2014-02-20"
    )


def test_several_stand_apart() -> None:
    problem = _problem("a: b", 4)
    assert report([problem, problem]) == f"{report([problem])}\n\n{report([problem])}"
    assert report([]) == ""


def test_without_line_or_hint_there_is_only_the_message() -> None:
    assert report([Problem("e.yaml", 1, 1, "the file is UTF-16")]) == "e.yaml:1:1: error: the file is UTF-16"


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "caret"),
    [
        ("a: b", 4, 1, "a: b", "   ^"),
        ("a: b", 5, 1, "a: b", "    ^"),
        ("\ta: b", 2, 1, "    a: b", "    ^"),
        ("a:\tb", 4, 1, "a:    b", "      ^"),
        ("联盟号: x", 6, 1, "联盟号: x", "        ^"),
        ("联盟号: x", 1, 3, "联盟号: x", "^^^^^^"),
        ("e\u0301te\u0301: x", 8, 1, "e\u0301te\u0301: x", "     ^"),
        ("🚀: x", 4, 1, "🚀: x", "    ^"),
        ("a\x1b[31m: x", 9, 1, "a�[31m: x", "        ^"),
        ("\u202eb: x", 5, 1, "�b: x", "    ^"),
    ],
)
def test_the_caret_counts_columns_not_characters(
    line: str, column: int, length: int, shown: str, caret: str
) -> None:
    rows = _rows(_problem(line, column, length))
    assert rows[1] == f"   12 | {shown}"
    assert rows[2] == f"      | {caret}"


def test_long_lines_show_a_window_around_the_place() -> None:
    line = "".join(f"{number:04d} " for number in range(200))
    for place in (0, 37, 500, 996):
        rows = _rows(_problem(line, place + 1, 4))
        assert len(rows[1]) <= 8 + 102
        offset = rows[2].index("^")
        assert rows[1][offset : offset + 4].strip() == line[place : place + 4].strip()
        assert rows[1].startswith("   12 | …") == (place > 33)


def test_a_long_place_is_cut_with_its_line() -> None:
    rows = _rows(_problem("x" * 1_000, 1, 1_000))
    assert rows[1] == "   12 | " + "x" * 100 + "…"
    assert rows[2] == "      | " + "^" * 100


def test_nothing_of_a_file_steers_the_terminal() -> None:
    text = 'events:\n  - {id: "\\e[31m", date: "\\e]0;x\\a", "k\\e[0m": 1, title: A}\n'
    drawn = report(read_text(text, "a\x1b[31m\u202e.yaml").problems)
    assert "\x1b" not in drawn
    assert not [letter for letter in drawn if unicodedata.category(letter) in ("Cc", "Cf") and letter != "\n"]


def test_colors_change_nothing_but_the_color() -> None:
    problem = _problem("a: b", 4, hint="write c")
    colored = report([problem], color=True)
    assert colored.count("\x1b[31m") == 2
    assert re.sub(r"\x1b\[\d+m", "", colored) == report([problem])


@given(st.text(max_size=300), st.integers(1, 310), st.integers(1, 310))
def test_any_line_can_be_drawn(line: str, column: int, length: int) -> None:
    problem = _problem(line, column, length)
    drawn = report([problem])
    if line.strip():
        rows = drawn.split("\n")
        assert len(rows) == 3
        assert set(rows[2]) <= set(" |^")
        assert "^" in rows[2]


def test_summary() -> None:
    error, warning = _problem("a", 1), _problem("a", 1, severity="warning")
    assert summary("e.yaml", [], 20) == "e.yaml: 20 events, no problems"
    assert summary("e.yaml", [], 1) == "e.yaml: 1 event, no problems"
    assert summary("e.yaml", [error, warning, error], 20) == "e.yaml: 2 errors, 1 warning in 20 events"
    assert summary("e.yaml", [warning], 12_000) == "e.yaml: 1 warning in 12,000 events"
    assert summary("e.yaml", [error], None) == "e.yaml: 1 error"
