"""The scripts of the page as JavaScript: every file alone, and all of them joined as the page has them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.page import scripts
from timeline.page.scripts import CHART, OUTSIDE, script

FOLDER = Path(scripts.__file__).parent
LONGEST = 140  # characters of a line
MOST = 900  # lines of code in all, so that they can be read in one sitting
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="wants node, which reads JavaScript without running it")


def complaints(text: str, folder: Path) -> str:
    """What node says of a script in strict mode; nothing where it can be read."""
    path = folder / "checked.cjs"
    path.write_text('"use strict";\n' + text, encoding="utf-8")
    return subprocess.run(
        [str(NODE), "--check", str(path)], capture_output=True, text=True, check=False, timeout=60
    ).stderr


def test_every_file_is_part_of_the_script() -> None:
    assert sorted((*OUTSIDE, *CHART)) == sorted(path.stem for path in FOLDER.glob("*.js"))


@needs_node
@pytest.mark.parametrize("name", (*OUTSIDE, *CHART))
def test_a_file_is_a_script_of_its_own(name: str, tmp_path: Path) -> None:
    assert complaints((FOLDER / f"{name}.js").read_text(encoding="utf-8"), tmp_path) == ""


@needs_node
def test_the_joined_script_can_be_read(tmp_path: Path) -> None:
    assert complaints(script(), tmp_path) == ""


@needs_node
def test_what_cannot_be_read_is_noticed(tmp_path: Path) -> None:
    assert "SyntaxError" in complaints("const one = 1;\nconst one = 2;", tmp_path)


def lint(path: Path) -> str:
    """What oxlint finds in a script, a line a finding."""
    program = Path(sys.executable).with_name("oxlint")
    rules = Path(__file__).with_name("oxlint.json")
    result = subprocess.run(
        [program, "--config", rules, "--format", "unix", path],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return result.stdout if result.returncode else result.stderr


def test_the_joined_script_has_no_lint(tmp_path: Path) -> None:
    path = tmp_path / "page.js"
    path.write_text(script(), encoding="utf-8")
    assert lint(path) == ""
    path.write_text(f"{script()}\nforgotten(1 == 2);\n", encoding="utf-8")
    assert "no-undef" in lint(path) and "eqeqeq" in lint(path)


def test_the_files_stay_readable() -> None:
    lines = [line for path in FOLDER.glob("*.js") for line in path.read_text(encoding="utf-8").splitlines()]
    assert max(map(len, lines)) <= LONGEST
    assert len([line for line in lines if line.strip() and not line.lstrip().startswith("//")]) < MOST
