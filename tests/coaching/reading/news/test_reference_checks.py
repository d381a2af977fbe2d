"""Whoever says that somebody who vouches for them was asked about them is understood."""

from dataclasses import replace

import pytest

from coaching.model.documents import Consent, Dossier, Referee
from coaching.model.vocabulary import RefereeId
from coaching.reading.proposals import InterviewSaid, PersonSaid, ReferenceChecked, ReferencesAsked
from tests.coaching.reading.talks import SEARCH, read_kinds

KIM = Referee(RefereeId(50), "Kim Park", "my manager at Delta", "kim@x.org", Consent.GIVEN)
LOU = Referee(RefereeId(51), "Lou Hart", "my professor", "", Consent.GIVEN)


def search(*referees: Referee) -> Dossier:
    """The search, with people who vouch."""
    return replace(SEARCH, person=replace(SEARCH.person, referees=referees))


def read(text: str, *referees: Referee) -> list[str]:
    """What is read of references, interviews and people."""
    kinds = (ReferenceChecked, ReferencesAsked, InterviewSaid, PersonSaid)
    return read_kinds(text, *kinds, dossier=search(*(referees or (KIM,))))


@pytest.mark.parametrize(
    "text",
    [
        "northwind called kim for a reference",
        "Northwind have emailed Kim",
        "kim says northwind phoned her yesterday",
        "just heard from kim, northwind rang her about me",
        "Kim got a call from Northwind this morning",
        "kim was contacted by northwind today",
        "northwind took up my references",
        "ana from northwind spoke with kim park about me",
    ],
)
def test_who_was_asked_and_by_whom(text: str) -> None:
    """One fact, and nobody of it was in an interview."""
    assert read(text) == ["ReferenceChecked Northwind Bakery 50 Kim Park"]


@pytest.mark.parametrize(
    "text",
    [
        "they rang my old boss",
        "the reference checks are done",
        "they've been in touch with my former manager",
        "kim gave me a glowing reference",
        "kim filled in their form",
        "Kim told me they rang her",
    ],
)
def test_whoever_is_meant_is_found_on_the_list(text: str) -> None:
    """By what they were to the person, or because nobody else is on it."""
    assert read(text) == ["ReferenceChecked Northwind Bakery? 50 Kim Park"]


def test_each_of_several_is_one_of_them() -> None:
    """Named one by one, or all at once."""
    both = [
        "ReferenceChecked Northwind Bakery 50 Kim Park",
        "ReferenceChecked Northwind Bakery 51 Lou Hart",
    ]
    assert read("northwind rang kim and lou", KIM, LOU) == both
    assert read("Northwind emailed both my referees", KIM, LOU) == both
    assert read("Northwind called my old professor", KIM, LOU) == both[1:]


def test_where_more_than_one_could_be_meant_it_stays_open() -> None:
    """Whoever it was is asked; nobody is guessed."""
    other = replace(LOU, relation="a colleague")
    assert read("northwind have done the reference checks", KIM, other) == [
        "ReferenceChecked Northwind Bakery"
    ]


def test_somebody_new_who_was_asked_about_the_person_vouches() -> None:
    """By name, and no interviewer."""
    assert read("northwind called Bob Stone for a reference") == [
        "ReferenceChecked Northwind Bakery Bob Stone"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "northwind are going to call kim",
        "they want to speak to kim",
        "they haven't called kim yet",
        "did they call kim?",
        "if they call kim I'll know",
        "I called kim",
        "i rang my old boss last night",
        "northwind called ana",
        "northwind called me",
        "kim called me",
        "my old boss called me about a job",
        "they called Sam Fox in to join the panel",
        "they asked for references",
    ],
)
def test_what_is_no_check(text: str) -> None:
    """To come, supposed, asked, the person's own call, or somebody else's."""
    assert not any(one.startswith("ReferenceChecked") for one in read(text))
