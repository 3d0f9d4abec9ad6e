"""Every command that README and docs show exists as shown, and those in blocks run."""

from __future__ import annotations

import gzip
import re
import shlex
import shutil
import subprocess
import warnings
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from pypdf import PdfReader

import timeline
from timeline.cli.main import cli

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(?P<kind>[\w-]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`(timeline [a-z]+[^`\n]*)`")
_SHELL = {"", "sh"}
_WAITING = {"watch", "review"}  # they wait for a person


def shown() -> list[tuple[str, str]]:
    """Each page with each command on it."""
    every: list[tuple[str, str]] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = [match for match in _BLOCK.finditer(text) if match["kind"] in _SHELL]
        lines = [line for block in blocks for line in block["text"].splitlines()]
        lines += re.findall(r"^    (timeline .*)$", text, re.MULTILINE)
        found = [line for line in lines if line.startswith("timeline ")]
        if page.name != "cli.md":
            found += _INLINE.findall(_BLOCK.sub("", text))
        every += [(page.name, command) for command in dict.fromkeys(found)]
    return every


def run_in_blocks() -> list[tuple[str, str]]:
    """The commands of blocks, without those that wait for somebody."""
    found = []
    for page in PAGES:
        for block in _BLOCK.finditer(page.read_text(encoding="utf-8")):
            for line in block["text"].splitlines() if block["kind"] in _SHELL else ():
                if line.startswith("timeline ") and line.split()[1] not in _WAITING:
                    found.append((page.name, line))
    return found


@pytest.mark.parametrize(("page", "command"), shown(), ids=map(" · ".join, shown()))
def test_a_command_that_is_shown_exists_with_its_options(page: str, command: str) -> None:
    words = shlex.split(command, comments=True)
    top = click.Context(cli)
    assert words[1].startswith("-") or words[1] in cli.list_commands(top), page
    if words[1].startswith("-"):
        return
    known = cli.get_command(top, words[1])
    assert known is not None
    names = {name for parameter in known.params for name in (*parameter.opts, *parameter.secondary_opts)}
    for word in words[2:]:
        if word.startswith("-") and len(word) > 1:
            assert word.partition("=")[0] in names | {"--help", "-h"}, f"{page}: {command}"


def _write_foreign(folder: Path) -> None:
    """Files of other formats, as the pages name them."""
    events = timeline.select(timeline.read(ROOT / "events.yaml"), lanes=["law"], until="2000")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", timeline.LossWarning)
        for name in ("table.csv", "events.ics", "timeline.json", "events.jsonld", "slides.timelinejs.json"):
            timeline.export(events, folder / name)
    (folder / "plan.mw").write_text("title: Plan\n\n2031-05: A launch\n", encoding="utf-8")


@pytest.mark.parametrize(("page", "command"), run_in_blocks(), ids=map(" · ".join, run_in_blocks()))
def test_a_command_in_a_block_runs(
    page: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("events.yaml", "events.proposals.jsonl", "events.schema.json"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "texts", tmp_path / "texts")
    shutil.copytree(ROOT / "texts", tmp_path / "my-texts")
    shutil.copy(ROOT / "events.yaml", tmp_path / "facts.yaml")
    _write_foreign(tmp_path)
    (tmp_path / "archive").mkdir()
    with gzip.open(tmp_path / "archive" / "news.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write('{"published": "2020-05-18", "text": "NASA launched a probe to the Moon on Friday."}\n')
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "plotly-basic.min.js").write_text(
        "/**\n* plotly.js (basic) v3.1.0\n*/\n;", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, shlex.split(command, comments=True)[1:])
    assert result.exit_code == 0, f"{page}: {command}\n{result.output}"


@pytest.mark.skipif(
    shutil.which("pdflatex") is None, reason="wants pdflatex, which sets the page of the recipe"
)
def test_the_recipe_for_latex_makes_a_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    section = (
        (ROOT / "docs" / "reports.md")
        .read_text(encoding="utf-8")
        .partition("## LaTeX")[2]
        .partition("\n## ")[0]
    )
    blocks = {match["kind"]: match["text"] for match in _BLOCK.finditer(section)}
    shutil.copy(ROOT / "events.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    for line in blocks[""].splitlines():
        assert CliRunner().invoke(cli, shlex.split(line)[1:]).exit_code == 0
    (tmp_path / "report.tex").write_text(blocks["latex"], encoding="utf-8")
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "report.tex"]
    said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, errors="replace")
    assert said.returncode == 0, said.stdout[-2000:]
    assert "Overfull" not in said.stdout
    assert len(PdfReader("report.pdf").pages) == 3
    assert "Agreements" in PdfReader("report.pdf").pages[0].extract_text()
