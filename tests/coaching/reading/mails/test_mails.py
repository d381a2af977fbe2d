"""A forwarded mail is read by its meaning: what is header, greeting and signature is no news."""

from coaching.reading.proposals import DecisionSaid
from tests.coaching.reading.talks import NEWCOMER, read_kinds

INVITATION = """\
From: Hetty Voss <h.voss@kittiwake.example>
Date: Mon, Nov 16, 2026 at 5:02 PM
Subject: Your interview

Dear Dana,

thank you for applying. We would like to invite you to a video interview for the Data Planner
position on Tuesday, December 1, 11:00am - 11:45am. You will meet Iris Okello (Head of Data).

Kind regards,
Hetty Voss
People Partner | Kittiwake Foods
"""
REFUSAL = """\
Dear Dana,

Thank you for taking the time to meet us. After careful consideration we have decided not to move
forward with your application at Northwind Bakery. Your bread example was excellent; we would have
liked more on pricing.

Best wishes,
Ana Diaz
Head of Stores
"""
OFFER = """\
Von: Ole Berg <ole.berg@northwind-bakery.example>
Betreff: Offer

Dear Dana,

we are delighted to offer you the position with a salary of $ 81,500. Please return a signed copy
by Friday, December 4, 5pm at the latest.

Ole
"""
ANOTHER_TIME = """\
Hi Dana,

sorry, Thursday does not work any more. Could we move your interview at Quillfeather to November 30
at 2pm instead? Same link.

Thanks,
Jo Lark
Office Manager
"""


def test_an_invitation_gives_the_interview_and_its_people() -> None:
    """The hour of the mail's own header is no interview; the sender arranges it."""
    assert read_kinds(INVITATION, dossier=NEWCOMER) == [
        "InterviewSaid Kittiwake Foods Data Planner 01 Dec 11:00 45 video",
        "PersonSaid Kittiwake Foods Hetty Voss People Partner coordinator h.voss@kittiwake.example",
        "PersonSaid Kittiwake Foods Iris Okello Head of Data interviewer",
    ]


def test_a_refusal_gives_its_feedback() -> None:
    """What was excellent and what was wanted are kept, in their words."""
    assert read_kinds(REFUSAL)[:3] == [
        "OutcomeSaid Northwind Bakery rejected",
        "NoteSaid Northwind Bakery to_improve we would have liked more on pricing",
        "NoteSaid Northwind Bakery went_well Your bread example was excellent",
    ]


def test_an_offer_is_no_yes_of_the_person() -> None:
    """ "A signed copy" is what they want; the deadline and the sum are read."""
    assert read_kinds(OFFER)[:2] == [
        "OutcomeSaid Northwind Bakery offer",
        "OfferSaid Northwind Bakery 04 Dec 17:00 $ 81,500",
    ]


def test_another_time_moves_the_interview() -> None:
    """The new time stands in the same sentence as the old one."""
    assert read_kinds(ANOTHER_TIME)[0] == "MovedSaid Quillfeather 30 Nov 14:00"


INVITED_BY_QUESTION = """\
Hi Dana,

My name is Rhys Vaughan and I hire for Kittiwake Foods. Would you be free for a phone call on
Tuesday, December 1 at 4pm?

Best wishes,
Rhys
"""
TASK = """\
Hi Dana,

as the next step we ask everybody at Northwind Bakery to complete a short data exercise. Please send
it to me by noon on Monday, December 7.

Thanks,
Ana Diaz
"""
NAMES_WANTED = """\
Hi Dana,

Northwind Bakery would like to speak to two of your former managers. Could you send me their names
and numbers by Wednesday?

Many thanks
Ana Diaz
"""
FROM_AN_AGENCY = """\
Hello Dana,

Greetings from Brightpath Recruitment. Your profile is shortlisted by our client Kittiwake Foods.
Mr. Vikram Joshi will ring you on your number 98450 55521 on Tuesday, December 1 at 11am.

Regards,
Swapna Rao
"""


def test_a_question_for_a_day_and_an_hour_is_an_invitation() -> None:
    """ "Would you be free ... at 4pm?" names when to talk."""
    assert read_kinds(INVITED_BY_QUESTION)[0].startswith(
        "InterviewSaid Kittiwake Foods 01 Dec 16:00"
    )


def test_a_day_by_which_something_is_asked_is_no_promise_of_theirs() -> None:
    """A task is due then, and names of managers are references."""
    assert read_kinds(TASK)[0].startswith("AssignmentSaid Northwind Bakery 07 Dec 12:00")
    kinds = read_kinds(NAMES_WANTED)
    assert kinds[0] == "ReferencesAsked Northwind Bakery"
    assert not any(kind.startswith("PromiseSaid") for kind in kinds)


def test_an_agency_writes_of_its_client() -> None:
    """The client is the employer, and the reader's own number is nobody else's."""
    kinds = read_kinds(FROM_AN_AGENCY)
    assert kinds[0].startswith("InterviewSaid Kittiwake Foods 01 Dec 11:00")
    assert not any("98450" in kind for kind in kinds)


FROM_AFAR = """\
Kia ora Dana,

We've gone with a colleague from within for the Planner role at Northwind Bakery. Your loaf plan was
the neatest of all.

Ngā mihi,
Wiremu Tait
Manager, Shop Planning
Northwind Bakery
"""
OF_A_TEAM = """\
Dear Applicant,

the talk at Quillfeather fixed for Tuesday will no longer hold. A new date has not been found.

Equipo de Personas
Quillfeather
"""
ON_A_CALL = """\
Hi Dana,

would you have 20 minutes for a call on Friday, November 27, 11am? It is about the Rota Planner
role.

Lena Fisk
Head of Recruiting at Millrace Foods
"""


def test_a_mail_greets_and_closes_in_any_language() -> None:
    """By where they stand: neither the reader nor the closing words are people."""
    assert read_kinds(FROM_AFAR) == [
        "OutcomeSaid Northwind Bakery rejected",
        "NoteSaid Northwind Bakery went_well Your loaf plan was the neatest of all",
        "PersonSaid Northwind Bakery Wiremu Tait Manager, Shop Planning",
    ]


def test_a_department_that_signs_is_nobody() -> None:
    """What "will no longer hold" is off."""
    assert read_kinds(OF_A_TEAM) == ["CancelledSaid Quillfeather"]


def test_a_call_that_is_asked_for_is_by_phone() -> None:
    """No link is named, and it is a call."""
    told = [one for one in read_kinds(ON_A_CALL) if one.startswith("InterviewSaid")]
    assert told == ["InterviewSaid Millrace Foods Rota Planner 27 Nov 11:00 20 phone"]


EARLIER = """\
Hi Dana,

Quillfeather again. A small change to your interview: please come at 3pm instead of 10.

Jo Lark
Office Manager
"""
SEEN_THERE = """\
Hi Dana,

Good to speak on the phone earlier.
My client Ashgrove Fleet would like to see you on Friday, November
27, at 4pm, at their depot.

Kim Boyd
"""


def test_an_hour_without_a_day_is_on_the_day_that_was_fixed() -> None:
    """ "At 3pm instead of 10" is no other day."""
    assert read_kinds(EARLIER)[0] == "MovedSaid Quillfeather 24 Nov 15:00"


def test_how_it_is_held_stands_where_it_is_invited_to() -> None:
    """An earlier talk on the phone says nothing of it."""
    told = [one for one in read_kinds(SEEN_THERE) if one.startswith("InterviewSaid")]
    assert [one.rsplit(" ", 1)[1] for one in told] == ["on_site"]


def test_a_day_to_let_them_know_is_no_decision_of_theirs() -> None:
    """Whoever invites waits for the reader; by when they decide is said otherwise."""
    mail = (
        "Hi Dana,\n\nWe'd like to invite you to an interview at Delphi Labs on Thursday at 14:00. "
        "Let us know by tomorrow noon if this works. {rest}\n\nBest,\nHannah Weiss\nDelphi Labs"
    )
    asked, told = (mail.format(rest=rest) for rest in ("", "We will let you know by Friday."))
    assert read_kinds(asked, DecisionSaid) == []
    assert len(read_kinds(told, DecisionSaid)) == 1
