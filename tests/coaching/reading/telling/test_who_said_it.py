"""Each note is with whoever said it, however they are told of."""

import pytest

from coaching.reading.telling.telling import read_telling
from tests.coaching.reading.telling.telling_checks import is_noted, job, message_of, notes_of

JOB = job(1, "Acme", ("Dana Lee", "Tom Becker"))
BY_ROLE = (
    (
        (
            "It was Priya Nair, head of operations, and Lars Holm, CFO. The CFO worried that I have"
            " never run a budget."
        ),
        ("concern", "Lars Holm", "I have never run a budget"),
    ),
    (
        (
            "Met Kofi Mensah, the plant manager, and Ines Duarte from HR. the manager asked how I"
            " handle a breakdown at night"
        ),
        ("question_asked", "Kofi Mensah", "how I handle a breakdown at night"),
    ),
    (
        (
            "Principal Ruth Adler and two teachers, Mrs. Novak and Mr. Diaz. The principal wasn't"
            " sure about my accent"
        ),
        ("concern", "Ruth Adler", "my accent"),
    ),
    (
        (
            "I saw Omar Haddad, director of sales, and Bea Lund, recruiter. We started late. The"
            " recruiter asked why I left Globex"
        ),
        ("question_asked", "Bea Lund", "why I left Globex"),
    ),
    (
        (
            "Talked to the owner, Pia Stone, and her brother Nils. Pia was kind. He asked about my"
            " driving licence"
        ),
        ("question_asked", "Nils", "my driving licence"),
    ),
)
OF_TWO = (
    "It was Priya Nair, project manager, and Lars Holm, office manager. The manager asked why I"
    " left my last job"
)
"""Two people are managers, so that nobody can say whom it means."""


@pytest.mark.parametrize(("text", "wanted"), BY_ROLE)
def test_a_role_stands_for_whoever_has_it(text: str, wanted: tuple[str, str | None, str]) -> None:
    assert is_noted(wanted, notes_of(read_telling(message_of(text, JOB))))


def test_a_role_that_two_have_stands_for_neither() -> None:
    notes = notes_of(read_telling(message_of(OF_TWO, JOB)))
    assert [whom for kind, whom, _text in notes if kind == "question_asked"] == [None]
