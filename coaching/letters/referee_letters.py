"""Writes the letters to a referee: the question for consent, and the brief for whoever agreed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from coaching.letters import notes
from coaching.letters.frames import agency_frames, helper_frames
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames.address import reader_words
from coaching.letters.frames.day_words import is_american
from coaching.letters.gaps import RELATION_MISSING, REQUIREMENTS_MISSING, TALKING_POINTS_FEW
from coaching.letters.helper_letters import standing_line
from coaching.letters.job_phrases import company_of, for_job_text
from coaching.letters.letter import Letter, LetterLine, Occasion, join_with_and
from coaching.letters.letter_writer import LetterWriter
from coaching.letters.material.gate import read_answer
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, Sentence, ThatClause
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import mend_words
from coaching.letters.material.verbs import is_base, is_gerund, to_gerund
from coaching.letters.material.want import is_wanted
from coaching.letters.material.word_forms import lower_first
from coaching.model.documents import Consent, Opportunity, Referee
from coaching.model.vocabulary import InterviewStatus
from coaching.reading.people.word_set import word_set
from coaching.translation import SOURCE_LANGUAGE, Text, use_language

MAX_REFEREE_BRIEF_WORDS = 140
MAX_REQUIREMENT_WORDS = 60
MAX_POINTS = 3


class Reach(Enum):
    """Says by what way alone a referee can be asked."""

    ANY = auto()
    PHONE = auto()
    MAIL = auto()


_BY_PHONE: Final = re.compile(
    r"\b(?:phone|calls?|mobile|telephone)\b[^.;]{0,20}\bonly\b|\bonly\b[^.;]{0,20}"
    r"\b(?:phone|call|mobile|telephone)\b|\bno e-?mails?\b|\bjust (?:the )?phone\b",
    re.IGNORECASE,
)
_BY_MAIL: Final = re.compile(
    r"\be-?mails?\b[^.;]{0,20}\bonly\b|\bonly\b[^.;]{0,20}\be-?mail\b|\bno (?:phone |more )?calls\b"
    r"|\bno phone\b|\b(?:do not|don['’]?t|not) (?:call|phone|ring)\b|\bjust e-?mail\b",
    re.IGNORECASE,
)


def read_reach(reach: str) -> Reach:
    """Returns by what way alone a referee can be asked, as it was noted."""
    if _BY_MAIL.search(reach):
        return Reach.MAIL
    return Reach.PHONE if _BY_PHONE.search(reach) else Reach.ANY


_ASKED_BY: Final = {
    Reach.ANY: helper_frames.WHAT_IT_TAKES,
    Reach.PHONE: helper_frames.WHAT_A_CALL_TAKES,
    Reach.MAIL: helper_frames.WHAT_A_MAIL_TAKES,
}
_WILL_ASK_BY: Final = {
    Reach.ANY: frames.THEY_WILL_ASK,
    Reach.PHONE: frames.THEY_WILL_CALL,
    Reach.MAIL: frames.THEY_WILL_WRITE,
}


def referee_letter(occasion: Occasion, referee: Referee) -> Letter:
    """Returns the brief for a referee who agreed to vouch; for any other, the question whether they
    would."""
    write = referee_brief if referee.consent is Consent.GIVEN else referee_request
    return write(occasion, referee)


def referee_request(occasion: Occasion, referee: Referee) -> Letter:
    """Returns a letter that asks for consent before a referee's name is given to anybody (S2,
    S3)."""
    writer = LetterWriter(occasion, f"referee.0.{referee.id}", referee)
    ask = [
        standing_line(writer),
        writer.say(helper_frames.MAY_I_NAME, "name"),
        writer.say(_ASKED_BY[read_reach(referee.reach)], "takes"),
    ]
    easy = [
        writer.say(helper_frames.EASY_TO_SAY_NO, "easy", 1),
        writer.say(helper_frames.THANKS_FOR_CONSIDERING, "thanks", 2),
    ]
    job = for_job_text(occasion.opportunity)
    subject = writer.subject_of(helper_frames.REQUEST_SUBJECT, job=job)
    letter = writer.letter(subject, [ask, easy], MAX_REFEREE_BRIEF_WORDS)
    gaps = () if referee.relation else (str(RELATION_MISSING),)
    return replace(letter, gaps=(*letter.gaps, *gaps))


def referee_brief(occasion: Occasion, referee: Referee) -> Letter:
    """Returns what a referee needs (S2, S3): the job, what it asks for, the points that the person
    would like them to speak about, and that a mail or a call may come."""
    job = occasion.opportunity
    writer = LetterWriter(occasion, f"referee.0.{referee.id}", referee)
    agreed = frames.AGREED_AMERICAN if is_american(job) else frames.AGREED
    keen = [writer.say(agency_frames.WANT, "keen", 1)] if is_wanted(job.why_want) else []
    requirements, points = _requirements(job), _points_to_speak_about(occasion, referee)
    asked = [_say_what_counts(writer, requirements)] if requirements else []
    speak = [writer.quote(frames.SPEAK_ABOUT, "about", things=points)] if points else []
    letter = writer.letter(
        f"Reference{for_job_text(job)}",
        [
            [writer.say(agreed, "agreed"), *_standing(writer, _rounds(writer)), *keen],
            [writer.say(_WILL_ASK_BY[read_reach(referee.reach)], "ask")],
            [*asked, *speak],
            [writer.say(frames.ANYTHING_ELSE, "else", 2)],
        ],
        MAX_REFEREE_BRIEF_WORDS,
        thanks=True,
    )
    gaps = (
        *([] if requirements else [str(REQUIREMENTS_MISSING)]),
        *([] if points else [str(TALKING_POINTS_FEW)]),
    )
    return replace(letter, gaps=(*letter.gaps, *gaps))


def _rounds(writer: LetterWriter) -> Sequence[Text]:
    """Returns what says how far the person is: applying, interviewed, interviewed twice."""
    last = writer.last_round
    if last is None:
        return frames.APPLYING
    rounds = writer.occasion.opportunity.interviews
    before = [
        one for one in rounds if one.start < last.start and one.held is InterviewStatus.PLANNED
    ]
    return frames.INTERVIEWED_TWICE if len(before) == 1 else frames.INTERVIEWED


def _say_what_counts(writer: LetterWriter, requirements: str) -> LetterLine:
    """Returns what the job asks for: one looks for knowledge, and does what ends in "ing"."""
    is_deed = any(map(is_gerund, requirements.lower().split()))
    options = frames.JOB_IS_ABOUT if is_deed else frames.LOOKED_FOR
    return writer.quote(options, "for", 1, things=requirements)


def _standing(writer: LetterWriter, options: Sequence[Text]) -> list[LetterLine]:
    """Returns where the person stands with this job."""
    if writer.role and company_of(writer.occasion.opportunity):
        return [writer.say(options, "standing")]
    return [standing_line(writer)]


def _requirements(job: Opportunity) -> str:
    """Returns what the job asks for as it stands in a sentence, "running groups and SQL"."""
    listener = Listener(can_hear_names=True)
    points = [part.strip() for part in re.split(r"[,;\n]", job.requirements) if part.strip()]
    mended = (mend_words(part) for part in points)
    kept = [_as_thing(part) for part in mended if listener.may_be_told(part)]
    while kept and not notes.is_short_enough(join_with_and(kept), MAX_REQUIREMENT_WORDS, 450):
        kept.pop()
    return join_with_and(kept) if kept else ""


_NOUNS_TOO = word_set(
    """
    ship work test design support research market record project process program audit budget film
    model network press stock store travel team water data field lab night shift care project plan
    clear open clean free own correct complete
    """
)
"""Are verbs as well, but seldom at the head of what a job asks for."""


def _as_thing(part: str) -> str:
    """Returns "running groups" for "run groups"; anything else as it is."""
    first, _, rest = part.rstrip(". ").partition(" ")
    is_deed = bool(rest) and is_base(first.lower()) and first.lower() not in _NOUNS_TOO
    gerund = to_gerund(first.lower()) if is_deed else ""
    return f"{gerund} {rest}" if gerund else lower_first(part.rstrip(". "))


_KNOWN_BY_DEED: Final = re.compile(r"(?:the|my|our|that) [^,;:]{2,60}, where ", re.IGNORECASE)
"""Begins a thing and goes on with what was done there."""
_WHERE: Final = re.compile(r"(?<=\w): (I|we|I['’]ve) ")
"""Goes from a thing to what the person did: "the late payers: I called 30 of them"."""


def _points_to_speak_about(occasion: Occasion, referee: Referee) -> str:
    """Returns what the person would like them to speak about, as they said it."""
    said = occasion.opportunity.points.get(str(referee.id), "")
    listener = Listener(reader=reader_words(referee), can_hear_names=True)
    points = read_answer(_WHERE.sub(r", where \1 ", said), listener)
    things = [thing for point in points if (thing := _to_speak_about(point))]
    turn = occasion.take % len(things) if things else 0
    return _list_points([*things[turn:], *things[:turn]][:MAX_POINTS])


def _list_points(things: Sequence[str]) -> str:
    """Returns the things in a row; where one has a comma of its own, one stands before "and"."""
    *before, last = things or ("",)
    has_comma = any("," in thing or ";" in thing for thing in before)
    return f"{', '.join(before)}, and {last}" if has_comma else join_with_and(things)


def _to_speak_about(point: Material) -> str:
    match point:
        case NounPhrase(text):
            return text
        case Sentence(text) if _KNOWN_BY_DEED.match(text):
            return lower_first(text.rstrip("."))
        case Sentence(text) | AboutYou(text) | ThatClause(text):
            deed = text.rstrip(".")
            deed = deed if deed.startswith(("I ", "I'")) else lower_first(deed)
            with use_language(SOURCE_LANGUAGE):
                return frames.HOW_I.format(deed=deed)
        case _:
            return ""
