"""Writes the mail with which a task is handed in."""

from coaching.letters.frames import employer_frames as frames
from coaching.letters.letter import Letter, Occasion
from coaching.letters.offers.offer_letters import offer_writer
from coaching.model.step_key import StepKey

MAX_HAND_IN_WORDS = 60


def hand_in_letter(occasion: Occasion, key: StepKey) -> Letter:
    """Returns a short mail: that the work is attached, and an offer to talk it through."""
    writer = offer_writer(occasion, key)
    said = writer.say(frames.HAND_IN if writer.role else frames.HAND_IN_NO_ROLE, "task")
    return writer.letter(
        writer.subject(frames.HAND_IN_SUBJECTS, frames.HAND_IN_SUBJECT),
        [[said, writer.say(frames.HAND_IN_ENDS, "end", 2)]],
        MAX_HAND_IN_WORDS,
    )
