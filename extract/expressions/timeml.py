"""TimeML 1.2.1: a text with its timexes marked in place, character for character.

Source: the TimeML 1.2.1 annotation guidelines and DTD. The document creation time is an empty TIMEX3 before
the text, so that the text without its tags is the text that went in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.expressions.timex import Timex

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">'
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}  # a bare CR would be read as a line feed
_SPECIAL = re.compile("[&<>\r]")
DCT_ID = "t0"


def unwritable(text: str) -> list[tuple[int, str]]:
    """(offset, character) of all that XML 1.0 cannot hold: control characters, lone surrogates, U+FFFE, U+FFFF."""
    return [(found.start(), found.group()) for found in _NOT_XML.finditer(text)]


def to_timeml(text: str, timexes: Sequence[Timex], dct: str | None) -> str:
    """The TimeML document of a text with its ``timexes``, in order, and its creation time.

    ``dct`` is a calendar value; without one there is no TIMEX3 for it. What XML cannot hold is written as
    U+FFFD, one for one, and a comment at the end lists it.
    """
    ids = {timex.value: f"t{number}" for number, timex in reversed([*enumerate(timexes, 1)])}
    parts = [_HEAD]
    if dct:
        kind = "TIME" if "T" in dct else "DATE"
        values = {
            "tid": DCT_ID,
            "type": kind,
            "value": dct,
            "temporalFunction": "false",
            "functionInDocument": "CREATION_TIME",
        }
        parts.append(f"<TIMEX3{_attributes(values)}/>")
        ids[dct] = DCT_ID
    at = 0
    for number, timex in enumerate(timexes, 1):
        parts.append(_escaped(text[at : timex.start]))
        parts.append(f"<TIMEX3{_attributes(_values(timex, number, ids))}>{_escaped(timex.text)}</TIMEX3>")
        at = timex.end
    parts.append(_escaped(text[at:]))
    replaced = unwritable(text)
    if replaced:
        places = ", ".join(f"U+{ord(char):04X} at {offset}" for offset, char in replaced)
        parts.append(f"<!-- written as U+FFFD, for XML cannot hold it: {places} -->")
    return "".join([*parts, "</TimeML>"])


def _values(timex: Timex, number: int, ids: dict[str, str]) -> dict[str, str]:
    anchor = ids.get(timex.anchor, "") if timex.anchor else ""
    return {
        "tid": f"t{number}",
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "quant": timex.quant,
        "freq": timex.freq,
        "temporalFunction": "true" if timex.anchor else "false",
        "functionInDocument": "NONE",
        "anchorTimeID": anchor if anchor != f"t{number}" else "",
    }


def _attributes(values: dict[str, str]) -> str:
    return "".join(f' {name}="{_quoted(value)}"' for name, value in values.items() if value)


def _quoted(value: str) -> str:
    return _escaped(value).replace('"', "&quot;")


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(lambda found: _MARKUP[found.group()], text)
    return _NOT_XML.sub("\ufffd", text)
