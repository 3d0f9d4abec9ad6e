"""The one thing this package hands out: a temporal expression with its TIMEX3 value."""

from __future__ import annotations

from typing import NamedTuple


class Timex(NamedTuple):
    """A temporal expression of a text, in the terms of ISO-TimeML's TIMEX3.

    ``start`` and ``end`` are code points of the text, end exclusive; ``text`` is exactly that slice. ``type``
    is ``DATE``, ``TIME``, ``DURATION`` or ``SET``; ``value`` is the TIMEX3 value ("2020-05-18", "2020-W20",
    "2020-Q3", "2014-SU", "196X", "PAST_REF", "P3D"). What could not be resolved keeps its X ("XXXX-04-02",
    "XXXX-WXX-6"). ``mod`` is TIMEX3's modifier ("START", "APPROX", …) or "".

    The rest says where the value comes from. ``rule`` names the grammar rule; ``anchor`` is the date it was
    resolved against (the DCT or the value of an earlier timex; "" for an explicit one); ``reason`` says why
    this direction was taken and ``rejected`` is the value that lost. ``signal`` is the temporal preposition
    right before the phrase, in lower case, and ``signal_start`` its offset (-1 without one), so that
    ``text[signal_start:end]`` is the phrase with its signal. ``relation`` is what the signal says of the
    date: "by", "until", "since", "before", "after" or "". ``quant`` and ``freq`` belong to a SET ("every",
    "2X").
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str = ""
    rule: str = ""
    anchor: str = ""
    reason: str = ""
    rejected: str = ""
    signal: str = ""
    signal_start: int = -1
    quant: str = ""
    freq: str = ""
    relation: str = ""
