"""The command: endings of pictures, their options, what is said."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli.main import cli

EVENTS = """\
title: Space
lanes: {pact: Соглашения}
events:
  - {id: a, date: 2020-05-30, title: Crew Dragon docks, lane: pact, sources: [{title: A memo}]}
  - {id: b, date: XXXX-05-30, title: In some year}
  - {id: c, date: 2021-05-30, title: 神舟 docks}
  - {id: d, date: 2022, title: No, review: rejected}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "events.yaml").write_text(EVENTS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["export", *words])
    return result.exit_code, result.stderr


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<svg"), ("a.pdf", b"%PDF"), ("a.png", b"\x89PNG")])
def test_the_ending_says_which_picture(folder: Path, name: str, start: bytes) -> None:
    code, said = run("-o", name)
    assert code == 0
    assert (folder / name).read_bytes().startswith(start)
    assert "without a year, so not in the picture: once, b" in said
    assert "rejected, so left out: once, d" in said
    assert ("drawn as ?: twice" in said or "drawn as ?: 2 times" in said) == (name != "a.svg")


def test_the_options_reach_the_picture(folder: Path) -> None:
    options = ("--size", "500x300", "--theme", "dark", "--notes", "--no-heading", "--language", "ru")
    assert run("-o", "a.svg", *options)[0] == 0
    svg = (folder / "a.svg").read_text(encoding="utf-8")
    assert 'width="500px"' in svg
    assert "#14161a" in svg
    assert ">Источники<" in svg
    assert "Crew Dragon docks\u00a0¹" in svg
    assert ">Space</text>" not in svg


def test_what_cannot_be_drawn_is_said_and_nothing_written(folder: Path) -> None:
    code, said = run("-o", "a.pdf", "--size", "160mmx10mm")
    assert code == 2
    assert "needs a height of" in said
    assert run("-o", "a.pdf", "--size", "wide")[0] == 2
    assert not (folder / "a.pdf").exists()


def test_options_of_pictures_are_said_to_change_nothing_elsewhere(folder: Path) -> None:
    said = run("-o", "a.csv", "--size", "1x1", "--notes", "--no-heading")[1]
    assert [
        option for option in ("size", "notes", "no-heading") if f"--{option} changes nothing" in said
    ] == [
        "size",
        "notes",
        "no-heading",
    ]
