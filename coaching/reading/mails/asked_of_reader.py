"""Tells in an employer's mail what a day is for: when to meet, or by when something is wanted."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.message import Message
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.tasks import asks_for_references, says_task
from coaching.reading.proposals import OutcomeSaid

_WANTED: Final = re.compile(
    r"(?:\b(?:please|kindly|could you|can you|would you|are you able to|you(?:'ll)? need to"
    r"|you should|you have to|make sure|be sure to|(?:i|we)(?:'d| would)? (?:need|want|like"
    r"|appreciate)"
    r"|let (?:me|us) have|get (?:it|them|these|this|those) (?:over|back|to)|bitte|to be (?:sent"
    r"|handed|submitted|returned|uploaded))\b"
    r"|(?:^|[.!?;:,\n]\s{0,8})(?:sign|return|send|upload|submit|complete|drop it|hand|email"
    r"|forward|reply|respond"
    r"|confirm|prepare|have it|let (?:me|us) know)\b)[^.!?\n]{0,160}$"
)
"""Leads up to a day by which the reader is to do something."""
_BY: Final = re.compile(
    r"\b(?:by|before|until|till|within|no later than|not later than|latest|bis|due|ahead of)\b"
    r"[^.!?\n]{0,30}$"
)
_THEY_DO: Final = re.compile(
    r"\b(?:we|i)(?:'ll| will|'re going to| are going to| shall| expect to| hope to| aim to)\b"
    r"[^.!?\n]{0,120}$"
)
_TO_MEET: Final = re.compile(
    r"\b(?:would|does|could|can|will|is|are|how about|what about|shall|let's|see you|confirm\w*"
    r"|you(?:'re|'ll| are| will)?|your|looking forward to|available|free|scheduled|booked|set for"
    r"|invite\w*|come|meet\w*|speak\w*|talk\w*|chat|call|interview\w*|visit|conversation|join us"
    r"|slot|appointment|suit\w*|works?|in the diary|laden|einladen|einzuladen|kennenlernen|termin"
    r"|gespräch|treffen|invitamos|convidamos|convidar|invitons|rencontrer|uitnodigen|lock in"
    r"|lead|present|pencil\w*|podemos|vernos|falar|hablar|parler|sprechen|kommen|done deal"
    r"|quedamos|join)\b"
)
_TALK: Final = re.compile(
    r"\b(?:interviews?|call|chat|meet(?:ing)?|conversation|round|panel|speak|talk|visit|come (?:in"
    r"|back|along|over|by|to)|have you in|get you in|discussion|assessment|trial|slot|appointment"
    r"|\w*gespräch|kennenlernen|termin|entrevista|entretien|colloquio|gesprek|probearbeiten"
    r"|zoom|teams|meet link|google meet|dial-?in|falar|hablar|reuni[ãó]\w*|charla|studio"
    r"|time to connect"
    r"|catch up|coffee|viewing|session|pop in|introduce"
    r"|ring you|phone you)\b"
)
_NO_MEETING: Final = re.compile(
    r"\b(?:start(?:s|ing|ed)?|closing date|deadline|closes?|holiday|away|off sick|on leave|board"
    r"|committee|since|sent|received|dated|expires?|notice|week (?:beginning|commencing|of)|w/c"
    r"|thank you for|thanks for|following|further to|last week|came in|attended|until|till"
    r"|by(?! (?:phone|video|zoom|teams|telephone|skype|our|your))|before"
    r"|between now and|meets|convenes?|meeting on|join(?:ing)? date|no later than|within)\b"
    r"[^.!?\n]{0,60}$"
)
_FREE: Final = (DayUse.NOTHING, DayUse.PROMISE, DayUse.ASIDE, DayUse.DECISION, DayUse.INTERVIEW)
_LOOSE: Final = (
    *(DayUse.NOTHING, DayUse.PROMISE, DayUse.DECISION, DayUse.ANSWER_OFFER, DayUse.TASK),
    *(DayUse.ASIDE, DayUse.OWN_PROMISE, DayUse.INTERVIEW, DayUse.REFERENCES),
    DayUse.SNOOZE,
)
"""Such a day may be one by which the reader is asked for something."""


_ANSWER: Final = re.compile(
    r"\b(?:verbal|answers?|yes|no|thumbs up|decision|decide|respon\w+|reply|know|confirm\w*"
    r"|sign\w*|accept\w*"
    r"|acceptance|word|hear from you|back to (?:me|us|them)|green light|nod|say|respuesta"
    r"|resposta|antwort"
    r"|réponse|svar)\b"
)
_STARTS: Final = re.compile(
    r"\b(?:start\w*|begin\w*|on board|join\w*|from|as of|effective|commenc\w*|ingreso|eintritt"
    r"|tillträde)\b"
    r"[^.!?\n]{0,24}$"
)
_STARTS_WORK: Final = re.compile(
    r"\b(?:with effect from|effective(?: from)?|w\.?e\.?f\.?|first day (?:would be|is|will be)"
    r"|start date:?)"
    r"(?: on)? (?:the )?(?:\w+,? )?$"
)
_LAST: Final = re.compile(
    r"\b(?:by|until|till|before|no later than|latest|within|bis|hasta|antes de|a más tardar"
    r"|avant|até|senast)\b"
    r"[^.!?\n]{0,24}$"
)
_FOR_OFFERS: Final = (DayUse.NOTHING, DayUse.DECISION, DayUse.PROMISE, DayUse.ASIDE, DayUse.TASK)


def _use_for_answer(message: Message, day: UsedDay) -> UsedDay:
    """Returns a day of a mail that offers the job: its start, or the last one for an answer."""
    plain, sentence = message.lower_text, day.sentence
    lead = plain[max(sentence.start, day.span.start - 70) : day.span.start]
    is_limit = (day.range is not None and day.range.is_bound) or _LAST.search(lead)
    if day.use not in _FOR_OFFERS:
        return day
    if is_limit and _ANSWER.search(sentence.text_in(plain)) and not _THEY_DO.search(lead):
        return replace(day, use=DayUse.ANSWER_OFFER)
    if day.use is DayUse.DECISION and _STARTS.search(lead):
        return replace(day, use=DayUse.START_OF_WORK)
    return day


def use_in_mail(
    message: Message, days: Sequence[UsedDay], outcomes: Iterable[OutcomeSaid]
) -> Iterator[UsedDay]:
    """Yields the days of a mail: when something is wanted of the reader, or when to meet."""
    told = tuple(outcomes)
    wanted = _find_wanted(message, told)
    if any(one.value is Outcome.OFFER for one in told):
        days = [_use_for_answer(message, day) for day in days]
    moments = [day for day in days if _is_meeting(message, day)]
    if _leaves_a_choice(message, days, moments):
        days = [replace(day, use=DayUse.ASIDE) if day in moments else day for day in days]
        moments = []
    for day in days:
        if _HANDS_IN.search(day.sentence.text_in(message.lower_text)) and says_task(message):
            yield replace(day, use=DayUse.TASK)
        elif _STARTS_WORK.search(
            message.lower_text, max(day.sentence.start, day.span.start - 40), day.span.start
        ):
            yield replace(day, use=DayUse.START_OF_WORK)
        elif day.use in _LOOSE and _is_wanted(message, day):
            yield replace(day, use=wanted)
        elif day in moments and _are_one(moments) and day.use in _FREE:
            yield replace(day, use=DayUse.INTERVIEW)
        else:
            yield day


_HANDS_IN: Final = re.compile(
    r"\b(?:push|upload|send|submit|return|commit) (?:us |me )?(?:your|the) (?:solution|code|branch"
    r"|repo|answers?|files?|changes|plan|slides)\b"
)
"""Says that the reader hands in their work, where a task was set."""


def _are_one(moments: Sequence[UsedDay]) -> bool:
    """Tells whether one moment is named, be it in two zones: "8:30 in Sydney, 21:30 here"."""
    said = (day.time.resolve("future") for day in moments if day.time)
    return len({one.start for one in said if one}) == 1


def _leaves_a_choice(message: Message, days: Sequence[UsedDay], moments: Sequence[UsedDay]) -> bool:
    """Tells whether another day stands beside with an "or": "Thursday at 2 or Friday morning"."""
    plain = message.lower_text
    return any(
        one.sentence == day.sentence
        and one is not day
        and re.search(
            r"\b(?:or|oder|ou|either)\b",
            plain[min(one.span.end, day.span.end) : max(one.span.start, day.span.start)],
        )
        for one in moments
        for day in days
    )


def _find_wanted(message: Message, outcomes: Iterable[OutcomeSaid]) -> DayUse:
    """Returns what the mail asks for: an answer to its offer, references, or a task."""
    if any(one.value is Outcome.OFFER for one in outcomes):
        return DayUse.ANSWER_OFFER
    if asks_for_references(message):
        return DayUse.REFERENCES
    return DayUse.TASK if says_task(message) else DayUse.ASIDE


def _is_wanted(message: Message, day: UsedDay) -> bool:
    before = message.lower_text[day.sentence.start : day.span.end]
    lead = message.lower_text[day.sentence.start : day.span.start]
    if not _WANTED.search(lead) or _THEY_DO.search(lead):
        return False
    return bool(_BY.search(lead) or _BY.match(before[len(lead) :]) or (day.range is not None))


def _is_meeting(message: Message, day: UsedDay) -> bool:
    """Tells whether the writer names a day and an hour at which to meet."""
    if day.time is None or not (day.time.has_day and day.time.has_time):
        return False
    if day.range is not None and day.range.is_bound:
        return False
    plain = message.lower_text
    lead = plain[day.sentence.start : day.span.start]
    sentence = day.sentence.text_in(plain)
    if _NO_MEETING.search(lead):
        return False
    if 2 * (day.span.end - day.span.start) > len(sentence):
        return True
    return bool(_TO_MEET.search(sentence)) and bool(_TALK.search(plain))
