"""What `timeline build` does: the path from texts to the page, with nothing written before all is known to fit."""

from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

import click

from extract.cli.carrying import Carriers, CarryingError, extracted
from extract.cli.new_file import new_events_text
from extract.cli.reading_options import Asked
from extract.cli.summary import Summary, some
from extract.cli.texts import Texts
from extract.topics import Topic, TopicError, load_topic
from timeline.events_file import EventsFile, Problem, read, read_text, report
from timeline.events_file.joint_writing import (
    ChangedError,
    finish_interrupted,
    journal_path,
    sweep,
    write_together,
)
from timeline.events_file.locking import LockedError, locked
from timeline.events_file.merging import Merge, MergeError, merge
from timeline.events_file.plausibility import is_there
from timeline.events_file.proposals import proposals_bytes, proposals_path, read_proposals
from timeline.page import render
from timeline.schema import Event
from timeline.schema.json_schema import json_schema_text

SCHEMA_NAME = "events.schema.json"


class BuildError(Exception):
    """The build cannot go on, and nothing was written; the message is for the person."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did: its problems as a report, its summary, and whether there were problems."""

    report: str
    summary: str
    has_problems: bool


def build(
    asked: Asked,
    events: Path,
    out: Path,
    topic_path: Path | None,
    by: Carriers,
    *,
    dry_run: bool = False,
) -> Result:
    """Texts → events file → page. Two runs on one folder come after each other.

    Raises:
        BuildError: no texts, an events file with errors, a folder that is not there, a file that cannot be written.
    """
    for file in (events, out):
        _check_place(file)
    topic = _topic(topic_path)
    try:
        if dry_run:
            return _build(asked, events, out, topic, by, dry_run=True)
        with locked(events, waiting=_say_waiting):
            _tidy(events, out)
            return _build(asked, events, out, topic, by)
    except (CarryingError, LockedError) as error:
        raise BuildError(f"{error}; nothing was written") from None


def _say_waiting() -> None:
    click.echo("another `timeline` is at work here: waiting for it to end", err=True)


def _tidy(events: Path, out: Path) -> None:
    try:
        finish_interrupted(events)
        sweep([events, proposals_path(events), out, events.parent / SCHEMA_NAME, journal_path(events)])
    except OSError as error:
        raise BuildError(f"an earlier run was interrupted and cannot be finished: {error}") from None


def _build(
    asked: Asked,
    events: Path,
    out: Path,
    topic: Topic,
    by: Carriers,
    *,
    dry_run: bool = False,
) -> Result:
    before, on_disk = _read_events(events, topic)
    base = _read_base(events)
    known = {source.text for event in base.values() for source in event.sources if source.text}
    texts = Texts(asked, events.parent, known=known)
    is_new = before.bytes != on_disk
    with extracted(texts, topic, by) as extraction:
        if not texts.count:
            places = ", ".join(map(str, asked.paths))
            nothing = f"no texts in {places}: put .txt files there, or pages, documents and tables"
            raise BuildError("\n\n".join(part for part in (report(texts.problems), nothing) if part))
        problems = texts.problems + [Problem(name, 1, 1, message) for name, message in extraction.failures]
        unread = _unread(known, texts, events.parent)
        try:
            merged = merge(before, base, [told.event for told in extraction.told(topic)], unread)
        except MergeError as error:
            raise BuildError(
                f"{events}: the proposals do not fit into it ({error}); nothing was written"
            ) from None
        if dry_run:
            difference = _difference(before.text if not is_new else "", merged.text, events)
            remarks = Summary(events, out, 0, 0, 0).remarks(merged)
            told = "\n\n".join(part for part in (_told(problems, texts), "\n".join(remarks)) if part)
            return Result(told, difference or "nothing would change", bool(problems))
        assert merged.after.timeline is not None
        _write_all(events, before, on_disk, merged, out, render(merged.after.timeline))
        summary = Summary(events, out, texts.count, len(problems), len(merged.after.problems))
        return Result(_told(problems, texts), summary.lines(merged, extraction.undated), bool(problems))


def _told(problems: list[Problem], texts: Texts) -> str:
    return "\n\n".join(part for part in (report(problems), "\n".join(some(texts.remarks))) if part)


def _read_base(events: Path) -> dict[str, Event]:
    path = proposals_path(events)
    try:
        base, problems = read_proposals(path)
    except OSError as error:
        raise BuildError(f"'{path}' cannot be read: {error.strerror}; nothing was written") from None
    if problems:
        raise BuildError(f"{report(problems)}\n\nnothing was written")
    return base


def _unread(known: set[str], texts: Texts, folder: Path) -> set[str]:
    """The texts of earlier proposals that are still there and were not read this time.

    An article that is gone from a file of many is gone; but where the file could not be read in full, who knows.
    """
    return {name for name in known if not texts.has_read(name) and is_there(folder, name)}


def _check_place(file: Path) -> None:
    folder = file.parent
    if not folder.is_dir():
        raise BuildError(f"the folder '{folder}' does not exist: make it first; nothing was written")
    if not os.access(folder, os.W_OK):
        raise BuildError(f"the folder '{folder}' cannot be written to; nothing was written")
    if file.is_dir():
        raise BuildError(f"'{file}' is a folder: name a file in it; nothing was written")


def _topic(path: Path | None) -> Topic:
    try:
        return load_topic(path)
    except TopicError as error:
        raise BuildError(f"{error}; nothing was written") from None


def _read_events(events: Path, topic: Topic) -> tuple[EventsFile, bytes | None]:
    """The events file, or a new one where there is none or an empty one; and what is on the disk."""
    try:
        found = read(events)
    except FileNotFoundError:
        return read_text(new_events_text(topic), str(events)), None
    except OSError as error:
        raise BuildError(f"'{events}' cannot be read: {error.strerror}; nothing was written") from None
    if found.timeline is None:
        raise BuildError(f"{report(found.problems)}\n\n{events} has errors, so nothing was written")
    if not found.text.strip():
        return read_text(new_events_text(topic), str(events)), found.bytes
    return found, found.bytes


def _write_all(
    events: Path, before: EventsFile, on_disk: bytes | None, merged: Merge, out: Path, page: str
) -> None:
    """Events, proposals and page, all of them or none: proposals without their events would count as deleted."""
    files: dict[Path, bytes] = {}
    is_new = before.bytes != on_disk
    if is_new or merged.text != before.text:
        bom = "\ufeff" if before.bytes.startswith(b"\xef\xbb\xbf") else ""
        files[events] = (bom + merged.text).encode()
    files[proposals_path(events)] = proposals_bytes(merged.proposals.values())
    files[out] = page.encode()
    schema = events.parent / SCHEMA_NAME
    if is_new and not schema.exists():
        files[schema] = json_schema_text().encode()
    try:
        write_together(events, on_disk, files)
    except ChangedError as error:
        raise BuildError(f"{error}, so nothing was written: run it again") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(
            f"'{error.filename or out}' cannot be written: {reason}; nothing was changed"
        ) from None


def _difference(before: str, after: str, events: Path) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), str(events), f"{events} (proposed)"
    )
    return "".join(lines).rstrip("\n")
