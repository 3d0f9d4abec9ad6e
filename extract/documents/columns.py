"""Columns: which field of a row is the text, which the title, and so on; guessed by name (columns.yaml), said aloud."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from extract.documents.article import Article
from extract.documents.decoding import MAX_BYTES, printable
from extract.documents.ids import Ids
from extract.documents.problems import Remark, TextError
from extract.documents.written_dates import read_day

_LONGEST_FIELD = 2_000  # of what is said about a text


class Columns:
    """The columns of the rows of one file, and what was taken for what.

    Attributes:
        of: what is known of an article → the column that has it.
    """

    def __init__(
        self, names: Iterable[str], ids: Ids | None = None, *, given: Mapping[str, str] | None = None
    ) -> None:
        """
        Args:
            names: of all columns.
            ids: of the articles of the file so far, where its rows have different columns.
            given: what is known of an article → the column that has it, as a person says; goes before any guess.

        Raises:
            TextError: there is no column that is called as a person says.
        """
        names = list(names)
        by_shape: dict[str, str] = {}
        for name in names:
            by_shape.setdefault(_shape(name), name)
        self.of = {
            field: by_shape[shape]
            for field, shapes in _known().items()
            for shape in reversed(shapes)
            if shape in by_shape
        }
        for field, name in (given or {}).items():
            if name not in names:
                there = ", ".join(names[:8]) or "nothing"
                raise TextError(
                    f"there is no column '{name}' (there is {there[:200]})", "name one that is there"
                )
            self.of = {other: taken for other, taken in self.of.items() if taken != name} | {field: name}
        self._ids = Ids() if ids is None else ids

    @cached_property
    def found(self) -> Remark:
        """What was taken for what, for a person to agree or not."""
        taken = ", ".join(f"{field} from '{name}'" for field, name in self.of.items())
        others = [field for field in _known() if field not in self.of and field not in {"id", "language"}]
        return Remark(f"columns: {taken}" + (f"; none for {', '.join(others)}" if others else ""))

    def article(self, row: Mapping[str, Any], number: int) -> Article:
        """The article of a row.

        Args:
            row: its values by their columns.
            number: of the row in its file, which is its id when it has none of its own.

        Raises:
            TextError: it holds no text.
        """
        values = {field: as_text(row.get(name)) for field, name in self.of.items()}
        text = printable(values.get("text", ""))
        if not text.strip():
            raise TextError("this article has no text", "give it one, or take its row out", number)
        if len(text) > MAX_BYTES:
            raise TextError(
                f"this article has {len(text):,} characters", "split it into its articles", number
            )
        short = {
            field: printable(" ".join(value.split()))[:_LONGEST_FIELD]
            for field, value in values.items()
            if field != "text"
        }
        language = short.get("language", "")[:2].casefold() or None
        published = read_day(short.get("published", ""), language or "en")
        return Article(
            text,
            id=self._ids.new(short.get("id", ""), number),
            title=short.get("title") or None,
            author=short.get("author") or None,
            publisher=short.get("publisher") or None,
            url=short.get("url") or None,
            language=language,
            published=published,
            published_from="column" if published else "",
            unread_date="" if published else short.get("published", "")[:40],
        )


def as_text(value: Any) -> str:
    """A value of JSON or of a table as text: lists by their items, objects by their name."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        parts = [as_text(part) for part in value if not isinstance(part, list)]
        joint = "\n\n" if any(len(part) > 80 for part in parts) else ", "
        return joint.join(part for part in parts if part)
    if isinstance(value, dict):
        return next(
            (as_text(value[key]) for key in ("name", "title", "text") if isinstance(value.get(key), str)), ""
        )
    return str(value)


def _shape(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


@cache
def _known() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load(
        (files(__package__) / "columns.yaml").read_text(encoding="utf-8")
    )
    return data
