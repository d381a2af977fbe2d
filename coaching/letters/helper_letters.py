"""Letters to those who help you: staff, whoever got you in, and referees once they have spoken."""

from coaching.letters import notes
from coaching.letters.check_in_letters import news
from coaching.letters.letter import (
    Draft,
    Line,
    Occasion,
    company_of,
    day_of,
    for_job,
    for_role,
    gap,
    greeting,
    known_names,
    last_held,
    role_of,
    written,
)
from coaching.letters.letter_material import picked
from coaching.letters.notes import Shape
from coaching.model.documents import Contact, Interview, Referee
from coaching.model.vocabulary import Outcome, Part

SHORT_WORDS = 80


def staff_note(occasion: Occasion, interview: Interview, contact: Contact) -> Draft:
    """A short thank-you of its own for coordinator and support staff (S3)."""
    day = day_of(interview, occasion.now)
    coordinated = contact.part is Part.COORDINATOR
    table = _COORDINATED if coordinated else _SUPPORTED
    thanks = picked(table, occasion.take).format(day=day, role=for_role(occasion.opportunity))
    return written(
        occasion,
        f"Thank you for your help {day}",
        (
            (greeting(contact.name),),
            (Line(thanks), *_talk(occasion, interview, contact)),
            (Line(picked(_STAFF_CLOSE, occasion.take), spare=2),),
        ),
        SHORT_WORDS,
    )


_COORDINATED = (
    "Thank you for arranging my interview {day}{role}.",
    "Many thanks for coordinating everything around my interview {day}{role}.",
)
_SUPPORTED = (
    "Thank you for the kind help around my interview {day}{role}.",
    "Many thanks for the help you gave me with my interview {day}{role}.",
)
_STAFF_CLOSE = (
    "I appreciate the care you put into it.",
    "It is work that is easily overlooked, and I wanted to say thank you.",
)


def helper_note(occasion: Occasion, contact: Contact) -> Draft:
    """Thanks to whoever got you the interview (S4)."""
    job = for_job(occasion.opportunity)
    held = last_held(occasion.opportunity, occasion.now)
    thanks = picked(_HELPED, occasion.take).format(job=job)
    took_place = f"It took place {day_of(held, occasion.now)}." if held else ""
    return written(
        occasion,
        "Thank you for your help",
        (
            (greeting(contact.name),),
            (Line(thanks), Line(took_place, spare=1)),
            (Line("I will let you know how it goes on.", spare=2),),
        ),
        SHORT_WORDS,
    )


_HELPED = (
    "Thank you for helping me get an interview{job}. I do not take that for granted.",
    "Without your help I might not have had an interview{job}: thank you for that.",
)


def reference_thanks(occasion: Occasion, referee: Referee) -> Draft:
    """Thanks to a referee whom the employer has asked (S2, S3)."""
    company = company_of(occasion.opportunity) or "the employer"
    role = role_of(occasion.opportunity)
    about = f" about the {role} role" if role else ""
    thanks = picked(_SPOKE, occasion.take).format(company=company, about=about)
    return _thanks(occasion, referee.name, "Thank you for vouching for me", thanks, _KEEP_POSTED)


_SPOKE = (
    (
        "I heard that {company} got in touch with you{about}. Thank you for taking the time to "
        "speak for me; I value it."
    ),
    (
        "Thank you for answering {company}{about} on my behalf. I know that it took time out of "
        "your day."
    ),
)
_KEEP_POSTED = "I will let you know how it goes on."


def endorsement_ask(occasion: Occasion, referee: Referee) -> Draft:
    """Asks a strong supporter whether they would put in a word with somebody they know there
    (S3); a no is made easy."""
    company = company_of(occasion.opportunity)
    standing = news(occasion.opportunity, occasion.now)
    known = _known(occasion, referee)
    ask = "Would you be willing to put in a word for me there?"
    easy = "If it does not suit you, just say so; I will understand."
    return written(
        occasion,
        f"A word for me{f' at {company}' if company else ''}?",
        (
            (greeting(referee.name),),
            (Line(standing), known, Line(ask)),
            (Line(easy, spare=1), Line("Thank you for considering it.", spare=2)),
        ),
    )


def endorsement_thanks(occasion: Occasion, referee: Referee) -> Draft:
    """Thanks for the word that was put in (S3)."""
    company = company_of(occasion.opportunity)
    there = f" at {company}" if company else ""
    thanks = picked(_ENDORSED, occasion.take).format(there=there)
    return _thanks(occasion, referee.name, "Thank you for your word", thanks, _KEEP_POSTED)


_ENDORSED = (
    (
        "Thank you for putting in a word for me{there}. I know that you lent me your name, and I "
        "value that."
    ),
    "Thank you for speaking up for me{there}; I am grateful for your support.",
)


def offer_thanks(occasion: Occasion, somebody: Referee | Contact) -> Draft:
    """Good news and thanks, to a referee or to whoever got you in, once there is an offer."""
    opportunity, job = occasion.opportunity, for_job(occasion.opportunity)
    accepted = opportunity.outcome is Outcome.ACCEPTED
    told = f"I have accepted an offer{job}." if accepted else f"I have an offer{job}."
    what = "vouching for me" if isinstance(somebody, Referee) else "helping me get the interview"
    thanks = picked(_SHARED, occasion.take).format(what=what)
    close = "" if accepted else "I will tell you what I decide."
    return _thanks(occasion, somebody.name, "Good news, and thank you", f"{told} {thanks}", close)


_SHARED = (
    "Thank you for {what}; you have a part in this.",
    "I wanted you to hear it from me, and to thank you for {what}.",
)


def _thanks(occasion: Occasion, name: str, subject: str, thanks: str, close: str) -> Draft:
    return written(
        occasion,
        subject,
        ((greeting(name),), (Line(thanks),), (Line(close, spare=2),)),
        SHORT_WORDS,
    )


def _talk(occasion: Occasion, interview: Interview, contact: Contact) -> tuple[Line, ...]:
    """What was talked about with them, where something short was noted."""
    meeting = contact.at(interview.id)
    names = known_names(occasion.person, occasion.opportunity)
    points = notes.points(meeting.topic) if meeting else ()
    read = [notes.said(point, contact.name, names) for point in points]
    phrases = [note for note in read if note.shape is Shape.PHRASE and not note.unclear]
    if not phrases:
        return ()
    note = picked(phrases, occasion.take)
    return (Line(f"I also enjoyed talking with you about {note.text}.", spare=1),)


def _known(occasion: Occasion, referee: Referee) -> Line:
    """Whom they know there, as the person noted it."""
    knows = " ".join(referee.knows.split()).rstrip(" .,;:!")
    if not knows:
        return gap("Whom they know there is missing: name them.")
    if not notes.fits(knows):
        return gap("Your note on whom they know there is too long: name one person.")
    names = known_names(occasion.person, occasion.opportunity)
    read = notes.own(knows, "", names)
    return Line(notes.stopped(f"If I remember rightly, you know somebody there: {read.text}"))
