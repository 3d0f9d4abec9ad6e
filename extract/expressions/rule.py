"""A grammar rule as its YAML says it, checked and ready to make drafts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from extract.expressions.draft import Draft
from extract.expressions.makers import MAKERS

CONTEXT = ("after", "not_after", "before", "not_before", "no_name")
KEYS = {"name", "pattern", "maker", "with", "after", "not_after", "before", "not_before", "no_name"} | {
    "examples",
    "never",
    "part_only",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: patterns with slots, the maker that turns slots into a draft, and where the rule may stand.

    ``after`` and ``before`` name word lists one of whose words must be the neighbour; ``not_after`` and
    ``not_before`` name those that must not; "0" in them is any number below a thousand, "+word" in
    ``not_before`` the word after the next one, and "' war" the next two. A ``no_name`` rule does not stand beside a
    word with a capital ("April Jones"). ``part_only`` rules serve other rules but are no timex alone.
    """

    name: str
    patterns: tuple[str, ...]
    make: Callable[[Mapping[str, Any], Mapping[str, Any]], Draft | None]
    params: Mapping[str, Any]
    examples: tuple[Mapping[str, Any], ...]
    never: tuple[str, ...]
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    part_only: bool = False
    no_name: bool = False
    has_context: bool = False  # the neighbours of a match must be looked at

    @property
    def neighbours(self) -> frozenset[str]:
        """All words that the rule asks for beside a match."""
        return self.after | self.not_after | self.before | self.not_before


def read_rule(data: Mapping[str, Any], contexts: Mapping[str, list[str]]) -> Rule:
    """The rule that a YAML mapping describes. Raises ValueError naming the rule and what is wrong with it."""
    name = str(data.get("name", "?"))
    unknown = set(data) - KEYS
    if unknown or "pattern" not in data or data.get("maker") not in MAKERS:
        wrong = (
            f"unknown keys {sorted(unknown)}" if unknown else f"no pattern, or no maker {data.get('maker')!r}"
        )
        raise ValueError(f"rule {name!r}: {wrong}")

    def words(key: str) -> frozenset[str]:
        lists = data.get(key, [])
        try:
            return frozenset(w for each in lists for w in contexts[each])
        except KeyError as missing:
            raise ValueError(f"rule {name!r}: {key} names no context list {missing}") from None

    pattern = data["pattern"]
    return Rule(
        name=name,
        patterns=tuple(pattern) if isinstance(pattern, list) else (pattern,),
        make=MAKERS[data["maker"]],
        params=data.get("with", {}),
        examples=tuple(data.get("examples", ())),
        never=tuple(data.get("never", ())),
        after=words("after"),
        not_after=words("not_after"),
        before=words("before"),
        not_before=words("not_before"),
        part_only=bool(data.get("part_only", False)),
        no_name=bool(data.get("no_name", False)),
        has_context=any(data.get(key) for key in CONTEXT),
    )
