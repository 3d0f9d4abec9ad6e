"""Make the timeline: texts to proposals in events.yaml, checked, and drawn as timeline.html.

Running it again changes nothing that a person wrote, and not a byte when nothing is new.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import click

from extract.cli.carrying import carrier_options, carriers
from extract.cli.reading_options import asked, reading_options


@click.command("build")
@click.argument("texts", nargs=-1)
@click.option("--events", type=click.Path(path_type=Path), default=Path("events.yaml"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("timeline.html"), show_default=True)
@click.option(
    "--topic", type=click.Path(path_type=Path), help="A topic file; US–Russia space relations when not given."
)
@reading_options
@carrier_options
@click.option(
    "--dry-run", is_flag=True, help="Print what would change in the events file, and write nothing."
)
def command(
    texts: tuple[str, ...],
    events: Path,
    out: Path,
    topic: Path | None,
    dry_run: bool,
    **options: Any,
) -> None:
    """Read TEXTS (files, folders, archives; texts/ when not given), propose their events, draw the page.

    The exit code is 0 when all is well, 1 when there were problems (they are named, and the rest was done), 2 for
    wrong usage. An events file with errors is never written to.
    """
    from extract.cli.making import BuildError, build

    try:
        result = build(
            asked(texts or ("texts",), options), events, out, topic, carriers(options), dry_run=dry_run
        )
    except BuildError as error:
        _fail(str(error))
    if result.report:
        click.echo(result.report, err=True)
    click.echo(result.summary)
    if result.has_problems:
        raise click.exceptions.Exit(1)


def _fail(message: str) -> NoReturn:
    click.echo(message, err=True)
    raise click.exceptions.Exit(1)
