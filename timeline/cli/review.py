"""Walk through the proposals in a terminal: accept, edit, reject or skip each of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.changing import change_or_exit, counted, events_option
from timeline.cli.reading import file_or_exit

if TYPE_CHECKING:
    from timeline.schema import Event

_CHOICES = "(a)ccept  (e)dit  (r)eject  (s)kip  (q)uit: "
_HELP = "type a, e, r, s or q, and Enter; every decision is written at once"
_ASK_EDIT = "key=value, an empty line when done: "


@click.command("review")
@events_option
def command(events: Path) -> None:
    """Show the proposals one after the other, each with its quote, and ask what to do with it.

    Every decision is written at once, so that you can leave at any point (q, Ctrl-C or the end of the input) and go
    on later. Answers may come from a pipe: a, e, r, s or q a line; after e lines such as `title=…` up to an empty one.
    """
    _Walk(events).run()


class _Walk:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._counts = {"accepted": 0, "rejected": 0, "edited": 0, "skipped": 0}
        self._colored = (
            sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        )
        self._answers = _lines()

    def run(self) -> None:
        waiting = [event.id for event in self._proposed()]
        if not waiting:
            click.echo(f"{self._path}: no proposals to review")
            return
        try:
            for number, name in enumerate(waiting, start=1):
                if not self._decide(name, f"{number} of {len(waiting)}"):
                    break
        except KeyboardInterrupt:
            click.echo()
        done = [f"{count} {what}" for what, count in self._counts.items() if count]
        left = len(self._proposed())
        click.echo(
            f"{', '.join(done) or 'nothing decided'}; {counted(left, 'proposal')} left in {self._path}"
        )

    def _proposed(self) -> list[Event]:
        from timeline.events_file import report
        from timeline.events_file.reviewing import proposed

        file = file_or_exit(self._path)
        if file.has_errors:
            errors = [problem for problem in file.problems if problem.severity == "error"]
            click.echo(f"{report(errors)}\n\n{self._path} has errors: put them right first", err=True)
            raise click.exceptions.Exit(1)
        return proposed(file)

    def _decide(self, name: str, place: str) -> bool:
        """Ask about one event until it is decided; whether to go on."""
        from timeline.events_file.reviewing import accepted_text, rejected_text

        is_shown = False
        while True:
            # Read anew each time: the file may be open in an editor as well.
            event = next((one for one in self._proposed() if one.id == name), None)
            if event is None:
                click.echo(f"{name} is no proposal any more")
                return True
            if not is_shown:
                click.echo("\n".join(_shown_event(event, place, self._colored)))
                is_shown = True
            answer = self._ask(_CHOICES)
            match answer.strip().lower() if answer is not None else "q":
                case "a" | "accept":
                    change_or_exit(self._path, partial(accepted_text, names=[name]))
                    self._counts["accepted"] += 1
                    return True
                case "r" | "reject":
                    change_or_exit(self._path, partial(rejected_text, names=[name]))
                    self._counts["rejected"] += 1
                    return True
                case "s" | "skip" | "":
                    self._counts["skipped"] += 1
                    return True
                case "q" | "quit":
                    return False
                case "e" | "edit":
                    name = self._edit(name)
                    is_shown = False
                case _:
                    click.echo(_HELP)

    def _edit(self, name: str) -> str:
        """Ask for keys and their new values. Returns the id, which may be another one."""
        while answer := (self._ask(_ASK_EDIT) or "").strip():
            key, sign, value = answer.partition("=")
            if not sign:
                key, sign, value = answer.partition(":")
            key, value = key.strip(), value.strip()
            if not sign:
                click.echo("write, for example, title=Soyuz 1 crashes on landing")
            elif self._is_written(name, key, value):
                self._counts["edited"] += 1
                name = value if key == "id" else name
        return name

    def _is_written(self, name: str, key: str, value: str) -> bool:
        from timeline.events_file.reviewing import edited_text
        from timeline.events_file.rewriting import FaultyFileError, rewrite

        try:
            return rewrite(self._path, lambda file: edited_text(file, name, key, value))
        except FaultyFileError as error:
            wrong = next(problem for problem in error.problems if problem.severity == "error")
            click.echo(f"{wrong.message}{': ' if wrong.hint else ''}{wrong.hint}")
        except (ValueError, OSError) as error:
            click.echo(str(error))
        return False

    def _ask(self, question: str) -> str | None:
        """A line of the input; None at its end."""
        click.echo(question, nl=False)
        answer = next(self._answers, None)
        if answer is None:
            click.echo()
        elif not sys.stdin.isatty():
            click.echo(answer)
        return answer


def _lines() -> Iterator[str]:
    """The lines of the input as they come, so that a decision is written before the next one is asked for."""
    while line := sys.stdin.readline():
        yield line.rstrip("\r\n")


def _shown_event(event: Event, place: str, colored: bool) -> list[str]:
    from timeline.events_file.problems import shown
    from timeline.wording import say_when

    said = say_when(event.date)
    rows = [
        ("title", event.title),
        ("date", event.date.edtf + (f" ({said})" if said != event.date.edtf else "")),
    ]
    rows += [(key, getattr(event, key)) for key in ("lane", "status", "importance", "summary", "note")]
    rows.insert(2, ("actors", ", ".join(event.actors)))
    quotes = {source.quote for source in event.sources}
    rows = [(key, value) for key, value in rows if key != "summary" or value not in quotes]
    lines = ["", click.style(f"{place} · {event.id}", bold=True) if colored else f"{place} · {event.id}"]
    lines += [f"  {key:<10} {shown(value)}" for key, value in rows if value and value != "happened"]
    for source in event.sources:
        known = [source.title, source.publisher, str(source.published or "")]
        lines.append(
            f"  source     {shown(' · '.join(part for part in (source.text or source.url, *known) if part))}"
        )
        if source.quote:
            lines.append(f"  quote      {_marked(shown(source.quote), shown(source.phrase or ''), colored)}")
        if source.phrase:
            against = f", read against {source.resolved_against}" if source.resolved_against else ""
            lines.append(f"  why        “{shown(source.phrase)}” gives the date{against}")
    return lines


def _marked(quote: str, phrase: str, colored: bool) -> str:
    if not (phrase and colored):
        return quote
    return quote.replace(phrase, click.style(phrase, fg="yellow", bold=True), 1)
