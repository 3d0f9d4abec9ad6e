"""A folder of files of all kinds, through `timeline build`, `extract` and `check`, as a person runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.build.test_build import timeline
from tests.documents.made_files import PACT, TALKS, docx, eml, page, paragraph, pdf, rtf
from timeline.events_file import read
from timeline.schema import Event

pytest.importorskip("trafilatura", reason="pages need the extra `articles`")
pytest.importorskip("pypdf", reason="PDF needs the extra `articles`")

DAY = "Russia and the United States signed a space agreement on {} {} in orbit."
MONTHS = ("3 March", "4 April", "5 May", "6 June", "7 July", "8 August", "9 September")


def sentence(number: int) -> str:
    return DAY.format(MONTHS[number], 1990 + number)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.docx").write_bytes(docx(paragraph(sentence(0))))
    (texts / "b.eml").write_bytes(eml(sentence(1)))
    (texts / "c.html").write_text(page(body=f"<p>{sentence(2)}</p>", footer="© 2019"))
    (texts / "d.pdf").write_bytes(pdf([sentence(3)]))
    (texts / "e.rtf").write_bytes(rtf(sentence(4)))
    (texts / "f.jsonl").write_text(json.dumps({"id": "x", "published": "2020-05-18", "text": sentence(5)}))
    (texts / "g.csv").write_text(
        f"date,text\n2020-05-18,{sentence(6)}\n2020-05-18,{TALKS}\n2021-04-05,{PACT}\n"
    )
    return tmp_path


def events(folder: Path) -> list[Event]:
    found = read(folder / "events.yaml").timeline
    assert found is not None
    return list(found.events)


def texts_of(folder: Path) -> set[str | None]:
    return {source.text for event in events(folder) for source in event.sources}


ALL = {"a.docx", "b.eml", "c.html", "d.pdf", "e.rtf", "f.jsonl#x", "g.csv#2", "g.csv#3", "g.csv#4"}


def test_every_kind_gives_its_events_and_again_not_a_byte(folder: Path) -> None:
    first = timeline(folder, "build")
    assert first.returncode == 0, first.stdout + first.stderr
    assert texts_of(folder) == {f"texts/{name}" for name in ALL}
    assert (
        "texts/c.html: it does not say when it was published; 2019-01-01 is a guess and not used."
        in first.stderr
    )
    assert "texts/g.csv: columns: text from 'text', published from 'date'" in first.stderr
    before = (folder / "events.yaml").read_bytes()
    again = timeline(folder, "build")
    assert (again.returncode, (folder / "events.yaml").read_bytes()) == (0, before)
    assert "0 events proposed, 0 updated" in again.stdout
    assert "there is no file" not in timeline(folder, "check").stdout


def test_the_line_that_is_proposed_for_a_guess_makes_it_known(folder: Path) -> None:
    told = timeline(folder, "build").stderr
    line = told[told.index("- {file") :].splitlines()[0]
    (folder / "texts" / "sources.yaml").write_text(line + "\n")
    second = timeline(folder, "build")
    assert "guess" not in second.stderr
    published = {str(s.published) for e in events(folder) for s in e.sources if s.text == "texts/c.html"}
    assert published == {"2019-01-01"}


def test_what_cannot_be_read_is_named_and_the_others_go_on(folder: Path) -> None:
    (folder / "texts" / "h.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "texts" / "i.pdf").write_bytes(b"%PDF-1.4 broken")
    with (folder / "texts" / "f.jsonl").open("a") as file:
        file.write("\n{broken\n")
    result = timeline(folder, "build")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for place in ("texts/h.html:1:1: error: it is a picture", "texts/i.pdf:1:1: error: it is damaged"):
        assert place in result.stderr
    assert "texts/f.jsonl:2:1: error: it is not JSON" in result.stderr
    assert len(texts_of(folder)) == len(ALL)
    printed = timeline(folder, "extract", "texts", "--format", "jsonl")
    assert printed.returncode == 1
    assert len(printed.stdout.splitlines()) == len(events(folder))


def test_an_article_that_is_gone_is_gone_and_one_that_could_not_be_read_is_not(folder: Path) -> None:
    timeline(folder, "build")
    table = folder / "texts" / "g.csv"
    rows = table.read_text().splitlines()
    table.write_bytes(b"\x89PNG\0")
    unread = timeline(folder, "build")
    assert (unread.returncode, "no text tells of" in unread.stdout) == (1, False)
    table.write_text("\n".join(rows[:-1]) + "\n")
    shorter = timeline(folder, "build")
    assert shorter.returncode == 0
    assert shorter.stdout.count("no text tells of") == 1


def test_rows_that_moved_are_known_by_their_words(folder: Path) -> None:
    timeline(folder, "build")
    names = sorted(event.id for event in events(folder))
    table = folder / "texts" / "g.csv"
    head, *rows = table.read_text().splitlines()
    table.write_text("\n".join([head, "2001-01-01,Nothing of note.", *rows]) + "\n")
    result = timeline(folder, "build")
    assert "0 events proposed" in result.stdout
    assert sorted(event.id for event in events(folder)) == names
    assert "texts/g.csv#5" in texts_of(folder)


def test_an_entry_for_an_article_and_one_for_none(folder: Path) -> None:
    (folder / "texts" / "sources.yaml").write_text(
        "- file: g.csv\n  publisher: The List\n- file: g.csv#2\n  title: Corrected\n- file: g.csv#99\n  title: None\n"
        "- file: nothing.csv#2\n"
    )
    result = timeline(folder, "build")
    assert result.returncode == 1
    assert "there is no article '99' in 'g.csv'" in result.stderr
    assert "there is no file 'nothing.csv#2' here" in result.stderr
    sources = [
        source for event in events(folder) for source in event.sources if source.text == "texts/g.csv#2"
    ]
    assert {(source.title, source.publisher) for source in sources} == {("Corrected", "The List")}


def test_a_reference_manager_tells_of_files(folder: Path) -> None:
    issued = {"date-parts": [[2020, 5]]}
    known = {"title": "From Zotero", "note": "c.html", "issued": issued, "URL": "https://wire.example/c"}
    (folder / "texts" / "sources.json").write_text(json.dumps([known, {"title": "Of another project"}]))
    (folder / "texts" / "sources.yaml").write_text("- file: c.html\n  title: By hand\n")
    result = timeline(folder, "build")
    assert result.returncode == 0
    assert "texts/sources.json: no file is known of 'Of another project'" in result.stderr
    sources = [
        source for event in events(folder) for source in event.sources if source.text == "texts/c.html"
    ]
    told = {(source.title, source.url, str(source.published)) for source in sources}
    assert told == {("By hand", "https://wire.example/c", "2020-05")}


def test_check_names_an_article_whose_file_is_lost(folder: Path) -> None:
    timeline(folder, "build")
    (folder / "texts" / "g.csv").unlink()
    assert "there is no file 'texts/g.csv#2'" in timeline(folder, "check").stdout
