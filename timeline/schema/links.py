"""Which links may stand in a file that becomes a page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LINK_PATTERN = r"^(?:[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]|[Mm][Aa][Ii][Ll][Tt][Oo]:[^\s?#]*@)\S*$"
"""For editors; what `check_link` refuses beyond it are malformed hosts."""

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]")
_HOST_FIRST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#:]|$)", re.IGNORECASE)
_ALLOWED = "a link starts with https://, http:// or mailto:"
_LONGEST_HINT = 120


class LinkError(ValueError):
    """A text that may not be a link.

    Attributes:
        message: what is wrong with it.
        hint: what to write instead; empty when nothing better is known.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(f"{message}: {hint}" if hint else message)
        self.message = message
        self.hint = hint


def check_link(link: str) -> str:
    """Return `link` when it is an http, https or mailto address.

    Raises:
        LinkError: it is not, or it holds what no address may hold.
    """
    if _is_link(link):
        return link
    if not link:
        raise LinkError("the link is empty", "write one, or leave the key out")
    if _CONTROL.search(link):
        tidy = _CONTROL.sub("", link.strip().replace(" ", "%20"))
        raise LinkError("a link holds no spaces or control characters", _better(tidy))
    raise LinkError(_ALLOWED, _better(link))


def _is_link(link: str) -> bool:
    if not link or _CONTROL.search(link):
        return False
    try:
        parts = urlsplit(link)
        host = parts.hostname
    except ValueError:  # brackets that are no IPv6 address
        return False
    if parts.scheme in ("http", "https"):
        return bool(host)
    return parts.scheme == "mailto" and "@" in parts.path


def _better(link: str) -> str:
    """The hint with the link that was meant, where that can be seen."""
    better = link
    if link.startswith("//"):
        better = f"https:{link}"
    elif _HOST_FIRST.match(link):
        better = f"https://{link}"
    elif re.fullmatch(r"[^@\s:/]+@[^@\s:/]+", link):
        better = f"mailto:{link}"
    return f"write {better}" if _is_link(better) and len(better) <= _LONGEST_HINT else ""
