"""The rules of the house, as far as a machine can keep them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGES = ("timeline", "extract")
LONGEST_MODULE = 320  # about 300 lines: more is a second job


def run(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=root, capture_output=True, text=True, check=False, timeout=300
    )


def modules(root: Path) -> list[Path]:
    found = [path for package in PACKAGES for path in (root / package).rglob("*.py")]
    assert len(found) > 50
    return found


@pytest.mark.parametrize(
    "command", [("ruff", "check"), ("ruff", "format", "--check"), ("mypy",)], ids=" ".join
)
def test_linters_are_silent(root: Path, command: tuple[str, ...]) -> None:
    result = run(root, *command)
    assert result.returncode == 0, result.stdout + result.stderr


def test_imports_run_one_way(root: Path) -> None:
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False, timeout=120
    )
    assert result.returncode == 0, result.stdout
    assert re.search(r"[1-9]\d* kept, 0 broken", result.stdout)


def test_no_module_has_a_second_job(root: Path) -> None:
    lengths = {path.relative_to(root): len(path.read_text().splitlines()) for path in modules(root)}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_names_say_what_a_module_is_for(root: Path) -> None:
    assert not [
        path for path in modules(root) if path.stem in {"utils", "helpers", "core", "manager", "misc"}
    ]


def test_every_module_and_command_has_a_docstring(root: Path) -> None:
    empty = [path for path in modules(root) if not path.read_text().lstrip().startswith(('"""', 'r"""'))]
    assert empty == []


def test_every_command_is_listed_and_helps(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    listed = project["entry-points"]["timeline.commands"]
    overview = run(root, "timeline", "--help").stdout
    assert len(listed) >= 6
    for name in listed:
        assert re.search(rf"^  {name} +\S", overview, re.MULTILINE), name
        assert run(root, "timeline", name, "--help").returncode == 0


def test_a_mistyped_command_is_corrected(root: Path) -> None:
    result = run(root, "timeline", "biuld")
    assert result.returncode == 2
    assert "did you mean 'build'?" in result.stderr


def test_the_first_blocks_of_the_readme_are_the_two_commands(root: Path) -> None:
    blocks = re.findall(r"```sh\n(.*?)\n```", (root / "README.md").read_text(), re.DOTALL)
    assert blocks[:2] == [
        "python -m pip install -e . && timeline build",
        'python -m pip install -e ".[dev]" && python -m pytest',
    ]


def test_links_between_documents_lead_somewhere(root: Path) -> None:
    pages = [root / "README.md", *(root / "docs").rglob("*.md")]
    shown = re.compile(r"^(```+).*?^\1$", re.MULTILINE | re.DOTALL)  # what others are to write
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", shown.sub("", page.read_text()))
    ]
    assert len(links) >= 5
    assert [link for page, link in links if not (page.parent / link).exists()] == []


def test_the_data_is_packaged(root: Path) -> None:
    patterns = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["*"]
    data = [path for package in PACKAGES for path in (root / package).rglob("*") if path.is_file()]
    others = [path for path in data if path.suffix not in {".py", ".pyc"}]
    assert len(others) > 10
    assert [path for path in others if not any(path.match(pattern) for pattern in patterns)] == []


@pytest.mark.skipif(
    not os.environ.get("CI"), reason="builds a wheel and an environment: only where CI is set"
)
def test_a_wheel_works(root: Path, tmp_path: Path) -> None:
    def sh(*command: str) -> None:
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)

    sh(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", "dist", str(root))
    sh(sys.executable, "-m", "venv", "env")
    python = str(tmp_path / "env" / "bin" / "python")
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    sh(python, "-m", "pip", "install", "-q", str(wheel))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(
        "Russia and the US signed a pact on space on 3 March 2020 in orbit.\n"
    )
    sh(str(tmp_path / "env" / "bin" / "timeline"), "build")
    assert "date: 2020-03-03" in (tmp_path / "events.yaml").read_text()
    assert (tmp_path / "timeline.html").stat().st_size > 1_000_000
