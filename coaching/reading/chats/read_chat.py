"""Reads a pasted chat by what the others wrote in it, and what was agreed in the end."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from coaching.model.vocabulary import ContactPart, Outcome
from coaching.reading.chats.agreed_time import find_agreed, puts_off, says_stays
from coaching.reading.chats.chat_turns import ChatTurn, is_known_writer
from coaching.reading.chats.own_turns import find_turns
from coaching.reading.chats.who_wrote import find_matter, find_own_words, read_writers
from coaching.reading.context import NOTHING_ASKED, ReadingContext
from coaching.reading.likely_news.read_likely_news import read_all_news
from coaching.reading.mails.asked_of_reader import use_in_mail
from coaching.reading.mails.feedback import read_feedback
from coaching.reading.mails.invitations import complete_invitation
from coaching.reading.mails.next_steps import read_next_steps
from coaching.reading.mails.read_mail import is_theirs
from coaching.reading.matter import find_job, next_round
from coaching.reading.message import Message
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay
from coaching.reading.news.tasks import says_task
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import (
    CancelledSaid,
    DecisionSaid,
    InterviewSaid,
    Matter,
    MovedSaid,
    NoteKind,
    NoteSaid,
    OutcomeSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    Reading,
    SaidTime,
    Stretch,
)
from coaching.reading.telling.telling import read_telling
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

_KEPT: Final = frozenset({NoteKind.CONCERN, NoteKind.NEXT_ROUND})
_FREE: Final = frozenset({DayUse.NOTHING, DayUse.ASIDE, DayUse.PROMISE, DayUse.DECISION})


def read_chat(message: Message) -> Reading | None:
    """Returns what came of a pasted chat; None for a message of another form."""
    turns = find_turns(message.text, message.context)
    theirs = [turn for turn in turns if not turn.is_mine]
    if not theirs:
        return None
    context = _as_of_last_line(message.context, turns)
    body = Message(Tokens(_keep(message.text, (one.said for one in theirs))), context, is_mail=True)
    lead = Stretch(0, turns[0].head.start)
    shown = (lead, *(_whole(one) for one in theirs))
    named = Message(Tokens(_keep(message.text, shown)), context)
    matter = find_matter(theirs, named)
    theirs_said = filter(is_theirs, read_all_news(body, use_in_chat))
    told = [one for one in theirs_said if not _asks_to_write(one)]
    read = (*complete_invitation(told, body, named), *_read_notes(body, message.text, turns))
    if not read and (told_by_person := _read_own_turns(message, turns, theirs)):
        return told_by_person
    news = [replace(one, about=matter) for one in read]
    agreed = _with_agreed_time(news, turns, message.text, context, matter)
    news = list(complete_invitation(agreed, body, named))
    own = find_own_words(turns)
    writers = tuple(read_writers(theirs, body, matter, lead.text_in(message.text)))
    own |= {fold_text(one.name).partition(" ")[0] for one in writers if " " in one.name}
    people = (*_read_people(body, matter, news, own), *writers)
    return Reading((*map(_of_employer, news), *people))


def _read_own_turns(
    message: Message, turns: Sequence[ChatTurn], theirs: Sequence[ChatTurn]
) -> Reading | None:
    """Returns by when they decide, as told to a friend; what the friend heard is nothing."""
    if any(is_known_writer(one.name, message.context) for one in theirs):
        return None
    mine = _keep(message.text, (one.said for one in turns if one.is_mine))
    told = read_all_news(Message(Tokens(mine), replace(message.context, asked=NOTHING_ASKED)))
    kept = tuple(one for one in told if isinstance(one, DecisionSaid))
    return Reading(kept) if kept else None


def _as_of_last_line(context: ReadingContext, turns: Sequence[ChatTurn]) -> ReadingContext:
    """Returns the context of the day on which the last line was written: its "tomorrow" counts
    from there."""
    day = next((one.day for one in reversed(turns) if one.day), None)
    if day is None or day >= context.today:
        return replace(context, asked=NOTHING_ASKED)
    evening = datetime.combine(day, time(12), ZoneInfo(context.zone))
    return replace(context, now=evening, asked=NOTHING_ASKED)


def _keep(text: str, spans: Iterable[Stretch]) -> str:
    """Returns the text with blanks for all but some stretches; each character keeps its place."""
    kept, at = [], 0
    for span in spans:
        said = _SMILEY.sub(lambda match: " " * len(match[0]), span.text_in(text))
        kept += [_blank(text[at : span.start]), said]
        at = span.end
    return "".join(kept) + _blank(text[at:])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _whole(turn: ChatTurn) -> Stretch:
    return Stretch(turn.head.start, turn.said.end)


_SMILEY: Final = re.compile(r"(?<![\w:]):[a-z+][a-z0-9_+-]{1,30}:(?: \d{1,3}(?!\S))?")
"""Is how some chat programs copy a smiley and who sent one: ":raised_hands: 2"."""
_BOUND: Final = re.compile(
    r"\b(?:by|before|until|till|no later than|latest|más tardar|hasta|antes del?"
    r"|bis)\b[^.!?\n]{0,14}$"
)


_JOINS: Final = re.compile(r"\b(?:doj|join\w*|start\w*|onboard\w*|ingreso|notice)\b[^.!?\n]{0,14}$")
_WANTED: Final = re.compile(
    r"\b(?:need|needs|want|send|hand|get|have) (?:it|them|this|that|me|us)\b|\bback (?:by|before)\b"
)
_ASKS_TO_WRITE: Final = re.compile(r"(?i)\b(?:write|call|text|ring|message|email) me\b(?! if)")
_WILL: Final = re.compile(r"(?i)\b(?:will|shall|they|she|he|who|going to)\b|['’]ll\b")


def _asks_to_write(one: Proposal) -> bool:
    """Tells whether it is the reader who is to write: "write me in June" promises nothing."""
    if not isinstance(one, PromiseSaid):
        return False
    return bool(_ASKS_TO_WRITE.search(one.text)) and not _WILL.search(one.text)


def use_in_chat(
    message: Message, days: Sequence[UsedDay], outcomes: Iterable[OutcomeSaid]
) -> Iterator[UsedDay]:
    """Yields the days of a chat as those of a mail; "by Friday" alone is when they decide, or by
    when they want their offer answered."""
    told = tuple(outcomes)
    is_offer = any(one.value is Outcome.OFFER for one in told)
    for day in use_in_mail(message, days, told):
        before = message.lower_text[max(0, day.span.start - 20) : day.span.start]
        if _JOINS.search(before):
            yield replace(day, use=DayUse.START_OF_WORK)
            continue
        is_wanted = _WANTED.search(message.lower_text, day.sentence.start, day.span.start)
        is_limit = bool(_BOUND.search(before)) or (day.range is not None and day.range.is_bound)
        if day.use in _FREE and is_limit and is_wanted:
            yield replace(day, use=DayUse.TASK if says_task(message) else DayUse.ASIDE)
        elif day.use in _FREE and is_limit:
            yield replace(day, use=DayUse.ANSWER_OFFER if is_offer else DayUse.DECISION)
        else:
            yield day


def _read_notes(body: Message, text: str, turns: Sequence[ChatTurn]) -> Iterator[NoteSaid]:
    """Yields what they say of the person, and what the person answers to their doubt."""
    feedback = tuple(read_feedback(body))
    told = [one for one in read_telling(body) if isinstance(one, NoteSaid) and one.kind in _KEPT]
    if not any(one.kind is NoteKind.NEXT_ROUND for one in told):
        told += read_next_steps(body)
    for note in told:
        yield note
        if note.kind is NoteKind.CONCERN and (answer := _answer_behind(text, note, turns)):
            yield answer
    for one in feedback:
        if not any(_overlap(one.span, note.span) for note in told):
            yield one


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


_FEWEST_WORDS: Final = 4


def _answer_behind(text: str, doubt: NoteSaid, turns: Sequence[ChatTurn]) -> NoteSaid | None:
    """Returns what the person wrote next after a doubt, as their answer to it."""
    after = [turn for turn in turns if turn.said.start > doubt.span.start]
    if not after or not after[0].is_mine:
        return None
    said = after[0].said.text_in(text).strip().rstrip("!. ")
    if len(said.split()) < _FEWEST_WORDS or "?" in said:
        return None
    return NoteSaid(after[0].said, kind=NoteKind.ANSWER_TO_CONCERN, text=said)


_OTHER_TIME: Final = re.compile(
    r"\b(?:instead|postponed?|resched\w*|moved?|push(?:ed)?|can(?:'|’)?t|cannot|cancel\w*"
    r"|not possible|no longer|another (?:day|time)|off sick|on leave|rather than"
    r"|klappt [^.!?\n]{0,24}nicht|doch nicht|geht nicht|verschieb\w*|different (?:day"
    r"|time)|change of)\b",
    re.IGNORECASE,
)


def _with_agreed_time(
    news: Sequence[Proposal],
    turns: Sequence[ChatTurn],
    text: str,
    context: ReadingContext,
    matter: Matter,
) -> list[Proposal]:
    """Returns the news with one time for the interview: the one that stood in the end."""
    meetings = [one for one in news if isinstance(one, InterviewSaid | MovedSaid)]
    others = [one for one in news if not isinstance(one, InterviewSaid | MovedSaid)]
    agreed = find_agreed(turns, context)
    job = find_job(matter.opportunity, context)
    ahead = next_round(job, context.now) if job else None
    is_change = any(_OTHER_TIME.search(one.said.text_in(text)) for one in turns)
    is_off = any(isinstance(one, CancelledSaid) for one in others)
    if ahead and agreed and (is_change or is_off) and agreed.start != ahead.start:
        others = [one for one in others if not isinstance(one, CancelledSaid)]
        span = meetings[-1].span if meetings else turns[-1].said
        return [MovedSaid(span, matter, time=agreed, known=ahead.id), *others]
    if ahead and (held := _find_as_planned(meetings, turns, agreed, ahead.start)):
        return [replace(held, about=matter, known=ahead.id), *others]
    if not meetings and ahead and not is_off and agreed is None and puts_off(turns):
        return [MovedSaid(turns[-1].said, matter, known=ahead.id), *others]
    if not meetings:
        return others
    last = meetings[-1]
    if agreed and agreed.start:
        filled = _fill([one for one in meetings if isinstance(one, InterviewSaid)])
        last = replace(filled or last, time=agreed) if not isinstance(last, MovedSaid) else last
    return [last, *others]


def _find_as_planned(
    meetings: Sequence[Proposal],
    turns: Sequence[ChatTurn],
    agreed: SaidTime | None,
    start: datetime,
) -> InterviewSaid | None:
    """Returns the interview ahead where a chat says that its time stays and only the place or the
    way in which it is held is another."""
    if (agreed and agreed.start not in (None, start)) or not says_stays(turns):
        return None
    filled = _fill([one for one in meetings if isinstance(one, InterviewSaid)])
    time = SaidTime(start.date(), start)
    return replace(filled or InterviewSaid(turns[-1].said), time=time, minutes=None)


def _fill(meetings: Sequence[InterviewSaid]) -> InterviewSaid | None:
    """Returns the last of the interviews with all that was said of any of them."""
    if not meetings:
        return None
    return replace(
        meetings[-1],
        role=next((one.role for one in meetings if one.role), None),
        minutes=next((one.minutes for one in reversed(meetings) if one.minutes), None),
        kind=next((one.kind for one in reversed(meetings) if one.kind), None),
    )


def _of_employer(news: Proposal) -> Proposal:
    if isinstance(news, InterviewSaid) and news.about.company:
        return replace(news, company=news.about.company)
    return news


def _read_people(
    body: Message, matter: Matter, news: Iterable[Proposal], own: Collection[str]
) -> Iterator[PersonSaid]:
    is_invitation = any(isinstance(one, InterviewSaid | MovedSaid) for one in news)
    part = ContactPart.INTERVIEWER if is_invitation else None
    for person in read_people_said(body, usual_part=part, with_owners=False):
        if fold_text(person.name).partition(" ")[0] not in own:
            yield replace(person, about=matter)
