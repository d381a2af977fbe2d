"""Tells whether an interview belongs to a job that was logged before, and asks when unsure."""

from collections.abc import Iterable
from datetime import timedelta
from html import escape
from typing import Any

from coaching.model.documents import Interview, Opportunity
from coaching.model.turn_memory import compute_once_a_turn
from coaching.model.vocabulary import InterviewStatus, InvalidInputError
from coaching.reading.similarity import is_same_name, is_similar_name
from coaching.translation import _
from handlers.answers.interview_time import answer_start
from handlers.answers.yes_no import read_yes_no
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.ui import formatting

SAME_OPPORTUNITY_PROMPT = _("Is this the {role} job at {company} you logged?")
GOES_ON_PROMPT = _("You logged the {role} job at {company}: {outcome}. Is it open again?")
WHICH_OPPORTUNITY = _("You logged jobs like that before. Which one is it?")
TAKE_A_BUTTON = _("Press the button of the job it belongs to.")
DUPLICATE_PROMPT = _(
    "You logged an interview with {company} for {when} already. Is this another one?"
)
JOB_LABEL = _("{role} at {company}")
NEXT_ROUND_LABEL = _("Yes, next round")
NOT_THAT_LABEL = _("No, another job")
OTHER_LABEL = _("Another job")
OTHER_JOB = _("another job")
THAT_JOB = _("that one")
SAME_LABEL = _("No, the same one")
NEW_LABEL = _("Yes, another one")
SAME_INTERVIEW = _("the same one")
NEW_INTERVIEW = _("another one")
OFFERED_AT_MOST = 3
ANOTHER_OPPORTUNITY = 0


def find_sure_match(
    opportunities: Iterable[Opportunity], company: str, role: str
) -> Opportunity | None:
    """Returns the live job with this company and role.

    Case, spaces and an "Inc" make no difference.
    """
    return next(
        (
            one
            for one in opportunities
            if one.is_live and is_same_name(one.company, company) and is_same_name(one.role, role)
        ),
        None,
    )


@compute_once_a_turn
def find_possible_matches(
    opportunities: Iterable[Opportunity], company: str, role: str
) -> tuple[Opportunity, ...]:
    """Returns the jobs that may be meant when no job is a sure match; live ones come first.

    Their names are spelled a little differently or shortened, or the job is closed.
    """
    every = tuple(opportunities)
    if not company or not role or find_sure_match(every, company, role):
        return ()
    alike = [
        one
        for one in every
        if is_similar_name(one.company, company) and is_similar_name(one.role, role)
    ]
    return tuple(sorted(alike, key=lambda one: (not one.is_live, -one.id)))[:OFFERED_AT_MOST]


def find_matching_opportunity(context: QuestionContext) -> Opportunity | None:
    """Returns the job that the interview being logged belongs to; None for a new one."""
    said = context.answers.get("known")
    if said is not None:
        return next((one for one in context.opportunities if one.id == said), None)
    return find_sure_match(context.opportunities, *_company_and_role(context))


def find_duplicate_interview(context: QuestionContext) -> Interview | None:
    """Returns the planned interview of that job that starts at the same minute."""
    job, when = find_matching_opportunity(context), context.answers.get("when")
    if job is None or not when:
        return None
    start = answer_start(context.answers)
    standing = (one for one in job.interviews if one.held is InterviewStatus.PLANNED)
    return next((one for one in standing if abs(one.start - start) < timedelta(minutes=1)), None)


def is_same_interview(context: QuestionContext) -> bool:
    """Tells whether the person said that it is the interview logged before."""
    said = context.answers.get("twice")
    return bool(said and said["same"] and said["start"] == context.answers["when"]["start"])


def _company_and_role(context: QuestionContext) -> tuple[str, str]:
    return context.answers.get("company") or "", context.answers.get("role") or ""


def _candidates(context: QuestionContext) -> tuple[Opportunity, ...]:
    return find_possible_matches(context.opportunities, *_company_and_role(context))


def _opportunity_prompt(context: QuestionContext) -> str:
    jobs = _candidates(context)
    if len(jobs) != 1:
        return str(WHICH_OPPORTUNITY)
    job = jobs[0]
    words = {"role": escape(job.role), "company": escape(job.company)}
    if job.is_live or job.outcome is None:
        return SAME_OPPORTUNITY_PROMPT.format(**words)
    return GOES_ON_PROMPT.format(outcome=formatting.OUTCOMES[job.outcome], **words)


def _opportunity_choices(context: QuestionContext) -> Choices:
    jobs = _candidates(context)
    if len(jobs) == 1:
        yes, no = (
            Choice(NEXT_ROUND_LABEL, jobs[0].id),
            Choice(NOT_THAT_LABEL, ANOTHER_OPPORTUNITY),
        )
        return ((yes, no),)
    named = [[Choice(_job_label(one), one.id)] for one in jobs]
    return [*named, [Choice(OTHER_LABEL, ANOTHER_OPPORTUNITY)]]


def _job_label(opportunity: Opportunity) -> str:
    return JOB_LABEL.format(
        role=formatting.cut_label(opportunity.role),
        company=formatting.cut_label(opportunity.company),
    )


def _read_opportunity(text: str, context: QuestionContext) -> int:
    """Reads yes or no, and returns the id of the job or ANOTHER_OPPORTUNITY."""
    yes, jobs = read_yes_no(text, context), _candidates(context)
    if yes and len(jobs) != 1:
        raise InvalidInputError(TAKE_A_BUTTON)
    return jobs[0].id if yes else ANOTHER_OPPORTUNITY


def _duplicate_prompt(context: QuestionContext) -> str:
    job = find_matching_opportunity(context)
    when = formatting.moment_text(
        answer_start(context.answers), formatting.person_zone(context.person), context.now
    )
    return DUPLICATE_PROMPT.format(company=escape(job.company if job else ""), when=when)


def _duplicate_answer(context: QuestionContext, *, same: bool) -> dict[str, Any]:
    return {"start": context.answers["when"]["start"], "same": same}


KNOWN_QUESTION = Question(
    "known",
    _opportunity_prompt,
    _read_opportunity,
    _opportunity_choices,
    when=lambda context: bool(_candidates(context)),
    format_answer=lambda value: str(OTHER_JOB if value == ANOTHER_OPPORTUNITY else THAT_JOB),
    optional=False,
)
DUPLICATE_QUESTION = Question(
    "twice",
    _duplicate_prompt,
    lambda text, context: _duplicate_answer(context, same=not read_yes_no(text, context)),
    lambda context: (
        (
            Choice(SAME_LABEL, _duplicate_answer(context, same=True)),
            Choice(NEW_LABEL, _duplicate_answer(context, same=False)),
        ),
    ),
    when=lambda context: find_duplicate_interview(context) is not None,
    format_answer=lambda value: str(SAME_INTERVIEW if value["same"] else NEW_INTERVIEW),
    optional=False,
)


def round_number(opportunity: Opportunity, interview: Interview) -> int:
    """Returns the number of a round, by the order of the starts.

    An interview that was cancelled or missed does not count.
    """
    earlier = (one for one in opportunity.interviews if one.held is InterviewStatus.PLANNED)
    return 1 + sum(one.start < interview.start for one in earlier if one.id != interview.id)
