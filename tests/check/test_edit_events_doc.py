"""docs/edit-events.md under test: what it shows works, what it lists is complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli.check import command
from timeline.dates import Precision, When
from timeline.events_file import read_text
from timeline.schema import Event, Lane, Source, Timeline

DOC = (Path(__file__).parents[2] / "docs" / "edit-events.md").read_text(encoding="utf-8")
RIGHT = re.findall(r"^```yaml\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
WRONG = re.findall(r"^```yaml wrong\n(.*?)^```\n\n```text\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)


def test_there_are_examples() -> None:
    assert len(RIGHT) >= 3
    assert len(WRONG) >= 2
    assert DOC.count("```yaml") == len(RIGHT) + len(WRONG)


@pytest.mark.parametrize("text", RIGHT)
def test_right_examples_have_no_problems(text: str) -> None:
    found = read_text(text)
    assert found.problems == []
    assert found.event_count


@pytest.mark.parametrize(("text", "output"), WRONG)
def test_wrong_examples_are_reported_as_shown(
    text: str, output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(text, encoding="utf-8")
    assert CliRunner().invoke(command, []).output == output


def test_every_form_of_date_is_shown_and_is_one() -> None:
    table = DOC[DOC.index("## Dates") : DOC.index("## Proposals")]
    shown = [When.parse(text) for text in re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)]
    assert {when.precision for when in shown} == set(Precision)
    assert {when.qualifier for when in shown} == {"", "~", "?", "%"}


@pytest.mark.parametrize("model", [Timeline, Event, Source, Lane])
def test_every_key_is_described_and_used(model: type[Timeline | Event | Source | Lane]) -> None:
    described = set(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\|.*$", DOC, re.MULTILINE))))
    assert set(model.model_fields) <= described
    for key in model.model_fields:
        assert re.search(rf"\b{key}:", RIGHT[0]), key


def test_every_choice_is_described() -> None:
    for choice in ("happened", "planned", "cancelled", "proposed", "rejected", "major", "minor"):
        assert f"`{choice}`" in DOC
