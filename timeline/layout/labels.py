"""Where the titles go: beside their marks, where nothing else stands. One row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from unicodedata import east_asian_width

Side = Literal["right", "left", "inside"]

_NARROW = frozenset("iljtfrI.,:;'’|!()[]- ")
_WIDE = frozenset("mwMW@%—")
_LEAST = 12  # characters of a title that is cut: fewer say too little
_SAFETY = 1.12  # fonts differ: better a little air than a touch


@dataclass(frozen=True, slots=True)
class Wish:
    """A title that wants a place: its ink, the room inside it (if any) and its rank, 0 the first."""

    left: float
    right: float
    text: str
    rank: int
    inside: tuple[float, float] | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A title that got a place: `x` is where it starts, or where it ends when it stands to the left."""

    index: int
    side: Side
    x: float
    text: str


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is in a plain sans-serif face: rather more than less."""
    ems = 0.0
    for character in text:
        if character in _NARROW:
            ems += 0.31
        elif character in _WIDE:
            ems += 0.88
        elif east_asian_width(character) in "WF":
            ems += 1.0
        elif character.isupper():
            ems += 0.69
        else:
            ems += 0.55
    return ems * size * _SAFETY * (1.12 if bold else 1.0)


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of `text` as fits in `room`, with an ellipsis; empty when that says too little."""
    if text_width(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(_cut(text, middle), size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return _cut(text, low) if low >= _LEAST else ""


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip().rstrip(" ,;:–-") + "…"


def place(
    wishes: Sequence[Wish], *, width: float, size: float, gap: float = 5.0, most: float = 260.0
) -> list[Label]:
    """Labels for one row, in the order of `wishes`.

    The important ones choose first, and among equals the one with most room. Each goes whole to the
    right, else whole to the left, else shortened to where there is more room; or it goes without.
    """
    taken = [(wish.left, wish.right) for wish in wishes]
    room = [sum(_room(taken, index, wish, width)) for index, wish in enumerate(wishes)]
    order = sorted(range(len(wishes)), key=lambda index: (wishes[index].rank, -room[index], index))
    labels = []
    for index in order:
        label = _place_one(index, wishes[index], taken, width=width, size=size, gap=gap, most=most)
        if label:
            labels.append(label)
            long = text_width(label.text, size, bold=wishes[index].bold)
            if label.side == "right":
                taken.append((label.x - gap, label.x + long))
            elif label.side == "left":
                taken.append((label.x - long, label.x + gap))
    return sorted(labels, key=lambda label: label.index)


def _place_one(
    index: int,
    wish: Wish,
    taken: list[tuple[float, float]],
    *,
    width: float,
    size: float,
    gap: float,
    most: float,
) -> Label | None:
    left, right = _room(taken, index, wish, width)
    rooms = {"right": right - 2 * gap, "left": left - 2 * gap}
    need = text_width(wish.text, size, bold=wish.bold)
    if wish.inside and need <= wish.inside[1] - wish.inside[0] - 2 * gap:
        return Label(index, "inside", wish.inside[0] + gap, wish.text)
    for side in ("right", "left"):
        if need <= min(rooms[side], most):
            return _beside(index, wish, side, wish.text, gap)
    side = "right" if rooms["right"] >= rooms["left"] else "left"
    text = shortened(wish.text, min(rooms[side], most), size, bold=wish.bold)
    if not text and wish.inside:
        text = shortened(wish.text, wish.inside[1] - wish.inside[0] - 2 * gap, size, bold=wish.bold)
        return Label(index, "inside", wish.inside[0] + gap, text) if text else None
    return _beside(index, wish, side, text, gap) if text else None


def _beside(index: int, wish: Wish, side: str, text: str, gap: float) -> Label:
    if side == "right":
        return Label(index, "right", wish.right + gap, text)
    return Label(index, "left", wish.left - gap, text)


def _room(taken: list[tuple[float, float]], index: int, wish: Wish, width: float) -> tuple[float, float]:
    """Free room to the left and to the right of the ink, which is number `index` of what is taken; none where
    another ink laps over it.
    """
    others = [own for number, own in enumerate(taken) if number != index]
    left = max((right for left, right in others if left <= wish.left), default=0.0)
    right = min((left for left, right in others if right >= wish.right), default=width)
    return wish.left - left, right - wish.right
