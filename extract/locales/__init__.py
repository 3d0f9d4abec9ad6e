"""A language is a folder of YAML: this module finds and reads it, and knows nothing of its content."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def languages() -> tuple[str, ...]:
    """The languages in which texts can be read for events, as ISO 639-1 codes.

    They are the folders with words for clauses (`phrasing.yaml`). A folder may hold tagging rules alone: then
    dates are found in that language (`extract.expressions.load_tagger`), but no events.
    """
    folders = (folder for folder in files(__name__).iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if (folder / "phrasing.yaml").is_file()))


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
