"""Reads when the person would rather be left alone, or reminded."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from coaching.reading.context import OpenQuestion
from coaching.reading.events.find_events import find_plainly
from coaching.reading.events.wish_rows import PUT_OFF, QUIET
from coaching.reading.matter import is_within, matter_at
from coaching.reading.message import Message
from coaching.reading.news.clauses_said import clause_around
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.done_for import find_name_near
from coaching.reading.news.done_words import YES_THEN
from coaching.reading.news.found import FoundCue, find_first, says
from coaching.reading.proposals import SaidTime, Stretch
from coaching.reading.times.date_phrases import parse_count
from coaching.reading.times.date_words import DAY_UNITS
from coaching.reading.wishes import SnoozeSaid
from coaching.reading.words.cues import cue

_LATER: Final = cue(
    """
    shush, hush, shh, hang fire, hold fire, zip it, pipe down, be quiet, hold off, go quiet,
    later, not now, remind me, remember me, pa-remind, remind me about, snooze, not today, stop
    texting me, stop messaging me, leave me alone, leave it for now, can't rn, not rn,
    not right now, jetzt nicht,
    nachher, ahorita no, pas le temps, another time, in a bit, busy now, busy, can't now, can't
    right now, pause, give me a break, no more messages, no more reminders, tomorrow please, ask
    me, nudge me, ping me again, bug me, don't bug me, don't bother me, quiet, shut up, mute,
    später, nicht jetzt, morgen, depois, agora não, mais tarde, amanhã, luego, más tarde, ahora
    no, plus tard, pas maintenant, stop reminding me, no reminders, no more reminders today, stop
    for today
    """
)
_EVERYTHING: Final = cue(
    """
    stop (texting|messaging|writing|pinging), stop, pause, leave me alone,
    no more (messages| reminders|pings), mute, quiet, shut up, don't (bug|bother|message|text) me,
    give me a break, stop reminding, no reminders, stop for today
    """
)


def read_snooze(message: Message, days: Sequence[UsedDay]) -> Iterator[SnoozeSaid]:
    """Reads that the person wants to be reminded later, or left alone."""
    if _MOVES_INTERVIEW.match(message.lower_text) or _PRACTISES.match(message.lower_text):
        return
    if YES_THEN.match(message.lower_text):
        return
    found = _find_wish(message) or _find_put_off(message)
    if found is None or _is_of_others(message, found):
        return
    inside = [one for one in days if one.use is not DayUse.INTERVIEW] or list(days)
    here = clause_around(message, found.place, found.sentence)
    behind = [one for one in inside if here.start <= one.span.start < here.end] or inside
    holding = (one for one in (*behind, *inside) if not (one.time and one.time.is_former))
    until = next((one.moment() for one in holding), None)
    everything = says(message, _EVERYTHING)
    if until and until.day == message.context.today and everything:
        until = SaidTime(until.day + timedelta(days=1))
    until = until or _end_of_span(message) or _after_a_while(message, found)
    if until and until.day < message.context.today:
        return
    clause = clause_around(message, found.place, found.sentence)
    yield SnoozeSaid(
        clause,
        matter_at(message, found.place),
        until=until,
        whom=find_name_near(message, found),
        everything=everything,
    )


_MOVES_INTERVIEW: Final = re.compile(
    r"\W*(?:so |and |ok )?(?:can|could|may|should) (?:i|we) (?:\w+ )?"
    r"(?:move|reschedule|change|shift|rearrange|push) (?![^?\n]{0,40}(?:remind|ping|nudge))"
)
"""Asks about the interview itself, and puts no reminder off."""


_PRACTISES: Final = re.compile(
    r"\W*(?:(?:please|pls|can you|could you|hey|ok)\W+){0,2}(?:quiz|test|drill|grill|practi[cs]e"
    r"|prep"
    r"|train|mock|interview) (?:me|with me|for)\b"
)
"""Asks to practise for a day, and puts nothing off till then."""


def _is_of_others(message: Message, found: FoundCue) -> bool:
    """Tells whether it is told of somebody: "Priya was busy", "they were quiet about it"."""
    clause = clause_around(message, found.place, found.sentence)
    before = message.lower_text[clause.start : found.place.start]
    return _OTHERS.search(before) is not None and _ASKED_OF_COACH.match(before) is None


_OTHERS: Final = re.compile(
    r"\b(?:he|she|they|hr|who|it|recruiter|manager|boss|panel|people|place|room|office|ward|shop)"
    r"(?:'s|'re|'d|'ll)?\b|(?<!\bi )(?<!^)\b(?:was|were|said|says|seemed|seems|looked|sounded|asked"
    r"|told|wanted|wants|had|has|is|are|went|gone)\b"
)
_ASKED_OF_COACH: Final = re.compile(
    r"\W*(?:please|pls|can you|could you|would you|hey|ok|no|not|i'll|i will|let's|leave|stop|hold"
    r"|pause|put|push|do|remind|tell|wait|it's (?:late|too late)|it is)\b"
)


def _after_a_while(message: Message, found: FoundCue) -> SaidTime | None:
    """Returns the minute at which "give me half an hour" or "snooze 20 min" is over."""
    inside = (one for one in message.lengths if is_within(one.span, found.sentence))
    length = next(inside, None)
    if length is None:
        return None
    moment = message.context.now + timedelta(minutes=length.minutes)
    day = moment.astimezone(ZoneInfo(message.context.zone)).date()
    return SaidTime(day, moment.astimezone(UTC))


def _end_of_span(message: Message) -> SaidTime | None:
    """Returns the day on which "for a week" or "for 3 days" is over; None where none is said."""
    found = _FOR_SO_LONG.search(message.lower_text)
    if found is None:
        return None
    count, days = parse_count(found["count"]), DAY_UNITS.get(found["unit"], DAYS_OF_MONTH)
    return SaidTime(message.context.today + timedelta(days=count * days))


DAYS_OF_MONTH: Final = 30
_FOR_SO_LONG: Final = re.compile(
    r"\bfor (?:the next |about |around )?(?P<count>an?|one|two|three|four|five|six|ten|[1-9]\d?) "
    r"(?P<unit>days?|weeks?|wks?|fortnights?|months?)\b"
)


def _find_wish(message: Message) -> FoundCue | None:
    """Finds the wish itself; "later" in a story is none."""
    if message.word_count <= _LONGEST_WISH and (wish := find_plainly(message, QUIET)):
        return wish
    if message.word_count <= _MOST_TO_PUT_OFF and (wish := find_plainly(message, PUT_OFF)):
        is_open = message.context.asked.question is not OpenQuestion.NOTHING
        return wish if is_open or not _FEELS.search(wish.words) else None
    found = find_first(message, _LATER)
    return found if found and _is_about_reminders(message, found) else None


_FEELS: Final = re.compile(r"\b(?:tired|knackered|exhausted|shattered|wrecked|beat|drunk)\b")
"""Is how somebody feels: a wish for quiet only where something was asked."""


def _find_put_off(message: Message) -> FoundCue | None:
    """Takes a bare day or "in an hour" for when to remind again, to a reminder alone."""
    is_reminder = message.context.asked.question is OpenQuestion.STEP
    if not is_reminder or message.word_count > _MOST_TO_PUT_OFF or says(message, _DID):
        return None
    if message.times or message.ranges or message.lengths or says(message, _SOON):
        whole = Stretch(0, len(message.text))
        return FoundCue(whole, whole, message.lower_text)
    return None


_DID: Final = cue(
    "did, done, sent, gone, wrote, written, posted, mailed, emailed, finished, sorted, thanked,"
    " called, went, ago, yesterday, yday, earlier, rang, phoned, texted, messaged, chased, pinged,"
    " nudged, briefed, added, connected, dropped, left, spoke, told, handed, just now"
)
_SOON: Final = cue(
    """
    in an hour, in a (bit|while|minute|moment|sec|few), in half an hour, soon, another day,
    after (my|the|this|our)? (work|lunch|dinner|school|tea|shift|class|lesson|lecture|gym|meeting
     |call|nap|game|match|run|round|service|break|weekend|holidays|exam), when i'm (home|back|free),
    this (evening|afternoon|weekend),
    (haven't|havent|not) had a (sec|second|minute|min|moment|chance), no time (yet|today|now),
    haven't got round to it, didn't get round to it, plus tard, später, depois, más tarde
    """
)
_LONGEST_WISH: Final = 22
_MOST_TO_PUT_OFF: Final = 6
_REMIND: Final = re.compile(
    r"\W*(?:(?:please|pls|plz|can you|could you|and|then|hey|ok)\W+){0,3}"
    r"(?:shush|hush|be quiet|hold off|go quiet|pause|mute)\b|\W*(?:(?:please|pls|can you"
    r"|could you)\W+){0,2}"
    r"(?:remind|remember|nudge|ping|poke|pa-remind|text|ask) me\b"
)


def _is_about_reminders(message: Message, found: FoundCue) -> bool:
    """Tells whether little else is said: "later" in a story is no wish."""
    words = sum(token.is_word for token in message.tokens.all)
    clause = clause_around(message, found.place, found.sentence)
    in_clause = sum(token.is_word for token in message.tokens.within(clause))
    is_open = message.context.asked.question is not OpenQuestion.NOTHING
    if _REMIND.match(message.lower_text[clause.start : clause.end]):
        return words <= _LONGEST_WISH
    return words <= 9 or (in_clause <= 4 and words <= 16) or (is_open and words <= 12)
