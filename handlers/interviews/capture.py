"""A person tells freely how an interview was; then only what is missing for letters is asked."""

from dataclasses import replace
from html import escape
from zoneinfo import ZoneInfo

from coaching.facts.missing_facts import (
    MissingFact,
    find_missing_facts,
    list_met,
)
from coaching.model.documents import (
    Contact,
    Conversation,
    Interview,
    Meeting,
    Opportunity,
    StepRecord,
)
from coaching.model.expected_people import expect_nowhere
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId
from coaching.planner import mark_done
from coaching.playbook.step_records import step_record
from coaching.playbook.steps.capture import CAPTURE as CAPTURE_STEP
from coaching.translation import _
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.about_interview import begin_or_resume, company_name
from handlers.flows.flow import Flow, register_flow
from handlers.interviews.capture_questions import AWAY, CAPTURE_QUESTIONS, MET, MISSING
from handlers.interviews.process import (
    keep_process,
    mark_process_told,
    process_summary,
)
from handlers.ui.formatting import join_words, person_zone
from handlers.ui.turn import Turn

KEPT = _("That is on paper now: {names}.")
KEPT_NOTES = _("That is on paper now.")
NO_NOTES = _("Fine, no notes this time. /status has them ready should something come back to you.")
QUIET_TODAY = _(
    "One thing for today: nothing about it on social media, not even good news, not even if you "
    "delete it later."
)
QUIET_STILL = _("While it is open: nothing about it on social media, not even good news.")
# Translators: stands in "We were at: {title}".
TITLE = _("your notes on {company}")


# -- what is kept ----------------------------------------------------------------------------------


def _keep(turn: Turn, conversation: Conversation) -> None:
    """Keeps what a button answered; what is typed is read and kept as any message is."""
    keep_process(turn, conversation)
    job, interview = turn.find_opportunity(conversation.opportunity), conversation.interview
    if job is None or interview is None:
        return
    pressed = conversation.answers.get(MET) or ()
    away = conversation.answers.get(AWAY) or ()
    contacts = tuple(
        _with_meeting(one, interview)
        if one.id in pressed
        else expect_nowhere(one, interview)
        if one.id in away
        else one
        for one in job.contacts
    )
    turn.put_opportunity(replace(job, contacts=contacts))


def _with_meeting(contact: Contact, interview: InterviewId) -> Contact:
    if contact.meeting_in(interview):
        return contact
    return replace(contact, met=(*contact.met, Meeting(interview)))


def _finish(turn: Turn, conversation: Conversation) -> None:
    job = turn.find_opportunity(conversation.opportunity)
    interview = find_interview(job, conversation.interview) if job else None
    if job is None or interview is None:
        return
    parts = [_confirmation_text(job, interview, conversation)]
    if conversation.answers.get("decision") is not None:
        parts.append(process_summary(interview))
        mark_process_told(turn, job, interview.id)
    _end_notes(turn, turn.find_opportunity(job.id) or job, interview, parts)


def _end_notes(turn: Turn, job: Opportunity, interview: Interview, parts: list[str]) -> None:
    """Marks the notes as taken, says so, and says what is due."""
    mark_notes_taken(turn, job, interview.id)
    if not turn.person.quiet_told:
        turn.person = replace(turn.person, quiet_told=True)
        parts = [*parts, _quiet_advice(turn, interview)]
    if parts:
        turn.say("\n\n".join(parts))
    reminders.say_reminder(turn)


def _quiet_advice(turn: Turn, interview: Interview) -> str:
    zone = ZoneInfo(person_zone(turn.person))
    is_today = interview.end.astimezone(zone).date() == turn.now.astimezone(zone).date()
    return str(QUIET_TODAY if is_today else QUIET_STILL)


def mark_notes_taken(turn: Turn, job: Opportunity, interview: InterviewId) -> None:
    """Marks the step as done, once."""
    key = StepKey(CAPTURE_STEP.kind, interview)
    if step_record(job, key).done is None:
        turn.put_opportunity(mark_done(job, key, turn.now))


def find_notes_record(job: Opportunity, interview: InterviewId) -> StepRecord:
    """Returns what happened to the notes on an interview so far."""
    return step_record(job, StepKey(CAPTURE_STEP.kind, interview))


def _confirmation_text(job: Opportunity, interview: Interview, conversation: Conversation) -> str:
    names = [escape(contact.name) for contact in list_met(job, interview)]
    if names:
        return KEPT.format(names=join_words(names))
    return str(KEPT_NOTES if MISSING in conversation.answers else NO_NOTES)


CAPTURE = register_flow(
    Flow(
        name="capture",
        version=2,
        title=lambda context: TITLE.format(company=company_name(context)),
        questions=CAPTURE_QUESTIONS,
        keep=_keep,
        finish=_finish,
    )
)


def start_capture(turn: Turn, opportunity: Opportunity, interview: int) -> None:
    """Asks for the telling of one interview, or goes on where the person left."""
    begin_or_resume(turn, CAPTURE, opportunity, interview)


def ask_missing_facts(turn: Turn, job: Opportunity, interview: Interview) -> None:
    """Asks what the telling left open, and marks the notes as taken."""
    missing = _list_to_ask(turn, job, interview)
    mark_notes_taken(turn, job, interview.id)
    if not missing:
        _end_notes(turn, turn.find_opportunity(job.id) or job, interview, [])
        return
    answers = {MISSING: [fact.value for fact in missing]}
    engine.begin(turn, CAPTURE, opportunity=job.id, interview=interview.id, answers=answers)


def _list_to_ask(turn: Turn, job: Opportunity, interview: Interview) -> tuple[MissingFact, ...]:
    """Returns what to ask; who is added when the notes are behind brings one question at most."""
    missing = find_missing_facts(job, interview) if job.is_live else ()
    is_behind = step_record(job, StepKey(CAPTURE_STEP.kind, interview.id)).done is not None
    is_left = any(
        (one.flow, one.opportunity, one.interview) == (CAPTURE.name, job.id, interview.id)
        for one in turn.person.paused
    )
    if is_behind and not is_left:
        return tuple(fact for fact in missing if fact is MissingFact.TOPICS)
    return missing


def find_interview(job: Opportunity, wanted: int | None) -> Interview | None:
    """Returns the interview of that id."""
    return next((one for one in job.interviews if one.id == wanted), None)
