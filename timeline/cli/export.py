"""Write the events for web pages, as pictures, and for other programs: HTML, SVG, PDF, CSV, JSON, and more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from timeline.cli.reading import file_or_exit
from timeline.cli.selecting import (
    language_option,
    plotly_options,
    selected,
    selecting_options,
    theme_option,
)

if TYPE_CHECKING:
    from timeline.exchange import Format, Options
    from timeline.schema import Timeline
    from timeline.selecting import Selection

_STDOUT = Path("-")


@click.command("export")
@click.argument("file", type=click.Path(path_type=Path), default=Path("events.yaml"))
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where it goes; its ending shows the format. - is the standard output.",
)
@click.option("--format", "form", metavar="NAME", help="The format, where the ending does not show it.")
@selecting_options
@language_option
@theme_option
@click.option(
    "--size",
    default="160mmx90mm",
    show_default=True,
    metavar="SIZE",
    help="Of a picture: 160mmx90mm, or 1200x675 for pixels.",
)
@click.option("--notes", is_flag=True, help="Number the sources in a picture, and list them below it.")
@click.option(
    "--no-heading", "heading", flag_value=False, default=True, help="A picture without title and description."
)
@plotly_options
@click.option(
    "--csp",
    is_flag=True,
    help="A fragment without code in it: style and scripts go into files beside OUT, as `script-src 'self'` wants it.",
)
@click.option(
    "--files-at", default="", metavar="FOLDER", help="Where on the site these files will lie: /static/."
)
@click.pass_context
def command(
    context: click.Context,
    file: Path,
    out: Path | None,
    form: str | None,
    selection: Selection,
    language: str,
    theme: str,
    size: str,
    notes: bool,
    heading: bool,
    plotlyjs: str,
    compact: bool,
    csp: bool,
    files_at: str,
) -> None:
    """Write the events of FILE (events.yaml when not given) to OUT.

    Formats by the endings of OUT: .csv, .excel.csv, .json, .schema.json, .jsonld, .timelinejs.json, .timelinejs.csv,
    .ics, .md, .csl.json, for pictures .svg, .pdf, .png, and .fragment.html for a section of a web
    page. What a format cannot hold is said.
    """
    from timeline.exchange import Losses, Options

    chosen = _format(out, form)
    _say_unused(context, chosen)
    target = None if out == _STDOUT else out
    if csp and target is None:
        raise click.UsageError("--csp writes several files: say where to, as in -o chart.fragment.html")
    timeline = selected(_timeline(file), selection)
    losses = Losses()
    name = target.name if target else ""
    looks = (language, theme, losses, size, notes, heading)
    options = Options(*looks, name, plotlyjs, compact, csp, files_at)
    data = _written(chosen, timeline, options)
    for line in losses.lines():
        click.echo(f"{chosen.name}: {line}", err=True)
    if target is None:
        click.echo(data, nl=False)
        return
    if not target.parent.is_dir():
        raise click.UsageError(f"the folder '{target.parent}' does not exist: make it first")
    for beside, content in options.beside.items():
        _save(target.with_name(beside), content)
    _save(target, data)


def _save(path: Path, data: bytes) -> None:
    from timeline.events_file import write_atomically

    try:
        changed = write_atomically(path, data)
    except OSError as error:
        raise click.ClickException(f"'{path}' cannot be written: {error.strerror or error}") from None
    click.echo(f"{path}: {'written' if changed else 'already up to date'}", err=True)


def _written(chosen: Format, timeline: Timeline, options: Options) -> bytes:
    from timeline.picture import PictureError

    try:
        return chosen.write(timeline, options)
    except PictureError as error:
        raise click.UsageError(f"{chosen.name}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"cannot read {options.plotlyjs}: {error}") from None


def _format(out: Path | None, form: str | None) -> Format:
    from timeline.exchange import UnknownFormatError, format_named, format_of_name
    from timeline.exchange.formats import written_formats

    try:
        if form is not None:
            return format_named(form, written_formats())
        if out is None or out == _STDOUT:
            raise click.UsageError(
                "say where to, as in -o events.csv; or give --format for the standard output"
            )
        return format_of_name(out.name, written_formats())
    except UnknownFormatError as error:
        raise click.UsageError(str(error)) from None


def _say_unused(context: click.Context, chosen: Format) -> None:
    """Say that an option of looks changes nothing in this format."""
    for name in ("language", "theme", "size", "notes", "heading", "plotlyjs", "compact", "csp", "files_at"):
        is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and name not in chosen.uses:
            option = "no-heading" if name == "heading" else name.replace("_", "-")
            click.echo(f"{chosen.name}: --{option} changes nothing in it", err=True)


def _timeline(file: Path) -> Timeline:
    from timeline.events_file import report

    found = file_or_exit(file)
    if found.timeline is None:
        errors = [problem for problem in found.problems if problem.severity == "error"]
        click.echo(f"{report(errors)}\n\n{file} has errors, so nothing was written", err=True)
        raise click.exceptions.Exit(1)
    return found.timeline
