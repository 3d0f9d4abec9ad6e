"""The typeface of the pictures, Source Sans Pro: where its files are, and how wide a text is in it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from timeline.picture.errors import MissingLibraryError
from timeline.picture.shapes import Weight

FAMILY = "Source Sans Pro"
_FILES: dict[Weight, str] = {"regular": "SourceSansPro-Regular.ttf", "semibold": "SourceSansPro-Semibold.ttf"}
_NEEDED = {
    "fpdf": "fpdf2",
    "PIL": "pillow",
    "fontTools": "fonttools",
    "font_source_sans_pro": "font-source-sans-pro",
}
_UNKNOWN = 1.0  # em: as wide as a sign of another script may be
_REPLACEMENT = "?"


def check_libraries() -> None:
    """See that everything is there that pictures need.

    Raises:
        MissingLibraryError: something is not installed.
    """
    missing = [name for module, name in _NEEDED.items() if find_spec(module) is None]
    if missing:
        raise MissingLibraryError(
            f"pictures need {', '.join(missing)}: python -m pip install 'text-timeline[pictures]'"
        )


def font_file(weight: Weight) -> Path:
    """The TrueType file of a weight."""
    return Path(str(files("font_source_sans_pro") / "files" / _FILES[weight]))


def width_of(text: str, size: float, weight: Weight = "regular", tracking: float = 0.0) -> float:
    """How wide a text is, in the unit of `size`, without kerning."""
    advances = _advances(weight)
    return sum(advances.get(ord(sign), _UNKNOWN) for sign in text) * size + tracking * len(text)


def advance_of(sign: str, weight: Weight) -> float:
    """How wide a character is, in em."""
    return _advances(weight).get(ord(sign), _UNKNOWN)


def is_known(sign: str) -> bool:
    """Whether the typeface has this character."""
    return ord(sign) in _advances("regular")


def drawable(text: str) -> str:
    """The text with a stand-in for every character that the typeface does not have."""
    return "".join(sign if is_known(sign) else _REPLACEMENT for sign in text)


@lru_cache(maxsize=2)
def _advances(weight: Weight) -> dict[int, float]:
    check_libraries()
    from fontTools.ttLib import TTFont

    with TTFont(font_file(weight), lazy=True) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"]
        return {code: widths[name][0] / em for code, name in font.getBestCmap().items()}
