"""`timeline check --no-proposed` for CI, and `--fix` for what is safe to repair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.cli.check import command
from timeline.events_file import read_text
from timeline.events_file.fixing import fixes

PROPOSED = """\
events:
  - {id: a, date: 1992, title: A, review: proposed}
  - {id: b, date: 1993, title: B, review: proposed}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(text: str, *arguments: str) -> Result:
    Path("events.yaml").write_text(text, encoding="utf-8", newline="")
    return CliRunner().invoke(command, list(arguments))


def after() -> str:
    return Path("events.yaml").read_bytes().decode()


def test_proposals_are_a_warning_or_errors() -> None:
    assert check(PROPOSED).exit_code == 0
    result = check(PROPOSED, "--no-proposed", "--format", "json")
    assert result.exit_code == 1
    rows = json.loads(result.output)
    assert [(row["line"], row["severity"]) for row in rows] == [(2, "error"), (3, "error")]
    assert check(PROPOSED.replace(", review: proposed", ""), "--no-proposed").exit_code == 0


WRONG = """\
title: Test\t
events:
  - id: Soyuz Launch 1967   # by hand
    date: 23 April 1967  # a Sunday
    title: Launch\x20\x20
    summary: |
      Kept as it is:\x20\x20
      two spaces.
    sources:
      - {title: A, published: "May 1967", resolved_against: 04/02/2020}
  - {id: b, date: 03/04/2020, title: B}
\x20\x20
"""
FIXED = """\
title: Test
events:
  - id: soyuz-launch-1967   # by hand
    date: 1967-04-23  # a Sunday
    title: Launch
    summary: |
      Kept as it is:\x20\x20
      two spaces.
    sources:
      - {title: A, published: "1967-05", resolved_against: 04/02/2020}
  - {id: b, date: 03/04/2020, title: B}

"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_what_is_safe_is_repaired_and_the_rest_is_named(newline: str) -> None:
    result = check(WRONG.replace("\n", newline), "--fix")
    assert after() == FIXED.replace("\n", newline)
    assert result.exit_code == 1
    assert "events.yaml: fixed 2 dates, 1 id, spaces at the end of 3 lines" in result.output
    assert "write 2020-04-03, or 2020-03-04 if the month comes first" in result.output


def test_nothing_to_fix_changes_nothing() -> None:
    text = "events:\n  - {id: a, date: 1992, title: A}\n"
    result = check(text, "--fix")
    assert (result.exit_code, after()) == (0, text)
    assert "nothing to fix" in result.output


def test_an_id_that_another_event_has_is_not_given_twice() -> None:
    check("events:\n  - {id: A, date: 1992, title: A}\n  - {id: a, date: 1993, title: B}\n", "--fix")
    assert after().startswith("events:\n  - {id: A,")


def test_broken_yaml_is_left_alone() -> None:
    text = "title: 'T  \n"
    assert check(text, "--fix").exit_code == 1
    assert after() == text


@settings(max_examples=150)
@given(st.text(st.sampled_from(list("ab:-#[]{},'\"|> \n\t\r?0")), max_size=60))
def test_repairs_make_nothing_worse(noise: str) -> None:
    text = f"events:\n  - id: A b\n    date: May 1967 \n    title: x{noise}\n  - {{id: z, date: 1990, title: y}}\n"
    before = read_text(text)
    done = fixes(before)
    found = read_text(done.text)
    assert len(found.problems) <= len(before.problems)
    if before.timeline and found.timeline:
        assert [event.title for event in found.timeline.events] == [
            event.title for event in before.timeline.events
        ]
    assert fixes(found).text == found.text
