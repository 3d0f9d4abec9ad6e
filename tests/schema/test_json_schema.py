"""events.schema.json: fresh, valid, and of one mind with `timeline check`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from timeline.cli.schema import command
from timeline.schema import Event, Lane, Source, Timeline
from timeline.schema.json_schema import json_schema, json_schema_text

COMMITTED = Path(__file__).parents[2] / "events.schema.json"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

_EVENT = {"id": "a", "date": "2020-05-18", "title": "A"}


def _event(**parts: Any) -> dict[str, Any]:
    return {"events": [{**_EVENT, **parts}]}


def _source(**parts: Any) -> dict[str, Any]:
    return _event(sources=[parts])


# As a loader of YAML 1.2 makes them: a bare 2020 is an int, an unquoted [a..b] a list of one text.
VALID: list[Any] = [
    None,
    {},
    {"events": None, "lanes": None},
    {"title": 2020, "description": "x"},
    {"lanes": {"law": "Laws", "agreement": {"label": "Agreements", "color": "#1f77b4"}}},
    _event(),
    _event(id=2020, title=True),
    _event(date=2020),
    _event(date=["2020-04-01..2020-04-10"]),
    _event(date=["..2020"]),
    _event(date="[2020..]"),
    _event(date="196X?"),
    _event(date="2014-22"),
    _event(date="2011/.."),
    _event(date="XXXX-04-02"),
    _event(lane="law", actors=["Russia", 2], status="planned", review="rejected", importance="minor"),
    _event(lane=None, actors=None, status=None, review=None, importance=None, sources=None, note=None),
    _source(text="a.txt", url="https://example.org/", published=2021, start=0, end=12, resolved_against=None),
    _source(url="mailto:a@b.org", phrase="On Saturday", quote=1992),
]
INVALID: list[Any] = [
    [],
    "text",
    {"evnts": []},
    {"events": {}},
    {"events": [None]},
    {"events": ["text"]},
    {"lanes": {"Bad Key": "x"}},
    {"lanes": {"law": {"colour": "red", "label": "x"}}},
    {"lanes": {"law": {"label": "x", "color": "red"}}},
    {"lanes": {"law": ["x"]}},
    {"events": [{"id": "a", "title": "A"}]},
    _event(id="Bad Id"),
    _event(id=-1),
    _event(id="a" * 81),
    _event(title=""),
    _event(title="   "),
    _event(title=["x"]),
    _event(title=None),
    _event(date="20 Feb 2014"),
    _event(date=20140220),
    _event(date=["2020-04-01", "2020-04-10"]),
    _event(date=["2020"]),
    _event(date=None),
    _event(date="2020-13"),
    _event(actors="Russia"),
    _event(status="hapened"),
    _event(review="accepted"),
    _event(weather="fine"),
    _event(sources={"text": "a.txt"}),
    _source(url="javascript:alert(1)"),
    _source(url="www.nasa.gov"),
    _source(start=-1),
    _source(start="x"),
    _source(fraze="x"),
]


def test_the_committed_file_is_fresh() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == json_schema_text(), "run `timeline schema`"


def test_it_is_a_schema_of_the_draft_that_it_names() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("document", VALID)
def test_valid(document: Any) -> None:
    assert list(VALIDATOR.iter_errors(document)) == []


@pytest.mark.parametrize("document", INVALID)
def test_invalid(document: Any) -> None:
    assert not VALIDATOR.is_valid(document)


@pytest.mark.parametrize("document", VALID)
def test_what_the_schema_lets_pass_the_check_lets_pass(document: Any) -> None:
    from timeline.events_file import read_text

    errors = [problem for problem in read_text(_yaml(document)).problems if problem.severity == "error"]
    assert errors == []


@pytest.mark.parametrize("document", INVALID)
def test_what_the_schema_refuses_the_check_refuses(document: Any) -> None:
    from timeline.events_file import read_text

    assert read_text(_yaml(document)).has_errors


def _yaml(document: Any) -> str:
    """JSON is YAML, but for the unquoted range, which only YAML has."""
    if isinstance(document, dict) and document.get("events"):
        for event in document["events"]:
            if isinstance(event, dict) and isinstance(date := event.get("date"), list):
                text = json.dumps(document).replace(json.dumps(date), f"[{', '.join(date)}]")
                return text.replace('": ', '" : ')
    return json.dumps(document)


@pytest.mark.parametrize(
    ("model", "place"),
    [
        (Timeline, SCHEMA),
        (Event, SCHEMA["$defs"]["Event"]),
        (Source, SCHEMA["$defs"]["Source"]),
        (Lane, SCHEMA["$defs"]["Lane"]["anyOf"][1]),
    ],
)
def test_every_key_is_described_for_editors(model: Any, place: dict[str, Any]) -> None:
    assert place["description"]
    assert place["additionalProperties"] is False
    assert list(place["properties"]) == list(model.model_fields)
    for key, schema in place["properties"].items():
        description = schema["description"]
        assert description, key
        assert "\n" not in description
        assert schema.get("default", "x") is not None


def test_examples_are_valid() -> None:
    seen = 0
    waiting: list[Any] = [SCHEMA]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            for example in part.get("examples", ()):
                if isinstance(part["examples"], list):
                    rest = {**part, "$defs": SCHEMA["$defs"]}
                    assert Draft202012Validator(rest).is_valid(example), example
                    seen += 1
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    assert seen > 15


def test_the_command_writes_it_once(tmp_path: Path) -> None:
    path = tmp_path / "events.schema.json"
    first = CliRunner().invoke(command, ["--out", str(path)])
    assert (first.exit_code, first.output) == (0, f"{path}: written\n")
    assert path.read_text(encoding="utf-8") == json_schema_text()
    assert CliRunner().invoke(command, ["--out", str(path)]).output == f"{path}: is up to date\n"
    assert json.loads(CliRunner().invoke(command, ["--out", "-"]).output) == SCHEMA
    assert CliRunner().invoke(command, ["--out", str(tmp_path / "none" / "x.json")]).exit_code == 2


def test_every_key_helps_the_editor() -> None:
    """A name and a description for hover, examples or a list of choices for completion; all examples are right."""
    schema = json_schema()
    definitions = schema["$defs"]
    models = {
        "Timeline": schema,
        "Event": definitions["Event"],
        "Source": definitions["Source"],
        "Lane": definitions["Lane"]["anyOf"][1],
    }
    seen = 0
    for name, model in models.items():
        for key, part in model["properties"].items():
            place = f"{name}.{key}"
            assert part["title"], place
            assert part["description"], place
            assert part.get("examples") or "enum" in json.dumps(part), place
            for example in part.get("examples", ()):
                validator = Draft202012Validator({**part, "$defs": definitions})
                assert list(validator.iter_errors(example)) == [], place
                seen += 1
    assert seen >= 25
