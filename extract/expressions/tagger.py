"""The tagger: one scan for words that begin a timex, the grammar at each of them, then anchoring."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache

from extract.expressions.anchoring import anchor
from extract.expressions.clause import Clauses
from extract.expressions.dct import calendar_dct
from extract.expressions.explicit_dates import ExplicitTagger, load_explicit_tagger
from extract.expressions.genre import Genre, genre_of
from extract.expressions.locale_files import Language, load_language, tagged_languages
from extract.expressions.matcher import Match, Matcher
from extract.expressions.neighbours import settled
from extract.expressions.normal_text import normal
from extract.expressions.story import Story
from extract.expressions.timex import Timex
from extract.expressions.trace import Trace


class Tagger:
    """Tags the temporal expressions of one language (ISO-TimeML, TIMEX3)."""

    explicit_only = False

    def __init__(self, language: Language) -> None:
        self._language = language
        self._trace = Trace()

    def tag(self, text: str, dct: str | None = None, genre: Genre = "auto") -> list[Timex]:
        """The timexes of ``text`` in their order, none overlapping another.

        ``dct`` is the document creation time, a day or coarser ("2020-05-18", "2021-04", "2021") or any EDTF
        date whose bounds share one; a time of day behind it is ignored. Without it nothing relative resolves
        ("April 2" becomes "XXXX-04-02"). ``genre`` says what dates without a year hang on: the publication
        ("news") or the date told before ("narrative"); "auto" judges by the dates of the text. Raises
        ValueError for a ``dct`` that is no such date.
        """
        low = normal(text)
        anchor_date = calendar_dct(dct)
        matches = settled(self._matches(text, low), low, self._language.joining)
        if genre == "auto":
            genre = genre_of((match.draft for match in matches), anchor_date)
        story = Story(anchor_date, [], narrative=genre == "narrative")
        clauses = self._language.tenses.read(low)
        found: list[Timex] = []
        for match in matches:
            found += self._timexes(match, text, low, story, clauses)
        return found

    def sentences(self, text: str, timexes: Sequence[Timex]) -> list[tuple[int, int]]:
        """Begin and end of the sentence around each of ``timexes``, cut where it is very long."""
        clauses = self._language.tenses.read(normal(text))
        return [clauses.sentence(timex.start, timex.end) for timex in timexes]

    def _matches(self, text: str, low: str) -> list[Match]:
        """What the rules find, before anything is anchored."""
        matcher = Matcher(self._language.grammar, self._trace, text, low)
        found: list[Match] = []
        end = -1
        for start, _ in self._language.scan.places(low):
            if start > end:
                match = matcher.longest(start)
                if match is not None:
                    found.append(match)
                    end = match.end
        return found

    def _timexes(self, match: Match, text: str, low: str, story: Story, clauses: Clauses) -> list[Timex]:
        """The timex of a match; two for a range in one token ("1992-95")."""
        last = match.draft.until
        if last is None:
            return [self._timex(match, text, low, story, clauses)]
        first = self._timex(match._replace(end=match.draft.first_end), text, low, story, clauses)
        if first.value[:4].isdigit() and last.value.startswith("XXXX"):
            last = dataclasses.replace(last, value=first.value[:4] + last.value[4:])
        rest = match._replace(start=match.draft.until_at, draft=last)
        return [
            first,
            self._timex(rest, text, low, story, clauses)._replace(
                anchor=first.anchor, signal="-", signal_start=first.end, relation=""
            ),
        ]

    def _timex(self, match: Match, text: str, low: str, story: Story, clauses: Clauses) -> Timex:
        draft, start, end = match.draft, match.start, match.end
        signal, signal_start = self._language.signals.before(low, start)
        outcome = anchor(draft, story, start, lambda: clauses.direction(start, end, signal))
        explicit = not outcome.anchor or outcome.anchor in story.told()
        story.note(outcome.value, start, draft, explicit, signal in self._language.telling)
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
            relation=self._language.signals.relation(signal),
        )


@cache
def load_tagger(language: str = "en") -> Tagger | ExplicitTagger:
    """The tagger of a language, made once.

    A language without a folder gets a tagger for explicit dates alone (``explicit_only`` says so), if its
    month names are known. Raises LookupError for a language that is not known at all.
    """
    if language in tagged_languages():
        return Tagger(load_language(language))
    return load_explicit_tagger(language)
