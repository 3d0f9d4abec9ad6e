"""A command's change of an events file: read under the lock, changed by splicing, checked, written whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from timeline.events_file.joint_writing import finish_interrupted, write_together
from timeline.events_file.locking import locked
from timeline.events_file.problems import Problem
from timeline.events_file.reading import EventsFile, read, reread

_BOM = b"\xef\xbb\xbf"


class FaultyFileError(Exception):
    """The file has errors, or would have after the change; nothing was written.

    Attributes:
        problems: all of them.
    """

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


def rewrite(
    path: Path,
    change: Callable[[EventsFile], str],
    *,
    may_be_faulty: bool = False,
    waiting: Callable[[], None] = lambda: None,
) -> bool:
    """Change the file at `path`; whether a byte of it is another one now.

    Args:
        path: the events file.
        change: gives the new text for the file as it is.
        may_be_faulty: whether a file with errors may be changed, as long as it has no more of them afterwards.
        waiting: called when another run is at work on the file.

    Raises:
        FaultyFileError: errors stand in the way.
        OSError: it cannot be read or written, or another run does not end.
    """
    with locked(path, waiting=waiting):
        finish_interrupted(path)
        before = read(path)
        if before.has_errors and not may_be_faulty:
            raise FaultyFileError(before.problems)
        text = change(before)
        if text == before.text:
            return False
        after = reread(text, before)
        if len(_errors(after)) > len(_errors(before)):
            raise FaultyFileError(after.problems)
        bom = _BOM if before.bytes.startswith(_BOM) else b""
        write_together(path, before.bytes, {path: bom + text.encode()})
        return True


def _errors(file: EventsFile) -> list[Problem]:
    return [problem for problem in file.problems if problem.severity == "error"]
