"""A firm's kind no, its yes, and its word that somebody is out are told by how firms write them."""

import pytest

from coaching.reading.proposals import OutcomeSaid
from tests.coaching.reading.talks import read_message


def _outcomes(line: str) -> list[str]:
    mail = f"Dear Dana,\n\n{line}\n\nKind regards\nAnn Leigh"
    said = read_message(mail).proposals
    return [one.value.value for one in said if isinstance(one, OutcomeSaid)]


@pytest.mark.parametrize(
    "line",
    [
        "After long talks the board has resolved to appoint an internal applicant.",
        "The vacancy has been filled from our existing pool.",
        "I cannot tell you that your name is on the list.",
        "Although we enjoyed it, this is not the answer you were hoping for.",
        "Your application for Deckhand (Ref 77) was not among those taken to the next stage.",
        "You have not been found suitable by the committee.",
        "Nous ne poursuivrons donc pas ensemble cette fois-ci.",
        "Hemos optado por una persona con más experiencia.",
        "They have given it to a lad who used to work there.",
    ],
)
def test_a_kind_no_is_a_no(line: str) -> None:
    """However kindly it is put, and in whatever language."""
    assert _outcomes(line) == ["rejected"]


@pytest.mark.parametrize(
    "line",
    [
        "They would like to put an offer to you! I pushed for more and got nowhere.",
        "Kittiwake want you! I tried for 55k, no luck there.",
        "The committee wishes to appoint you as Coordinator.",
        "Te queremos en el equipo.",
    ],
)
def test_a_yes_is_an_offer(line: str) -> None:
    """What the agency asked for in vain is no refusal."""
    assert _outcomes(line) == ["offer"]


@pytest.mark.parametrize(
    "line",
    [
        "I have closed out your application on our end, and congratulations on the new gig.",
        "This confirms that you have withdrawn your application for Retail Associate.",
        "As you've accepted another position, we have taken you out of the running.",
        "Sorry to lose you, but I totally understand.",
    ],
)
def test_who_is_out_has_withdrawn(line: str) -> None:
    """The firm only takes note of it: it is no refusal of theirs."""
    assert _outcomes(line) == ["withdrawn"]


@pytest.mark.parametrize(
    "line",
    [
        "If you are not successful we will let you know by email.",
        "Failure to attend will be treated as withdrawal of your application.",
        "We are still interviewing other candidates and will come back to you.",
        "We'd like to move forward with another conversation next week.",
        "We hope to make an offer by the end of the month.",
        "We are not able to offer travel expenses.",
        "Unfortunately the interviewer is ill and the interview will not go ahead tomorrow.",
        "We have chosen you and one other candidate for the final round.",
        "We can offer you either Tuesday at 2 or Thursday at 10.",
    ],
)
def test_what_may_come_is_no_outcome(line: str) -> None:
    """A condition, a talk or others who are still seen end nothing."""
    assert _outcomes(line) == []
