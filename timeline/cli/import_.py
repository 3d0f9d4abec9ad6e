"""Bring in events from other programs: CSV, JSON, JSON-LD, TimelineJS, iCalendar, markwhen."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.changing import change_or_exit, counted, say_waiting

if TYPE_CHECKING:
    from timeline.events_file import EventsFile
    from timeline.exchange import Reading
    from timeline.exchange.importing import Import

_STDIN = Path("-")
_MOST_SHOWN = 50
_SCHEMA_NAME = "events.schema.json"


@click.command("import")
@click.argument("files", metavar="IN…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("events.yaml"),
    show_default=True,
    help="The events file; made when there is none.",
)
@click.option("--format", "form", metavar="NAME", help="The format, where the ending of IN does not show it.")
@click.option("--accept", is_flag=True, help="You stand behind the events; otherwise they are proposals.")
@click.option(
    "--dry-run", is_flag=True, help="Print what would change in the events file, and write nothing."
)
def command(files: tuple[Path, ...], into: Path, form: str | None, accept: bool, dry_run: bool) -> None:
    """Add the events of the files IN (- is the standard input) to the events file, as proposals.

    Formats by the endings of IN: .csv, .json, .jsonld, .timelinejs.json, .timelinejs.csv, .ics, .mw. Events that are
    there already are skipped, and never changed. When anything is wrong with a file, nothing is written.
    """
    from timeline.exchange.importing import import_into

    readings = [_reading(path, form) for path in files]
    _end_with_problems(readings)
    if not into.parent.is_dir():
        raise click.UsageError(f"the folder '{into.parent}' does not exist: make it first")
    results: list[Import] = []

    def change(file: EventsFile) -> str:
        results.append(import_into(file, readings, accept=accept))
        return results[-1].text

    if dry_run:
        before = _before(into, readings)
        difference = _difference(before.text if into.exists() else "", change(before), into)
        click.echo(difference or "nothing would change")
    elif into.exists():
        change_or_exit(into, change)
    else:
        _make(into, readings, change)
    _say(results[-1], into, accept=accept, dry_run=dry_run)


def _reading(path: Path, form: str | None) -> Reading:
    from timeline.exchange import Losses, UnknownFormatError, format_named
    from timeline.exchange.formats import read_formats
    from timeline.exchange.guessing import format_of_file

    data = _bytes(path)
    name = str(path) if path != _STDIN else "standard input"
    if path == _STDIN and form is None:
        raise click.UsageError("the standard input has no name that shows its format: give --format")
    losses = Losses()
    try:
        chosen = format_named(form, read_formats()) if form else format_of_file(path.name, data)
        reading = chosen.read(data, name, losses)
    except UnknownFormatError as error:
        raise click.UsageError(str(error)) from None
    for line in losses.lines():
        click.echo(f"{name}: {line}", err=True)
    return reading


def _bytes(path: Path) -> bytes:
    from timeline.marked_yaml import LARGEST_FILE

    try:
        if path == _STDIN:
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise click.UsageError(f"there is no file '{path}'") from None
    except OSError as error:
        raise click.UsageError(f"'{path}' cannot be read: {error.strerror or error}") from None


def _end_with_problems(readings: Sequence[Reading]) -> None:
    from timeline.events_file import report

    problems = [problem for reading in readings for problem in reading.problems]
    if problems:
        shown = report(problems[:_MOST_SHOWN])
        more = f"\n\nand {len(problems) - _MOST_SHOWN:,} more" if len(problems) > _MOST_SHOWN else ""
        click.echo(f"{shown}{more}\n\n{counted(len(problems), 'error')}; nothing was written", err=True)
        raise click.exceptions.Exit(1)


def _before(into: Path, readings: Sequence[Reading]) -> EventsFile:
    """The events file as it is, or a new one; one with errors ends the command."""
    from timeline.events_file import read, report
    from timeline.exchange.importing import new_file

    if not into.exists():
        return new_file(str(into), readings)
    try:
        found = read(into)
    except OSError as error:
        raise click.UsageError(f"'{into}' cannot be read: {error.strerror or error}") from None
    if found.has_errors:
        errors = [problem for problem in found.problems if problem.severity == "error"]
        click.echo(f"{report(errors)}\n\n{into} has errors, so nothing was written", err=True)
        raise click.exceptions.Exit(1)
    return found


def _make(into: Path, readings: Sequence[Reading], change: object) -> None:
    """Write a new events file, and beside it the schema that its first line names."""
    from timeline.events_file.joint_writing import ChangedError, finish_interrupted, write_together
    from timeline.events_file.locking import LockedError, locked
    from timeline.exchange.importing import new_file
    from timeline.schema.json_schema import json_schema_text

    assert callable(change)
    files = {into: str(change(new_file(str(into), readings))).encode()}
    schema = into.parent / _SCHEMA_NAME
    if not schema.exists():
        files[schema] = json_schema_text().encode()
    try:
        with locked(into, waiting=say_waiting):
            finish_interrupted(into)
            write_together(into, None, files)
    except (LockedError, ChangedError) as error:
        click.echo(f"{error}; nothing was written", err=True)
        raise click.exceptions.Exit(1) from None
    except OSError as error:
        click.echo(f"'{into}' cannot be written: {error.strerror or error}; nothing was changed", err=True)
        raise click.exceptions.Exit(1) from None


def _say(result: Import, into: Path, *, accept: bool, dry_run: bool) -> None:
    for line in result.remarks.lines():
        click.echo(line, err=True)
    done = "accepted" if accept else "proposed"
    would = "would be " if dry_run else ""
    told = f"{counted(len(result.added), 'event')} {would}{done}" if result.added else "nothing new"
    click.echo(f"{into}: {told}", err=dry_run)


def _difference(before: str, after: str, into: Path) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), str(into), f"{into} (imported)"
    )
    return "".join(lines).rstrip("\n")
