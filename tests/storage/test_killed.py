"""After a kill at any step, the old state or the new one is there, and never half of one."""

from tests.storage.killing import WORKS, killed

STAGES = {
    "migrating": "before execute_fetchall (ALTER|CREATE)|before executemany|commit",
    "beginning": "before execute_fetchall CREATE|commit",
    "backing-up": "VACUUM|replace|sync .debrief-2",
    "restoring": "VACUUM|replace|unlink debrief.db-wal",
    "rotating": "replace|executemany UPDATE",
    "forgetting": "commit|checkpoint",
    "leaving": "commit|checkpoint|replace|sync .debrief-keys",
}
REACHED = (
    "before execute_fetchall ALTER TABLE outbox ADD COLUMN said_at",
    "before execute_fetchall CREATE TABLE marks",
    "before executemany UPDATE people SET body",
    "before executemany UPDATE parked_updates SET body",
    "before executemany INSERT INTO migrations",
    "after execute_fetchall VACUUM INTO",
    "before replace .debrief-keys.db debrief-keys.db",
    "after replace .debrief-keys.db debrief-keys.db",
    "before replace .debrief-20261112T100500Z.db",
    "after replace debrief.db.restoring-part debrief.db.restoring",
    "after replace debrief.db debrief.db.before-restore-",
    "before replace debrief.db.restoring debrief.db",
    "before replace encryption.key.new encryption.key",
    "after executemany UPDATE people SET key",
    "before execute_fetchall PRAGMA wal_checkpoint(TRUNCATE)",
)
PLANTED = {
    "migrating": "after commit",
    "backing-up": "unlink debrief-keys",
    "restoring": "replace debrief.db ",
    "rotating": "before replace enc",
    "forgetting": "after commit",
    "leaving": "after commit",
}


def test_killed_at_any_stage_nothing_is_half_done() -> None:
    """After kill -9 at each step the next start, backup, restore or rotation goes on.

    Each step was really reached: a renamed one would otherwise be left out unnoticed.
    """
    found = killed(STAGES)
    assert {*found} == {*WORKS}
    assert [trouble for one in found.values() for trouble in one.troubles] == []
    steps = [step for one in found.values() for step in one.steps]
    assert [name for name in REACHED if not any(step.startswith(name) for step in steps)] == []
    assert min(one.times for one in found.values()) >= 10


def test_a_fault_is_found() -> None:
    """A work that is broken on purpose leaves a fault that the check finds."""
    planted = killed(PLANTED, plant=True)
    assert {work for work, one in planted.items() if one.troubles} == {*PLANTED}
