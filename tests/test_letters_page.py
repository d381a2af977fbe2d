"""The page on letters shows the table that its command prints today."""

from pathlib import Path

from benchmarks.letters.__main__ import OWN_CASES, check_file, main, to_line
from benchmarks.letters.table import table_lines

PAGE = Path(__file__).parent.parent / "docs" / "letters.md"


def test_the_page_shows_todays_table() -> None:
    """Whoever changes a frame or the gate sees here what it did to our own dossiers."""
    assert "\n".join(table_lines(check_file(OWN_CASES))) in PAGE.read_text("utf-8")


def test_a_line_a_dossier_is_written_for_whoever_scores_it(tmp_path: Path) -> None:
    """Also where the rules of the dossier are blank."""
    out = tmp_path / "letters.jsonl"
    main([str(OWN_CASES), "--quiet", "--out", str(out)])
    lines = out.read_text("utf-8").splitlines()
    assert lines == [to_line(each.written) for each in check_file(OWN_CASES)]
    assert '"asked": [{"question": "answer"' in lines[0]
