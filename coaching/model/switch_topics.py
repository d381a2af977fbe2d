"""A person switches off what they do not want to be reminded of, and on again."""

from dataclasses import replace
from datetime import datetime

from coaching.model.documents import Person
from coaching.model.vocabulary import ReminderTopic, to_utc


def switch_topic(person: Person, topic: ReminderTopic, now: datetime, *, is_on: bool) -> Person:
    """Returns the person with that topic on or off.

    What was off already stays off since it was first switched off.
    """
    off = {one: at for one, at in person.switched_off.items() if one is not topic}
    if not is_on:
        off[topic] = person.switched_off.get(topic, to_utc(now))
    return replace(person, switched_off=off)
