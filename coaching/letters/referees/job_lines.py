"""Tells a referee of one job: where the person stands with it, and what it asks for."""

from collections.abc import Sequence

from coaching.letters.frames import employer_frames as frames
from coaching.letters.helper_letters import standing_line
from coaching.letters.job_phrases import company_of
from coaching.letters.letter import LetterLine
from coaching.letters.letter_writer import LetterWriter
from coaching.letters.material.verbs import is_gerund
from coaching.letters.referees.referee_points import requirements_text
from coaching.model.vocabulary import InterviewStatus
from coaching.translation import Text


def say_standing(writer: LetterWriter) -> list[LetterLine]:
    """Returns where the person stands with this job."""
    if writer.role and company_of(writer.occasion.opportunity):
        return [writer.say(_rounds(writer), "standing")]
    return [standing_line(writer)]


def say_what_counts(writer: LetterWriter) -> list[LetterLine]:
    """Returns what the job asks for, where that is known: one looks for knowledge, and does what
    ends in "ing"."""
    requirements = requirements_text(writer.occasion.opportunity)
    if not requirements:
        return []
    is_deed = any(map(is_gerund, requirements.lower().split()))
    options = frames.JOB_IS_ABOUT if is_deed else frames.LOOKED_FOR
    return [writer.quote(options, "for", 1, things=requirements)]


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
