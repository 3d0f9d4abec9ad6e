"""Bounds around other people's parsers: how long they may take, and that they keep quiet."""

from __future__ import annotations

import ctypes
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

    What it says of a file is for its own developers. In the main thread an alarm of the system ends it; in other
    threads, such as those of workers, and where the system has no alarms, it ends as soon as it is between two steps
    of Python. Size and number of elements are bounded everywhere, by the readers.

    Raises:
        TextError: it took more than `seconds`.
    """
    named = [logging.getLogger(name) for name in loggers]
    levels = [logger.level for logger in named]
    has_alarm = hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()
    for logger in named:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with _alarm(seconds) if has_alarm else _watch(seconds):
            yield
    except _TooLongError:
        raise TextError(
            f"it takes more than {seconds} seconds to read", "save it anew, or as plain text"
        ) from None
    finally:
        for logger, level in zip(named, levels, strict=True):
            logger.setLevel(level)


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    before = signal.signal(signal.SIGALRM, _give_up)
    try:
        signal.alarm(seconds)
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watch(seconds: int) -> Iterator[None]:
    """Raise in this thread from another one; never once this is over."""
    reader, lock = threading.get_ident(), threading.Lock()
    is_over = False

    def give_up() -> None:
        with lock:
            if not is_over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(reader), ctypes.py_object(_TooLongError)
                )

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            is_over = True
        timer.cancel()


class _TooLongError(BaseException):
    """Not an Exception: a parser that forgives everything must not forgive this."""


def _give_up(_: int, __: FrameType | None) -> None:
    raise _TooLongError
