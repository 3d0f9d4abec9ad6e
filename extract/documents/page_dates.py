"""When a web page was published, as far as the page itself says so: known, not guessed.

Looked at in this order: meta tags, JSON-LD, <time>. Names stand in page_dates.yaml. A date in the body, in the address
or below ("© 1998-2026") is not among them: those are for guesses.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from extract.documents.written_dates import read_day
from timeline.dates import When

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MISSING = {"1970-01-01", "0001-01-01", "1900-01-01"}  # what programs write for "no date"
_DEEPEST = 8
_MOST_ITEMS = 10_000


def known_date(tree: HtmlElement, language: str = "en") -> When | None:
    """The day on which the page was published, or None when it does not say, or says several."""
    return _from_meta(tree, language) or _from_json(tree, language) or _from_time(tree, language)


def _day(text: Any, language: str) -> When | None:
    if not isinstance(text, str):
        return None
    when = read_day(text, language)
    return None if when is None or str(when) in _MISSING else when


def _from_meta(tree: HtmlElement, language: str) -> When | None:
    told: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if meta.get("content"):
                told.setdefault((meta.get(key) or "").casefold(), meta.get("content"))
    found = (_day(told[name], language) for name in _names()["meta"] if name in told)
    return next((when for when in found if when), None)


def _from_json(tree: HtmlElement, language: str) -> When | None:
    """Of several articles on one page, such as a list of related ones, none is the page's."""
    days: list[When] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        try:
            data = json.loads((script.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        days += [when for item in _items(data) if (when := _day(item.get("datePublished"), language))]
    return days[0] if days and len(set(days)) == 1 else None


def _items(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The articles at the top of JSON-LD: alone, in a list, in a graph, or as what a page is about."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data[:_MOST_ITEMS]:
            yield from _items(one, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        names = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and name.casefold() in _names()["articles"] for name in names):
            yield data
        for key in ("@graph", "mainEntity"):
            yield from _items(data.get(key), depth + 1)


def _from_time(tree: HtmlElement, language: str) -> When | None:
    """The <time> that is marked as the day of publication; else the only day that the head of the article has."""
    marked: set[When] = set()
    others: set[When] = set()
    for element in tree.iter("time"):
        when = _day(element.get("datetime") or element.text_content(), language)
        words = f"{element.get('class') or ''} {element.get('itemprop') or ''}".casefold()
        if when is None or any(word in words for word in _names()["other"]) or _is_elsewhere(element):
            continue
        is_marked = element.get("pubdate") is not None or any(word in words for word in _names()["marked"])
        (marked if is_marked else others).add(when)
    for days in (marked, others):
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _is_elsewhere(element: HtmlElement) -> bool:
    """Whether it stands beside the article, or in one of several."""
    around = list(element.iterancestors())
    if any(one.tag in _names()["elsewhere"] for one in around):
        return True
    articles = [one for one in around if one.tag == "article"]
    if len(articles) > 1:
        return True
    return not articles and not any(one.tag in ("main", "header") for one in around)


@cache
def _names() -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load(
        (files(__package__) / "page_dates.yaml").read_text(encoding="utf-8")
    )
    return data
