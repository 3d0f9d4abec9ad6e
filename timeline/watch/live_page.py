"""The page as it is served while its file is watched: with a script that listens for changes, and leave for it."""

from __future__ import annotations

import html
import re
from functools import cache
from importlib.resources import files

from timeline.page.inert import source_hash

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_EMPTY = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'; img-src data:">
<title>{name}</title>
<link rel="icon" href="data:,">
</head>
<body>
</body>
</html>
"""


@cache
def live_script() -> str:
    """The script that listens for changes."""
    return files("timeline.watch").joinpath("live.js").read_text(encoding="utf-8")


def live_page(page: str, version: str) -> str:
    """A page with the script in it. Its content security policy allows this script, and to listen to this server."""
    script = live_script()

    def allow(found: re.Match[str]) -> str:
        rules = dict(rule.strip().partition(" ")[::2] for rule in html.unescape(found[2]).split(";"))
        scripts = rules.get("script-src", "'none'").replace("'none'", "")
        rules |= {"script-src": f"{scripts} {source_hash(script)}".strip(), "connect-src": "'self'"}
        return found[1] + "; ".join(f"{name} {value}" for name, value in rules.items()) + found[3]

    tag = f'<script data-version="{html.escape(version)}">{script}</script>\n'
    page, count = _POLICY.subn(allow, page, count=1)
    if not count:
        raise ValueError("the page has no content security policy to which the script could be added")
    head, end, rest = page.rpartition("</body>")
    return head + tag + end + rest


def empty_page(name: str) -> str:
    """A page with nothing on it, for a file that has had errors from the start."""
    return _EMPTY.format(name=html.escape(name))
