"""A confirmed reading becomes facts: jobs, people, notes, promises and offers in their places."""

from dataclasses import replace
from datetime import date, timedelta

from coaching.facts.keep_reading import keep_reading
from coaching.model.commitments import DueBy
from coaching.model.documents import Dossier
from coaching.model.vocabulary import (
    Channel,
    ContactPart,
    InterviewStatus,
    OpportunityId,
    Outcome,
)
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import (
    CancelledSaid,
    ChannelSaid,
    DecisionSaid,
    InterviewSaid,
    LeadSaid,
    Matter,
    MovedSaid,
    NoteKind,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    Reading,
    SaidTime,
    Stretch,
)
from tests.coaching.dossiers import BERLIN, PERSON, berlin, contact, opportunity

HERE = Stretch(0, 0)
NOW = berlin(24, 18)
ACME = Matter(opportunity=OpportunityId(1))
NEW = Matter(company="Globex")
SAM = replace(PERSON, serial=100)


def keep(*proposals: Proposal, dossier: Dossier | None = None, text: str = "") -> Dossier:
    """Keeps proposals in Sam's dossier, where Acme was met this afternoon."""
    known = dossier or Dossier(SAM, (opportunity(contact(5, "Priya Shah")),))
    context = ReadingContext(known, NOW, BERLIN)
    return keep_reading(Reading(proposals), context, text, NOW)


def test_an_interview_at_a_new_firm_makes_a_job_and_its_people() -> None:
    """The people met are contacts of that job, and were in that interview."""
    start = berlin(23, 14)
    dossier = keep(
        PersonSaid(HERE, NEW, name="Noor", title="Head of Growth"),
        InterviewSaid(HERE, NEW, company="Globex", time=SaidTime(date(2026, 11, 23), start)),
    )
    job = dossier.opportunities[-1]
    assert (job.company, job.interviews[0].start) == ("Globex", start)
    noor = job.contacts[0]
    assert (noor.name, noor.title) == ("Noor", "Head of Growth")
    assert noor.meeting_in(job.interviews[0].id) is not None
    numbers = {job.id, job.interviews[0].id, noor.id}
    assert len(numbers) == 3
    assert dossier.person.serial == max(numbers)


def test_a_known_person_gets_the_better_spelling_and_stays_one() -> None:
    """A correction of the surname changes the contact instead of adding one."""
    known = opportunity(contact(5, "Priya Shah"))
    said = PersonSaid(
        HERE, ACME, name="Priya Sha", email="p@acme.example", contact=known.contacts[0].id
    )
    job = keep(said, dossier=Dossier(SAM, (known,))).opportunities[0]
    assert [(one.name, one.email) for one in job.contacts] == [("Priya Sha", "p@acme.example")]


def test_notes_go_to_whom_they_are_about() -> None:
    """A topic, a doubt and the answer to it stand with Priya; what went well with the look back."""
    job = keep(
        NoteSaid(HERE, ACME, kind=NoteKind.TOPIC, text="the budget", whom="Priya Shah"),
        NoteSaid(HERE, ACME, kind=NoteKind.CONCERN, text="my German", whom="Priya Shah"),
        NoteSaid(HERE, ACME, kind=NoteKind.ANSWER_TO_CONCERN, text="B2", whom="Priya Shah"),
        NoteSaid(HERE, ACME, kind=NoteKind.WENT_WELL, text="the Lumen story"),
        NoteSaid(HERE, ACME, kind=NoteKind.PROMISED_BY_ME, text="the deck", whom="Priya Shah"),
    ).opportunities[0]
    meeting = job.contacts[0].met[-1]
    assert (meeting.topic, meeting.concern, meeting.answer) == ("the budget", "my German", "B2")
    assert job.interviews[0].reflection.went_well == "the Lumen story"
    promise = job.promises[0]
    assert (promise.words, promise.is_mine, promise.contact) == (
        "the deck",
        True,
        job.contacts[0].id,
    )


def test_notes_go_to_somebody_who_is_new_and_has_a_title_of_address() -> None:
    """ "Dr Anita Rao worried" is told of the Anita Rao who was met, and she is kept once."""
    start = berlin(23, 14)
    job = keep(
        InterviewSaid(HERE, NEW, company="Globex", time=SaidTime(date(2026, 11, 23), start)),
        PersonSaid(HERE, NEW, name="Anita Rao", greeting="Dr"),
        PersonSaid(HERE, NEW, name="Deb"),
        NoteSaid(HERE, NEW, kind=NoteKind.CONCERN, text="my German", whom="Anita Rao"),
        PersonSaid(HERE, NEW, name="Anita Rao", title="dentist"),
    ).opportunities[-1]
    assert [(one.name, one.title) for one in job.contacts] == [
        ("Dr Anita Rao", "dentist"),
        ("Deb", ""),
    ]
    assert job.contacts[0].met[-1].concern == "my German"


def test_a_doubt_of_nobody_in_particular_stays_a_note_among_several_people() -> None:
    """With two people met nobody is given a doubt that was not said to be theirs."""
    two = opportunity(contact(5, "Priya Shah"), contact(6, "Tom Berg"))
    said = NoteSaid(HERE, ACME, kind=NoteKind.CONCERN, text="too junior")
    job = keep(said, dossier=Dossier(SAM, (two,))).opportunities[0]
    assert all(not one.met[0].concern for one in job.contacts)
    assert job.interviews[0].capture.notes == ("too junior",)


def test_news_of_the_job_is_kept_with_it() -> None:
    """An offer with its terms, a promise with its day, and by when they decide."""
    day = date(2026, 12, 4)
    job = keep(
        OutcomeSaid(HERE, ACME, value=Outcome.OFFER),
        OfferSaid(HERE, ACME, deadline=SaidTime(day, berlin(4, 12, month=12)), amount="148k"),
        PromiseSaid(HERE, ACME, by=day, text="Sam calls by Friday"),
        DecisionSaid(HERE, ACME, earliest=day, latest=day, words="by Friday"),
        ChannelSaid(HERE, ACME, value=Channel.EMAIL_ONLY),
    ).opportunities[0]
    assert (job.outcome, job.channel) == (Outcome.OFFER, Channel.EMAIL_ONLY)
    assert job.offer is not None
    assert (job.offer.amount, job.offer.deadline) == ("148k", DueBy(day, berlin(4, 12, month=12)))
    assert [(one.words, one.due) for one in job.promises] == [("Sam calls by Friday", DueBy(day))]
    decision = job.interviews[0].process.decision
    assert decision is not None
    assert (decision.latest, decision.words) == (day, "by Friday")


def test_a_moved_interview_keeps_its_place_and_an_hour_that_was_not_said() -> None:
    """Moved to Friday without an hour: the hour it had; cancelled: its steps stop."""
    ahead = opportunity(start=berlin(26, 10))
    moved = MovedSaid(HERE, ACME, time=SaidTime(date(2026, 11, 27)))
    job = keep(moved, dossier=Dossier(SAM, (ahead,))).opportunities[0]
    assert [one.start for one in job.interviews] == [berlin(27, 10)]
    off = keep(CancelledSaid(HERE, ACME), dossier=Dossier(SAM, (ahead,))).opportunities[0]
    assert off.interviews[0].held is InterviewStatus.CANCELLED


def test_a_lead_is_a_job_without_an_interview_and_comes_once() -> None:
    """Applied to Globex twice is one job."""
    once = keep(LeadSaid(HERE, NEW, company="Globex", role="Buyer"))
    again = keep(LeadSaid(HERE, NEW, company="Globex", role="Buyer"), dossier=once)
    assert [(job.company, job.role) for job in again.opportunities[1:]] == [("Globex", "Buyer")]


def test_a_referee_is_kept_for_all_jobs() -> None:
    """Who vouches for the person is nobody at the employer."""
    said = PersonSaid(HERE, ACME, name="Ilse Wagner", is_referee=True, email="i@uni.example")
    dossier = keep(said)
    assert [(one.name, one.reach) for one in dossier.person.referees] == [
        ("Ilse Wagner", "i@uni.example")
    ]
    assert len(dossier.opportunities[0].contacts) == 1


def test_what_no_reader_claimed_is_a_note_of_the_interview() -> None:
    """Nothing that was said is lost."""
    text = "the coffee was awful"
    known = Dossier(SAM, (opportunity(),))
    reading = Reading((), rest=(Stretch(0, len(text)),))
    kept = keep_reading(reading, ReadingContext(known, NOW, BERLIN), text, NOW)
    assert kept.opportunities[0].interviews[0].capture.notes == (text,)


def test_an_interview_ahead_opens_a_job_again() -> None:
    """A job that was over goes on when they invite again; people ahead were not met yet."""
    over = replace(opportunity(), outcome=Outcome.NO_ANSWER, outcome_at=NOW)
    start = NOW + timedelta(days=3)
    job = keep(
        InterviewSaid(HERE, ACME, time=SaidTime(start.date(), start)),
        PersonSaid(HERE, ACME, name="Tom", part=ContactPart.HIRING_MANAGER),
        dossier=Dossier(SAM, (over,)),
    ).opportunities[0]
    assert (job.outcome, len(job.interviews)) == (None, 2)
    assert job.contacts[0].met == ()
