"""Kinds of files by their ending: which of them hold texts, and who reads them."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

from extract.documents.article import Articles, File
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
}
"""Ending → the module of this package whose `read_articles` reads it, loaded when the first file of it comes."""

EXTRA = 'run: python -m pip install "text-timeline[articles]"'
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
    found = (file for file in path.rglob("*") if file.suffix.lower() in READERS and file.is_file())
    taken = (
        file
        for file in found
        if not any(part.startswith(".") for part in file.relative_to(path).parts)
        and not _OWN.search(file.name)
        and not _belongs_to_a_page(file, path)
    )
    return sorted(taken, key=lambda file: file.as_posix())


def read_articles(file: File) -> Articles:
    """What a file holds; a file of no known kind is read as plain text.

    Raises:
        TextError: it cannot be read, or the library for its kind is not there.
    """
    ending = file.path.suffix.lower()
    try:
        reader = import_module(f"extract.documents.{READERS.get(ending, 'plain_text')}")
        articles: Articles = reader.read_articles(file)
        yield from articles
    except ImportError as error:
        missing = error.name or "one that trafilatura needs"
        if missing.startswith("extract"):
            raise
        raise TextError(f"{ending} files need the library {missing}, which is not installed", EXTRA) from None


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
