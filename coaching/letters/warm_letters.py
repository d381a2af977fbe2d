"""Writes two lines that keep in touch with somebody months after a job ended, and ask nothing."""

from dataclasses import replace

from coaching.letters.frames import warm_frames as frames
from coaching.letters.frames.talk_words import to_known_thing
from coaching.letters.job_phrases import for_role_text
from coaching.letters.letter import Letter, LetterLine, Occasion, last_interview_held
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.kinds import NounPhrase
from coaching.model.documents import Contact, Interview
from coaching.model.wording import LONG_MONTHS
from coaching.translation import SOURCE_LANGUAGE, use_language

MAX_HELLO_WORDS = 60


def hello_letter(
    occasion: Occasion, key: str, contact: Contact | None, *, has_advised: bool = False
) -> Letter | None:
    """Returns a hello that says where the two know each other from, and thanks for their advice
    where they gave some; None where the reader is gone."""
    if contact is None:
        return None
    held = _last_talk(occasion, contact)
    writer = LetterWriter(occasion, key, contact, held, meeting_notes(contact, held))
    advice = [writer.say(frames.THANKS_FOR_ADVICE, "advice")] if has_advised else []
    hello = [writer.say(frames.HELLO, "hello"), writer.say(frames.NO_ANSWER_NEEDED, "answer", 2)]
    paragraphs = [_remember(writer, held) if held else [], [*advice, *hello]]
    return writer.letter(writer.subject_of(frames.SUBJECT), paragraphs, MAX_HELLO_WORDS)


def _last_talk(occasion: Occasion, contact: Contact) -> Interview | None:
    """Returns the interview in which the person met them last."""
    met = {meeting.interview for meeting in contact.met}
    rounds = tuple(one for one in occasion.opportunity.interviews if one.id in met)
    return last_interview_held(replace(occasion.opportunity, interviews=rounds), occasion.now)


def _remember(writer: LetterWriter, held: Interview) -> list[LetterLine]:
    """Returns when they spoke and for which job, and a thing of the talk where one is clean."""
    with use_language(SOURCE_LANGUAGE):
        month = str(LONG_MONTHS[held.wall.month - 1])
    job = for_role_text(writer.occasion.opportunity)
    things = [one for one in writer.points.topic if isinstance(one, NounPhrase)][:1]
    talked = [
        writer.quote(frames.TALKED, "talked", 1, thing=to_known_thing(one.text)) for one in things
    ]
    return [writer.say(frames.SPOKE, "spoke", month=month, job=job), *talked]
