"""A short version of the trial of the flood passes, and it would find what it looks for."""

from tests.process.conftest import movable
from tests.torture.trials.flood import Waited, judge, run


@movable
def test_others_go_on_while_one_floods() -> None:
    """During a small flood on the real process others go on; times are for a quiet machine."""
    report = run(1, 0.1)
    assert all(claim.holds for claim in report.claims[2:]), str(report)


@movable
def test_a_bot_that_lets_itself_be_flooded_is_found_out() -> None:
    """A bot that lets itself be flooded, without a word about the pace, is found."""
    report = run(1, 0.05, "tests.torture.worse.patient")
    assert {claim.what: claim.found for claim in report.claims}["and at most"] == 0
    assert not report.holds


def _waited(**more: object) -> Waited:
    sound = {
        "before": [0.01],
        "during": [0.02] * 100,
        "behind": [0.02] * 40,
        "told": [1],
        "again": 1,
        "seconds": [2.0],
    }
    return Waited(**{**sound, **more})  # type: ignore[arg-type]


def test_slow_answers_silence_and_too_many_words_are_found() -> None:
    """Slow answers, a flooder who is told nothing or twice, and one left unanswered are found."""
    assert judge(_waited(), 1000).holds
    wrongs: tuple[dict[str, object], ...] = (
        {"during": [0.02] * 98 + [0.6] * 2},
        {"told": [0]},
        {"told": [2]},
        {"again": 0},
        {"unanswered": 1},
        {"during": [0.02] * 10},
        {"behind": [0.6] * 40},
        {"behind": []},
    )
    for wrong in wrongs:
        assert not judge(_waited(**wrong), 1000).holds
