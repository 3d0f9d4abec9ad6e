"""Making foreign text harmless: in a JSON block, in HTML, and to the direction of the text around it."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256

# Controls that turn the direction of what follows, and those that no text needs. Not the marks U+200E/F,
# which right-to-left texts need and which turn nothing around.
_UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)

_IN_SCRIPT = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def plain(text: str) -> str:
    """`text` without control characters and direction overrides."""
    return _UNWANTED.sub("", text)


def json_block(data: object) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.translate(_IN_SCRIPT)


def source_hash(text: str) -> str:
    """The name by which a content security policy knows an inline script or style."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
