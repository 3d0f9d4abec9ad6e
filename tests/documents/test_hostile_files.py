"""Broken, endless and malicious files: a clear line each, in bounded time and memory, never a traceback."""

from __future__ import annotations

import io
import signal
import struct
import time
import zipfile
import zlib
from pathlib import Path

import pytest

from extract.documents import TextError, read_document
from extract.documents.kinds import READERS
from extract.documents.patience import bounded
from tests.documents.made_files import PARAGRAPHS, docx, eml, page, paragraph, pdf, rtf

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
NOISE = bytes(range(128, 256)) * 40 + b"\0" * 100


def read(tmp_path: Path, name: str, data: bytes) -> str:
    ending = Path(name).suffix
    needed = {".html": "trafilatura", ".pdf": "pypdf"}.get(ending)
    if needed:
        pytest.importorskip(needed, reason=f"{ending} needs the extra `articles`")
    (tmp_path / name).write_bytes(data)
    began = time.monotonic()
    try:
        return read_document(tmp_path / name, name).text
    finally:
        assert time.monotonic() - began < 30


@pytest.mark.parametrize("ending", sorted(READERS))
@pytest.mark.parametrize(
    "data", [b"", b" \n", PNG, NOISE, b"PK\x03\x04", b"\xff\xfe", b"{\\rtf1", b"%PDF-1.7"]
)
def test_what_is_of_another_kind(tmp_path: Path, ending: str, data: bytes) -> None:
    """Each kind of file that holds something else: refused in words, or read as the text it may be."""
    try:
        read(tmp_path, f"a{ending}", data)
    except TextError as error:
        assert error.message
        assert error.hint
        assert "\n" not in str(error)


def zip_that_lies() -> bytes:
    """A member that says it has 10 bytes and unpacks to many."""
    data = bytearray(docx(" " * 80_000_000))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def many_members() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), "")
    return made.getvalue()


BOMB = b"<!DOCTYPE x [<!ENTITY a '" + b"x" * 1000 + b"'><!ENTITY b '" + b"&a;" * 1000 + b"'>]>"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.html", PNG, "it is a picture"),
        ("a.html", b"no tags at all", "it is no web page"),
        ("a.html", b"<html><body><nav><a href=/>Home</a></nav></body></html>", "no article"),
        ("a.html", page(body="<p>x" * 50_001).encode(), "it has 50,0.* elements"),
        ("a.html", page(body="<div>" * 40_000).encode(), "nested more than"),
        ("a.html", page(body="<table><tr><td>" * 10_000).encode(), "nested more than"),
        ("a.html", page(body="<p " + "a " * 20_000 + ">").encode(), "thousands of attributes"),
        ("a.html", page(body="<p>" + "long " * 2_100_000).encode(), "without its pictures"),
        (
            "a.html",
            page(body="<p>Роскосмос подписал соглашение</p>").encode("cp1251"),
            "it looks like cp1251",
        ),
        ("a.docx", docx(" " * 80_000_000), "unpacks to more than 50 MB"),
        ("a.docx", zip_that_lies(), "it is damaged|unpacks to more"),
        ("a.docx", many_members(), "it is damaged"),
        ("a.docx", docx(paragraph("x"), head=BOMB.decode()), "declares a document type"),
        ("a.docx", docx(paragraph("x"))[:-40], "it is damaged"),
        ("a.docx", docx("<w:p>" * 100_000), "its XML is damaged"),
        ("a.docx", docx(member="word/other.xml"), "without a Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + NOISE, "old Word document, or an encrypted one"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 1_000_000, "nested more than"),
        ("a.rtf", b"plain words", "it is no rich text"),
        ("a.pdf", pdf(["x"], trailer=b"/Encrypt 7 0 R /ID [<41><41>] "), "it is encrypted"),
        (
            "a.pdf",
            pdf(content=zlib.compress(b" " * 100_000_000), stream=b"/Filter /FlateDecode "),
            "it is damaged",
        ),
        ("a.pdf", pdf(["x"])[:300], "it is damaged"),
        ("a.pdf", pdf(), "hold no text"),
        ("a.eml", b"plain words\n\nand more", "it is no e-mail"),
        ("a.eml", eml("--b\r\n" * 20_000, 'multipart/mixed; boundary="b"'), "holds no text"),
        ("a.eml", eml("", 'multipart/mixed; boundary="b"'), "holds no text"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    with pytest.raises(TextError, match=message):
        read(tmp_path, name, data)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.docx", "a.pdf", "a.eml", "a.rtf"])
def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(TextError, match="it has 100 MB"):
        read_document(tmp_path / name, name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", page('<script type="application/ld+json">' + "[" * 100_000 + "</script>").encode()),
        ("a.docx", docx("<w:p>" * 100_000 + paragraph(PARAGRAPHS[0]) + "</w:p>" * 100_000)),
        ("a.rtf", rtf("".join(PARAGRAPHS) + r"\uc\u\u99999999\uc-5 \ansicpg999999\bin9999999999 x\'zz")),
        ("a.rtf", b"{\\rtf1 " + PARAGRAPHS[0].encode() + b"\\par" * 500_000),
        (
            "a.eml",
            eml(
                PARAGRAPHS[0], headers="Subject: =?x?q?y?=\r\nFrom: <<@\r\nDate: =?\r\n" + "X: y\r\n" * 50_000
            ),
        ),
    ],
)
def test_the_text_is_found_all_the_same(tmp_path: Path, name: str, data: bytes) -> None:
    assert PARAGRAPHS[0][:40] in read(tmp_path, name, data)


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="no alarms on this system")
def test_a_parser_that_never_ends_is_ended() -> None:
    with pytest.raises(TextError, match="more than 1 seconds"), bounded("pypdf", seconds=1):
        while True:
            try:
                time.sleep(0.01)
            except Exception:  # as parsers do that forgive everything
                continue
