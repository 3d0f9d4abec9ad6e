"""Reject events for good: they are not drawn, and not proposed again."""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.changing import change_or_exit, counted, events_option


@click.command("reject")
@click.argument("names", metavar="ID…", nargs=-1, required=True)
@events_option
def command(names: tuple[str, ...], events: Path) -> None:
    """Reject the events with these IDs: each gets `review: rejected`, every other byte of the file stays."""
    from timeline.events_file.reviewing import rejected_text

    changed = change_or_exit(events, lambda file: rejected_text(file, names))
    click.echo(
        f"{events}: {counted(len(names), 'event')} rejected" if changed else f"{events}: nothing to reject"
    )
