"""`timeline tag`."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from extract.cli.tag import command


def test_a_text(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Сегодня. He wrote on Saturday.", encoding="utf-8")
    result = CliRunner().invoke(command, [str(file), "--published", "2020-05-18"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "id": str(file),
        "dct": "2020-05-18",
        "timexes": [
            {
                "start": 21,
                "end": 29,
                "text": "Saturday",
                "type": "DATE",
                "value": "2020-05-16",
                "mod": "",
                "rule": "weekday",
            }
        ],
    }


def test_documents_and_their_own_dates(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [
        {"id": "one", "dct": "2020-05-18", "text": "It flew today."},
        {"id": "two", "dct": None, "text": "It flew today."},
    ]
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(file)])
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["id"], row["dct"], row["timexes"][0]["value"]) for row in rows] == [
        ("one", "2020-05-18", "2020-05-18"),
        ("two", None, "XXXX-XX-XX"),
    ]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"caf\xe9 2020")
    mixed = tmp_path / "mixed.jsonl"
    good = json.dumps({"id": "good", "dct": "2020-05-18", "text": "today"})
    bad_date = json.dumps({"id": "bad", "dct": "soon", "text": "today"})
    lines = [
        b"{not json",
        b'["a"]',
        b"\xff",
        bad_date.encode(),
        b'{"text": "x", "dct": 7}',
        b"[" * 20000,
        good.encode(),
    ]
    mixed.write_bytes(b"\n".join(lines))
    result = CliRunner().invoke(command, [str(tmp_path / "none.txt"), str(latin), str(tmp_path), str(mixed)])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["good"]
    errors = result.stderr.splitlines()
    assert errors[0] == f"{tmp_path / 'none.txt'}: No such file or directory"
    assert errors[1].startswith(f"{latin}: not UTF-8")
    assert errors[2].startswith(f"{tmp_path}: ")
    assert [line.split(": ")[0] for line in errors[3:]] == [f"{mixed}:{n}" for n in range(1, 7)]


def test_wrong_options_are_wrong_usage(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("today", encoding="utf-8")
    assert CliRunner().invoke(command, [str(file), "--published", "soon"]).exit_code == 2
    assert CliRunner().invoke(command, [str(file), "--language", "tlh"]).exit_code == 2
    assert CliRunner().invoke(command, []).exit_code == 2


@pytest.mark.parametrize("published", ["[2020-05-01..2020-05-20]", "2020-05~", "2020-05"])
def test_a_coarse_publication_date_serves_as_far_as_it_goes(tmp_path: Path, published: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It was signed on 2 April and flew on Tuesday.", encoding="utf-8")
    result = CliRunner().invoke(command, [str(file), "--published", published])
    (line,) = result.stdout.splitlines()
    assert [timex["value"] for timex in json.loads(line)["timexes"]] == ["2020-04-02", "XXXX-WXX-2"]


def test_a_publication_date_that_is_too_wide_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("today", encoding="utf-8")
    result = CliRunner().invoke(command, [str(file), "--published", "2019/2021"])
    assert result.exit_code == 2
    assert "too wide" in result.stderr


def test_a_set_shows_its_quantifier_and_frequency(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It flies twice a year.", encoding="utf-8")
    (timex,) = json.loads(CliRunner().invoke(command, [str(file)]).stdout)["timexes"]
    assert (timex["type"], timex["value"], timex["quant"], timex["freq"]) == ("SET", "P1Y", "", "2X")


def test_one_text_as_timeml_and_more_as_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("It flew on Friday.\r\nÄ\n".encode())
    result = CliRunner().invoke(command, [str(file), "--format", "timeml", "--published", "2020-05-18"])
    assert "".join(ET.fromstring(result.stdout_bytes).itertext()) == "It flew on Friday.\r\nÄ\n"
    several = CliRunner().invoke(command, [str(file), str(file), "--format", "timeml"])
    assert [ET.fromstring(json.loads(line)["timeml"]).tag for line in several.stdout.splitlines()] == [
        "TimeML"
    ] * 2
    assert CliRunner().invoke(command, [str(file), "--format", "timeml", "--explain"]).exit_code == 2


def test_explain_names_rule_anchor_reason_and_what_lost(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The ship is due to\nlaunch on Saturday. It flew in 1975.\x1b[31m", encoding="utf-8")
    result = CliRunner().invoke(command, [str(file), "--explain", "--published", "2020-05-18"])
    assert result.exit_code == 0
    for piece in ("The ship is due to launch on [Saturday].", "weekday", "2020-05-23", "future: 'due to'"):
        assert piece in result.stdout
    assert "rejected: 2020-05-16" in result.stdout
    assert "\x1b" not in result.stdout


def test_the_genre_can_be_set(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "The fort fell on 5 June 1913." + " It was a long and cold time." * 40 + " In August it burned."
    )
    values = {
        genre: json.loads(
            CliRunner().invoke(command, [str(file), "--genre", genre, "--published", "2020-05-18"]).stdout
        )["timexes"][-1]["value"]
        for genre in ("news", "narrative")
    }
    assert values == {"news": "2019-08", "narrative": "1913-08"}


def test_a_language_without_rules_is_said_so(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Le 18 mai 2020, puis vendredi.", encoding="utf-8")
    result = CliRunner().invoke(command, [str(file), "--language", "fr"])
    assert "only explicit dates" in result.stderr
    (timex,) = json.loads(result.stdout)["timexes"]
    assert (timex["start"], timex["text"], timex["value"]) == (3, "18 mai 2020", "2020-05-18")


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak of memory from /proc")
def test_a_long_file_streams(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    text = "It flew on Friday. " * 20
    line = json.dumps({"id": "a", "dct": "2020-05-18", "text": text, "more": "x" * 60_000}) + "\n"
    with file.open("w", encoding="utf-8") as out:
        for _ in range(1500):  # 90 MB
            out.write(line)
    script = f"from extract.cli.tag import command; command([{str(file)!r}], standalone_mode=False)"
    script += "; import sys; sys.stderr.write(open('/proc/self/status').read())"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.count(b"\n") == 1500
    peak = re.search(rb"VmHWM:\s+(\d+) kB", done.stderr)
    assert peak is not None
    assert int(peak[1]) < 120_000  # kB; the file has 90,000
