"""Front matter: the `key: value` lines between two `---` at the top of a text."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?\r?\n)---[ \t]*\r?(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(
    r"^([a-z_]+)[ \t]*:[ \t]+(?:\"([^\"\r\n]*)\"|'([^'\r\n]*)'|([^\r\n]*?))[ \t]*\r?$", re.MULTILINE
)
_LONGEST = 20_000


def front_matter_end(text: str) -> int:
    """Where the front matter of a text ends; 0 when there is none."""
    match = _BLOCK.match(text[:_LONGEST])
    return match.end() if match else 0


def front_matter(text: str) -> dict[str, str]:
    """The pairs of a text's front matter, values as texts; lists and nested keys are left out."""
    block = text[: front_matter_end(text)]
    return {m[1]: value for m in _PAIR.finditer(block) if (value := m[2] or m[3] or m[4])}
