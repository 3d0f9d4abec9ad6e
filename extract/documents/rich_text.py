"""Rich text (.rtf): the words of the document, without its fonts, styles, pictures, headers and footnotes.

What the control words mean stands in rich_text.yaml. Each token is looked at once, whatever the file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from extract.documents.article import Article, Articles, File
from extract.documents.decoding import MAX_BYTES, MAX_WRAPPED_BYTES, clean, not_a_text
from extract.documents.many_articles import split
from extract.documents.problems import TextError

_TOKEN = re.compile(
    rb"""(?P<open>\{) | (?P<close>\})
    | \\'(?P<hex>[0-9a-fA-F]{2})
    | \\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    | \\(?P<symbol>.)
    | (?P<breaks>[\r\n]+)
    | (?P<plain>[^\\{}\r\n]+)""",
    re.VERBOSE | re.DOTALL,
)
_SYMBOLS = {
    b"~": " ",
    b"_": "-",
    b"\\": "\\",
    b"{": "{",
    b"}": "}",
    b"\r": "\n\n",
    b"\n": "\n\n",
    b"\t": "\t",
}
_DEEPEST = 10_000
_BLANK = re.compile(r"[ \t\xa0]*\n[ \t\xa0]*\n\s*")
_PAIRS = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the end of a group: whether its text counts, its font, and how long a stand-in is."""

    is_text: bool = True
    in_fonts: bool = False
    font: str = ""
    stand_in: int = 1  # characters after \u that old programs show instead
    is_hidden: bool = False


def read_articles(file: File) -> Articles:
    """The text, a blank line between paragraphs."""
    data = file.content(MAX_WRAPPED_BYTES)
    if not data.lstrip().startswith(b"{\\rtf"):
        if not data.strip():
            raise TextError("it is empty", "save the document again, or delete the file")
        raise (
            not_a_text(data)
            if b"\0" in data[:1000]
            else TextError(
                "it is no rich text, whatever its ending says", "give it the ending of its kind, such as .txt"
            )
        )
    text = "".join(_Reader(data, file.encoding).parts())
    text = _PAIRS.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    text = _BLANK.sub("\n\n", clean(text)).strip()
    if len(text) > MAX_BYTES:
        raise TextError(f"its text has {len(text):,} characters", "split it into its articles")
    yield from split(Article(text + "\n" if text else ""))


class _Reader:
    def __init__(self, data: bytes, encoding: str | None) -> None:
        self._data = data
        self._encoding = encoding or "cp1252"
        self._fonts: dict[str, str] = {}
        self._group = _Group()
        self._outer: list[_Group] = []
        self._bytes = bytearray()  # of characters that are told byte by byte: one may have two
        self._skip = 0

    def parts(self) -> Iterator[str]:
        """The text, piece by piece."""
        at = 0
        while match := _TOKEN.match(self._data, at):
            at = match.end()
            kind = match.lastgroup
            if kind == "hex" and not self._skip and self._counts:
                self._bytes.append(int(match["hex"], 16))
                continue
            if self._bytes:
                yield self._decoded(bytes(self._bytes))
                self._bytes.clear()
            if kind == "open":
                self._open()
            elif kind == "close":
                self._skip = 0
                self._group = self._outer.pop() if self._outer else self._group
                if not self._outer:
                    break  # what stands after the document is none of it
            elif kind in ("word", "number"):
                word = match["word"].decode()
                if word == "bin":
                    at += max(0, int(match["number"] or 0))
                yield self._word(word, match["number"])
            elif kind == "symbol":
                yield self._symbol(match["symbol"])
            elif kind == "hex":
                self._skip = max(0, self._skip - 1)
            elif kind == "plain":
                plain = match["plain"]
                shown, self._skip = plain[self._skip :], max(0, self._skip - len(plain))
                if self._counts:
                    yield self._decoded(shown)
        if self._bytes:
            yield self._decoded(bytes(self._bytes))

    @property
    def _counts(self) -> bool:
        return self._group.is_text and not self._group.is_hidden

    def _open(self) -> None:
        if len(self._outer) >= _DEEPEST:
            raise TextError(f"its groups are nested more than {_DEEPEST:,} deep", "open it and save it anew")
        self._skip = 0
        self._outer.append(self._group)

    def _symbol(self, symbol: bytes) -> str:
        if symbol == b"*":
            self._group = replace(self._group, is_text=False)
        if self._skip:
            self._skip -= 1
            return ""
        return _SYMBOLS.get(symbol, "") if self._counts else ""

    def _word(self, word: str, number: bytes | None) -> str:
        """What a control word puts into the text, having changed what it changes."""
        known, value = _known(), int(number) if number else None
        if word in known["destinations"]:
            self._group = replace(self._group, is_text=False, in_fonts=word == "fonttbl")
        elif word == "f" and number:
            self._group = replace(self._group, font=number.decode())
        elif word == "fcharset" and self._group.in_fonts:
            self._fonts[self._group.font] = known["charsets"].get(value, "")
        elif word == "plain":
            self._group = replace(self._group, is_hidden=False)
        elif word in {"v", "deleted"}:
            self._group = replace(self._group, is_hidden=value != 0)
        elif word == "ansicpg" and value:
            self._encoding = _code_page(value) or self._encoding
        elif word == "uc" and value is not None:
            self._group = replace(self._group, stand_in=min(max(value, 0), 10))
        elif word == "u" and value is not None:
            self._skip = self._group.stand_in
            return chr(value % 0x10000) if self._counts else ""
        elif word in known["characters"] and self._counts:
            return str(known["characters"][word])
        return ""

    def _decoded(self, data: bytes) -> str:
        return data.decode(self._fonts.get(self._group.font) or self._encoding, "replace")


def _code_page(number: int) -> str:
    name = "utf-8" if number == 65001 else f"cp{number}"
    try:
        codecs.lookup(name)
    except LookupError:
        return ""
    return name


@cache
def _known() -> dict[str, Any]:
    data = yaml.safe_load((files(__package__) / "rich_text.yaml").read_text(encoding="utf-8"))
    return {**data, "destinations": frozenset(data["destinations"])}
