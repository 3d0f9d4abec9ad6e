"""A timex between the two steps: what the words say, before anything is anchored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)  # frozen would cost a tenth of the whole time; nothing changes one
class Draft:
    """What a rule read from its words alone.

    ``value`` is a TIMEX3 value, with X where the words leave a field open ("XXXX-05", "XXXX-WXX-6"); it is
    empty for a pure shift, which is ``amount`` times ``unit`` away from ``base``. ``unit`` is the granularity
    of the outcome. ``base`` is where a shift starts or where an open field is filled from: "dct", "last" (the
    timex before), "earlier" (the timex before, else the DCT) or "now" (the time that the text tells of: in a
    narrative the timex before, else the DCT). ``lean`` is a direction said by the words
    themselves: "past", "future", "this". ``time`` is what follows the day in a TIME ("T10:35", "TMO").
    ``within`` is a wider draft that fills the open fields ("January" within "last year"). ``keep`` asks a
    shift to keep the granularity of its base. ``until`` is the other end of a range in one token ("1992-95",
    "April 22-25"), which begins at ``until_at``; the first end of it stops at
    ``first_end``. ``same_as`` is a draft that names the same date. ``order`` is the order of day and month in
    a date of digits ("mdy", "dmy"), and ``swapped`` what it is if read the other way.
    """

    type: str
    value: str = ""
    unit: str = ""
    amount: int | None = None
    base: str = ""
    lean: str = ""
    time: str = ""
    mod: str = ""
    within: Draft | None = None
    keep: bool = False
    quant: str = ""
    freq: str = ""
    until: Draft | None = None
    until_at: int = -1
    first_end: int = -1
    same_as: Draft | None = None
    order: str = ""
    swapped: Draft | None = None

    @property
    def is_open(self) -> bool:
        """True if the value still depends on a DCT, a tense or an earlier timex."""
        return (
            self.amount is not None
            or bool(self.base)
            or self.within is not None
            or self.value.startswith("XXXX")
        )
