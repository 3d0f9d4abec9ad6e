"""What pydantic found, in the words of the project: none of its own may reach a person."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from timeline.marked_yaml import Node, is_null
from timeline.schema import Event, Lane, Source, Timeline

Words = tuple[str, str]
"""A message and a hint."""

_WHOLE = {Timeline: "the file", Event: "the event", Source: "the source", Lane: "the lane"}
_PLURAL = {Timeline: "the file", Event: "an event", Source: "a source", Lane: "a lane"}
_SHAPES = {"scalar": "a text", "sequence": "a list", "mapping": "keys and values"}
_OTHER_NAMES = {
    "category": "lane",
    "group": "lane",
    "headline": "title",
    "href": "url",
    "link": "url",
    "name": "title",
    "when": "date",
    "people": "actors",
    "description": "summary",
    "colour": "color",
    "state": "status",
    "priority": "importance",
    "comment": "note",
}
_OTHER_VALUES = {
    "high": "major",
    "low": "minor",
    "done": "happened",
    "past": "happened",
    "future": "planned",
    "expected": "planned",
    "no": "rejected",
}
_EXAMPLES = {
    "date": "2020-05-18",
    "label": "Joint missions",
    "id": "soyuz-launch-1967",
    "title": "Soyuz 1 crashes on landing",
}


def worded(details: Any, place: Sequence[int | str], node: Node, model: type[BaseModel]) -> Words:
    """Message and hint for one error of pydantic.

    Args:
        details: one of `ValidationError.errors()`.
        place: its location, without the branches of unions.
        node: the node at that place; the key where the key is wrong.
        model: whose key the last name of `place` is.
    """
    kind = details["type"]
    name = next((part for part in reversed(place) if isinstance(part, str)), "")
    if kind == "extra_forbidden":
        return _unknown_key(name, model)
    if is_null(node) or details["input"] is None:
        return _nothing_given(name, place)
    if kind in _WRONG_SHAPES:
        return _wrong_shape(_WRONG_SHAPES[kind], name, place, node)
    if node.kind != "scalar" and not node.source().startswith("["):
        return _wrong_shape("a text", name, place, node)
    if node.kind == "scalar" and not node.value.strip() and kind != "value_error":
        is_needed = name in model.model_fields and model.model_fields[name].is_required()
        return f"'{name}' is empty", "write a text" if is_needed else "write a text, or leave the key out"
    if kind == "value_error":
        error = details["ctx"]["error"]
        return getattr(error, "message", str(error)), getattr(error, "hint", "")
    if kind == "literal_error":
        if node.kind != "scalar":
            return _wrong_shape("a text", name, place, node)
        return _not_among(node.value, name, _choices(model, name))
    if kind == "string_too_long":
        return f"'{name}' is longer than {details['ctx']['max_length']} characters", "shorten it"
    if kind == "string_pattern_mismatch":
        return _wrong_form(node.value, name, model)
    return f"'{name}' cannot be read", _description(model, name)


def missing_keys(names: Sequence[str], node: Node, model: type[BaseModel]) -> Words:
    """Message and hint for the keys that a mapping lacks."""
    called = node.get("id") or node.get("label")
    whole = f"event '{called.value}'" if model is Event and called and called.value else _WHOLE[model]
    lacks = " and ".join(f"no {name}" for name in names) if len(names) < 3 else f"no {_listed(names, 'and')}"
    title = node.get("title")
    made = slug(title.value) if title and title.kind == "scalar" else ""
    known = _EXAMPLES | ({"id": made} if made else {})
    examples = [f"`{name}: {known[name]}`" for name in names if name in known]
    return f"{whole} has {lacks}", f"write, for example, {', '.join(examples)}" if examples else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or nothing."""
    found = difflib.get_close_matches(word[:80].lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def slug(text: str) -> str:
    """An id made of a text: lower case, digits and hyphens; nothing when some letters of it are not Latin."""
    letters = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if any(letter.isalpha() and not letter.isascii() for letter in bare):
        return ""
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:80].strip("-")


_WRONG_SHAPES: dict[str, str] = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
}


def _unknown_key(name: str, model: type[BaseModel]) -> Words:
    keys = list(model.model_fields)
    other = _OTHER_NAMES.get(name.lower(), "")
    near = nearest(name, keys) or (other if other in keys else "")
    if near:
        return f"unknown key '{name}'", f"did you mean '{near}'?"
    for whole in (Event, Source, Timeline):
        if whole is not model and name in whole.model_fields:
            return f"unknown key '{name}' in {_WHOLE[model]}", f"'{name}' is a key of {_PLURAL[whole]}"
    return f"unknown key '{name}'", f"{_PLURAL[model]} has the keys {_listed(keys, 'and')}"


def _nothing_given(name: str, place: Sequence[int | str]) -> Words:
    if place and isinstance(place[-1], int):
        what = {"events": "this event", "sources": "this source"}.get(name, f"this item of '{name}'")
        return f"{what} is empty", "fill it in, or delete the dash"
    example = _EXAMPLES.get(name)
    return (
        f"'{name}' has no value",
        f"write, for example, `{name}: {example}`" if example else "write one, or delete the key",
    )


def _wrong_shape(wanted: str, name: str, place: Sequence[int | str], node: Node) -> Words:
    found = _SHAPES[node.kind]
    if place and isinstance(place[-1], int):
        what = {"events": "an event", "sources": "a source"}.get(name, f"an item of '{name}'")
        return f"{what} is {wanted}, not {found}", _hint_for_item(name, node)
    if len(place) == 2 and place[0] == "lanes":
        return f"lane '{name}' takes a label, not {found}", f"write, for example, `{name}: Missions`"
    return f"'{name}' takes {wanted}, not {found}", _hint_for_value(wanted, name, node)


def _hint_for_item(name: str, node: Node) -> str:
    if name == "events":
        key = re.match(r"([a-z_]+):\S", node.value)
        if key:
            return f"a space is missing after '{key[1]}:'"
        return "write `- id: …`, with date and title below it"
    if name == "sources":
        return f"write - text: {node.value}" if node.kind == "scalar" else "write `- text: …`"
    return "write one text for each; put a text that holds brackets or ': ' in quotes"


def _hint_for_value(wanted: str, name: str, node: Node) -> str:
    if wanted == "a list":
        if name == "actors" and node.kind == "scalar":
            return f"write {name}: [{node.value}]"
        start = {"events": "- id: …", "sources": "- text: …"}.get(name, "- …")
        return f"write each of the {name} with a dash: `{start}`"
    if wanted == "a text" and name == "date" and node.kind == "mapping":
        return "write 2020-05-18, 2020-05 or 2020, and 1994/1998 for a period"
    if wanted == "a text":
        only = node.items[0] if len(node.items) == 1 else None
        if only is not None and only.kind == "scalar":
            return f"write {name}: {only.value}"
        return "to start a text with a bracket, put it in quotes" if node.style == "flow" else ""
    return "write, for example, `lanes: {agreement: Agreements, law: Laws}`" if name == "lanes" else ""


def _not_among(value: str, name: str, choices: Sequence[str]) -> Words:
    near = nearest(value, choices) or _OTHER_VALUES.get(value.lower(), "")
    allowed = _listed(choices, "or")
    hint = f"did you mean '{near}'? It is {allowed}" if near in choices else f"it is {allowed}"
    absent = {
        "review": "; leave it out once a person stands behind the event",
        "importance": "; leave it out when it is normal",
    }
    return f"'{value}' is no {name}", hint + absent.get(name, "")


def _wrong_form(value: str, name: str, model: type[BaseModel]) -> Words:
    if name == "color":
        return f"'{value}' is not a color", 'write # and six digits of 0-9 and a-f in quotes: "#1f77b4"'
    what = "an id" if model is Event and name == "id" else "the id of a lane"
    better = slug(value)
    hint = f"write {better}" if better else "write a short name in Latin letters"
    return f"'{value}' cannot be {what}", f"{hint}: lower case letters, digits and single hyphens"


def _choices(model: type[BaseModel], name: str) -> tuple[str, ...]:
    annotation = model.model_fields[name].annotation
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) is Literal:
            return get_args(part)
    return ()


def _description(model: type[BaseModel], name: str) -> str:
    field = model.model_fields.get(name)
    return (field.description or "") if field else ""


def _listed(words: Sequence[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"
