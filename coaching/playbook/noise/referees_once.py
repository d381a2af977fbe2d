"""Speaks of each referee once for all jobs of the same weeks, until an employer asks for them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from coaching.letters.briefs.jobs_together import SAME_WEEKS
from coaching.model.documents import Dossier, StepRecord
from coaching.model.step_key import Step
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.step_records import step_record


def ask_referees_once(dossier: Dossier, steps: Iterable[Step], now: datetime) -> list[Step]:
    """Returns the steps without the pings that would say of another job what was said already.

    Consent is asked once a referee, never once a job. Where references were asked for, that job
    speaks for itself.
    """
    steps = [*steps]
    wanted = {job.id for job in dossier.opportunities if job.references_asked is not None}
    plain = [one for one in steps if _is_plain(one) and one.opportunity not in wanted]
    chosen = {referee: _choose(plain, referee) for referee in {one.key.subject for one in plain}}
    spoken = {referee: _find_spoken(dossier, one, now) for referee, one in chosen.items()}
    silent = {
        (one.opportunity, one.key)
        for one in plain
        if spoken[one.key.subject] or one is not chosen[one.key.subject]
    }
    return [
        replace(one, ping_at=None, last_ping_at=None)
        if (one.opportunity, one.key) in silent
        else one
        for one in steps
    ]


def _is_plain(step: Step) -> bool:
    definition = DEFINITION_BY_KIND[step.key.kind]
    return definition.is_once_for_all_jobs and step.ping_at is not None


def _choose(steps: Sequence[Step], referee: int) -> Step:
    """Returns the step that speaks for all jobs: the first one to be due."""
    own = [one for one in steps if one.key.subject == referee]
    return min(own, key=lambda one: (one.ping_at or one.opens, one.opportunity))


def _find_spoken(dossier: Dossier, step: Step, now: datetime) -> bool:
    """Tells whether the referee was spoken of lately for any other job."""
    others = (job for job in dossier.opportunities if job.id != step.opportunity)
    moments = (at for job in others for at in _moments(step_record(job, step.key)))
    return any(now - at < SAME_WEEKS for at in moments)


def _moments(record: StepRecord) -> tuple[datetime, ...]:
    return tuple(at for at in (record.done, record.skipped, *record.pinged) if at is not None)
