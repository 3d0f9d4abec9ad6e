"""sources.json: what a reference manager knows of the texts of a folder, as CSL-JSON (Zotero: Export, CSL JSON)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.documents.columns import as_text
from extract.documents.decoding import decode, printable, read_bytes
from extract.documents.problems import TextError
from extract.documents.sources import SourceEntry
from extract.documents.stamps import day_of
from extract.documents.written_dates import read_day
from timeline.dates import When
from timeline.schema.links import check_link

NAME = "sources.json"
_AUTHOR_YEAR = re.compile(r".*?-(?:1[5-9]|20)\d\d-")  # Zotero names files "Doe - 2020 - The title, cut off"
_SHORTEST_BEGINNING = 20  # a title that is cut off is known by its beginning, if there is enough of it
_SEASONS = {"1": "21", "2": "22", "3": "23", "4": "24"}


@dataclass(slots=True)
class Citations:
    """The entries of a sources.json by the file that they tell of.

    Attributes:
        entries: by path.
        unmatched: the titles of those of which no file is known.
        problem: why it could not be read; None when it could.
    """

    entries: dict[Path, SourceEntry] = field(default_factory=dict)
    unmatched: list[str] = field(default_factory=list)
    problem: TextError | None = None


def read_citations(folder: Path, files: Iterable[Path]) -> Citations:
    """The sources.json of a folder; without one, nothing.

    An entry tells of the file that its `file` or `note` names, whose name is its citation key, or whose name is its
    title, or ends in it.
    """
    found = Citations()
    path = folder / NAME
    if not path.is_file():
        return found
    try:
        items = _items(path)
    except TextError as error:
        found.problem = error
        return found
    names = _Names(files)
    for item in items:
        matched = names.of(item)
        entry = _entry(item)
        for file in matched:
            found.entries.setdefault(file, entry)
        if not matched:
            found.unmatched.append(entry.title or as_text(item.get("id")) or "an entry without a title")
    return found


def _items(path: Path) -> list[dict[str, Any]]:
    hint = "export the collection anew, as CSL JSON"
    try:
        data = json.loads(decode(read_bytes(path), None))
    except RecursionError:
        raise TextError("it is nested too deep", hint) from None
    except ValueError as error:
        raise TextError(f"it is not JSON ({error})", hint) from None
    if isinstance(data, dict):
        data = data.get("items")
    if not isinstance(data, list):
        raise TextError("it holds no list of entries", hint)
    return [item for item in data if isinstance(item, dict)]


class _Names:
    """Files, found by what an entry calls them."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = list(files)
        self._by_name: dict[str, list[Path]] = {}
        self._cut_off: dict[str, list[tuple[str, Path]]] = {}
        for file in self._files:
            slug = _slug(file.stem)
            title = _AUTHOR_YEAR.sub("", slug, count=1)
            for name in dict.fromkeys((slug, title)):
                self._by_name.setdefault(name, []).append(file)
                if len(name) >= _SHORTEST_BEGINNING:
                    self._cut_off.setdefault(name[:_SHORTEST_BEGINNING], []).append((name, file))

    def of(self, item: dict[str, Any]) -> list[Path]:
        """The files that an entry tells of."""
        told = f"{as_text(item.get('file'))}\n{as_text(item.get('note'))}".strip().casefold()
        named = [file for file in self._files if _stands_in(file.name.casefold(), told)] if told else []
        if named:
            return named
        for key in ("citation-key", "id", "title"):
            if files := self._by_name.get(_slug(as_text(item.get(key))) or "/"):
                return files
        title = _slug(as_text(item.get("title")))
        likely = self._cut_off.get(title[:_SHORTEST_BEGINNING], ())
        return list(dict.fromkeys(file for name, file in likely if title.startswith(name)))


def _stands_in(name: str, text: str) -> bool:
    at = text.find(name)
    return at >= 0 and not (
        text[at - 1 : at].isalnum() or text[at + len(name) : at + len(name) + 1].isalnum()
    )


def _slug(text: str) -> str:
    return "-".join(re.findall(r"\w+", text.casefold().replace("_", " ")))


def _entry(item: dict[str, Any]) -> SourceEntry:
    def text(*keys: str) -> str | None:
        values = (" ".join(printable(as_text(item.get(key))).split()) for key in keys)
        return next((value for value in values if value), None)

    return SourceEntry(
        file="",
        title=text("title"),
        author=_people(item.get("author")),
        publisher=text("container-title", "publisher"),
        url=_link(text("URL", "url")),
        published=_issued(item.get("issued")),
        language=(text("language") or "")[:2].casefold() or None,
        origin="sources.json",
    )


def _people(people: Any) -> str | None:
    if not isinstance(people, list):
        return None
    names = []
    for one in people:
        if isinstance(one, dict):
            parts = (as_text(one.get(part)) for part in ("given", "non-dropping-particle", "family"))
            names.append(as_text(one.get("literal")) or " ".join(part for part in parts if part))
    return printable(", ".join(name for name in names if name)) or None


def _issued(issued: Any) -> When | None:
    """The date of CSL: its parts with the precision they have, a season, a span, or a text."""
    if not isinstance(issued, dict):
        return None
    parts = issued.get("date-parts")
    days = [_edtf(part) for part in parts if isinstance(part, list)] if isinstance(parts, list) else []
    if not days or not all(days):
        return read_day(as_text(issued.get("raw")) or as_text(issued.get("literal")))
    if len(days) == 2:
        return day_of(f"[{days[0]}..{days[1]}]")
    season = _SEASONS.get(as_text(issued.get("season")))
    date = f"{days[0]}-{season}" if season and len(days[0]) == 4 else days[0]
    return day_of(f"{date}~" if issued.get("circa") else date)


def _edtf(parts: list[Any]) -> str:
    numbers = [as_text(part) for part in parts[:3]]
    if not numbers or not all(number.isascii() and number.isdigit() for number in numbers):
        return ""
    year, *rest = numbers
    return "-".join([year.zfill(4), *(number.zfill(2) for number in rest)])


def _link(text: str | None) -> str | None:
    try:
        return check_link(text) if text else None
    except ValueError:
        return None
