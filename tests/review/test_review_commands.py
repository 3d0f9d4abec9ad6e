"""accept, reject and review: decisions by splicing, in a terminal or over a pipe, left at any point."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli import accept, reject, review
from timeline.events_file import read

TEXT = """\
# kept
lanes: {law: Laws}
events:
  - id: one      # the first
    date: 1967
    title: First
    review: proposed   # found by the machine
    sources:
      - {text: a.txt, quote: "It was signed in 1967.", phrase: in 1967, resolved_against: 2020}
  - {id: two, date: 1992, title: Second, review: proposed}
  - id: three
    date: 1993
    title: Third
    review: proposed
  - id: mine
    date: 1994
    title: Mine
"""


@pytest.fixture(autouse=True)
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(TEXT, encoding="utf-8")
    return Path("events.yaml")


def accepting(*arguments: str) -> Result:
    return CliRunner().invoke(accept.command, arguments)


def rejecting(*arguments: str) -> Result:
    return CliRunner().invoke(reject.command, arguments)


def reviewing(answers: str) -> Result:
    return CliRunner().invoke(review.command, [], input=answers)


def states() -> dict[str, str | None]:
    timeline = read(Path("events.yaml")).timeline
    assert timeline is not None
    return {event.id: event.review for event in timeline.events}


def test_accepting_takes_the_line_out_and_nothing_else(path: Path) -> None:
    result = accepting("one", "two")
    assert (result.exit_code, result.output) == (0, "events.yaml: 2 events accepted\n")
    expected = TEXT.replace("    review: proposed   # found by the machine\n", "    # found by the machine\n")
    assert path.read_text() == expected.replace(", review: proposed}", "}")


def test_rejecting_changes_the_word_and_nothing_else(path: Path) -> None:
    result = rejecting("one", "two", "mine")
    assert (result.exit_code, result.output) == (0, "events.yaml: 3 events rejected\n")
    text = TEXT.replace("review: proposed   #", "review: rejected   #").replace(
        "review: proposed}", "review: rejected}"
    )
    assert path.read_text() == text.replace("title: Mine\n", "title: Mine\n    review: rejected\n")


def test_all_can_be_accepted_at_once(path: Path) -> None:
    assert accepting("--all").output == "events.yaml: 3 events accepted\n"
    assert set(states().values()) == {None}
    assert accepting("--all").output == "events.yaml: nothing to accept\n"


def test_what_is_accepted_already_changes_no_byte(path: Path) -> None:
    before = path.stat().st_mtime_ns
    assert accepting("mine").output == "events.yaml: nothing to accept\n"
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("run", [accepting, rejecting])
def test_an_unknown_id_is_corrected_and_nothing_is_written(run: type[object], path: Path) -> None:
    result = run("one", "thre")  # type: ignore[call-arg]
    assert result.exit_code == 1  # type: ignore[attr-defined]
    assert "there is no event 'thre': did you mean 'three'?; nothing was written" in result.output  # type: ignore[attr-defined]
    assert path.read_text() == TEXT


def test_wrong_usage(path: Path) -> None:
    assert accepting().exit_code == 2
    assert accepting("one", "--all").exit_code == 2
    assert rejecting().exit_code == 2
    path.unlink()
    assert accepting("one").exit_code == 2
    assert reviewing("a\n").exit_code == 2


def test_a_file_with_errors_is_never_written_to(path: Path) -> None:
    wrong = TEXT.replace("1967\n", "20 Feb 2014\n")
    path.write_text(wrong)
    for result in (accepting("one"), rejecting("one"), reviewing("a\n")):
        assert result.exit_code == 1
        assert "write 2014-02-20" in result.output
    assert path.read_text() == wrong


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX has them")
def test_a_read_only_file_is_left_alone(path: Path) -> None:
    path.chmod(0o444)
    result = accepting("one")
    assert result.exit_code == 1
    assert "'events.yaml' cannot be written: the file is read-only; nothing was changed" in result.output
    assert path.read_text() == TEXT


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_and_the_byte_order_mark_stay(path: Path, newline: str) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", newline).encode())
    accepting("three")
    expected = TEXT.replace("Third\n    review: proposed\n", "Third\n").replace("\n", newline)
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_review_shows_the_evidence_and_asks() -> None:
    result = reviewing("a\nr\ns\n")
    assert result.exit_code == 0
    for line in (
        "1 of 3 · one",
        "  title      First",
        "  date       1967",
        "  quote      It was signed in 1967.",
        "  why        “in 1967” gives the date, read against 2020",
        "1 accepted, 1 rejected, 1 skipped; 1 proposal left in events.yaml",
    ):
        assert line in result.output.splitlines()
    assert states() == {"one": None, "two": "rejected", "three": "proposed", "mine": None}
    assert "\x1b" not in result.output


@pytest.mark.parametrize("answers", ["", "q\n", "x\nq\n", "e\n", "e\ntitle=New"])
def test_review_can_be_left_at_any_point(answers: str, path: Path) -> None:
    result = reviewing(answers)
    assert result.exit_code == 0
    assert "3 proposals left in events.yaml" in result.output
    assert path.read_text() == (TEXT.replace("First", "New") if "title" in answers else TEXT)


def test_editing_in_review(path: Path) -> None:
    edits = ["title=Changed: now", "date=20 Feb 1967", "date=1967-02-20", "lane: law", "lan=x", "nonsense"]
    result = reviewing("\n".join(["e", *edits, "actors=US, UK", "", "a", "q", ""]))
    assert "'20 Feb 1967' is not an EDTF date: write 1967-02-20" in result.output
    assert "no key 'lan': did you mean 'lane'?" in result.output
    assert "write, for example, title=" in result.output
    expected = TEXT.replace("date: 1967\n    title: First\n", 'date: 1967-02-20\n    title: "Changed: now"\n')
    expected = expected.replace('now"\n', 'now"\n    lane: law\n    actors: [US, UK]\n')
    assert path.read_text() == expected.replace(
        "    review: proposed   # found by the machine\n", "    # found by the machine\n"
    )
    assert "1 accepted, 4 edited; 2 proposals left" in result.output


def test_an_event_renamed_in_review_is_followed() -> None:
    reviewing("e\nid=first\nid=Two Words\nid=two\n\nr\nq\n")
    assert states() == {"first": "rejected", "two": "proposed", "three": "proposed", "mine": None}


def test_what_was_done_in_an_editor_meanwhile_is_seen(tmp_path: Path, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "timeline", "review"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        while "1 of 3" not in process.stdout.readline():
            pass
        time.sleep(0.1)
        path.write_text(TEXT.replace("Mine", "Edited").replace("{id: two", "{id: renamed"))
        output, _ = process.communicate("a\na\n", timeout=20)
    assert "two is no proposal any more" in output
    assert states() == {"one": None, "renamed": "proposed", "three": None, "mine": None}
    assert "title: Edited" in path.read_text()


def test_nothing_to_review(path: Path) -> None:
    accepting("--all")
    assert reviewing("").output == "events.yaml: no proposals to review\n"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal")
@pytest.mark.parametrize(
    ("setting", "is_colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colors_only_on_a_terminal(setting: dict[str, str], is_colored: bool, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {
        "TERM": "xterm"
    }
    subprocess.run(
        [sys.executable, "-m", "timeline", "review"],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        check=False,
        env=environment | setting,
    )
    os.close(theirs)
    output = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "It was signed " in output
    assert ("\x1b[" in output) is is_colored
