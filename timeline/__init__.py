"""Dated events with their evidence, in a file that people edit, drawn as one page.

    import timeline
    events = timeline.read("events.yaml")
    late = timeline.select(events, since="2014", lanes=["law"], accepted_only=True)
    timeline.export(late, "late.csv")
    timeline.figure(late)

Everything is loaded when it is first used, so importing this costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from timeline.dates import DateError, Precision, When
    from timeline.exchange import UnknownFormatError
    from timeline.layout import figure
    from timeline.page import FragmentFiles, fragment, fragment_files, render
    from timeline.picture import MissingLibraryError, PictureError, draw
    from timeline.schema import Event, Lane, Source, Timeline
    from timeline.selecting import Selection, SelectionError
    from timeline.wording import WordingError

__all__ = [
    "DateError",
    "Event",
    "FragmentFiles",
    "Lane",
    "LossWarning",
    "MissingLibraryError",
    "PictureError",
    "Precision",
    "ReadError",
    "Selection",
    "SelectionError",
    "Source",
    "Timeline",
    "UnknownFormatError",
    "When",
    "WordingError",
    "draw",
    "export",
    "figure",
    "fragment",
    "fragment_files",
    "read",
    "render",
    "select",
]

_HOMES = {
    "timeline.dates": ("DateError", "Precision", "When"),
    "timeline.exchange": ("UnknownFormatError",),
    "timeline.layout": ("figure",),
    "timeline.page": ("FragmentFiles", "fragment", "fragment_files", "render"),
    "timeline.picture": ("MissingLibraryError", "PictureError", "draw"),
    "timeline.schema": ("Event", "Lane", "Source", "Timeline"),
    "timeline.selecting": ("Selection", "SelectionError"),
    "timeline.wording": ("WordingError",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


class ReadError(ValueError):
    """A file with errors; the message shows all of them, each with its place and what to write instead."""


class LossWarning(UserWarning):
    """Something that a format cannot hold was left out or changed."""


def read(path: str | PathLike[str], *, format: str | None = None) -> Timeline:
    """The timeline of a file: an events.yaml, or any of the formats that `timeline import` reads.

    Args:
        path: where it is; its ending shows the format.
        format: the format, where the ending does not show it.

    Raises:
        ReadError: there are errors in it.
        UnknownFormatError: the format cannot be told.
        OSError: it is not there, or may not be read.
    """
    from pathlib import Path

    from timeline.events_file import read as read_events
    from timeline.events_file import report

    file = Path(path)
    if format is None and file.suffix.lower() in (".yaml", ".yml"):
        found = read_events(file)
        if found.timeline is None:
            raise ReadError(report(problem for problem in found.problems if problem.severity == "error"))
        return found.timeline
    from timeline.exchange import Losses, format_named
    from timeline.exchange.formats import read_formats
    from timeline.exchange.guessing import format_of_file

    data = file.read_bytes()
    losses = Losses()
    chosen = format_named(format, read_formats()) if format else format_of_file(file.name, data)
    reading = chosen.read(data, str(file), losses)
    if reading.problems:
        raise ReadError(report(reading.problems))
    _warn(losses.lines())
    return reading.timeline()


def select(
    timeline: Timeline,
    *,
    since: str | When | None = None,
    until: str | When | None = None,
    lanes: Iterable[str] = (),
    actors: Iterable[str] = (),
    statuses: Iterable[str] = (),
    accepted_only: bool = False,
    min_importance: str = "minor",
    title: str | None = None,
) -> Timeline:
    """The timeline with the wanted events only; what each argument means, `Selection` says.

    Args:
        timeline: left as it is.
        since, until: as EDTF; all of 2020 is within `until="2020"`.
        lanes, actors, statuses: any of each.
        accepted_only: without proposals.
        min_importance: minor, normal or major.
        title: another heading.

    Raises:
        SelectionError: there is no such lane, actor, status or importance.
        DateError: a date is none, or the first lies behind the last.
    """
    from timeline.dates import When
    from timeline.selecting import Selection

    def when(date: str | When | None) -> When | None:
        return When.parse(date) if isinstance(date, str) else date

    selection = Selection(
        since=when(since),
        until=when(until),
        lanes=tuple(lanes),
        actors=tuple(actors),
        statuses=tuple(statuses),  # type: ignore[arg-type] # checked there
        accepted_only=accepted_only,
        min_importance=min_importance,
        title=title,
    )
    return selection.apply(timeline)


def export(
    timeline: Timeline,
    out: str | PathLike[str] | None = None,
    *,
    format: str | None = None,
    language: str = "en",
    theme: str = "auto",
) -> bytes:
    """The timeline in another format, written to a file when one is named.

    Args:
        timeline: what to write.
        out: where to; its ending shows the format.
        format: its name, as in `timeline export --format`, where there is no ending to show it.
        language: of the words that are not those of the file: en, ru.
        theme: auto, light or dark, for formats that have colours.

    Returns:
        What was written, or would be. What the format cannot hold is told by a `LossWarning` a kind.

    Raises:
        UnknownFormatError: the format cannot be told.
        OSError: the file cannot be written; the old one is as it was.
    """
    from pathlib import Path

    from timeline.events_file import write_atomically
    from timeline.exchange import Losses, Options, UnknownFormatError, format_named, format_of_name
    from timeline.exchange.formats import written_formats

    if format is None and out is None:
        raise UnknownFormatError("say where to, as in export(events, 'events.csv'), or give the format")
    among = written_formats()
    chosen = format_named(format, among) if format else format_of_name(Path(out or "").name, among)
    losses = Losses()
    data = chosen.write(timeline, Options(language, theme, losses, file=Path(out or "").name))
    if out is not None:
        write_atomically(Path(out), data)
    _warn(losses.lines())
    return data


def _warn(lines: Iterable[str]) -> None:
    import warnings

    for line in lines:
        warnings.warn(line, LossWarning, stacklevel=3)


def __getattr__(name: str) -> Any:
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'timeline' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
