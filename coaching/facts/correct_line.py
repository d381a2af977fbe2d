"""A line that was understood wrongly is corrected in words: "it was at 3, not 2", "with a y"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from coaching.model.documents import Contact, Dossier, Opportunity
from coaching.model.vocabulary import ContactId, OpportunityId
from coaching.reading.context import AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.message import Message
from coaching.reading.proposals import (
    AssignmentSaid,
    DecisionSaid,
    InterviewSaid,
    LeadSaid,
    MovedSaid,
    NoteKind,
    NoteSaid,
    OfferSaid,
    PersonSaid,
    PromiseSaid,
    Proposal,
    RatingSaid,
    SaidTime,
)
from coaching.reading.read import read
from coaching.reading.said_days import read_day
from coaching.reading.times.date_days import DateLean
from coaching.reading.words.tokens import Tokens

_NAME_IS = re.compile(r"\b(?:her|his|their|the) (?:first )?name(?: is|'s| was)\b", re.IGNORECASE)
DAY_WORDS = 4
"""So few words are a day and nothing else: "no, by next Monday"."""
_FIRST_STRANGER = 10**9
"""The people who wait to be confirmed have no ids of their own yet; they count from here."""


def correct_line(proposal: Proposal, text: str, context: ReadingContext) -> Proposal | None:
    """Returns the line as the text puts it right; None where the text does not say how."""
    match proposal:
        case InterviewSaid(time=time) | MovedSaid(time=time):
            said = read_moment(text, time, context)
            return replace(proposal, time=said) if said else None
        case PersonSaid():
            return _correct_person(proposal, text, context)
        case DecisionSaid():
            return _correct_decision(proposal, text, context)
        case PromiseSaid():
            day = read_day(text, context)
            return replace(proposal, by=day.day) if day else replace(proposal, text=text)
        case OfferSaid():
            return _correct_offer(proposal, text, context)
        case AssignmentSaid():
            day = read_day(text, context)
            return replace(proposal, due=day) if day else replace(proposal, text=text)
        case _:
            return _correct_note(proposal, text, context)


def _correct_note(proposal: Proposal, text: str, context: ReadingContext) -> Proposal | None:
    if isinstance(proposal, NoteSaid):
        due = read_day(text, context) if proposal.kind is NoteKind.PROMISED_BY_ME else None
        is_day_alone = due is not None and len(text.split()) <= DAY_WORDS
        return replace(proposal, text=proposal.text if is_day_alone else text, due=due)
    digits = [int(char) for char in text if char in "12345"]
    if isinstance(proposal, RatingSaid) and digits:
        return replace(proposal, value=digits[0])
    return None


def correct_any(
    proposals: tuple[Proposal, ...], text: str, context: ReadingContext
) -> tuple[Proposal, ...] | None:
    """Returns the lines with the one put right that a correction in words is about."""
    for place, proposal in enumerate(proposals):
        changed = _try_line(proposal, text, context)
        if changed is not None and changed != proposal:
            return (*proposals[:place], changed, *proposals[place + 1 :])
    return _rename_only_person(proposals, text, context)


def _try_line(proposal: Proposal, text: str, context: ReadingContext) -> Proposal | None:
    match proposal:
        case InterviewSaid(known=None) | MovedSaid():
            return None if _tells_news(text, context) else correct_line(proposal, text, context)
        case DecisionSaid():
            return correct_line(proposal, text, context)
        case PromiseSaid() | AssignmentSaid() if read_day(text, context):
            return (
                None
                if _tells_other(text, proposal, context)
                else correct_line(proposal, text, context)
            )
        case OfferSaid():
            return (
                None
                if _tells_other(text, proposal, context)
                else _correct_offer(proposal, text, context)
            )
        case PersonSaid():
            return _respell(proposal, text, context)
        case _:
            return None


def _tells_news(text: str, context: ReadingContext) -> bool:
    """Tells whether a day in the text is one of something else: "they get back to me on friday"."""
    said = read(_IS_NOT.sub("", text), context).proposals
    about_the_interview = (InterviewSaid, MovedSaid, LeadSaid, NoteSaid, PersonSaid)
    return any(not isinstance(one, about_the_interview) for one in said)


def _tells_other(text: str, proposal: Proposal, context: ReadingContext) -> bool:
    """Tells whether the text is news of another kind than the line that it might put right."""
    said = read(text, context).proposals
    return any(not isinstance(one, type(proposal) | NoteSaid | PersonSaid) for one in said)


# -- times -----------------------------------------------------------------------------------------


def read_moment(text: str, before: SaidTime | None, context: ReadingContext) -> SaidTime | None:
    """Returns the moment that a text names; a bare time of day is one on the day said before."""
    plain = _IS_NOT.sub("", _SAYS_IT_IS.sub("", text.strip()))
    for words in (f"at {plain}", text, f"at {text.strip()}"):
        mentions = [one for one in _message(words, context).times if not one.is_former]
        for mention in mentions:
            said = mention.resolve(_lean(before, context))
            if said is not None:
                keep = _at_clock if mention.has_day else _on_day
                return keep(said, before, context)
    return None


def _lean(before: SaidTime | None, context: ReadingContext) -> DateLean:
    """Tells on which side of now a day is meant: what was over stays over."""
    is_over = before is not None and (before.start or context.now) < context.now
    return "past" if is_over else "near"


def _at_clock(said: SaidTime, before: SaidTime | None, context: ReadingContext) -> SaidTime:
    """Returns another day at the hour said before, where only the day is put right."""
    if said.start is not None or before is None or before.start is None:
        return said
    zone = ZoneInfo(context.zone)
    return replace(said, start=_clock_on(said, before.start, zone))


_SAYS_IT_IS = re.compile(
    r"^\W*(?:(?:no|nope|sorry|wait|actually|oops|i meant?|it'?s|it is|it was|that'?s|make it"
    r"|make that|should be|at)\b[\s,.…-]*)+",
    re.IGNORECASE,
)
"""Begins a correction: "sorry, it's 10 not half 9"."""
_IS_NOT = re.compile(
    r"(?<![\s,;-])[\s,;-]*+\b(?:not|instead of|rather than)\b.*$", re.IGNORECASE | re.DOTALL
)
"""Ends it with what it was before."""


def _on_day(said: SaidTime, before: SaidTime | None, context: ReadingContext) -> SaidTime:
    """Returns the time of day on the day that was said before, at the likelier half of the day."""
    if before is None or said.start is None:
        return said
    zone = ZoneInfo(context.zone)
    moments = [one.start for one in (said, *said.others) if one.start is not None]
    moved = [_clock_on(before, moment, zone) for moment in moments]
    wanted = before.start
    if wanted is not None:
        moved.sort(key=lambda moment: abs((moment - wanted).total_seconds()))
    return replace(before, start=moved[0], end=None, others=())


def _clock_on(before: SaidTime, moment: datetime, zone: ZoneInfo) -> datetime:
    clock = moment.astimezone(zone).time()
    return datetime.combine(before.day, clock, zone).astimezone(UTC)


def _correct_decision(
    proposal: DecisionSaid, text: str, context: ReadingContext
) -> DecisionSaid | None:
    found = next(iter(_message(text, context).ranges), None)
    if found is not None:
        return replace(proposal, earliest=found.earliest, latest=found.latest, words=text.strip())
    day = read_day(text, context)
    if day is None:
        return None
    return replace(proposal, earliest=day.day, latest=day.day, words=text.strip())


def _correct_offer(proposal: OfferSaid, text: str, context: ReadingContext) -> OfferSaid | None:
    amount = next((one.text for one in _message(text, context).amounts), None)
    deadline = read_day(text, context)
    if amount is None and deadline is None:
        return None
    return replace(
        proposal, amount=amount or proposal.amount, deadline=deadline or proposal.deadline
    )


# -- people ----------------------------------------------------------------------------------------


def _correct_person(proposal: PersonSaid, text: str, context: ReadingContext) -> PersonSaid | None:
    respelled = _respell(proposal, text, context)
    if respelled is not None:
        return respelled
    said = next(_people_in(text, context), None)
    if said is None:
        return None
    return replace(
        proposal,
        name=said.name or proposal.name,
        title=said.title or proposal.title,
        part=said.part or proposal.part,
        email=said.email or proposal.email,
        phone=said.phone or proposal.phone,
    )


def _respell(proposal: PersonSaid, text: str, context: ReadingContext) -> PersonSaid | None:
    """Returns the person with the name that the text spells out; None where it spells none."""
    stranger = Contact(ContactId(_FIRST_STRANGER), proposal.name)
    job = Opportunity(OpportunityId(_FIRST_STRANGER), "", "", context.zone, contacts=(stranger,))
    known = Dossier(context.dossier.person, (job,))
    said = read(text, replace(context, dossier=known, asked=AskedByCoach()))
    for one in said.proposals:
        if isinstance(one, PersonSaid) and one.contact == stranger.id:
            return replace(
                proposal,
                name=one.name or proposal.name,
                title=one.title or proposal.title,
                email=one.email or proposal.email,
            )
    return None


def _rename_only_person(
    proposals: tuple[Proposal, ...], text: str, context: ReadingContext
) -> tuple[Proposal, ...] | None:
    """Returns the lines after "her name is Priyanka", where there is one person to rename."""
    places = [at for at, one in enumerate(proposals) if isinstance(one, PersonSaid)]
    said = next(_people_in(text, context), None) if _NAME_IS.search(text) else None
    if said is None or len(places) != 1:
        return None
    before = proposals[places[0]]
    if not isinstance(before, PersonSaid) or not said.name:
        return None
    surname = "" if " " in said.name else " ".join(before.name.split()[1:])
    renamed = replace(before, name=f"{said.name} {surname}".strip())
    return (*proposals[: places[0]], renamed, *proposals[places[0] + 1 :])


def _people_in(text: str, context: ReadingContext) -> Iterator[PersonSaid]:
    asked = replace(context.asked, question=OpenQuestion.PEOPLE)
    said = read(text, replace(context, asked=asked))
    return (one for one in said.proposals if isinstance(one, PersonSaid))


def _message(text: str, context: ReadingContext) -> Message:
    return Message(Tokens(text), context)
