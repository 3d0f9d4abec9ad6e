"""The tagger: one scan for words that begin a timex, the grammar at each of them, then anchoring."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cache

from extract.expressions.anchoring import anchor
from extract.expressions.clause import Clauses
from extract.expressions.dct import calendar_dct
from extract.expressions.draft import Draft
from extract.expressions.explicit_dates import ExplicitTagger, load_explicit_tagger
from extract.expressions.genre import Genre, genre_of
from extract.expressions.locale_files import Language, load_language, tagged_languages
from extract.expressions.matcher import Matcher, Memory
from extract.expressions.neighbours import settled
from extract.expressions.normal_text import normal
from extract.expressions.phrase_memory import Match
from extract.expressions.story import Story
from extract.expressions.timex import Timex


class Tagger:
    """Tags the temporal expressions of one language (ISO-TimeML, TIMEX3)."""

    explicit_only = False

    def __init__(self, language: Language) -> None:
        self._language = language
        self._memory = Memory()

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
        matches = settled(self._matches(text, low), low, self._language.joining, self._language.ranging)
        if genre == "auto":
            genre = genre_of((match.draft for match in matches), anchor_date)
        story = Story(anchor_date, [], narrative=genre == "narrative")
        clauses = self._language.tenses.read(low)
        found: list[Timex] = []
        for match in matches:
            if match.draft.until is None:
                found.append(self._timex(match, text, low, story, clauses))
            else:
                found += self._range(match, match.draft.until, text, low, story, clauses)
        return found

    def sentences(self, text: str, timexes: Sequence[Timex]) -> list[tuple[int, int]]:
        """Begin and end of the sentence around each of ``timexes``, cut where it is very long."""
        clauses = self._language.tenses.read(normal(text))
        return [clauses.sentence(timex.start, timex.end) for timex in timexes]

    def _matches(self, text: str, low: str) -> list[Match]:
        """What the rules find, before anything is anchored."""
        language = self._language
        return Matcher(language.grammar, language.scan, self._memory, text, low).matches()

    def _range(
        self, match: Match, last: Draft, text: str, low: str, story: Story, clauses: Clauses
    ) -> tuple[Timex, Timex]:
        """The two timexes of a range in one token ("1992-95")."""
        first = self._timex(match._replace(end=match.draft.first_end), text, low, story, clauses)
        if first.value[:4].isdigit() and last.value.startswith("XXXX"):
            last = dataclasses.replace(last, value=first.value[:4] + last.value[4:])
        rest = match._replace(start=match.draft.until_at, draft=last)
        second = self._timex(rest, text, low, story, clauses)
        joined = second._replace(anchor=first.anchor, signal="-", signal_start=first.end, relation="")
        return first, joined

    def _timex(self, match: Match, text: str, low: str, story: Story, clauses: Clauses) -> Timex:
        rule, draft, start, end = match
        signals = self._language.signals
        signal, signal_start = signals.before(low, start)
        value, anchored_to, reason, rejected = anchor(
            draft, story, start, lambda: clauses.direction(start, end, signal)
        )
        explicit = not anchored_to or anchored_to in story.told()
        story.note(value, start, draft, explicit, signal in self._language.telling)
        return Timex(  # by position: names would cost a tenth of the whole time
            start,
            end,
            text[start:end],
            draft.type,
            value,
            draft.mod,
            rule.name,
            anchored_to,
            reason,
            rejected,
            signal,
            signal_start,
            draft.quant,
            draft.freq,
            signals.relation(signal),
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
