"""Characters that a YAML parser stumbles over, and the lines that git leaves in a conflict."""

from __future__ import annotations

import re

from timeline.marked_yaml.faults import Fault
from timeline.marked_yaml.lines import Lines

# Not printable in YAML 1.2 (production 1), but for the three that YAML 1.1 took for line breaks.
# The byte-order mark is printable; within a text it is an invisible accident.
_UNPRINTABLE = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff"
UNPRINTABLE = re.compile(f"[{_UNPRINTABLE}]")
_STAND_IN_NEEDED = re.compile(f"[{_UNPRINTABLE}\x85\u2028\u2029]")
_CONFLICT = re.compile(r"^(<{7}|>{7}|={7}|\|{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_MOST_REPORTED = 100  # of a kind, so that a binary file does not fill the screen


def stand_ins(text: str) -> dict[int, str]:
    """A table for `str.translate` from each troublesome character to a private one that the text lacks.

    libyaml refuses control characters at the first, and takes U+0085, U+2028 and U+2029 for line breaks,
    which in YAML 1.2 they are not. One for one, so that every index stays the same.
    """
    troublesome = set(_STAND_IN_NEEDED.findall(text))
    if not troublesome:
        return {}
    used = set(text)
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in used)
    return {ord(character): next(free) for character in sorted(troublesome)}


def unprintable_faults(text: str, lines: Lines) -> list[Fault]:
    """A fault for each control character, up to a hundred of them."""
    faults: list[Fault] = []
    for found in UNPRINTABLE.finditer(text):
        if len(faults) == _MOST_REPORTED:
            break
        start, end = lines.mark(found.start()), lines.mark(found.end())
        faults.append(Fault(start, end, f"{describe(found[0])} in the text", "delete it"))
    return faults


def describe(character: str) -> str:
    """An unprintable character in words: "control character U+0008"."""
    code = f"U+{ord(character):04X}"
    if character == "\ufeff":
        return f"invisible byte-order mark {code}"
    if "\ud800" <= character <= "\udfff":
        return f"half a character {code}"
    return f"control character {code}"


def conflict_faults(text: str, lines: Lines) -> list[Fault]:
    """A fault for each hunk of a merge that git left for a person to settle.

    A lone `=======` is no hunk: it may underline a heading within a text.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    faults: list[Fault] = []
    hunk_is_open = False
    for found in _CONFLICT.finditer(text):
        opens, closes = found[1][0] == "<", found[1][0] == ">"
        if opens or (closes and not hunk_is_open):
            start, end = lines.mark(found.start()), lines.mark(found.end())
            faults.append(
                Fault(
                    start,
                    end,
                    "git left a merge conflict here",
                    "keep the lines you want and delete the lines of <<<<<<<, ======= and >>>>>>>",
                )
            )
        hunk_is_open = opens or (hunk_is_open and not closes)
    return faults
