"""A language is a folder of YAML: this module finds and reads it, and knows nothing of its content."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def languages() -> tuple[str, ...]:
    """The languages that have a folder, as ISO 639-1 codes."""
    return tuple(sorted(f.name for f in files(__name__).iterdir() if f.is_dir() and len(f.name) == 2))


@cache
def read_locale(language: str, name: str) -> dict[str, Any]:
    """The content of `<language>/<name>.yaml`; `LookupError` when there is none."""
    file = files(__name__) / language / f"{name}.yaml"
    if not file.is_file():
        raise LookupError(f"no {name}.yaml for the language '{language}'")
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    if not isinstance(content, dict):
        raise TypeError(f"{language}/{name}.yaml must be a mapping")
    return content
