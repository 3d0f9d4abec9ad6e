"""The theme as style rules: variables for the page, and a class a lane."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from timeline.layout.theme import Scheme, Theme

ThemeName = Literal["auto", "light", "dark"]
_DARK = {"auto": "screen and (prefers-color-scheme:dark)", "dark": "screen"}


def color_rules(lanes: Iterable[tuple[int, str | None]], theme: ThemeName = "auto") -> str:
    """Rules of a theme; `lanes` are numbers and the colours that the file names. Paper is always light."""
    numbered = list(lanes)
    light = _rules("light", numbered)
    return f"{light}@media {_DARK[theme]}{{{_rules('dark', numbered)}}}\n" if theme in _DARK else light


def _rules(scheme: Scheme, lanes: list[tuple[int, str | None]]) -> str:
    theme = Theme(scheme)
    page = {name: getattr(theme, name) for name in ("paper", "ink", "grey", "rule", "accent")}
    rules = [f":root{{color-scheme:{scheme};{_variables(page)}}}"]
    for number, color in lanes:
        paint = theme.lane(number, color)
        own = {
            "color": paint.color,
            "ground": paint.ground,
            "veil": paint.veil,
            "name": paint.name,
            "on": paint.on_color,
        }
        rules.append(f".tl-lane-{number}{{{_variables(own)}}}")
    return "\n".join(rules) + "\n"


def _variables(values: dict[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in values.items())
