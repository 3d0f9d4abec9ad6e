"""Make the timeline: texts to proposals in events.yaml, checked, and drawn as timeline.html.

Running it again changes nothing that a person wrote, and not a byte when nothing is new.
"""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import click

from extract.cli.texts import published_option


@click.command("build")
@click.argument("texts", nargs=-1, type=click.Path(path_type=Path))
@click.option("--events", type=click.Path(path_type=Path), default=Path("events.yaml"), show_default=True)
@click.option("--out", type=click.Path(path_type=Path), default=Path("timeline.html"), show_default=True)
@click.option(
    "--topic", type=click.Path(path_type=Path), help="A topic file; US–Russia space relations when not given."
)
@click.option(
    "--published", metavar="EDTF", callback=published_option, help="When all the texts were published."
)
@click.option("--encoding", metavar="NAME", help="How to read texts that are not UTF-8, such as cp1251.")
@click.option(
    "--dry-run", is_flag=True, help="Print what would change in the events file, and write nothing."
)
def command(
    texts: tuple[Path, ...],
    events: Path,
    out: Path,
    topic: Path | None,
    published: object,
    encoding: str | None,
    dry_run: bool,
) -> None:
    """Read TEXTS (files or folders; texts/ when not given), propose their events in the events file, draw the page.

    The exit code is 0 when all is well, 1 when there were problems (they are named, and the rest was done), 2 for
    wrong usage. An events file with errors is never written to.
    """
    from extract.cli.making import BuildError, build

    paths = texts or (Path("texts"),)
    for path in paths:
        if not path.exists():
            raise click.UsageError(f"there is no '{path}': give the texts, or a folder of them")
    try:
        result = build(paths, events, out, topic, published, encoding, dry_run=dry_run)  # type: ignore[arg-type]
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
