"""Which way the clause around a timex looks: past or future, by its verbs. Word lists are the language's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any, NamedTuple

from extract.expressions.normal_text import BEFORE_A_FREE_WORD, PARAGRAPH
from extract.expressions.trie import trie_pattern

MOST_CUES = 12  # cues of a clause looked at on either side
REACH = 240  # code points of the clause read on either side
# One letter and "." is an initial. What looks back stands behind the mark: the search for a mark is quick.
_STOP = re.compile(rf"[{PARAGRAPH}.!?](?:(?<={PARAGRAPH}){PARAGRAPH}*|(?<=[^\W_]{{2}}[.!?])['\")\]]{{0,3}} )")
_LAST_WORD = re.compile(r"[^\W_]{1,24}\Z")


class Cue(NamedTuple):
    """A word or phrase of the text that looks back ("past") or ahead ("future"), or may look ahead
    ("present").
    """

    start: int
    end: int
    way: str
    text: str


class Tenses:
    """Reads the tense of a clause from a closed list of cues and from word endings.

    ``data`` holds ``future`` and ``past`` (words and phrases), ``present`` (verbs that look ahead where nothing
    else decides: "the trains leave Monday"), ``signals`` (a preposition right before the
    timex and the way it looks), ``past_endings`` with ``no_past`` (words that only look like a past tense),
    ``breaks`` (words that end a clause) and ``abbreviations`` (their full stop ends no sentence).
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._way = dict.fromkeys(data["past"], "past") | dict.fromkeys(data["future"], "future")
        self._way |= dict.fromkeys(data.get("present", ()), "present")
        self._way |= dict.fromkeys(data.get("neutral", ()), "")
        self.signals: Mapping[str, str] = data.get("signals", {})
        self._no_past = frozenset(data.get("no_past", ()))
        self._abbreviations = tuple(data.get("abbreviations", ()))
        endings = "|".join(f"(?<={re.escape(e)})" for e in data.get("past_endings", ())) or r"(?!)"
        whole = trie_pattern(cue for cue in self._way if cue[0] != "'")
        short = trie_pattern(cue[1:] for cue in self._way if cue[0] == "'")
        past = rf"[^\W\d_]{{2,24}}+(?:{endings})"
        self._cue = re.compile(  # with the character before it
            rf"{BEFORE_A_FREE_WORD}(?:({whole})(?!\w)|({past})(?!\w)|(?<=\w')({short})(?!\w))"
        )
        self._auxiliaries = frozenset(data.get("auxiliaries", ()))

    def read(self, low: str) -> Clauses:
        """The clauses of the normal text ``low``, to be asked in the order of the text."""
        return Clauses(self, low)

    def next_cue(self, padded: str, at: int) -> Cue | None:
        """The first cue that begins at ``at`` or behind it, in a text that is ``padded`` with a blank before it."""
        for match in self._cue.finditer(padded, at):
            known, past, short = match.groups()
            start, end = match.start(), match.end() - 1
            if past:
                way, text = "" if past in self._no_past else "past", past
            elif known:
                way, text = self._way[known], known
            else:
                start, text = start - 1, f"'{short}"
                way = self._way[text]
            if way == "past" and self._is_participle(padded, start):
                continue  # "will be held": a participle, not a past tense
            if way:
                return Cue(start, end, way, text)
        return None

    def _is_participle(self, padded: str, start: int) -> bool:
        """True if one of the auxiliaries stands before the word at ``start``, or before the one before it."""
        before = padded[max(0, start - 24) : start + 1].split(" ")[:-1]
        return bool(before) and (
            before[-1] in self._auxiliaries or (before[-1].isalnum() and before[-2:][0] in self._auxiliaries)
        )

    def next_sentence(self, low: str, at: int) -> tuple[int, int] | None:
        """(end of the sentence that ends first behind ``at``, begin of the next); None if there is none."""
        for stop in _STOP.finditer(low, at):
            end = stop.start()
            if low[end] == PARAGRAPH or not low.endswith(self._abbreviations, max(0, end - 24), end):
                return stop.span()
            word = _LAST_WORD.search(low, max(0, end - 24), end)
            if word is None or word.group() not in self._abbreviations:
                return stop.span()
        return None


class Clauses:
    """The cues and the sentence ends of one text, read once from front to back as far as is asked for.

    Every place is read once however many timexes stand there, so the cost grows with the text alone.
    """

    def __init__(self, tenses: Tenses, low: str) -> None:
        self._tenses, self._low, self._padded = tenses, low, " " + low
        self._cues: list[Cue] = []
        self._ends: list[int] = []
        self._begins: list[int] = []
        self._cues_read = self._ends_read = 0

    def direction(self, start: int, end: int, signal: str = "") -> tuple[str, str]:
        """("past" | "future" | "", reason) for the timex at ``start``–``end``."""
        first = self._begin(start, end)
        self._read_cues(first, end)
        cue, appointment = self._nearest_before(start, first)
        opening = self._first_after(end)
        if opening and opening.way == "past" and not self._low[end : opening.start].strip(" "):
            return _said(opening)
        way = self._tenses.signals.get(signal)
        if way == "past":
            return "past", f"past: '{signal}'"
        if way:
            opens = (
                cue is None and opening is not None and opening.way == "past"
            )  # "Until Friday, they had …"
            if not opens and (way == "future" or cue is None or cue.way != "past"):
                return "future", f"future: '{signal}'"
        if cue is None and appointment is not None:
            return "future", f"future: '{appointment.text}'"
        return _said(cue or opening)

    def _nearest_before(self, start: int, first: int) -> tuple[Cue | None, Cue | None]:
        """The nearest cue before ``start`` and the nearest verb of appointment, none before ``first``."""
        appointment = None
        at = bisect_right(self._cues, start, key=_end_of) - 1
        for _ in range(MOST_CUES):
            if at < 0 or self._cues[at].start < first:
                break
            if self._cues[at].way != "present":
                return self._cues[at], appointment
            appointment = appointment or self._cues[at]
            at -= 1
        return None, appointment

    def _first_after(self, end: int) -> Cue | None:
        """The first cue behind ``end`` in its sentence that looks one way."""
        at = bisect_left(self._cues, end, key=_start_of)
        for number in range(at, at + MOST_CUES):
            if number == len(self._cues):
                self._read_cues(end, self._cues_read + 1)
                if number == len(self._cues):
                    break
            cue = self._cues[number]
            if cue.start >= self._end(end, cue.start + 1):
                break
            if cue.way != "present":
                return cue
        return None

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Begin and end of the sentence around ``start``–``end``, no more than ``REACH`` away on either side."""
        return self._begin(start, end), self._end(end, end + REACH)

    def _begin(self, start: int, end: int) -> int:
        first = max(0, start - REACH)
        self._read_ends(first, end)
        before = bisect_right(self._begins, start) - 1
        return max(first, self._begins[before]) if before >= 0 else first

    def _end(self, end: int, limit: int) -> int:
        """The end of the sentence that goes on at ``end``, if it is before ``limit``."""
        last = min(limit, end + REACH, len(self._low))
        self._read_ends(end, last)
        after = bisect_left(self._ends, end)
        return min(last, self._ends[after] + 1) if after < len(self._ends) else last

    def _read_cues(self, first: int, last: int) -> None:
        self._cues_read = max(self._cues_read, first)
        while self._cues_read < last:
            cue = self._tenses.next_cue(self._padded, self._cues_read)
            if cue is None:
                self._cues_read = len(self._low)
                return
            self._cues.append(cue)
            self._cues_read = cue.end

    def _read_ends(self, first: int, last: int) -> None:
        self._ends_read = max(self._ends_read, first)
        while self._ends_read < last:
            stop = self._tenses.next_sentence(self._low, self._ends_read)
            if stop is None:
                self._ends_read = len(self._low)
                return
            self._ends.append(stop[0])
            self._begins.append(stop[1])
            self._ends_read = stop[1]


def _said(cue: Cue | None) -> tuple[str, str]:
    return (cue.way, f"{cue.way}: '{cue.text}'") if cue else ("", "")


def _start_of(cue: Cue) -> int:
    return cue.start


def _end_of(cue: Cue) -> int:
    return cue.end
