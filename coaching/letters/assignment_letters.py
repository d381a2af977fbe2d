"""Writes the mail with which a task is handed in."""

from coaching.letters.frames import employer_frames as frames
from coaching.letters.letter import Letter, Occasion
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.rejection_letters import employer_addressee
from coaching.model.step_key import StepKey

MAX_HAND_IN_WORDS = 60


def hand_in_letter(occasion: Occasion, key: StepKey) -> Letter:
    """Returns a short mail: that the work is attached, and an offer to talk it through."""
    job = occasion.opportunity
    last = max(job.interviews, key=lambda one: one.start, default=None)
    reader = employer_addressee(job, last)
    writer = LetterWriter(occasion, key.text, reader, last, meeting_notes(reader, last))
    said = writer.say(frames.HAND_IN if writer.role else frames.HAND_IN_NO_ROLE, "task")
    return writer.letter(
        writer.subject(frames.HAND_IN_SUBJECTS, frames.HAND_IN_SUBJECT),
        [[said, writer.say(frames.HAND_IN_ENDS, "end", 2)]],
        MAX_HAND_IN_WORDS,
    )
