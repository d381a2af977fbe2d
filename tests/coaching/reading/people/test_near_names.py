"""Somebody puts a name right in a line of their own words, and the known person gets it."""

import pytest

from coaching.model.documents import Dossier
from coaching.reading.proposals import PersonSaid
from tests.coaching.reading.talks import NOW, SOMEBODY, job, read_message


def read_with(text: str, *known: str) -> list[str]:
    """Everything that is kept of the line: names, and the kind of whatever else."""
    dossier = Dossier(SOMEBODY, (job(1, "Northwind Bakery", NOW.day - 2, *known),))
    said = read_message(text, dossier).proposals
    return [one.name if isinstance(one, PersonSaid) else type(one).__name__ for one in said]


@pytest.mark.parametrize(
    ("text", "known", "right"),
    [
        ("pls its not Amara Obbi, the correct spelling is Obi", "Amara Obbi", "Amara Obi"),
        ("not Macrae - McRae. sorry", "Sean Macrae", "Sean McRae"),
        ("typo: John Petersen not Jonh", "Jonh Petersen", "John Petersen"),
        ("I wrote Rajeev Menon but it is Rajiv Menon", "Rajeev Menon", "Rajiv Menon"),
        ("you've got Aoife's name wrong, its Byrne", "Aoife Byrn", "Aoife Byrne"),
        ("Please change Stephen to Stephan Hale", "Stephen Hale", "Stephan Hale"),
        ("Björn with the umlaut", "Bjorn Dahl", "Björn Dahl"),
        ("Quispe Mamani is the full surname", "Rosa Quispe", "Rosa Quispe Mamani"),
        ("apparently her surname is double-barrelled, Vos-Klein", "Lena Vos", "Lena Vos-Klein"),
        ("Lena Voss*", "Lena Vos", "Lena Voss"),
        ("her first name is Pilar", "Ms Sandoval", "Pilar Sandoval"),
        ("first name of Mr Hale: Tobias", "Mr Hale", "Tobias Hale"),
        ("Tunde's full name: Babatunde Alabi", "Tunde", "Babatunde Alabi"),
        (
            "it was Mr Whitlock, not Mr Whitlow as I wrote. His first name is Piers.",
            "Mr Whitlow",
            "Piers Whitlock",
        ),
    ],
)
def test_a_name_is_put_right(text: str, known: str, right: str) -> None:
    """In whatever order old and new stand, and nothing else is kept of the line."""
    assert read_with(text, known) == [right]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("pls it's not ready yet", "Ngozi Obi"),
        ("wrong building lol, not toms fault", "Tom Hale"),
        ("i will not mean that", "Will Stone"),
    ],
)
def test_what_puts_no_name_right_renames_nobody(text: str, known: str) -> None:
    """Everyday words are nobody's name."""
    assert read_with(text, known) == []


def test_somebody_with_a_like_name_is_somebody_else() -> None:
    """Tim is not Tom put right, and Peter is not Petra."""
    assert "Tim Hale" not in read_with("Tom isnt deciding, Tim from finance is", "Tom Hale")
    assert "Peter Lang" not in read_with("Peter said it's not for me", "Petra Lang")
