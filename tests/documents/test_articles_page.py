"""docs/articles.md says what is so: its kinds, its lines, its sources.yaml."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from extract.cli.reading_options import Asked
from extract.cli.source_list import read_source_list
from extract.cli.texts import Texts
from extract.documents.kinds import READERS
from tests.documents.made_files import TALKS, page


@pytest.fixture
def text(root: Path) -> str:
    return (root / "docs" / "articles.md").read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    every = re.findall(r"^```(\w*)\n(.*?)\n```$", text, re.MULTILINE | re.DOTALL)
    found = [content for name, content in every if name == kind]
    assert found
    return found


def test_every_kind_is_on_the_page(text: str) -> None:
    rows = "".join(line.split("|")[1] for line in text.splitlines() if line.startswith("| `."))
    assert set(re.findall(r"`(\.\w+)`", rows)) == set(READERS) - {".xhtml"}


def test_what_to_install_is_an_extra(text: str, root: Path) -> None:
    commands = [f'python -m pip install "text-timeline[{extra}]"' for extra in ("articles", "archive")]
    assert blocks(text, "sh") == commands
    extras = tomllib.loads((root / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert set(extras["articles"]) | set(extras["archive"]) <= set(extras["dev"])


def test_its_lists_of_sources_are_read(text: str, tmp_path: Path) -> None:
    (example,) = blocks(text, "yaml")
    (tmp_path / "sources.yaml").write_text(example)
    for name in ("talks.html", "articles.csv"):
        (tmp_path / name).write_text("x")
    listed = read_source_list(tmp_path)
    assert listed.problems == []
    assert [entry.file for entry in listed.entries.values()] == [
        "talks.html",
        "articles.csv",
        "articles.csv#12",
    ]


def test_its_lines_are_the_ones_printed(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura", reason="pages need the extra `articles`")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "talks.html").write_text(
        page(body="<p>First printed on 16 May 2020 in the evening.</p>")
    )
    (tmp_path / "texts" / "articles.csv").write_text(f"Headline,PubDate,Body\nTalks,2020-05-18,{TALKS}\n")
    texts = Texts(Asked([Path("texts")]), tmp_path)
    assert [document.name for document in texts] == ["texts/articles.csv#2", "texts/talks.html"]
    assert sorted(texts.remarks) == sorted(blocks(text, ""))
