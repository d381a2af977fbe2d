"""A letter says to its reader what the person noted, briefly, and shows what is missing."""

import os
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.letters.frames.address import call_name
from coaching.letters.letter import MAX_WORDS, Letter
from coaching.model.documents import (
    Capture,
    Consent,
    Contact,
    DecisionDate,
    HiringProcess,
    Opportunity,
    Referee,
    Reflection,
)
from coaching.model.vocabulary import Channel, ContactPart, RefereeId
from tests.coaching.dossiers import PERSON, berlin, contact, interview, opportunity
from tests.coaching.drafts import (
    check_in_letter,
    is_too_similar,
    referee_brief,
    referee_letter,
    referee_request,
    thank_you_letter,
)

EXAMPLES = int(os.environ.get("DEBRIEF_EXAMPLES", "100"))
EVENING = berlin(24, 18)
NOTES = Capture(
    unsaid="forgot to mention my thesis on streams", open_questions="how do they do on-call?"
)
STRENGTHS = Reflection(went_well="explained the Kafka migration well\nmy SQL answers")


def note_to(somebody: Contact, job: Opportunity | None = None, **later: float) -> Letter:
    """Returns the thank-you on the interview's evening, or later."""
    job = job or opportunity(somebody, capture=NOTES, reflection=STRENGTHS)
    return thank_you_letter(PERSON, job, job.interviews[0], somebody, EVENING + timedelta(**later))


def test_private_notes_stay_private() -> None:
    """Ratings, feelings, red flags and what stood out are never told to an employer (S4)."""
    private = Reflection(
        feeling="SECRET", red_flags="SECRET", better="SECRET", reactions="SECRET", people="SECRET"
    )
    job = opportunity(contact(2, "Dana"), capture=Capture(stood_out="SECRET"), reflection=private)
    draft = note_to(job.contacts[0], job)
    assert "SECRET" not in draft.body + draft.subject


def test_remarks_on_how_one_felt_are_no_reason_to_fit() -> None:
    """The note "stayed calm" is no reason to give to an employer."""
    job = opportunity(contact(2, "Dana"), reflection=Reflection(went_well="Stayed calm"))
    assert "calm" not in note_to(job.contacts[0], job).body


def test_three_notes_to_one_team_are_not_alike() -> None:
    """Three readers of the same interview get three different letters."""
    team = [contact(4, "Ana", "robots"), contact(7, "Ben", "dbt"), contact(10, "Cy", "hiring")]
    job = opportunity(*team, capture=NOTES, reflection=STRENGTHS)
    ana, ben, cy = (note_to(each, job).body for each in team)
    assert not any(is_too_similar(*pair) for pair in ((ana, ben), (ben, cy), (ana, cy)))


def test_the_same_note_under_another_name_is_alike() -> None:
    """A changed greeting does not make a letter different, and a changed topic hardly does."""
    draft = note_to(contact(2, "Dana", "robots"))
    other = draft.body.replace("Dana", "Ben").replace("robots", "arms")
    assert is_too_similar(draft.body, other)
    assert not is_too_similar(draft.body, "")


def test_a_late_note_says_so_in_half_a_line() -> None:
    """A week later a note is dated in half a line and does not apologise."""
    draft = note_to(contact(2, "Dana", "robots"), days=7)
    assert "late" in draft.body or "Some days have passed" in draft.body or "sooner" in draft.body
    assert "on 24 November" in draft.body
    assert "sorry" not in draft.body.lower()


def test_what_is_missing_of_the_person_is_said() -> None:
    """Without signature and name the letter asks for both, and is still complete."""
    nobody = replace(PERSON, first_name="", sign_off="")
    job = opportunity(contact(2, ""))
    draft = thank_you_letter(nobody, job, job.interviews[0], job.contacts[0], EVENING)
    assert draft.body.startswith("Hello,\n\n")
    assert draft.body.endswith("Kind regards,")
    assert {"The name to greet is missing.", "How you sign is missing: /settings keeps it."} <= set(
        draft.gaps
    )


messy = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            ["their", "She", "I", "data,", "how", "they", "dbt.", "{0}", "<b>&", "🙂", "משה"]
        ),
        max_size=200,
    ).map(" ".join),
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(name=messy, topic=messy, concern=messy, own=messy, company=messy, late=st.integers(0, 400))
def test_any_note_makes_a_short_whole_letter(
    name: str, topic: str, concern: str, own: str, company: str, late: int
) -> None:
    """Any notes make at most 120 words, signed, deterministic, without empty sentences."""
    job = opportunity(
        contact(2, name, topic, concern, part=ContactPart.HIRING_MANAGER),
        capture=Capture(unsaid=own, open_questions=own),
        reflection=Reflection(went_well=own),
    )
    job = replace(job, company=company, role=company, requirements=own)
    draft = note_to(job.contacts[0], job, hours=late)
    assert draft == note_to(job.contacts[0], job, hours=late)
    assert draft.word_count == len(draft.body.split()) <= MAX_WORDS
    assert draft.body.endswith("Kind regards,\nSam Reed")
    assert "\n" not in draft.subject
    assert ":" in name + company or not re.search(r":\s*[.?](?:\s|$)", draft.body)
    assert all(draft.gaps)


POINTS = "the Kafka migration\nI taught SQL\nmy thesis on streams"
REFEREE = Referee(RefereeId(9), "Prof. Kim", relation="my thesis", consent=Consent.GIVEN)


def test_a_brief_names_the_job_its_demands_and_the_points_to_stress() -> None:
    """A brief for a referee has all that S2 and S3 name, from the person's own notes."""
    job = replace(
        opportunity(), requirements="5 years of SQL\ndbt", points={str(REFEREE.id): POINTS}
    )
    draft = referee_brief(PERSON, job, REFEREE, EVENING)
    assert "data engineer role at Acme Robotics" in draft.body
    assert "5 years of SQL and dbt." in draft.body
    assert "the Kafka migration, how I taught SQL and my thesis on streams." in draft.body
    assert "email" in draft.body
    assert draft.gaps == ()


def test_a_brief_without_notes_says_what_it_lacks() -> None:
    """Without requirements and points a brief has two gaps and no invention."""
    draft = referee_brief(PERSON, opportunity(), REFEREE, EVENING)
    assert draft.gaps == (
        "What the job requires is missing.",
        "Two or three points they could stress: your notes hold fewer.",
    )


def test_consent_is_asked_without_pressure() -> None:
    """Before consent the letter asks and does not brief."""
    asked = replace(REFEREE, consent=Consent.NOT_ASKED)
    draft = referee_letter(PERSON, opportunity(), asked, EVENING)
    assert draft == referee_request(PERSON, opportunity(), asked, EVENING)
    assert re.search(r"you\b[^.?]*\breference\b[^.?]*\?", draft.body)
    assert "if it does not suit you" in draft.body.casefold()


@pytest.mark.parametrize("channel", list(Channel))
def test_a_check_in_keeps_to_the_channel_they_allowed(channel: Channel) -> None:
    """A phone number and call notes appear only where calls are allowed."""
    dana = replace(contact(2, "Dana Lee"), phone="+49 30 1234567")
    job = replace(opportunity(dana), channel=channel)
    for number in (1, 2):
        draft = check_in_letter(PERSON, job, job.interviews[0], number, EVENING)
        assert "1234567" not in draft.body + draft.subject
        assert ("1234567" in draft.call_notes) == (channel is Channel.CALL_ALLOWED)


def test_a_check_in_recalls_what_they_said_and_the_second_is_shorter() -> None:
    """The first check-in names the day they named, the second is shorter, there is no third."""
    decision = DecisionDate(date(2026, 11, 30), date(2026, 11, 30), "a week or two")
    round_one = replace(interview(berlin(24, 15)), process=HiringProcess(decision=decision))
    job = replace(opportunity(), interviews=(round_one,))
    later = EVENING + timedelta(days=21)
    first, second = (check_in_letter(PERSON, job, round_one, number, later) for number in (1, 2))
    assert "by Monday, 30 November" in first.body
    assert second.word_count < first.word_count
    assert not is_too_similar(first.body, second.body)
    with pytest.raises(ValueError, match="at most two"):
        check_in_letter(PERSON, job, round_one, 3, later)


def test_a_name_of_mere_signs_greets_nobody() -> None:
    """Whoever is noted as "," is greeted without a name, and the letter is there."""
    assert call_name(",", PERSON, opportunity()) == ""
