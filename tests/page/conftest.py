"""The sample timeline that the tests of the page draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.events_file import read
from timeline.schema import Timeline


@pytest.fixture(scope="session")
def sample() -> Timeline:
    timeline = read(Path(__file__).with_name("sample.yaml")).timeline
    assert timeline is not None
    return timeline


@pytest.fixture
def reference(root: Path) -> Timeline:
    """The timeline that comes with the project."""
    timeline = read(root / "events.yaml").timeline
    assert timeline is not None
    return timeline
