"""What the commands share that read an events file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.events_file import EventsFile

NO_FILE = "there is no file '{}': `timeline build` makes one from your texts"


def file_or_exit(path: Path) -> EventsFile:
    """What stands in the file, with its problems. Where it is not there or cannot be read, the command ends."""
    from timeline.events_file import read

    try:
        return read(path)
    except FileNotFoundError:
        raise click.UsageError(NO_FILE.format(path)) from None
    except OSError as error:
        raise click.UsageError(f"'{path}' cannot be read: {error.strerror}") from None
