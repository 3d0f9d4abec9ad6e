"""PDF: the text of the pages, by pypdf. What is only a picture of a text has none.

The dates in a PDF are those of the file, and its title is mostly that of a template: neither is taken.
"""

from __future__ import annotations

import io
import re

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from extract.documents.article import Article, Articles, File
from extract.documents.decoding import MAX_BYTES, MAX_WRAPPED_BYTES, clean, not_a_text
from extract.documents.many_articles import split
from extract.documents.patience import bounded
from extract.documents.problems import TextError

_MOST_PAGES = 2_000
_BEGINNING = 1024  # what may stand before "%PDF-"
_HYPHENATED = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zа-яё])")
_SPACES = re.compile(r"[ \t]+\n")


def read_articles(file: File) -> Articles:
    """The text of all pages, a blank line between them; words cut at the end of a line are whole again."""
    data = file.content(MAX_WRAPPED_BYTES)
    if b"%PDF-" not in data[:_BEGINNING]:
        if not data.strip():
            raise TextError("it is empty", "save the PDF again, or delete the file")
        raise (
            not_a_text(data)
            if b"\0" in data[:_BEGINNING]
            else TextError(
                "it is no PDF, whatever its ending says",
                "give it the ending of its kind, such as .txt or .html",
            )
        )
    with bounded("pypdf"):
        try:
            pages = _pages(data)
        except TextError:
            raise
        except (FileNotDecryptedError, DependencyError):
            raise _encrypted() from None
        except Exception as error:  # a damaged file may raise anything
            what = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
            raise TextError(f"it is damaged ({what})", "print it to a new PDF, or save its text") from None
    text = _HYPHENATED.sub("", _SPACES.sub("\n", clean("\n\n".join(pages)))).strip()
    if not text:
        raise TextError("its pages hold no text, perhaps pictures of it", "have its text recognised (OCR)")
    yield from split(Article(text + "\n"))


def _pages(data: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise _encrypted()
    if len(reader.pages) > _MOST_PAGES:
        raise TextError(f"it has {len(reader.pages):,} pages", "save the pages of each article alone")
    pages = []
    length = 0
    for page in reader.pages:
        pages.append(page.extract_text())
        length += len(pages[-1])
        if length > MAX_BYTES:
            raise TextError(f"its text has more than {MAX_BYTES / 1e6:.0f} MB", "split it into its articles")
    return pages


def _encrypted() -> TextError:
    return TextError("it is encrypted", "open it with its password, and print it to a new PDF without one")
