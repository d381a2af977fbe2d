"""Gives the tests of drafts a dossier from which every letter can be written."""

from dataclasses import replace

from coaching.model.commitments import Assignment, Promise
from coaching.model.documents import (
    Capture,
    Consent,
    Contact,
    DecisionDate,
    HiringProcess,
    InterviewQuestion,
    Meeting,
    Opportunity,
    Person,
    PracticeAttempt,
    Referee,
    ReferenceCheck,
    Reflection,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import (
    AnswerResult,
    AssignmentId,
    ContactId,
    ContactPart,
    InterviewId,
    InterviewStatus,
    PromiseId,
    RefereeId,
)
from tests.coaching.dossiers import FIRST, PERSON, berlin, contact, interview, opportunity

KIM = Referee(
    RefereeId(90),
    "Prof. Kim",
    relation="my thesis",
    consent=Consent.GIVEN,
    strong=True,
    knows="Dana Lee, who leads the data team",
)
ME: Person = replace(PERSON, referees=(KIM,))
NOW = berlin(26, 18)
DANA = replace(
    contact(2, "Dana Lee"),
    title="CTO",
    phone="+49 30 1234567",
    linkedin="https://linkedin.com/in/dana",
    met=(
        Meeting(
            FIRST,
            "Their data platform\nhow they moved to dbt",
            "they were worried about my lack of Java",
            "https://example.org/streams?page=1",
            "I learned Java in my thesis.",
            "You showed me your data platform and how you moved to dbt.",
        ),
    ),
)
BEN = contact(3, "Ben Ode", "climbing")
CY = contact(4, "Cy Young", "the office dog", part=ContactPart.COORDINATOR)
ED = replace(contact(5, "Eduard Blum", part=ContactPart.HELPER), met=())
CANCELLED = InterviewId(8)

KEYS: dict[StepKind, StepKey] = {
    StepKind("thank"): StepKey(StepKind("thank"), 1, 2),
    StepKind("staff"): StepKey(StepKind("staff"), 1, 4),
    StepKind("helper"): StepKey(StepKind("helper"), 0, 5),
    StepKind("referee"): StepKey(StepKind("referee"), 0, 90),
    StepKind("linkedin"): StepKey(StepKind("linkedin"), 1, 2),
    StepKind("useful"): StepKey(StepKind("useful"), 1, 2),
    StepKind("checkin"): StepKey(StepKind("checkin"), 1, 1),
    StepKind("checked"): StepKey(StepKind("checked"), 0, 90),
    StepKind("endorse"): StepKey(StepKind("endorse"), 0, 90),
    StepKind("endorsed"): StepKey(StepKind("endorsed"), 0, 90),
    StepKind("feedback"): StepKey(StepKind("feedback")),
    StepKind("offerthanks"): StepKey(StepKind("offerthanks"), 0, 5),
    StepKind("tellno"): StepKey(StepKind("tellno"), 0, 5),
    StepKind("rebook"): StepKey(StepKind("rebook"), CANCELLED),
    StepKind("ownpromise"): StepKey(StepKind("ownpromise"), 0, 51),
    StepKind("assignment"): StepKey(StepKind("assignment"), 0, 61),
}
"""Holds a step of every kind that ends in a text to send."""


def full_job(*others: Contact) -> Opportunity:
    """Returns a job with every note; one round was cancelled, the next is on 3 December."""
    job = opportunity(
        *(DANA, BEN, CY, ED, *others),
        capture=Capture("x", "how do they do on-call?", "forgot to mention my thesis on streams"),
        reflection=Reflection(
            went_well="explained the Kafka migration well\nmy SQL answers",
            red_flags="vague on overtime",
            clarify="who sets the roadmap",
        ),
    )
    decision = DecisionDate(berlin(30, 0).date(), berlin(30, 0).date(), "a week or two")
    first = replace(job.interviews[0], process=HiringProcess(decision=decision), asked=ASKED)
    fell = replace(interview(berlin(20, 11), CANCELLED), held=InterviewStatus.CANCELLED)
    return replace(
        job,
        requirements="5 years of SQL\ndbt",
        interviews=(fell, first, interview(berlin(3, 10, month=12), 9)),
        checks=(ReferenceCheck(KIM.id, berlin(26, 9)),),
        promises=(DECK,),
        assignments=(TASK,),
    )


DECK = Promise(
    PromiseId(51),
    "send Dana the deck: https://example.org/deck",
    True,
    berlin(24, 18),
    None,
    ContactId(2),
    FIRST,
)
TASK = Assignment(AssignmentId(61), "a plan for the peak", berlin(24, 18))
ASKED = (
    InterviewQuestion("Why us?", "because of the robots", AnswerResult.WELL),
    InterviewQuestion(
        "Tell me of a failure",
        "the outage",
        AnswerResult.TRIPPED,
        practised=(PracticeAttempt(berlin(25, 9), "the outage, and what I changed"),),
    ),
    InterviewQuestion("Do you plan children?", "SECRET", AnswerResult.SHAKY, uncomfortable=True),
)


def bare_job() -> Opportunity:
    """Returns names and dates, and not one note."""
    people = [replace(one, met=(Meeting(FIRST),)) for one in (DANA, BEN, CY)]
    job = opportunity(*people, ED)
    fell = replace(interview(berlin(20, 11), CANCELLED), held=InterviewStatus.CANCELLED)
    promised = (replace(DECK, words="send it"),)
    return replace(job, interviews=(*job.interviews, fell), promises=promised, assignments=(TASK,))
