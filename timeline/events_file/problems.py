"""`Problem`: what is wrong in a file, where, and what to write instead; and how a person gets to see it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from timeline.marked_yaml import Fault, Lines, Mark

Severity = Literal["error", "warning"]

_WIDEST = 100  # columns of a line of the file that are shown
_TAB = "    "
_COLORS = {
    "error": "\x1b[31m",
    "warning": "\x1b[33m",
    "bold": "\x1b[1m",
    "dim": "\x1b[2m",
    "hint": "\x1b[36m",
}
_PLAIN = "\x1b[0m"


@dataclass(frozen=True)
class Problem:
    """Something in a file that a person should put right.

    Attributes:
        file: the path as it was given.
        line, column: the place, both from 1, columns in code points.
        message: what is wrong.
        hint: what to write instead; empty when nothing better is known.
        severity: an error stops the work, a warning does not.
        length: how many code points the caret covers, at least 1.
        source_line: the line of the file, without its break.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    severity: Severity = "error"
    length: int = 1
    source_line: str = ""


def problem_at(
    file: str,
    lines: Lines,
    start: Mark,
    end: Mark,
    message: str,
    hint: str = "",
    severity: Severity = "error",
) -> Problem:
    """The problem of a stretch of text; of one over several lines the caret covers the first."""
    source_line = lines.line(start.line)
    last = end.column if end.line == start.line else len(source_line)
    return Problem(
        file,
        start.line + 1,
        start.column + 1,
        message,
        hint,
        severity,
        max(1, last - start.column),
        source_line,
    )


def problem_of_fault(file: str, lines: Lines, fault: Fault) -> Problem:
    """The problem that a fault of YAML is in a certain file."""
    return problem_at(file, lines, fault.start, fault.end, fault.message, fault.hint)


def report(problems: Iterable[Problem], color: bool = False) -> str:
    """All problems for a person to read, each with its line, a caret below the place, and the hint.

    Args:
        problems: in the order in which they are to be shown.
        color: whether to colour for a terminal.
    """
    return "\n\n".join(_drawn(problem, color) for problem in problems)


def summary(file: str, problems: Iterable[Problem], events: int | None) -> str:
    """One line over a whole file: "events.yaml: 2 errors, 1 warning in 20 events".

    Args:
        file: the path as it was given.
        problems: all that were found in it.
        events: how many events it holds; None when it could not be read that far.
    """
    severities = [problem.severity for problem in problems]
    found = [
        _counted(severities.count(severity), severity)
        for severity in ("error", "warning")
        if severity in severities
    ]
    if not found:
        return f"{shown(file)}: {_counted(events or 0, 'event')}, no problems"
    where = "" if events is None else f" in {_counted(events, 'event')}"
    return f"{shown(file)}: {', '.join(found)}{where}"


def shown(text: str) -> str:
    """A text as it may go to a terminal: what is invisible or would steer the terminal shows as a box."""
    return "".join(_shape(character)[0] for character in text)


def _drawn(problem: Problem, color: bool) -> str:
    severity = problem.severity
    place = f"{shown(problem.file)}:{problem.line}:{problem.column}:"
    head = (
        f"{_paint(place, 'bold', color)} {_paint(f'{severity}:', severity, color)} {shown(problem.message)}"
    )
    number = f"{problem.line:>5}"
    gutter = " " * len(number)
    rows = [head]
    if problem.source_line.strip():
        line, offset, length = _window(problem)
        rows.append(_paint(f"{number} |", "dim", color) + f" {line}".rstrip())
        rows.append(
            _paint(f"{gutter} |", "dim", color) + " " + " " * offset + _paint("^" * length, severity, color)
        )
    if problem.hint:
        rows.append(f"{gutter} {_paint('=', 'dim', color)} {_paint(shown(problem.hint), 'hint', color)}")
    return "\n".join(rows)


def _window(problem: Problem) -> tuple[str, int, int]:
    """The part of the line around the place, and where the caret starts and how long it is, in columns."""
    shapes = [_shape(character) for character in problem.source_line]
    first = min(problem.column - 1, len(shapes))
    last = min(first + problem.length, len(shapes))
    begin, end = 0, len(shapes)
    if sum(width for _, width in shapes) > _WIDEST:
        begin = _back(shapes, first, _WIDEST // 3)
        end = _forth(shapes, begin, _WIDEST)
        if end == len(shapes):  # the line ends within the window: show more of what comes before
            begin = _back(shapes, end, _WIDEST)
    left, right = ("…" if begin else ""), ("…" if end < len(shapes) else "")
    line = left + "".join(shape for shape, _ in shapes[begin:end]) + right
    offset = len(left) + sum(width for _, width in shapes[begin:first])
    length = sum(width for _, width in shapes[first : min(last, end)])
    return line, offset, max(1, length)


def _back(shapes: list[tuple[str, int]], index: int, columns: int) -> int:
    """The index that many columns before `index`."""
    while index > 0 and columns >= shapes[index - 1][1]:
        index -= 1
        columns -= shapes[index][1]
    return index


def _forth(shapes: list[tuple[str, int]], index: int, columns: int) -> int:
    """The index that many columns after `index`."""
    while index < len(shapes) and columns >= shapes[index][1]:
        columns -= shapes[index][1]
        index += 1
    return index


def _shape(character: str) -> tuple[str, int]:
    """How a character is drawn on a terminal, and over how many columns."""
    if " " <= character <= "~":
        return character, 1
    if character == "\t":
        return _TAB, len(_TAB)
    category = unicodedata.category(character)
    if category in ("Mn", "Me") or character in "\u200c\u200d":
        return character, 0
    if category in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp"):
        return "�", 1
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _paint(text: str, color: str, wanted: bool) -> str:
    return f"{_COLORS[color]}{text}{_PLAIN}" if wanted else text


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
