"""What a killed process had in hand goes again soon; a frozen one keeps what it has for long."""

from bot.sending.lost_claims import GRACE_SECONDS, LEASE_SECONDS, LOOK_SECONDS, ClaimWatch
from storage.unit_of_work import MessageClaim

MINE, THEIRS = MessageClaim(1, 7, 10, 1), MessageClaim(2, 8, 20, 1)


def _look(
    watch: ClaimWatch, seconds: float, *, begin: float = 100.0, absent: tuple[int, ...] = ()
) -> set[MessageClaim]:
    """Looks again and again for so many seconds, and returns what the last look found."""
    found: set[MessageClaim] = set()
    for number in range(int(seconds / LOOK_SECONDS) + 1):
        found = watch.find_lost([THEIRS], absent, [], begin + number * LOOK_SECONDS)
    return found


def test_a_killed_process_loses_its_claims_soon() -> None:
    """A claim of a process that is gone is lost after the grace, and not before."""
    watch = ClaimWatch()
    assert _look(watch, GRACE_SECONDS - LOOK_SECONDS, absent=(20,)) == set()
    assert _look(watch, GRACE_SECONDS, begin=100 + GRACE_SECONDS, absent=(20,)) == {THEIRS}


def test_one_that_is_back_in_time_keeps_them() -> None:
    """A process that was away for less than the grace, as when the server is started anew, keeps
    its claims, however often that happens."""
    watch = ClaimWatch()
    for number in range(5):
        begin = 100 + number * (GRACE_SECONDS + 1)
        assert _look(watch, GRACE_SECONDS - LOOK_SECONDS, begin=begin, absent=(20,)) == set()
        assert watch.find_lost([THEIRS], (), [], begin + GRACE_SECONDS - 0.1) == set()


def test_a_frozen_process_keeps_them_for_a_minute() -> None:
    """A claim of a process that is there but says nothing is lost only after the lease."""
    assert _look(ClaimWatch(), 60) == set()
    assert _look(ClaimWatch(), LEASE_SECONDS + LOOK_SECONDS) == {THEIRS}


def test_whoever_stood_still_begins_to_look_anew() -> None:
    """A process that was frozen itself takes nothing for lost that it did not see meanwhile."""
    watch = ClaimWatch()
    watch.find_lost([THEIRS], (20,), [], 100)
    assert watch.find_lost([THEIRS], (20,), [], 100 + LEASE_SECONDS) == set()


def test_own_claims_that_nobody_holds_go_again() -> None:
    """A claim whose commit this process did not hear of is its own, and in nobody's hands."""
    watch = ClaimWatch()
    assert watch.find_lost([], (), [MINE], 100) == set()
    watch.find_lost([], (), [MINE], 100 + GRACE_SECONDS / 2)
    assert watch.find_lost([], (), [MINE], 100 + GRACE_SECONDS) == {MINE}
