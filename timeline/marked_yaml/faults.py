"""What is wrong with a YAML text, before anything is known of what it should hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.marked_yaml.lines import Mark


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a YAML text.

    Attributes:
        start, end: the place; `end` is exclusive and may lie in a later line.
        message: what is wrong, in the words of a person who writes YAML rather than parses it.
        hint: what to write instead; empty when nothing better is known.
    """

    start: Mark
    end: Mark
    message: str
    hint: str = ""


class YamlError(ValueError):
    """A text that is not the YAML of this project.

    Attributes:
        faults: all that could be found, in the order of the text.
        text: the text that their marks count in.
    """

    def __init__(self, faults: Sequence[Fault], text: str) -> None:
        first = faults[0]
        super().__init__(f"line {first.start.line + 1}, column {first.start.column + 1}: {first.message}")
        self.faults = list(faults)
        self.text = text
