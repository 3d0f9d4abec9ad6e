"""The little language that rules write their patterns in, and its expansion into flat token sequences.

``{month}`` or ``{name:class}``  a slot: a word class, a digit shape, or a part made by other rules (``@day``)
``ago``, ``,``, ``'s``           the word or mark itself
``[ … ]`` and ``( … | … )``      optional, alternatives
a space, ``-``, ``_``            what stands between two tokens: white space, a hyphen, either of them
There is no repetition, so a pattern has a longest sequence and matching costs a bounded number of steps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

MOST_SEQUENCES = 512
_TOKEN = re.compile(
    r"\{(?:(?P<slot>[\w-]+):)?(?P<cls>@?[\w-]+)\}|(?P<word>'?[^\W\d_]+)|(?P<mark>\S)|(?P<space>\s+)"
)


@dataclass(frozen=True, slots=True)
class Element:
    """One token of a sequence: what stands before it (" ", "-" or ""), its class ("=ago", "month") and its
    slot.
    """

    gap: str
    key: str
    slot: str = ""


Atom = str | Element  # a str is a gap


def expand(pattern: str) -> list[tuple[Element, ...]]:
    """All flat sequences of a pattern. Raises ValueError for one that is malformed or far too ambiguous."""
    tokens = list(_TOKEN.finditer(pattern))
    atoms, stop = _alternatives(tokens, 0, pattern)
    if stop != len(tokens):
        raise ValueError(f"pattern {pattern!r}: unexpected {tokens[stop].group()!r}")
    sequences = {tuple(_elements(atom)): None for choice in atoms for atom in _either_gap(choice)}
    sequences.pop((), None)
    if not sequences or len(sequences) > MOST_SEQUENCES:
        raise ValueError(
            f"pattern {pattern!r} has {len(sequences)} sequences (1 to {MOST_SEQUENCES} allowed)"
        )
    return list(sequences)


def _alternatives(tokens: list[re.Match[str]], at: int, pattern: str) -> tuple[list[list[Atom]], int]:
    """Parse up to a closing bracket: the union of all branches, and where parsing stopped."""
    found: list[list[Atom]] = []
    branch: list[list[list[Atom]]] = []
    while at < len(tokens):
        token = tokens[at]
        mark = token["mark"]
        if mark in (")", "]"):
            break
        if mark == "|":
            found += _joined(branch)
            branch = []
        elif mark in ("(", "["):
            inner, at = _alternatives(tokens, at + 1, pattern)
            if at >= len(tokens) or tokens[at]["mark"] != {"(": ")", "[": "]"}[mark]:
                raise ValueError(f"pattern {pattern!r}: {mark!r} is not closed")
            branch.append(inner if mark == "(" else [[], *inner])
        elif token["space"] or mark in ("-", "_"):
            branch.append([[" " if token["space"] else str(mark)]])
        elif token["cls"]:
            branch.append([[Element("", token["cls"], token["slot"] or token["cls"])]])
        else:
            branch.append([[Element("", "=" + token.group())]])
        at += 1
    return found + _joined(branch), at


def _joined(branch: list[list[list[Atom]]]) -> list[list[Atom]]:
    return [[atom for part in choice for atom in part] for choice in product(*branch)]


def _either_gap(atoms: list[Atom]) -> list[list[Atom]]:
    """The sequence with each "_" read as a space and as a hyphen."""
    choices: list[list[Atom]] = [[" ", "-"] if atom == "_" else [atom] for atom in atoms]
    return [list(choice) for choice in product(*choices)]


def _elements(atoms: list[Atom]) -> list[Element]:
    """Attach gaps to the element after them; those that a skipped option left dangling fall away."""
    elements: list[Element] = []
    gap = ""
    for atom in atoms:
        if isinstance(atom, str):
            gap = "-" if "-" in (gap, atom) else atom
        else:
            elements.append(Element(gap if elements else "", atom.key, atom.slot))
            gap = ""
    return elements
