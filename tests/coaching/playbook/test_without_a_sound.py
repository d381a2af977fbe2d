"""A card makes a sound only where something on it has its hour."""

import pytest

from coaching.model.step_key import Step, StepKey, StepKind, StepState
from coaching.model.vocabulary import OpportunityId
from coaching.playbook.noise.quiet_card import is_said_quietly
from tests.coaching.dossiers import berlin


def step(kind: str) -> Step:
    """Returns a step of that kind."""
    key = StepKey(StepKind(kind), 1)
    return Step(OpportunityId(1), key, StepState.OPEN, berlin(24, 18))


@pytest.mark.parametrize(
    ("kinds", "is_quiet"),
    [
        (["brief"], True),
        (["linkedin"], True),
        (["brief", "thank"], False),
        (["leave"], False),
        (["checkin"], False),
    ],
)
def test_the_brief_and_what_may_wait_come_without_a_sound(kinds: list[str], is_quiet: bool) -> None:
    """The brief is read in the evening; a checklist an hour before is heard."""
    assert is_said_quietly([step(kind) for kind in kinds]) is is_quiet
