"""Tag the temporal expressions of texts (TIMEX3)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

FIELDS = ("start", "end", "text", "type", "value", "mod", "rule")


@click.command("tag")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--published", metavar="EDTF", help="The publication date that relative dates are resolved against."
)
@click.option("--language", default="en", show_default=True, help="The language of the texts.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="A line a document.",
)
def command(files: tuple[Path, ...], published: str | None, language: str, form: str) -> None:
    """Tag the temporal expressions of each FILE and write a JSON line a document (TIMEX3).

    A FILE that ends in .jsonl holds documents, {"id", "dct", "text"} a line; any other is one text. Without
    --published nothing relative is resolved: "Tuesday" stays XXXX-WXX-2. The exit code is 1 when a file or a
    line could not be read; the others are tagged all the same.
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
    failed = False
    for file in files:
        for document in _documents(file):
            if isinstance(document, str):
                click.echo(document, err=True)
                failed = True
                continue
            dct = published or document["dct"]
            try:
                timexes = tagger.tag(document["text"], dct)
            except ValueError as error:
                click.echo(f"{document['place']}: {error}", err=True)
                failed = True
                continue
            rows = [{field: getattr(timex, field) for field in FIELDS} for timex in timexes]
            click.echo(json.dumps({"id": document["id"], "dct": dct, "timexes": rows}, ensure_ascii=False))
    if failed:
        raise click.exceptions.Exit(1)


def _documents(file: Path) -> Iterator[dict[str, Any] | str]:
    """The documents of a file, one at a time; a str in place of one says what could not be read."""
    try:
        if file.suffix != ".jsonl":
            yield {
                "id": str(file),
                "place": str(file),
                "dct": None,
                "text": file.read_bytes().decode("utf-8-sig"),
            }
            return
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _document(line, f"{file}:{number}")
    except UnicodeDecodeError as error:
        yield f"{file}: not UTF-8 text (byte {error.start})"
    except OSError as error:
        yield f"{file}: {error.strerror or error}"


def _document(line: bytes, place: str) -> dict[str, Any] | str:
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
    return {"id": data.get("id", place), "place": place, "dct": dct, "text": data["text"]}
