"""Where the page gets Plotly from: a bundle put in, as it is or compressed, or an address."""

from __future__ import annotations

import gzip
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha384
from pathlib import Path

from timeline.page.inert import source_hash

_ADDRESS = re.compile(r"https?://[^\s\"'<>;,\\]+", re.ASCII)
# How plotly.js wraps itself up: a function that is given to another, and called there.
_WRAPPED = re.compile(
    r"""(\(typeof self !== "undefined" \? self : this, )\(\) => \{(.*)\}\)\);\s*""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class PlotlySource:
    """Plotly's code in the page, or its address with the hash that it must have where that is known.

    The code stands in the page as plain text, so that a browser paints the still picture before it reads
    the code; `page.js` then hands it over. `packed` is the same code, compressed and in Base64.
    """

    source: str = ""
    packed: str = ""
    address: str = ""
    integrity: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the page can draw live."""
        return bool(self.source or self.packed or self.address)

    @property
    def policy(self) -> str:
        """What a content security policy must allow for it."""
        if self.source:
            return source_hash(self.source)
        return f"'{self.integrity}'" if self.integrity else self.address


@dataclass(frozen=True, slots=True)
class _Packed(PlotlySource):
    """Code whose hash was taken before it was compressed."""

    unpacked_hash: str = ""

    @property
    def policy(self) -> str:
        return self.unpacked_hash


def plotly_source(wanted: str | Path, *, compact: bool = False) -> PlotlySource:
    """The bundle that `wanted` names: `inline`, `cdn`, `none`, an address, or the path of a file.

    Raises:
        OSError: the file cannot be read, or cannot stand inside a page.
    """
    if wanted == "none":
        return PlotlySource()
    if wanted in ("inline", "cdn"):
        from plotly.offline import get_plotlyjs, get_plotlyjs_version

        source = get_plotlyjs()
        if wanted == "cdn":
            digest = b64encode(sha384(source.encode()).digest()).decode()
            address = f"https://cdn.plot.ly/plotly-{get_plotlyjs_version()}.min.js"
            return PlotlySource(address=address, integrity=f"sha384-{digest}")
    elif _ADDRESS.fullmatch(str(wanted)):
        return PlotlySource(address=str(wanted))
    else:
        source = Path(wanted).read_text(encoding="utf-8")
    if "</script" in source.lower() or "<!--" in source:
        raise OSError(f"{wanted} cannot stand inside a page: it holds '</script' or '<!--'")
    source = _hastened(source)
    if not compact:
        return PlotlySource(source=source)
    packed = b64encode(gzip.compress(source.encode(), 9, mtime=0)).decode()
    return _Packed(packed=packed, unpacked_hash=source_hash(source))


def _hastened(source: str) -> str:
    """The same code, its wrapper written as a function in brackets, which engines compile at first sight.

    An arrow without brackets they read to its end and throw away, only to read it again when it is called:
    a tenth of the time that Plotly takes to start.
    """
    found = _WRAPPED.search(source)
    if not found or found.end() != len(source):
        return source
    return f"{source[: found.start()]}{found[1]}(function () {{{found[2]}}}).bind(this)));\n"
