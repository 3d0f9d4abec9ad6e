"""Print the events that texts tell, as they would be proposed. Nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extract.cli.texts import Texts, published_option

if TYPE_CHECKING:
    from extract.mentions import Dismissed, Proposal
    from timeline.dates import When
    from timeline.schema import Event


@click.command("extract")
@click.argument("texts", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--published", metavar="EDTF", callback=published_option, help="When all the texts were published."
)
@click.option(
    "--topic", type=click.Path(path_type=Path), help="A topic file; US–Russia space relations when not given."
)
@click.option("--encoding", metavar="NAME", help="How to read texts that are not UTF-8, such as cp1251.")
@click.option("--format", "form", type=click.Choice(["yaml", "jsonl"]), default="yaml", show_default=True)
@click.option(
    "--explain", is_flag=True, help="Add why each date went to its event, and what was dismissed and why."
)
def command(
    texts: tuple[Path, ...],
    published: When | None,
    topic: Path | None,
    encoding: str | None,
    form: str,
    explain: bool,
) -> None:
    """Print the events that TEXTS (files or folders) tell."""
    from extract.cli.summary import some
    from extract.mentions import as_events
    from extract.pipeline import extract
    from extract.topics import TopicError, load_topic
    from timeline.events_file import report

    try:
        loaded = load_topic(topic)
    except TopicError as error:
        raise click.UsageError(str(error)) from None
    found = Texts(texts, Path.cwd(), published=published, encoding=encoding)
    extraction = extract(found, loaded)
    for proposal, event in zip(extraction.proposals, as_events(extraction.proposals, loaded), strict=True):
        click.echo(_event_text(event, proposal, form, explain))
    if explain:
        for one in extraction.dismissed:
            click.echo(_dismissed_text(one, form))
    if found.problems:
        click.echo(report(found.problems), err=True)
    for remark in some(found.remarks):
        click.echo(remark, err=True)
    for name, reason in extraction.failures:
        click.echo(f"{name}: {reason}", err=True)
    if found.problems or extraction.failures:
        raise click.exceptions.Exit(1)


def _event_text(event: Event, proposal: Proposal, form: str, explain: bool) -> str:
    from timeline.events_file.emitting import event_lines

    why = dict.fromkeys(f"'{mention.phrase}': {mention.why}" for mention in proposal.mentions)
    if form == "yaml":
        return "\n".join([*event_lines(event, 0), *(f"  # {line}" for line in why if explain)])
    data = event.model_dump(mode="json", exclude_none=True)
    data["relevance"] = "core" if proposal.is_core else "context"
    if explain:
        data["why"] = list(why)
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
