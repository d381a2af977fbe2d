"""Tells whether an interview belongs to a job that was logged before, and asks when unsure."""

from collections.abc import Iterable
from datetime import timedelta
from html import escape
from typing import Any

from coaching.matching.similarity import is_same_name, is_similar_name
from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import InterviewStatus, InvalidInputError
from handlers.answers.interview_time import answer_start
from handlers.answers.yes_no import read_yes_no
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.ui import formatting

SAME_OPPORTUNITY_PROMPT = "Is this the {role} job at {company} you logged?"
GOES_ON_PROMPT = "You logged the {role} job at {company}: {outcome}. Does it go on after all?"
WHICH_OPPORTUNITY = "You logged jobs like that before. Which one is it?"
TAKE_A_BUTTON = "Take the button of the job it belongs to."
DUPLICATE_PROMPT = "You logged an interview with {company} for {when} already. Is this another one?"
OFFERED_AT_MOST = 3
ANOTHER_OPPORTUNITY = 0


def find_sure_match(
    opportunities: Iterable[Opportunity], company: str, role: str
) -> Opportunity | None:
    """The job that goes on and goes by this company and role; case, spaces and "Inc" aside."""
    return next(
        (
            one
            for one in opportunities
            if one.is_live and is_same_name(one.company, company) and is_same_name(one.role, role)
        ),
        None,
    )


def find_possible_matches(
    opportunities: Iterable[Opportunity], company: str, role: str
) -> tuple[Opportunity, ...]:
    """The jobs that may be meant when none is surely: spelled a little differently, named in
    short, or closed; those that go on first."""
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
    """The job that the interview being logged belongs to; None for a new one."""
    said = context.answers.get("known")
    if said is not None:
        return next((one for one in context.opportunities if one.id == said), None)
    return find_sure_match(context.opportunities, *_company_and_role(context))


def find_duplicate_interview(context: QuestionContext) -> Interview | None:
    """The interview of that job that starts at the same minute."""
    job, when = find_matching_opportunity(context), context.answers.get("when")
    if job is None or not when:
        return None
    start = answer_start(context.answers)
    standing = (one for one in job.interviews if one.held is InterviewStatus.PLANNED)
    return next((one for one in standing if abs(one.start - start) < timedelta(minutes=1)), None)


def is_same_interview(context: QuestionContext) -> bool:
    """Whether the person said that it is the interview logged before."""
    said = context.answers.get("twice")
    return bool(said and said["same"] and said["start"] == context.answers["when"]["start"])


def _company_and_role(context: QuestionContext) -> tuple[str, str]:
    return context.answers.get("company") or "", context.answers.get("role") or ""


def _candidates(context: QuestionContext) -> tuple[Opportunity, ...]:
    return find_possible_matches(context.opportunities, *_company_and_role(context))


def _opportunity_prompt(context: QuestionContext) -> str:
    jobs = _candidates(context)
    if len(jobs) != 1:
        return WHICH_OPPORTUNITY
    job = jobs[0]
    words = {"role": escape(job.role), "company": escape(job.company)}
    if job.is_live or job.outcome is None:
        return SAME_OPPORTUNITY_PROMPT.format(**words)
    return GOES_ON_PROMPT.format(outcome=formatting.OUTCOMES[job.outcome], **words)


def _opportunity_choices(context: QuestionContext) -> Choices:
    jobs = _candidates(context)
    if len(jobs) == 1:
        yes, no = (
            Choice("Yes, next round", jobs[0].id),
            Choice("No, another job", ANOTHER_OPPORTUNITY),
        )
        return ((yes, no),)
    named = [[Choice(f"{one.role[:24]} at {one.company[:24]}", one.id)] for one in jobs]
    return [*named, [Choice("Another job", ANOTHER_OPPORTUNITY)]]


def _read_opportunity(text: str, context: QuestionContext) -> int:
    """The job's id in words of yes and no."""
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
    when=lambda scene: bool(_candidates(scene)),
    format_answer=lambda value: "another job" if value == ANOTHER_OPPORTUNITY else "that one",
    optional=False,
)
DUPLICATE_QUESTION = Question(
    "twice",
    _duplicate_prompt,
    lambda text, scene: _duplicate_answer(scene, same=not read_yes_no(text, scene)),
    lambda scene: (
        (
            Choice("No, the same one", _duplicate_answer(scene, same=True)),
            Choice("Yes, another one", _duplicate_answer(scene, same=False)),
        ),
    ),
    when=lambda scene: find_duplicate_interview(scene) is not None,
    format_answer=lambda value: "the same one" if value["same"] else "another one",
    optional=False,
)


def round_number(opportunity: Opportunity, interview: Interview) -> int:
    """Which round it is, counted by when they take place; what fell through counts for none."""
    earlier = (one for one in opportunity.interviews if one.held is InterviewStatus.PLANNED)
    return 1 + sum(one.start < interview.start for one in earlier if one.id != interview.id)
