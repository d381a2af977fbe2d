"""The checks that hold for every letter find what they are for."""

from dataclasses import replace

import pytest

from benchmarks.letters.__main__ import OWN_CASES, check_file
from benchmarks.letters.checks import Checked
from benchmarks.letters.table import form_line


def rewritten(find: str, put: str) -> Checked:
    """The first of our own letters, with other words in it."""
    checked = check_file(OWN_CASES)[0]
    letter = checked.written.letter
    assert letter is not None
    body = letter.body.replace("\n\n", f"\n\n{put}\n\n", 1) if not find else put
    return Checked(replace(checked.written, letter=replace(letter, body=body)))


@pytest.mark.parametrize(
    ("put", "fault"),
    [
        ("{reader} showed me the kitchen.", "third person for the reader"),
        ("She showed me the kitchen.", "third person for the reader"),
        ("I look forward to hear from you.", "a new mistake"),
    ],
)
def test_each_fault_is_found(put: str, fault: str) -> None:
    """In a letter that is right but for this."""
    first = check_file(OWN_CASES)[0]
    reader = str(first.written.case.data["reader"]["name"]).split()[0]
    assert first.faults == []
    assert any(one.startswith(fault) for one in rewritten("", put.format(reader=reader)).faults)


def test_a_letter_greets() -> None:
    """Whoever begins without is told."""
    assert "no greeting" in rewritten("all", "Thank you for the talk.").faults


def test_our_own_letters_pass_and_are_counted() -> None:
    """All of them, in one line."""
    checked = check_file(OWN_CASES)
    assert form_line(checked).count(f"{len(checked)}/{len(checked)}") == 3
