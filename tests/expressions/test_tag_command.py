"""`timeline tag`."""

from __future__ import annotations

import json
from pathlib import Path

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
