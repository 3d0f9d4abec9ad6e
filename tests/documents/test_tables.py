"""Tables and JSON lines: an article a row, columns guessed and told, and one bad row stops nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.documents import Document, Remark, SourceEntry, TextError, read_documents
from tests.documents.made_files import PACT, TALKS
from timeline.dates import When

Found = Document | TextError | Remark


def read(
    tmp_path: Path, name: str, data: str | bytes, entries: dict[str, SourceEntry] | None = None
) -> list[Found]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_documents(path, name, entries))


def documents(found: list[Found]) -> list[Document]:
    return [one for one in found if isinstance(one, Document)]


CSV = (
    "Headline,Published At,Link,Newspaper,Body\n"
    f'Talks,2020-05-18T10:00:00Z,https://wire.example/1,Sample Wire,"{TALKS}\nMore, of it."\n'
    f"Pact,2021-04,javascript:alert(1),,{PACT}\n"
)


def test_a_table(tmp_path: Path) -> None:
    remark, first, second = read(tmp_path, "a.csv", CSV)
    assert isinstance(remark, Remark)
    assert remark.message == (
        "columns: text from 'Body', title from 'Headline', published from 'Published At', url from 'Link', "
        "publisher from 'Newspaper'; none for author"
    )
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert (first.name, first.text) == ("a.csv#2", f"{TALKS}\nMore, of it.")
    assert (first.title, first.publisher, first.url) == ("Talks", "Sample Wire", "https://wire.example/1")
    assert (str(first.published), first.published_from) == ("2020-05-18", "column")
    assert (second.name, str(second.published), second.url, second.publisher) == (
        "a.csv#3",
        "2021-04",
        None,
        None,
    )


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_other_signs_between_columns(tmp_path: Path, name: str, sign: str) -> None:
    text = f"Headline,Date,Body\nTalks,2020-05-18,{TALKS}\n"
    found = documents(read(tmp_path, name, text.replace(",", sign)))
    assert [(one.title, str(one.published), one.text) for one in found] == [("Talks", "2020-05-18", TALKS)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_as_spreadsheets_save_them(tmp_path: Path, encoding: str) -> None:
    found = documents(read(tmp_path, "a.csv", CSV.replace("Talks,", "Переговоры,").encode(encoding)))
    assert [one.title for one in found] == ["Переговоры", "Pact"]


def test_a_table_in_another_encoding(tmp_path: Path) -> None:
    data = "text,title\nРоссия подписала соглашение,Соглашение\n".encode("cp1251")
    with pytest.raises(TextError, match="it looks like cp1251"):
        read(tmp_path, "a.csv", data)
    path = tmp_path / "a.csv"
    assert documents(list(read_documents(path, "a.csv", encoding="cp1251")))[0].title == "Соглашение"


def test_rows_with_ids_of_their_own(tmp_path: Path) -> None:
    rows = f"id,text\nx/1 a,{TALKS}\n,{PACT}\nx/1 a,{PACT}\n"
    assert [one.name for one in documents(read(tmp_path, "a.csv", rows))] == [
        "a.csv#x-1-a",
        "a.csv#3",
        "a.csv#x-1-a.4",
    ]


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {
            "headline": "Talks",
            "publishedAt": "2020-05-18",
            "source": {"id": None, "name": "Wire"},
            "content": TALKS,
        },
        {
            "title": "Pact",
            "date": "5 April 2021",
            "authors": ["Jane Doe", "A. Sample"],
            "body": [PACT, TALKS],
        },
    ]
    found = read(tmp_path, "a.jsonl", "\n\n".join(json.dumps(line) for line in lines))
    first, second = documents(found)
    assert (first.name, first.publisher, str(first.published)) == ("a.jsonl#1", "Wire", "2020-05-18")
    assert (second.name, second.author, str(second.published)) == (
        "a.jsonl#3",
        "Jane Doe, A. Sample",
        "2021-04-05",
    )
    assert second.text == f"{PACT}\n\n{TALKS}"
    assert len([one for one in found if isinstance(one, Remark)]) == 2


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "it is not JSON"),
        ("[1]", "it is not a JSON object"),
        ("[" * 100_000, "it is not JSON|it is nested too deep"),
        ('{"title": "No text"}', "no key holds the article"),
        ('{"text": ""}', "this article has no text"),
        ('{"text": null}', "this article has no text"),
        (b'{"text": "\xff"}', "it is not UTF-8"),
        ('{"text": ' + "9" * 5000 + "}", "it is not JSON|no text"),
    ],
)
def test_a_bad_line_stops_nothing(tmp_path: Path, line: str | bytes, message: str) -> None:
    good = json.dumps({"text": TALKS}).encode()
    bad = line if isinstance(line, bytes) else line.encode()
    found = read(tmp_path, "a.jsonl", good + b"\n" + bad + b"\n" + good)
    assert [one.name for one in documents(found)] == ["a.jsonl#1", "a.jsonl#3"]
    (error,) = (one for one in found if isinstance(one, TextError))
    assert error.line == 2
    assert any(part in str(error) for part in message.split("|"))


def test_half_of_a_character_pair_becomes_a_space(tmp_path: Path) -> None:
    (document,) = documents(read(tmp_path, "a.jsonl", r'{"text": "Signed\ud800 in 1992.\u0000"}'))
    assert document.text == "Signed  in 1992. "


def test_a_date_that_could_be_two_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", f"date,text\n04/05/2020,{TALKS}\n18/05/2020,{TALKS}\n0,{TALKS}\n")
    assert [one.published and str(one.published) for one in documents(found)] == [None, "2020-05-18", None]
    assert (
        "#2: '04/05/2020' is no date, or could be two"
        in [one.message for one in found if isinstance(one, Remark)][1]
    )


def test_sources_yaml_fills_in_for_the_file_and_corrects_an_article(tmp_path: Path) -> None:
    whole = SourceEntry(file="a.csv", publisher="The List", title="Never", published=When.parse("2019"))
    one = SourceEntry(file="a.csv#3", title="Corrected", published=When.parse("2020-05-04"))
    rows = f"title,date,publisher,text\nA,2020-01-02,Wire,{TALKS}\nB,2020-01-03,,{TALKS}\nC,,,{TALKS}\n"
    first, second, third = documents(read(tmp_path, "a.csv", rows, {"": whole, "3": one}))
    assert (first.title, str(first.published), first.publisher) == ("A", "2020-01-02", "Wire")
    assert (second.title, str(second.published), second.published_from) == (
        "Corrected",
        "2020-05-04",
        "sources.yaml",
    )
    assert (third.title, str(third.published), third.publisher) == ("C", "2019", "The List")


def test_a_table_without_articles(tmp_path: Path) -> None:
    with pytest.raises(TextError, match="no column holds the articles \\(there is lane, earliest, latest\\)"):
        read(tmp_path, "a.csv", "lane,earliest,latest\na,b,c\n")


def test_a_quote_that_never_ends(tmp_path: Path) -> None:
    found = read(tmp_path, "a.csv", f'text\n{TALKS}\n"{"x" * 11_000_000}')
    assert len(documents(found)) == 1
    assert "cannot be told apart" in str(found[-1])


def test_an_archive_may_be_longer_than_an_article(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("w") as file:
        file.writelines(json.dumps({"text": TALKS * 1000}) + "\n" for _ in range(200))
        file.write(json.dumps({"text": "x" * 10_000_001}) + "\n" + json.dumps({"text": PACT}))
    assert path.stat().st_size > 20_000_000
    kinds = [type(found).__name__ for found in read_documents(path, "a.jsonl")]
    assert kinds == ["Remark", *["Document"] * 200, "TextError", "Document"]
