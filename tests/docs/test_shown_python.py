"""The Python that README and docs show runs as it stands there; that of notebooks, in a notebook."""

from __future__ import annotations

import asyncio
import re
import shutil
import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^```(?:python|\{python\})\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^##? (.+?)\n(.*?)(?=^##? |\Z)", re.MULTILINE | re.DOTALL)


def shown() -> dict[str, list[str]]:
    """The blocks of each section that has some; those of a section belong together."""
    found: dict[str, list[str]] = {}
    for page in PAGES:
        for name, section in _SECTION.findall(page.read_text(encoding="utf-8")):
            blocks = _BLOCK.findall(section)
            if blocks:
                found[f"{page.name}: {name}"] = blocks
    return found


SHOWN = shown()
NOTEBOOKS = {name for name in SHOWN if "Jupyter" in name or "Quarto" in name}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(ROOT / "events.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_is_some() -> None:
    assert len(NOTEBOOKS) == 2
    assert len(SHOWN) >= 5


@pytest.mark.parametrize("name", sorted(set(SHOWN) - NOTEBOOKS))
def test_a_script_runs(name: str, folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a format cannot hold
        exec(compile("\n".join(SHOWN[name]), name, "exec"), {})


def outputs(cells: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[dict[str, Any]]]:
    """What the cells of a notebook show when it is run."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of Jupyter's own parts are not ours
        import nbformat
        from nbclient import NotebookClient

        monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
        new = nbformat.v4
        notebook = new.new_notebook(cells=[new.new_code_cell(cell) for cell in cells])
        client = NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        )
        # In a thread of its own: the browser of other tests keeps a loop running in this one.
        with ThreadPoolExecutor(max_workers=1) as thread:
            thread.submit(lambda: asyncio.run(client.async_execute())).result()
    return [[output.get("data", {}) for output in cell.outputs] for cell in notebook.cells]


@pytest.mark.parametrize("name", sorted(NOTEBOOKS))
def test_a_notebook_runs_and_shows_what_it_promises(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = outputs(SHOWN[name], folder, monkeypatch)
    shown = made[0][-1]
    assert {"text/plain", "text/html", "image/svg+xml"} <= set(shown)
    assert "<script" not in shown["text/html"]
    assert "<style" not in shown["text/html"]
    assert "data:image/svg+xml;base64," in shown["text/html"]
    assert shown["image/svg+xml"].startswith("<svg ")
    if "Quarto" in name:
        assert (folder / "sanctions.pdf").read_bytes().startswith(b"%PDF")
        return
    figure, section, frame = (cell[-1] for cell in made[1:])
    plotly = figure["application/vnd.plotly.v1+json"]
    assert plotly["layout"]["title"]["text"] == "What followed Crimea"
    assert plotly["layout"]["paper_bgcolor"] == "ivory"
    assert section["text/html"].startswith('<section class="')
    assert "timeline.html?embed" in frame["text/html"]
    assert (folder / "timeline.html").stat().st_size > 1_000_000
