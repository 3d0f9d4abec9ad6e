"""Small files of every kind, made of our own words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

TALKS = "On Saturday Roscosmos and NASA signed an agreement on space."
PACT = "Russia and the United States extended the space agreement of 1992 on 3 April 2021 in orbit."
PARAGRAPHS = (
    "Roscosmos said on Saturday that it had sent an invitation to NASA to discuss the Moon. An answer is expected.",
    "The two sides signed an agreement in 1992, and extended it in April 2021. It covers joint flights.",
)


def page(head: str = "", body: str = "", footer: str = "", html: str = 'lang="en"') -> str:
    """A saved page with an article, a menu, and a footer."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html {html}><head><title>Talks on the Moon</title>{head}</head><body>"
        f'<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks on the Moon</h1>{body}'
        f"{paragraphs}</article><footer>{footer}</footer></body></html>"
    )


def docx(body: str = "", title: str = "", member: str = "word/document.xml", head: str = "") -> bytes:
    """A .docx whose body is the XML given; `w:` is Word's namespace."""
    made = io.BytesIO()
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            member, f'{head}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
        )
        if title:
            archive.writestr(
                "docProps/core.xml",
                '<p xmlns="urn:p" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
                f"<dc:title>{title}</dc:title><t:created>2023-06-06T00:00:00Z</t:created></p>",
            )
    return made.getvalue()


def paragraph(text: str) -> str:
    """A paragraph of a .docx."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def rtf(body: str) -> bytes:
    """An .rtf with a font for Latin (\\f0) and one for Cyrillic letters (\\f1)."""
    fonts = r"{\fonttbl{\f0\fnil\fcharset0 Sans;}{\f1\fnil\fcharset204 Sans;}}"
    return rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{{\*\generator Ours;}}{{\info{{\title Ours}}}}\f0 {body}}}".encode(
        "ascii"
    )


def pdf(
    lines: Sequence[str] = (), *, content: bytes | None = None, stream: bytes = b"", trailer: bytes = b""
) -> bytes:
    """A PDF of one page with these lines, or with a content stream and what its dictionary says of it."""
    shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
    content = b"BT /F1 12 Tf 72 720 Td 14 TL %s ET" % shown if content is None else content
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(content), stream, content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Template 7) /CreationDate (D:20230606120000Z) >>",
        b"<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32),
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    made += b"trailer << /Size %d /Root 1 0 R /Info 6 0 R %s>>\n" % (len(objects) + 1, trailer)
    return made + b"startxref\n%d\n%%%%EOF\n" % start


def eml(body: str, kind: str = "text/plain", headers: str = "") -> bytes:
    """A message with one part."""
    return (
        "From: Sample Wire <news@wire.example>\r\nTo: reader@example.org\r\nSubject: Talks on the Moon\r\n"
        f"Date: Mon, 18 May 2020 23:30:00 +0300\r\n{headers}MIME-Version: 1.0\r\n"
        f'Content-Type: {kind}; charset="utf-8"\r\n\r\n{body}'
    ).encode()
