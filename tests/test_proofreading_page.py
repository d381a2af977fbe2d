"""The page on proofreading shows the table that its command prints today."""

from pathlib import Path

import pytest

from benchmarks.proofreading.__main__ import format_report
from coaching.proofreading.grammar import is_checker_installed

PAGE = Path(__file__).parent.parent / "docs" / "proofreading.md"


@pytest.mark.skipif(not is_checker_installed(), reason="the extra is not installed")
def test_the_page_shows_todays_table() -> None:
    """Whoever changes a rule sees here what it did to the planted errors."""
    assert "\n".join(format_report()) in PAGE.read_text("utf-8")
