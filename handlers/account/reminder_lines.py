"""Says in a line whether reminders come, and which of them are off."""

from coaching.model.documents import Person
from coaching.model.vocabulary import ReminderTopic
from coaching.translation import _
from handlers.ui.formatting import join_words, moment_text, person_zone
from handlers.ui.turn import Turn

TOPICS = {
    ReminderTopic.BEFORE: _("Before an interview"),
    ReminderTopic.NOTES: _("Notes and looking back"),
    ReminderTopic.THANKS: _("Thank-you notes"),
    ReminderTopic.CHECK_INS: _("Check-ins and their answers"),
    ReminderTopic.OFFERS: _("Offers and their deadlines"),
    ReminderTopic.PROMISES: _("Promises and tasks"),
    ReminderTopic.REFEREES: _("Referees"),
    ReminderTopic.LINKEDIN: _("LinkedIn"),
    ReminderTopic.TOUCH: _("Staying in touch"),
    ReminderTopic.PRACTICE: _("Practice"),
    ReminderTopic.LOOKING: _("Looking further"),
}
"""Whatever can be switched off, in the order of the playbook."""
AS_PLANNED = _("as planned")
# Translators: stands behind "Reminders: ".
QUIET_UNTIL = _("quiet until {when}")
# Translators: stands behind "Reminders: "; {topics} is such as "Practice and LinkedIn".
OFF = _("off for {topics}")
# Translators: two halves of a line, such as "quiet until tomorrow 09:00; off for Practice".
BOTH = _("{first}; {second}")


def reminders_value(turn: Turn) -> str:
    """Returns such as "as planned", or "quiet until tomorrow 09:00; off for Practice"."""
    until = turn.person.paused_until
    quiet = ""
    if until is not None and until > turn.now:
        zone = person_zone(turn.person)
        quiet = QUIET_UNTIL.format(when=moment_text(until, zone, turn.now))
    off = OFF.format(topics=topics_off(turn.person)) if turn.person.switched_off else ""
    if quiet and off:
        return BOTH.format(first=quiet, second=off)
    return quiet or off or str(AS_PLANNED)


def topics_off(person: Person) -> str:
    """Returns what is switched off, such as "Practice and LinkedIn"."""
    return join_words([str(name) for topic, name in TOPICS.items() if topic in person.switched_off])
