"""Writes the letter that asks the employer how things stand."""

from dataclasses import replace

from coaching.letters import notes
from coaching.letters.call_notes import CHECK_IN_POINTS, write_call_notes
from coaching.letters.gaps import (
    NO_ADDRESSEE,
    ON_CONTRIBUTION,
)
from coaching.letters.letter import (
    Letter,
    LetterLine,
    Occasion,
    about_role_text,
    compose_for,
    day_phrase,
    for_role_text,
    greeting,
    note_gaps,
    proper_names,
    role_of,
)
from coaching.letters.strengths import strength_points
from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.vocabulary import ContactPart

CHECK_IN_NUMBERS = (1, 2)
"""A third check-in is never written (S1, S2)."""
INTERESTED = "I remain interested, and will gladly send whatever would help you decide."
STILL_INTERESTED = "I remain interested in the work."


def check_in_letter(occasion: Occasion, interview: Interview, number: int) -> Letter:
    """Returns a letter that asks how things stand (S1, S2, S3), addressed to whom
    `check_in_addressee` finds. It has notes for a call only where the employer allows calls. Raises
    ValueError for a third check-in."""
    if number not in CHECK_IN_NUMBERS:
        raise ValueError("at most two check-ins")
    opportunity = occasion.opportunity
    subject = f"{role_of(opportunity) or 'My interview'} – how things stand"
    head = greeting_for(check_in_addressee(opportunity, interview))
    lines = (
        _first_check_in_paragraphs if number == CHECK_IN_NUMBERS[0] else _second_check_in_paragraphs
    )
    close = (LetterLine("Thank you for your time.", cut_priority=1),)
    draft = compose_for(occasion, subject, ((head,), *lines(occasion, interview), close))
    return replace(draft, call_notes=check_in_call_notes(occasion, interview))


def greeting_for(contact: Contact | None) -> LetterLine:
    """Returns the greeting; its gap says so when nobody is known to write to."""
    return greeting(contact.name) if contact else LetterLine("Hello,", gaps=(str(NO_ADDRESSEE),))


def check_in_addressee(opportunity: Opportunity, interview: Interview) -> Contact | None:
    """Returns whom to ask how things stand: the coordinator, else somebody who was there and
    decides, else whoever led the interview. Somebody who can be written to comes before somebody
    who cannot."""
    met = [
        each
        for each in opportunity.contacts
        if each.meeting_in(interview.id) and each.part in _CHECK_IN_PARTS
    ]
    met += [each for each in opportunity.contacts if each.part is ContactPart.COORDINATOR]
    return min(
        met,
        key=lambda each: (not each.is_reachable, _CHECK_IN_PARTS.index(each.part)),
        default=None,
    )


_CHECK_IN_PARTS = (ContactPart.COORDINATOR, ContactPart.HIRING_MANAGER, ContactPart.INTERVIEWER)


def _first_check_in_paragraphs(
    occasion: Occasion, interview: Interview
) -> tuple[tuple[LetterLine, ...], ...]:
    day, role = day_phrase(interview, occasion.now), about_role_text(occasion.opportunity)
    thanks = f"Thank you again for the conversation {day}{role}."
    decision = interview.process.decision
    words = decision.words.strip(" .“”\"'") if decision else ""
    if words and notes.is_short_enough(words, 15, 100):
        asking = (
            f"You mentioned “{words}” for your decision, so I would like to ask how things stand."
        )
    else:
        asking = "I would like to ask how things stand, and when I may expect to hear from you."
    return (
        (LetterLine(thanks), LetterLine(asking)),
        (_interest_line(occasion, interview, INTERESTED),),
    )


def _interest_line(occasion: Occasion, interview: Interview, default_text: str) -> LetterLine:
    """Returns a sentence that the person is still interested; from the second take on it holds one
    of their own points."""
    names = proper_names(occasion.person, occasion.opportunity)
    points = strength_points(occasion.opportunity, interview, names)
    if not points or not occasion.take:
        return LetterLine(default_text, cut_priority=2)
    note = points[(occasion.take - 1) % len(points)]
    text = notes.end_sentence(f"What I would still like to bring to the role: {note.text}")
    return LetterLine(text, cut_priority=2, gaps=note_gaps(note, ON_CONTRIBUTION))


def _second_check_in_paragraphs(
    occasion: Occasion, interview: Interview
) -> tuple[tuple[LetterLine, ...], ...]:
    day, role = day_phrase(interview, occasion.now), for_role_text(occasion.opportunity)
    asking = (
        f"I wrote to you before about the interview {day}{role}, and would like to ask once more "
        "whether a decision is made."
    )
    word = "A short word would help me either way."
    return (
        (LetterLine(asking), LetterLine(word)),
        (_interest_line(occasion, interview, STILL_INTERESTED),),
    )


def check_in_call_notes(occasion: Occasion, interview: Interview) -> str:
    """Returns notes to ask by phone how things stand; "" where they did not allow calls."""
    contact = check_in_addressee(occasion.opportunity, interview)
    return write_call_notes(occasion, contact, interview, CHECK_IN_POINTS)
