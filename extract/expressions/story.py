"""What a text has told so far: the memory that later timexes are anchored to."""

from __future__ import annotations

from dataclasses import dataclass

from extract.expressions import calendar_values as cal
from extract.expressions.draft import Draft


@dataclass(slots=True)
class Story:
    """What has been read so far: the DCT (a calendar value or "") and the calendar values of earlier timexes.

    ``mentions`` holds (value, offset, explicit); ``explicit`` marks one that was resolved against nothing, or
    against such a one.
    """

    dct: str
    mentions: list[tuple[str, int, bool]]
    period: tuple[str, int] = ("", 0)

    def told(self) -> list[str]:
        """The values lately told that do not rest on the DCT."""
        return [value for value, _, explicit in self.mentions[-4:] if explicit]

    def last(self, unit: str, at: int, reach: int = 1500) -> str:
        """The value of the nearest earlier timex that can be shifted by ``unit``; "" if there is none."""
        for value, offset, _ in reversed(self.mentions[-12:]):
            if at - offset > reach:
                break
            if unit == "time" and cal.unit_of(value) == "day":
                return value.partition("T")[0]
            if unit != "time" and cal.truncate(value, unit):
                return value.partition("T")[0]
        return ""

    def note(self, value: str, at: int, draft: Draft, explicit: bool) -> None:
        """Remember a resolved timex for those after it."""
        if draft.base.startswith("quarter") and draft.amount:
            return
        if draft.type in ("DATE", "TIME") and cal.unit_of(value):
            self.mentions.append((value, at, explicit))
            if draft.unit == "quarter" and draft.amount is None:
                self.period = (value, at)
        elif draft.type == "DURATION" and draft.value in ("P9M", "P6M"):
            self.period = ("", at)

    def quarter(self, at: int, reach: int = 2500) -> str:
        """The quarter that the text reports on; "" if it named none, or a longer period since."""
        value, offset = self.period
        return value if at - offset <= reach else ""

    def told_year(self, at: int) -> str:
        """The year that the narrative is in: of the nearest earlier timex, if it was explicit and far from
        the DCT.
        """
        if not self.mentions:
            return ""
        value, offset, explicit = self.mentions[-1]
        present = any(self.dct and mention[:4] == self.dct[:4] for mention, _, _ in self.mentions[-4:])
        reach = 120 if present else 500
        year = cal.truncate(value, "year")
        if not year or not explicit or at - offset > reach or cal.unit_of(value) == "year":
            return ""
        return value if not self.dct or abs(int(year) - int(self.dct[:4])) > 1 else ""
