"""Keeps interviews and applications: new ones, what is learnt of known ones, and new times."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from coaching.calendar.cities import country_of
from coaching.facts.draft import DossierDraft
from coaching.model import retiming
from coaching.model.documents import Interview, Opportunity
from coaching.model.expected_people import add_round
from coaching.model.vocabulary import (
    CountryCode,
    InterviewId,
    InterviewKind,
    InterviewStatus,
    OpportunityId,
    ZoneName,
)
from coaching.playbook.stale_records import drop_stale_records
from coaching.reading.matter import last_round, next_round
from coaching.reading.proposals import (
    UNSAID_MATTER,
    CancelledSaid,
    InterviewSaid,
    InvitationRef,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    SaidTime,
)
from coaching.reading.similarity import is_same_name, is_similar_name

USUAL_MINUTES = 60
USUAL_HOUR = time(9)
"""Stands for the time of day until the person says it."""


def keep_interview(draft: DossierDraft, said: InterviewSaid) -> None:
    """Keeps a new interview, or adds to the one that is known; a job that is new is made first."""
    job = _find_job(draft, said) or _make_job(draft, said)
    if said.role and not job.role:
        job = replace(job, role=said.role)
    known = next((one for one in job.interviews if one.id == said.known), None)
    if known is not None:
        job = retiming.replace_interview(job, _add_to(known, said))
        draft.told[job.id] = draft.rounds[said.span] = known.id
    elif said.time is not None:
        interview = _make_interview(draft, said, said.time)
        job = add_round(job, interview, draft.now)
        draft.rounds[said.span] = interview.id
        if interview.start <= draft.now or job.id not in draft.told:
            draft.told[job.id] = interview.id
    draft.put(_reopen(job) if known is None else job)


def _find_job(draft: DossierDraft, said: InterviewSaid | LeadSaid) -> Opportunity | None:
    """Returns the job that is meant; another role at a company that was only named is another."""
    job = draft.find(said.about)
    if job is None or said.about.opportunity is not None or not (said.role and job.role):
        return job if said.about != UNSAID_MATTER or not said.company else None
    every = draft.dossier.opportunities
    same = (one for one in every if is_same_name(one.company, job.company))
    return next((one for one in same if is_similar_name(one.role, said.role)), None)


def _reopen(job: Opportunity) -> Opportunity:
    """Returns the job without an end: another interview means that it goes on."""
    return job if job.is_live else replace(job, outcome=None, outcome_at=None)


def _make_job(draft: DossierDraft, said: InterviewSaid | LeadSaid) -> Opportunity:
    zone, country = _place_said(draft, said.time if isinstance(said, InterviewSaid) else None)
    return Opportunity(
        id=OpportunityId(draft.allocate_id()),
        company=said.about.company or said.company or "",
        role=said.role or "",
        zone=zone,
        country=country,
        opened=draft.now,
    )


def _place_said(draft: DossierDraft, time: SaidTime | None) -> tuple[ZoneName, CountryCode]:
    """Returns where the employer is: in the zone beside the time, else where the person is."""
    person = draft.dossier.person
    own = person.zone or draft.context.zone
    said = time.zone if time and time.zone and "/" in time.zone else None
    if said is None or said == own:
        return own, person.country
    return ZoneName(said), country_of(ZoneName(said))


def _add_to(known: Interview, said: InterviewSaid) -> Interview:
    kind = said.kind if said.kind and known.kind is InterviewKind.OTHER else known.kind
    changed = replace(known, kind=kind, minutes=said.minutes or known.minutes)
    return _with_invitation(changed, said.invitation)


def _with_invitation(interview: Interview, invitation: InvitationRef | None) -> Interview:
    if invitation is None:
        return interview
    uid, version = invitation.uid, invitation.sequence
    return replace(interview, invitation=uid, invitation_version=version)


def _make_interview(draft: DossierDraft, said: InterviewSaid, when: SaidTime) -> Interview:
    zone = draft.dossier.person.zone or draft.context.zone
    start = when.start or _usual_start(when.day, zone)
    wall = start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    minutes = said.minutes or _minutes_between(when)
    interview = Interview(
        id=InterviewId(draft.allocate_id()),
        start=start,
        minutes=minutes or USUAL_MINUTES,
        wall=wall,
        zone=zone,
        fold=wall.fold,
        kind=said.kind or InterviewKind.OTHER,
        logged=draft.now,
    )
    return _with_invitation(interview, said.invitation)


def _minutes_between(time: SaidTime) -> int | None:
    if time.start is None or time.end is None:
        return None
    return int((time.end - time.start).total_seconds() // 60)


def _usual_start(day: date, zone: ZoneName) -> datetime:
    return datetime.combine(day, USUAL_HOUR, ZoneInfo(zone)).astimezone(UTC)


def keep_lead(draft: DossierDraft, said: LeadSaid) -> None:
    """Keeps an application; nothing is planned for it yet."""
    if draft.find(said.about) is None or (said.about.opportunity is None and said.company):
        job = draft.find(said.about)
        if job is None:
            draft.put(_make_job(draft, said))


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
    minutes = _minutes_between(said.time) if said.invitation else interview.minutes
    interview = _with_invitation(interview, said.invitation)
    moved = retiming.move_interview(job, interview, start, minutes or interview.minutes, zone)
    if start != interview.start:
        moved = drop_stale_records(moved, interview.id, draft.now)
    draft.put(moved)


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
