"""Matching at one place: a walk down the token tries of a grammar, level by level, with every step
remembered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from extract.expressions.draft import Draft
from extract.expressions.grammar import Grammar, Node
from extract.expressions.lexeme import Lexeme
from extract.expressions.rule import Rule

LOOK_AROUND = 40  # code points read on either side for a neighbouring word
WINDOW = 200  # code points behind the first that a match depends on
MOST_SEEN = 64  # surroundings remembered: what repeats itself without end does so at once
_SPACES = re.compile(r" {1,7}")
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_WORD_AFTER = re.compile(r"[ \-]{0,8}([^\W_]{1,40}|[^\s\w])(?: ([^\W_]{1,40}))?")


class Match(NamedTuple):
    """A rule's match in the text and the draft it made."""

    rule: Rule
    draft: Draft
    start: int
    end: int


class Matcher:
    """Matches one text. ``low`` is its normal form; positions are those of the text."""

    def __init__(self, grammar: Grammar, text: str, low: str) -> None:
        self._roots = [root.edges.get("", {}) for root in grammar.levels]
        self._lexemes = grammar.lexicon.lexemes
        self._text = text
        self._low = low
        self._tokens: dict[int, Sequence[Lexeme]] = {}
        self._matches: dict[tuple[int, int], list[Match]] = {}
        self._parts: dict[tuple[int, int], list[Lexeme]] = {}
        self._before: dict[int, tuple[str, str]] = {}
        self._seen: dict[str, tuple[Rule, Draft, int] | None] = {}

    def longest(self, at: int) -> Match | None:
        """The longest match that begins at ``at``; between equals the lowest level and the first rule win.

        What was read in the very same surroundings before is known at once, so that a text that repeats
        itself without end is no burden.
        """
        around = self._text[at - LOOK_AROUND : at + WINDOW] if at >= LOOK_AROUND else ""
        if around and around in self._seen:
            known = self._seen[around]
            return Match(known[0], known[1], at, at + known[2]) if known else None
        best: Match | None = None
        for level in range(len(self._roots)):
            for match in self._at(at, level):
                if (best is None or match.end > best.end) and not match.rule.part_only:
                    best = match
        if best is not None and self._cuts_short(best):
            best = None
        self._tokens.clear()
        self._matches.clear()
        self._parts.clear()
        self._before.clear()
        if best is None:
            self._seen[around] = None
        elif best.draft.until is None and best.end - at < WINDOW - LOOK_AROUND:
            self._seen[around] = (best.rule, best.draft, best.end - at)
        if len(self._seen) > MOST_SEEN:
            self._seen.clear()
        return best

    def _cuts_short(self, best: Match) -> bool:
        """True if a part inside the match goes on beyond it: "this April", where the text has "this April
        25".
        """
        start, end = best.start, best.end
        for (at, _), matches in self._matches.items():
            if matches and start < at < end:
                for match in matches:
                    if match.end > end and not match.rule.part_only:
                        return True
        return False

    def _at(self, at: int, level: int) -> list[Match]:
        """All matches of a level's rules that begin at ``at``."""
        known = self._matches.get((at, level))
        if known is None:
            known = self._matches[at, level] = []
            edges = self._roots[level]
            if edges:
                self._branch(edges, at, level, at, [], known)
        return known

    def _parts_at(self, at: int, level: int) -> list[Lexeme]:
        """What the rules of the levels below ``level`` make at ``at``, as tokens."""
        known = self._parts.get((at, level))
        if known is None:
            known = self._parts[at, level] = [
                Lexeme(key, match.draft, match.end - at)
                for below in range(level)
                for match in self._at(at, below)
                for key in part_keys(match.draft)
            ]
        return known

    def _branch(
        self,
        edges: dict[str, Node],
        at: int,
        level: int,
        start: int,
        path: list[Any],
        found: list[Match],
    ) -> None:
        """Follow the edges that the tokens at ``at`` allow: words and shapes, then what lower levels made
        there.
        """
        tokens = self._tokens.get(at)
        if tokens is None:
            tokens = self._tokens[at] = self._lexemes(self._low, self._text, at)
        if not tokens:
            return
        for key, value, length in tokens:
            node = edges.get(key)
            if node is not None:
                self._walk(node, at + length, level, start, [*path, value], found)
        if "@" in edges:
            for key, value, length in self._parts_at(at, level):
                node = edges.get(key)
                if node is not None:
                    self._walk(node, at + length, level, start, [*path, value], found)

    def _walk(self, node: Node, at: int, level: int, start: int, path: list[Any], found: list[Match]) -> None:
        """Note the rules that are complete at ``node``, then go on behind the gap that stands at ``at``."""
        for rule, slots in node.complete:
            match = self._made(rule, slots, path, start, at)
            if match and not any(m.end == at and m.draft.unit == match.draft.unit for m in found):
                found.append(match)
        gaps = node.edges
        if not gaps:
            return
        low = self._low
        char = low[at : at + 1]
        if char == " ":
            edges = gaps.get(" ")
            if edges:
                at += 1
                if low[at : at + 1] == " ":
                    spaces = _SPACES.match(low, at)
                    at = spaces.end() if spaces else at
                self._branch(edges, at, level, start, path, found)
        elif char == "-":
            edges = gaps.get("-")
            if edges:
                self._branch(edges, at + 1, level, start, path, found)
        else:
            edges = gaps.get("")
            if edges:
                self._branch(edges, at, level, start, path, found)

    def _made(
        self, rule: Rule, slots: tuple[tuple[str, int], ...], path: list[Any], start: int, end: int
    ) -> Match | None:
        last = self._low[end - 1]
        if last.isalnum() and self._low[end : end + 1].isalnum():
            return None
        if rule.has_context and not self._in_place(rule, start, end):
            return None
        draft = rule.make({slot: path[i] for slot, i in slots}, rule.params)
        return Match(rule, draft, start, end) if draft else None

    def _in_place(self, rule: Rule, start: int, end: int) -> bool:
        if rule.no_name and self._beside_a_name(start, end):
            return False
        if rule.after or rule.not_after:
            before = self._before.get(start)
            if before is None:
                before = self._before[start] = self._words_before(start)
            word, two = before
            if word in rule.not_after or (rule.after and word not in rule.after and two not in rule.after):
                return False
        if rule.before or rule.not_before:
            after = _WORD_AFTER.match(self._low, end)
            word = after.group(1) if after else ""
            if "+" + (after.group(2) or "" if after else "") in rule.not_before:
                return False
            if word in rule.not_before or (rule.before and word not in rule.before):
                return False
        return True

    def _words_before(self, start: int) -> tuple[str, str]:
        """The word or mark before ``start``, and the last two words; "0" for any number that is no year."""
        before = self._low[max(0, start - LOOK_AROUND) : start].rstrip(" -")
        if not before or not (before[-1].isalnum() or before[-1] == "'"):
            return before[-1:].strip(), ""
        words = _WORDS.findall(before)
        if not words:
            return before[-1], ""
        word = str(words[-1])
        two = f"{words[-2]} {word}" if len(words) > 1 and before.endswith(f"{words[-2]} {word}") else word
        return ("0" if word.isdigit() and len(word) <= 3 else word), two

    def _beside_a_name(self, start: int, end: int) -> bool:
        """True if a word with a capital stands next to the match."""
        text = self._text
        if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
            return True
        before = text[max(0, start - LOOK_AROUND) : start]
        return before.endswith(" ") and before.strip(" ").rpartition(" ")[2][:1].isupper()


def part_keys(draft: Draft) -> tuple[str, ...]:
    """The names under which a draft can fill a slot: its unit and its type ("@month", "@date")."""
    return _keys(draft.type, draft.unit, draft.value.startswith("XXXX-WXX-"))


@lru_cache(maxsize=256)
def _keys(kind: str, unit: str, weekday: bool) -> tuple[str, ...]:
    name = "@" + kind.lower()
    if weekday:
        return (name, "@day", "@weekday")
    return (name, "@" + unit) if unit and unit != kind.lower() else (name,)
