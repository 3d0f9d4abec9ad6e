"""Which way the clause around a timex looks: past or future, by its verbs. Word lists are the language's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from extract.expressions.normal_text import PARAGRAPH
from extract.expressions.trie import trie_pattern

REACH = 240  # code points of the clause read on either side
_STOP = re.compile(r"([^\W_]{2,24})[.!?]['\")\]]{0,3} ")  # one letter and a full stop is an initial


class Tenses:
    """Reads the tense of a clause from a closed list of cues and from word endings.

    ``data`` holds ``future`` and ``past`` (words and phrases), ``signals`` (a preposition right before the
    timex and the way it looks), ``past_endings`` with ``no_past`` (words that only look like a past tense),
    ``breaks`` (words that end a clause) and ``abbreviations`` (their full stop ends no sentence).
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._way = dict.fromkeys(data["past"], "past") | dict.fromkeys(data["future"], "future")
        self._way |= dict.fromkeys(data.get("neutral", ()), "")
        self._signals: Mapping[str, str] = data.get("signals", {})
        self._no_past = frozenset(data.get("no_past", ()))
        self._abbreviations = frozenset(data.get("abbreviations", ()))
        endings = "|".join(re.escape(e) for e in data.get("past_endings", ())) or r"(?!)"
        whole = trie_pattern(cue for cue in self._way if cue[0] != "'")
        short = trie_pattern(cue for cue in self._way if cue[0] == "'") or "(?!)"
        self._cue = re.compile(
            rf"(?P<cue>(?<![\w-])(?:{whole})(?!\w)|(?<=\w)(?:{short})(?!\w))"
            rf"|(?<![\w-])(?P<past>[^\W\d_]{{2,20}}(?:{endings}))(?!\w)"
        )
        self._auxiliary = re.compile(
            rf"(?<!\w)(?:{trie_pattern(data.get('auxiliaries', ())) or '(?!)'}) (?:\w+ )?\Z"
        )

    def direction(self, low: str, start: int, end: int, signal: str = "") -> tuple[str, str]:
        """("past" | "future" | "", reason) for the timex at ``start``–``end`` of the normal text ``low``."""
        after = self._sentence_after(low, end)
        next_word = self._cue.match(after.lstrip(" "))
        if next_word and self._meaning(next_word) == "past":
            return "past", f"past: '{next_word.group()}'"
        before = self._sentence_before(low, start)
        cue = None
        for match in self._cue.finditer(before):
            way = self._meaning(match)
            if way == "past" and self._auxiliary.search(before, max(0, match.start() - 24), match.start()):
                continue  # "will be held": a participle, not a past tense
            if way:
                cue = (way, match.group(), match.start())
        if signal in self._signals:
            opens = cue is None and self._first(after)[0] == "past"  # "Until Friday, they had …"
            if not opens and (self._signals[signal] == "future" or cue is None or cue[0] != "past"):
                return "future", f"future: '{signal}'"
        if cue:
            return cue[0], f"{cue[0]}: '{cue[1]}'"
        return self._first(after)

    def _first(self, clause: str) -> tuple[str, str]:
        for match in self._cue.finditer(clause):
            way = self._meaning(match)
            if way:
                return way, f"{way}: '{match.group()}'"
        return "", ""

    def _meaning(self, match: re.Match[str]) -> str:
        cue = match["cue"]
        if cue:
            return self._way[cue]
        return "" if match["past"] in self._no_past else "past"

    def _sentence_before(self, low: str, start: int) -> str:
        window = low[max(0, start - REACH) : start].rpartition(PARAGRAPH)[2]
        begin = 0
        for stop in _STOP.finditer(window):
            if stop.group(1) not in self._abbreviations:
                begin = stop.end()
        return window[begin:]

    def _sentence_after(self, low: str, end: int) -> str:
        window = low[end : end + REACH].partition(PARAGRAPH)[0]
        for stop in _STOP.finditer(window):
            if stop.group(1) not in self._abbreviations:
                return window[: stop.end()]
        return window
