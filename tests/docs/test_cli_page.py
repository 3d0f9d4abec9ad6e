"""docs/cli.md says what the commands say of themselves."""

from __future__ import annotations

from tests.docs.cli_page import PAGE, page


def test_the_page_of_the_commands_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.docs.cli_page"
