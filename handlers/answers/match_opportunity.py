"""Tells whether an interview belongs to a job that was logged before, and asks when unsure."""

from collections.abc import Iterable
from datetime import timedelta
from html import escape
from typing import Any

from coaching.matching.similarity import like_name, same_name
from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import Held, Rejected
from handlers.answers.interview_time import start_in
from handlers.answers.yes_no import read_yes_no
from handlers.flows.question import Choice, Choices, Question, Scene
from handlers.ui import formatting

IS_IT = "Is this the {role} job at {company} you logged?"
GOES_ON = "You logged the {role} job at {company}: {outcome}. Does it go on after all?"
WHICH_JOB = "You logged jobs like that before. Which one is it?"
TAKE_ONE = "Take the button of the job it belongs to."
TWICE = "You logged an interview with {company} for {when} already. Is this another one?"
OFFERED = 3
ANOTHER_JOB = 0


def surely(jobs: Iterable[Opportunity], company: str, role: str) -> Opportunity | None:
    """The job that goes on and goes by this company and role; case, spaces and "Inc" aside."""
    return next(
        (
            one
            for one in jobs
            if one.live and same_name(one.company, company) and same_name(one.role, role)
        ),
        None,
    )


def perhaps(jobs: Iterable[Opportunity], company: str, role: str) -> tuple[Opportunity, ...]:
    """The jobs that may be meant when none is surely: spelled a little differently, named in
    short, or closed; those that go on first."""
    every = tuple(jobs)
    if not company or not role or surely(every, company, role):
        return ()
    alike = [one for one in every if like_name(one.company, company) and like_name(one.role, role)]
    return tuple(sorted(alike, key=lambda one: (not one.live, -one.id)))[:OFFERED]


def job_of(scene: Scene) -> Opportunity | None:
    """The job that the interview being logged belongs to; None for a new one."""
    said = scene.answers.get("known")
    if said is not None:
        return next((one for one in scene.opportunities if one.id == said), None)
    return surely(scene.opportunities, *_named(scene))


def logged_twice(scene: Scene) -> Interview | None:
    """The interview of that job that starts at the same minute."""
    job, when = job_of(scene), scene.answers.get("when")
    if job is None or not when:
        return None
    start = start_in(scene.answers)
    standing = (one for one in job.interviews if one.held is Held.PLANNED)
    return next((one for one in standing if abs(one.start - start) < timedelta(minutes=1)), None)


def is_same(scene: Scene) -> bool:
    """Whether the person said that it is the interview logged before."""
    said = scene.answers.get("twice")
    return bool(said and said["same"] and said["start"] == scene.answers["when"]["start"])


def _named(scene: Scene) -> tuple[str, str]:
    return scene.answers.get("company") or "", scene.answers.get("role") or ""


def _candidates(scene: Scene) -> tuple[Opportunity, ...]:
    return perhaps(scene.opportunities, *_named(scene))


def _is_it(scene: Scene) -> str:
    jobs = _candidates(scene)
    if len(jobs) != 1:
        return WHICH_JOB
    job = jobs[0]
    words = {"role": escape(job.role), "company": escape(job.company)}
    if job.live or job.outcome is None:
        return IS_IT.format(**words)
    return GOES_ON.format(outcome=formatting.OUTCOMES[job.outcome], **words)


def _job_choices(scene: Scene) -> Choices:
    jobs = _candidates(scene)
    if len(jobs) == 1:
        yes, no = Choice("Yes, next round", jobs[0].id), Choice("No, another job", ANOTHER_JOB)
        return ((yes, no),)
    named = [[Choice(f"{one.role[:24]} at {one.company[:24]}", one.id)] for one in jobs]
    return [*named, [Choice("Another job", ANOTHER_JOB)]]


def _read_job(text: str, scene: Scene) -> int:
    """The job's id in words of yes and no."""
    yes, jobs = read_yes_no(text, scene), _candidates(scene)
    if yes and len(jobs) != 1:
        raise Rejected(TAKE_ONE)
    return jobs[0].id if yes else ANOTHER_JOB


def _twice(scene: Scene) -> str:
    job = job_of(scene)
    when = formatting.moment_words(
        start_in(scene.answers), formatting.zone_of(scene.person), scene.now
    )
    return TWICE.format(company=escape(job.company if job else ""), when=when)


def _said_twice(scene: Scene, *, same: bool) -> dict[str, Any]:
    return {"start": scene.answers["when"]["start"], "same": same}


KNOWN = Question(
    "known",
    _is_it,
    _read_job,
    _job_choices,
    when=lambda scene: bool(_candidates(scene)),
    told=lambda value: "another job" if value == ANOTHER_JOB else "that one",
    optional=False,
)
LOGGED_TWICE = Question(
    "twice",
    _twice,
    lambda text, scene: _said_twice(scene, same=not read_yes_no(text, scene)),
    lambda scene: (
        (
            Choice("No, the same one", _said_twice(scene, same=True)),
            Choice("Yes, another one", _said_twice(scene, same=False)),
        ),
    ),
    when=lambda scene: logged_twice(scene) is not None,
    told=lambda value: "the same one" if value["same"] else "another one",
    optional=False,
)


def round_of(job: Opportunity, interview: Interview) -> int:
    """Which round it is, counted by when they take place; what fell through counts for none."""
    earlier = (one for one in job.interviews if one.held is Held.PLANNED)
    return 1 + sum(one.start < interview.start for one in earlier if one.id != interview.id)
