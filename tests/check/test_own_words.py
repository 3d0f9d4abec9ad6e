"""Whatever stands at whatever place, the problem is told in our own words, never in pydantic's."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from timeline.events_file import read_text
from timeline.schema import Event, Lane, Source, Timeline

_WRONG = {
    "null": "~",
    "empty": "''",
    "spaces": "'   '",
    "text": "weather",
    "number": "12",
    "negative": "-1",
    "underscore": "1_000",
    "float": "12.0",
    "huge": "9" * 5_000,
    "list": "[a, b]",
    "list-of-one": "[a]",
    "list-of-lists": "[[a], [b]]",
    "list-of-nothing": "[]",
    "list-of-null": "[~]",
    "mapping": "{a: b}",
    "mapping-of-nothing": "{}",
    "mapping-of-ints": "{1: 2}",
    "mapping-of-null": "{a: ~}",
    "mapping-of-lists": "{a: [b]}",
    "long": "'" + "x" * 500 + "'",
    "link": "'ftp://example.org/a b'",
}
_PLACES: dict[type[BaseModel], str] = {
    Timeline: "{key}: {value}\n",
    Event: "events:\n  - {{{others}{key}: {value}}}\n",
    Source: "events:\n  - {{id: a, date: 2020, title: A, sources: [{{{key}: {value}}}]}}\n",
    Lane: "lanes: {{law: {{{others}{key}: {value}}}}}\n",
}
_NEEDED = {Event: {"id": "a", "date": "2020", "title": "A"}, Lane: {"label": "A"}}
_PYDANTIC = re.compile(
    r"[Ii]nput should|[Vv]alue error|[Ff]ield required|valid (string|list|dict|integer|tuple)|pydantic|type=|"
    r"Extra inputs|permitted|instance of|match pattern|at (least|most) \d|greater than|unable to|cannot be read"
)


def _documents() -> list[tuple[str, str]]:
    found = []
    for model, place in _PLACES.items():
        for key in (*model.model_fields, "weather"):
            others = {name: value for name, value in _NEEDED.get(model, {}).items() if name != key}
            start = "".join(f"{name}: {value}, " for name, value in others.items())
            for kind, value in _WRONG.items():
                text = place.format(key=key, value=value, others=start)
                found.append((f"{model.__name__}.{key}={kind}", text))
    return found


_DOCUMENTS = _documents()


def test_every_key_of_every_model_is_tried() -> None:
    keys = sum(len(model.model_fields) + 1 for model in _PLACES)
    assert len(_DOCUMENTS) == keys * len(_WRONG) > 500


def test_no_word_of_pydantic_and_no_problem_without_words() -> None:
    seen = set()
    for name, text in _DOCUMENTS:
        for problem in read_text(text).problems:
            assert not _PYDANTIC.search(problem.message + problem.hint), (name, problem)
            assert problem.message.strip(), name
            assert "''" not in problem.message, (name, problem)
            assert "None" not in problem.message + problem.hint, (name, problem)
            assert len(problem.message) < 6_000
            seen.add(re.sub(r"'[^']*'", "'…'", problem.message))
    assert len(seen) > 25


@pytest.mark.parametrize(
    "key",
    [key for model in _PLACES for key in model.model_fields if key not in ("title", "events", "id", "date")],
)
def test_a_key_that_may_be_left_out_may_be_left_empty(key: str) -> None:
    for model, place in _PLACES.items():
        if key in model.model_fields and not model.model_fields[key].is_required():
            start = "".join(f"{name}: {value}, " for name, value in _NEEDED.get(model, {}).items())
            assert read_text(place.format(key=key, value="~", others=start)).problems == []


@pytest.mark.parametrize("model", [Event, Lane])
def test_missing_keys_are_named_together(model: type[BaseModel]) -> None:
    text = {Event: "events:\n  - {note: x}\n", Lane: 'lanes: {law: {color: "#123456"}}\n'}[model]
    (problem,) = read_text(text).problems
    for name, field in model.model_fields.items():
        if field.is_required():
            assert name in problem.message
