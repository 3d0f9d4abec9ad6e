"""The JSON Schema of events.yaml, for editors: completion, hover, and a first check while typing.

JSON Schema draft 2020-12. It judges what a loader of YAML 1.2 makes of the file, so it lets pass a little
more than `timeline check`: it knows no calendar, no equal ids and no lanes that are not listed.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from timeline.schema.editor_help import EXAMPLES, TITLES
from timeline.schema.models import ID_PATTERN, LONGEST_ID, Timeline

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_DATE = {
    "title": "A date as EDTF (ISO 8601-2) writes it",
    "description": (
        "2020-05-18 a day, 2020-05 a month, 2020 a year, 202X a decade; 2014-22 a season (21 spring to 24 "
        "winter), 2021-35 a quarter (33 to 36); 2014~ about, 2014? perhaps, 2014% both; "
        "[2020-04-01..2020-04-10] one day of these, [..2020-05-30] by then; 1994/1998 from then to then, "
        "2011/.. since then; XXXX-04-02 the year is not known."
    ),
    "examples": [
        "2020-05-18",
        "2020-05",
        "2020",
        "202X",
        "2014-22",
        "2014~",
        "[2020-04-01..2020-04-10]",
        "1994/1998",
        "2011/..",
    ],
}
# Understood by the YAML language server: offered as a whole when a new event is begun.
_NEW_EVENT = {
    "label": "event",
    "description": "An event with the keys that it must have",
    "body": {"id": "$1", "date": "$2", "title": "$3"},
}


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a whole events.yaml, as plain dicts and lists."""
    schema: dict[str, Any] = _on_one_line(Timeline.model_json_schema(schema_generator=_ForEditors))
    definitions: dict[str, Any] = schema.pop("$defs")
    date = {**_DATE, **definitions["Event"]["properties"]["date"]}
    date = {**date, "description": _DATE["description"]}
    _share_dates(definitions)
    lane = definitions["Lane"]["anyOf"][1]
    models = {
        "Timeline": schema,
        "Event": definitions["Event"],
        "Source": definitions["Source"],
        "Lane": lane,
    }
    for (model, key), title in TITLES.items():
        models[model]["properties"][key] = {"title": title, **models[model]["properties"][key]}
    for (model, key), examples in EXAMPLES.items():
        models[model]["properties"][key]["examples"] = examples
    schema["properties"]["events"]["items"]["defaultSnippets"] = [_NEW_EVENT]
    schema["properties"]["lanes"] |= {
        "patternProperties": {ID_PATTERN: {"$ref": "#/$defs/Lane"}},
        "propertyNames": {"maxLength": LONGEST_ID},
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        **schema,
        "title": "events.yaml of a timeline",
        "type": ["object", "null"],
        "$defs": {"Date": date, **definitions},
    }


def json_schema_text() -> str:
    """The same as the file that is committed: indented, one line break at the end."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


class _ForEditors(GenerateJsonSchema):
    """pydantic's schema less its noise: no titles made of key names, no null defaults.

    A key without a value counts as left out, so whatever has a default may be null.
    """

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        inner = _or_null(self.generate_inner(schema["schema"]))
        default = schema.get("default")
        return {**inner, "default": default} if isinstance(default, str) else inner

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return _or_null(self.generate_inner(schema["schema"]))


def _on_one_line(part: Any) -> Any:
    """The same with each description on one line; in the models they are wrapped."""
    if isinstance(part, list):
        return [_on_one_line(item) for item in part]
    if not isinstance(part, dict):
        return part
    return {
        key: " ".join(value.split())
        if key == "description" and isinstance(value, str)
        else _on_one_line(value)
        for key, value in part.items()
    }


def _or_null(schema: JsonSchemaValue) -> JsonSchemaValue:
    if "anyOf" in schema:
        branches = schema["anyOf"]
        return schema if {"type": "null"} in branches else {**schema, "anyOf": [*branches, {"type": "null"}]}
    if "type" not in schema or "enum" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": types if "null" in types else [*types, "null"]}


def _share_dates(definitions: dict[str, Any]) -> None:
    """Put a reference in place of each spelled-out date; the patterns are long."""
    spelled_out = definitions["Event"]["properties"]["date"]["anyOf"]
    reference = {"$ref": "#/$defs/Date"}
    for model in definitions.values():
        for key, value in model.get("properties", {}).items():
            rest = {name: part for name, part in value.items() if name != "anyOf"}
            if value.get("anyOf") == spelled_out:
                model["properties"][key] = {**reference, **rest}
            elif value.get("anyOf") == [*spelled_out, {"type": "null"}]:
                model["properties"][key] = {"anyOf": [reference, {"type": "null"}], **rest}
