"""A short version of the trial with numbers that begin anew passes."""

from collections.abc import Sequence

import pytest

from bot.receiving.confirmation import Confirmation, find_numbers
from tests.torture.trials import numbering
from tests.torture.trials.numbering import NumberingResult, begun_anew, report_on


def test_everybody_is_answered_under_every_numbering() -> None:
    """People are answered once and soon, wherever the numbers begin."""
    report = begun_anew(20261122, 0.1)
    assert report.holds, str(report)


def test_an_offset_that_never_falls_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot is found that confirms by the highest number it has ever seen."""

    def follow(self: Confirmation, raws: Sequence[object]) -> None:
        self.offset = max([self.offset, *(number + 1 for number in find_numbers(raws))])

    monkeypatch.setattr(Confirmation, "follow", follow)
    monkeypatch.setattr(numbering, "AT_MOST_SECONDS", 0.2)
    assert not begun_anew(20261122, 0.1).holds


@pytest.mark.parametrize(
    "bad",
    [
        NumberingResult(asked=2, unanswered=1, waits=[0.1]),
        NumberingResult(asked=2, answered_twice=1, waits=[0.1, 0.1]),
        NumberingResult(asked=2, unconfirmed=1, waits=[0.1, 0.1]),
        NumberingResult(asked=2, waits=[0.1, 2.0]),
    ],
)
def test_each_fault_fails_the_trial(bad: NumberingResult) -> None:
    """Somebody unanswered, answered twice or late, and an update not confirmed are noticed."""
    assert report_on(NumberingResult(asked=2, waits=[0.1, 0.1]), 1).holds
    assert not report_on(bad, 1).holds
