"""Writes the letters that an offer needs; every figure and every day in them is the person's."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from coaching.letters.frames import agency_offer_frames as agency_frames
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames.day_words import day_text
from coaching.letters.frames.frame import TimeFrames, own_line
from coaching.letters.frames.talk_sentences import tell_topic
from coaching.letters.letter import Letter, LetterLine, Occasion
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.gate import read_answer
from coaching.letters.material.kinds import Material, NounPhrase, QuestionToReader
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import mend_words
from coaching.letters.material.want import is_wanted
from coaching.letters.offers.agency_offer_letters import (
    accept_through_agency,
    ask_agency_for_time,
    decline_through_agency,
    negotiate_through_agency,
    tell_agency_of_offer,
    withdraw_through_agency,
)
from coaching.letters.offers.offer_reader import is_to_agency, offer_addressee
from coaching.letters.offers.offer_words import read_waiting, say_asks, say_terms
from coaching.letters.offers.said_dates import (
    DateReader,
    SaidDate,
    find_dates,
    name_dates,
    read_dates_for,
)
from coaching.letters.questions.letter_questions import OfferLetter
from coaching.model.commitments import Offer
from coaching.model.documents import Opportunity
from coaching.model.step_key import StepKey
from coaching.model.wording import person_zone

MAX_OFFER_WORDS: Final = 90
_ONLY_DECLINES: Final = re.compile(
    r"I (?:decline|say no|must decline|turn (?:it|this) down|do not accept).{0,30}", re.IGNORECASE
)
"""Says no more than the letter does already."""
_TO_DO: Final = re.compile(
    r"I (?:also )?(?:need|have|want|would like|['’]d like) to (?P<what>[^,;:]{4,60})\."
)
"""Says what the time is needed for: "I need to read the contract."."""


def offer_writer(occasion: Occasion, key: StepKey) -> LetterWriter:
    """Returns what a letter about an offer is written with."""
    last = max(occasion.opportunity.interviews, key=lambda one: one.start, default=None)
    reader = offer_addressee(occasion)
    return LetterWriter(occasion, key.text, reader, last, meeting_notes(reader, last))


def _thanks(writer: LetterWriter) -> LetterLine:
    options = frames.OFFER_THANKS if writer.role else frames.OFFER_THANKS_NO_ROLE
    return writer.say(options, "thanks")


def more_time_letter(occasion: Occasion, key: StepKey) -> Letter:
    """Returns thanks for the offer and the question for more time (S1), with the day that the
    person said they need."""
    writer = offer_writer(occasion, key)
    offer = occasion.opportunity.offer
    day = writer.day(offer.deadline.day) if offer and offer.deadline else ""
    if is_to_agency(writer):
        return ask_agency_for_time(writer, day, _ask_for_time(writer, agency_frames.TIME))
    asked = [writer.say(frames.ASKED_BY, "due", 2, day=day)] if day else []
    time = _ask_for_time(writer, frames.TIME)
    return writer.letter(
        writer.subject(frames.OFFER_SUBJECTS, frames.PLAIN_SUBJECT),
        [
            [_thanks(writer), *_keen(writer)],
            [*asked, *time, writer.say(frames.IF_DIFFICULT, "difficult", 2)],
        ],
        MAX_OFFER_WORDS,
    )


def _ask_for_time(writer: LetterWriter, asked: TimeFrames) -> list[LetterLine]:
    """Returns the question for time, with what it is needed for where that is said."""
    said = _words_for(writer, OfferLetter.MORE_TIME, OfferLetter.MORE_TIME_STEP)
    days = find_dates(said, _date_reader(writer))
    waiting = read_waiting(said, [(found.start, found.end) for found in days])
    day = next((writer.day(one.day) for one in days if _is_named(waiting.until, said, one)), "")
    day = day or mend_words(waiting.until)
    lines = _own_reasons(writer, waiting.why)
    purpose = _TO_DO.fullmatch(lines[0].text) if len(lines) == 1 else None
    reason = purpose["what"] if purpose else ""
    so = asked.until_so if waiting.until else asked.longer_so
    plain = asked.until if waiting.until else asked.longer
    time = day or waiting.longer or str(frames.ANOTHER_WEEK)
    if reason:
        return [writer.quote(so, "until", day=time, reason=reason)]
    if day or waiting.longer:
        return [writer.quote(plain, "until", day=time), *lines]
    return [writer.say(asked.week, "until"), *lines]


def _is_named(until: str, said: str, found: SaidDate) -> bool:
    return bool(until) and said[found.start : found.end].removeprefix("the ") in until


def _date_reader(writer: LetterWriter) -> DateReader:
    occasion = writer.occasion
    return read_dates_for(occasion.person, occasion.opportunity, occasion.now)


def _words_for(writer: LetterWriter, *letters: OfferLetter) -> str:
    """Returns what the person said for these letters about the offer."""
    offer = writer.occasion.opportunity.offer
    said = offer.letter_words if offer else {}
    return next((said[str(one.value)] for one in letters if str(one.value) in said), "")


def _keen(writer: LetterWriter) -> list[LetterLine]:
    wanted = is_wanted(writer.occasion.opportunity.why_want)
    return [writer.say(frames.OFFER_KEEN, "keen", 1)] if wanted else []


def _own_reasons(writer: LetterWriter, text: str) -> list[LetterLine]:
    """Returns what the person says of it in whole sentences."""
    listener = Listener(can_hear_money=True)
    said = (writer.sentences.statement(point, "past") for point in read_answer(text, listener))
    lines = [line for line in said if line and "I ask" not in line.text]
    return [line for line in lines if not _ONLY_DECLINES.fullmatch(line.text)][:3]


def accept_letter(occasion: Occasion, key: StepKey) -> Letter:
    """Returns the yes, with the terms that the person named and what they still ask."""
    writer = offer_writer(occasion, key)
    job = occasion.opportunity
    typed = _words_for(writer, OfferLetter.ACCEPT) or _join_terms(job.offer)
    named = name_dates(typed, _date_reader(writer), lambda day: day_text(day, job))
    terms = say_terms(named)
    if is_to_agency(writer):
        return accept_through_agency(writer, terms, _open_questions(writer))
    yes = (
        writer.quote(frames.ACCEPT_AS_OFFERED, "yes", terms=terms)
        if terms
        else writer.say(frames.ACCEPT, "yes")
    )
    return writer.letter(
        writer.subject(frames.OFFER_SUBJECTS, frames.PLAIN_SUBJECT),
        [[_thanks(writer), yes], _open_questions(writer)],
        MAX_OFFER_WORDS,
    )


def _join_terms(offer: Offer | None) -> str:
    return "; ".join(offer.terms) if offer else ""


def _open_questions(writer: LetterWriter) -> list[LetterLine]:
    if writer.last_round is None:
        return []
    asked = [one for one in writer.points.unsaid if isinstance(one, QuestionToReader)]
    return [own_line(one.text[:1].upper() + one.text[1:]) for one in asked[:1]]


def decline_letter(occasion: Occasion, key: StepKey) -> Letter:
    """Returns a kind no, with the reason only where the person said it to them."""
    writer = offer_writer(occasion, key)
    reasons = _own_reasons(writer, _words_for(writer, OfferLetter.DECLINE))
    if is_to_agency(writer):
        return decline_through_agency(writer, reasons)
    return writer.letter(
        writer.subject(frames.OFFER_SUBJECTS, frames.PLAIN_SUBJECT),
        [
            [_thanks(writer), writer.say(frames.DECLINE, "no"), *reasons],
            _part_kindly(writer),
        ],
        MAX_OFFER_WORDS,
    )


def _part_kindly(writer: LetterWriter) -> list[LetterLine]:
    """Returns something of the talk, where it was a clean thing, and good wishes."""
    topic = writer.points.topic if writer.last_round and writer.reader else ()
    things = [point for point in topic if isinstance(point, NounPhrase)][:1]
    said = tell_topic(writer.sentences, things)
    ends = frames.DECLINE_ENDS_AFTER_TOPIC if said else frames.DECLINE_ENDS
    return [*said, writer.say(ends, "end", 2)]


def negotiate_letter(occasion: Occasion, key: StepKey) -> Letter:
    """Returns thanks and the point to talk about, in the person's words and figures."""
    writer = offer_writer(occasion, key)
    asks = _own_asks(writer, say_asks(_words_for(writer, OfferLetter.NEGOTIATE)))
    if is_to_agency(writer):
        return negotiate_through_agency(writer, asks)
    wanted = is_wanted(occasion.opportunity.why_want)
    keen = [writer.say(frames.NEGOTIATE_KEEN, "keen", 1)] if wanted else []
    return writer.letter(
        writer.subject(frames.OFFER_SUBJECTS, frames.PLAIN_SUBJECT),
        [
            [_thanks(writer), *keen],
            [writer.say(frames.NEGOTIATE, "point"), *asks],
            [writer.say(frames.NEGOTIATE_ENDS, "end", 2)],
        ],
        MAX_OFFER_WORDS,
    )


def _own_asks(writer: LetterWriter, text: str) -> list[LetterLine]:
    said = read_answer(text, Listener(can_hear_money=True))
    return [line for point in said if (line := _say_point(writer, point))][:4]


def _say_point(writer: LetterWriter, point: Material) -> LetterLine | None:
    """Returns a point as a sentence; a question is one of what one asks for."""
    if isinstance(point, QuestionToReader):
        return own_line(point.text[:1].upper() + point.text[1:])
    return writer.sentences.statement(point, "fit")


def others_letter(occasion: Occasion, key: StepKey, offering: Opportunity | None) -> Letter:
    """Returns the news for another employer, or its agency: there is an offer, and a day to answer
    it."""
    writer = offer_writer(occasion, key)
    offer = offering.offer if offering else None
    told = (
        writer.say(frames.HAVE_OFFER_BY, "offer", day=writer.day(offer.deadline.day))
        if offer and offer.deadline and offer.deadline.day >= _today(occasion)
        else writer.say(frames.HAVE_OFFER, "offer")
    )
    if is_to_agency(writer):
        return tell_agency_of_offer(writer, told)
    keen: Sequence[LetterLine] = (
        [writer.say(frames.STILL_KEEN, "keen", 1)]
        if is_wanted(occasion.opportunity.why_want)
        else []
    )
    met = frames.MET if writer.role else frames.MET_NO_ROLE
    opening = [writer.say(met, "met", 2)] if writer.last_round else []
    return writer.letter(
        writer.subject((frames.APPLICATION_SUBJECT,), frames.PLAIN_SUBJECT),
        [[*opening, told], [*keen, writer.say(frames.WHERE_STAND, "stand")]],
        MAX_OFFER_WORDS,
    )


def _today(occasion: Occasion) -> date:
    return occasion.now.astimezone(ZoneInfo(person_zone(occasion.person))).date()


def withdraw_letter(occasion: Occasion, key: StepKey) -> Letter:
    """Returns a kind withdrawal after a yes elsewhere."""
    writer = offer_writer(occasion, key)
    if is_to_agency(writer):
        return withdraw_through_agency(writer)
    withdrawn = frames.WITHDRAW if writer.role else frames.WITHDRAW_NO_ROLE
    return writer.letter(
        writer.subject((frames.APPLICATION_SUBJECT,), frames.PLAIN_SUBJECT),
        [[writer.say(withdrawn, "withdraw")], [writer.say(frames.WITHDRAW_ENDS, "end", 2)]],
        MAX_OFFER_WORDS,
    )
