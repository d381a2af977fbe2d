"""After a yes to one job nothing is left to do at the others but to withdraw, and to be polite."""

from dataclasses import replace

from coaching.model.documents import Consent, Dossier, Opportunity, Referee
from coaching.model.step_key import StepKey, StepKind, StepState
from coaching.model.vocabulary import OpportunityId, Outcome, RefereeId
from coaching.planner import plan_job, snooze_step
from tests.coaching.dossiers import PERSON, berlin, contact, opportunity

AT = berlin(25, 11)
ANA = contact(2, "Ana", email="ana@acme.example")
WHO = replace(PERSON, referees=(Referee(RefereeId(9), "Kim", consent=Consent.GIVEN),))
YES = replace(opportunity(), id=OpportunityId(2), outcome=Outcome.ACCEPTED, outcome_at=AT)
ENDED = {"process", "checkin", "closure", "referee", "linkedin"}


def states(job: Opportunity, *others: Opportunity) -> dict[str, StepState]:
    """Returns where each kind of step of the job stands."""
    return {
        str(step.key.kind): step.state for step in plan_job(Dossier(WHO, (job, *others)), job, AT)
    }


def test_the_asking_ends_with_a_yes_elsewhere() -> None:
    """Withdrawing is what is left, beside thanks that are due; without the yes all goes on."""
    job = opportunity(ANA)
    before, after = states(job), states(job, YES)
    assert all(before[kind] is not StepState.CANCELLED for kind in ENDED)
    assert all(after[kind] is StepState.CANCELLED for kind in ENDED)
    assert after["withdraw"] is StepState.OPEN
    assert after["thank"] is before["thank"] is StepState.OPEN


def test_what_was_put_off_on_purpose_stays() -> None:
    """Who chose a day for it has a reason."""
    put_off = snooze_step(opportunity(ANA), StepKey(StepKind("referee"), 0, 9), berlin(26, 10))
    assert states(put_off, YES)["referee"] is not StepState.CANCELLED
