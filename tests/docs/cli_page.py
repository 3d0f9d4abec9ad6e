"""docs/cli.md is made of what the commands say of themselves: ``python -m tests.docs.cli_page`` writes it."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

import click

from timeline.cli.main import cli

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"
WIDTH = 96
HEAD = """# The commands

What `timeline --help` and `timeline COMMAND --help` say, in one place. This page is made from them.

Results go to standard output, everything else to standard error. Exit code 0: all is well. 1: the data has problems,
which are told. 2: the command was not used as it wants to be. No command asks the network for anything.
"""


def page() -> str:
    """The page as it should be."""
    settings: dict[str, Any] = {**cli.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    top = click.Context(cli, info_name="timeline", **settings)
    names = cli.list_commands(top)
    listed = "\n".join(f"- [`timeline {name}`](#timeline-{name})" for name in names)
    parts = [HEAD, listed, ""]
    for name in names:
        command = cli.get_command(top, name)
        assert command is not None
        command = copy(command)
        command._help_option = (
            None  # click keeps the one of the first use, which may have been without `timeline`
        )
        context = click.Context(command, info_name=name, parent=top, **settings)
        help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
        parts += [f"## timeline {name}", "```", help_text, "```", ""]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
