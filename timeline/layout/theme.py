"""The colours and shapes of the chart, for light and dark grounds, from theme.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import yaml

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MARK_CONTRAST, _TEXT_CONTRAST = 3.0, 4.5  # WCAG 2.2 AA


@dataclass(frozen=True, slots=True)
class LanePaint:
    """The colours of one lane: its marks, its ground, its name, and writing on its bars."""

    color: str
    ground: str
    veil: str  # a thin film of the colour: over the paper it gives the ground
    name: str
    on_color: str


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape: Plotly's name for it, and its path around 0,0."""

    name: str
    path: str


class Theme:
    """The chart in one colour scheme."""

    def __init__(self, scheme: Scheme) -> None:
        tree = _tree()
        own = tree[scheme]
        self.paper: str = own["paper"]
        self.ink: str = own["ink"]
        self.grey: str = own["grey"]
        self.rule: str = own["rule"]
        self.accent: str = own["accent"]
        self._tint: float = own["tint"]
        self._lanes: list[str] = own["lanes"]

    def lane(self, number: int, color: str | None = None) -> LanePaint:
        """The colours of the lane with this number; `color` is the one that its file names."""
        wanted = (color or self._lanes[number % len(self._lanes)]).lower()
        ground = mix(self.paper, wanted, self._tint)
        strong = legible(wanted, ground, _MARK_CONTRAST, self.ink)
        on_color = max((self.paper, self.ink, "#ffffff", "#000000"), key=lambda text: contrast(text, strong))
        veil = f"{wanted}{round(self._tint * 255):02x}"
        return LanePaint(strong, ground, veil, legible(strong, ground, _TEXT_CONTRAST, self.ink), on_color)


def symbol(number: int) -> Symbol:
    """The shape of the marks in the lane with this number."""
    shapes = _tree()["symbols"]
    shape = shapes[number % len(shapes)]
    return Symbol(shape["name"], shape["path"])


def sign_paths() -> dict[str, str]:
    """The path of every shape by its name, those of lanes and those that all lanes use."""
    return {shape["name"]: shape["path"] for shape in (*_tree()["symbols"], *_tree()["signs"])}


def mix(under: str, over: str, share: float) -> str:
    """`under` with a share of `over`, as #rrggbb."""
    pairs = zip(_rgb(under), _rgb(over), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """WCAG's contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legible(color: str, ground: str, ratio: float, ink: str) -> str:
    """`color`, moved towards `ink` until it stands out from `ground`."""
    for step in range(21):
        moved = mix(color, ink, step / 20)
        if contrast(moved, ground) >= ratio:
            return moved
    return ink


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in _rgb(color)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=1)
def _tree() -> dict[str, Any]:
    text = files("timeline.layout").joinpath("theme.yaml").read_text(encoding="utf-8")
    tree: dict[str, Any] = yaml.load(text, Loader=_Loader)
    return tree
