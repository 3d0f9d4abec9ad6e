"""How large a page is to those who parse it: time grows faster than its elements, and than the attributes of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.documents.problems import TextError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 50_000  # an article has some thousands
_MOST_ATTRIBUTES = 10_000  # of one element; it has some ten
_DEEPEST = 250  # libxml2 lets go of what is deeper than 256
_ELEMENT = re.compile(r"<[A-Za-z]")
_STEP = re.compile(r"[\"'>]|[\s/]+(?=[^\s/>])")


def check_size(html: str) -> int:
    """The number of elements of a page.

    Raises:
        TextError: there are too many, or one has too many attributes.
    """
    elements = sum(1 for _ in _ELEMENT.finditer(html))
    if elements > _MOST_ELEMENTS:
        raise TextError(
            f"it has {elements:,} elements, and a page may have {_MOST_ELEMENTS:,}",
            "save its articles one by one",
        )
    if len(html) > 3 * _MOST_ATTRIBUTES and _has_endless_element(html):
        raise TextError(
            "an element on it has thousands of attributes", "save the text of its article as .txt"
        )
    return elements


def check_depth(tree: HtmlElement) -> None:
    """See that nothing of a page was lost for its depth.

    Raises:
        TextError: its elements are nested deeper than the parser follows.
    """
    from lxml.etree import iterwalk

    depth = 0
    for event, _ in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise TextError(
                f"its elements are nested more than {_DEEPEST} deep", "save the text of its article as .txt"
            )


def _has_endless_element(html: str) -> bool:
    """Whether an element has too many attributes: each character is looked at once."""
    at = 0
    while element := _ELEMENT.search(html, at):
        at = element.end()
        attributes = 0
        while (step := _STEP.search(html, at)) and step[0] != ">":
            at = step.end()
            if step[0] in "\"'":
                at = html.find(step[0], at) + 1 or len(html)
            else:
                attributes += 1
                if attributes > _MOST_ATTRIBUTES:
                    return True
        at = step.end() if step else len(html)
    return False
