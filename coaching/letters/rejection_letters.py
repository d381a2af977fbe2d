"""Writes letters for when it did not work out: a kind answer to a no, and a new time to meet."""

import re
from dataclasses import replace
from typing import Final

from coaching.letters.call_notes import FEEDBACK_POINTS, REBOOKING_POINTS, write_call_notes
from coaching.letters.check_in_letters import find_coordinator
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames import helper_frames
from coaching.letters.frames.frame import own_line
from coaching.letters.frames.talk_sentences import tell_topic
from coaching.letters.gaps import NO_ADDRESSEE
from coaching.letters.job_phrases import for_role_text
from coaching.letters.letter import Letter, LetterLine, Occasion, last_interview_held
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.kinds import AboutYou, Sentence, can_thank
from coaching.letters.material.want import is_wanted
from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.vocabulary import ContactPart, InterviewStatus

MAX_REBOOK_WORDS = 100
MAX_FEEDBACK_WORDS = 90
FEEDBACK_SUBJECT = "Thank you, and one question"


def feedback_request(occasion: Occasion) -> Letter:
    """Returns a letter that thanks for being told and for something of the talk, and asks once for
    one piece of advice (S0). It argues with nothing."""
    held = last_interview_held(occasion.opportunity, occasion.now)
    reader = advice_addressee(occasion.opportunity, held)
    writer = LetterWriter(occasion, "feedback.0.0", reader, held, meeting_notes(reader, held))
    wanted = is_wanted(occasion.opportunity.why_want)
    last = frames.APPLY_AGAIN if wanted else frames.STAY
    own = _say_again(writer) if wanted and held else []
    letter = writer.letter(
        FEEDBACK_SUBJECT,
        [
            _thanks_for_news(writer),
            [writer.say(frames.ADVICE, "advice"), writer.say(frames.A_LINE, "line", 2)],
            own or [writer.say(last, "last", 3)],
        ],
        MAX_FEEDBACK_WORDS,
    )
    return letter if reader else replace(letter, gaps=(str(NO_ADDRESSEE),))


def _thanks_for_news(writer: LetterWriter) -> list[LetterLine]:
    """Returns the thanks, with something of the talk where the person said one."""
    topic = writer.points.topic if writer.last_round and writer.reader else ()
    deed = next((one for one in topic if isinstance(one, AboutYou) and can_thank(one)), None)
    if deed:
        return [writer.quote(frames.THANKS_FOR_NEWS_AND, "news", doing=deed.thanks)]
    return [writer.say(frames.THANKS_FOR_NEWS, "news"), *tell_topic(writer.sentences, topic)[:1]]


_AGAIN: Final = re.compile(
    r"\b(?:again|come back|some ?day|another time|future|later)\b", re.IGNORECASE
)


def _say_again(writer: LetterWriter) -> list[LetterLine]:
    """Returns that they would come another time, where the person says so themselves."""
    said = (one for one in writer.points.want if isinstance(one, Sentence))
    return [own_line(one.text, 3) for one in said if _AGAIN.search(one.text)][:1]


def feedback_call_notes(occasion: Occasion) -> str:
    """Returns notes to ask for feedback by phone; "" where they did not allow calls."""
    interview = last_interview_held(occasion.opportunity, occasion.now)
    contact = advice_addressee(occasion.opportunity, interview)
    return write_call_notes(occasion, contact, interview, FEEDBACK_POINTS)


def rebooking_request(occasion: Occasion, interview: Interview) -> Letter | None:
    """Returns a letter that asks for a new time after an interview fell through and blames nobody;
    None for an interview that has not fallen through."""
    happened = {
        InterviewStatus.CANCELLED: helper_frames.CALLED_OFF,
        InterviewStatus.NO_SHOW: helper_frames.NOBODY_CAME,
    }.get(interview.held)
    if happened is None:
        return None
    reader = employer_addressee(occasion.opportunity, interview)
    writer = LetterWriter(occasion, f"rebook.{interview.id}.0", reader, interview)
    role = for_role_text(occasion.opportunity)
    letter = writer.letter(
        writer.subject_of(helper_frames.NEW_DAY_SUBJECT),
        [
            [writer.say(happened, "happened", job=role), writer.say(helper_frames.NEW_DAY, "new")],
            [
                writer.say(helper_frames.WHICH_TIMES, "times"),
                writer.say(helper_frames.FIT_AROUND, "fit", 2),
            ],
        ],
        MAX_REBOOK_WORDS,
    )
    return letter if reader else replace(letter, gaps=(str(NO_ADDRESSEE), *letter.gaps))


def rebooking_call_notes(occasion: Occasion, interview: Interview) -> str:
    """Returns notes to find a new time by phone; "" where they did not allow calls."""
    if interview.held is InterviewStatus.PLANNED:
        return ""
    contact = employer_addressee(occasion.opportunity, interview)
    return write_call_notes(occasion, contact, interview, REBOOKING_POINTS, fell_through=True)


_ADVISE: Final = (ContactPart.HIRING_MANAGER, ContactPart.INTERVIEWER, ContactPart.RECRUITER)


def advice_addressee(opportunity: Opportunity, interview: Interview | None) -> Contact | None:
    """Returns whom to ask for a piece of advice: somebody who was in the room, best one who can be
    written to, else whoever hears of the job as a whole."""
    met = (
        one
        for one in opportunity.contacts
        if interview and one.meeting_in(interview.id) and one.part in _ADVISE
    )
    heard = min(met, key=lambda one: (not one.is_reachable, _ADVISE.index(one.part)), default=None)
    return heard or employer_addressee(opportunity, interview)


def employer_addressee(opportunity: Opportunity, interview: Interview | None) -> Contact | None:
    """Returns whom to write to about the job as a whole: who coordinates or decides there, else any
    of the employer's people who is known."""
    found = find_coordinator(opportunity, interview) if interview else None
    others = (
        each
        for each in opportunity.contacts
        if each.part not in (ContactPart.HELPER, ContactPart.STAFF)
    )
    return found or min(others, key=lambda each: not each.is_reachable, default=None)
