"""What a text has told so far: the memory that later timexes are anchored to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from extract.expressions import calendar_values as cal
from extract.expressions.draft import Draft


class Mention(NamedTuple):
    """A calendar value that the text has told.

    ``explicit`` marks one that was resolved against nothing, or against such a one; ``telling`` one that
    carries the tale ("In 1943"), where a bare year may also be said in passing ("the treaty of 1907").
    """

    value: str
    at: int
    explicit: bool
    telling: bool = True


@dataclass(slots=True)
class Story:
    """What has been read so far: the DCT (a calendar value or "") and the calendar values of earlier timexes.

    In a ``narrative`` they stay good however far back they were told; in news they soon lose their hold.
    """

    dct: str
    mentions: list[Mention]
    period: tuple[str, int] = ("", 0)
    narrative: bool = False

    def told(self) -> list[str]:
        """The values lately told that do not rest on the DCT."""
        return [mention.value for mention in self.mentions[-4:] if mention.explicit]

    def last(self, unit: str, at: int, reach: int = 1500) -> str:
        """The value of the nearest earlier timex that can be shifted by ``unit``; "" if there is none."""
        for mention in reversed(self.mentions[-12:]):
            if at - mention.at > reach and not self.narrative:
                break
            value = mention.value
            if unit == "time" and cal.unit_of(value) == "day":
                return value.partition("T")[0]
            if unit != "time" and cal.truncate(value, unit):
                return value.partition("T")[0]
        return ""

    def note(self, value: str, at: int, draft: Draft, explicit: bool, telling: bool = True) -> None:
        """Remember a resolved timex for those after it."""
        if draft.base.startswith("quarter") and draft.amount:
            return
        if draft.type in ("DATE", "TIME") and cal.unit_of(value):
            self.mentions.append(Mention(value, at, explicit, telling))
            if draft.unit == "quarter" and draft.amount is None:
                self.period = (value, at)
        elif draft.type == "DURATION" and draft.value in ("P9M", "P6M"):
            self.period = ("", at)

    def quarter(self, at: int, reach: int = 2500) -> str:
        """The quarter that the text reports on; "" if it named none, or a longer period since."""
        value, offset = self.period
        return value if at - offset <= reach else ""

    def told_year(self, at: int) -> str:
        """The value that says which year the text tells of; "" if it tells of none but its own."""
        return self._narrated() if self.narrative else self._reported(at)

    def _narrated(self) -> str:
        """In a narrative: the nearest value that carries the tale, however far back."""
        for mention in reversed(self.mentions[-12:]):
            unit = cal.unit_of(mention.value)
            carries = mention.telling or unit not in ("year", "decade", "century")
            if mention.explicit and carries and cal.truncate(mention.value, "year"):
                return mention.value
        return ""

    def _reported(self, at: int) -> str:
        """In news: the nearest earlier timex, if it was explicit, finer than a year and far from the DCT."""
        if not self.mentions:
            return ""
        value, offset, explicit, _ = self.mentions[-1]
        present = any(self.dct and mention.value[:4] == self.dct[:4] for mention in self.mentions[-4:])
        reach = 120 if present else 500
        year = cal.truncate(value, "year")
        if not year or not explicit or at - offset > reach or cal.unit_of(value) == "year":
            return ""
        return value if not self.dct or abs(int(year) - int(self.dct[:4])) > 1 else ""
