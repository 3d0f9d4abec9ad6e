"""Drawing touches nothing: no network, no files written, no clock, no warnings; and says what is missing."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.picture.timelines import every_form
from timeline.picture import FORMATS, MissingLibraryError, draw, typeface

WATCHED = """
import sys

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "subprocess.", "os.system")):
        raise AssertionError(f"{event} {arguments}")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise AssertionError(f"written: {arguments}")
    if event in ("os.mkdir", "os.remove", "os.rename", "tempfile.mkstemp", "tempfile.mkdtemp"):
        raise AssertionError(f"{event} {arguments}")

from tests.picture.timelines import every_form
from timeline.picture import FORMATS, draw
loaded = {"fpdf", "PIL", "fontTools", "matplotlib", "plotly"} & set(sys.modules)
assert not loaded, loaded
sys.addaudithook(watch)
for form in FORMATS:
    print(form, len(draw(every_form(), form, notes=True)) > 1000)
assert not {"matplotlib", "numpy", "plotly"} & set(sys.modules)
"""


def test_nothing_is_written_fetched_or_warned_of(root: Path, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": str(root), "HOME": "/nowhere", "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""}
    result = subprocess.run(
        [sys.executable, "-W", "error", "-c", WATCHED],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (result.stderr, result.returncode) == ("", 0)
    assert result.stdout.splitlines() == [f"{form} True" for form in FORMATS]
    assert list(tmp_path.iterdir()) == []


def test_the_bytes_do_not_depend_on_hashes_and_clocks(root: Path) -> None:
    script = (
        "import hashlib; from tests.picture.timelines import every_form; from timeline.picture import FORMATS, draw\n"
        "print([hashlib.sha256(draw(every_form(), form, notes=True)).hexdigest() for form in FORMATS])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Vladivostok"))
    }
    assert len(said) == 1


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    found = typeface.find_spec
    monkeypatch.setattr(typeface, "find_spec", lambda name: None if name == "fpdf" else found(name))
    with pytest.raises(MissingLibraryError) as missing:
        draw(every_form())
    assert str(missing.value) == "pictures need fpdf2: python -m pip install 'text-timeline[pictures]'"
