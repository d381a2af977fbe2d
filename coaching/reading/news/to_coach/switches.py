"""Reads that a person wants no reminders of a kind any more, or wants them again."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.vocabulary import ReminderTopic
from coaching.reading.events.find_events import find_to_clause_end
from coaching.reading.events.rows import compile_rows
from coaching.reading.matter import matter_at
from coaching.reading.message import Message
from coaching.reading.wishes import SwitchSaid

_WORDS_OF_TOPIC: Final = {
    ReminderTopic.THANKS: (
        r"thank people|thank them|thank you|thank yous|thanks|thankyou|thankyous|thanking people"
    ),
    ReminderTopic.PRACTICE: r"practice|practise|practicing|practising|drills|exercises",
    ReminderTopic.LINKEDIN: r"linkedin|linked in|invites|invitations|connecting",
    ReminderTopic.LOOKING: (
        r"looking for other jobs|looking for new jobs|looking for jobs|looking for work"
        r"|looking for leads|keep looking|looking further|looking around|looking elsewhere"
        r"|looking|look for jobs|look for other jobs|look for new jobs|look for work"
        r"|look further|look around|job search|job hunt|job hunting|searching"
        r"|other jobs|new jobs|new leads|leads|applying"
    ),
    ReminderTopic.CHECK_INS: (
        r"check in|check ins|checking in|checkins|follow up|follow ups|following up|followups"
        r"|chasing them|chasing"
    ),
    ReminderTopic.REFEREES: r"referees|referee|references|reference",
    ReminderTopic.NOTES: (
        r"notes|note taking|taking notes|quick notes|look back|looking back|reflection|reflections"
        r"|reflecting|debrief|debriefs|debriefing"
    ),
    ReminderTopic.BEFORE: r"checklist|checklists|briefs|briefings|preparation|preparing",
    ReminderTopic.OFFERS: r"offers|offer|offer deadlines",
    ReminderTopic.PROMISES: r"promises|promise|tasks|assignments|homework",
    ReminderTopic.TOUCH: (
        r"stay in touch|staying in touch|keep in touch|keeping in touch|staying warm|stay warm"
        r"|old contacts|useful links"
    ),
}
_TOPIC: Final = "(" + "|".join(_WORDS_OF_TOPIC.values()) + ")"
_THING: Final = (
    "[notes|note|letters|mails|emails|cards|questions|requests|reminders|reminder|messages|pings"
    "|nudges|notifications|stuff|thing|things|ones|steps|writing|people|them]*"
)
_AROUND: Final = (
    "[me|any|more|about|of|to|with|for|the|those|these|my|your|all|that|on|do|write|send|i|should"
    "|reminders|reminder|messages|pings|notifications|nudges|go on|get|interview]*"
)
_END: Final = (
    "[please|any more|anymore|at all|completely|for good|ever|ever again|again|altogether|now"
    "|thanks|thank you|off|from now on]*"
)
_TO_REMIND: Final = (
    "(remind|reminding|ping|pinging|nag|nagging|ask|asking|tell|telling|message|messaging|bother"
    "|bothering|bug|bugging|send|sending|nudge|nudging|pester|pestering)"
)
_REMINDERS: Final = "(reminders|reminder|pings|messages|nudges|notifications|reminded)"
_OFF: Final = compile_rows(
    f"""
    <begin> <asking> (do not|never|stop|quit|no need to|not) [ever|again|please|to|you|have]*
        {_TO_REMIND} (me|us) {_AROUND} {_TOPIC} {_THING} {_END}
    <begin> <asking> (no more|stop|quit|turn off|switch off|mute|disable|silence) {_AROUND}
        {_TOPIC} {_THING} {_END}
    <begin> <asking> (turn|switch|put) {_AROUND} {_TOPIC} {_THING} off {_END}
    <begin> [i|we]* (do not|never) (want|need|like) {_AROUND} {_TOPIC} {_REMINDERS} {_END}
    <begin> [i|we]* (do not|never) (want|need) [any|more|to be]* {_REMINDERS} {_AROUND} {_TOPIC}
        {_THING} {_END}
    <begin> no {_TOPIC} {_REMINDERS} {_END}
    """
)
_ON: Final = compile_rows(
    f"""
    <begin> <asking> (turn|switch|put) {_AROUND} {_TOPIC} {_THING} (on|back on|on again)
        [please|again]*
    <begin> <asking> (turn on|switch on|turn back on|switch back on|enable|unmute|resume|restart)
        {_AROUND} {_TOPIC} {_THING} [again|please]*
    <begin> <asking> (remind|ping|nudge|tell|start reminding|start pinging) me {_AROUND} {_TOPIC}
        {_THING} again [please]*
    """
)
_TOPIC_PATTERNS: Final = {
    topic: re.compile(rf"(?<= )(?:{words}) ") for topic, words in _WORDS_OF_TOPIC.items()
}
_LONGEST: Final = 16


def read_switches(message: Message) -> Iterator[SwitchSaid]:
    """Yields the kind of reminders that a short message switches off or on.

    With a day or a name in it, the message is about something to be put off, or one step.
    """
    if message.is_mail or message.word_count > _LONGEST or message.times or message.ranges:
        return
    for pattern, is_on in ((_ON, True), (_OFF, False)):
        found = find_to_clause_end(message, pattern)
        if found is not None:
            topic, place = _topic_of(found.words), found.place
            yield SwitchSaid(place, matter_at(message, place), topic=topic, is_on=is_on)
            return


def _topic_of(words: str) -> ReminderTopic:
    """Returns what is named; notes of another kind, such as thank-you notes, are no own notes."""
    named = [one for one, pattern in _TOPIC_PATTERNS.items() if pattern.search(f" {words}")]
    return next((one for one in named if one is not ReminderTopic.NOTES), ReminderTopic.NOTES)
