"""`timeline render`: what it writes, what it refuses, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timeline.cli.render import command

GOOD = "title: A few\nevents:\n  - {id: a, date: 2020-05-18, title: First}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(GOOD, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["--plotlyjs", "none", *arguments])


def test_it_draws_events_yaml_as_timeline_html() -> None:
    result = run()
    assert result.exit_code == 0
    assert result.stderr == "timeline.html: written\n"
    assert "First" in Path("timeline.html").read_text(encoding="utf-8")


def test_a_page_that_would_not_change_is_left_alone() -> None:
    run()
    before = Path("timeline.html").stat().st_mtime_ns
    assert run().stderr == "timeline.html: already up to date\n"
    assert Path("timeline.html").stat().st_mtime_ns == before


def test_the_standard_output_gets_the_page_and_nothing_else() -> None:
    result = run("--out", "-")
    assert result.exit_code == 0 and result.stderr == ""
    assert not Path("-").exists() and not Path("timeline.html").exists()
    run()
    assert result.stdout_bytes == Path("timeline.html").read_bytes()


def test_a_file_with_errors_draws_nothing() -> None:
    run()
    page = Path("timeline.html").read_bytes()
    Path("events.yaml").write_text(GOOD.replace("2020-05-18", "2020-02-30"), encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "events.yaml:3:" in result.stderr
    assert "2020-02-30" in result.stderr
    assert Path("timeline.html").read_bytes() == page


def test_a_warning_is_shown_and_the_page_drawn() -> None:
    Path("events.yaml").write_text(GOOD.replace("2020-05-18", "XXXX-05-18"), encoding="utf-8")
    result = run()
    assert result.exit_code == 0
    assert "warning" in result.stderr


def test_a_folder_is_never_made() -> None:
    result = run("--out", "far/away.html")
    assert result.exit_code == 1
    assert "the folder far does not exist: make it first" in result.stderr
    assert not Path("far").exists()


def test_a_missing_file_is_one_line() -> None:
    result = run("none.yaml")
    assert result.exit_code == 1
    assert result.stderr == "Error: cannot read none.yaml: No such file or directory\n"


def test_a_fixed_day() -> None:
    assert run("--as-of", "2021-04-05").exit_code == 0
    assert Path("timeline.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--as-of", "2021"], "write 2021-04-05"),
        (["--as-of", "5 April"], "EDTF"),
        (["--language", "xx"], "there is en"),
    ],
)
def test_wrong_options_are_wrong_usage(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr


MORE = """title: A few
lanes: {law: Laws, work: Work}
events:
  - {id: a, date: 2012-05-18, title: First, lane: law}
  - {id: b, date: 2014-05-18, title: Second, lane: law}
  - {id: c, date: 2015-05-18, title: Third, lane: work}
"""


def test_only_the_events_that_are_wanted() -> None:
    Path("events.yaml").write_text(MORE, encoding="utf-8")
    assert run("--from", "2014", "--lane", "law", "--title", "Laws since 2014").exit_code == 0
    page = Path("timeline.html").read_text(encoding="utf-8")
    assert "<h1><bdi>Laws since 2014</bdi></h1>" in page
    assert [title in page for title in ("First", "Second", "Third")] == [False, True, False]


def test_a_lane_that_is_not_there_is_wrong_usage() -> None:
    Path("events.yaml").write_text(MORE, encoding="utf-8")
    result = run("--lane", "lawn")
    assert result.exit_code == 2
    assert "lawn" in result.stderr
    assert not Path("timeline.html").exists()


@pytest.mark.parametrize(
    ("theme", "dark"),
    [
        ("auto", "@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark"),
        ("dark", "@media screen{:root{color-scheme:dark"),
        ("light", ""),
    ],
)
def test_the_theme_can_be_fixed(theme: str, dark: str) -> None:
    assert run("--theme", theme).exit_code == 0
    page = Path("timeline.html").read_text(encoding="utf-8")
    assert "\n:root{color-scheme:light" in page  # that of paper, in any theme
    assert (dark in page) if dark else ("color-scheme:dark" not in page)


def test_a_bundle_that_is_not_there() -> None:
    result = run("--plotlyjs", "none.js")
    assert result.exit_code == 1
    assert "cannot read none.js" in result.stderr


def test_an_empty_list_gives_a_friendly_page() -> None:
    Path("events.yaml").write_text("title: Soon\nevents: []\n", encoding="utf-8")
    assert run().exit_code == 0
    assert "No events yet" in Path("timeline.html").read_text(encoding="utf-8")
