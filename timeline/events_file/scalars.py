"""Texts written as YAML scalars: plain where that is safe, quoted where it is not."""

from __future__ import annotations

import json
import re
from typing import Any

from timeline.marked_yaml import Node

# What a YAML 1.1 or 1.2 loader would make something else of than a text.
_NOT_TEXT = re.compile(
    r"(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[0-9][0-9_,.:eExXoOabcdefABCDEF+-]*|[-+]?\.(?:inf|nan|[0-9]+)|=|<<)",
    re.IGNORECASE,
)
_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=~<]")
_BREAKS_PLAIN = re.compile(r":(?:\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
_BREAKS_FLOW = re.compile(r"[,\[\]{}]|:[,\[\]{}]|\?")
# Invisible characters, and those that turn the direction of writing: shown as escapes, so that nobody is fooled.
_ESCAPED = re.compile(r"[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


def scalar(text: str, *, in_flow: bool = False, typed: bool = False) -> str:
    """`text` as a scalar that reads as exactly this text.

    Args:
        text: any text.
        in_flow: whether it stands inside [ ] or { }.
        typed: whether the key wants a number or date, so that `2020` needs no quotes.
    """
    return text if _is_plain(text, in_flow, typed) else _double_quoted(text)


def scalar_like(node: Node, text: str, *, in_flow: bool = True, typed: bool = False) -> str:
    """`text` as a scalar in the style of the one that it replaces."""
    source = node.source()
    if (
        source.startswith("'")
        and "\n" not in text
        and not _BREAKS_PLAIN.search(text.replace(": ", "").replace(" #", ""))
    ):
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    if source.startswith('"'):
        return _double_quoted(text)
    return scalar(text, in_flow=in_flow, typed=typed)


def flow(data: Any) -> str:
    """Data as JSON on one line, which is YAML in flow style."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(data, ensure_ascii=False))


def _is_plain(text: str, in_flow: bool, typed: bool) -> bool:
    return bool(
        text
        and text == text.strip()
        and _PLAIN_START.match(text)
        and not _BREAKS_PLAIN.search(text)
        and not _ESCAPED.search(text)
        and not (in_flow and _BREAKS_FLOW.search(text))
        and (typed or not _NOT_TEXT.fullmatch(text))
        and not text.startswith(("---", "..."))
    )


def _double_quoted(text: str) -> str:
    return flow(text)
