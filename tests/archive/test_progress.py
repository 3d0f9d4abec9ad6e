"""How far it is: a line that moves on a terminal, a line a minute elsewhere, a summary at the end."""

from __future__ import annotations

import io

from extract.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_terminal_shows_a_bar_that_moves() -> None:
    clock, stream, part = Clock(), Terminal(), [0.0]
    progress = Progress(lambda: part[0], stream, clock)
    clock.now, part[0] = 110.0, 0.25
    progress.add(1_000, 3_500, 2)
    (line,) = stream.getvalue().split("\r")[1:]
    assert line == "[####           ] 1,000 documents, 100/s, 3,500 mentions, 2 problems, 30 s left"
    clock.now += 0.1
    progress.add(1, 0, 2)
    assert stream.getvalue().count("\r") == 1  # not more often than anybody can read
    clock.now, part[0] = 120.0, 0.5
    progress.add(999, 0, 2)
    assert "\n" not in stream.getvalue()
    progress.close()
    assert stream.getvalue().endswith(" \r")


def test_time_left_is_by_the_bytes_that_were_read() -> None:
    clock, stream, part = Clock(), io.StringIO(), [0.0]
    progress = Progress(lambda: part[0], stream, clock)
    clock.now, part[0] = 160.5, 0.25
    progress.add(10, 1, 0)
    assert stream.getvalue().endswith("0 problems, 3 min 02 s left\n")
    part[0] = 0.0  # an address: nobody knows how long it is
    clock.now += 61
    progress.add(10, 1, 0)
    assert stream.getvalue().endswith("2 mentions, 0 problems\n")


def test_elsewhere_a_line_a_minute_and_none_before() -> None:
    clock, stream = Clock(), io.StringIO()
    progress = Progress(lambda: 0.5, stream, clock)
    for _ in range(150):
        clock.now += 1
        progress.add(10, 30, 0)
    assert stream.getvalue().count("\n") == 2
    assert "\r" not in stream.getvalue()
    progress.close()
    assert (
        progress.summary(400)
        == "1,500 documents in 2 min 30 s (10 a second), 4,500 mentions of 400 events, 0 problems"
    )
