"""Writes letters to people who help: staff, whoever opened a door, and referees who have spoken."""

from collections.abc import Sequence

from coaching.letters import notes
from coaching.letters.frames import employer_frames
from coaching.letters.frames import helper_frames as frames
from coaching.letters.frames.talk_sentences import tell_topic
from coaching.letters.gaps import ACQUAINTANCE_MISSING, ACQUAINTANCE_TOO_LONG
from coaching.letters.job_phrases import (
    about_role_text,
    company_of,
    for_job_text,
    for_role_text,
    proper_names,
)
from coaching.letters.letter import Letter, LetterLine, Occasion, gap_line, last_interview_held
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.acquaintance import read_acquaintance
from coaching.letters.material.classify import ElidedSubject
from coaching.letters.material.kinds import AboutYou, Material, can_thank
from coaching.letters.points import ReaderPoints
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
    deeds = _deeds(points.topic)
    if deeds:
        thanks = writer.quote(employer_frames.STAFF_DEEDS, "deeds", doing=_join_deeds(deeds))
        lines = [thanks, writer.say(employer_frames.STAFF_ENDS, "end", 2)]
    else:
        coordinated = contact.part is ContactPart.COORDINATOR
        table = frames.COORDINATOR_THANKS if coordinated else frames.STAFF_THANKS
        job = for_role_text(occasion.opportunity)
        lines = [writer.say(table, "thanks", job=job), *tell_topic(writer.sentences, points.topic)]
    subject = writer.subject_of(frames.STAFF_SUBJECT)
    return writer.letter(subject, [lines], MAX_STAFF_WORDS)


def _deeds(points: Sequence[Material]) -> list[str]:
    """Returns what the reader did; "them" are those whom the person wants to work for."""
    return [each.thanks for each in points if isinstance(each, AboutYou) and _is_clear(each)]


def _is_clear(deed: AboutYou) -> bool:
    return can_thank(deed) or (bool(deed.thanks) and "them" in deed.thanks.split()[:3])


def _join_deeds(deeds: Sequence[str]) -> str:
    with use_language(SOURCE_LANGUAGE):
        match deeds:
            case [one]:
                return one
            case [one, two]:
                return employer_frames.TWO_DEEDS.format(doing=one, more=two)
            case [one, two, three, *_more]:
                return employer_frames.THREE_DEEDS.format(doing=one, more=two, last=three)
        return ""


def helper_note(occasion: Occasion, contact: Contact) -> Letter:
    """Returns thanks to the person who helped to get the interview (S4), for what they did where
    the person said it, and that it took place."""
    held = last_interview_held(occasion.opportunity, occasion.now)
    writer = LetterWriter(
        occasion, f"helper.0.{contact.id}", contact, held, meeting_notes(contact, held)
    )
    posted = writer.say(frames.KEEP_POSTED, "posted", 2)
    lines = [*_helper_thanks(writer, contact, held), posted]
    return writer.letter(writer.subject_of(frames.HELPER_SUBJECT), [lines], MAX_SHORT_NOTE_WORDS)


def _helper_thanks(
    writer: LetterWriter, contact: Contact, held: Interview | None
) -> list[LetterLine]:
    job = for_job_text(writer.occasion.opportunity)
    topic = ReaderPoints(writer.occasion, held, contact, ElidedSubject.READER).topic if held else ()
    deeds = _deeds(topic)
    if deeds:
        thanks = writer.quote(frames.HELPER_DEEDS, "deeds", doing=_join_deeds(deeds))
        return [thanks, writer.say(frames.HELPER_CAME_OF_IT, "came", 1, job=job)]
    thanks = writer.say(frames.HELPER_THANKS, "thanks", job=job)
    took_place = [writer.say(frames.HELPER_WHEN, "when", 1)] if held else []
    return [thanks, *took_place, *tell_topic(writer.sentences, topic)[:1]]


def reference_thanks(occasion: Occasion, referee: Referee) -> Letter:
    """Returns thanks to a referee whom the employer has asked (S2, S3)."""
    writer = LetterWriter(occasion, f"checked.0.{referee.id}", referee)
    about = about_role_text(occasion.opportunity)
    named = company_of(occasion.opportunity)
    options = frames.THEY_CALLED if named else frames.THEY_CALLED_UNNAMED
    lines = [
        writer.say(options, "called", about=about),
        writer.say(frames.IT_TOOK_TIME, "time", 1),
        writer.say(frames.KEEP_POSTED, "posted", 2),
    ]
    return writer.letter(writer.subject_of(frames.VOUCHED_SUBJECT), [lines], MAX_SHORT_NOTE_WORDS)


def endorsement_request(occasion: Occasion, referee: Referee) -> Letter:
    """Returns a letter that asks a strong supporter to put in a word with somebody they know at the
    employer (S3). It makes a no easy."""
    writer = LetterWriter(occasion, f"endorse.0.{referee.id}", referee)
    known = _acquaintance_line(writer, referee)
    lines = [standing_line(writer), known, writer.say(frames.PUT_IN_A_WORD, "ask")]
    easy = [
        writer.say(frames.NO_IS_FINE, "easy", 1),
        writer.say(frames.THANKS_FOR_CONSIDERING, "thanks", 2),
    ]
    subject = writer.subject_of(frames.WORD_SUBJECT, there=_there(occasion))
    return writer.letter(subject, [lines, easy], MAX_SHORT_NOTE_WORDS)


def endorsement_thanks(occasion: Occasion, referee: Referee) -> Letter:
    """Returns thanks for the word that was put in (S3)."""
    writer = LetterWriter(occasion, f"endorsed.0.{referee.id}", referee)
    lines = [
        writer.say(frames.PUT_IN_A_WORD_THANKS, "thanks", there=_there(occasion)),
        writer.say(frames.LENT_YOUR_NAME, "name", 1),
        writer.say(frames.KEEP_POSTED, "posted", 2),
    ]
    return writer.letter(
        writer.subject_of(frames.WORD_THANKS_SUBJECT), [lines], MAX_SHORT_NOTE_WORDS
    )


def _there(occasion: Occasion) -> str:
    company = company_of(occasion.opportunity)
    return f" at {company}" if company else ""


def standing_line(writer: LetterWriter) -> LetterLine:
    """Returns where the person stands with this job."""
    job = for_job_text(writer.occasion.opportunity)
    options = frames.HAD_INTERVIEW if writer.last_round else frames.APPLYING_FOR
    return writer.say(options, "standing", job=job or (" for a new job"))


def offer_thanks(occasion: Occasion, addressee: Referee | Contact) -> Letter:
    """Returns the good news of an offer, with thanks, to a referee or to somebody who helped to get
    the interview."""
    writer = LetterWriter(occasion, f"offerthanks.0.{addressee.id}", addressee)
    is_accepted = occasion.opportunity.outcome is Outcome.ACCEPTED
    news = frames.HAVE_ACCEPTED if is_accepted else frames.HAVE_OFFERED
    thanks = frames.VOUCHING if isinstance(addressee, Referee) else frames.GETTING_IN
    lines = [
        writer.say(news, "news", job=for_job_text(occasion.opportunity)),
        writer.say(thanks, "thanks"),
        *([] if is_accepted else [writer.say(frames.WILL_TELL, "tell", 2)]),
    ]
    return writer.letter(
        writer.subject_of(frames.OFFER_NEWS_SUBJECT), [lines], MAX_SHORT_NOTE_WORDS
    )


def rejection_news(occasion: Occasion, addressee: Referee | Contact) -> Letter:
    """Returns the news of a no, with thanks, to a referee or to somebody who helped to get the
    interview (S0). It complains of nobody and asks for no comfort."""
    writer = LetterWriter(occasion, f"tellno.0.{addressee.id}", addressee)
    company = company_of(occasion.opportunity)
    options = frames.NOT_CHOSEN if company else frames.NOT_CHOSEN_UNNAMED
    thanks, last = frames.GOT_ME_IN, frames.THINK_OF_ME
    if isinstance(addressee, Referee):
        asked = any(check.referee == addressee.id for check in occasion.opportunity.checks)
        thanks, last = frames.NOBODY_WILL_ASK, frames.MAY_NAME_AGAIN
        thanks = frames.SPOKE_FOR_ME if asked else thanks
    lines = [
        writer.say(options, "news", role=for_role_text(occasion.opportunity)),
        writer.say(thanks, "thanks"),
        writer.say(last, "last", 2),
    ]
    subjects = frames.NO_NEWS_SUBJECTS if company else (frames.NO_NEWS_SUBJECT,)
    subject = writer.say(subjects, "subject").text
    return writer.letter(subject, [lines], MAX_SHORT_NOTE_WORDS)


def _acquaintance_line(writer: LetterWriter, referee: Referee) -> LetterLine:
    """Returns a sentence on whom the referee knows at the employer, by name or by what they are,
    where the note says it in clean words."""
    noted = " ".join(referee.knows.split())
    if not noted:
        return gap_line(ACQUAINTANCE_MISSING)
    if not notes.is_short_enough(noted):
        return gap_line(ACQUAINTANCE_TOO_LONG)
    names = proper_names(writer.occasion.person, writer.occasion.opportunity)
    knows = read_acquaintance(noted, names, writer.occasion.opportunity.company)
    if not knows:
        return writer.say(frames.YOU_KNOW_SOMEBODY, "knows")
    return writer.quote(frames.YOU_KNOW, "knows", knows=knows)
