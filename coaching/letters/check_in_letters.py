"""Writes the letter that asks the employer how things stand."""

from dataclasses import replace

from coaching.letters.call_notes import CHECK_IN_POINTS, write_call_notes
from coaching.letters.frames import agency_frames as agency
from coaching.letters.frames import employer_frames as frames
from coaching.letters.gaps import NO_ADDRESSEE
from coaching.letters.letter import Letter, LetterLine, Occasion
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.next_words import say_how_long
from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.vocabulary import ContactPart, InterviewKind

MAX_CHECK_IN_WORDS = 80
CHECK_IN_NUMBERS = (1, 2)
"""A third check-in is never written (S1, S2)."""


def check_in_letter(occasion: Occasion, interview: Interview, number: int) -> Letter:
    """Returns a letter that asks how things stand (S1, S2, S3), addressed to whom
    `check_in_addressee` finds. It has notes for a call only where the employer allows calls. Raises
    ValueError for a third check-in."""
    if number not in CHECK_IN_NUMBERS:
        raise ValueError("at most two check-ins")
    reader = check_in_addressee(occasion.opportunity, interview)
    key = f"checkin.{interview.id}.{number}"
    writer = LetterWriter(occasion, key, reader, interview, meeting_notes(reader, interview))
    is_first = number == CHECK_IN_NUMBERS[0]
    write = _first_paragraphs if is_first else _second_paragraphs
    if reader is not None and reader.part is ContactPart.AGENCY_RECRUITER:
        write = _first_to_agency if is_first else _second_to_agency
    subject = writer.subject(frames.CHECK_IN_SUBJECTS, frames.CHECK_IN_SUBJECT)
    letter = writer.letter(subject, write(writer), MAX_CHECK_IN_WORDS)
    gaps = letter.gaps if reader else (str(NO_ADDRESSEE),)
    return replace(letter, gaps=gaps, call_notes=check_in_call_notes(occasion, interview))


def _first_paragraphs(writer: LetterWriter) -> list[list[LetterLine]]:
    news = _news(writer)
    can_send = [] if news else [writer.say(frames.CAN_SEND, "send", 2)]
    return [
        [_reminder(writer), writer.say(frames.ASK_NEWS, "news")],
        [*news, writer.say(frames.STILL_KEEN, "keen", 1), *can_send],
    ]


def _news(writer: LetterWriter) -> list[LetterLine]:
    """Returns one thing that was left unsaid, as news to somebody who was written to."""
    return writer.sentences.news(writer.points.unsaid) if writer.last_round else []


def _reminder(writer: LetterWriter) -> LetterLine:
    """Returns what the letter goes back to: the day they named, else the talk itself."""
    decision = writer.last_round.process.decision if writer.last_round else None
    if decision is None:
        return writer.say(frames.MET if writer.role else frames.MET_NO_ROLE, "met")
    if how_long := say_how_long(decision.words):
        loose = frames.EXPECTED_LOOSE if writer.role else frames.EXPECTED_LOOSE_NO_ROLE
        return writer.say(loose, "expected", how_long=how_long)
    named = frames.EXPECTED_MET if _is_met_in_person(writer) else frames.EXPECTED
    options = named if writer.role else frames.EXPECTED_NO_ROLE
    return writer.say(options, "expected", day=writer.day(decision.latest))


def _is_met_in_person(writer: LetterWriter) -> bool:
    """Tells whether the reader was met there, and not on the phone or a screen."""
    last, reader = writer.last_round, writer.reader
    was_met = isinstance(reader, Contact) and last is not None and reader.meeting_in(last.id)
    return bool(was_met) and last is not None and last.kind is InterviewKind.ON_SITE


def _second_paragraphs(writer: LetterWriter) -> list[list[LetterLine]]:
    again = frames.ASK_AGAIN if writer.role else frames.ASK_AGAIN_NO_ROLE
    return [
        [writer.say(again, "again"), writer.say(frames.ANY_ANSWER, "answer")],
        [writer.say(frames.STILL_KEEN, "keen", 1)],
    ]


def _first_to_agency(writer: LetterWriter) -> list[list[LetterLine]]:
    """Returns the question to who stands between: what they hear of the employer, they tell."""
    decision = writer.last_round.process.decision if writer.last_round else None
    has_day = decision is not None and not say_how_long(decision.words)
    day = writer.day(decision.latest) if decision and has_day else ""
    named = [writer.say(agency.CHECK_IN_DAY, "expected", 2, day=day)] if day else []
    return [
        [writer.say(agency.CHECK_IN, "news"), *named],
        [writer.say(agency.WANT, "keen", 1), writer.say(agency.CAN_SEND, "send", 2)],
    ]


def _second_to_agency(writer: LetterWriter) -> list[list[LetterLine]]:
    return [
        [writer.say(agency.CHECK_IN_AGAIN, "again"), writer.say(frames.ANY_ANSWER, "answer")],
        [writer.say(agency.WANT, "keen", 1)],
    ]


def check_in_addressee(opportunity: Opportunity, interview: Interview) -> Contact | None:
    """Returns whom to ask how things stand: the agency that brought the job, else whoever
    `find_coordinator` finds at the employer."""
    return find_agent(opportunity) or find_coordinator(opportunity, interview)


def find_agent(opportunity: Opportunity) -> Contact | None:
    """Returns the recruiter of the agency that brought the job, one who can be written to first;
    None without an agency."""
    agents = [each for each in opportunity.contacts if each.part is ContactPart.AGENCY_RECRUITER]
    return min(agents, key=lambda each: not each.is_reachable, default=None)


def find_coordinator(opportunity: Opportunity, interview: Interview) -> Contact | None:
    """Returns who at the employer knows how things stand: the coordinator, their recruiter, else
    somebody who was there and decides, else whoever led the interview. Somebody who can be written
    to comes before somebody who cannot."""
    met = [
        each
        for each in opportunity.contacts
        if each.meeting_in(interview.id) and each.part in _CHECK_IN_PARTS
    ]
    met += [each for each in opportunity.contacts if each.part in _CHECK_IN_PARTS[:2]]
    return min(
        met,
        key=lambda each: (not each.is_reachable, _CHECK_IN_PARTS.index(each.part)),
        default=None,
    )


_CHECK_IN_PARTS = (
    ContactPart.COORDINATOR,
    ContactPart.RECRUITER,
    ContactPart.HIRING_MANAGER,
    ContactPart.INTERVIEWER,
)


def check_in_call_notes(occasion: Occasion, interview: Interview) -> str:
    """Returns notes to ask by phone how things stand; "" where they did not allow calls."""
    contact = check_in_addressee(occasion.opportunity, interview)
    return write_call_notes(occasion, contact, interview, CHECK_IN_POINTS)
