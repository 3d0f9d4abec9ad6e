"""`timeline fmt`: events by date, keys by the schema, every comment with its event, nothing said otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.merging.styles import Writer, proposals
from timeline.cli.fmt import command
from timeline.events_file import read_text
from timeline.events_file.emitting import EVENT_KEYS, SOURCE_KEYS
from timeline.events_file.formatting import FormatError, formatted_text
from timeline.marked_yaml import Node

_REMARK = re.compile(r"# remark \d+")

UNTIDY = """\
# yaml-language-server: $schema=./events.schema.json

events:
  # about the second
  - title: Second   # so it is called
    # no day is known
    date: 1992
    id: second
    actors:
      - US
      # and who else?
    lane: law

  # --- before ---

  - id: first
    date: 1967
    title: First
    sources:
      - quote: It was signed.
        text: a.txt  # lost since
    # the end of first
  - {date: 1950, title: Zero, id: zero}
lanes: {law: Laws}
title: Test
# the end
"""
TIDY = """\
# yaml-language-server: $schema=./events.schema.json

title: Test
lanes: {law: Laws}
events:
  - {id: zero, date: 1950, title: Zero}

  # --- before ---

  - id: first
    date: 1967
    title: First
    sources:
      - text: a.txt  # lost since
        quote: It was signed.
    # the end of first
  # about the second
  - id: second
    # no day is known
    date: 1992
    title: Second   # so it is called
    lane: law
    actors:
      - US
      # and who else?
# the end
"""


def formatted(text: str) -> str:
    found = read_text(text)
    assert found.timeline is not None, (text, found.problems)
    return formatted_text(found)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_untidy_file_is_put_in_order(newline: str) -> None:
    assert formatted(UNTIDY.replace("\n", newline)) == TIDY.replace("\n", newline)
    assert formatted(TIDY.replace("\n", newline)) == TIDY.replace("\n", newline)


@settings(max_examples=60)
@given(st.data())
def test_what_is_said_and_every_comment_stays(data: st.DataObject) -> None:
    events = data.draw(st.permutations(data.draw(proposals(most=5))))
    text = Writer(data.draw).file(events)
    after = formatted(text)
    found, before = read_text(after), read_text(text)
    assert found.timeline is not None and before.timeline is not None
    assert sorted(found.timeline.events, key=lambda event: event.id) == sorted(
        events, key=lambda event: event.id
    )
    assert sorted(_REMARK.findall(after)) == sorted(_REMARK.findall(text))
    assert sorted(after.split()) == sorted(text.split())
    assert formatted(after) == after
    dates = [event.date for event in found.timeline.events]
    listed = found.root.get("events") if found.root else None
    assert listed is not None
    if listed.style == "block":
        assert dates == sorted(dates)
        for event in found.event_nodes.values():
            _assert_ordered(event, EVENT_KEYS)
            for source in (event.get("sources") or event).items:
                _assert_ordered(source, SOURCE_KEYS)
        for one in before.timeline.events:
            mine, other = (_remarks(file.event_nodes[one.id]) for file in (before, found))
            assert mine == other


def _assert_ordered(mapping: Node, order: tuple[str, ...]) -> None:
    places = [order.index(name.value) for name, _ in mapping.pairs]
    assert places == sorted(places)


def _remarks(node: Node) -> set[str]:
    """The remarks on the lines that hold a part of the event: they cannot belong to another one."""
    found = set()
    for part in node.walk():
        if part.kind == "scalar":
            found |= set(_REMARK.findall(node.lines.line(part.end.line)))
    return found


def test_a_comment_that_a_text_would_take_in_stays_where_it_is() -> None:
    late = "  - id: late\n    date: 1992\n    title: Late\n"
    early = "  - id: early\n    date: 1967\n    title: Early\n    summary: |\n      A text.\n"
    assert formatted(f"events:\n      # deep\n{late}{early}") == f"events:\n      # deep\n{early}{late}"


def test_what_cannot_be_put_in_order_is_refused() -> None:
    found = read_text("events:\n  - {id: a, date: 1992, title: A}\ntitle: A tab follows\n   \t")
    assert found.timeline is not None
    with pytest.raises(FormatError):
        formatted_text(found)


def test_the_committed_file_is_in_order(root: Path) -> None:
    text = (root / "events.yaml").read_text(encoding="utf-8")
    assert formatted(text) == text


def test_check_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(UNTIDY, encoding="utf-8")
    result = CliRunner().invoke(command, ["--check"])
    assert (result.exit_code, result.output) == (
        1,
        "events.yaml: is not in order: `timeline fmt` puts it so\n",
    )
    assert Path("events.yaml").read_text(encoding="utf-8") == UNTIDY
    assert CliRunner().invoke(command, []).output == "events.yaml: put in order\n"
    assert Path("events.yaml").read_text(encoding="utf-8") == TIDY
    result = CliRunner().invoke(command, ["--check"])
    assert (result.exit_code, result.output) == (0, "events.yaml: is in order\n")


def test_a_file_with_errors_is_not_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text("events:\n  - {id: a}\n", encoding="utf-8")
    for arguments in ([], ["--check"]):
        assert CliRunner().invoke(command, arguments).exit_code == 1
    assert Path("events.yaml").read_text(encoding="utf-8") == "events:\n  - {id: a}\n"
