"""Put events.yaml in order: events by date, keys by the schema, every comment with its event."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.changing import change_or_exit
from timeline.cli.reading import file_or_exit


@click.command("fmt")
@click.argument("file", type=click.Path(path_type=Path), default=Path("events.yaml"))
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 when it is not in order, for CI."
)
def command(file: Path, only_check: bool) -> None:
    """Put FILE (events.yaml when not given) in order: events by date, keys by the schema.

    Comments stay with what they speak of; quotes, indentation and empty lines stay as they are.
    """
    from timeline.events_file import report
    from timeline.events_file.formatting import FormatError, formatted_text

    try:
        if not only_check:
            changed = change_or_exit(file, formatted_text)
            click.echo(f"{file}: {'put in order' if changed else 'is in order'}")
            return
        found = file_or_exit(file)
        if found.has_errors:
            click.echo(report(found.problems), err=True)
            raise click.exceptions.Exit(1)
        is_in_order = formatted_text(found) == found.text
    except FormatError as error:
        raise click.ClickException(f"{file}: {error}; nothing was written") from None
    click.echo(f"{file}: {'is in order' if is_in_order else 'is not in order: `timeline fmt` puts it so'}")
    if not is_in_order:
        raise click.exceptions.Exit(1)
