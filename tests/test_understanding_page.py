"""The page on what is understood shows the table that its command prints today."""

from pathlib import Path

from benchmarks.understanding.__main__ import OWN_MESSAGES, format_table, score_file

PAGE = Path(__file__).parent.parent / "docs" / "understanding.md"


def test_the_page_shows_todays_table() -> None:
    """Whoever changes a reader sees here what it did to our own messages."""
    table = "\n".join(format_table(score_file(OWN_MESSAGES)))
    assert table in PAGE.read_text("utf-8")
