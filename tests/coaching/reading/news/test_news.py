"""Offers, refusals, moved interviews and promises are read, each with the job that is meant."""

from dataclasses import replace

import pytest

from coaching.model.documents import Reflection
from coaching.model.vocabulary import InterviewId, OpportunityId
from coaching.reading.context import AskedByCoach, OpenQuestion
from coaching.reading.proposals import (
    DecisionSaid,
    InterviewSaid,
    MovedSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    SmallTalk,
)
from tests.coaching.reading.talks import A_REMINDER, NEWCOMER, SEARCH, read_kinds, read_message


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Northwind turned me down this morning", ["OutcomeSaid Northwind Bakery rejected"]),
        ("stripe turned me down", ["OutcomeSaid Stripe rejected"]),
        ("got rejected by initech today", ["OutcomeSaid Initech rejected"]),
        (
            "they went with somebody who has run a mill before",
            ["OutcomeSaid Northwind Bakery? rejected"],
        ),
        (
            "Quillfeather made me an offer!! 71k plus shares, they want my answer by monday noon",
            ["OutcomeSaid Quillfeather offer", "OfferSaid Quillfeather 23 Nov 12:00 71k"],
        ),
        (
            "northwind offered me the job, 64,000 a year, i have until 12/4",
            [
                "OutcomeSaid Northwind Bakery offer",
                "OfferSaid Northwind Bakery 04 Dec 64,000 a year",
            ],
        ),
        ("signed with Quillfeather today, start 4 jan", ["OutcomeSaid Quillfeather accepted"]),
        ("i withdrew from northwind", ["OutcomeSaid Northwind Bakery withdrawn"]),
        ("turned down the offer from quillfeather", ["OutcomeSaid Quillfeather withdrawn"]),
    ],
)
def test_how_it_ended(text: str, read: list[str]) -> None:
    """A no, an offer and a yes are told apart; a firm that is new is not taken for a known one."""
    assert read_kinds(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "i hope they dont say no",
        "if they reject me i will cry",
        "ana cancelled",
        "my sister cancelled dinner on friday",
    ],
)
def test_what_has_not_happened(text: str) -> None:
    """What is hoped, feared or about something else changes nothing."""
    assert read_kinds(text) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("quillfeather moved to thursday at 3", ["MovedSaid Quillfeather 19 Nov 15:00"]),
        (
            "the quillfeather interview was pushed back to 30 nov 9am",
            ["MovedSaid Quillfeather 30 Nov 09:00"],
        ),
        ("quillfeather got called off", ["CancelledSaid Quillfeather"]),
        ("n26 cancelled the interview", ["CancelledSaid N26"]),
        ("n26 moved to friday 15:00", ["InterviewSaid N26 20 Nov 15:00"]),
        (
            "waited 20 minutes on zoom, nobody joined, northwind",
            ["NoShowSaid Northwind Bakery"],
        ),
    ],
)
def test_what_became_of_an_interview(text: str, read: list[str]) -> None:
    """A new time, a cancellation and nobody coming go to the job that is named, to no other."""
    assert read_kinds(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "northwind will let me know by friday",
            ["PromiseSaid Northwind Bakery 20 Nov northwind will let me know by friday"],
        ),
        (
            "Ana said she'd ring me on monday",
            ["PromiseSaid Northwind Bakery 23 Nov Ana said she'd ring me on monday Ana Diaz"],
        ),
        (
            "they decide within two weeks",
            ["DecisionSaid Northwind Bakery? 02 Dec within two weeks"],
        ),
        ("ole wants two references", ["ReferencesAsked Northwind Bakery"]),
        (
            "northwind homework due sunday 6pm",
            ["AssignmentSaid Northwind Bakery 22 Nov 18:00 northwind homework due sunday 6pm"],
        ),
        (
            "also applied to Figma as product designer",
            ["LeadSaid Figma product designer"],
        ),
        ("only write to them, no phone calls please", ["ChannelSaid Northwind Bakery? email_only"]),
        ("she said i can call her any time", ["ChannelSaid Northwind Bakery? call_allowed"]),
    ],
)
def test_what_they_want_next(text: str, read: list[str]) -> None:
    """Promises, decisions, tasks, references and how to reach them."""
    assert read_kinds(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "interview at Tern & Sons tomorrow 2pm with Mo Farouk (plant manager)",
            [
                "InterviewSaid Tern & Sons 19 Nov 14:00",
                "PersonSaid Tern & Sons Mo Farouk plant manager interviewer",
            ],
        ),
        (
            "interviews: Plover monday 10am, Dunlin tuesday 2pm and K9 wednesday at 4",
            [
                "InterviewSaid Plover 23 Nov 10:00",
                "InterviewSaid Dunlin 24 Nov 14:00",
                "InterviewSaid K9 18 Nov 16:00",
            ],
        ),
        (
            "interview with Rosa Lind (VP Ops) and Tim at Curlew yesterday at 2, decision by fri",
            [
                "InterviewSaid Curlew 17 Nov 14:00",
                "DecisionSaid Curlew 20 Nov by fri",
                "PersonSaid Curlew Rosa Lind VP Ops interviewer",
                "PersonSaid Curlew Tim interviewer",
            ],
        ),
        (
            "interview at Plover friday 2pm on site and one at Dunlin monday 10am on zoom",
            [
                "InterviewSaid Plover 20 Nov 14:00 on_site",
                "InterviewSaid Dunlin 23 Nov 10:00 video",
            ],
        ),
        ("interview with Plover in London friday 2pm", ["InterviewSaid Plover 20 Nov 14:00"]),
        ("im in london, interview with Plover friday 2pm", ["InterviewSaid Plover 20 Nov 14:00"]),
        (
            "zoe oakes from pinehurst talent put me up for head of ops at plover foods friday 2pm",
            [
                "InterviewSaid Plover Foods head of ops 20 Nov 14:00",
                "PersonSaid Plover Foods Zoe Oakes agency_recruiter",
            ],
        ),
        (
            "applied at Plover, Dunlin Energy and Curlew last week, nothing yet",
            ["LeadSaid Plover", "LeadSaid Dunlin Energy", "LeadSaid Curlew"],
        ),
    ],
)
def test_interviews_of_a_newcomer(text: str, read: list[str]) -> None:
    """One sentence holds the firm, the hour, the people and when they decide; a list is several."""
    assert read_kinds(text, dossier=NEWCOMER) == read


def test_a_firm_that_is_not_understood_leaves_the_job_a_guess() -> None:
    """ "forge" can be a place: the job is marked as a guess, and no second round is told of."""
    assert read_kinds("had a chat with forge today at 9") == [
        "InterviewSaid Northwind Bakery? 18 Nov 09:00"
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("sent ana a thank-you note", ["DoneSaid Northwind Bakery thank_you Ana Diaz"]),
        ("connected with ole on linkedin", ["DoneSaid Northwind Bakery linkedin Ole Berg"]),
        (
            "done with ana's note, ole later",
            [
                "DoneSaid Northwind Bakery thank_you Ana Diaz",
                "SnoozeSaid Northwind Bakery Ole Berg",
            ],
        ),
        ("stop messaging me for today", ["SnoozeSaid Northwind Bakery? 19 Nov True"]),
        ("delete quillfeather", ["DeleteSaid Quillfeather"]),
        ("i want to delete soundcloud", ["DeleteSaid Soundcloud"]),
        ("what's open?", ["AskSaid status"]),
        ("when should i write to ana?", ["AskSaid thank_you"]),
        ("who can read what i write here?", ["AskSaid privacy"]),
        ("?", ["AskSaid help"]),
    ],
)
def test_what_is_said_to_the_coach(text: str, read: list[str]) -> None:
    """Done, later, delete and questions, in words."""
    assert read_kinds(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("sent", ["DoneSaid Northwind Bakery thank_you Ana Diaz"]),
        ("went out an hour ago", ["DoneSaid Northwind Bakery thank_you Ana Diaz"]),
        ("not yet", []),
        ("remind me tomorrow", ["SnoozeSaid Northwind Bakery 19 Nov"]),
    ],
)
def test_an_answer_to_a_reminder(text: str, read: list[str]) -> None:
    """A word is enough where the coach has just asked for one thing."""
    assert read_kinds(text, asked=A_REMINDER) == read


def test_thanks_are_thanks() -> None:
    """Courtesy is no news."""
    assert read_message("thanks a lot").small_talk is SmallTalk.THANKS


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("no, her name is Anna with two n", "Anna Diaz"),
        ("no, her name is Anne without the a", "Anne Diaz"),
        ("his name is Olle", "Olle Berg"),
        ("its Dias with an s, not z", "Ana Dias"),
    ],
)
def test_a_name_that_is_put_right(text: str, name: str) -> None:
    """The person stays the one who is known."""
    (said,) = read_message(text).proposals
    assert isinstance(said, PersonSaid)
    assert (said.name, said.contact) in {(name, 11), (name, 12)}


def test_an_interview_that_was_told_of_cannot_move() -> None:
    """After notes about Monday's interview another time is another round."""
    held, ahead = SEARCH.opportunities
    told = replace(held.interviews[0], reflection=Reflection(went_well="the tour"))
    dossier = replace(SEARCH, opportunities=(replace(held, interviews=(told,)), ahead))
    assert read_kinds("northwind moved to friday 3pm") == [
        "MovedSaid Northwind Bakery 20 Nov 15:00"
    ]
    assert read_kinds("northwind moved to friday 3pm", dossier=dossier) == [
        "InterviewSaid Northwind Bakery 20 Nov 15:00"
    ]


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Ole told me how they moved to hourly deliveries", False),
        ("They switched to a new oven last spring, Ana said", False),
        ("They moved to a later day", True),
        ("They moved to Friday", True),
    ],
)
def test_what_an_employer_moved_to_is_no_other_time(text: str, moves: bool) -> None:
    """Somebody who tells of an interview may say what changed at the employer."""
    asked = AskedByCoach(OpenQuestion.TELLING, OpportunityId(1), InterviewId(10))
    assert bool(read_kinds(text, MovedSaid, asked=asked)) == moves
    assert not read_kinds(f"{text}, and Ole keeps the on call rota", MovedSaid) or moves


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("ole pushed me on sql and i blanked", False),
        ("he pushed me really hard on why i left", False),
        ("she pushed back on my pricing idea", False),
        ("they pushed me to friday", True),
        ("they pushed me on to friday", True),
        ("they pushed us back on a week", True),
        ("they pushed us on two weeks", True),
    ],
)
def test_whoever_asks_hard_puts_nothing_off(text: str, moves: bool) -> None:
    """The interview of which somebody tells in a hurry stays as it is."""
    assert bool(read_kinds(text, MovedSaid)) == moves


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("interview with Plover in London friday 2pm my time", "Europe/London"),
        ("interview at Plover friday 2pm, at their Lisbon office", "Europe/Lisbon"),
        ("I'm in Paris till friday, interview with Plover monday 2pm", None),
    ],
)
def test_the_city_of_an_employer_is_read(text: str, zone: str | None) -> None:
    """Its hours and holidays count there; where the person is says nothing of that."""
    (said,) = [one for one in read_message(text).proposals if isinstance(one, InterviewSaid)]
    assert said.time is not None
    assert said.time.zone == zone


def test_a_number_of_people_is_no_job() -> None:
    """ "Five people" says who was there."""
    (said,) = read_kinds("panel at Tern & Sons today 9am, five people: Jo", InterviewSaid)
    assert said == "InterviewSaid Tern & Sons 18 Nov 09:00 panel"


def test_a_yes_to_a_question_is_no_yes_to_an_offer() -> None:
    """Whoever tells what was asked tells their answer as well; "I said yes" alone is news."""
    answered = "Ana asked if I had ever refused to drive a van and I said yes, twice, bald tyres"
    assert read_kinds(answered, OutcomeSaid) == []
    assert read_kinds("The paper was accepted in June", OutcomeSaid) == []
    assert read_kinds("Northwind Bakery rang and I said yes to the offer", OutcomeSaid) != []


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (
            "northwind made me an offer, i told them i cut waste by 18%. 62k plus 5% bonus",
            "62k plus",
        ),
        ("offer from northwind: i asked for 70k and they offered 65k", "65k"),
        ("i'm on 45k now and northwind offered me 52k", "52k"),
    ],
)
def test_only_what_is_offered_is_the_offer(text: str, offered: str) -> None:
    """What somebody saved, earns or asked for is no part of it."""
    (offer,) = (one for one in read_message(text).proposals if isinstance(one, OfferSaid))
    assert (offer.amount or "").startswith(offered)
    assert offer.share is None


def test_a_round_that_is_over_is_no_offer() -> None:
    """ "Had the second one" tells of an interview, whatever else is said in the message."""
    said = read_kinds("had the northwind one. i cut waste by 18%. they decide by friday")
    assert not any(one.startswith("Offer") or "offer" in one for one in said)


def test_whoever_is_wanted_back_was_not_turned_down() -> None:
    """An interview ahead and a no from the same firm are not told in one breath."""
    said = read_kinds("heard from Greggs, they want me back for a second one on thursday 2pm")
    assert said
    assert all(one.startswith("InterviewSaid") for one in said)


def test_an_interview_needs_no_application_beside_it() -> None:
    """Whoever has an interview has applied."""
    text = "applied for 2 jobs, interview at Lumen Tiles is tomorrow 2pm, then Zellhaus thu 11am"
    assert [one.split()[0] for one in read_kinds(text)] == ["InterviewSaid", "InterviewSaid"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Bosch just called, i got it", "OutcomeSaid Bosch offer"),
        ("and Loblaw hasnt replied yet", "LeadSaid Loblaw"),
        ("still no word from Lidl", "LeadSaid Lidl"),
    ],
)
def test_a_firm_is_known_by_what_it_does(text: str, read: str) -> None:
    """It calls, writes or keeps silent; a doctor who writes is no firm."""
    assert read in read_kinds(text)
    assert not [one for one in read_kinds("Dr Osei wrote to say i got it") if "Dr Osei" in one]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("chat with Aoife Byrne at Harbour Labs yesterday 11am, backend dev job", "backend dev"),
        ("interview at Harbour Labs yesterday 11am (barista role)", "barista"),
        ("interview at Harbour Labs today 9am, with Jo, good job", None),
    ],
)
def test_the_job_is_said_by_the_way(text: str, role: str | None) -> None:
    """Behind a comma or in brackets; "good job" is none."""
    (said,) = (one for one in read_message(text).proposals if isinstance(one, InterviewSaid))
    assert said.role == role


NO_MAIL = """Subject: Your application

Dear Robin,

Thank you for your interest in Halden Foods. We had a very high number of applications and on this
occasion we will not be taking yours further.

Best wishes,
The Talent Team"""


def test_a_refusal_in_a_mail_is_of_the_firm_that_it_names() -> None:
    """It closes no other job, and who signs for a department is nobody."""
    assert read_kinds(NO_MAIL) == ["OutcomeSaid Halden Foods rejected"]


def test_what_somebody_is_called_in_a_mail_is_not_the_job() -> None:
    """The job stands in the subject."""
    mail = (
        "Subject: Interview - Bakery Team Leader\n\nHi Robin,\n\nWe would like to invite you to an "
        "interview on Monday 7 December at 10.30am at our store, with Paul Dent, Store Manager.\n\n"
        "Kind regards,\nSadia Iqbal\nRecruitment Coordinator\nMarlow & Sons"
    )
    (said,) = (one for one in read_message(mail).proposals if isinstance(one, InterviewSaid))
    assert (said.company, said.role) == ("Marlow & Sons", "Bakery Team Leader")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("they decide in about two weeks", "about two weeks"),
        ("they decide in around 3 weeks", "around 3 weeks"),
        ("they decide in two weeks", "two weeks"),
    ],
)
def test_a_loose_time_is_kept_as_loose_as_it_was_told(told: str, words: str) -> None:
    """A letter says it again in those words."""
    said = next(one for one in read_message(told).proposals if isinstance(one, DecisionSaid))
    assert said.words == words
