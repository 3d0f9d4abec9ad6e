"""What tests share: where the material of others lies, and how a test says that it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture
def shared() -> Path:
    """The folder of articles and corpora that are not ours to ship; tests on it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(
            f"no folder of shared material at ../{SHARED.name}: the articles and corpora are not part of the project"
        )
    return SHARED
