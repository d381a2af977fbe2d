"""What a person switched off never speaks; it keeps its place in /status."""

from coaching.model.documents import Person, StepRecord
from coaching.model.vocabulary import ReminderTopic
from coaching.playbook.step_records import is_chosen


def is_switched_off(person: Person, topic: ReminderTopic | None, record: StepRecord) -> bool:
    """Tells whether a step of that topic keeps silent.

    One that was put off to an hour after its topic was switched off speaks then: the person asked
    for just that one.
    """
    since = person.switched_off.get(topic) if topic else None
    if since is None:
        return False
    chosen_at = record.put_off_at
    return not (is_chosen(record) and chosen_at is not None and chosen_at >= since)
