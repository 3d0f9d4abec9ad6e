"""Print the events that texts tell, as they would be proposed. Nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.carrying import CarryingError, carrier_options, carriers, extracted
from extract.cli.reading_options import asked, reading_options
from extract.cli.texts import Texts

if TYPE_CHECKING:
    from extract.mentions import Dismissed, Told


@click.command("extract")
@click.argument("texts", nargs=-1, required=True)
@reading_options
@carrier_options
@click.option(
    "--topic", type=click.Path(path_type=Path), help="A topic file; US–Russia space relations when not given."
)
@click.option("--format", "form", type=click.Choice(["yaml", "jsonl"]), default="yaml", show_default=True)
@click.option(
    "--explain", is_flag=True, help="Add why each date went to its event, and what was dismissed and why."
)
def command(
    texts: tuple[str, ...],
    topic: Path | None,
    form: str,
    explain: bool,
    **options: Any,
) -> None:
    """Print the events that TEXTS (files, folders, archives) tell."""
    from extract.cli.summary import some
    from extract.topics import TopicError, load_topic
    from timeline.events_file import report

    try:
        loaded = load_topic(topic)
    except TopicError as error:
        raise click.UsageError(str(error)) from None
    found = Texts(asked(texts, options), Path.cwd())
    try:
        with extracted(found, loaded, carriers(options), keep_dismissed=explain) as extraction:
            for told in extraction.told(loaded):
                click.echo(_event_text(told, form, explain))
            for one in extraction.dismissed if explain else ():
                click.echo(_dismissed_text(one, form))
    except CarryingError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None
    if found.problems:
        click.echo(report(found.problems), err=True)
    for remark in some(found.remarks):
        click.echo(remark, err=True)
    for name, reason in extraction.failures:
        click.echo(f"{name}: {reason}", err=True)
    if found.problems or extraction.failures:
        raise click.exceptions.Exit(1)


def _event_text(told: Told, form: str, explain: bool) -> str:
    from timeline.events_file.emitting import event_lines

    if form == "yaml":
        return "\n".join([*event_lines(told.event, 0), *(f"  # {line}" for line in told.why if explain)])
    data = told.event.model_dump(mode="json", exclude_none=True)
    data["relevance"] = "core" if told.is_core else "context"
    if explain:
        data["why"] = list(told.why)
    return json.dumps(data, ensure_ascii=False)


def _dismissed_text(one: Dismissed, form: str) -> str:
    if form == "yaml":
        quote = " ".join(one.quote.split())
        return f"# dismissed: {one.document.name}:{one.start}: '{one.phrase}': {one.reason}\n#   {quote}"
    data = {
        "text": one.document.name,
        "phrase": one.phrase,
        "start": one.start,
        "end": one.end,
        "quote": one.quote,
    }
    return json.dumps({"dismissed": one.reason, **data}, ensure_ascii=False)
