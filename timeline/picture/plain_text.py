"""Foreign text as one clean line, and lines broken where they must end."""

from __future__ import annotations

from unicodedata import category

from timeline.picture.shapes import Weight
from timeline.picture.typeface import width_of

ELLIPSIS = "…"
_BREAKS = frozenset("/-_?&=.,")  # a long word may be broken after these
_WORDS_SHARE = 0.7  # of a cut text that is left when it ends with a whole word


def one_line(text: str, most: int = 2_000) -> str:
    """`text` on one line, without control characters, direction overrides and half characters.

    What is longer than `most` characters ends there with an ellipsis.
    """
    start = text[: 2 * most]
    kept = (" " if sign.isspace() else sign for sign in start if sign.isspace() or category(sign)[0] != "C")
    line = " ".join("".join(kept).split())
    return line if len(line) <= most else line[:most].rstrip() + ELLIPSIS


def cut_to(text: str, room: float, size: float, weight: Weight = "regular", tail: str = "") -> str:
    """As much of `text` as fits into `room` with an ellipsis and `tail` after it; all of it when it fits."""
    if width_of(text + tail, size, weight) <= room:
        return text + tail
    low, high = 0, min(len(text), int(room / size * 8) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(_cut(text, middle) + tail, size, weight) <= room:
            low = middle
        else:
            high = middle - 1
    return _cut(text, low) + tail if low else ""


def broken(text: str, room: float, size: float, weight: Weight = "regular", most: int = 1_000) -> list[str]:
    """The lines of `text`, each no wider than `room`. What is beyond `most` lines is cut off with an ellipsis."""
    lines: list[str] = []
    rest = text.split()
    while rest and len(lines) < most:
        if len(lines) == most - 1:
            lines.append(cut_to(" ".join(rest), room, size, weight))
            break
        count = 1
        while count < len(rest) and width_of(" ".join(rest[: count + 1]), size, weight) <= room:
            count += 1
        line = " ".join(rest[:count])
        if width_of(line, size, weight) > room:  # one word, wider than the line
            fitting = max(1, _fitting(line, room, size, weight))
            rest[0], line = line[fitting:], line[:fitting]
            count = 0
        lines.append(line)
        rest = rest[count:]
    return lines


def _fitting(word: str, room: float, size: float, weight: Weight) -> int:
    """How many characters of a word too long for a line go on it: an address is broken at its signs."""
    taken, last = 0.0, 0
    for number, sign in enumerate(word):
        taken += width_of(sign, size, weight)
        if taken > room:
            return last if last > number / 2 else number
        last = number + 1 if sign in _BREAKS else last
    return len(word)


def _cut(text: str, length: int) -> str:
    """The first characters with an ellipsis, cut between words where that costs little."""
    kept = text[:length]
    if length < len(text) and not text[length].isspace():
        words = kept.rpartition(" ")[0]
        kept = words if len(words) >= length * _WORDS_SHARE else kept
    return kept.rstrip().rstrip(" ,;:–-") + ELLIPSIS
