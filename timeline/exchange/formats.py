"""All formats in one table. A format's module has `write(timeline, options)`, `read(data, name, losses)` or both."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from timeline.exchange.passing import Losses, Options, Reading
    from timeline.schema import Timeline

Writer = Callable[["Timeline", "Options"], bytes]
Reader = Callable[[bytes, str, "Losses"], "Reading"]


class UnknownFormatError(ValueError):
    """A format that there is not, or that cannot be told; the message says which there are."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that events can be written in or read from.

    Attributes:
        name: what `--format` takes.
        endings: of file names; the longest that fits decides.
        what: a line about it.
        module: where it is implemented, by its full name, loaded when used.
        writer, reader: the names of its functions there; empty when it goes one way only.
        uses: the options of looks that change what is written: language, theme; of pictures also size, notes, heading;
            of fragments plotlyjs, compact, csp, files_at.
    """

    name: str
    endings: tuple[str, ...]
    what: str
    module: str
    writer: str = "write"
    reader: str = "read"
    uses: frozenset[str] = frozenset()

    def write(self, timeline: Timeline, options: Options) -> bytes:
        """The events in this format; what it cannot hold is noted in `options.losses`."""
        return cast(Writer, self._function(self.writer))(timeline, options)

    def read(self, data: bytes, name: str, losses: Losses) -> Reading:
        """What a file says; `name` goes into its problems, what our schema cannot hold into `losses`."""
        return cast(Reader, self._function(self.reader))(data, name, losses)

    def _function(self, name: str) -> Any:
        return getattr(import_module(self.module), name)


_SAYS = frozenset({"language"})
_LOOKS = frozenset({"language", "theme", "size", "notes", "heading"})

FORMATS: tuple[Format, ...] = (
    Format("csv", (".csv",), "a table with a row an event, complete", "timeline.exchange.csv_table"),
    Format(
        "excel-csv",
        (".excel.csv",),
        "the same for Excel and other spreadsheets: dates stay texts, formulas stay texts",
        "timeline.exchange.csv_table",
        writer="write_for_spreadsheets",
    ),
    Format("json", (".json",), "everything, for other programs", "timeline.exchange.json_document"),
    Format(
        "json-schema",
        (".schema.json",),
        "the JSON Schema of that JSON",
        "timeline.exchange.json_document",
        writer="write_schema",
        reader="",
    ),
    Format("jsonld", (".jsonld",), "schema.org events as JSON-LD", "timeline.exchange.jsonld"),
    Format(
        "timelinejs",
        (".timelinejs.json",),
        "the JSON of TimelineJS",
        "timeline.exchange.timelinejs.document",
        uses=_SAYS,
    ),
    Format(
        "timelinejs-csv",
        (".timelinejs.csv",),
        "the spreadsheet columns of TimelineJS",
        "timeline.exchange.timelinejs.sheet",
        uses=_SAYS,
    ),
    Format("ical", (".ics",), "a calendar: days and periods", "timeline.exchange.icalendar_file"),
    Format(
        "markdown",
        (".md", ".markdown"),
        "a table for a text",
        "timeline.exchange.markdown",
        reader="",
        uses=_SAYS,
    ),
    Format(
        "csl",
        (".csl.json",),
        "the sources for reference managers",
        "timeline.exchange.csl",
        reader="",
        uses=_SAYS,
    ),
    Format(
        "markwhen", (".mw", ".markwhen"), "simple lines of markwhen", "timeline.exchange.markwhen", writer=""
    ),
    Format(
        "fragment",
        (".fragment.html",),
        "a section for a web page that is there already",
        "timeline.exchange.sections",
        "write_fragment",
        "",
        frozenset({"language", "theme", "plotlyjs", "compact", "csp", "files_at"}),
    ),
    *(
        Format(name, (f".{name}",), what, "timeline.exchange.pictures", f"write_{name}", "", _LOOKS)
        for name, what in (
            ("svg", "a picture for web pages and slides"),
            ("pdf", "a picture for LaTeX and print"),
            ("png", "a picture in pixels"),
        )
    ),
)


def written_formats() -> list[Format]:
    """The formats that can be written."""
    return [one for one in FORMATS if one.writer]


def read_formats() -> list[Format]:
    """The formats that can be read."""
    return [one for one in FORMATS if one.reader]


def format_named(name: str, among: list[Format]) -> Format:
    """The format of that name.

    Raises:
        UnknownFormatError: there is none.
    """
    found = {one.name: one for one in among}
    if name in found:
        return found[name]
    near = difflib.get_close_matches(name.lower(), found, n=1)
    hint = f"did you mean '{near[0]}'?" if near else f"there is {', '.join(found)}"
    raise UnknownFormatError(f"there is no format '{name}': {hint}")


def format_of_name(name: str, among: list[Format]) -> Format:
    """The format that the name of a file shows.

    Raises:
        UnknownFormatError: its ending belongs to none.
    """
    lower = name.lower()
    fitting = [(len(ending), one) for one in among for ending in one.endings if lower.endswith(ending)]
    if fitting:
        return max(fitting, key=lambda found: found[0])[1]
    endings = ", ".join(ending for one in among for ending in one.endings)
    raise UnknownFormatError(
        f"the name '{name}' does not show its format: it is known by {endings}; or give --format"
    )
