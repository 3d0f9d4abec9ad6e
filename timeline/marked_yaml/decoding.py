"""Bytes to text: UTF-8 and nothing else, with a hint for what was probably saved instead."""

from __future__ import annotations

from timeline.marked_yaml.faults import Fault, YamlError
from timeline.marked_yaml.lines import Lines, Mark

LARGEST_FILE = 64 * 1024 * 1024
"""In bytes. A person edits this file; beyond this size something else has been given by mistake."""

_UTF8_BOM = b"\xef\xbb\xbf"
_OTHER_BOMS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_SAVE_AS_UTF8 = "save the file as UTF-8"


def decode(data: bytes) -> str:
    """Bytes of a file as text, without the byte-order mark that some editors write.

    Raises:
        YamlError: not UTF-8, not a text at all, or larger than `LARGEST_FILE`.
    """
    if len(data) > LARGEST_FILE:
        raise too_large(len(data))
    for bom, name in _OTHER_BOMS.items():
        if data.startswith(bom):
            raise _whole_file(f"the file is {name}, not UTF-8", _SAVE_AS_UTF8)
    if data[:4].count(0) >= 2:
        raise _whole_file("the file looks like UTF-16 rather than UTF-8", _SAVE_AS_UTF8)
    body = data.removeprefix(_UTF8_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(body, error.start) from None
    if "\0" in text:
        mark = Lines(text).mark(text.index("\0"))
        fault = Fault(
            mark,
            mark,
            "this is not a text file: it holds a NUL byte",
            "give the events.yaml itself, not an archive or a document of a word processor",
        )
        raise YamlError([fault], text)
    return text


def too_large(size: int) -> YamlError:
    """The error for a file of `size` bytes, which is beyond the limit."""
    limit = LARGEST_FILE // (1024 * 1024)
    return _whole_file(
        f"the file has {size / (1024 * 1024):.0f} MB; no more than {limit} MB are read",
        "split it into several timelines",
    )


def _whole_file(message: str, hint: str) -> YamlError:
    start = Mark(0, 0, 0)
    return YamlError([Fault(start, start, message, hint)], "")


def _not_utf8(body: bytes, at: int) -> YamlError:
    # What is shown: a byte that is no UTF-8 was most likely saved by a program of western Windows.
    text = body[:at].decode("utf-8") + body[at : at + 200].decode("cp1252", errors="replace")
    mark = Lines(text).mark(len(body[:at].decode("utf-8")))
    meant = text[mark.index]
    guess = f"; if this letter is '{meant}', it was saved as Windows-1252 (ANSI)" if meant.isalpha() else ""
    message = f"byte 0x{body[at]:02X} is not UTF-8"
    return YamlError([Fault(mark, mark, message, _SAVE_AS_UTF8 + guess)], text)
