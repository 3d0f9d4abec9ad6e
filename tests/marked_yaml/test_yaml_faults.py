"""What is wrong with a YAML text is said in our own words, at the right place, whichever parser reads it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from timeline.marked_yaml import building, parse_with_faults

_EVENTS = "events:\n  - id: a\n    date: 2020\n"

# text, line and column of the fault (from 1), part of its message, part of its hint
FAULTS = [
    ("title: US: Russia\n", 1, 8, "a text that holds ': ' must be in quotes", 'title: "US: Russia"'),
    ('title: US "and": it\'s\n', 1, 8, "must be in quotes", "title: 'US \"and\": it''s'"),
    (_EVENTS + "    title: The pact: why\n", 4, 12, "must be in quotes", '"The pact: why"'),
    (_EVENTS + "    title:x\n", 4, 5, "a space is missing after 'title:'", "title: x"),
    (_EVENTS + "    title:x\n    lane: y\n", 4, 5, "a space is missing after 'title:'", "title: x"),
    (_EVENTS + "   title: x\n", 4, 4, "'title' is indented unlike", "column 5, like 'date'"),
    (_EVENTS + "  title: x\n", 4, 3, "'title' is indented unlike", "column 5, like 'date'"),
    (_EVENTS + "     title: x\n", 4, 6, "'title' is indented too far", "column 5, like 'date'"),
    (_EVENTS + "    some words\n    title: x\n", 4, 5, "neither `key: value`", "give it a key"),
    (_EVENTS + "\ttitle: x\n\tlane: y\n", 4, 1, "spaces, not tabs", "those in line 5 too"),
    ("a:\n\tb: c\n", 2, 1, "spaces, not tabs", "replace the tab"),
    ("a: |\n\tb\n", 2, 1, "spaces, not tabs", "replace the tab"),
    ("title: 'Russia's plan'\n", 1, 16, "goes on after the quote '", 'write "Russia\'s plan"'),
    ('title: "x" y\n', 1, 12, 'goes on after the quote "', 'write "x y"'),
    ("title: 'x\nb: c\n", 1, 8, "the quote ' is never closed", "written twice"),
    ('title: "x\nb: "c"\n', 1, 8, "closed only in line 2", 'end the text with "'),
    ("title: 'x\n---\ny'\n", 1, 8, "not closed before the line '---'", "end the text with '"),
    ("a: [x, y\nb: c\n", 1, 4, "the bracket [ is never closed", "close it with ]"),
    ("a: [x, y\n", 1, 4, "the bracket [ is never closed", "close it with ]"),
    ("a: {x: 1\nb: 2\n", 1, 4, "the bracket { is never closed", "close it with }"),
    ("a: ['x' 'y']\n", 1, 9, "a comma or ] is missing", "commas"),
    ("a: {b: c, d: #ff0000}\n", 1, 14, "starts a comment, in which the closing bracket is lost", '"#ff0000"'),
    ("a: [b, #2]\nc: d\n", 1, 8, "starts a comment, in which the closing bracket is lost", '"#2"'),
    ("a: @x\n", 1, 4, "cannot start with '@'", '"@x"'),
    ("a: `x`\n", 1, 4, "cannot start with '`'", '"`x`"'),
    ("a: %x\n", 1, 4, "cannot start with '%'", '"%x"'),
    ("a: ]\n", 1, 4, "cannot start with ']'", '"]"'),
    ("a: , x\n", 1, 4, "cannot start with ','", '", x"'),
    ("a: *bold* move\n", 1, 4, "cannot start with '*'", '"*bold* move"'),
    ("a: & more\n", 1, 4, "cannot start with '&'", '"& more"'),
    ("a: !e!x b\n", 1, 4, "cannot start with '!'", '"!e!x b"'),
    ("a: [x] y\n", 1, 8, "goes on after the bracket ]", '"[x] y"'),
    ("a: |x\n  y\n", 1, 4, "nothing may follow |", '"x"'),
    ('a: "\\d"\n', 1, 5, "'\\d' is no escape", "twice"),
    ('a: "\\xzz"\n', 1, 5, "'\\x' is no escape", "twice"),
    ("events: - id: a\n", 1, 9, "a list item cannot start here", "next line"),
    ("a: b\n- c\n", 2, 1, "a list item cannot stand here", "indent it"),
    ("some words\nb: c\n", 1, 1, "this line is no `key: value`", "comment with #"),
    ("a: b\n---\nc: d\n", 2, 1, "a second document starts here", "'---'"),
    ("a: b\n...\nc: d\n", 3, 1, "a second document starts here", "'...'"),
    ("%YAML 2.0\n---\na: b\n", 1, 1, "start with %", "delete this line"),
    ("? [a]\n: b\n", 1, 3, "a key must be a plain text", "`key: value`"),
    ("a: &x b\n", 1, 4, "anchors are not supported", "delete '&x'"),
    ("a: *x\n", 1, 4, "aliases are not supported", "write the value itself"),
    ("a: !x b\n", 1, 4, "tags are not supported", "quotes"),
    ("a: 1\nb: 2\na: 3\n", 3, 1, "key 'a' is given twice", "line 1"),
    ("a: [{b: 1, b: 2}]\n", 1, 12, "key 'b' is given twice", "line 1"),
    ("a: b\x08c\n", 1, 5, "control character U+0008", "delete it"),
    ("a: b\ufeffc\n", 1, 5, "invisible byte-order mark U+FEFF", "delete it"),
    ('a: "b\\0c"\n', 1, 4, "an escape makes control character U+0000", "delete the escape"),
    ("a: " + "[" * 60 + "]" * 60 + "\n", 1, 53, "nested more than 50 levels", "no more than five"),
]
_LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=_LOADERS, ids=lambda loader: loader.__name__)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(building, "_LOADER", request.param)
    return request.param


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), FAULTS)
@pytest.mark.usefixtures("loader")
def test_fault(text: str, line: int, column: int, message: str, hint: str) -> None:
    _, faults = parse_with_faults(text)
    assert len(faults) == 1
    fault = faults[0]
    assert message in fault.message
    assert hint in fault.hint
    assert (fault.start.line + 1, fault.start.column + 1) == (line, column)
    assert fault.start <= fault.end


def test_faults_that_leave_the_grammar_whole_hide_nothing() -> None:
    text = "a: &x 1\nb: *x\nc: !t 2\nd: 3\nd: 4\ne: \x08\n"
    root, faults = parse_with_faults(text)
    assert root is not None
    assert [fault.start.line for fault in faults] == [0, 1, 2, 4, 5]


def test_each_hunk_of_a_merge_is_one_fault_and_hides_the_rest() -> None:
    hunk = "<<<<<<< HEAD\na: b\n||||||| base\na: a\n=======\na: @c\n>>>>>>> other\n"
    root, faults = parse_with_faults(f"x: y\n{hunk}z: z\n{hunk}")
    assert root is None
    assert [(fault.start.line, fault.message) for fault in faults] == [
        (1, "git left a merge conflict here"),
        (9, "git left a merge conflict here"),
    ]


@pytest.mark.parametrize("text", ["a: |\n  Title\n  =======\n", "a: <<<<<<< b\n", "a: b\n# =======\n"])
def test_lines_that_only_look_like_a_merge(text: str) -> None:
    assert parse_with_faults(text)[1] == []


def test_a_flood_of_control_characters_is_cut() -> None:
    _, faults = parse_with_faults("a: " + "\x01" * 10_000 + "\n")
    assert len(faults) == 100
