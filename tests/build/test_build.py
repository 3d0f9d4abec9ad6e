"""`timeline build` as a person runs it: from a folder of texts to the page, again and again."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.running import timeline
from timeline.events_file import read

SUMMARY = re.compile(
    r"(\d+) texts? read\n"
    r"(\d+) events? proposed, (\d+) updated, (\d+) unchanged in events\.yaml(?:, \d+ kept away .*)?\n"
    r"(\d+) mentions? left undated\n"
    r"(?:no problems|\d+ problems?)(?:, \d+ warnings?: see `timeline check`)?\nopen timeline\.html\n"
)


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    """A folder with our sample texts and nothing else."""
    shutil.copytree(root / "texts", tmp_path / "texts")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_from_texts_to_the_page_and_again(folder: Path) -> None:
    first = timeline(folder, "build")
    assert first.returncode == 0, first.stderr
    assert first.stderr == ""
    summary = SUMMARY.fullmatch(first.stdout)
    assert summary, first.stdout
    assert summary[1] == "8"
    assert int(summary[2]) > 20
    before = contents(folder)
    assert set(before) == {"events.yaml", "events.proposals.jsonl", "events.schema.json", "timeline.html"}
    second = timeline(folder, "build")
    assert second.returncode == 0
    assert contents(folder) == before
    assert f"0 events proposed, 0 updated, {summary[2]} unchanged" in second.stdout


def test_the_committed_files_are_what_a_build_leaves(folder: Path, root: Path) -> None:
    for name in ("events.yaml", "events.proposals.jsonl", "events.schema.json"):
        shutil.copy(root / name, folder)
    before = contents(folder)
    result = timeline(folder, "build")
    assert result.returncode == 0, result.stdout + result.stderr
    after = contents(folder)
    assert after.pop("timeline.html")
    assert after == before


def test_every_source_reproduces_its_phrase(folder: Path) -> None:
    timeline(folder, "build")
    found = read(folder / "events.yaml").timeline
    assert found is not None
    sources = [source for event in found.events for source in event.sources]
    assert len(sources) > 20
    for source in sources:
        assert source.text and source.phrase and source.quote
        text = (folder / source.text).read_bytes().decode()
        assert text[source.start : source.end] == source.phrase
        assert source.phrase in source.quote


def test_hands_and_texts_on_one_file(folder: Path) -> None:
    timeline(folder, "build")
    path = folder / "events.yaml"
    text = path.read_text().replace(
        "    title: ", "    # seen\n    title: Edited: ".replace("Edited:", "Edited,"), 1
    )
    path.write_text(text)
    (folder / "texts" / "new.txt").write_text(
        "NASA and Roscosmos signed an agreement on 3 March 2023 about a rocket for the space station.\n"
    )
    result = timeline(folder, "build")
    assert "1 event proposed" in result.stdout
    after = path.read_text()
    assert "# seen\n    title: Edited, " in after
    added = after.replace(text, "")
    assert "2023-03-03" in added


def test_dry_run_shows_the_difference_and_writes_nothing(folder: Path) -> None:
    timeline(folder, "build")
    (folder / "texts" / "new.txt").write_text(
        "Russia and the US signed a pact on space on 3 March 2023 in orbit.\n"
    )
    before = contents(folder)
    result = timeline(folder, "build", "--dry-run")
    assert "+    date: 2023-03-03\n" in result.stdout
    assert contents(folder) == before


BAD_TEXTS = {
    "empty": (b" \n", "it is empty"),
    "binary": (b"\x00\x01\x02" * 100, "it is a binary file"),
    "latin": ("Signé à Genève en février".encode("latin-1"), "looks like cp1252"),
    "cyrillic": ("Соглашение подписано".encode("cp1251"), "looks like cp1251"),
    "huge": (b"In 1992 the US and Russia signed it. " * 1_400_000, "52 MB"),
}


@pytest.mark.parametrize("kind", BAD_TEXTS)
def test_a_bad_text_is_named_and_the_others_go_on(folder: Path, kind: str) -> None:
    data, message = BAD_TEXTS[kind]
    (folder / "texts" / "bad.txt").write_bytes(data)
    result = timeline(folder, "build")
    assert result.returncode == 1
    assert "texts/bad.txt" in result.stderr
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert "8 texts read" in result.stdout
    assert "\n1 problem" in result.stdout
    assert read(folder / "events.yaml").timeline is not None


def test_utf16_with_its_mark_is_simply_read(folder: Path) -> None:
    (folder / "texts" / "wide.txt").write_text(
        "Russia and the US signed a space pact in 1999.", encoding="utf-16"
    )
    result = timeline(folder, "build")
    assert result.returncode == 0, result.stderr
    assert "date: 1999" in (folder / "events.yaml").read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_text_is_named(folder: Path) -> None:
    (folder / "texts" / "accords.txt").chmod(0)
    result = timeline(folder, "build")
    assert result.returncode == 1
    assert "Permission denied" in result.stderr


def test_a_dangling_link_among_the_texts_does_no_harm(folder: Path) -> None:
    (folder / "texts" / "gone.txt").symlink_to(folder / "nowhere.txt")
    assert timeline(folder, "build").returncode == 0


BAD_EVENTS = {
    "a list": (b"- a\n- b\n", "the file holds a list"),
    "merge markers": (
        b"title: T\n<<<<<<< ours\nevents: []\n=======\nevents:\n>>>>>>> theirs\n",
        "merge conflict",
    ),
    "an error": (b"title: T\nevents:\n  - {id: a, date: 20 Feb 2014, title: A}\n", "write 2014-02-20"),
    "broken": (b"title: 'T\n", "events.yaml:1:"),
    "binary": (bytes(range(256)), "events.yaml"),
}


@pytest.mark.parametrize("kind", BAD_EVENTS)
def test_an_events_file_with_errors_is_never_written_to(folder: Path, kind: str) -> None:
    data, message = BAD_EVENTS[kind]
    (folder / "events.yaml").write_bytes(data)
    result = timeline(folder, "build")
    assert result.returncode == 1
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(folder) == {"events.yaml": data}


def test_an_empty_events_file_is_filled(folder: Path) -> None:
    (folder / "events.yaml").write_bytes(b"")
    assert timeline(folder, "build").returncode == 0
    assert (folder / "events.yaml").read_text().startswith("# yaml-language-server: $schema=")


def test_a_mark_of_the_byte_order_stays(folder: Path) -> None:
    (folder / "events.yaml").write_bytes(b"\xef\xbb\xbftitle: Mine\r\nevents: []\r\n")
    assert timeline(folder, "build").returncode == 0
    data = (folder / "events.yaml").read_bytes()
    assert data.startswith(b"\xef\xbb\xbftitle: Mine\r\nevents:\r\n  - id: ")
    assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["nowhere"], 2, "there is no 'nowhere'"),
        (["empty"], 1, "no texts in empty"),
        (["--out", "gone/page.html"], 1, "the folder 'gone' does not exist"),
        (["--events", "gone/events.yaml"], 1, "the folder 'gone' does not exist"),
        (["--out", "texts"], 1, "'texts' is a folder"),
        (["--published", "20 Feb 2014"], 2, "write 2014-02-20"),
        (["--topic", "nowhere.yaml"], 1, "nowhere.yaml"),
        (["--encoding", "klingon"], 0, ""),
    ],
)
def test_wrong_usage_has_a_clear_line_and_writes_nothing(
    folder: Path, arguments: list[str], code: int, message: str
) -> None:
    (folder / "empty").mkdir()
    result = timeline(folder, "build", *arguments)
    assert result.returncode == code, result.stdout + result.stderr
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert bool(contents(folder)) == (code == 0)


def test_a_wrong_sources_yaml_is_shown_with_its_places(folder: Path) -> None:
    (folder / "texts" / "sources.yaml").write_text(
        "- file: accords.txt\n  publised: 2020\n- file: gone.txt\n"
        "- file: extension.txt\n  published: 20 Feb 2014\n- url: x\n"
    )
    result = timeline(folder, "build")
    assert result.returncode == 1
    for line in (
        "texts/sources.yaml:2:3: error: unknown key 'publised'",
        "did you mean 'published'?",
        "texts/sources.yaml:3:9: error: there is no file 'gone.txt' here",
        "texts/sources.yaml:5:14: error: '20 Feb 2014' is not an EDTF date",
        "texts/sources.yaml:6:3: error: this entry names no file",
    ):
        assert line in result.stderr


def test_ctrl_c_leaves_old_files_or_new_ones(folder: Path) -> None:
    assert timeline(folder, "build").returncode == 0
    before = contents(folder)
    for path in list((folder / "texts").glob("*.txt")):
        for number in range(40):
            shutil.copy(path, path.with_name(f"{path.stem}-{number}.txt"))
    for wait in (0.1, 0.4, 0.8, 1.2):
        process = subprocess.Popen(
            [sys.executable, "-m", "timeline", "build"],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert read(folder / "events.yaml").timeline is not None
        assert not [path for path in folder.iterdir() if path.suffix == ".tmp"]
        if process.returncode == 130:
            assert contents(folder) == before
            assert b"Traceback" not in errors


def test_extract_prints_what_would_be_proposed(folder: Path) -> None:
    result = timeline(folder, "extract", "texts", "--format", "jsonl", "--explain")
    assert result.returncode == 0, result.stderr
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    events = [line for line in lines if "dismissed" not in line]
    assert {"id", "date", "title", "actors", "status", "relevance", "summary", "sources"} <= set(events[0])
    assert {line["dismissed"] for line in lines if "dismissed" in line} >= {
        "furniture: tail",
        "furniture: comments",
    }
    assert contents(folder) == {}


def test_extract_as_yaml_can_be_pasted_into_an_events_file(folder: Path) -> None:
    result = timeline(folder, "extract", "texts", "--explain")
    (folder / "events.yaml").write_text("events:\n" + result.stdout)
    found = read(folder / "events.yaml").timeline
    assert found is not None
    assert len(found.events) > 20
