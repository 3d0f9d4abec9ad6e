"""Write the JSON Schema of events.yaml, which gives editors completion, hover and a first check."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("schema")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("events.schema.json"),
    show_default=True,
    help="The file to write; - writes to stdout.",
)
def command(out: Path) -> None:
    """Write the JSON Schema of events.yaml.

    The first line of events.yaml points editors at it:
    # yaml-language-server: $schema=./events.schema.json
    """
    from timeline.events_file import write_atomically
    from timeline.schema.json_schema import json_schema_text

    text = json_schema_text()
    if str(out) == "-":
        click.echo(text, nl=False)
        return
    try:
        changed = write_atomically(out, text.encode("utf-8"))
    except OSError as error:
        raise click.UsageError(f"'{out}' cannot be written: {error.strerror}") from None
    click.echo(f"{out}: {'written' if changed else 'is up to date'}")
