"""Accept proposals: a person stands behind these events from now on."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.changing import change_or_exit, counted, events_option


@click.command("accept")
@click.argument("names", metavar="ID…", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Accept all proposals of the file.")
@events_option
def command(names: tuple[str, ...], every: bool, events: Path) -> None:
    """Accept the events with these IDs: their line `review:` goes, every other byte of the file stays."""
    from timeline.events_file import EventsFile
    from timeline.events_file.reviewing import accepted_text, proposed

    if every == bool(names):
        raise click.UsageError("give the ids of the events, or --all")
    chosen = list(names)

    def change(file: EventsFile) -> str:
        if every:
            chosen[:] = [event.id for event in proposed(file)]
        return accepted_text(file, chosen)

    changed = change_or_exit(events, change)
    click.echo(
        f"{events}: {counted(len(chosen), 'event')} accepted" if changed else f"{events}: nothing to accept"
    )
