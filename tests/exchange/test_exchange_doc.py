"""docs/exchange.md under test: its commands run, its tables are complete."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

import timeline
from tests.exchange.timelines import sample
from timeline.cli import export, import_
from timeline.exchange import FORMATS

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


@pytest.mark.filterwarnings("ignore::timeline.LossWarning")
@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_bytes((ROOT / "events.yaml").read_bytes())
    Path("table.csv").write_text("date,title\n2014-02-20,A launch\n")
    Path("plan.mw").write_text("1994/1998: Shuttle and Mir\n")
    for name in ("events.ics", "timeline.json", "events.jsonld", "slides.timelinejs.json"):
        timeline.export(sample(), name)
    program, what, *arguments = shlex.split(line)
    assert program == "timeline"
    command = {"export": export.command, "import": import_.command}[what]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    if "-o" in arguments:
        assert Path(arguments[arguments.index("-o") + 1]).stat().st_size > 0


def test_every_format_is_described_as_it_is() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| (.*?) \| (.*?) \|$", DOC, re.MULTILINE)
    told = {
        name: (re.findall(r"`(.*?)`", endings), out != "–", into != "–") for name, endings, out, into in rows
    }
    known = {
        one.name: ([end for end in one.endings if end != ".markdown"], bool(one.writer), bool(one.reader))
        for one in FORMATS
    }
    assert told == known


def test_the_python_of_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_bytes((ROOT / "events.yaml").read_bytes())
    (code,) = re.findall(r"^```python\n(.*?)^```$", DOC, re.MULTILINE | re.DOTALL)
    exec(code, {})
    assert Path("late.csv").stat().st_size > 100
