"""Show the page while you edit: every save of events.yaml draws it again."""

from __future__ import annotations

import time
from pathlib import Path

import click

from timeline.cli.reading import NO_FILE


@click.command("watch")
@click.argument("file", type=click.Path(path_type=Path), default=Path("events.yaml"))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to listen on; a free one when not given.",
)
@click.option("--open/--no-open", "opens", default=False, help="Open the page in your browser.")
def command(file: Path, port: int, opens: bool) -> None:
    """Serve the page of FILE (events.yaml when not given) to this computer, and draw it again at every save.

    What is shown, how far it is zoomed and which event is open stay. An error in the file is shown over the page, with
    its line, until it is mended. Ctrl-C ends it.
    """
    if not file.is_file():
        raise click.UsageError(NO_FILE.format(file))
    from timeline.watch.watching import Watch

    try:
        watch = Watch(file, port, lambda line: click.echo(f"{time.strftime('%H:%M:%S')} {line}"))
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
    try:
        click.echo(f"open {watch.address}\nCtrl-C ends it")
        if opens:
            click.launch(watch.address)
        watch.run()
    except KeyboardInterrupt:
        click.echo("\nended")
