"""Bytes to text: in which encoding, and what to say when it is none."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from extract.documents.problems import TextError

MAX_BYTES = 10_000_000  # an article is some kilobytes; what is larger is an archive or a mistake
MAX_WRAPPED_BYTES = 50_000_000  # the same with pictures and fonts around it: a page, a PDF, a message
# Control characters, marks of the byte order and halves of pairs, which no YAML may hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060]"
)  # where a word may or may not be cut: searching it would miss the word
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSETS = re.compile(
    r"utf-(?:8|16|32)|iso8859|iso2022|cp\d|windows|koi8|mac|gb|big5|euc|shift|latin|ascii|tis", re.IGNORECASE
)
_GUESSES = ("cp1251", "cp1252")
_SIGNATURES = {
    "a picture": (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\0", b"MM\0*"),
    "a PDF": (b"%PDF-",),
    "a ZIP archive": (b"PK\x03\x04",),
    "an archive": (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!"),
    "an old Office document": (b"\xd0\xcf\x11\xe0",),
}


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The bytes of a file, never more than `most`.

    Raises:
        TextError: it is larger, or cannot be read.
    """
    try:
        size = path.stat().st_size
        if size > most:
            raise too_large(size, most)
        with path.open("rb") as file:  # a device or pipe has no size: what it gives is bounded all the same
            return file.read(most)
    except OSError as error:
        raise cannot_be_read(error) from None


def too_large(size: int, most: int) -> TextError:
    """What to say of a file of `size` bytes where it may have `most`."""
    return TextError(
        f"it has {size / 1e6:.0f} MB, and a file of its kind may have {most / 1e6:.0f} MB",
        "split it into its articles",
    )


def cannot_be_read(error: OSError) -> TextError:
    """What to say of a file that the system does not give."""
    return TextError(f"it cannot be read ({error.strerror or error})", "check its path and permissions")


def decode(data: bytes, encoding: str | None) -> str:
    """The text that bytes are: by their mark, as UTF-8, or as `encoding` says where they are not.

    Raises:
        TextError: they are none of these, with a guess at what they are.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif encoding is None or _is_utf8(data):
        encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except LookupError:
        raise TextError(f"there is no encoding '{encoding}'", "write utf-8, cp1251, latin-1 …") from None
    except UnicodeError as error:
        raise not_decodable(data, encoding, error) from None
    if "\0" in text:
        raise not_a_text(data)
    return printable(text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_charset(name: str) -> bool:
    """Whether a file may say that it is in this encoding: Python has more, of which some take forever."""
    try:
        return bool(_CHARSETS.match(codecs.lookup(name).name))
    except (LookupError, ValueError):
        return False


def not_decodable(data: bytes, encoding: str, error: UnicodeError) -> TextError:
    """What to say of bytes that are not in `encoding`."""
    sample = data[:100_000]
    if kind := _utf16_without_mark(sample):
        return TextError(f"it is not UTF-8, it looks like {kind}", _encoding_hint(kind))
    if len(_CONTROL_BYTES.findall(sample)) > len(sample) // 50:
        return not_a_text(data)
    line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
    what = f"it is not {encoding.upper()} (line {line})"
    if encoding == "utf-8":
        guess = max(_GUESSES, key=lambda name: _plausibility(sample, name))
        return TextError(f"{what}, it looks like {guess}", _encoding_hint(guess))
    return TextError(what, "name another encoding, or save it as UTF-8")


def not_a_text(data: bytes) -> TextError:
    """What to say of a binary file, with its kind where that can be seen."""
    for kind, beginning in _SIGNATURES.items():
        if data.startswith(beginning):
            return TextError(f"it is {kind}", "give it the ending of its kind, or take it out of the folder")
    return TextError(
        "it is a binary file", "give the text as UTF-8; docs/articles.md has the kinds that are read"
    )


def printable(text: str) -> str:
    """The text with a space for each character that no YAML may hold, so that offsets stay."""
    return _UNPRINTABLE.sub(" ", text)


def clean(text: str) -> str:
    """The same of a text that was taken out of a document: also without what cuts words unseen."""
    return printable(_INVISIBLE.sub("", text))


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
