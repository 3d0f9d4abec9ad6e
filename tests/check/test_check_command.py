"""`timeline check` as a command: exit codes, streams, what it loads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

WELL = "title: T\nevents:\n  - {id: a, date: 2020, title: A}\n"
WRONG = "events:\n  - {id: a, date: 20 Feb 2014, title: A}\n"


def _timeline(*arguments: str, folder: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, then `code` in that process, if any."""
    program = f"""
import sys
sys.argv[0] = "timeline"
from timeline.cli.main import main
try:
    main()
finally:
    sys.stdout.flush()
    {code or "pass"}
"""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


_LOADED = "print(sorted(sys.modules), file=sys.stderr)"
_HEAVY = {"plotly", "dateparser", "extract", "jinja2", "numpy"}


@pytest.mark.parametrize(
    ("arguments", "also_not"),
    [(["--help"], {"pydantic", "yaml"}), (["check"], set()), (["check", "--format", "json"], set())],
    ids=["help", "check", "json"],
)
def test_nothing_heavy_is_loaded(arguments: list[str], also_not: set[str], tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(WELL, encoding="utf-8")
    done = _timeline(*arguments, folder=tmp_path, code=_LOADED)
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stderr.strip("[]\n").replace("'", "").split(", ")}
    assert "click" in loaded
    assert not loaded & (_HEAVY | also_not)


def test_the_file_is_events_yaml_unless_given(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(WELL, encoding="utf-8")
    done = _timeline("check", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "events.yaml: 1 event, no problems\n", "")


def test_errors_go_to_stdout_and_make_the_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text(WRONG, encoding="utf-8")
    done = _timeline("check", "other.yaml", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("other.yaml:2:19: error: '20 Feb 2014' is not an EDTF date\n")
    assert done.stdout.endswith("\nother.yaml: 1 error in 1 event\n")
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_json_is_nothing_but_json(tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(WRONG, encoding="utf-8")
    done = _timeline("check", "--format", "json", folder=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout) == [
        {
            "file": "events.yaml",
            "line": 2,
            "column": 19,
            "message": "'20 Feb 2014' is not an EDTF date",
            "hint": "write 2014-02-20",
            "severity": "error",
        }
    ]
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check"], "there is no file 'events.yaml': `timeline build` makes one"),
        (["check", "."], "'.' cannot be read"),
        (["check", "a", "b"], "unexpected extra argument"),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, tmp_path: Path) -> None:
    done = _timeline(*arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
@pytest.mark.parametrize(
    ("setting", "is_colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colors_only_on_a_terminal(setting: dict[str, str], is_colored: bool, tmp_path: Path) -> None:
    (tmp_path / "events.yaml").write_text(WRONG, encoding="utf-8")
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {
        "TERM": "xterm"
    }
    subprocess.run(
        [sys.executable, "-c", "from timeline.cli.main import main; main()", "check"],
        cwd=tmp_path,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        check=False,
        env=environment | setting,
    )
    os.close(theirs)
    output = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "is not an EDTF date" in output
    assert ("\x1b[" in output) is is_colored
