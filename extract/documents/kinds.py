"""Kinds of files by their ending: which of them hold texts, and who reads them."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from extract.documents.article import Articles, File
from extract.documents.packed import ENDINGS, ending_of
from extract.documents.problems import TextError

READERS = {
    ".txt": "plain_text",
    ".md": "plain_text",
    ".html": "web_page",
    ".htm": "web_page",
    ".xhtml": "web_page",
    ".docx": "word_document",
    ".rtf": "rich_text",
    ".pdf": "pdf",
    ".eml": "message",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "table",
    ".tsv": "table",
    ".parquet": "parquet",
    ".warc": "warc",
}
"""Ending → the module of this package whose `read_articles` reads it, loaded when the first file of it comes."""

PACKED = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".warc"})
"""The endings of files that may also be packed: `.jsonl.gz`, `.csv.zst`."""

_FOR_PAGES = frozenset({"trafilatura", "htmldate", "lxml", "lxml_html_clean", "pypdf", "justext"})
_OWN = re.compile(r"\.proposals\.jsonl$")  # what `timeline build` remembers of its last run
_BESIDE_A_PAGE = (
    "_files",
    "_file",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
)  # a browser's, with its parts


def find_texts(path: Path) -> list[Path]:
    """The texts that `path` stands for: itself, or the files of the known kinds below a folder, sorted.

    Not among them: hidden ones, those that a browser put beside a saved page, and what `timeline` wrote itself.
    """
    if not path.is_dir():
        return [path]
    found = (file for file in path.rglob("*") if reader_of(file.name) and file.is_file())
    taken = (
        file
        for file in found
        if not any(part.startswith(".") for part in file.relative_to(path).parts)
        and not _OWN.search(file.name)
        and not _belongs_to_a_page(file, path)
    )
    return sorted(taken, key=lambda file: file.as_posix())


def reader_of(name: str) -> str:
    """The module that reads files with such a name; empty when they are of no known kind."""
    plain, _, packed = ending_of(name).rpartition(".")
    if f".{packed}" not in ENDINGS:
        return READERS.get(f".{packed}", "")
    return READERS[plain] if plain in PACKED else ""


def read_articles(file: File) -> Articles:
    """What a file holds; a file of no known kind is read as plain text.

    Raises:
        TextError: it cannot be read, or the library for its kind is not there.
    """
    try:
        reader = import_module(f"extract.documents.{reader_of(file.name) or 'plain_text'}")
        articles: Articles = reader.read_articles(file)
        yield from articles
    except ImportError as error:
        raise library_missing(error, f"{ending_of(file.name)} files need") from None


def library_missing(error: ImportError, what: str) -> TextError:
    """What to say where a library of an extra is missing; our own modules are never."""
    missing = (error.name or str(error) or "one that trafilatura needs")[:200]
    if missing.startswith("extract"):
        raise error
    extra = "articles" if missing.partition(".")[0] in _FOR_PAGES or not error.name else "archive"
    if missing in {"s3fs", "gcsfs", "adlfs"} or " " in missing:
        return TextError(
            f"this store needs a library that is not installed ({missing})", "install it with pip"
        )
    return TextError(
        f"{what} the library {missing}, which is not installed",
        f'run: python -m pip install "text-timeline[{extra}]"',
    )


def _belongs_to_a_page(file: Path, root: Path) -> bool:
    """Whether a browser saved it with a page: "Talks_files/frame.html" beside "Talks.html"."""
    for folder in file.relative_to(root).parents:
        for ending in _BESIDE_A_PAGE:
            if folder.name.endswith(ending):
                page = root / folder.parent / folder.name.removesuffix(ending)
                if any(
                    page.with_name(page.name + suffix).is_file() for suffix in (".html", ".htm", ".xhtml")
                ):
                    return True
    return False
