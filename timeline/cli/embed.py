"""Print the lines of HTML that show timeline.html in another page.

They make a frame that has a title, is loaded when a reader comes near it, and may do nothing but show itself.
"""

from __future__ import annotations

from pathlib import Path

import click

from timeline.cli.reading import file_or_exit


@click.command("embed")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), default=Path("events.yaml"))
@click.option(
    "--src",
    default="timeline.html",
    show_default=True,
    metavar="ADDRESS",
    help="Where timeline.html lies, as seen from the other page.",
)
@click.option("--event", default="", metavar="ID", help="Open with this event.")
@click.option("--title", metavar="TEXT", help="Another name for the frame than the title of FILE.")
@click.option("--no-script", is_flag=True, help="Without the script that fits the height: the frame scrolls.")
def command(file: Path, src: str, event: str, title: str | None, no_script: bool) -> None:
    """Print an iframe for the page that was drawn from FILE (events.yaml unless given)."""
    from timeline.events_file import report
    from timeline.page.snippet import snippet

    found = file_or_exit(file)
    if found.timeline is None:
        click.echo(report(problem for problem in found.problems if problem.severity == "error"), err=True)
        raise click.exceptions.Exit(1)
    if event and event.partition("?")[0] not in {one.id for one in found.timeline.events}:
        raise click.UsageError(f"there is no event '{event}' in {file}")
    click.echo(snippet(title or found.timeline.title, src, event=event, listens=not no_script), nl=False)
