"""The words of a YAML parser made into words for a person, with what to write instead.

A parser tells where it gave up, which is often one line after the mistake; here the lines around that place
are looked at for the mistakes that people make: a colon in a title, an apostrophe in single quotes, a tab.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from timeline.marked_yaml.faults import Fault
from timeline.marked_yaml.lines import Lines
from timeline.marked_yaml.mistakes import Mistakes


def explain(error: yaml.MarkedYAMLError, lines: Lines, previous: int) -> Fault:
    """The fault behind an error of the parser.

    Args:
        error: as raised, by libyaml or by PyYAML's own parser; their wordings differ a little.
        lines: the text.
        previous: index at which the last scalar before the error began.
    """
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(lines.text)) if mark else 0
    since = error.context_mark.index if error.context_mark else at
    place = Mistakes(lines, at, since, previous)
    for words, explanation in _BY_PROBLEM:
        if words in problem and (fault := explanation(place)):
            return fault
    for words, explanation in _BY_CONTEXT:
        if words in context and (fault := explanation(place)):
            return fault
    return place.tab() or place.fault(at, at + 1, "this is not YAML", "put the text in quotes")


_Explanation = Callable[[Mistakes], Fault | None]
_BY_PROBLEM: tuple[tuple[str, _Explanation], ...] = (
    ("cannot start any token", Mistakes.forbidden_start),
    ("mapping values are not allowed", Mistakes.colon),
    ("sequence entries are not allowed", Mistakes.dash),
    ("could not find expected ':'", Mistakes.no_colon),
    ("unexpected end of stream", Mistakes.unclosed_quote),
    ("unexpected document", Mistakes.document_mark_in_quotes),
    ("tab character", Mistakes.tab),
    ("unknown escape", Mistakes.bad_escape),
    ("hexdecimal", Mistakes.bad_escape),
    ("hexadecimal", Mistakes.bad_escape),
    ("invalid Unicode character escape", Mistakes.bad_escape),
    ("node content", Mistakes.stray_sign),
    ("document start", Mistakes.second_document),
    ("incompatible YAML", Mistakes.directive),
    ("duplicate %", Mistakes.directive),
    ("undefined tag handle", Mistakes.star_or_ampersand),
)
_BY_CONTEXT: tuple[tuple[str, _Explanation], ...] = (
    ("directive", Mistakes.directive),
    ("an alias", Mistakes.star_or_ampersand),
    ("an anchor", Mistakes.star_or_ampersand),
    ("tag", Mistakes.star_or_ampersand),
    ("block scalar", Mistakes.block_header),
    ("quoted scalar", Mistakes.bad_escape),
    ("flow sequence", Mistakes.unclosed_bracket),
    ("flow mapping", Mistakes.unclosed_bracket),
    ("block mapping", Mistakes.indentation),
    ("block collection", Mistakes.indentation),
    ("block sequence", Mistakes.indentation),
)
