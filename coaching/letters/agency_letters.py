"""Tells one's own agency recruiter how it went: the only reader who may hear of a doubt."""

import re
from datetime import timedelta
from typing import Final

from coaching.letters.frames import agency_frames
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames.frame import own_line
from coaching.letters.letter import Letter, LetterLine, Occasion
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.doubt import name_doubt
from coaching.letters.material.doubter import read_doubter
from coaching.letters.material.gate import read_answer, read_note_sentences
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, Sentence, ThatClause
from coaching.letters.material.listener import Listener
from coaching.letters.material.next_words import NextNames, say_next
from coaching.letters.material.want import is_wanted, to_their_face
from coaching.letters.questions.letter_questions import LetterQuestion, was_asked
from coaching.model.documents import Contact, Interview

MAX_AGENCY_WORDS: Final = 120
FRESH: Final = timedelta(days=1)
"""So long a day that was noted by its name alone is surely the same one."""
_IS_MINE: Final = re.compile(r"\b(?:I|my|I['’](?:ve|m|d))\b")
"""Matches an answer; what says nothing of the person is the doubt itself."""


def agency_letter(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns a short report: what it was about, the answer to a doubt with the request to pass it
    on, that one wants the job, and when they mean to get back."""
    key = f"agency.{interview.id}.{contact.id}"
    writer = LetterWriter(occasion, key, contact, interview, meeting_notes(contact, interview))
    answer = _answer(writer)
    wanted = is_wanted(occasion.opportunity.why_want)
    return writer.letter(
        writer.subject((frames.APPLICATION_SUBJECT,), frames.PLAIN_SUBJECT),
        [
            [writer.say(agency_frames.OPENINGS, "opening"), *_topic(writer)],
            answer,
            [
                *(_want(writer) if wanted else []),
                *_next(writer),
                writer.say(agency_frames.END, "end"),
            ],
        ],
        MAX_AGENCY_WORDS,
    )


def _want(writer: LetterWriter) -> list[LetterLine]:
    """Returns that they want it; with a "but" in their own words, which the agency may hear."""
    why = writer.occasion.opportunity.why_want
    if not re.search(r"\bbut\b", why):
        return [writer.say(agency_frames.WANT, "want")]
    said = (
        writer.sentences.statement(point, "want")
        for point in read_answer(to_their_face(why), _listener())
    )
    return [line for line in said if line][:2]


_TIME_SPENT: Final = re.compile(
    r"(?:an?|\d+|about|half|two|three) (?:\w+ )?(?:hours?|minutes?|mins)\b", re.IGNORECASE
)
_ABOUT: Final = re.compile(
    r"(?:^|(?<=[.;\n\w]) )(?:Mostly|Mainly|It was(?: mostly| mainly)?) (?:about|on) (?=\S)"
)
"""Begins what the talk was about."""


def _listener() -> Listener:
    return Listener(can_hear_names=True)


def _topic(writer: LetterWriter) -> list[LetterLine]:
    said = read_answer(_ABOUT.sub("\n", writer.points.meeting.line), _listener())
    return [line for point in said[:3] if (line := _tell(writer, point))]


def _tell(writer: LetterWriter, point: Material) -> LetterLine | None:
    match point:
        case NounPhrase(text) if _TIME_SPENT.match(text):
            return writer.quote(agency_frames.HAD, "had", thing=text)
        case NounPhrase(text):
            return writer.quote(agency_frames.TOPIC, "thing", thing=text)
        case Sentence() | ThatClause() | AboutYou():
            return writer.sentences.statement(point, "fact")
        case _:
            return None


def _answer(writer: LetterWriter) -> list[LetterLine]:
    points = writer.points
    if not points.has_doubt:
        return []
    job, meeting = points.opportunity, points.meeting
    is_said = was_asked(job, LetterQuestion.ANSWER, meeting.interview, points.contact.id)
    read = read_answer if is_said else read_note_sentences
    said = read(meeting.answer, _listener())
    lines = [line for point in said if (line := writer.sentences.statement(point, "past"))]
    if not lines:
        return []
    is_answered = any(_IS_MINE.search(line.text) for line in lines)
    if is_answered:
        asked = _say_what_they_asked(writer, " ".join(line.text for line in lines))
        return [*asked, *lines, writer.say(agency_frames.PASS_ON, "pass")]
    lead = writer.say(agency_frames.OPEN_DOUBT, "doubt")
    return [lead, *lines, writer.say(agency_frames.CLEAR, "pass")]


def _say_what_they_asked(writer: LetterWriter, answer: str) -> list[LetterLine]:
    """Returns what the employer asked or doubted, and who it was where they were met."""
    concern = writer.points.meeting.concern
    named = name_doubt(concern, _listener(), answer)
    if named is None:
        return []
    doubter = read_doubter(concern, _names_met(writer))
    said = {"asked": named.clause or named.thing}
    if doubter.name:
        said["who"] = doubter.name
    options = agency_frames.DOUBTS[doubter.kind, bool(named.clause), bool(doubter.name)]
    return [writer.quote(options, "asked", 0, **said)]


def _names_met(writer: LetterWriter) -> frozenset[str]:
    """Returns the words of the names of everybody met there but the recruiter."""
    job, reader = writer.occasion.opportunity, writer.points.contact.id
    met = (one for one in job.contacts if one.id != reader)
    return frozenset(word for one in met for word in one.name.split())


def _next(writer: LetterWriter) -> list[LetterLine]:
    """Returns who gets back to whom, as it was noted today, else by when they decide."""
    last = writer.last_round
    decision = last.process.decision if last else None
    if decision is None or last is None:
        return []
    is_fresh = writer.occasion.now - last.end < FRESH
    names = NextNames(_names_met(writer), frozenset(writer.points.contact.name.split()))
    if is_fresh and (said := say_next(decision.words, names)):
        return [own_line(f"{said}.")]
    return [writer.say(agency_frames.NEXT, "next", day=writer.day(decision.latest))]
