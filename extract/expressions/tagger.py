"""The tagger: one scan for words that begin a timex, the grammar at each of them, then anchoring."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extract.expressions import calendar_values as cal
from extract.expressions.anchoring import anchor
from extract.expressions.locale_files import Language, load_language
from extract.expressions.matcher import Match, Matcher
from extract.expressions.normal_text import normal
from extract.expressions.story import Story
from extract.expressions.timex import Timex

_DCT = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T ].*|[~?%])?")


class Tagger:
    """Tags the temporal expressions of one language (ISO-TimeML, TIMEX3)."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def tag(self, text: str, dct: str | None = None) -> list[Timex]:
        """The timexes of ``text`` in their order, none overlapping another.

        ``dct`` is the document creation time as ISO text, a day or coarser ("2020-05-18", "2021-04", "2021");
        a time of day behind it is ignored. Without it nothing relative resolves ("April 2" becomes
        "XXXX-04-02"). Raises ValueError for a ``dct`` that is no such date.
        """
        low = normal(text)
        story = Story(_calendar(dct), [])
        matcher = Matcher(self._language.grammar, text, low)
        find = self._language.grammar.find
        found: list[Timex] = []
        at = 0
        while True:
            trigger = find(low, at)
            if trigger is None:
                return found
            start, at = trigger
            match = matcher.longest(start)
            if match is None:
                continue
            found += self._timexes(match, text, low, story)
            at = match.end

    def _timexes(self, match: Match, text: str, low: str, story: Story) -> list[Timex]:
        """The timex of a match; two for a range in one token ("1992-95")."""
        last = match.draft.until
        if last is None:
            return [self._timex(match, text, low, story)]
        first = self._timex(replace(match, end=match.draft.until_at - 1), text, low, story)
        if first.value[:4].isdigit() and last.value.startswith("XXXX"):
            last = replace(last, value=first.value[:4] + last.value[4:])
        rest = replace(match, start=match.draft.until_at, draft=last)
        return [
            first,
            replace(
                self._timex(rest, text, low, story), anchor=first.anchor, signal="-", signal_start=first.end
            ),
        ]

    def _timex(self, match: Match, text: str, low: str, story: Story) -> Timex:
        draft, start, end = match.draft, match.start, match.end
        signal, signal_start = self._language.signals.before(low, start)
        tenses = self._language.tenses
        outcome = anchor(draft, story, start, lambda: tenses.direction(low, start, end, signal))
        story.note(outcome.value, start, draft, explicit=outcome.anchor in ("", *story.told()))
        return Timex(
            start=start,
            end=end,
            text=text[start:end],
            type=draft.type,
            value=outcome.value,
            mod=draft.mod,
            rule=match.rule.name,
            anchor=outcome.anchor,
            reason=outcome.reason,
            rejected=outcome.rejected,
            signal=signal,
            signal_start=signal_start,
            quant=draft.quant,
            freq=draft.freq,
        )


def _calendar(dct: str | None) -> str:
    """The DCT as a calendar value; "" for None. Raises ValueError for any other text."""
    if dct is None:
        return ""
    parts = _DCT.fullmatch(dct.strip())
    if parts is None or cal.first_day(parts[1]) is None:
        raise ValueError(
            f"{dct!r} is not a publication date: write a day, a month or a year, such as 2020-05-18"
        )
    return parts[1]


@cache
def load_tagger(language: str = "en") -> Tagger:
    """The tagger of a language, made once. Raises LookupError for a language without a folder."""
    return Tagger(load_language(language))
