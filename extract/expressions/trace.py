"""What was asked and answered on earlier searches, as a tree: the same answers lead to the same match without
another search.

This is how a tracing compiler or a lazily built automaton saves work. A search is a fixed procedure that knows
the text through its questions alone, so its outcome depends on nothing but the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from extract.expressions.grammar import Fork, Node, merged
from extract.expressions.place import Place
from extract.expressions.rule import Rule

MOST_STEPS = 40_000  # remembered; then all is forgotten, so that no text can fill the memory
Outcome = tuple[Rule, int, int] | None  # the rule, the number of the answer that its draft came with, its end


class Step:
    """A question put to the place, and the step that follows each answer; the last step has an outcome."""

    __slots__ = ("answers", "arguments", "ask", "outcome")

    def __init__(self) -> None:
        self.ask: Callable[..., Any] | None = None
        self.arguments: tuple[Any, ...] = ()
        self.answers: dict[Any, Step] = {}
        self.outcome: Outcome = None


class Trace:
    """All steps known so far."""

    def __init__(self) -> None:
        self.forget()

    def recall(self, place: Place) -> Step | None:
        """The last step for a place whose answers are all known; None if one of them is new."""
        step: Step | None = self.root
        while step is not None and step.ask is not None:
            step = step.answers.get(step.ask(place, *step.arguments))
        return None if step is self.root else step

    def record(self) -> Recorder:
        """A new search from the first question."""
        if self.steps > MOST_STEPS:
            self.forget()
        return Recorder(self)

    def forget(self) -> None:
        """Begin anew."""
        self.root = Step()
        self.steps = 1
        self._forks: dict[tuple[int, ...], Mapping[str, Fork]] = {}

    def merged(self, nodes: Sequence[Node]) -> Mapping[str, Fork]:
        """The ways on from all of ``nodes``, the same object for the same nodes."""
        if len(nodes) == 1:
            return nodes[0].forks
        key = tuple(id(node) for node in nodes)
        known = self._forks.get(key)
        if known is None:
            known = self._forks[key] = merged(nodes)
        return known


class Recorder:
    """Puts the questions of one search to the place and adds the answers to the trace."""

    def __init__(self, trace: Trace) -> None:
        self._trace = trace
        self._step = trace.root
        self.merged = trace.merged

    def ask(self, place: Place, question: Callable[..., Any], *arguments: Any) -> Any:
        """The answer to ``question``, a method of ``Place``."""
        step = self._step
        step.ask, step.arguments = question, arguments
        answer = question(place, *arguments)
        following = step.answers.get(answer)
        if following is None:
            following = step.answers[answer] = Step()
            self._trace.steps += 1
        self._step = following
        return answer

    def end(self, outcome: Outcome) -> Step:
        """The search has come to its outcome."""
        self._step.outcome = outcome
        return self._step
