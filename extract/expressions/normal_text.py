"""The text as the matcher reads it: lower case, one kind of space, apostrophe and hyphen, every offset
unchanged.
"""

from __future__ import annotations

import re

PARAGRAPH = "\x1f"  # no token matches it, so no phrase runs over a blank line
# The character before a word, as a class that begins a pattern. "\W" says it shorter and takes twice as long: it is
# tried at each character of the text.
_SIGNS = r":-@\[-^`{-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf\xd7\xf7\u0300-\u036f\u2000-\u206f\u20a0-\u20ff\u3000-\u303f"
BEFORE_A_WORD = rf"[\x00-/{_SIGNS}]"
BEFORE_A_FREE_WORD = rf"[\x00-,./{_SIGNS}]"  # not behind a hyphen
_BLANK_LINE = re.compile(r"\n[ \t\r\u00a0]*\n\s*")
_SAME = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\n": " ", "\r": " "}
_SAME |= {
    "\u2019": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2013": "-",
}
_ODD = re.compile("[" + "".join(_SAME) + "]")


def normal(text: str) -> str:
    """``text`` made uniform, code point for code point: ``len(normal(text)) == len(text)``."""
    low = text.lower()
    if len(low) != len(text):  # "İ".lower() is two code points
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    if "\n" in low:
        low = _BLANK_LINE.sub(lambda blank: PARAGRAPH * len(blank.group()), low)
    if low.isascii():
        return low.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    return _ODD.sub(lambda odd: _SAME[odd.group()], low)
