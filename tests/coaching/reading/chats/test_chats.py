"""A pasted chat is read by who wrote what, and by what was agreed in the end."""

from datetime import date

import pytest

from coaching.model.documents import Dossier
from coaching.reading.chats.chat_turns import cut_turns
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import InterviewSaid
from tests.coaching.reading.talks import (
    BOSTON,
    NEWCOMER,
    NOW,
    SEARCH,
    SOMEBODY,
    job,
    read_kinds,
    read_message,
)

PUT_OFF = """\
[11/18/26, 9:02:11 AM] Robin Quillfeather: Hi Dana, Tuesday has to be postponed, sorry
[11/18/26, 9:02:40 AM] Robin Quillfeather: could you do Thursday at 2?
[11/18/26, 9:10:03 AM] Dana: Thursday is bad, Friday at 3?
[11/18/26, 9:12:55 AM] Robin Quillfeather: perfect, see you then
"""
NO_TIMES = """\
Ana: Morning! we are still waiting for the budget
Me: no problem, any idea when I'll know?
Ana: should be by Tuesday. two references would help meanwhile
"""
OFFERED = """\
Ole Berg
8:41 AM
We would love to have you on the team! $28 an hour to begin with
You
8:44 AM
wow! by when do you need my answer?
Ole Berg
8:45 AM
by Monday please
"""
DOUBTED = """\
16/11/2026, 17:20 - Ana Diaz: they all liked you. the only worry is you have never run a night shift
16/11/2026, 17:26 - Dana: I ran the late one at the ferry kitchen
16/11/2026, 17:27 - Ana Diaz: good, I will tell them tomorrow
"""
A_LIST = """\
Tomorrow
Acme 10:00
Zoom with the owner
Boltworks 14:30
at their yard
"""


def test_the_time_that_was_agreed_on_is_the_new_one() -> None:
    """Neither the first proposal nor the hours at which it was written count."""
    assert read_kinds(PUT_OFF) == ["MovedSaid Quillfeather 20 Nov 15:00"]


AGREED = """\
[11/18/26, 9:02 AM] Zara Millrace: can you come to our office on Friday at 10?
[11/18/26, 9:05 AM] Dana: Friday I work till noon, 2pm?
[11/18/26, 9:07 AM] Zara Millrace: 2 is fine, see you
"""


def test_the_persons_own_hour_counts_once_it_is_fine() -> None:
    """It was theirs to say yes; "till noon" is no hour to meet."""
    told = [one for one in read_kinds(AGREED) if one.startswith("InterviewSaid")]
    assert [one.split(" Nov ")[1][:5] for one in told] == ["14:00"]


def test_who_writes_by_a_name_alone_is_understood() -> None:
    """What they expect is a decision, and what they ask for is asked for."""
    assert [one.split()[0] for one in read_kinds(NO_TIMES)] == ["DecisionSaid", "ReferencesAsked"]


def test_an_offer_in_a_chat_has_its_answer_due() -> None:
    """ "By Monday" answers the person's own question."""
    assert read_kinds(OFFERED)[:2] == [
        "OutcomeSaid Northwind Bakery offer",
        "OfferSaid Northwind Bakery 23 Nov $28 an hour",
    ]


def test_what_the_person_wrote_to_a_doubt_is_their_answer() -> None:
    """The turn behind a doubt answers it."""
    notes = [one for one in read_kinds(DOUBTED) if " concern " in one or "answer_to" in one]
    assert notes == [
        "NoteSaid Northwind Bakery concern you have never run a night shift",
        "NoteSaid Northwind Bakery answer_to_concern I ran the late one at the ferry kitchen",
    ]


@pytest.mark.parametrize("text", [A_LIST, "Acme 10:00\nBolt 14:30", "Ana: nice\nOle: quiet"])
def test_a_list_of_ones_own_is_no_chat(text: str) -> None:
    """Times and names on lines are read as the person's own words."""
    assert cut_turns(text, ReadingContext(SEARCH, NOW, BOSTON)) == ()


@pytest.mark.parametrize("name", ["~ 😀", "~~", "~ ~", "~ 字", "Zara 🌊"])
@pytest.mark.parametrize("company", ["Kestrel", "???"])
def test_a_name_may_be_signs_alone(name: str, company: str) -> None:
    """Whatever somebody calls themselves in a chat, and whatever a job is called, it is read."""
    text = f"[11/18/26, 9:02 AM] {name}: can you come to our office on Friday at 10?\n"
    found = read_message(text, Dossier(SOMEBODY, (job(1, company, 18, "😀"),))).proposals
    assert [one.time.day for one in found if isinstance(one, InterviewSaid) and one.time] == [
        date(2026, 11, 20)
    ]


WITH_SMILEYS = """\
Ana Diaz  3:41 PM
hey! people loved the loaf plan :sparkles:
You  3:44 PM
happy to share my notes
Ana Diaz  3:46 PM
yes pls, send them over by tmrw if you can
:raised_hands: 2
"""


def test_a_smiley_is_no_word_and_what_is_to_be_sent_no_decision() -> None:
    """ ":raised_hands: 2" names nothing; "by tmrw" is when they want it."""
    kinds = read_kinds(WITH_SMILEYS)
    assert not any("raised" in kind for kind in kinds)
    assert not any(kind.startswith("DecisionSaid") for kind in kinds)


PROFILE = """\
Zara Holt-Millrace
• 1st
Talent Partner at Cedar Hospitality Group
TODAY
Zara Holt-Millrace sent the following messages at 5:22 PM
Hi Dina! We are looking for a Night Manager for our team in Porto Alegro.
Dina Sayegh sent the following message at 6:03 PM
Hi Zara, yes sure
Zara Holt-Millrace sent the following message at 6:10 PM
Does Sunday at 11:30 work? I'll call you, 20 min max. CV to zara.hm@cedarhospitality.example
Dina Sayegh sent the following message at 6:31 PM
Sunday 11:30 works
"""


def test_a_chat_with_a_profile_above_it_tells_who_wrote() -> None:
    """The person is the one who was greeted and gave no job; a place is nobody."""
    told = read_kinds(PROFILE, dossier=NEWCOMER)
    assert told == [
        "InterviewSaid Cedar Hospitality Group Night Manager 22 Nov 11:30 20 phone",
        (
            "PersonSaid Cedar Hospitality Group Zara Holt-Millrace Talent Partner"
            " zara.hm@cedarhospitality.example"
        ),
    ]


BARE_HOURS = """\
[11/17/26, 9:14 AM] Suri Quillfeather HR: Hi Dana, boss can see you tomorrow 4.30pm, ok?
[11/17/26, 9:15 AM] Me: 4.30 I'm still at work, 6 possible?
[11/17/26, 9:21 AM] Suri Quillfeather HR: 6 ok. Ask for Mdm Goh at our branch
"""


def test_a_figure_alone_is_an_hour_of_the_day_that_was_named() -> None:
    """In the half of the day that was spoken of."""
    told = [one for one in read_kinds(BARE_HOURS) if one.startswith("InterviewSaid")]
    assert len(told) == 1
    assert "18 Nov 18:00" in told[0]


WAITS = """\
11/17/26, 4:51 PM - Robin Quillfeather: Dana, Tuesday is not going to happen, I'm so sorry
11/17/26, 4:52 PM - Robin Quillfeather: Can we push to the week after?
11/17/26, 5:10 PM - Dana: sure
"""
ELSEWHERE = """\
17/11/2026, 08:15 - Robin Quillfeather: Tuesday stays 10 but the venue changes, come to the yard
17/11/2026, 08:20 - Robin Quillfeather: we do a climb, so reckon 3 hours
17/11/2026, 08:24 - Dana: see you
"""


def test_what_waits_has_no_time_and_what_stays_has_its_own() -> None:
    """Another place is no other time."""
    assert read_kinds(WAITS) == ["MovedSaid Quillfeather"]
    assert read_kinds(ELSEWHERE) == ["InterviewSaid Quillfeather 24 Nov 10:00 180 on_site"]


TO_A_FRIEND = """\
[17/11/26, 20:58] Jonas (Uni): how was quillfeather??
[17/11/26, 21:01] Me: good I think, they decide by next Friday
[17/11/26, 21:02] Jonas (Uni): my sister says they take the intern anyway
"""


def test_to_a_friend_the_persons_own_words_count() -> None:
    """What the friend has heard is nothing."""
    assert [one.split()[0] for one in read_kinds(TO_A_FRIEND)] == ["DecisionSaid"]
