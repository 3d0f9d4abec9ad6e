"""Bounds around other people's parsers: how long they may take, and that they keep quiet."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from extract.documents.problems import TextError

SECONDS = 60


@contextmanager
def bounded(*loggers: str, seconds: int = SECONDS) -> Iterator[None]:
    """Run a parser with its loggers silent, and end it when it takes too long.

    What it says of a file is for its own developers. It can be ended only where the system has alarms (not on
    Windows) and in the main thread; size and number of elements are bounded everywhere, by the readers.

    Raises:
        TextError: it took more than `seconds`.
    """
    named = [logging.getLogger(name) for name in loggers]
    levels = [logger.level for logger in named]
    has_alarm = hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()
    for logger in named:
        logger.setLevel(logging.CRITICAL + 1)
    before = signal.signal(signal.SIGALRM, _give_up) if has_alarm else None
    try:
        if has_alarm:
            signal.alarm(seconds)
        yield
    except _TooLongError:
        raise TextError(
            f"it takes more than {seconds} seconds to read", "save it anew, or as plain text"
        ) from None
    finally:
        if has_alarm:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
        for logger, level in zip(named, levels, strict=True):
            logger.setLevel(level)


class _TooLongError(BaseException):
    """Not an Exception: a parser that forgives everything must not forgive this."""


def _give_up(_: int, __: FrameType | None) -> None:
    raise _TooLongError
