"""Which links may stand in a file that becomes a page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")


def check_link(link: str) -> str:
    """Return `link` when it is an http, https or mailto address; `ValueError` otherwise."""
    if _CONTROL.search(link):
        raise ValueError("a link holds no spaces or control characters")
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:
        raise ValueError(f"'{link}' is not a link") from None
    if parts.scheme in ("http", "https") and host:
        return link
    if parts.scheme == "mailto" and "@" in parts.path:
        return link
    raise ValueError("a link starts with https://, http:// or mailto:")
