"""How far the reading of an archive is: a line that moves on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO

_EVERY = 60.0  # seconds between lines where there is no terminal
_OFTEN = 0.2  # and between pictures where there is one
_BAR = 20


class Progress:
    """Counts and tells."""

    def __init__(
        self,
        done: Callable[[], float],
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """
        Args:
            done: which part of the archive was read, 0 to 1; 0 when nobody can know.
            stream: where to tell; the standard error when not given.
            clock: seconds.
        """
        self._done, self._stream, self._clock = done, stream or sys.stderr, clock
        self._moves = self._stream.isatty()
        self._began = self._told = clock()
        self.documents = self.mentions = self.problems = 0
        self._width = 0

    def add(self, documents: int, mentions: int, problems: int) -> None:
        """Some more documents are finished, with so many mentions; so many problems there are by now."""
        self.documents += documents
        self.mentions += mentions
        self.problems = problems
        now = self._clock()
        if now - self._told >= (_OFTEN if self._moves else _EVERY):
            self._told = now
            self._say(self._line(now))

    def phase(self, name: str) -> None:
        """Something else begins, of which nobody knows how long it takes."""
        if self._moves or self._clock() - self._began >= _EVERY:
            self._say(name)

    def close(self) -> None:
        """Clear the line."""
        if self._moves and self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()

    def summary(self, events: int) -> str:
        """What it came to."""
        seconds = max(self._clock() - self._began, 0.001)
        return (
            f"{self.documents:,} documents in {_duration(seconds)} ({self.documents / seconds:,.0f} a second), "
            f"{self.mentions:,} mentions of {events:,} events, {self.problems:,} problems"
        )

    def _line(self, now: float) -> str:
        seconds = max(now - self._began, 0.001)
        done = min(max(self._done(), 0.0), 1.0)
        left = f", {_duration(seconds / done - seconds)} left" if done > 0.005 else ""
        counts = (
            f"{self.documents:,} documents, {self.documents / seconds:,.0f}/s, "
            f"{self.mentions:,} mentions, {self.problems:,} problems{left}"
        )
        if not self._moves:
            return counts
        width = min(max(shutil.get_terminal_size().columns - len(counts) - 4, 5), _BAR)
        filled = round(done * width)
        return f"[{'#' * filled}{' ' * (width - filled)}] {counts}"

    def _say(self, line: str) -> None:
        if not self._moves:
            self._stream.write(f"{line}\n")
        else:
            line = line[: shutil.get_terminal_size().columns - 1]
            self._stream.write("\r" + line.ljust(self._width))
            self._width = len(line)
        self._stream.flush()


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return (
        f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
    )
