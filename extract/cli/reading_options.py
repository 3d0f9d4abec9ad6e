"""What `build` and `extract` are told of the texts: where they are, when they were published, which column is which."""

from __future__ import annotations

import glob
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from extract.documents import Address, TextError, find_addresses, is_address, library_missing
from timeline.dates import DateError, When

COLUMNS = {"text": "text", "date": "published", "id": "id", "title": "title"}
"""The name of an option, `--text-column`, and what its column tells of an article."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which texts to read, and how.

    Attributes:
        paths: files, folders and addresses.
        published: the publication date of all of them.
        encoding: of texts that are not UTF-8.
        columns: what is known of an article → the column that has it.
    """

    paths: Sequence[Path | Address]
    published: When | None = None
    encoding: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say how to read texts; `asked` makes one value of them."""
    options = [
        click.option(
            "--published",
            metavar="EDTF",
            callback=published_option,
            help="When all the texts were published.",
        ),
        click.option(
            "--encoding", metavar="NAME", help="How to read texts that are not UTF-8, such as cp1251."
        ),
        *(
            click.option(
                f"--{name}-column",
                metavar="NAME",
                help=f"The column of tables, or key of JSON lines, that holds the {name}; guessed when not given.",
            )
            for name in COLUMNS
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def asked(texts: Sequence[str], options: Mapping[str, Any]) -> Asked:
    """What is asked for.

    Args:
        texts: paths, addresses, and either with `*`, `?` and `[…]`.
        options: those of `reading_options`, as click gives them.

    Raises:
        click.UsageError: there is nothing where a path points.
    """
    columns = {meant: value for name, meant in COLUMNS.items() if (value := options[f"{name}_column"])}
    found = [path for text in texts for path in _found(text)]
    return Asked(found, options["published"], options["encoding"], columns)


def _found(text: str) -> Sequence[Path | Address]:
    found: Sequence[Path | Address]
    try:
        if is_address(text):
            found = find_addresses(text)
        elif (path := Path(text)).exists():
            found = [path]
        elif glob.has_magic(text):
            found = [Path(one) for one in sorted(glob.glob(text, recursive=True))]  # noqa: PTH207 (whole paths)
        else:
            raise click.UsageError(f"there is no '{text}': give the texts, or a folder of them")
    except ImportError as error:
        missing = library_missing(error, "addresses need")
        raise click.UsageError(f"'{text}': {missing.message}: {missing.hint}") from None
    except TextError as error:
        raise click.UsageError(f"'{text}': {error.message}: {error.hint}") from None
    if not found:
        raise click.UsageError(f"no file is called like '{text}'")
    return found


def published_option(context: click.Context, parameter: click.Parameter, value: str | None) -> When | None:
    """The callback of `--published`: an EDTF date."""
    try:
        return When.parse(value) if value is not None else None
    except DateError as error:
        raise click.BadParameter(str(error), context, parameter) from None
