"""The search for the longest match at a place: all rules of all levels at once, token by token."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from extract.expressions.grammar import Fork, Grammar, Node
from extract.expressions.place import Outcome, Place, Source
from extract.expressions.rule import Rule
from extract.expressions.trace import Recorder, Step

Path = tuple[tuple[int, int], ...]  # where the values of the tokens so far were heard


PART = -1  # the number of a value that was made; it is the only one of its answer
_LAST = 1000


class Begun(NamedTuple):
    """A rule of ``level`` begun at ``start``, which may go on along ``fork``."""

    level: int
    start: int
    path: Path
    fork: Fork


class Arrival(NamedTuple):
    """The same, come to ``node``."""

    level: int
    start: int
    path: Path
    node: Node


class Made(NamedTuple):
    """A rule's match: the place of the rule in the grammar, the number of the answer that brought its draft,
    and the kind of the draft.
    """

    level: int
    start: int
    end: int
    order: int
    rule: Rule
    answer: int
    kind: Outcome


class Walk:
    """One search. It knows the text only through the questions that ``recorder`` puts to ``place``.

    It goes from one end of tokens to the next, in their order, with all that was begun before, as a chart
    parser does (J. Earley 1970). What lower levels make is one more token for the levels above.
    """

    def __init__(self, grammar: Grammar, place: Place, recorder: Recorder) -> None:
        self._grammar = grammar
        self._place = place
        self._recorder = recorder
        self._arrivals: dict[int, list[Arrival]] = {}
        self._waiting: dict[int, list[Begun]] = {}  # for a part that begins there
        self._made: list[Made] = []

    def longest(self) -> Step:
        """The longest match; between equals the lowest level and the first rule win."""
        roots = self._grammar.roots
        self._go_on(
            0, self._grammar.any_root, [Begun(level, 0, (), root) for level, root in enumerate(roots)]
        )
        while self._arrivals:
            end = min(self._arrivals)
            arrived = self._arrivals.pop(end)
            for level in range(len(roots)):
                self._complete(end, level, arrived)
            going = [arrival for arrival in arrived if arrival.node.forks]
            if going:
                self._go_on(end, self._recorder.merged([arrival.node for arrival in going]), going)
        whole = [match for match in self._made if not match.start and not match.rule.part_only]
        best = max(whole, key=_rank, default=None)
        if best is None or self._cuts_short(best):
            return self._recorder.end(None)
        return self._recorder.end((best.rule, best.answer, best.end))

    def _cuts_short(self, best: Made) -> bool:
        """True if a part inside the match goes on beyond it: "this April", where the text has "this April
        25".
        """
        return any(
            0 < match.start < best.end < match.end and not match.rule.part_only for match in self._made
        )

    def _go_on(self, end: int, forks: Mapping[str, Fork], begun: Sequence[Begun | Arrival]) -> None:
        """Follow the edges that the tokens behind ``end`` allow."""
        answer = len(self._place.heard)
        wanted = self._recorder.ask(self._place, Place.onward, end, forks)
        if wanted is None:
            return
        gap = self._place.gap(end)
        at = end + 1 if gap == "-" else end
        here = [each if isinstance(each, Begun) else _behind(each, gap) for each in begun]
        ways = [way for way in here if way is not None]
        if end:
            levels = max((way.level for way in ways if way.fork.starts), default=0)
            ways += [Begun(level, at, (), self._grammar.roots[level]) for level in range(levels)]
        for way in ways:
            if way.fork.starts:
                self._waiting.setdefault(at, []).append(way)
            for i, (key, width) in enumerate(wanted.lexemes):
                node = way.fork.edges.get(key)
                if node is not None:
                    arrival = Arrival(way.level, way.start, (*way.path, (answer, i)), node)
                    self._arrivals.setdefault(at + width, []).append(arrival)

    def _complete(self, end: int, level: int, arrived: list[Arrival]) -> None:
        """Make what the rules of ``level`` make that are complete at ``end``, and go on above it."""
        complete = [
            (order, rule, slots, arrival)
            for arrival in arrived
            if arrival.level == level
            for order, rule, slots in arrival.node.complete
        ]
        seen: set[tuple[int, str]] = set()
        for order, rule, slots, arrival in sorted(complete, key=_literal_first):
            sources: tuple[Source, ...] = tuple((slot, *arrival.path[i]) for slot, i in slots)
            answer = len(self._place.heard)
            kind = self._recorder.ask(self._place, Place.made, rule, sources, arrival.start, end)
            if kind is None or (arrival.start, kind[1]) in seen:
                continue
            seen.add((arrival.start, kind[1]))
            self._made.append(Made(level, arrival.start, end, order, rule, answer, kind))
            for begun in self._waiting.get(arrival.start, ()):
                for key in part_keys(*kind) if begun.level > level else ():
                    node = begun.fork.edges.get(key)
                    if node is not None:
                        arrived.append(Arrival(begun.level, begun.start, (*begun.path, (answer, PART)), node))


def part_keys(kind: str, unit: str, weekday: bool) -> tuple[str, ...]:
    """The names under which a draft can fill a slot: its unit and its type ("@month", "@date")."""
    name = "@" + kind.lower()
    if weekday:
        return (name, "@day", "@weekday")
    return (name, "@" + unit) if unit and unit != kind.lower() else (name,)


def _behind(arrival: Arrival, gap: str) -> Begun | None:
    fork = arrival.node.forks.get(gap)
    return Begun(arrival.level, arrival.start, arrival.path, fork) if fork else None


def _literal_first(complete: tuple[int, Rule, Any, Arrival]) -> list[int]:
    """Tokens are told with the most literal first ("=year" before "unit"), and what was made comes last."""
    return [i if i >= 0 else _LAST for _, i in complete[3].path] + [complete[0]]


def _rank(match: Made) -> tuple[int, int, int]:
    return match.end, -match.level, -match.order
