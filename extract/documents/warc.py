"""WARC: what crawlers keep of the web, a page a record; by warcio. Pages are read as saved pages are.

A page takes a hundred times longer to read than its record, so records come as `Page`s that are read where there is
time for it.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from extract.documents.article import Articles, File, Page
from extract.documents.decoding import MAX_BYTES
from extract.documents.ids import Ids
from extract.documents.problems import Remark, TextError

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_ANSWERS = frozenset({"response", "resource", "conversion"})
_UUID = re.compile(r"[^<>:]{1,100}(?=>?$)")
_HINT = "what stands before that was read; get the file anew"
_BROKEN = (
    ArchiveLoadFailed,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    AttributeError,
    TypeError,
    RecursionError,
)


def read_articles(file: File) -> Articles:
    """The page of each record that holds one; what else there is is counted."""
    ids, others = Ids(), Counter[str]()
    pages = number = 0
    with file.opened() as stream:
        records = ArchiveIterator(stream)
        record: Any = None
        while True:
            try:
                before, record = record, next(records, None)
                if before is not None and before.raw_stream.limit > 0:
                    yield TextError("it is cut off: the end of this record is missing", _HINT, number)
                    return
                if record is None:
                    break
                number += 1
                if record.rec_type not in _ANSWERS:
                    continue
                if other := _no_page(record):
                    others[other] += 1
                    continue
                page = _page(record, file, ids, number)
            except TextError as error:
                yield TextError(error.message, error.hint, number)
                return
            except _BROKEN as error:
                yield TextError(f"after record {number} it cannot be read ({_said(error)})", _HINT, number)
                return
            pages += 1
            yield page
    kinds = ", ".join(f"{count} {kind}" for kind, count in others.most_common(5))
    if not pages:
        raise TextError(f"it holds no web page ({kinds or 'and no other answer of a server'})", "take it out")
    if others:
        yield Remark(f"passed over what is no page: {kinds}")


def _page(record: Any, file: File, ids: Ids, number: int) -> Page:
    body = record.content_stream().read(MAX_BYTES + 1)
    own = _UUID.search(record.rec_headers.get_header("WARC-Record-ID") or "")
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    return Page(
        body,
        ids.new(own[0] if own else "", number),
        address[:2_000],
        _charset(record) or file.encoding,
        number,
    )


def _no_page(record: Any) -> str:
    """What a record holds when it is no page."""
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    if status != "200":
        return f"of status {status[:3]}"
    headers = record.http_headers or record.rec_headers
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().casefold()
    return "" if kind in _PAGES else (kind[:50] or "of no kind")


def _charset(record: Any) -> str | None:
    headers = record.http_headers or record.rec_headers
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", headers.get_header("Content-Type") or "", re.I)
    return found[1] if found else None


def _said(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
