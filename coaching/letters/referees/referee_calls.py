"""Says what to tell a referee on the phone, in lines to keep at hand: for oneself, so as typed."""

from collections.abc import Sequence

from coaching.letters.briefs.jobs_together import list_jobs_together
from coaching.letters.briefs.redaction import redact_opportunity
from coaching.letters.frames import referee_frames as frames
from coaching.letters.job_phrases import company_of, role_in_text
from coaching.letters.letter import Occasion, join_with_and
from coaching.letters.referees.reach import Reach, has_number, read_reach
from coaching.letters.referees.referee_points import points_text, requirements_text
from coaching.model.documents import Consent, Opportunity, Referee


def referee_call_notes(occasion: Occasion, referee: Referee) -> str:
    """Returns notes for a call: the brief for whoever agreed, else the question whether they would
    vouch; "" for a referee who wants no calls."""
    reach = read_reach(referee.reach)
    if reach is Reach.MAIL:
        return ""
    has_agreed = referee.consent is Consent.GIVEN
    lines = _brief(occasion, referee, reach) if has_agreed else _request(occasion)
    return "\n".join((_whom_to_call(referee), *lines))


def _whom_to_call(referee: Referee) -> str:
    pattern = frames.CALL_THEM_BY if has_number(referee.reach) else frames.CALL_THEM
    return pattern.format(name=referee.name, reach=referee.reach.strip().rstrip("."))


def _request(occasion: Occasion) -> list[str]:
    job = frames.TELL_OF_JOB.format(jobs=_job_text(occasion.opportunity))
    return [job, str(frames.ASK_TO_BE_NAMED), str(frames.SAY_WHAT_IT_TAKES)]


def _brief(occasion: Occasion, referee: Referee, reach: Reach) -> list[str]:
    others = list_jobs_together(occasion.jobs, occasion.opportunity, referee.id, occasion.now)
    jobs = (occasion.opportunity, *map(redact_opportunity, others))
    comes = frames.CALL_COMES if reach is Reach.PHONE else frames.ANY_WAY_COMES
    told = join_with_and([_job_text(job) for job in jobs])
    return [
        str(frames.THANK_FOR_VOUCHING),
        frames.TELL_OF_JOB.format(jobs=told),
        *(line for job in jobs for line in _lines_on(occasion, referee, job, jobs)),
        str(comes),
        str(frames.ASK_WHAT_HELPS),
    ]


def _lines_on(
    occasion: Occasion, referee: Referee, job: Opportunity, jobs: Sequence[Opportunity]
) -> list[str]:
    """Returns what counts at a job and what to speak about; of several, each line names its own."""
    company = company_of(job) if len(jobs) > 1 else ""
    counts = frames.WHAT_COUNTS_AT if company else frames.WHAT_COUNTS
    about = frames.ASK_TO_SPEAK_ABOUT_AT if company else frames.ASK_TO_SPEAK_ABOUT
    wanted = requirements_text(job)
    points = points_text(Occasion(occasion.person, job, occasion.now), referee)
    return [
        *([counts.format(company=company, things=wanted)] if wanted else []),
        *([about.format(company=company, things=points)] if points else []),
    ]


def _job_text(job: Opportunity) -> str:
    role, company = role_in_text(job), company_of(job)
    if role:
        pattern = frames.THE_ROLE_AT if company else frames.THE_ROLE
        return pattern.format(role=role, company=company)
    return frames.A_JOB_AT.format(company=company) if company else str(frames.YOUR_JOB)
