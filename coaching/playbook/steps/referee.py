"""Asks a referee for their consent, then briefs them before the employer calls."""

from collections.abc import Callable, Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.briefs.jobs_together import list_jobs_together
from coaching.letters.letter import Occasion, Variant, join_with_and
from coaching.letters.questions.missing import (
    Questions,
    missing_points,
    missing_points_elsewhere,
    missing_tone,
    missing_want,
)
from coaching.letters.referee_letters import referee_letter
from coaching.letters.referees.reach import Reach, is_rung_first, read_reach
from coaching.letters.referees.referee_calls import referee_call_notes
from coaching.model.documents import Consent, Person
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition, never
from coaching.playbook.step_letter import (
    MAIL_OR_CALL,
    StepLetter,
    keys_of_referees,
    referee_addressee,
    referee_of,
    referee_writer,
)
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import DONE, DRAFT_IT, StepTexts
from coaching.playbook.windows import Ping, Window, next_ten_oclock, remember_windows
from coaching.translation import Text, Words, _

KIND = StepKind("referee")
MOST_QUESTIONS = 2
"""So many answers are typed before one letter about several jobs."""


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    if not context.valid_interviews:
        return
    for referee in context.person.referees:
        key = StepKey(KIND, 0, referee.id)
        if referee.consent is not Consent.DECLINED or context.is_settled(key):
            yield key


def _window(context: PlanContext, key: StepKey) -> Window:
    """Returns the window of the briefing.

    If the referee agreed later, it counts from then on, because the asking had a ping of its own.
    """
    referees = context.person.referees
    agreed = next((each.agreed for each in referees if each.id == key.subject), None)
    end = context.valid_interviews[0].end
    asked_at = context.opportunity.references_asked
    since = max(end, agreed) if agreed is not None else end
    return referee_window(since, context.calendar, context.waking, asked_at)


@remember_windows
def referee_window(
    end: datetime, calendar: BusinessCalendar, waking: WakingHours, asked_at: datetime | None = None
) -> Window:
    """Returns the window of step 11, which opens with the end of the interview (S2, S3).

    It pings on the next business day at 10:00 of the person. If the employer asked for references,
    it pings at once or when the person wakes. It never closes.
    """
    end = to_utc(end)
    if asked_at is not None:
        return Window(end, None, (Ping(waking.next_waking_moment(max(to_utc(asked_at), end))),))
    return Window(end, None, (Ping(next_ten_oclock(end, calendar, waking)),))


def _text_by_consent(*, unasked: Text, asked: Text, given: Text) -> Callable[[StepSubject], Words]:
    def text_for(subject: StepSubject) -> Words:
        texts = {Consent.GIVEN: given, Consent.ASKED: asked}
        return texts.get(subject.consent, unasked)

    return text_for


def _questions(occasion: Occasion, key: StepKey) -> Questions:
    """Returns what is asked: what to speak about, and of a single job why it is wanted."""
    referee = referee_of(occasion.person, key)
    if referee is None or referee.consent is not Consent.GIVEN:
        return missing_tone(occasion)
    job, points = occasion.opportunity, missing_points(occasion, referee.id)
    others = list_jobs_together(occasion.jobs, job, referee.id, occasion.now)
    if others:
        more = missing_points_elsewhere(others, referee.id)
        return (*missing_tone(occasion), *points, *more[: MOST_QUESTIONS - len(points)])
    return (*missing_tone(occasion), *points, *missing_want(occasion))


def _is_told_already(context: PlanContext, key: StepKey) -> bool:
    return key.subject in context.others.referees_told


def _task(subject: StepSubject) -> Words:
    """Names the jobs where one letter is about several."""
    referee, now = subject.referee, subject.moment
    if referee is None or now is None or referee.consent is not Consent.GIVEN:
        return _task_by_consent(subject)
    others = list_jobs_together(subject.jobs, subject.opportunity, referee.id, now)
    companies = (subject.opportunity.company, *(one.company for one in others))
    named = join_with_and(list(dict.fromkeys(filter(None, companies))))
    return subject.fill(BRIEF_ON, companies=named) if others else _task_by_consent(subject)


def _own_forms(person: Person, key: StepKey) -> tuple[Variant, ...]:
    referee = referee_of(person, key)
    if referee is None or read_reach(referee.reach) is Reach.MAIL:
        return (Variant.MAIL,)
    if is_rung_first(referee.reach):
        return (Variant.CALL, Variant.MAIL)
    return (Variant.MAIL, Variant.CALL)


def _call_notes(occasion: Occasion, key: StepKey) -> str:
    referee = referee_of(occasion.person, key)
    return referee_call_notes(occasion, referee) if referee else ""


_task_by_consent = _text_by_consent(
    unasked=_("Ask {name} to vouch for you"),
    asked=_("Has {name} agreed to vouch for you?"),
    given=_("Brief {name}, who vouches for you"),
)
# Translators: {companies} is such as "Acme and Bolt".
BRIEF_ON = _("Brief {name}, who vouches for you, on {companies} in one go")


REFEREE = StepDefinition(
    number=11,
    kind=KIND,
    topic=ReminderTopic.REFEREES,
    title=_("brief the referees"),
    source="S2 S3",
    trigger="the first interview has ended; each referee who did not decline, once for all jobs of "
    "the same weeks, and for each that asks for references",
    lasts="until it is done",
    pings_when="the next business day at 10:00 of the person; at once when references were asked "
    "for",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_text_by_consent(
            unasked=_("Nobody likes a call they did not expect."),
            asked=_("A yes comes before any briefing."),
            given=_("A reference who knows the job speaks to the point."),
        ),
        action_label=_text_by_consent(unasked=DRAFT_IT, asked=_("They agreed"), given=DRAFT_IT),
        done_text=_("{name} briefed"),
        done_label=_text_by_consent(unasked=_("Asked"), asked=_("They said no"), given=DONE),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Reference"),
        write=referee_writer(referee_letter),
        questions=_questions,
        addressee=referee_addressee,
        keys=keys_of_referees(KIND),
        forms=MAIL_OR_CALL,
        own_forms=_own_forms,
        call_notes=_call_notes,
        becomes_another=True,
        is_about_job=True,
    ),
    about=About.REFEREE | About.CONSENT,
    is_cancelled=never,
    is_known=_is_told_already,
    is_once_for_all_jobs=True,
    is_announced=True,
)
