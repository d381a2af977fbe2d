"""The page about the playbook says what the table says."""

from tools.write_playbook import PAGE, playbook_page


def test_the_page_is_current() -> None:
    """Whoever changes a row writes the page anew: `make playbook`."""
    assert PAGE.read_text(encoding="utf-8") == playbook_page()


def test_the_page_holds_every_number_of_the_playbook() -> None:
    """Every row, in order; a table cell never breaks the table."""
    rows = [line.split("|") for line in playbook_page().splitlines() if line.startswith("| ")][2:]
    assert {len(cells) for cells in rows} == {8}
    numbers = [int(cells[1]) for cells in rows]
    assert numbers == sorted(numbers)
    assert set(numbers) == {*range(1, 36)}
