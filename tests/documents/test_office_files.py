"""Word documents, rich text, PDF and e-mail: their words, and no date that is only the file's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from extract.documents import Document, TextError, read_document
from tests.documents.made_files import PACT, PARAGRAPHS, TALKS, docx, eml, page, paragraph, pdf, rtf


def read(tmp_path: Path, name: str, data: bytes) -> Document:
    (tmp_path / name).write_bytes(data)
    return read_document(tmp_path / name, name)


def test_a_word_document(tmp_path: Path) -> None:
    body = (
        paragraph("Talks &amp; pacts")
        + "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>On Sat</w:t></w:r><w:r><w:t>urday</w:t><w:br/>"
        "<w:t>they</w:t><w:tab/><w:t>met.</w:t></w:r><w:del><w:r><w:t>gone</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t> New.</w:t></w:r></w:ins></w:p><w:p/>"
        f"<w:tbl><w:tr><w:tc>{paragraph('1992')}</w:tc><w:tc>{paragraph('signed')}</w:tc></w:tr></w:tbl>"
    )
    document = read(tmp_path, "a.docx", docx(body, title="Pact"))
    assert document.text == "Talks & pacts\n\nOn Saturday\nthey\tmet. New.\n\n1992\n\nsigned\n"
    assert (document.title, document.published) == ("Pact", None)


def test_rich_text(tmp_path: Path) -> None:
    body = (
        r"Talks\par On {\b Satur}day\~they \ldblquote met\rdblquote , it\'92s \u8364?5 {\deleted gone}{\v hidden}\par"
        r"{\pict\bin3 }}}}{\*\unknown gone}{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}} \u-10179?\u-8704?\par"
        r"\f1\'d0\'ee\'f1\'f1\'e8\'ff\cell\f0 1992\cell\row"
    )
    document = read(tmp_path, "a.rtf", rtf(body))
    assert (
        document.text
        == "Talks\n\nOn Saturday they “met”, it’s €5 \n\na link 😀\n\nРоссия\t1992\t\n".replace(
            "\t\n", "\n"
        ).replace("€5 \n", "€5\n")
    )
    assert (document.title, document.published) == (None, None)


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf", reason="PDF needs the extra `articles`")
    document = read(tmp_path, "a.pdf", pdf(["On Saturday Ros-", "cosmos and the US-", "Russian group met."]))
    assert document.text == "On Saturday Roscosmos and the US-\nRussian group met.\n"
    assert (document.title, document.published) == (None, None)


def test_a_message(tmp_path: Path) -> None:
    document = read(tmp_path, "a.eml", eml(f"{TALKS}\r\n\r\n{PACT}\r\n"))
    assert document.text == f"{TALKS}\n\n{PACT}\n"
    assert (document.title, document.publisher) == ("Talks on the Moon", "Sample Wire")
    assert (str(document.published), document.published_from) == ("2020-05-18", "message header")


PARTS = (
    '--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<p>Another</p>\r\n'
    f'--b\r\nContent-Type: text/plain; charset="koi8-r"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{TALKS}\r\n'
    '--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="x.txt"\r\n\r\nAttached\r\n--b--\r\n'
)


def test_the_plain_text_of_a_message_goes_before_its_page(tmp_path: Path) -> None:
    assert read(tmp_path, "a.eml", eml(PARTS, 'multipart/alternative; boundary="b"')).text.strip() == TALKS


def test_a_message_that_is_a_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="pages need the extra `articles`")
    assert PARAGRAPHS[1] in read(tmp_path, "a.eml", eml(page(), "text/html")).text
    assert read(tmp_path, "b.eml", eml("<p>They met in May.</p>", "text/html")).text == "They met in May.\n"


@pytest.mark.parametrize(
    "headers", ["Date: yesterday\r\n", "Date: \r\n", "Date: 1 May 99999999999999999999\r\n"]
)
def test_a_message_without_a_day(tmp_path: Path, headers: str) -> None:
    data = eml(TALKS).replace(b"Date: Mon, 18 May 2020 23:30:00 +0300\r\n", headers.encode())
    assert read(tmp_path, "a.eml", data).published is None


@pytest.mark.parametrize(
    ("name", "library"), [("a.html", "trafilatura"), ("a.pdf", "pypdf"), ("a.eml", "trafilatura")]
)
def test_a_missing_library_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    for module in [one for one in sys.modules if one.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, module)
    for module in ("web_page", "pdf"):
        monkeypatch.delitem(sys.modules, f"extract.documents.{module}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(TextError, match=f"need the library {library}") as error:
        read(tmp_path, name, eml(page(), "text/html"))
    assert error.value.hint == 'run: python -m pip install "text-timeline[articles]"'
