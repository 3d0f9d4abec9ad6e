"""Matching at one place: a walk down the token tries of a grammar, level by level, with every step
remembered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.expressions.draft import Draft
from extract.expressions.grammar import Grammar, Node
from extract.expressions.lexicon import Lexeme
from extract.expressions.rule import Rule

LOOK_AROUND = 40  # code points read on either side for a neighbouring word
_SPACES = re.compile(r" {1,8}")
_WORD_BEFORE = re.compile(r"((?:[^\W_]{1,20} )?)([^\W_]{1,20}(?:'[^\W_]{1,5})?|[^\s\w])[ \-]{0,8}\Z")
_WORD_AFTER = re.compile(r"[ \-]{0,8}([^\W_]+|[^\s\w])")


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match in the text and the draft it made."""

    rule: Rule
    draft: Draft
    start: int
    end: int


class Matcher:
    """Matches one text. ``low`` is its normal form; positions are those of the text."""

    def __init__(self, grammar: Grammar, text: str, low: str) -> None:
        self._levels = grammar.levels
        self._lexicon = grammar.lexicon
        self._text = text
        self._low = low
        self._tokens: dict[int, list[Lexeme]] = {}
        self._matches: dict[tuple[int, int], list[Match]] = {}

    def longest(self, at: int) -> Match | None:
        """The longest match that begins at ``at``; between equals the lowest level and the first rule win."""
        best: Match | None = None
        for level in range(len(self._levels)):
            for match in self._at(at, level):
                if not match.rule.part_only and (best is None or match.end > best.end):
                    best = match
        if best is not None and self._cuts_short(best):
            best = None
        self._tokens.clear()
        self._matches.clear()
        return best

    def _cuts_short(self, best: Match) -> bool:
        """True if a part inside the match goes on beyond it: "this April", where the text has "this April
        25".
        """
        return any(
            best.start < at < best.end and any(m.end > best.end and not m.rule.part_only for m in matches)
            for (at, _), matches in self._matches.items()
        )

    def _at(self, at: int, level: int) -> list[Match]:
        """All matches of a level's rules that begin at ``at``."""
        known = self._matches.get((at, level))
        if known is None:
            known = self._matches[at, level] = []
            edges = self._levels[level].edges.get("")
            if edges:
                self._branch(edges, at, level, [], known)
        return known

    def _branch(
        self, edges: dict[str, Node], at: int, level: int, path: list[Lexeme], found: list[Match]
    ) -> None:
        """Follow the edges that the tokens at ``at`` allow: words and shapes, then what lower levels made
        there.
        """
        tokens = self._tokens.get(at)
        if tokens is None:
            tokens = self._tokens[at] = self._lexicon.lexemes(self._low, self._text, at)
        if not tokens:
            return
        for token in tokens:
            node = edges.get(token.key)
            if node is not None:
                path.append(token)
                self._walk(node, token.end, level, path, found)
                path.pop()
        if "@" not in edges:
            return
        for below in range(level):
            for match in self._at(at, below):
                for key in part_keys(match.draft):
                    node = edges.get(key)
                    if node is not None:
                        path.append(Lexeme(key, match.draft, at, match.end))
                        self._walk(node, match.end, level, path, found)
                        path.pop()

    def _walk(self, node: Node, at: int, level: int, path: list[Lexeme], found: list[Match]) -> None:
        """Note the rules that are complete at ``node``, then go on behind the gap that stands at ``at``."""
        for rule, slots in node.complete:
            match = self._made(rule, slots, path, at)
            if match and not any(m.end == at and m.draft.unit == match.draft.unit for m in found):
                found.append(match)
        if not node.edges:
            return
        char = self._low[at : at + 1]
        if char == " ":
            edges = node.edges.get(" ")
            if edges:
                spaces = _SPACES.match(self._low, at)
                self._branch(edges, spaces.end() if spaces else at, level, path, found)
        else:
            edges = node.edges.get("-" if char == "-" else "")
            if edges:
                self._branch(edges, at + 1 if char == "-" else at, level, path, found)

    def _made(
        self, rule: Rule, slots: tuple[tuple[str, int], ...], path: list[Lexeme], end: int
    ) -> Match | None:
        start = path[0].start
        last = self._low[end - 1]
        if last.isalnum() and self._low[end : end + 1].isalnum():
            return None
        if rule.has_context and not self._in_place(rule, start, end):
            return None
        draft = rule.make({slot: path[i].value for slot, i in slots}, rule.params)
        return Match(rule, draft, start, end) if draft else None

    def _in_place(self, rule: Rule, start: int, end: int) -> bool:
        if rule.after or rule.not_after:
            before = _WORD_BEFORE.search(self._low[max(0, start - LOOK_AROUND) : start])
            word, two = (before.group(2), before.group(1) + before.group(2)) if before else ("", "")
            if word in rule.not_after or (rule.after and word not in rule.after and two not in rule.after):
                return False
        if rule.before or rule.not_before:
            after = _WORD_AFTER.match(self._low, end)
            word = after.group(1) if after else ""
            if word in rule.not_before or (rule.before and word not in rule.before):
                return False
        return True


def part_keys(draft: Draft) -> tuple[str, ...]:
    """The names under which a draft can fill a slot: its unit and its type ("@month", "@date")."""
    kind = "@" + draft.type.lower()
    if draft.value.startswith("XXXX-WXX-"):
        return (kind, "@day", "@weekday")
    return (kind, "@" + draft.unit) if draft.unit and draft.unit != draft.type.lower() else (kind,)
