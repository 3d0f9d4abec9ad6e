"""Files to Documents: which files are texts, in which encoding, and what is known of each."""

from __future__ import annotations

import re
from pathlib import Path

from extract.documents.creation_time import creation_time
from extract.documents.document import Document
from extract.documents.front_matter import front_matter
from extract.documents.furniture import find_furniture
from extract.documents.sources import SourceEntry
from timeline.dates import When
from timeline.schema.links import check_link

SUFFIXES = (".txt", ".md")
MAX_BYTES = 10_000_000  # an article is some kilobytes; what is larger is an archive or a mistake
# Control characters and marks of the byte order, which no YAML may hold; each becomes one space, so that offsets stay.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_GUESSES = ("cp1251", "cp1252")


class TextError(Exception):
    """A file that cannot be read as a text: what is wrong, and what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message}: {hint}")
        self.message = message
        self.hint = hint


def find_texts(path: Path) -> list[Path]:
    """The texts that `path` stands for: itself, or the .txt and .md files below a folder, sorted."""
    if not path.is_dir():
        return [path]
    found = (f for f in path.rglob("*") if f.suffix.lower() in SUFFIXES and f.is_file())
    visible = (f for f in found if not any(part.startswith(".") for part in f.relative_to(path).parts))
    return sorted(visible, key=lambda f: f.as_posix())


def read_document(
    path: Path,
    name: str,
    entry: SourceEntry | None = None,
    *,
    published: When | None = None,
    encoding: str | None = None,
) -> Document:
    """Read a text with what its entry in sources.yaml says of it.

    Args:
        path: the file.
        name: what to call it.
        entry: what is known of it beside its text.
        published: its date as given on the command line, which goes before any other.
        encoding: how to read it when it is not UTF-8.

    Raises:
        TextError: it is binary, too large, in an unknown encoding, or cannot be read.
    """
    entry = entry or SourceEntry(file=path.name)
    text = _decode(_read_bytes(path), entry.encoding or encoding)
    given = front_matter(text)
    language = entry.language or given.get("language") or "en"
    dct, origin = creation_time(text, path.name, language, given=published, listed=entry.published)
    return Document(
        name=name,
        text=text,
        published=dct,
        published_from=origin,
        language=language,
        title=entry.title or given.get("title"),
        publisher=entry.publisher or given.get("publisher"),
        author=entry.author or given.get("author"),
        url=entry.url or _link(given.get("url")),
        furniture=find_furniture(text, language),
    )


def _link(text: str | None) -> str | None:
    """A link of front matter where it is one that may stand on a page."""
    try:
        return check_link(text) if text else None
    except ValueError:
        return None


def _read_bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise TextError(
                f"it has {size / 1e6:.0f} MB, and a text may have {MAX_BYTES / 1e6:.0f} MB",
                "split it into its articles",
            )
        return path.read_bytes()
    except OSError as error:
        raise TextError(
            f"it cannot be read ({error.strerror or error})", "check its path and permissions"
        ) from None


def _decode(data: bytes, encoding: str | None) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif encoding is None or _is_utf8(data):
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except LookupError:
        raise TextError(f"there is no encoding '{encoding}'", "write utf-8, cp1251, latin-1 …") from None
    except UnicodeError as error:
        raise _not_decodable(data, encoding, error) from None
    if "\0" in text:
        raise _binary()
    return _UNPRINTABLE.sub(" ", text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _not_decodable(data: bytes, encoding: str, error: UnicodeError) -> TextError:
    sample = data[:100_000]
    if kind := _utf16_without_mark(sample):
        return TextError(f"it is not UTF-8, it looks like {kind}", _encoding_hint(kind))
    if len(_CONTROL_BYTES.findall(sample)) > len(sample) // 50:
        return _binary()
    line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
    what = f"it is not {encoding.upper()} (line {line})"
    if encoding == "utf-8":
        guess = max(_GUESSES, key=lambda name: _plausibility(sample, name))
        return TextError(f"{what}, it looks like {guess}", _encoding_hint(guess))
    return TextError(what, "name another encoding, or save it as UTF-8")


def _binary() -> TextError:
    return TextError(
        "it is a binary file", "give the text as UTF-8; a page or PDF must be saved as text first"
    )


def _utf16_without_mark(sample: bytes) -> str:
    """utf-16-le or utf-16-be when every other byte is mostly zero, as in Latin text; nothing otherwise."""
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half // 2 > sample[::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if half and sample[::2].count(0) > half // 2 > sample[1::2].count(0) else ""


def _encoding_hint(name: str) -> str:
    return f"save it as UTF-8, or give --encoding {name}, or `encoding: {name}` in sources.yaml"


def _plausibility(data: bytes, encoding: str) -> float:
    """How much a decoding looks like prose: whole words in Cyrillic, or single accents among ASCII letters."""
    text = data.decode(encoding, errors="replace")
    if encoding == "cp1251":
        return float(sum(len(word) for word in re.findall(r"[А-Яа-яЁё]{3,}", text)))
    return float(len(re.findall(r"(?<![^\W\d_a-zA-Z])[À-ÿ’“”](?![^\W\d_a-zA-Z])", text)))
