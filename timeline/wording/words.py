"""The words of one language, read from its YAML file; a word that is missing is an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.ASCII)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times faster


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _one_few_many(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else "many"


# The rules of plurals (those of CLDR) by the name that a language's file gives for its own.
PLURALS: dict[str, Callable[[int], str]] = {"one-other": _one_other, "one-few-many": _one_few_many}


class WordingError(LookupError):
    """A language without a file, a key without words, or a slot without a value."""


class Wording:
    """What a reader sees, in one language, by dotted key: `words("page.zoom_in")`."""

    def __init__(self, language: str, tree: dict[str, Any]) -> None:
        self.language = language
        self._tree = tree

    def __call__(self, key: str, **slots: object) -> str:
        """The words at `key`, its slots filled.

        Raises:
            WordingError: there is no such text, or it has a slot that was not given.
        """
        text = self._find(key)
        if not isinstance(text, str):
            raise WordingError(f"{self.language}.yaml: '{key}' is not a text")
        try:
            return text.format_map(slots)
        except (KeyError, IndexError) as slot:
            raise WordingError(
                f"{self.language}.yaml: '{key}' has a slot that nobody fills: {slot}"
            ) from None

    def cased(self, key: str, case: str, **slots: object) -> str:
        """The words at `key` in a grammatical case, in a language that has cases there; otherwise as they are."""
        node = self._find(key)
        if not isinstance(node, dict):
            return self(key, **slots)
        return self(f"{key}.{case if case in node else 'nominative'}", **slots)

    def cased_sequence(self, key: str, case: str) -> list[str]:
        """The list of words at `key` in a grammatical case."""
        node = self._find(key)
        if not isinstance(node, dict):
            return self.sequence(key)
        return self.sequence(f"{key}.{case if case in node else 'nominative'}")

    def sequence(self, key: str) -> list[str]:
        """The list of words at `key`, such as the names of the months."""
        words = self._find(key)
        if not (isinstance(words, list) and all(isinstance(word, str) for word in words)):
            raise WordingError(f"{self.language}.yaml: '{key}' is not a list of texts")
        return list(words)

    def count(self, key: str, number: int) -> str:
        """The form at `key` for `number` things."""
        form = PLURALS[self("numbers.plurals")](number)
        return self(f"{key}.{form}", count=self.number(number))

    def forms(self, key: str, **slots: object) -> dict[str, str]:
        """The forms at `key` by name of the plural, `count` still to be filled in."""
        node = self._find(key)
        if not isinstance(node, dict):
            raise WordingError(f"{self.language}.yaml: '{key}' has no plural forms")
        return {name: self(f"{key}.{name}", count="{count}", **slots) for name in node}

    def number(self, number: int) -> str:
        """A number as it is written, its thousands apart."""
        return f"{number:,}".replace(",", self("numbers.thousands"))

    def _find(self, key: str) -> Any:
        node: Any = self._tree
        for part in key.split("."):
            if not isinstance(node, dict) or part not in node:
                raise WordingError(f"{self.language}.yaml has no words for '{key}'")
            node = node[part]
        return node


@lru_cache(maxsize=8)
def load_wording(language: str = "en") -> Wording:
    """The words of `language`.

    Raises:
        WordingError: there are none; says which languages there are.
    """
    place = files("timeline.wording")
    known = languages()
    if not _LANGUAGE.fullmatch(language) or language not in known:
        raise WordingError(f"no wording for the language '{language}': there is {', '.join(known)}")
    tree = yaml.load(place.joinpath(f"{language}.yaml").read_text(encoding="utf-8"), Loader=_Loader)
    return Wording(language, tree)


def languages() -> list[str]:
    """The languages that have words, as their codes."""
    names = (entry.name for entry in files("timeline.wording").iterdir())
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))
