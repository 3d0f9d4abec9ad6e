"""What is said of a file that cannot be read, and of one that can but deserves a word."""

from __future__ import annotations

from dataclasses import dataclass


class TextError(Exception):
    """A file, or an article of a file, that cannot be read as a text.

    Attributes:
        message: what is wrong.
        hint: what to do about it.
        line: where, from 1; the row of a table.
    """

    def __init__(self, message: str, hint: str, line: int = 1) -> None:
        super().__init__(f"{message}: {hint}")
        self.message = message
        self.hint = hint
        self.line = line


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that a person should know of a file that was read: which columns were taken, what was not."""

    message: str
