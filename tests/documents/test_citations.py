"""sources.json: what a reference manager knows, by the files that its entries tell of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.documents.citations import Citations, read_citations
from extract.documents.sources import SourceEntry
from timeline.dates import When

ENTRY = {
    "id": "doe2020talks",
    "type": "article-newspaper",
    "title": "Two invitations and a rulebook for the Moon",
    "author": [{"family": "Doe", "given": "Jane"}, {"literal": "Sample Desk"}],
    "container-title": "The Sample Times",
    "publisher": "Sample House",
    "URL": "https://times.example/talks",
    "issued": {"date-parts": [["2020", 5, 16]]},
    "language": "en-US",
}


def read(tmp_path: Path, *entries: dict[str, Any] | str, files: tuple[str, ...] = ("a.html",)) -> Citations:
    (tmp_path / "sources.json").write_text(json.dumps(entries))
    return read_citations(tmp_path, [tmp_path / name for name in files])


def test_what_is_taken(tmp_path: Path) -> None:
    found = read(tmp_path, ENTRY | {"note": "file: a.html"})
    assert found.unmatched == []
    assert found.entries[tmp_path / "a.html"] == SourceEntry(
        file="",
        title="Two invitations and a rulebook for the Moon",
        author="Jane Doe, Sample Desk",
        publisher="The Sample Times",
        url="https://times.example/talks",
        published=When.parse("2020-05-16"),
        language="en",
        origin="sources.json",
    )


@pytest.mark.parametrize(
    ("file", "further"),
    [
        ("talks.pdf", {"note": "saved as Talks.pdf, p. 4"}),
        ("talks.pdf", {"file": "storage/talks.pdf"}),
        ("doe2020talks.html", {}),
        ("two_invitations-and a Rulebook for the Moon.html", {}),
        ("Doe - 2020 - Two invitations and a rulebook for the Moon.html", {}),
        ("Doe and Roe - 2020 - Two invitations and a rule.pdf", {}),
    ],
)
def test_how_a_file_is_known(tmp_path: Path, file: str, further: dict[str, str]) -> None:
    assert list(read(tmp_path, ENTRY | further, files=("other.txt", file)).entries) == [tmp_path / file]


@pytest.mark.parametrize(
    "file", ["Two.html", "rulebook.html", "Doe - 2020 - Two.pdf", "mytalks.pdf", ".html"]
)
def test_what_is_not_near_enough(tmp_path: Path, file: str) -> None:
    found = read(tmp_path, ENTRY | {"note": "see talks.pdf"}, files=(file,))
    assert (found.entries, found.unmatched) == ({}, [ENTRY["title"]])


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ({"date-parts": [[2020, 5, 16]]}, "2020-05-16"),
        ({"date-parts": [[2020, 5]]}, "2020-05"),
        ({"date-parts": [["2020"]]}, "2020"),
        ({"date-parts": [[2020]], "season": 2}, "2020-22"),
        ({"date-parts": [[2020]], "circa": True}, "2020~"),
        ({"date-parts": [[2020, 5, 1], [2020, 6, 30]]}, "[2020-05-01..2020-06-30]"),
        ({"raw": "16 May 2020"}, "2020-05-16"),
        ({"literal": "May 2020"}, "2020-05"),
        ({"raw": "in spring"}, None),
        ({"date-parts": [[2020, 13, 45]]}, None),
        ({"date-parts": [[]]}, None),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": "2020"}, None),
        ("2020", None),
    ],
)
def test_dates_keep_their_precision(tmp_path: Path, issued: object, edtf: str | None) -> None:
    found = read(tmp_path, ENTRY | {"issued": issued, "file": "a.html"}).entries[tmp_path / "a.html"]
    assert (found.published and str(found.published)) == edtf


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "it is not JSON"), ('"x"', "no list"), ("[" * 100_000, "not JSON|nested"), ("", "it is not JSON")],
)
def test_a_file_that_is_no_export(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "sources.json").write_text(content)
    problem = read_citations(tmp_path, []).problem
    assert problem is not None
    assert any(part in problem.message for part in message.split("|"))


def test_odd_entries_harm_nothing(tmp_path: Path) -> None:
    odd = {
        "title": ["x"],
        "author": "Doe",
        "URL": "javascript:alert(1)",
        "issued": 7,
        "id": 12,
        "file": "a.html",
    }
    found = read(tmp_path, "text", {}, odd)
    assert found.entries[tmp_path / "a.html"] == SourceEntry(file="", title="x", origin="sources.json")
    assert found.unmatched == ["an entry without a title"]
