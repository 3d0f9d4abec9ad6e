"""Strategies for the dates of the subset, built as people write them rather than filtered from noise."""

from __future__ import annotations

from calendar import monthrange

from hypothesis import strategies as st

QUALIFIERS = st.sampled_from(["", "~", "?", "%"])
YEARS = st.one_of(st.integers(1, 9999), st.integers(1900, 2100))


@st.composite
def days(draw: st.DrawFn) -> str:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    return f"{year:04d}-{month:02d}-{draw(st.integers(1, monthrange(year, month)[1])):02d}"


months = st.builds("{:04d}-{:02d}".format, YEARS, st.integers(1, 12))
seasons = st.builds("{:04d}-{}".format, YEARS, st.integers(21, 24))
quarters = st.builds("{:04d}-{}".format, YEARS, st.integers(33, 36))
years = YEARS.map("{:04d}".format)
decades = st.integers(0, 999).map("{:03d}X".format)
parts = st.one_of(days(), months, seasons, quarters, years, decades)
points = st.builds(str.__add__, parts, QUALIFIERS)
undated = st.one_of(
    st.integers(1, 12).map("XXXX-{:02d}".format),
    st.integers(1, 12).flatmap(
        lambda month: st.integers(1, monthrange(2000, month)[1]).map(f"XXXX-{month:02d}-{{:02d}}".format)
    ),
)


@st.composite
def two_sided(draw: st.DrawFn) -> str:
    """Ranges and periods, a side of which may be open, and whose end does not come before the start."""
    from timeline.dates import When

    is_range = draw(st.booleans())
    sides = parts if is_range else points
    first, second = draw(sides), draw(sides)
    start, end = When.parse(first), When.parse(second)
    if end.latest < start.earliest:
        first, second = second, first
    is_open = draw(st.sampled_from(["", "", "start", "end"]))
    if is_range:
        return f"[{'' if is_open == 'start' else first}..{'' if is_open == 'end' else second}]"
    return f"{'..' if is_open == 'start' else first}/{'..' if is_open == 'end' else second}"


dated = st.one_of(points, two_sided())
dates = st.one_of(points, two_sided(), undated)
