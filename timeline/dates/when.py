"""`When`: a date with the precision that is known, and no more."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import lru_cache, total_ordering
from typing import TYPE_CHECKING, Any

from timeline.dates import edtf

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler


class Precision(StrEnum):
    """How a date is known. The first six are spans of the calendar, the rest are made of them."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"  # [a..b]: one day between two bounds, either of which may be missing
    PERIOD = "period"  # a/b: lasts from a to b, either of which may be open
    UNDATED = "undated"  # XXXX-04-02: the year is unknown, so it has no place on a timeline


@total_ordering
class When:
    """A date, a period or a bounded guess, as EDTF (ISO 8601-2, a subset) writes it.

    The canonical EDTF text is the value: two `When` are equal when their texts are. Everything
    else follows from it.

    Attributes:
        edtf: the canonical text, `2020-04`, `[2020-04-01..2020-04-10]`, `2011/..`.
        earliest: the first day that the date may mean; None when open or unknown.
        latest: the last day that it may mean; None when open or unknown.
        precision: how it is known.
        qualifier: `~` about, `?` perhaps, `%` both, or nothing.
        start, end: of a range or period its two sides, None for an open one; otherwise None.
    """

    __slots__ = ("earliest", "edtf", "end", "latest", "precision", "qualifier", "start")

    edtf: str
    earliest: date | None
    latest: date | None
    precision: Precision
    qualifier: str
    start: When | None
    end: When | None

    def __init__(
        self,
        edtf_text: str,
        earliest: date | None,
        latest: date | None,
        precision: Precision,
        qualifier: str = "",
        start: When | None = None,
        end: When | None = None,
    ) -> None:
        for name, value in (
            ("edtf", edtf_text),
            ("earliest", earliest),
            ("latest", latest),
            ("precision", precision),
            ("qualifier", qualifier),
            ("start", start),
            ("end", end),
        ):
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a When is frozen: cannot set {name!r}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a When is frozen: cannot delete {name!r}")

    def __reduce__(self) -> tuple[Any, ...]:
        return (When.parse, (self.edtf,))

    @classmethod
    def parse(cls, text: str) -> When:
        """Read an EDTF text.

        Raises:
            DateError: it is not in the subset, or there is no such day; says what to write.
        """
        return _read(text)

    @classmethod
    def day(cls, value: date) -> When:
        """The day itself."""
        return cls.parse(value.isoformat())

    @classmethod
    def one_of(cls, earliest: date | When | None, latest: date | When | None) -> When:
        """One day between two bounds, both of them included: `[a..b]`; None leaves a side open."""
        return cls.parse(f"[{_side(earliest, '')}..{_side(latest, '')}]")

    @classmethod
    def period(cls, start: date | When | None, end: date | When | None) -> When:
        """What lasts from `start` to `end`: `a/b`; None leaves a side open."""
        return cls.parse(f"{_side(start, '..')}/{_side(end, '..')}")

    @property
    def is_dated(self) -> bool:
        """Whether it has a place on a timeline."""
        return self.precision is not Precision.UNDATED

    @property
    def is_approximate(self) -> bool:
        """Whether it, or one of its sides, is qualified with `~`, `?` or `%`."""
        return bool(self.qualifier) or any(
            side is not None and side.qualifier for side in (self.start, self.end)
        )

    def overlaps(self, other: When) -> bool:
        """Whether some day may belong to both. An undated one overlaps only its equal."""
        if not (self.is_dated and other.is_dated):
            return self == other
        return not (_before(self.latest, other.earliest) or _before(other.latest, self.earliest))

    def contains(self, other: When) -> bool:
        """Whether every day that `other` may mean lies within this one's bounds."""
        if not (self.is_dated and other.is_dated):
            return self == other
        starts = self.earliest is None or (other.earliest is not None and self.earliest <= other.earliest)
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    @property
    def sort_key(self) -> tuple[bool, date, date, str]:
        """Orders by first day, the wider before the narrower, the undated last."""
        first = self.earliest or self.latest or date.max
        last = self.latest or date.max
        return (not self.is_dated, first, _mirrored(last), self.edtf)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, When) and self.edtf == other.edtf

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, When):
            return NotImplemented
        return self.sort_key < other.sort_key

    def __hash__(self) -> int:
        return hash(self.edtf)

    def __str__(self) -> str:
        return self.edtf

    def __repr__(self) -> str:
        return f"When.parse({self.edtf!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type, handler: GetCoreSchemaHandler) -> Any:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            _validated, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # Editors check what a YAML loader made of the text: `2020` is an integer to them,
        # and an unquoted [a..b] is a list of one text.
        bounded = {"type": "string", "pattern": edtf.BOUNDS_PATTERN}
        return {
            "anyOf": [
                {"type": "string", "pattern": edtf.DATE_PATTERN},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
                {"type": "array", "items": bounded, "minItems": 1, "maxItems": 1},
            ]
        }


def _validated(value: object) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        return When.parse(value)
    raise edtf.DateError(
        f"{value!r} is not a date", "write an EDTF date, such as 2020-05-18, 2020-05 or 2020"
    )


@lru_cache(maxsize=32_768)  # of more dates in order, one that holds fewer would keep none that is asked for
def _read(text: str) -> When:
    """Each text once: a file gives the same dates many times over, and a `When` is frozen."""
    return _build(edtf.parse(text))


def _build(parsed: edtf.Parsed) -> When:
    start = _build(parsed.start) if parsed.start else None
    end = _build(parsed.end) if parsed.end else None
    kind = Precision(parsed.kind)
    return When(parsed.text, parsed.earliest, parsed.latest, kind, parsed.qualifier, start, end)


def _side(value: date | When | None, when_open: str) -> str:
    return when_open if value is None else str(value)


def _before(last: date | None, first: date | None) -> bool:
    return last is not None and first is not None and last < first


def _mirrored(day: date) -> date:
    """A day that falls as `day` rises, so that of two equal starts the wider comes first."""
    return date.fromordinal(date.max.toordinal() - day.toordinal() + 1)
