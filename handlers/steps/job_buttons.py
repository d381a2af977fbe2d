"""A job's buttons: the usual ones, and all that can be told of it behind one of them."""

from datetime import datetime

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import NO_OPPORTUNITY, InterviewStatus, Outcome
from coaching.translation import _
from handlers.cards.card_buttons import BACK_LABEL, ButtonRows
from handlers.interviews.news import News, TellNews
from handlers.outcomes.offer_card import offer_rows
from handlers.outcomes.outcome import JobOutcome, OutcomeAction
from handlers.ui.buttons import Button
from handlers.ui.links import (
    AboutOpportunity,
    BeginFlow,
    CorrectOpportunity,
    InterviewFlow,
    OpenOpportunity,
    ShowContacts,
    ShowStatus,
)

EVERYTHING_LABEL = _("‹ Everything")
OUTCOME_LABEL = _("Outcome")
NEWS_LABEL = _("Any news")
# Translators: a button to change what is known of a job.
CORRECT_LABEL = _("Correct")
LESSON_LABEL = _("Lesson")
FEEDBACK_LABEL = _("Their feedback")
PEOPLE_LABEL = _("People")
# Translators: a button that leads to all that can be told and changed about a job.
ABOUT_LABEL = _("About this job ›")
TALK_LABELS = {
    InterviewFlow.CAPTURE: _("Notes"),
    InterviewFlow.PROCESS: _("What they said"),
    InterviewFlow.REFLECT: _("Look back"),
}


def all_rows(job: Opportunity, now: datetime) -> ButtonRows:
    """Returns every button of a job but those of its steps."""
    if job.id == NO_OPPORTUNITY:
        return [[everything_button()]]
    news = [*_news_buttons(job), _correct_button(job)]
    people = Button(PEOPLE_LABEL, ShowContacts(0))
    return [*offer_rows(job), _talk_buttons(job, now), news, [people, everything_button()]]


def short_rows(job: Opportunity) -> ButtonRows:
    """Returns what a job needs most, and a button that leads to the rest."""
    *offer, last = least_rows(job)
    if job.id == NO_OPPORTUNITY:
        return [last]
    news = _news_buttons(job)
    return [[*offer[0], news[0]], last] if offer else [news, last]


def least_rows(job: Opportunity) -> ButtonRows:
    """Returns a button to the offer, where there is one, and the buttons that lead to the rest."""
    if job.id == NO_OPPORTUNITY:
        return [[everything_button()]]
    about = Button(ABOUT_LABEL, AboutOpportunity(job.id))
    return [*offer_rows(job), [about, everything_button()]]


def everything_button() -> Button:
    """Returns the way back to all jobs."""
    return Button(EVERYTHING_LABEL, ShowStatus(0))


def _correct_button(job: Opportunity) -> Button:
    return Button(CORRECT_LABEL, CorrectOpportunity(job.id))


def _news_buttons(job: Opportunity) -> list[Button]:
    outcome = Button(OUTCOME_LABEL, JobOutcome(OutcomeAction.ASK, job.id))
    if job.outcome is Outcome.REJECTED:
        return [
            outcome,
            Button(LESSON_LABEL, JobOutcome(OutcomeAction.LESSON, job.id)),
            Button(FEEDBACK_LABEL, JobOutcome(OutcomeAction.FEEDBACK, job.id)),
        ]
    return [outcome, Button(NEWS_LABEL, TellNews(News.ASK, job.id))]


def _talk_buttons(job: Opportunity, now: datetime) -> list[Button]:
    """Returns the buttons for notes about the last round that began."""
    planned = (one for one in job.interviews if one.held is InterviewStatus.PLANNED)
    begun = [interview for interview in planned if interview.start <= now]
    if not begun:
        return []
    last = max(begun, key=lambda interview: interview.start).id
    return [Button(label, BeginFlow(flow, job.id, last)) for flow, label in TALK_LABELS.items()]


def about_rows(job: Opportunity, now: datetime) -> ButtonRows:
    """Returns a button for each thing that can be told of a job, or changed."""
    talks = _talk_buttons(job, now)
    if job.outcome is Outcome.REJECTED:
        talks = [talks[0], talks[-1]] if talks else []
    return [
        talks,
        _news_buttons(job),
        [_correct_button(job), Button(PEOPLE_LABEL, ShowContacts(0))],
        [Button(BACK_LABEL, OpenOpportunity(job.id))],
    ]
