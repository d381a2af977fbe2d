"""The benchmark of updates compares like with like, and its people never wait for ever."""

import pytest

from benchmarks.updates.rivals import PEERS, Rival
from benchmarks.updates.slices import Slice, compare_rates, cpu_each, spread_of
from benchmarks.updates.stub import STUCK_AFTER, StubApi


def _stub(rival: Rival, people: int = 1) -> StubApi:
    return StubApi(people, list(rival.welcome), list(rival.questions))


def _fetch(stub: StubApi) -> bytes:
    bodies: list[bytes] = []
    stub.call("getUpdates", {"offset": "0"}, bodies.append)
    return bodies[0]


def _answer(stub: StubApi, chat: int) -> None:
    form = {"chat_id": str(chat), "text": "Which company?"}
    stub.call("sendMessage", form, lambda _: None)


def test_a_slice_is_compared_with_the_one_beside_it() -> None:
    """When the machine has half as much time for both, the ratio stays; quartiles show chance."""
    ours = [Slice(300, 0.5, 0.3), Slice(150, 0.5, 0.15), Slice(400, 0.5, 0.4)]
    peer = [Slice(100, 0.5, 0.2), Slice(50, 0.5, 0.1), Slice(100, 0.5, 0.2)]
    assert str(compare_rates(ours, peer)) == "3.00 (3.00-3.50)"
    assert str(spread_of([2.0])) == "2.00 (2.00-2.00)"
    assert cpu_each(ours) == pytest.approx(0.001)


@pytest.mark.parametrize("rival", PEERS, ids=lambda rival: rival.name)
def test_nobody_tells_of_the_same_interview_twice(rival: Rival) -> None:
    """Each round of a person has a company and an hour of its own."""
    stub, told = _stub(rival), []
    for _ in range(3 * len(rival.questions)):
        told.append(_fetch(stub))
        _answer(stub, 1001)
    assert sum(b"Acme Robotics" in body for body in told[-1:]) == 1
    assert sum(b"Globex Foods" in body for body in told[-1:]) == 1
    assert told[-1].count(b"tomorrow 3pm") == 1


def test_whoever_waits_in_vain_is_found() -> None:
    """Somebody who is not answered while others are again and again is named by what they did."""
    stub, answers = _stub(PEERS[0], people=2), 3 * len(PEERS[0].questions)
    _fetch(stub)
    for chat in range(1002, 1003 + STUCK_AFTER * 2 // answers):
        assert stub.count()["stuck"] == ""
        for _ in range(answers):
            _answer(stub, chat)
    assert stub.count()["stuck"] == '{"text": "/new"}'
