"""Writes what an agency is to tell the employer about an offer, with thanks for its work."""

from collections.abc import Sequence

from coaching.letters.frames import agency_offer_frames as frames
from coaching.letters.job_phrases import company_of
from coaching.letters.letter import Letter, LetterLine
from coaching.letters.letter_writer import LetterWriter
from coaching.letters.material.want import is_wanted

MAX_AGENCY_OFFER_WORDS = 100


def ask_agency_for_time(writer: LetterWriter, asked_by: str, time: Sequence[LetterLine]) -> Letter:
    """Returns the request to ask for time; `asked_by` is their day, "" where they named none."""
    due = [writer.say(frames.ASKED_BY, "due", 2, day=asked_by)] if asked_by else []
    keen = [writer.say(frames.OFFER_KEEN, "keen", 1)] if _is_wanted(writer) else []
    difficult = writer.say(frames.IF_DIFFICULT, "difficult", 2)
    return _about_offer(writer, [_thanks(writer), *keen], [*due, *time, difficult])


def accept_through_agency(
    writer: LetterWriter, terms: str, questions: Sequence[LetterLine]
) -> Letter:
    """Returns the yes that is to be passed on, with what is still asked."""
    yes = (
        writer.quote(frames.ACCEPT_AS_OFFERED, "yes", terms=terms)
        if terms
        else writer.say(frames.ACCEPT, "yes")
    )
    lead = [writer.say(frames.QUESTION_FOR_THEM, "question")] if questions else []
    return _about_offer(writer, [_thanks(writer), yes], [*lead, *questions])


def decline_through_agency(writer: LetterWriter, reasons: Sequence[LetterLine]) -> Letter:
    """Returns the no that is to be passed on, with the reason where one was said."""
    no = writer.say(frames.DECLINE, "no")
    passed_on = writer.say(frames.PASS_ON_DECLINE, "pass")
    again = writer.say(frames.WORK_AGAIN, "end", 2)
    return _about_offer(writer, [_thanks(writer), no, *reasons], [passed_on, again])


def negotiate_through_agency(writer: LetterWriter, asks: Sequence[LetterLine]) -> Letter:
    """Returns the point that the agency is to raise, in the person's words and figures."""
    keen = [writer.say(frames.NEGOTIATE_KEEN, "keen", 1)] if _is_wanted(writer) else []
    return _about_offer(
        writer,
        [_thanks(writer), *keen],
        [writer.say(frames.NEGOTIATE, "point"), *asks],
        [writer.say(frames.NEGOTIATE_ENDS, "end", 2)],
    )


def tell_agency_of_offer(writer: LetterWriter, offer: LetterLine) -> Letter:
    """Returns the news of an `offer` elsewhere to who brought this job, and whose answer is
    awaited."""
    keen = [writer.say(frames.STILL_KEEN, "keen", 1)] if _is_wanted(writer) else []
    stand = writer.say(frames.WHERE_STAND, "stand")
    return _about_application(writer, [_name_job(writer), offer], [*keen, stand])


def withdraw_through_agency(writer: LetterWriter) -> Letter:
    """Returns the withdrawal that is to be passed on."""
    return _about_application(
        writer,
        [
            _name_job(writer),
            writer.say(frames.WITHDRAW, "withdraw"),
            writer.say(frames.PASS_ON_WITHDRAWAL, "pass"),
        ],
        [writer.say(frames.THANKS_FOR_WORK, "end", 2)],
    )


# -- its parts -------------------------------------------------------------------------------------


def _is_wanted(writer: LetterWriter) -> bool:
    return is_wanted(writer.occasion.opportunity.why_want)


def _has_company(writer: LetterWriter) -> bool:
    return bool(company_of(writer.occasion.opportunity))


def _thanks(writer: LetterWriter) -> LetterLine:
    is_named = _has_company(writer)
    return writer.say(frames.OFFER_THANKS if is_named else frames.OFFER_THANKS_NO_NAME, "thanks")


def _name_job(writer: LetterWriter) -> LetterLine:
    """Returns which of the agency's jobs it is."""
    if not _has_company(writer):
        return writer.say(frames.ABOUT_APPLICATION, "job")
    return writer.say(frames.ABOUT_JOB if writer.role else frames.ABOUT_COMPANY, "job")


def _about_offer(writer: LetterWriter, *paragraphs: Sequence[LetterLine]) -> Letter:
    is_named = _has_company(writer)
    subject = writer.subject_of(frames.OFFER_SUBJECT if is_named else frames.OFFER_SUBJECT_NO_NAME)
    return writer.letter(subject, paragraphs, MAX_AGENCY_OFFER_WORDS)


def _about_application(writer: LetterWriter, *paragraphs: Sequence[LetterLine]) -> Letter:
    options = frames.APPLICATION_SUBJECT, frames.APPLICATION_SUBJECT_NO_NAME
    subject = writer.subject_of(options[0] if _has_company(writer) else options[1])
    return writer.letter(subject, paragraphs, MAX_AGENCY_OFFER_WORDS)
