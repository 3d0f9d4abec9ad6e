"""Check events.yaml: every problem at once, each with its place and what to write instead."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.changing import change_or_exit, counted
from timeline.cli.reading import file_or_exit

if TYPE_CHECKING:
    from timeline.events_file import EventsFile, Problem


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path), default=Path("events.yaml"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json for editors and other programs.",
)
@click.option(
    "--no-proposed", is_flag=True, help="Make every proposal that nobody has read an error, for CI."
)
@click.option(
    "--fix", is_flag=True, help="Repair first what is safe: date spellings, ids, spaces at the ends of lines."
)
def command(file: Path, form: str, no_proposed: bool, fix: bool) -> None:
    """Check FILE (events.yaml when not given): all problems at once, each with its place and a hint.

    Errors must be put right before the file can be used; warnings deserve a look. The exit code is 0 when there are
    no errors (warnings may be), 1 when there are, 2 for wrong usage.
    """
    from timeline.events_file import report
    from timeline.events_file.problems import summary

    if fix:
        _fix(file)
    found, problems = _found(file, no_proposed)
    if form == "json":
        keys = ("file", "line", "column", "message", "hint", "severity")
        rows = [{key: getattr(problem, key) for key in keys} for problem in problems]
        click.echo(json.dumps(rows, indent=2))
    else:
        if problems:
            click.echo(report(problems, color=_wants_color()) + "\n")
        click.echo(summary(str(file), problems, found.event_count))
    if any(problem.severity == "error" for problem in problems):
        raise click.exceptions.Exit(1)


def _found(path: Path, no_proposed: bool) -> tuple[EventsFile, list[Problem]]:
    """The file and its problems: errors and what deserves a look, in the order of the text."""
    from timeline.events_file.plausibility import doubts

    found = file_or_exit(path)
    problems = [*found.problems, *doubts(found, no_proposed=no_proposed)]
    return found, sorted(problems, key=lambda problem: (problem.line, problem.column))


def _fix(path: Path) -> None:
    from timeline.events_file.fixing import Fixes, fixes

    done: list[Fixes] = []

    def change(file: EventsFile) -> str:
        done.append(fixes(file))
        return done[-1].text

    change_or_exit(path, change, may_be_faulty=True)
    told = [
        counted(number, noun) for number, noun in ((done[-1].dates, "date"), (done[-1].ids, "id")) if number
    ]
    told += ["spaces at the end of " + counted(done[-1].spaces, "line")] if done[-1].spaces else []
    click.echo(f"{path}: fixed {', '.join(told)}" if told else f"{path}: nothing to fix", err=True)


def _wants_color() -> bool:
    """Whether stdout is a terminal whose user has not asked for plain text (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
