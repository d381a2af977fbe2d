"""A short version of the trials of backups passes, and the trials can fail."""

from dataclasses import replace
from typing import Any

import pytest

from tests.storage.killing import WORKS, Killed
from tests.torture.trial import Claim, Report
from tests.torture.trials.backups import STALL, Drill, judge, steps_report, under_load

IDLE = "longest stall, ms"


def _but_the_stall(report: Report) -> tuple[list[Claim], list[Claim]]:
    """Returns the false claims; a stall counts from a second on, since others use this
    machine too.
    """
    stalls = [claim for claim in report.claims if claim.what == IDLE]
    others = [claim for claim in report.claims if claim.what != IDLE and not claim.holds]
    return [claim for claim in stalls if claim.found > 1000], others


def test_a_backup_under_load_is_all_there() -> None:
    """A backup made during turns and restored loses nothing, is whole, and has equal counts."""
    report = under_load(7, 1 / 12)
    assert _but_the_stall(report) == ([], []), str(report)
    assert report.claims[0].found > 0


def test_a_document_that_is_missing_is_found() -> None:
    """One opportunity taken out of a backup before its restore is found."""
    _, others = _but_the_stall(under_load(7, 1 / 12, spoil=True))
    assert {claim.what for claim in others} == {"documents lost", "counts unequal"}


SOUND = Drill(turns=900, stall=STALL, size=2**20, whole=True, equal=True)


@pytest.mark.parametrize(
    "wrong", [{"stall": STALL + 1}, {"lost": 1}, {"whole": False}, {"equal": False}]
)
def test_one_bad_backup_of_twelve_falls_short(wrong: dict[str, Any]) -> None:
    """A stall of 51 ms, a lost document, damage, unequal counts or too few drills fail
    the trial.
    """
    assert judge([SOUND] * 12, 1).holds
    assert not judge([*[SOUND] * 11, replace(SOUND, **wrong)], 1).holds
    assert not judge([SOUND] * 11, 1).holds


@pytest.mark.parametrize(
    "found",
    [
        {work: Killed(1, [], ["one is lost"] if work == "restoring" else []) for work in WORKS},
        {work: Killed(0 if work == "restoring" else 1) for work in WORKS},
        {"restoring": Killed(1)},
    ],
)
def test_steps_that_spoil_or_are_not_tried_fall_short(found: dict[str, Killed]) -> None:
    """A trouble, a work without a step or a missing work fails the trial."""
    assert not steps_report(found).holds
