"""Several files written together: whenever a run is killed, all of them are the old ones or all are the new ones.

The new files are put on the disk beside the old ones. A journal that names them is the one step that decides: before
it everything is old, after it everything is new, because who comes next finishes what it lists.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from timeline.events_file.locking import LockedError, locked
from timeline.events_file.writing import Staged, is_special, stage, sync_folder, write_atomically

_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{12}\.tmp")


class ChangedError(OSError):
    """The events file was changed while the run was at work; nothing was written."""


def journal_path(events: Path) -> Path:
    """The journal that belongs to an events file. It is there only while files are being put in place."""
    target = Path(events).resolve()
    return target.with_name(f".{target.name}.journal")


def write_together(events: Path, before: bytes | None, files: Mapping[Path, bytes]) -> None:
    """Make each of `files` hold its bytes, all or none. To be called with the lock held.

    Args:
        events: the events file, whose folder gets the journal.
        before: what the events file held when it was read; None when it was not there.
        files: what is to be written, the events file among them or not.

    Raises:
        ChangedError: the events file is another one by now.
        OSError: nothing was written, and the old files are as they were.
    """
    staged: list[Staged] = []
    try:
        for path, data in files.items():
            if not is_special(path) and (one := stage(path, data)):
                staged.append(one)
        _check_unchanged(events, before)
        # The events file goes first: as long as its old self is there, it can still be seen whether to go on.
        first = Path(events).resolve()
        staged.sort(key=lambda one: one.target != first)
        if len(staged) > 1:
            _commit(events, staged, before)
    except BaseException:
        for one in staged:
            one.drop()
        journal_path(events).unlink(missing_ok=True)
        raise
    if len(staged) > 1:
        _finish(journal_path(events), staged)
    else:
        _put_alone(staged)
    for path, data in files.items():
        if is_special(path):
            write_atomically(path, data)


def finish_interrupted(events: Path) -> None:
    """Finish what a killed run had decided to write. To be called with the lock held.

    When a person has edited the old events file since, that run is forgotten instead: its files are all old still.

    Raises:
        OSError: it cannot be finished now; nothing is lost.
    """
    path = journal_path(events)
    try:
        entries = json.loads(path.read_bytes())
        staged = [_entry(path.parent, entry) for entry in entries["files"]]
        before = entries["before"]
    except FileNotFoundError:
        return
    except (ValueError, KeyError, TypeError, RecursionError):
        path.unlink(missing_ok=True)  # not ours
        return
    waiting = [one for one in staged if one.temporary.is_file() and not one.temporary.is_symlink()]
    target = Path(events).resolve()
    if any(one.target == target for one in waiting) and _digest(_content(events)) != before:
        for one in waiting:
            one.drop()
        path.unlink(missing_ok=True)
        return
    _finish(path, waiting)


def sweep(files: Iterable[Path]) -> None:
    """Delete what runs that were killed while writing left beside these files. To be called with the lock held."""
    for path in files:
        target = Path(path).resolve()
        for left in target.parent.glob(f".{glob.escape(target.name[:100])}.*.tmp"):
            if _TEMPORARY.fullmatch(left.name):
                left.unlink(missing_ok=True)


def finish_if_idle(events: Path) -> None:
    """Finish what a killed run had decided to write, unless a living run is just doing so. Never raises."""
    if not journal_path(events).exists():
        return
    with contextlib.suppress(OSError, LockedError), locked(events, patience=0):
        finish_interrupted(events)


def _check_unchanged(events: Path, before: bytes | None) -> None:
    if _content(events) != before:
        raise ChangedError(f"{events} was changed during the run")


def _commit(events: Path, staged: list[Staged], before: bytes | None) -> None:
    journal = journal_path(events)
    names = [
        [os.path.relpath(one.target, journal.parent), os.path.relpath(one.temporary, journal.parent)]
        for one in staged
    ]
    write_atomically(journal, json.dumps({"before": _digest(before), "files": names}).encode())


def _finish(journal: Path, staged: list[Staged]) -> None:
    """Put everything in place. When interrupted it tries once more; what then is left, the journal keeps."""
    try:
        _put_all(staged)
    except BaseException:
        _put_all([one for one in staged if one.temporary.exists()])
        _close(journal, staged)
        raise
    _close(journal, staged)


def _put_all(staged: list[Staged]) -> None:
    for one in staged:
        one.put()


def _close(journal: Path, staged: list[Staged]) -> None:
    for folder in {one.target.parent for one in staged}:
        sync_folder(folder)
    journal.unlink(missing_ok=True)


def _put_alone(staged: list[Staged]) -> None:
    for one in staged:
        try:
            one.put()
        except BaseException:
            one.drop()
            raise
        sync_folder(one.target.parent)


def _entry(folder: Path, entry: list[str]) -> Staged:
    """A line of the journal. Both files lie in one folder, and the new one has a name that only we give."""
    target, temporary = (Path(os.path.normpath(folder / name)) for name in entry)
    if target.parent != temporary.parent or not _TEMPORARY.fullmatch(temporary.name):
        raise ValueError("not a journal of ours")
    if not temporary.name.startswith(f".{target.name[:100]}."):
        raise ValueError("not a journal of ours")
    return Staged(target, temporary)


def _content(path: Path) -> bytes | None:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        return None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
