"""What `timeline build` tells when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from timeline.events_file.merging import Change, Conflict, KeptAway, Merge
from timeline.events_file.problems import shown

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Summary:
    """A few counts, and a line for each thing that a person may want to decide."""

    events: Path
    out: Path
    texts: int
    problems: int
    warnings: int

    def lines(self, merged: Merge, undated: int) -> str:
        """The whole of it, one thing a line."""
        kept_away = (
            f", {len(merged.kept_away)} kept away (rejected or deleted by hand)" if merged.kept_away else ""
        )
        problems = counted(self.problems, "problem") if self.problems else "no problems"
        warnings = f", {counted(self.warnings, 'warning')}: see `timeline check`" if self.warnings else ""
        return "\n".join(
            [
                f"{counted(self.texts, 'text')} read",
                f"{counted(len(merged.added), 'event')} proposed, {len(merged.updated)} updated, "
                f"{len(merged.unchanged)} unchanged in {self.events}{kept_away}",
                f"{counted(undated, 'mention')} left undated",
                *self.remarks(merged),
                f"{problems}{warnings}",
                f"open {self.out}",
            ]
        )

    def remarks(self, merged: Merge) -> list[str]:
        """What a person may want to look at: conflicts, changes of accepted events, rejected ones told again."""
        return [
            *some([self._conflict(conflict) for conflict in merged.conflicts]),
            *some([self._change(change) for change in merged.changes]),
            *some([self._told_again(one) for one in merged.told_again]),
            *some([f"{self.events}: no text tells of {name} any more" for name in merged.untold]),
        ]

    def _conflict(self, conflict: Conflict) -> str:
        return (
            f"{self.events}:{conflict.line}: '{conflict.key}' of {conflict.id} was changed by hand and in the texts: "
            f"kept '{shown(conflict.in_file)}', the texts now say '{shown(conflict.in_texts)}'"
        )

    def _change(self, change: Change) -> str:
        return (
            f"{self.events}: '{change.key}' of {change.id}, which is accepted, follows the texts: "
            f"'{shown(change.before)}' is now '{shown(change.after)}'"
        )

    def _told_again(self, one: KeptAway) -> str:
        return f"{self.events}: {one.id} was rejected before, now also in {shown(', '.join(one.texts))}"


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 event, 2 events."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def some(lines: list[str]) -> list[str]:
    """The lines, or the first of them and how many more there are."""
    if len(lines) <= MOST_TOLD:
        return lines
    return [*lines[:MOST_TOLD], f"… and {len(lines) - MOST_TOLD} more of these"]
