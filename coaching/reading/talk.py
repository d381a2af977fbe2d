"""Joins the news of a message with what it tells or answers, so that each thing is said once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from datetime import time as time_of_day
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import Outcome
from coaching.reading.matter import job_of, last_round
from coaching.reading.message import Message
from coaching.reading.news.interviews.appointments import merge_interviews
from coaching.reading.news.interviews.corrections import says_mistake
from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    DecisionSaid,
    InterviewSaid,
    MovedSaid,
    NoShowSaid,
    NoteKind,
    NoteSaid,
    OfferSaid,
    OutcomeSaid,
    Proposal,
    Reading,
    Stretch,
)
from coaching.reading.telling.interview_told import TELLS, read_interviews_told
from coaching.reading.telling.just_over import end_by_now, read_new_interviews
from coaching.reading.telling.open_answers import read_answer
from coaching.reading.telling.stories_told import find_stories
from coaching.reading.telling.telling import read_telling
from coaching.reading.wishes import (
    OTHER_NEWS,
    AskSaid,
    DeleteSaid,
    DoneSaid,
    DoneWhat,
    ResumeSaid,
    SnoozeSaid,
    SwitchSaid,
    UndoSaid,
)

_NO_TELLING: Final = (CancelledSaid, DeleteSaid, MovedSaid, NoShowSaid, OutcomeSaid)
"""With such news the message is not about how the last interview went."""


def read_talk(message: Message, news: Sequence[Proposal]) -> Reading:
    """Returns the news with the notes, or with the answer to the open question."""
    is_elsewhere = any(isinstance(one, OTHER_NEWS) for one in news)
    answer = None if is_elsewhere else read_answer(message)
    if answer:
        stories = find_stories(message, answer.proposals)
        return replace(answer, proposals=(*news, *answer.proposals, *stories))
    told = tuple(
        one
        for one in read_telling(message)
        if not (
            _is_deadline(message, one, news)
            or _is_switch(one, news)
            or _is_asked_of_coach(message, one, news)
            or _is_the_news(message, one, news)
            or _is_only_a_day(message, one)
        )
    )
    news = [one for one in news if not _is_in_own_words(message, one, told)]
    told = (*told, *find_stories(message, told))
    return Reading((*_interviews(message, news, told), *_without_interviews(news), *told))


def _is_asked_of_coach(message: Message, note: Proposal, news: Sequence[Proposal]) -> bool:
    """Tells whether what reads as a note is what the coach is asked: "ask me again on Friday"."""
    wishes = (one.span for one in news if isinstance(one, _WISHES))
    return message.word_count <= _LONGEST_WISH and any(
        one.start <= note.span.start and note.span.end <= one.end for one in wishes
    )


def _is_the_news(message: Message, note: Proposal, news: Sequence[Proposal]) -> bool:
    """Tells whether a note is no more than the news that an interview is off: "Tuesday is off"."""
    if not isinstance(note, NoteSaid):
        return False
    if note.kind is NoteKind.QUESTION_ASKED and any(_holds_question(one, note) for one in news):
        return True
    if note.kind is NoteKind.NEXT_ROUND:
        ended = (one for one in news if isinstance(one, OutcomeSaid))
        return message.is_line and any(_is_over_at(note, one) for one in ended)
    if note.kind in _IMPRESSIONS and message.is_line:
        text = note.span.text_in(message.text)
        told = (one.span.text_in(message.text) for one in news if isinstance(one, _PLAIN_NEWS))
        is_whole = any(len(one) <= len(text) + _LEFT_OUT and text in one for one in told)
        return is_whole or (says_mistake(text) and any(isinstance(one, MovedSaid) for one in news))
    changes = (one.span for one in news if isinstance(one, CancelledSaid | MovedSaid))
    is_inside = any(one.start <= note.span.start and note.span.end <= one.end for one in changes)
    return is_inside and message.word_count <= _BARE_NEWS


def _holds_question(done: Proposal, note: NoteSaid) -> bool:
    """Tells whether what reads as a question is what the person wrote: "sent a nudge asking where
    things are at"."""
    if not isinstance(done, DoneSaid) or done.what is not DoneWhat.CHECK_IN:
        return False
    return done.span.start <= note.span.start and note.span.end <= done.span.end + 1


def _is_only_a_day(message: Message, note: Proposal) -> bool:
    """Tells whether all that would be noted is a day: "feeling nervous today"."""
    if not isinstance(note, NoteSaid):
        return False
    if note.kind is NoteKind.TOPIC and any(
        _begins(message, one.span, note) for one in message.times
    ):
        return True
    return any(
        time.span.text_in(message.text).strip() == note.text.strip() for time in message.times
    )


def _begins(message: Message, day: Stretch, note: NoteSaid) -> bool:
    """Tells whether a note begins with a day: "second talk on 25.02. at 14:30" names no topic."""
    return bool(note.text) and note.text.strip().startswith(day.text_in(message.text).strip())


_WISHES: Final = (AskSaid, ResumeSaid, SnoozeSaid, UndoSaid)


def _is_over_at(note: Proposal, outcome: OutcomeSaid) -> bool:
    """Tells whether nothing comes next at a job any more: "they cut me in the final round"."""
    return outcome.value in (Outcome.REJECTED, Outcome.WITHDRAWN) and note.about == outcome.about


_PLAIN_NEWS: Final = (AssignmentSaid, CancelledSaid, MovedSaid, OfferSaid, OutcomeSaid)
_BARE_NEWS: Final = 8
_LEFT_OUT: Final = 6
"""A note that leaves no more letters of the news out says the same."""
_IMPRESSIONS: Final = frozenset({NoteKind.RED_FLAG, NoteKind.TO_IMPROVE, NoteKind.WENT_WELL})
_LONGEST_WISH: Final = 22


_OWN_WORDS: Final = frozenset(
    {NoteKind.ANSWER_TO_CONCERN, NoteKind.UNSAID, NoteKind.QUESTION_ASKED, NoteKind.TOPIC}
)


def _is_in_own_words(message: Message, one: Proposal, told: Sequence[Proposal]) -> bool:
    """Tells whether the day of a decision stands in what was said or asked: "I told him that my
    test is on Monday, so that should be settled"."""
    if not isinstance(one, DecisionSaid) or not one.words:
        return False
    at = message.text.find(one.words, one.span.start, one.span.end)
    notes = (note for note in told if isinstance(note, NoteSaid) and note.kind in _OWN_WORDS)
    return any(note.span.start <= at < note.span.end for note in notes)


def _is_deadline(message: Message, note: Proposal, news: Sequence[Proposal]) -> bool:
    """Tells whether a note is no more than by when an offer has to be answered."""
    if not isinstance(note, NoteSaid) or note.kind is not NoteKind.TO_IMPROVE:
        return False
    has_deadline = any(isinstance(one, OfferSaid) and one.deadline for one in news)
    inside = (note.span.start <= one.span.start < note.span.end for one in message.times)
    return has_deadline and any(inside)


def _is_switch(note: Proposal, news: Sequence[Proposal]) -> bool:
    """Tells whether a note is no more than what reminders are wanted."""
    switches = [one.span for one in news if isinstance(one, SwitchSaid)]
    return any(span.start <= note.span.start < span.end for span in switches)


def _without_interviews(news: Sequence[Proposal]) -> tuple[Proposal, ...]:
    return tuple(one for one in news if not isinstance(one, InterviewSaid))


def _interviews(
    message: Message, news: Sequence[Proposal], told: Sequence[Proposal]
) -> tuple[InterviewSaid, ...]:
    """Returns every interview once: those with a day, filled up by what is told, and the others."""
    with_day = tuple(
        one
        for one in news
        if isinstance(one, InterviewSaid) and not _is_only_told_of(message, one, told)
    )
    if any(isinstance(one, _NO_TELLING) for one in news):
        return with_day
    if not told and any(isinstance(one, DoneSaid) for one in news):
        return with_day
    told_of = tuple(read_interviews_told(message, told))
    with_day = tuple(_at_last_round(message, one, told_of) for one in with_day)
    now = message.context.now
    filled = merge_interviews(
        tuple(_fill(one, told_of) if _is_over(one, now) else one for one in with_day)
    )
    known = {one.known for one in with_day}
    over = {one.about for one in with_day if _is_over(one, message.context.now)}
    others = (one for one in told_of if one.known and one.known not in known)
    new = read_new_interviews(message, told_of, news)
    noted = {one.about for one in told if isinstance(one, NoteSaid) and one.kind in TELLS}
    found = (*filled, *(one for one in others if one.about not in over), *new)
    return tuple(end_by_now(one, message.context) if one.about in noted else one for one in found)


_TOLD_OF: Final = (NoteKind.TOPIC, NoteKind.QUESTION_ASKED, NoteKind.ANSWER_TO_CONCERN)


def _is_only_told_of(message: Message, interview: InterviewSaid, told: Sequence[Proposal]) -> bool:
    """Tells whether the hour stands in what was talked about: "how they buy fish at four"."""
    notes = [one.span for one in told if isinstance(one, NoteSaid) and one.kind in _TOLD_OF]
    if not notes or interview.known is not None:
        return False
    times = [
        time.span
        for time in message.times
        if time.has_time and interview.span.start <= time.span.start < interview.span.end
    ]
    return bool(times) and all(
        any(note.start <= time.start < note.end for note in notes) for time in times
    )


def _is_over(interview: InterviewSaid, now: datetime) -> bool:
    """Tells whether the interview has begun, so that the telling is about it."""
    return interview.time is not None and (interview.time.start or now) <= now


def _at_last_round(
    message: Message, interview: InterviewSaid, told_of: Sequence[InterviewSaid]
) -> InterviewSaid:
    """Returns the round told of where only its hour was said: "nine o'clock at their office"."""
    time = interview.time
    same = next((one for one in told_of if one.about == interview.about and one.known), None)
    if interview.known or same is None or time is None or time.start is None:
        return interview
    if _names_a_day(message, interview.span):
        return interview
    job = job_of(interview.about, message.context)
    past = last_round(job, message.context.now) if job else None
    zone = ZoneInfo(message.context.zone)
    if past is None or _clock(past.start, zone) != _clock(time.start, zone):
        return interview
    return replace(
        same,
        role=interview.role,
        kind=interview.kind or same.kind,
        minutes=interview.minutes or same.minutes,
    )


def _names_a_day(message: Message, span: Stretch) -> bool:
    inside = (time for time in message.times if span.start <= time.span.start < span.end)
    return any(time.has_day for time in inside)


def _clock(moment: datetime, zone: ZoneInfo) -> time_of_day:
    return moment.astimezone(zone).time()


def _fill(interview: InterviewSaid, told_of: Sequence[InterviewSaid]) -> InterviewSaid:
    """Returns the interview with length and kind, where only the telling around it says them."""
    same = next((one for one in told_of if _is_same(one, interview)), None)
    if same is None:
        return interview
    return replace(
        interview,
        minutes=interview.minutes or same.minutes,
        kind=interview.kind or same.kind,
    )


def _is_same(one: InterviewSaid, other: InterviewSaid) -> bool:
    return one.about == other.about and one.known == other.known
