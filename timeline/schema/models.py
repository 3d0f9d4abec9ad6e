"""Timeline, Event, Source: the shape of events.yaml. Unknown keys are errors, texts stay texts."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import core_schema

from timeline.dates import When
from timeline.schema.links import LINK_PATTERN, check_link

Status = Literal["happened", "planned", "cancelled"]
Review = Literal["proposed", "rejected"]
Importance = Literal["major", "minor"]

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
LONGEST_ID = 80


def _whole_number(value: object) -> int:
    """Texts of digits only: what else pydantic takes for an int, 1_000 or 12.0, is a slip of the pen here."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 15:
        return int(value)
    raise ValueError("a place in a text is a whole number, counted from 0")


# A loader of YAML makes numbers and truth values of texts such as 2020 and true. In the file they are texts;
# the JSON Schema, which sees what such a loader makes, lets them pass.
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    WithJsonSchema({"type": ["string", "number", "boolean"], "pattern": r"\S"}),
]
Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID),
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": ID_PATTERN, "maxLength": LONGEST_ID, "minimum": 0}
    ),
]
Link = Annotated[str, AfterValidator(check_link), WithJsonSchema({"type": "string", "pattern": LINK_PATTERN})]
Offset = Annotated[int, PlainValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Source(_Model):
    """Where an event is known from: the text, and the words in it that say so."""

    text: Text | None = None
    """The text file, as a path from the folder of events.yaml."""
    title: Text | None = None
    """The title of the article or document."""
    url: Link | None = None
    """Its address: http, https or mailto."""
    publisher: Text | None = None
    """Who published it."""
    author: Text | None = None
    """Who wrote it."""
    published: When | None = None
    """When it was published."""
    quote: Text | None = None
    """The sentence that tells of the event, as printed."""
    phrase: Text | None = None
    """The words that give the date, as printed: "On Saturday"."""
    start: Offset | None = None
    """Where the phrase starts in the text, in code points from 0."""
    end: Offset | None = None
    """Where the phrase ends in the text, exclusive."""
    resolved_against: When | None = None
    """The date that the phrase was read against: of the text's publication, or an earlier one that the text tells."""
    date: When | None = None
    """The date that this source gives, where it is another than that of the event."""


class Event(_Model):
    """Something that happened, is planned, or was called off."""

    id: Id
    """A short name in lower case, digits and hyphens. It is never made again once written."""
    date: When
    """EDTF: 2020-05-18, 2020-05, 2020, 202X, [2020-04-01..2020-04-10], 1994/1998, 2011/.., 2014~."""
    title: Text
    """What happened, as a headline in the present tense, without the date."""
    lane: Id | None = None
    """One of the lanes above; an event without a lane is drawn under "Other"."""
    actors: tuple[Text, ...] = ()
    """Who acted: countries and bodies."""
    status: Status = "happened"
    """happened (default), planned or cancelled."""
    review: Review | None = None
    """proposed: found by the machine, read by nobody yet. rejected: not wanted, for good. Absent: a person
    stands behind it."""
    importance: Importance | None = None
    """major or minor; absent is normal. It decides whose label goes first."""
    summary: Text | None = None
    """A sentence or two of explanation."""
    note: Text | None = None
    """A remark: why two sources differ, what is not known."""
    sources: tuple[Source, ...] = ()
    """Where it is known from."""


class Lane(_Model):
    """A band of the chart. A bare text is its label."""

    label: Text
    """The name as drawn."""
    color: Color | None = None
    """#RRGGBB; absent takes the next colour of the palette."""

    @model_validator(mode="before")
    @classmethod
    def _from_label(cls, value: Any) -> Any:
        return {"label": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        label = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
        return {"anyOf": [label, handler.resolve_ref_schema(handler(schema))]}


class Timeline(_Model):
    """A whole events.yaml."""

    title: Text = "Timeline"
    """The heading of the page."""
    description: Text | None = None
    """A sentence under the heading."""
    lanes: dict[Id, Lane] = {}
    """The bands of the chart in the order drawn: id and label, or id and {label, color}."""
    events: tuple[Event, ...] = ()
    """The events, in any order."""

    def _repr_mimebundle_(self, **wanted: Any) -> dict[str, str]:
        """How it shows itself in a notebook. Found by name, for the schema knows nothing of pages."""
        return import_module("timeline.notebook").mimebundle(self, **wanted)  # type: ignore[no-any-return]
