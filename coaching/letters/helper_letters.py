"""Writes letters to people who help: staff, whoever opened a door, and referees who have spoken."""

from collections.abc import Sequence

from coaching.letters import notes
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames.address import greeting_line
from coaching.letters.frames.day_words import when_piece
from coaching.letters.gaps import ACQUAINTANCE_MISSING, ACQUAINTANCE_TOO_LONG
from coaching.letters.letter import (
    Letter,
    LetterLine,
    LetterPiece,
    Occasion,
    Origin,
    company_of,
    day_phrase,
    for_job_text,
    for_role_text,
    gap_line,
    last_interview_held,
    proper_names,
    role_of,
)
from coaching.letters.letter_material import pick
from coaching.letters.letter_writer import LetterWriter, compose_for, meeting_notes
from coaching.letters.material.classify import ElidedSubject
from coaching.letters.material.kinds import AboutYou
from coaching.letters.points import ReaderPoints
from coaching.letters.referee_letters import job_status_sentence
from coaching.model.documents import Contact, Interview, Referee
from coaching.model.vocabulary import ContactPart, Outcome
from coaching.translation import SOURCE_LANGUAGE, use_language

MAX_SHORT_NOTE_WORDS = 80
MAX_STAFF_WORDS = 70


def staff_note(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns a short thank-you to a coordinator or to support staff (S3), for what they did where
    the person said it."""
    key = f"staff.{interview.id}.{contact.id}"
    writer = LetterWriter(occasion, key, contact, interview, meeting_notes(contact, interview))
    points = ReaderPoints(occasion, interview, contact, ElidedSubject.READER)
    deeds = [each.thanks for each in points.topic if isinstance(each, AboutYou) and each.thanks]
    if deeds:
        thanks = writer.quote(frames.STAFF_DEEDS, "deeds", doing=_two_deeds(deeds))
        lines = [thanks, writer.say(frames.STAFF_ENDS, "end", 2)]
    else:
        lines = [_staff_thanks(occasion, interview, contact), *writer.sentences.topic(points.topic)]
    subject = f"Thank you for your help {writer.when.text}"
    return writer.letter(subject, [lines], MAX_STAFF_WORDS)


def _two_deeds(deeds: Sequence[str]) -> str:
    with use_language(SOURCE_LANGUAGE):
        match deeds:
            case [one]:
                return one
            case [one, two]:
                return frames.TWO_DEEDS.format(doing=one, more=two)
            case [one, two, three, *_more]:
                return frames.THREE_DEEDS.format(doing=one, more=two, last=three)
        return ""


def _staff_thanks(occasion: Occasion, interview: Interview, contact: Contact) -> LetterLine:
    coordinated = contact.part is ContactPart.COORDINATOR
    table = _COORDINATOR_THANKS if coordinated else _SUPPORT_STAFF_THANKS
    text = pick(table, occasion.take + contact.id)
    day = when_piece(interview, occasion.opportunity, occasion.now).text
    line = text.format(day=day, role=for_role_text(occasion.opportunity))
    return LetterLine(line, pieces=(LetterPiece(line),))


_COORDINATOR_THANKS = (
    "Thank you for arranging my interview {day}{role}.",
    "Many thanks for coordinating everything around my interview {day}{role}.",
)
_SUPPORT_STAFF_THANKS = (
    "Thank you for the kind help around my interview {day}{role}.",
    "Many thanks for the help you gave me with my interview {day}{role}.",
)


def helper_note(occasion: Occasion, contact: Contact) -> Letter:
    """Returns thanks to the person who helped to get the interview (S4)."""
    job = for_job_text(occasion.opportunity)
    held = last_interview_held(occasion.opportunity, occasion.now)
    thanks = pick(_HELPER_THANKS, occasion.take).format(job=job)
    took_place = f"I had it {day_phrase(held, occasion.now)}." if held else ""
    return compose_for(
        occasion,
        "Thank you for your help",
        (
            (greeting_line(contact.name, occasion.person, occasion.opportunity),),
            (LetterLine(thanks), LetterLine(took_place, cut_priority=1)),
            (LetterLine("I will let you know what comes of it.", cut_priority=2),),
        ),
        MAX_SHORT_NOTE_WORDS,
    )


_HELPER_THANKS = (
    "Thank you for helping me get an interview{job}. I do not take that for granted.",
    "Without your help I might not have had an interview{job}: thank you for that.",
)


def reference_thanks(occasion: Occasion, referee: Referee) -> Letter:
    """Returns thanks to a referee whom the employer has asked (S2, S3)."""
    company = company_of(occasion.opportunity) or "the employer"
    role = role_of(occasion.opportunity)
    about = f" about the {role} role" if role else ""
    thanks = pick(_REFERENCE_THANKS, occasion.take).format(company=company, about=about)
    return _thanks_letter(
        occasion, referee.name, "Thank you for vouching for me", thanks, _KEEP_POSTED
    )


_REFERENCE_THANKS = (
    (
        "I heard that {company} got in touch with you{about}. Thank you for taking the time to "
        "speak for me; I value it."
    ),
    (
        "Thank you for answering {company}{about} on my behalf. I know that it took time out of "
        "your day."
    ),
)
_KEEP_POSTED = "I will let you know what comes of it."


def endorsement_request(occasion: Occasion, referee: Referee) -> Letter:
    """Returns a letter that asks a strong supporter to put in a word with somebody they know at the
    employer (S3). It makes a no easy."""
    company = company_of(occasion.opportunity)
    standing = job_status_sentence(occasion.opportunity, occasion.now)
    known = _acquaintance_line(occasion, referee)
    ask = "Would you be willing to put in a word for me there?"
    easy = "If it does not suit you, just say so; I will understand."
    return compose_for(
        occasion,
        f"A word for me{f' at {company}' if company else ''}?",
        (
            (greeting_line(referee.name, occasion.person, occasion.opportunity),),
            (LetterLine(standing), known, LetterLine(ask)),
            (
                LetterLine(easy, cut_priority=1),
                LetterLine("Thank you for considering it.", cut_priority=2),
            ),
        ),
    )


def endorsement_thanks(occasion: Occasion, referee: Referee) -> Letter:
    """Returns thanks for the word that was put in (S3)."""
    company = company_of(occasion.opportunity)
    there = f" at {company}" if company else ""
    thanks = pick(_ENDORSEMENT_THANKS, occasion.take).format(there=there)
    return _thanks_letter(occasion, referee.name, "Thank you for your word", thanks, _KEEP_POSTED)


_ENDORSEMENT_THANKS = (
    (
        "Thank you for putting in a word for me{there}. I know that you lent me your name, and I "
        "value that."
    ),
    "Thank you for speaking up for me{there}; I am grateful for your support.",
)


def offer_thanks(occasion: Occasion, addressee: Referee | Contact) -> Letter:
    """Returns the good news of an offer, with thanks, to a referee or to somebody who helped to get
    the interview."""
    opportunity, job = occasion.opportunity, for_job_text(occasion.opportunity)
    accepted = opportunity.outcome is Outcome.ACCEPTED
    told = f"I have accepted an offer{job}." if accepted else f"I have an offer{job}."
    what = "vouching for me" if isinstance(addressee, Referee) else "helping me get the interview"
    thanks = pick(_OFFER_THANKS, occasion.take).format(what=what)
    close = "" if accepted else "I will tell you what I decide."
    return _thanks_letter(
        occasion, addressee.name, "Good news, and thank you", f"{told} {thanks}", close
    )


_OFFER_THANKS = (
    "Thank you for {what}; you have a part in this.",
    "I wanted you to hear it from me, and to thank you for {what}.",
)


def _thanks_letter(occasion: Occasion, name: str, subject: str, thanks: str, close: str) -> Letter:
    return compose_for(
        occasion,
        subject,
        (
            (greeting_line(name, occasion.person, occasion.opportunity),),
            (LetterLine(thanks),),
            (LetterLine(close, cut_priority=2),),
        ),
        MAX_SHORT_NOTE_WORDS,
    )


def _acquaintance_line(occasion: Occasion, referee: Referee) -> LetterLine:
    """Returns a sentence on whom the referee knows at the employer, as the person noted it."""
    knows = " ".join(referee.knows.split()).rstrip(" .,;:!")
    if not knows:
        return gap_line(ACQUAINTANCE_MISSING)
    if not notes.is_short_enough(knows):
        return gap_line(ACQUAINTANCE_TOO_LONG)
    names = proper_names(occasion.person, occasion.opportunity)
    read = notes.read_point(knows, "", names)
    lead = "If I remember rightly, you know somebody there: "
    text = notes.end_sentence(read.text)
    pieces = (LetterPiece(lead), LetterPiece(text, Origin.OWN))
    return LetterLine(f"{lead}{text}", pieces=pieces)
