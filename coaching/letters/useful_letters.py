"""A short note that brings somebody the link, article or sample that goes with your talk."""

from coaching.letters import notes
from coaching.letters.letter import Draft, Line, Occasion, checks, day_of, gap, greeting, written
from coaching.letters.letter_material import Scene, scene_of, topics, useful_text
from coaching.letters.notes import Shape
from coaching.model.documents import Contact, Interview

SHARE_WORDS = 100
TOO_LONG = "What you want to send is too long for a short note: one link or one line."


def something_useful(occasion: Occasion, interview: Interview, contact: Contact) -> Draft:
    """Something useful after the talk (S2, S3): what it goes with, and the thing itself as it was
    noted, on a line of its own so that a link stays one."""
    scene = scene_of(occasion, interview, contact)
    found, day = useful_text(scene.meeting), day_of(interview, occasion.now)
    thing = Line(found) if found else gap(_missing(scene))
    return written(
        occasion,
        f"After our conversation {day}",
        (
            (greeting(contact.name),),
            (_reminder(scene, day),),
            (thing,),
            (Line("There is no need to answer.", spare=2),),
        ),
        SHARE_WORDS,
    )


def _missing(scene: Scene) -> str:
    told = scene.meeting.useful.strip() if scene.meeting else ""
    return TOO_LONG if told else f"The link, article or sample for {scene.first} is missing."


def _reminder(scene: Scene, day: str) -> Line:
    """With the topic, where it can stand after "about"."""
    read = [notes.said(point, scene.contact.name, scene.names) for point in topics(scene)]
    phrases = [note for note in read if note.shape is Shape.PHRASE]
    if not phrases:
        return Line(f"After our conversation {day} I thought this may be of use to you:")
    note = phrases[scene.take % len(phrases)]
    text = f"When we spoke {day}, we talked about {note.text}. This may be of use to you:"
    return Line(text, gaps=checks(note, "on what you talked about"))
