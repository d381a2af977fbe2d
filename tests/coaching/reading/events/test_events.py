"""Who does what to which interview or offer is heard, whatever the words and their order."""

import pytest

from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    DecisionSaid,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    OfferSaid,
    OutcomeSaid,
    PromiseSaid,
    ReferencesAsked,
)
from coaching.reading.wishes import AskSaid, DeleteSaid, DoneSaid, SnoozeSaid
from tests.coaching.reading.talks import NEWCOMER, read_kinds, read_message


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Northwind have ruled me out", "rejected"),
        ("the Northwind job went to an internal candidate", "rejected"),
        ("I didn't make the cut at Northwind", "rejected"),
        ("Northwind would rather take another applicant, they've filled the post", "rejected"),
        ("Ana rang, the job is mine", "offer"),
        ("Northwind picked me!", "offer"),
        ("landed the Northwind job", "offer"),
        ("told Northwind I'm in, contract's signed", "accepted"),
        ("I'm going to work for Northwind", "accepted"),
        ("turned Northwind down this morning", "withdrawn"),
        ("I've pulled my application from Northwind", "withdrawn"),
        ("decided against Northwind", "withdrawn"),
    ],
)
def test_how_it_ended(text: str, wanted: str) -> None:
    """The firm says no or yes, or the person does; the verb alone does not tell which."""
    assert read_kinds(text, OutcomeSaid) == [f"OutcomeSaid Northwind Bakery {wanted}"]


@pytest.mark.parametrize(
    "text",
    [
        "my cousin got an offer from Northwind",
        "I nearly turned Northwind down",
        "if Northwind picks me I'll scream",
        "Ana said they rejected fifty people before me",
        "Northwind offered me an interview",
        "should I turn Northwind down?",
    ],
)
def test_what_ended_nothing(text: str) -> None:
    """Of somebody else, nearly, supposed, of others, an interview, asked: no outcome."""
    assert read_kinds(text, OutcomeSaid) == []


@pytest.mark.parametrize(
    "text",
    [
        "Quillfeather axed tuesday's chat",
        "Quillfeather don't need me to come in on Tuesday",
        "the Quillfeather post has been frozen",
        "Tuesday is off, Quillfeather restructured",
    ],
)
def test_an_interview_is_off(text: str) -> None:
    """The talk or the job behind it is gone."""
    assert read_kinds(text, CancelledSaid) == ["CancelledSaid Quillfeather"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Quillfeather asked if we could do Thursday instead, same time", "26 Nov 10:00"),
        ("my Quillfeather one got pushed to thursday at 2", "26 Nov 14:00"),
        ("Quillfeather had to shift things, I'm now in on the 27th at 9:30", "27 Nov 09:30"),
        ("Quillfeather swapped Tuesday for Wednesday", "25 Nov"),
    ],
)
def test_an_interview_has_another_time(text: str, wanted: str) -> None:
    """Whoever moves it and however: the last time that is named is the new one."""
    assert read_kinds(text, MovedSaid) == [f"MovedSaid Quillfeather {wanted}"]


@pytest.mark.parametrize(
    "text",
    [
        "no one from Northwind was on the call",
        "Ole never dialled in",
        "the interviewer from Northwind failed to appear",
        "Northwind forgot about our interview",
    ],
)
def test_nobody_came(text: str) -> None:
    """That they did not show is told of many ways, and belongs to their job."""
    assert read_kinds(text, NoShowSaid) == ["NoShowSaid Northwind Bakery"]


def test_what_a_day_is_for() -> None:
    """The same Friday is an answer of theirs, a call, or the last day for one's own answer."""
    assert read_kinds("Northwind hope to have picked someone by Friday", DecisionSaid)
    assert read_kinds("I get a call from Ana on Friday", PromiseSaid)
    assert read_kinds("Northwind made me an offer, open until Friday", OfferSaid) == [
        "OfferSaid Northwind Bakery 20 Nov"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("fired off an application to Brackwell Tiles", "LeadSaid Brackwell Tiles"),
        (
            "put in for baker at Brackwell Tiles and night auditor at the Linden Inn",
            "LeadSaid Brackwell Tiles baker",
        ),
    ],
)
def test_applications(text: str, wanted: str) -> None:
    """Each firm gets its own job."""
    assert read_kinds(text, LeadSaid, dossier=NEWCOMER)[0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("please scrap everything about Northwind", "DeleteSaid Northwind Bakery"),
        ("I'd like Northwind removed", "DeleteSaid Northwind Bakery"),
        ("try me again on Friday, too tired", "SnoozeSaid Northwind Bakery? 20 Nov"),
        ("so what's my next move?", "AskSaid status"),
        ("is it too early to nudge Ana?", "AskSaid check_in"),
        ("what are you able to do?", "AskSaid help"),
        ("Ana's thank you has gone", "DoneSaid Northwind Bakery thank_you Ana Diaz"),
        ("Ole asked who could vouch for me", "ReferencesAsked Northwind Bakery"),
    ],
)
def test_what_the_coach_is_asked_or_told(text: str, wanted: str) -> None:
    """A wish, a question and a deed are heard by their parts."""
    kinds = (DeleteSaid, SnoozeSaid, AskSaid, DoneSaid, ReferencesAsked)
    assert wanted in read_kinds(text, *kinds)


@pytest.mark.parametrize(
    "text",
    [
        "sorry, Quillfeather on tuesday is at 11 not 10",
        "Quillfeather is tuesday 24 nov at 11am",
    ],
)
def test_another_hour_is_a_new_time(text: str) -> None:
    """Told of the interview ahead, an hour that is not the one on record moves it."""
    assert read_kinds(text, MovedSaid) == ["MovedSaid Quillfeather 24 Nov 11:00"]


def test_a_task_that_is_put_off_moves_no_interview() -> None:
    """They gave more time for what is to be handed in."""
    text = "Quillfeather gave me till wednesday instead of monday for the lesson plan"
    assert read_kinds(text, MovedSaid) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("they decide before Friday night", "11-20"),
        ("they decide before friday afternoon", "11-20"),
        ("they decide before Friday morning", "11-19"),
        ("they decide before Friday", "11-19"),
        ("they'll tell me next Thurs", "11-26"),
        ("they decide a fortnight on friday", "12-04"),
        ("I'll have their answer the monday after next", "11-30"),
        ("they get back to me the Tuesday after next", "12-01"),
        ("they decide by close of play tomorrow", "11-19"),
    ],
)
def test_by_when_they_decide_is_the_day_that_is_meant(text: str, day: str) -> None:
    """Before an evening lies its day, and nobody calls tomorrow next Thursday."""
    said = [one for one in read_message(text).proposals if isinstance(one, DecisionSaid)]
    assert [f"{one.latest:%m-%d}" for one in said] == [day]


@pytest.mark.parametrize(
    "text", ["the test is due close of business thurs", "my case study is due by end of play thurs"]
)
def test_what_is_due_is_a_task(text: str) -> None:
    """Also where the day has taken the word along."""
    (one,) = read_message(text).proposals
    assert isinstance(one, AssignmentSaid)
    assert one.due is not None
    assert f"{one.due.day:%m-%d}" == "11-19"
