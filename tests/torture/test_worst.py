"""A short version of the trial of the worst passes, and it would find what it looks for."""

from tests.process.conftest import movable
from tests.torture.trials.worst import WorstResult, judge, run


@movable
def test_others_are_answered_while_somebody_tries_their_worst() -> None:
    """Everybody is answered in the end, on the real process; times are for a quiet machine."""
    report = run(1, 0.03)
    assert all(claim.holds for claim in report.claims[1:]), str(report)


@movable
def test_a_bot_that_works_without_a_budget_is_found() -> None:
    """A bot that reads by a pattern that grows, and has no budget, keeps others waiting."""
    report = run(1, 0.03, "tests.torture.worse.laborious")
    assert not report.claims[0].holds
    assert report.claims[0].found > 1.5


def _waited(**more: object) -> WorstResult:
    sound = {"before": [0.01], "during": [0.05] * 200, "answered_after": 4}
    return WorstResult(**{**sound, **more})  # type: ignore[arg-type] # each is of its field's type


def test_slow_answers_and_silence_are_found() -> None:
    """Slow answers, none at all, too few questions and silence afterwards are found."""
    assert judge(_waited(), 4).holds
    wrongs: tuple[dict[str, object], ...] = (
        {"during": [0.05] * 197 + [0.6] * 3},
        {"unanswered": 1},
        {"during": [0.05] * 10},
        {"answered_after": 3},
    )
    for wrong in wrongs:
        assert not judge(_waited(**wrong), 4).holds
