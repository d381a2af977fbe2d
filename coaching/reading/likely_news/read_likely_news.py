"""Reads news that no phrase of ours knows: what a clause says by all of its words together."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coaching.reading.clause_kinds.guess_kinds import guess_kinds
from coaching.reading.context import OpenQuestion
from coaching.reading.likely_news.likely_done import read_likely_done
from coaching.reading.likely_news.likely_outcomes import contradicts, read_likely_outcome
from coaching.reading.likely_news.likely_wishes import (
    SHORT,
    read_likely_delete,
    read_likely_snooze,
)
from coaching.reading.likely_news.needless_news import drop_needless_leads, drop_what_failed
from coaching.reading.likely_news.words_on_calls import channel_in, is_only_called, speaks_of_coming
from coaching.reading.matter import (
    employers,
    is_within,
    job_of,
    matter_ahead,
    matter_at,
    next_round,
    sentence_around,
)
from coaching.reading.message import Message
from coaching.reading.news.days.day_uses import DayUse
from coaching.reading.news.days.days import UsedDay, days_with_use
from coaching.reading.news.found import FoundCue
from coaching.reading.news.interviews.changes import to_cancelled, to_no_show
from coaching.reading.news.interviews.moves import read_moved_at
from coaching.reading.news.interviews.other_times import says_other_kind
from coaching.reading.news.read_news import DayJudge, read_news
from coaching.reading.news.supposing import is_asked, is_supposed
from coaching.reading.news.to_coach.asked_by_words import is_only_asked
from coaching.reading.proposals import (
    AssignmentSaid,
    CancelledSaid,
    ChannelSaid,
    LeadSaid,
    MovedSaid,
    NoShowSaid,
    OutcomeSaid,
    Proposal,
    ReferencesAsked,
    Stretch,
)
from coaching.reading.wishes import (
    AskSaid,
    DoneSaid,
    SnoozeSaid,
    SwitchSaid,
    stands_alone,
)

_LEAST_CHANCE: Final[Mapping[str, float]] = {
    "outcome:rejected": 0.4,
    "outcome:offer": 0.55,
    "outcome:accepted": 0.6,
    "outcome:withdrawn": 0.5,
    "moved": 0.4,
    "cancelled": 0.5,
    "no_show": 0.4,
    "done": 0.5,
    "snooze": 0.85,
    "lead": 0.4,
    "assignment": 0.4,
    "references_asked": 0.6,
    "channel": 0.6,
    "delete": 0.7,
}
"""Measured: above it, what is proposed is right far more often than not."""


@dataclass(frozen=True, slots=True)
class LikelyClause:
    """Holds a clause that likely tells news of a kind."""

    kind: str
    span: Stretch
    sentence: Stretch
    chance: float


def read_all_news(message: Message, judge: DayJudge | None = None) -> tuple[Proposal, ...]:
    """Returns what phrases tell, and what the clauses likely tell beside it; what answers a
    question is no news, unless a phrase says so."""
    told = tuple(read_news(message, judge))
    told = drop_needless_leads(told)
    is_answer = message.context.asked.question not in (OpenQuestion.NOTHING, OpenQuestion.STEP)
    is_asked_only = not message.is_mail and is_only_asked(message.text)
    is_asked_only = is_asked_only or _is_only_wished(message, told)
    if is_answer or is_asked_only or any(map(stands_alone, told)):
        return told
    likely = tuple(read_likely_news(message, told))
    return drop_needless_leads(drop_what_failed((*told, *likely)))


def _is_only_wished(message: Message, told: Sequence[Proposal]) -> bool:
    """Tells whether a short message only asks the coach for something: "change my time zone"."""
    is_short = message.word_count <= SHORT and len(message.tokens.sentences) == 1
    return is_short and bool(told) and all(isinstance(one, AskSaid) for one in told)


def read_likely_news(message: Message, told: Sequence[Proposal]) -> Iterator[Proposal]:
    """Yields what clauses likely tell and nothing in the message has told already."""
    kept = list(told)
    clauses = [one for one in find_likely_clauses(message) if _counts(message, one)]
    days = days_with_use(message) if clauses else ()
    for clause in clauses:
        if clause.kind == "done" and (told or message.details):
            continue  # "write the note to Dana" is a wish; "her linkedin is ..." gives an address
        if clause.kind == "moved" and any(isinstance(one, SnoozeSaid) for one in told):
            continue  # a reminder is to come later, and no interview
        if any(isinstance(one, SwitchSaid) and _begins_in(one, clause) for one in told):
            continue  # reminders are off, and no interview
        for proposal in _read(message, clause, days):
            if not _is_told(proposal, kept) and not contradicts(proposal, kept):
                kept.append(proposal)
                yield proposal


def _begins_in(switched: Proposal, clause: LikelyClause) -> bool:
    return switched.span.start <= clause.span.start < switched.span.end


def find_likely_clauses(message: Message) -> Iterator[LikelyClause]:
    """Yields each clause with what it likely tells, in order."""
    for span, guess in guess_kinds(message):
        yield LikelyClause(guess.kind, span, sentence_around(message, span), guess.chance)


def _counts(message: Message, clause: LikelyClause) -> bool:
    if message.is_brief_reply and clause.kind not in _ANSWERS_OF_FEW_WORDS:
        return False
    is_likely = clause.chance > _least_chance(message, clause)
    return is_likely and not _is_too_short(message, clause)


def _least_chance(message: Message, clause: LikelyClause) -> float:
    """Returns how likely it has to be: more where much is told."""
    least = _LEAST_CHANCE.get(clause.kind, 1.0)
    return max(least, _SURE) if message.word_count > _LONG else least


def _is_too_short(message: Message, clause: LikelyClause) -> bool:
    words = sum(token.is_word for token in message.tokens.within(clause.span))
    return words < _FEWEST_WORDS


_ANSWERS_OF_FEW_WORDS: Final = frozenset({"done", "snooze"})
_SURE: Final = 0.8
_LONG: Final = 40
_FEWEST_WORDS: Final = 3


def _read(message: Message, clause: LikelyClause, days: Sequence[UsedDay]) -> Iterator[Proposal]:
    words = clause.span.text_in(message.lower_text)
    found = FoundCue(clause.span, clause.sentence, words)
    if is_asked(message, found) or is_supposed(message, found) or _SUPPOSING.match(words):
        return
    kind, _, value = clause.kind.partition(":")
    yield from _READERS[kind](message, found, days, value)


_SUPPOSING: Final = re.compile(
    r"(?:and |but |so )?(?:(?:i|we) (?:really |just |so |do )?)?(?:if|in case|unless|once|when"
    r"|maybe"
    r"|hopefully|hope|hoping|wish|wonder|pray|praying|dream|dreamt|imagine|bet|guess|doubt|expect"
    r"|(?:i'd|id|would) (?:love|like|be)|fingers crossed|(?:i'm|im) (?:hoping|praying|dreaming|sure"
    r"|afraid|worried|scared))\b"
)
_ONE_OF_THEM: Final = (OutcomeSaid, CancelledSaid, MovedSaid, NoShowSaid)
"""Of these a message tells one of a job; what a phrase told wins."""


def _is_told(proposal: Proposal, told: Sequence[Proposal]) -> bool:
    if isinstance(proposal, DoneSaid):
        return any(isinstance(one, DoneSaid) and one.whom == proposal.whom for one in told)
    if isinstance(proposal, SnoozeSaid) and told:
        return True
    others = _ONE_OF_THEM if isinstance(proposal, _ONE_OF_THEM) else (type(proposal),)
    return any(isinstance(one, others) and one.about == proposal.about for one in told)


def _read_moved(
    message: Message, found: FoundCue, days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    job = job_of(matter_ahead(message, found.place), message.context)
    is_ahead = job is not None and next_round(job, message.context.now) is not None
    if is_ahead and not says_other_kind(message, found.place):
        yield from read_moved_at(message, found, days)


def _read_cancelled(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    if is_only_called(found.words):
        return
    named = any(is_within(one.span, found.sentence) for one in employers(message))
    off = to_cancelled(message, found)
    job = job_of(off.about, message.context)
    ahead = next_round(job, message.context.now) if job else None
    is_short = message.word_count <= _LONG
    if ahead or (named and job is None and is_short):
        yield off


def _read_no_show(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    if speaks_of_coming(found.words):
        yield to_no_show(message, found)


def _read_done(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    yield from read_likely_done(message, found)


def _read_lead(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    inside = [one for one in employers(message) if is_within(one.span, found.place)]
    new = [one for one in inside if one.opportunity is None]
    roles = [one.name for one in message.roles if is_within(one.span, found.sentence)]
    for company in new:
        role = roles[0] if len(new) == 1 and roles else None
        about = matter_at(message, company.span)
        yield LeadSaid(found.sentence, about, company=company.name, role=role)


def _read_task(
    message: Message, found: FoundCue, days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    here = [
        day for day in days if is_within(day.span, found.sentence) and day.use not in _NOT_FOR_TASKS
    ]
    due = next((day.moment() for day in here if is_within(day.span, found.place)), None)
    due = due or next((day.moment() for day in here), None)
    if due and not _ONLY_WAITS.search(found.words):
        text = found.sentence.text_in(message.text)
        yield AssignmentSaid(found.sentence, matter_at(message, found.place), due=due, text=text)


_ONLY_WAITS: Final = re.compile(r"\bwait(?:ing|s)?\b|\b(?:come|get|hear) back\b|at the latest")
_NOT_FOR_TASKS: Final = frozenset({DayUse.ANSWER_OFFER, DayUse.INTERVIEW, DayUse.REFERENCES})


def _read_references(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    if _OF_REFEREES.search(found.words):
        yield ReferencesAsked(found.sentence, matter_at(message, found.place))


_OF_REFEREES: Final = re.compile(
    r"\bref|vouch|former|previous|\b(?:old|last|ex) |boss|people|names?\b|speak (?:for|up)"
    r"|manager|contacts?\b"
    r"|worked with|recommend|referenz|referenc|empfehl"
)


def _read_channel(
    message: Message, found: FoundCue, _days: Sequence[UsedDay], _value: str
) -> Iterator[Proposal]:
    value = channel_in(found.words)
    if value:
        yield ChannelSaid(found.sentence, matter_at(message, found.place), value=value)


_Reader = Callable[[Message, FoundCue, Sequence[UsedDay], str], Iterator[Proposal]]
_READERS: Final[Mapping[str, _Reader]] = {
    "outcome": read_likely_outcome,
    "moved": _read_moved,
    "cancelled": _read_cancelled,
    "no_show": _read_no_show,
    "done": _read_done,
    "snooze": read_likely_snooze,
    "lead": _read_lead,
    "assignment": _read_task,
    "references_asked": _read_references,
    "channel": _read_channel,
    "delete": read_likely_delete,
}
