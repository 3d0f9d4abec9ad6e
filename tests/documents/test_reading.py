"""Files to documents: encodings, sizes, and files that are no texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.documents import SourceEntry, TextError, find_texts, read_document
from extract.documents.decoding import MAX_BYTES

RUSSIAN = "Соглашение подписано в 1992 году. Россия и США продлили его до 2030 года."
FRENCH = "L’accord a été signé à Genève. Le décret a été publié en février."


def read(tmp_path: Path, data: bytes, **options: str) -> str:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    return read_document(
        path, "a.txt", SourceEntry(file="a.txt", encoding=options.pop("listed", None)), **options
    ).text  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, RUSSIAN.encode(encoding)).strip() == RUSSIAN


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (FRENCH, "cp1252"), (FRENCH.replace("’", "'"), "latin-1"), (FRENCH, "utf-16-le")],
)
def test_another_encoding_is_named_and_read_when_told(tmp_path: Path, text: str, encoding: str) -> None:
    data = text.encode(encoding)
    with pytest.raises(TextError, match="it is not UTF-8") as error:
        read(tmp_path, data)
    assert f"--encoding {'cp1252' if encoding == 'latin-1' else encoding}" in error.value.hint
    assert read(tmp_path, data, encoding=encoding) == text
    assert read(tmp_path, data, listed=encoding) == text


def test_utf8_stays_utf8_whatever_the_others_are(tmp_path: Path) -> None:
    assert read(tmp_path, RUSSIAN.encode(), encoding="cp1251") == RUSSIAN


@pytest.mark.parametrize(
    ("data", "options", "message"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, {}, "a picture"),
        (bytes(range(256)) * 8, {}, "binary"),
        (b"plain\0text", {}, "binary"),
        (b"\xff", {"encoding": "nonsense"}, "no encoding 'nonsense'"),
        (b"\xff", {"encoding": "ascii"}, "not ASCII"),
    ],
)
def test_what_is_no_text_is_refused(
    tmp_path: Path, data: bytes, options: dict[str, str], message: str
) -> None:
    with pytest.raises(TextError, match=message):
        read(tmp_path, data, **options)


def test_a_text_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(TextError, match="10 MB"):
        read_document(path, "a.txt")


def test_control_characters_become_spaces_one_for_one(tmp_path: Path) -> None:
    assert read(tmp_path, "a\x0cb\x08c\ufeffd".encode()) == "a b c d"


def test_a_folder_gives_its_texts_in_order_and_no_others(tmp_path: Path) -> None:
    texts = [
        "Talks.html",
        "a.md",
        "b.txt",
        "c.docx",
        "d.rtf",
        "e.pdf",
        "f.eml",
        "g.jsonl",
        "h.csv",
        "sub/i.TXT",
    ]
    others = [
        ".hidden/d.txt",
        "sources.yaml",
        "sources.json",
        "events.proposals.jsonl",
        "Talks_files/frame.html",
    ]
    for name in (*texts, *others, "x.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in find_texts(tmp_path)] == texts


def test_front_matter_tells_what_sources_yaml_does_not(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: In the text\npublisher: 'Wire'\nurl: javascript:alert(1)\n---\nText.\n")
    document = read_document(path, "a.md", SourceEntry(file="a.md", title="In the list"))
    assert (document.title, document.publisher, document.url) == ("In the list", "Wire", None)
