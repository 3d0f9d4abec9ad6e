"""`timeline export` and `timeline import`, as a person calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings

import timeline
from tests.exchange.timelines import timelines
from timeline.cli import export, import_
from timeline.events_file import read, read_text
from timeline.exchange import Losses, Reading, format_named
from timeline.exchange.formats import read_formats
from timeline.exchange.importing import import_into

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
OWN = """\
# mine
lanes: {law: Laws}   # one so far
events:
  # the first
  - {id: one, date: 1967, title: 'First', lane: law}

  - id: two      # kept
    date: 1992
    title: Second
    review: rejected
"""
TABLE = """\
id,date,title,lane,source_1_url
one,1967,First,law,
new,1975-07-17,The crews shake hands,Joint missions,https://example.org/a
two-again,1992,second,,
one,2001,Another first,law,
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def exporting(*arguments: str) -> Result:
    return CliRunner().invoke(export.command, arguments)


def importing(*arguments: str, data: str | None = None) -> Result:
    return CliRunner().invoke(import_.command, arguments, input=data)


def test_the_ending_shows_the_format_and_the_same_again_writes_nothing() -> None:
    Path("events.yaml").write_text(SAMPLE, encoding="utf-8")
    for ending in ("csv", "excel.csv", "json", "schema.json", "jsonld", "timelinejs.json", "timelinejs.csv"):
        result = exporting("-o", f"out.{ending}")
        assert (result.exit_code, result.stdout) == (0, ""), result.output
        assert result.stderr.splitlines()[-1] == f"out.{ending}: written"
        assert exporting("-o", f"out.{ending}").stderr.splitlines()[-1] == f"out.{ending}: already up to date"
    for ending in ("ics", "md", "csl.json"):
        assert exporting("-o", f"out.{ending}").exit_code == 0


def test_to_the_standard_output() -> None:
    Path("events.yaml").write_text(SAMPLE, encoding="utf-8")
    result = exporting("--format", "csv", "--lane", "agreement")
    assert result.stdout_bytes.startswith(b"id,date,earliest,latest,precision,title,lane,")
    assert b"treaty-1992,1992-06-17," in result.stdout_bytes
    assert exporting("-o", "-", "--format", "csv", "--lane", "agreement").stdout_bytes == result.stdout_bytes


def test_options_of_looks_that_change_nothing_are_said() -> None:
    Path("events.yaml").write_text(SAMPLE, encoding="utf-8")
    result = exporting("--format", "csv", "--theme", "dark", "--language", "ru")
    assert result.stderr == "csv: --language changes nothing in it\ncsv: --theme changes nothing in it\n"
    assert "около 2014 года" in exporting("--format", "markdown", "--language", "ru").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say where to, as in -o events.csv; or give --format for the standard output"),
        (
            ("-o", "x.docx"),
            "the name 'x.docx' does not show its format: it is known by .csv, .excel.csv, .json,",
        ),
        (("--format", "cvs"), "there is no format 'cvs': did you mean 'csv'?"),
        (("--format", "markwhen"), "there is no format 'markwhen': did you mean 'markdown'?"),
        (("-o", "no/x.csv"), "the folder 'no' does not exist: make it first"),
        (("-o", "x.csv", "--lane", "mision"), "there is no lane 'mision': did you mean 'mission'?"),
        (("-o", "x.csv", "--actor", "Rusia"), "there is no actor 'Rusia': did you mean 'Russia'?"),
        (("-o", "x.csv", "--from", "1 May 2020"), "'1 May 2020' is not an EDTF date: write 2020-05-01"),
        (("-o", "x.csv", "--from", "2020", "--to", "2014"), "ends before it starts"),
        (("-o", "x.csv", "--from", "[..2020]"), "has no first day to start from: write 2014, or 2014-03-16"),
        (("-o", "x.csv", "--language", "xx"), "no wording for the language 'xx'"),
        (("none.yaml", "-o", "x.csv"), "there is no file 'none.yaml'"),
    ],
)
def test_wrong_usage_is_answered_with_what_to_write(arguments: tuple[str, ...], message: str) -> None:
    Path("events.yaml").write_text(SAMPLE, encoding="utf-8")
    result = exporting(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not Path("x.csv").exists()


def test_a_file_with_errors_is_not_exported() -> None:
    Path("events.yaml").write_text("events:\n  - {id: a, date: 20 Feb 2014, title: x}\n")
    result = exporting("-o", "x.csv")
    assert result.exit_code == 1
    assert result.stderr.endswith("= write 2014-02-20\n\nevents.yaml has errors, so nothing was written\n")


def test_an_import_adds_what_is_new_and_touches_nothing_else() -> None:
    Path("events.yaml").write_text(OWN, encoding="utf-8")
    Path("in.csv").write_text(TABLE.replace("one,2001", "three,2001"), encoding="utf-8")
    result = importing("in.csv")
    assert (result.exit_code, result.stdout) == (0, "events.yaml: 2 events proposed\n"), result.output
    assert result.stderr == "already there: once, one\nrejected before, stays away: once, two\n"
    expected = OWN.replace("{law: Laws}", "{law: Laws, joint-missions: Joint missions}").replace(
        "lane: law}\n",
        "lane: law}\n"
        "  - id: new\n    date: 1975-07-17\n    title: The crews shake hands\n    lane: joint-missions\n"
        "    review: proposed\n    sources:\n      - url: https://example.org/a\n",
    )
    expected += (
        "  - id: three\n    date: 2001\n    title: Another first\n    lane: law\n    review: proposed\n"
    )
    assert Path("events.yaml").read_text() == expected
    before = Path("events.yaml").stat().st_mtime_ns
    assert importing("in.csv").stdout == "events.yaml: nothing new\n"
    assert Path("events.yaml").stat().st_mtime_ns == before


def test_a_taken_id_is_left_to_its_event() -> None:
    Path("events.yaml").write_text(OWN, encoding="utf-8")
    Path("in.csv").write_text("id,date,title\none,2001,Another first\n")
    result = importing("in.csv", "--accept")
    assert result.stdout == "events.yaml: 1 event accepted\n"
    assert result.stderr == "id taken by another event, so imported under another one: once, one as one-2\n"
    assert "  - id: one-2\n    date: 2001\n    title: Another first\n" in Path("events.yaml").read_text()
    assert "proposed" not in Path("events.yaml").read_text()


def test_nothing_is_written_when_anything_is_wrong() -> None:
    Path("events.yaml").write_text(OWN, encoding="utf-8")
    Path("good.csv").write_text("date,title\n2001,x\n")
    Path("bad.csv").write_text(TABLE)
    result = importing("good.csv", "bad.csv")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "bad.csv:5:1: error: column 'id': id 'one' is given twice\n"
        "      = line 2 has it already: every event needs an id of its own\n\n1 error; nothing was written\n"
    )
    assert Path("events.yaml").read_text() == OWN


def test_an_events_file_with_errors_is_never_written_to() -> None:
    faulty = "events:\n  - {id: a, date: 20 Feb 2014, title: x}\n"
    Path("events.yaml").write_text(faulty)
    Path("in.csv").write_text("date,title\n2001,x\n")
    for more in ((), ("--dry-run",)):
        result = importing("in.csv", *more)
        assert result.exit_code == 1
        assert "events.yaml has errors, so nothing was written" in result.stderr
    assert Path("events.yaml").read_text() == faulty


def test_without_an_events_file_one_is_made() -> None:
    Path("sample.yaml").write_text(SAMPLE, encoding="utf-8")
    exporting("sample.yaml", "-o", "all.json")
    result = importing("all.json", "--accept")
    assert result.stdout == "events.yaml: 12 events accepted\n", result.output
    made, own = timeline.read("events.yaml"), timeline.read("sample.yaml")
    assert (made.title, made.description, made.lanes) == (own.title, own.description, own.lanes)
    accepted = {
        event.id: event.model_copy(update={"review": None})
        for event in own.events
        if event.review != "rejected"
    }
    assert {event.id: event for event in made.events if event.review is None} == accepted
    assert Path("events.schema.json").exists()
    assert not read(Path("events.yaml")).has_errors


@pytest.mark.parametrize(
    "text",
    ["", "# only a remark\n", "title: Mine\n", "{title: Mine}\n", "lanes:\nevents: []\n", "lanes: ~\n"],
)
def test_files_with_nothing_in_them_take_events_and_lanes(text: str) -> None:
    Path("events.yaml").write_text(text)
    Path("in.csv").write_text("date,title,lane\n2001,x,Joint missions\n")
    result = importing("in.csv")
    assert result.exit_code == 0, result.output
    made = timeline.read("events.yaml")
    assert [(event.title, event.lane) for event in made.events] == [("x", "joint-missions")]
    assert list(made.lanes) == ["joint-missions"]
    assert "Mine" not in text or made.title == "Mine"


def test_lanes_are_matched_by_their_labels_and_listed_where_none_was() -> None:
    Path("events.yaml").write_text("events:\n  - {id: a, date: 1967, title: A, lane: law}\n")
    Path("in.csv").write_text("date,title,lane\n2001,x,Law\n2002,y,Joint missions\n")
    importing("in.csv")
    made = timeline.read("events.yaml")
    assert [event.lane for event in made.events] == ["law", "law", "joint-missions"]
    assert {name: lane.label for name, lane in made.lanes.items()} == {
        "law": "law",
        "joint-missions": "Joint missions",
    }


def test_a_dry_run_shows_the_lines_and_writes_nothing() -> None:
    Path("events.yaml").write_text(OWN, encoding="utf-8")
    Path("in.csv").write_text("date,title\n2001,x\n")
    result = importing("in.csv", "--dry-run")
    assert result.exit_code == 0
    assert "+  - id: x-2001\n+    date: 2001\n+    title: x\n+    review: proposed" in result.stdout
    assert result.stderr == "events.yaml: 1 event would be proposed\n"
    assert Path("events.yaml").read_text() == OWN
    assert importing("in.csv", "--dry-run", "--into", "other.yaml").exit_code == 0
    assert not Path("other.yaml").exists()


def test_from_the_standard_input() -> None:
    result = importing("-", "--format", "csv", data="date,title\n2001,x\n")
    assert result.stdout == "events.yaml: 1 event proposed\n", result.output
    assert "give --format" in importing("-", data="").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.csv",), "there is no file 'none.csv'"),
        (
            ("in.txt",),
            "the name 'in.txt' does not show its format: it is known by .csv, .excel.csv, .json, .jsonld,",
        ),
        (("in.csv", "--format", "markdown"), "there is no format 'markdown'"),
        (("in.csv", "--into", "no/events.yaml"), "the folder 'no' does not exist: make it first"),
        ((".",), "'.' cannot be read: Is a directory"),
    ],
)
def test_wrong_usage_of_import(arguments: tuple[str, ...], message: str) -> None:
    Path("in.csv").write_text("date,title\n2001,x\n")
    Path("in.txt").write_text("x")
    result = importing(*arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_hostile_text_comes_through_as_text() -> None:
    Path("in.csv").write_text(
        'date,title\n2001,"=cmd|\' /C calc\'!A1"\n2002,"- x: {y} # z \u202e ""q"""\n', encoding="utf-8"
    )
    importing("in.csv")
    assert [event.title for event in timeline.read("events.yaml").events] == [
        "=cmd|' /C calc'!A1",
        '- x: {y} # z \u202e "q"',
    ]


def test_files_that_may_not_be_written_stay() -> None:
    Path("events.yaml").write_text(OWN, encoding="utf-8")
    Path("in.csv").write_text("date,title\n2001,x\n")
    Path("out.csv").write_text("old")
    Path("events.yaml").chmod(0o444)
    Path("out.csv").chmod(0o444)
    result = importing("in.csv")
    assert (result.exit_code, result.stderr) == (
        1,
        "'events.yaml' cannot be written: the file is read-only; nothing was changed\n",
    )
    result = exporting("-o", "out.csv")
    assert (result.exit_code, Path("out.csv").read_text()) == (1, "old")
    assert "'out.csv' cannot be written: the file is read-only" in result.stderr


@given(mine=timelines(), theirs=timelines())
@settings(deadline=None, max_examples=25)
def test_whatever_is_imported_into_whatever_file(mine: timeline.Timeline, theirs: timeline.Timeline) -> None:
    made = import_into(read_text(""), [Reading(mine.title, mine.description, mine.lanes, list(mine.events))])
    own = read_text(made.text)
    given_ones = format_named("json", read_formats()).read(
        timeline.export(theirs, format="json"), "x", Losses()
    )
    text = import_into(own, [given_ones]).text
    after = read_text(text)
    assert after.timeline is not None, (own.text, text, after.problems)
    assert set(own.timeline.events if own.timeline else ()) <= set(after.timeline.events)
    assert import_into(after, [given_ones]).added == []
