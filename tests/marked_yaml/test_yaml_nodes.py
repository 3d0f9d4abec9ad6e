"""Nodes: every scalar as typed, every mark where it belongs."""

from __future__ import annotations

import pytest

from timeline.marked_yaml import Mark, Node, YamlError, is_null, parse, plain


def _root(text: str) -> Node:
    root = parse(text)
    assert root is not None
    return root


def _value(text: str) -> Node:
    value = _root(text).get("a")
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("typed", "value", "style"),
    [
        ("2020", "2020", "plain"),
        ("2020-02-30", "2020-02-30", "plain"),
        ("NO", "NO", "plain"),
        ("1_000", "1_000", "plain"),
        ("0o17", "0o17", "plain"),
        ("2014~", "2014~", "plain"),
        ("2011/..", "2011/..", "plain"),
        ("'it''s'", "it's", "quoted"),
        ('"a\\tb\\u00e9"', "a\tbé", "quoted"),
        ("x # comment", "x", "plain"),
        ("x #2", "x", "plain"),
        ("two\n  lines", "two lines", "plain"),
        ("|\n  two\n  lines\n\n\n# after", "two\nlines\n", "literal"),
        (">-\n  two\n  lines\n", "two lines", "folded"),
        ('"~"', "~", "quoted"),
    ],
)
def test_scalars_stay_texts(typed: str, value: str, style: str) -> None:
    node = _value(f"a: {typed}\n")
    assert (node.kind, node.value, node.style) == ("scalar", value, style)
    assert not is_null(node)


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_nothing_given(typed: str) -> None:
    assert is_null(_value(f"a: {typed}\n"))
    assert plain(_root(f"a: {typed}\nb: x\n")) == {"a": None, "b": "x"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a: [2020-04-01..2020-04-10]\n", "[2020-04-01..2020-04-10]"),
        ("a: [..2020]  # c\n", "[..2020]"),
        ("{a: [2020..], b: c}\n", "[2020..]"),
        ("a:\n  - b: c\n  - d: e # f\n\n# g\n", "- b: c\n  - d: e"),
        ("a:\n  - b\n  -\n\nz: y\n", "- b\n  -"),
        ("a:\n  b:\n    c: |\n      d\n\n\n\nz: y\n", "b:\n    c: |\n      d"),
        ("a: |\n  x\n\n# y\n", "|\n  x"),
        ('a: "x\n  y" # z\n', '"x\n  y"'),
        ("a: [\n  b,\n  c\n]\n", "[\n  b,\n  c\n]"),
        ("a: b   \nz: y\n", "b"),
        ("a:\n", ""),
    ],
)
def test_source_is_the_text_as_typed(text: str, source: str) -> None:
    assert _value(text).source() == source
    assert _value(text).source(text) == source


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_marks_count_code_points_whatever_the_line_break(line_break: str) -> None:
    text = f"# 🚀🚀{line_break}título: 🚀 é{line_break}a: [x, 'ü']{line_break}"
    root = _root(text)
    key, value = root.pairs[0]
    assert key.start == Mark(text.index("t"), 1, 0)
    assert value.source() == "🚀 é"
    assert value.start.column == 8
    assert value.end == Mark(text.index(" é") + 2, 1, 11)
    items = root.pairs[1][1].items
    assert [item.source() for item in items] == ["x", "'ü'"]
    assert [item.start.line for item in items] == [2, 2]


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_only_line_breaks_break_lines(character: str) -> None:
    text = f"a: x{character}y\nb: '{character}'\n"
    root = _root(text)
    assert plain(root) == {"a": f"x{character}y", "b": character}
    assert root.pairs[1][0].start == Mark(text.index("b"), 1, 0)


def test_equal_keys_stand_in_pairs_and_are_a_fault() -> None:
    with pytest.raises(YamlError, match="line 2, column 1: key 'a' is given twice"):
        parse("a: 1\na: 2\n")


def test_texts_without_content() -> None:
    assert parse("") is None
    assert parse("# only a comment\n") is None
    assert plain(None) is None


def test_walking_follows_the_text() -> None:
    root = _root("a: [b, {c: d}]\ne:\n  - f\n")
    scalars = [node.value for node in root.walk() if node.kind == "scalar"]
    assert scalars == ["a", "b", "c", "d", "e", "f"]
    begins = [node.begin for node in root.walk()]
    assert begins == sorted(begins)


def test_looking_up() -> None:
    root = _root("a: 1\nb: 2\n")
    key, value = root.key("b"), root.get("b")
    assert key is not None and value is not None
    assert (key.start.line, value.value) == (1, "2")
    assert root.get("c") is root.key("c") is None


def test_plain_is_dicts_lists_and_texts() -> None:
    text = "a: {b: [1, ~, {c: 2020-04-02}]}\nd: |\n  e\n"
    assert plain(_root(text)) == {"a": {"b": ["1", None, {"c": "2020-04-02"}]}, "d": "e\n"}
