"""Keeps interviews and applications: new ones, what is learnt of known ones, and new times."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from coaching.facts.draft import DossierDraft
from coaching.model import retiming
from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import (
    InterviewId,
    InterviewKind,
    InterviewStatus,
    OpportunityId,
    ZoneName,
)
from coaching.reading.matter import last_round, next_round
from coaching.reading.proposals import (
    CancelledSaid,
    InterviewSaid,
    LeadSaid,
    Matter,
    MovedSaid,
    NoShowSaid,
    SaidTime,
)

USUAL_MINUTES = 60
USUAL_HOUR = time(9)
"""Stands for the time of day until the person says it."""


def keep_interview(draft: DossierDraft, said: InterviewSaid) -> None:
    """Keeps a new interview, or adds to the one that is known; a job that is new is made first."""
    job = draft.find(said.about) or _make_job(draft, said.about, said.company, said.role)
    if said.role and not job.role:
        job = replace(job, role=said.role)
    known = next((one for one in job.interviews if one.id == said.known), None)
    if known is not None:
        job = retiming.replace_interview(job, _add_to(known, said))
        draft.told[job.id] = known.id
    elif said.time is not None:
        interview = _make_interview(draft, said, said.time)
        job = replace(job, interviews=(*job.interviews, interview))
        if interview.start <= draft.now or job.id not in draft.told:
            draft.told[job.id] = interview.id
    draft.put(_reopen(job) if known is None else job)


def _reopen(job: Opportunity) -> Opportunity:
    """Returns the job without an end: another interview means that it goes on."""
    return job if job.is_live else replace(job, outcome=None, outcome_at=None)


def _make_job(
    draft: DossierDraft, matter: Matter, company: str | None, role: str | None
) -> Opportunity:
    person = draft.dossier.person
    return Opportunity(
        id=OpportunityId(draft.allocate_id()),
        company=matter.company or company or "",
        role=role or "",
        zone=person.zone or draft.context.zone,
        country=person.country,
        opened=draft.now,
    )


def _add_to(known: Interview, said: InterviewSaid) -> Interview:
    kind = said.kind if said.kind and known.kind is InterviewKind.OTHER else known.kind
    return replace(known, kind=kind, minutes=said.minutes or known.minutes)


def _make_interview(draft: DossierDraft, said: InterviewSaid, when: SaidTime) -> Interview:
    zone = draft.dossier.person.zone or draft.context.zone
    start = when.start or _usual_start(when.day, zone)
    wall = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    minutes = said.minutes
    if minutes is None and when.start and when.end:
        minutes = int((when.end - when.start).total_seconds() // 60)
    return Interview(
        id=InterviewId(draft.allocate_id()),
        start=start,
        minutes=minutes or USUAL_MINUTES,
        wall=wall,
        zone=zone,
        fold=wall.fold,
        kind=said.kind or InterviewKind.OTHER,
        logged=draft.now,
    )


def _usual_start(day: date, zone: ZoneName) -> datetime:
    return datetime.combine(day, USUAL_HOUR, ZoneInfo(zone)).astimezone(UTC)


def keep_lead(draft: DossierDraft, said: LeadSaid) -> None:
    """Keeps an application; nothing is planned for it yet."""
    if draft.find(said.about) is None or (said.about.opportunity is None and said.company):
        job = draft.find(said.about)
        if job is None:
            draft.put(_make_job(draft, said.about, said.company, said.role))


def keep_move(draft: DossierDraft, said: MovedSaid) -> None:
    """Keeps the new time of an interview; without one it is off until there is."""
    job = draft.find(said.about)
    interview = _interview_meant(draft, job, said.known)
    if job is None or interview is None:
        return
    if said.time is None:
        held = InterviewStatus.CANCELLED
        draft.put(retiming.mark_fallen_through(job, interview, held, draft.now))
        return
    start = said.time.start or _same_hour(interview, said.time.day)
    zone = draft.dossier.person.zone or draft.context.zone
    draft.put(retiming.move_interview(job, interview, start, interview.minutes, zone))


def _same_hour(interview: Interview, day: date) -> datetime:
    """Returns that day at the hour that the interview had before."""
    local = interview.start.astimezone(ZoneInfo(interview.zone))
    return datetime.combine(day, local.time(), ZoneInfo(interview.zone)).astimezone(UTC)


def keep_fall(draft: DossierDraft, said: CancelledSaid | NoShowSaid) -> None:
    """Keeps that an interview was cancelled, or that nobody came."""
    job = draft.find(said.about)
    interview = _interview_meant(draft, job, said.known)
    if job is None or interview is None:
        return
    is_cancelled = isinstance(said, CancelledSaid)
    held = InterviewStatus.CANCELLED if is_cancelled else InterviewStatus.NO_SHOW
    draft.put(retiming.mark_fallen_through(job, interview, held, draft.now))


def _interview_meant(
    draft: DossierDraft, job: Opportunity | None, known: InterviewId | None
) -> Interview | None:
    if job is None:
        return None
    named = next((one for one in job.interviews if one.id == known), None)
    return named or next_round(job, draft.now) or last_round(job, draft.now)
