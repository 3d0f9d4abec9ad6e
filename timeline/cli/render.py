"""Draw timeline.html from events.yaml.

The page is one file that needs nothing else: it can be mailed, put on a stick, or into a report.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.selecting import (
    language_option,
    plotly_options,
    selected,
    selecting_options,
    theme_option,
)

if TYPE_CHECKING:
    from timeline.page.colors import ThemeName
    from timeline.selecting import Selection


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> date | None:
    from timeline.dates import DateError, Precision, When

    if value is None:
        return None
    try:
        when = When.parse(value)
    except DateError as error:
        raise click.BadParameter(str(error), context, parameter) from None
    if when.precision is not Precision.DAY:
        raise click.BadParameter(f"'{value}' is not a day: write 2021-04-05", context, parameter)
    return when.earliest


@click.command("render")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default="events.yaml")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default="timeline.html",
    show_default=True,
    help="Where the page goes; - is the standard output.",
)
@click.option(
    "--as-of", metavar="DAY", callback=_day, help="Draw the line for today at DAY, such as 2021-04-05."
)
@selecting_options
@language_option
@theme_option
@plotly_options
def command(
    file: Path,
    out: Path,
    as_of: date | None,
    selection: Selection,
    language: str,
    theme: ThemeName,
    plotlyjs: str,
    compact: bool,
) -> None:
    """Draw OUT from the events in FILE (events.yaml unless given)."""
    from timeline.events_file import read, report, write_atomically
    from timeline.marked_yaml import uncollected
    from timeline.page import render

    try:
        found = read(file)
    except OSError as error:
        raise click.ClickException(f"cannot read {file}: {error.strerror or error}") from None
    if found.problems:
        click.echo(report(found.problems), err=True)
    if found.timeline is None:
        raise click.exceptions.Exit(1)
    timeline = selected(found.timeline, selection)
    try:
        with uncollected():
            page = render(
                timeline, language=language, theme=theme, as_of=as_of, plotlyjs=plotlyjs, compact=compact
            )
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"cannot read {plotlyjs}: {error}") from None
    if str(out) == "-":
        click.echo(page.encode(), nl=False)
        return
    if not out.parent.is_dir():
        raise click.ClickException(f"the folder {out.parent} does not exist: make it first")
    try:
        changed = write_atomically(out, page.encode())
    except OSError as error:
        raise click.ClickException(f"cannot write {out}: {error.strerror or error}") from None
    click.echo(f"{out}: {'written' if changed else 'already up to date'}", err=True)
