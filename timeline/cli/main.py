"""The `timeline` command itself: finds the commands, loads the one that is called."""

from __future__ import annotations

import ast
import sys
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path

import click

ENTRY_POINTS = "timeline.commands"


class Commands(click.Group):
    """The commands of all installed packages that offer some, none of them imported before its use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_commands())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = _commands().get(cmd_name)
        return entry.load() if entry else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(entry)) for name, entry in sorted(_commands().items())])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _commands() and not name.startswith("-"):
            import difflib

            near = difflib.get_close_matches(name, _commands(), n=1)
            ctx.fail(f"no such command '{name}'" + (f": did you mean '{near[0]}'?" if near else ""))
        return super().resolve_command(ctx, args)


@cache
def _commands() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in entry_points(group=ENTRY_POINTS)}


def _summary(entry: EntryPoint) -> str:
    """The first line of the docstring of a command's module, read without importing the module."""
    package, _, rest = entry.module.partition(".")
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return ""
    source = Path(next(iter(spec.submodule_search_locations)), *rest.split(".")).with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8")))
    return (docstring or "").partition("\n")[0]


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="text-timeline", prog_name="timeline")
def cli() -> None:
    """From texts to a timeline: `timeline build` reads texts/, proposes events in events.yaml, draws timeline.html."""


def main() -> None:
    """Run the command; Ctrl-C ends it with one line and exit code 130."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped: nothing was left half-written", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone, as `| head` does
        sys.exit(0)
