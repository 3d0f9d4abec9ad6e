"""Tag the temporal expressions of texts (TIMEX3)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from extract.expressions import ExplicitTagger, Genre, Tagger, Timex

FIELDS = ("start", "end", "text", "type", "value", "mod", "rule")
SET_FIELDS = ("quant", "freq")


class _Text(NamedTuple):
    """A text to tag, where it came from, and its own publication date."""

    id: object
    place: str
    dct: str | None
    text: str


@click.command("tag")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--published", metavar="EDTF", help="The publication date that relative dates are resolved against."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "timeml"]),
    default="jsonl",
    show_default=True,
    help="A JSON line a document, or TimeML 1.2.1: the XML of one text, a JSON line with it for each of more.",
)
@click.option("--explain", is_flag=True, help="Say why each value was chosen, under its sentence, instead.")
@click.option(
    "--genre",
    type=click.Choice(["auto", "news", "narrative"]),
    default="auto",
    show_default=True,
    help="What dates without a year hang on: the publication, or the dates told before.",
)
@click.option("--language", default="en", show_default=True, help="The language of the texts.")
def command(
    files: tuple[Path, ...], published: str | None, form: str, explain: bool, genre: Genre, language: str
) -> None:
    """Tag the temporal expressions of each FILE (TIMEX3: DATE, TIME, DURATION, SET).

    A FILE that ends in .jsonl holds documents, {"id", "dct", "text"} a line; any other is one text. Without
    --published nothing relative is resolved: "Tuesday" stays XXXX-WXX-2. In a language without tagging rules
    only explicit dates are found. The exit code is 1 when a file or a line could not be read; the others are
    tagged all the same.
    """
    from extract.expressions import load_tagger

    try:
        tagger = load_tagger(language)
    except LookupError as error:
        raise click.BadParameter(str(error.args[0]), param_hint="--language") from None
    if published is not None:
        try:
            tagger.tag("", published)
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--published") from None
    if form == "timeml" and explain:
        raise click.UsageError("--explain is for reading and --format timeml for programs: take one of them")
    single = len(files) == 1 and files[0].suffix != ".jsonl"
    if tagger.explicit_only:
        click.echo(f"No tagging rules for '{language}': only explicit dates are found.", err=True)
    failed = False
    for read in (read for file in files for read in _documents(file)):
        if isinstance(read, str):
            click.echo(read, err=True)
            failed = True
            continue
        document = read._replace(dct=published or read.dct)
        try:
            timexes = tagger.tag(document.text, document.dct, genre)
        except ValueError as error:
            click.echo(f"{document.place}: {error}", err=True)
            failed = True
            continue
        if explain:
            _explain(document, timexes, tagger)
        elif form == "timeml":
            _write_timeml(document, timexes, alone=single)
        else:
            click.echo(_json_line(document, timexes))
    if failed:
        raise click.exceptions.Exit(1)


def _json_line(document: _Text, timexes: list[Timex]) -> str:
    rows = [
        {name: getattr(timex, name) for name in (FIELDS + SET_FIELDS if timex.type == "SET" else FIELDS)}
        for timex in timexes
    ]
    line = json.dumps({"id": document.id, "dct": document.dct, "timexes": rows}, ensure_ascii=False)
    return line.encode("utf-8", "backslashreplace").decode("utf-8")  # a lone surrogate stays a JSON escape


def _explain(document: _Text, timexes: list[Timex], tagger: Tagger | ExplicitTagger) -> None:
    from extract.expressions.explain import explained

    click.echo(f"{document.id} (published {document.dct or 'on an unknown day'})")
    click.echo(explained(document.text, timexes, tagger.sentences(document.text, timexes)) + "\n")


def _write_timeml(document: _Text, timexes: list[Timex], alone: bool) -> None:
    """One text as the XML itself; of several, each as a JSON line that holds it."""
    from extract.expressions.dct import calendar_dct
    from extract.expressions.timeml import to_timeml, unwritable

    lost = unwritable(document.text)
    if lost:
        click.echo(
            f"{document.place}: {len(lost)} characters that XML cannot hold are written as U+FFFD, "
            f"the first at {lost[0][0]}",
            err=True,
        )
    xml = to_timeml(document.text, timexes, calendar_dct(document.dct))
    if alone:
        click.echo(xml.encode("utf-8"), nl=False)
    else:
        click.echo(json.dumps({"id": document.id, "dct": document.dct, "timeml": xml}, ensure_ascii=False))


def _documents(file: Path) -> Iterator[_Text | str]:
    """The documents of a file, one at a time; a str in place of one says what could not be read."""
    try:
        if file.suffix != ".jsonl":
            yield _Text(str(file), str(file), None, file.read_bytes().decode("utf-8-sig"))
            return
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document(line, f"{file}:{number}")
    except UnicodeDecodeError as error:
        yield f"{file}: not UTF-8 text (byte {error.start})"
    except OSError as error:
        yield f"{file}: {error.strerror or error}"


def _document(line: bytes, place: str) -> _Text | str:
    try:
        data = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"{place}: not UTF-8 text (byte {error.start} of the line)"
    except ValueError as error:
        return f"{place}: not a JSON line: {error}"
    except RecursionError:
        return f"{place}: not a JSON line that can be read: nested too deep"
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        return f'{place}: a line needs "text", such as {{"id": "a", "dct": "2020-05-18", "text": "…"}}'
    dct = data.get("dct") or None
    if dct is not None and not isinstance(dct, str):
        return f'{place}: "dct" must be a text such as "2020-05-18", not {dct!r}'
    return _Text(data.get("id", place), place, dct, data["text"])
