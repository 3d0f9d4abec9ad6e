"""Check events.yaml: every problem at once, each with its place and what to write instead."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click


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
def command(file: Path, form: str) -> None:
    """Check FILE (events.yaml when not given): all problems at once, each with its place and a hint.

    The exit code is 0 when there are no errors (warnings may be), 1 when there are, 2 for wrong usage.
    """
    from timeline.events_file import read, report
    from timeline.events_file.problems import summary

    try:
        found = read(file)
    except FileNotFoundError:
        raise click.UsageError(
            f"there is no file '{file}': `timeline build` makes one from your texts"
        ) from None
    except OSError as error:
        raise click.UsageError(f"'{file}' cannot be read: {error.strerror}") from None
    if form == "json":
        keys = ("file", "line", "column", "message", "hint", "severity")
        rows = [{key: getattr(problem, key) for key in keys} for problem in found.problems]
        click.echo(json.dumps(rows, indent=2))
    else:
        if found.problems:
            click.echo(report(found.problems, color=_wants_color()) + "\n")
        click.echo(summary(str(file), found.problems, found.event_count))
    if found.has_errors:
        raise click.exceptions.Exit(1)


def _wants_color() -> bool:
    """Whether stdout is a terminal whose user has not asked for plain text (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
