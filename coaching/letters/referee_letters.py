"""Writes the letters to a referee: the question for consent, and the brief for whoever agreed."""

from dataclasses import replace
from typing import Final

from coaching.letters.briefs.jobs_together import list_jobs_together
from coaching.letters.frames import agency_frames, helper_frames
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames.day_words import is_american
from coaching.letters.gaps import RELATION_MISSING, REQUIREMENTS_MISSING, TALKING_POINTS_FEW
from coaching.letters.helper_letters import standing_line
from coaching.letters.job_phrases import for_job_text
from coaching.letters.letter import Letter, Occasion
from coaching.letters.letter_writer import LetterWriter
from coaching.letters.material.want import is_wanted
from coaching.letters.referees.job_lines import say_standing, say_what_counts
from coaching.letters.referees.reach import WILL_ASK_BY, Reach, read_reach
from coaching.letters.referees.referee_points import points_text
from coaching.letters.referees.several_jobs import brief_on_several
from coaching.model.documents import Consent, Referee

MAX_REFEREE_BRIEF_WORDS = 140
_ASKED_BY: Final = {
    Reach.ANY: helper_frames.WHAT_IT_TAKES,
    Reach.PHONE: helper_frames.WHAT_A_CALL_TAKES,
    Reach.MAIL: helper_frames.WHAT_A_MAIL_TAKES,
}


def referee_letter(occasion: Occasion, referee: Referee) -> Letter:
    """Returns the brief for a referee who agreed to vouch, about all jobs of the same weeks; for
    any other, the question whether they would."""
    if referee.consent is not Consent.GIVEN:
        return referee_request(occasion, referee)
    job, now = occasion.opportunity, occasion.now
    others = list_jobs_together(occasion.jobs, job, referee.id, now)
    if others:
        return brief_on_several(occasion, referee, others)
    return referee_brief(occasion, referee)


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
    asked, points = say_what_counts(writer), points_text(occasion, referee)
    speak = [writer.quote(frames.SPEAK_ABOUT, "about", things=points)] if points else []
    letter = writer.letter(
        f"Reference{for_job_text(job)}",
        [
            [writer.say(agreed, "agreed"), *say_standing(writer), *keen],
            [writer.say(WILL_ASK_BY[read_reach(referee.reach)], "ask")],
            [*asked, *speak],
            [writer.say(frames.ANYTHING_ELSE, "else", 2)],
        ],
        MAX_REFEREE_BRIEF_WORDS,
        thanks=True,
    )
    gaps = (
        *([] if asked else [str(REQUIREMENTS_MISSING)]),
        *([] if points else [str(TALKING_POINTS_FEW)]),
    )
    return replace(letter, gaps=(*letter.gaps, *gaps))
