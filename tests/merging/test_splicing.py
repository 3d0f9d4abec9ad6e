"""Splicing: one value changes, every other byte stays; whatever a person's file looks like."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events_file import read_text
from timeline.events_file.emitting import EVENT_KEYS
from timeline.events_file.scalars import flow, scalar, scalar_like
from timeline.events_file.splicing import Splicer, apply
from timeline.marked_yaml import parse, plain
from timeline.marked_yaml.characters import UNPRINTABLE

FILE = """\
# kept
title: Test
events:

  - id: a   # the first
    date: [2020-01..2020-03]
    title: "Quoted: title"
    actors:
      - Russia
      - US
    # about the summary
    summary: 'It''s here'  # and behind it
  - {id: b, date: 2020, title: Flow, actors: [UK]}
"""


def spliced(name: str, key: str, value: Any, text: str = FILE) -> str:
    found = read_text(text)
    assert found.timeline is not None
    return apply(text, Splicer(text).set(found.event_nodes[name], key, value, EVENT_KEYS))


@pytest.mark.parametrize(
    ("name", "key", "value", "old", "new"),
    [
        ("a", "title", "New", '"Quoted: title"', '"New"'),
        ("a", "title", 'Say "yes"', '"Quoted: title"', '"Say \\"yes\\""'),
        ("a", "summary", "That's it", "'It''s here'", "'That''s it'"),
        ("a", "date", "1992", "[2020-01..2020-03]", "1992"),
        ("b", "date", "[2020-04-01..2020-04-10]", "date: 2020", "date: [2020-04-01..2020-04-10]"),
        ("a", "actors", ["China", "UN"], "      - Russia\n      - US\n", "      - China\n      - UN\n"),
        ("b", "actors", ["Japan", "a, b"], "[UK]", '[Japan, "a, b"]'),
        ("a", "lane", "law", '"Quoted: title"\n', '"Quoted: title"\n    lane: law\n'),
        ("b", "lane", "law", "title: Flow,", "title: Flow, lane: law,"),
        ("b", "title", "a, b", "title: Flow", 'title: "a, b"'),
        ("a", "summary", None, "    summary: 'It''s here'  # and behind it\n", "    # and behind it\n"),
        ("a", "actors", ["Russia"], "      - Russia\n      - US\n", "      - Russia\n"),
        ("a", "actors", ["Russia", "UN", "US"], "- Russia\n", "- Russia\n      - UN\n"),
        ("b", "actors", ["Japan", "UK"], "[UK]", "[Japan, UK]"),
        ("b", "actors", None, ", actors: [UK]", ""),
    ],
)
def test_one_value_changes_and_nothing_else(name: str, key: str, value: Any, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert spliced(name, key, value) == FILE.replace(old, new)


def test_a_key_is_added_to_a_mapping_whose_keys_have_signs_of_their_own() -> None:
    text = "events:\n  - ? id\n    : a\n    ? date\n    : 1992\n    ? title\n    : A\n"
    assert spliced("a", "review", "rejected", text) == f"{text}    review: rejected\n"


@pytest.mark.parametrize(
    ("key", "value", "old", "new"),
    [
        ("date", "1992", "date: [2020..]# c", "date: 1992 # c"),
        ("title", "B", "title: 'A'# c", "title: 'B' # c"),
        ("actors", ["US", "UK"], 'actors: ["US"# c\n      ]', 'actors: ["US", UK # c\n      ]'),
    ],
)
def test_a_comment_without_a_space_gets_the_one_it_needs(key: str, value: Any, old: str, new: str) -> None:
    keys = {"date": "date: 1967", "title": "title: A"}
    text = "\n    ".join(["events:\n  - id: a", old, *(line for one, line in keys.items() if one != key)])
    assert spliced("a", key, value, f"{text}\n") == f"{text}\n".replace(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- {id: a, date: 1992, title: A, lane, note}", "- {id: a, date: 1992, title: A, lane: law, note}"),
        (
            "- {id: a, date: 1992, title: A, lane: , note}",
            "- {id: a, date: 1992, title: A, lane:  law, note}",
        ),
        (
            "- id: a\n    date: 1992\n    title: A\n    ? lane # none: yet\n    ? note",
            "- id: a\n    date: 1992\n    title: A\n    ? lane\n    : law # none: yet\n    ? note",
        ),
    ],
)
def test_a_key_without_a_colon_gets_one_with_its_value(old: str, new: str) -> None:
    assert spliced("a", "lane", "law", f"events:\n  {old}\n") == f"events:\n  {new}\n"


TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "no",
        "2020",
        "~",
        "a: b",
        "a #b",
        "- x",
        "[a..b]",
        "{",
        "'",
        '"',
        "!tag",
        "&a",
        "*a",
        "%",
        "@",
        "1.5",
        "\u202e",
        "a\nb",
    ]
)
YAML_TEXTS = TEXTS.filter(lambda text: not UNPRINTABLE.search(text))  # such a text is no text to YAML


@given(YAML_TEXTS)
def test_every_text_is_read_back_as_it_was_written(text: str) -> None:
    assert plain(parse(f"key: {scalar(text)}\n")) == {"key": text}
    assert plain(parse(f"key: [{scalar(text, in_flow=True)}, end]\n")) == {"key": [text, "end"]}
    assert plain(parse(f"key: {flow([text, {text: text}])}\n")) == {"key": [text, {text: text}]}


@given(YAML_TEXTS, st.sampled_from(["'quoted'", '"quoted"', "bare", "|\n  block\n  text"]))
def test_a_changed_text_is_read_back_whatever_the_style_of_the_old_one(text: str, old: str) -> None:
    document = f"key: {old}\nnext: x\n"
    root = parse(document)
    assert root is not None
    node = root.get("key")
    assert node is not None
    changed = document[: node.begin] + scalar_like(node, text) + document[node.finish :]
    assert plain(parse(changed)) == {"key": text, "next": "x"}
