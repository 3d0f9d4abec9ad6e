"""Word documents (.docx): the paragraphs of the body, without headers, footnotes, comments and deleted text.

A .docx is a ZIP file of XML. Of it the body and the title are read, as a stream: a document costs its text, however
deep it nests. The dates in it are those of the file, not of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from extract.documents.article import Article, Articles, File
from extract.documents.decoding import MAX_BYTES, MAX_WRAPPED_BYTES, clean, not_a_text
from extract.documents.many_articles import split
from extract.documents.problems import TextError
from extract.documents.zipped import Archive

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # the strict form
)
_PROPERTIES = ("http://purl.org/dc/elements/1.1/",)
_UNPACKED = 5 * MAX_BYTES  # XML around a text is some times as long
_MEMBER = "word/document.xml"
_PIECE = 100_000
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = {"del", "moveFrom", "txbxContent", "pict", "Fallback", "rPr", "pPr", "sdtPr"}
"""Deleted text, and text boxes, which stand in a document twice: drawn anew and for old programs."""


def read_articles(file: File) -> Articles:
    """The text of the body, a blank line between paragraphs; cells of a row of a table by tabs."""
    data = file.content(MAX_WRAPPED_BYTES)
    if not data.startswith(b"PK"):
        raise _not_word(data)
    archive = Archive(data)
    body = archive.read(_MEMBER, _UNPACKED)
    if body is None:
        raise TextError(
            "it is a ZIP archive without a Word document", "save it as .docx from an office program"
        )
    properties = archive.read("docProps/core.xml", MAX_BYTES)
    text = clean("\n\n".join(_paragraphs(body)))
    if len(text) > MAX_BYTES:
        raise TextError(f"its text has {len(text):,} characters", "split it into its articles")
    yield from split(Article(text + "\n" if text.strip() else "", title=_title(properties)))


def _paragraphs(xml: bytes) -> Iterator[str]:
    """The paragraphs that hold something. Of nested ones, as in a table, the inner ones come first."""
    parts: list[list[str]] = []
    left_out = 0
    is_text = False
    for event, tag in _events(xml, _WORD):
        if event == "text":
            if is_text and parts and not left_out:
                parts[-1].append(tag)
            continue
        starts = event == "start"
        if tag == "t":
            is_text = starts
        elif tag in _LEFT_OUT:
            left_out += 1 if starts else -1
        elif tag == "p":
            if starts:
                parts.append([])
            elif paragraph := "".join(parts.pop()).strip():
                yield paragraph
        elif tag in _SPACES and starts and parts and not left_out:
            parts[-1].append(_SPACES[tag])


def _title(properties: bytes | None) -> str | None:
    """The title among the document's properties, where somebody gave one."""
    is_title = False
    found = ""
    try:
        for event, tag in _events(properties or b"", _PROPERTIES):
            if event == "text":
                found += tag if is_title else ""
            elif tag == "title":
                is_title = event == "start"
    except TextError:
        return None
    return clean(" ".join(found.split()))[:500] or None


def _events(xml: bytes, namespaces: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Starts and ends of the elements of some namespaces, by their local names, and all text; nothing is kept."""
    events: list[tuple[str, str]] = []

    def noted(event: str, name: str) -> None:
        namespace, _, local = name.rpartition(" ")
        if namespace in namespaces:
            events.append((event, local))

    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, _: noted("start", name)
    parser.EndElementHandler = lambda name: noted("end", name)
    parser.CharacterDataHandler = lambda text: events.append(("text", text))
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for at in range(0, len(xml), _PIECE):
            parser.Parse(xml[at : at + _PIECE], at + _PIECE >= len(xml))
            yield from events
            events.clear()
    except ExpatError as error:
        raise TextError(
            f"its XML is damaged ({error})", "open it in an office program and save it anew"
        ) from None


def _refuse(*_: object) -> NoReturn:
    """A document type declares entities, of which bombs are made; no office program writes one."""
    raise TextError("its XML declares a document type, which no office program does", "save it anew as .docx")


def _not_word(data: bytes) -> TextError:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return TextError(
            "it is an old Word document, or an encrypted one", "save it as .docx without a password"
        )
    if not data.strip():
        return TextError("it is empty", "save the document again, or delete the file")
    return not_a_text(data)
