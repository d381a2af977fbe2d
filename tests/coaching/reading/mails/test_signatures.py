"""The lines below a mail tell the firm and the title of who signs; a team that signs is nobody."""

import pytest

from tests.coaching.reading.talks import NEWCOMER, read_kinds

INVITED = """\
Kia ora Dana

Thanks for your time. We would like to meet you on Thursday, December 3 at 2pm in Cuba Street.

{signed}
"""


@pytest.mark.parametrize(
    ("signed", "firm"),
    [
        ("Ngā mihi\nJess Tamati\nPeople Adviser\nTōtara Housing Trust", "Tōtara Housing Trust"),
        (
            "Regards\nDivya Rao\nTalent Acquisition | Lotus Dairy Products Pvt Ltd",
            "Lotus Dairy Products",
        ),
        (
            "Vriendelijke groet,\nEls van Dam\nHR-adviseur, Polder Profielen B.V.",
            "Polder Profielen",
        ),
        (
            "Le meas\nUna Daly\nOifigeach Daonna\nComharchumann Inis Bó\nuna@inisbo.example",
            "Comharchumann Inis Bó",
        ),
        ("Best,\nThe Tidewrack Hiring Team", "The Tidewrack"),
        ("HR Section\nUkhamba Health District", "Ukhamba Health District"),
        (
            "Crewing Desk\nPalmyra Marine Services LLC, Abu Dhabi\nDo not reply.",
            "Palmyra Marine Services",
        ),
        ("Jo Rivas\nPeople Ops @ Bluebonnet Tech\njo@bluebonnet.example", "Bluebonnet Tech"),
    ],
)
def test_the_firm_stands_in_the_signature(signed: str, firm: str) -> None:
    """Neither a street nor a city in the mail is the employer, nor is a department."""
    kinds = read_kinds(INVITED.format(signed=signed), dossier=NEWCOMER)
    assert kinds[0].startswith(f"InterviewSaid {firm} 03 Dec 14:00")


@pytest.mark.parametrize(
    "signed",
    ["El equipo de Personas\nBodegas Altamora, S.A.", "Juniper Outfitters Careers Team"],
)
def test_a_team_is_nobody(signed: str) -> None:
    """Who signs for a team, or the reader who is greeted, becomes nobody."""
    kinds = read_kinds(INVITED.format(signed=signed), dossier=NEWCOMER)
    assert not any(kind.startswith("PersonSaid") for kind in kinds)


def test_the_title_is_the_line_below_the_name() -> None:
    """In whatever language it is, where the firm stands behind it."""
    signed = "Vänliga hälsningar\nBengt Åkesson\nprefekt\nFjällmark Högskola"
    kinds = read_kinds(INVITED.format(signed=signed), dossier=NEWCOMER)
    assert "PersonSaid Fjällmark Högskola Bengt Åkesson prefekt coordinator" in kinds


def test_an_agency_signs_for_somebody_else() -> None:
    """The firm that wants to meet the person is the employer."""
    text = (
        "Hi Dana,\n\nKittiwake Foods loved your CV and they want to see you on December 3 at 8am."
        "\n\n"
        "Cheers\nKyle Rowe\nPrincipal Consultant - Industrial\nHexley Staffing"
    )
    kinds = read_kinds(text, dossier=NEWCOMER)
    assert kinds[0].startswith("InterviewSaid Kittiwake Foods 03 Dec 08:00")
    assert (
        "PersonSaid Kittiwake Foods Kyle Rowe Principal Consultant - Industrial agency_recruiter"
        in kinds
    )
