"""What the commands that change events.yaml share: the file's errors and the disk's, told to a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.reading import NO_FILE

if TYPE_CHECKING:
    from timeline.events_file import EventsFile


def events_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option `--events` of a command."""
    return click.option(
        "--events",
        type=click.Path(path_type=Path),
        default=Path("events.yaml"),
        show_default=True,
        help="The events file.",
    )(command)


def change_or_exit(path: Path, change: Callable[[EventsFile], str], *, may_be_faulty: bool = False) -> bool:
    """Change an events file; whether anything of it is different now. What stands in the way ends the command."""
    from timeline.events_file import report
    from timeline.events_file.joint_writing import ChangedError
    from timeline.events_file.locking import LockedError
    from timeline.events_file.reviewing import UnknownIdError
    from timeline.events_file.rewriting import FaultyFileError, rewrite

    try:
        return rewrite(path, change, may_be_faulty=may_be_faulty, waiting=say_waiting)
    except FileNotFoundError:
        raise click.UsageError(NO_FILE.format(path)) from None
    except FaultyFileError as error:
        errors = [problem for problem in error.problems if problem.severity == "error"]
        click.echo(f"{report(errors)}\n\n{path} has errors, so nothing was written", err=True)
    except (UnknownIdError, LockedError, ChangedError) as error:
        click.echo(f"{error}; nothing was written", err=True)
    except OSError as error:
        click.echo(f"'{path}' cannot be written: {error.strerror or error}; nothing was changed", err=True)
    raise click.exceptions.Exit(1)


def say_waiting() -> None:
    """Say that another run has to end first."""
    click.echo("another `timeline` is at work here: waiting for it to end", err=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 event, 2 events."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
