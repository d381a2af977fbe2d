"""Letters that ask: how things stand at the employer, and a referee for their word."""

from dataclasses import replace
from datetime import datetime

from coaching.letters import notes
from coaching.letters.call_notes import CHECK_IN_POINTS, write_call_notes
from coaching.letters.gaps import (
    NO_ADDRESSEE,
    ON_CONTRIBUTION,
    ON_REQUIREMENTS,
    RELATION_MISSING,
    REQUIREMENTS_CUT,
    REQUIREMENTS_MISSING,
    TALKING_POINTS_FEW,
)
from coaching.letters.letter import (
    Letter,
    LetterLine,
    Occasion,
    about_role_text,
    compose_for,
    day_phrase,
    for_job_text,
    for_role_text,
    gap_line,
    greeting,
    last_interview_held,
    note_gaps,
    proper_names,
    role_of,
)
from coaching.letters.notes import NoteShape
from coaching.letters.strengths import strength_points
from coaching.model.documents import Consent, Contact, Interview, Opportunity, Referee
from coaching.model.vocabulary import ContactPart

CHECK_IN_NUMBERS = (1, 2)
"""There is never a third (S1, S2)."""
INTERESTED = "I remain interested, and will gladly send whatever would help you decide."
STILL_INTERESTED = "I remain interested in the work."
MAX_BRIEF_WORDS = 220
MAX_REQUIREMENT_WORDS = 60
MAX_POINTS = 3


def check_in_letter(occasion: Occasion, interview: Interview, number: int) -> Letter:
    """A question how things stand (S1, S2, S3), to `addressee`. `call` is filled, and a phone
    number shown, only where they allowed calls. Raises ValueError for a third."""
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
    """The greeting, which says when nobody is known to write to."""
    return greeting(contact.name) if contact else LetterLine("Hello,", gaps=(str(NO_ADDRESSEE),))


def check_in_addressee(opportunity: Opportunity, interview: Interview) -> Contact | None:
    """Who is asked how things stand: the coordinator, else who was there and decides, else who
    led the interview; somebody who can be written to before somebody who cannot."""
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


def referee_letter(occasion: Occasion, referee: Referee) -> Letter:
    """The brief for who agreed to vouch; for anybody else the question whether they would."""
    write = referee_brief if referee.consent is Consent.GIVEN else referee_request
    return write(occasion, referee)


def referee_request(occasion: Occasion, referee: Referee) -> Letter:
    """Asks for consent before anybody's name is given (S2, S3)."""
    job = for_job_text(occasion.opportunity)
    asking = LetterLine(
        f"{job_status_sentence(occasion.opportunity, occasion.now)} "
        "May I name you as a reference? It would mean a mail or a short "
        "call about how we worked together."
    )
    easy = LetterLine(
        "If it does not suit you, just say so; if it does, I will send you what "
        f"{'they look for' if job else 'the job is about'} and a few points beforehand.",
        cut_priority=1,
    )
    relation = () if referee.relation else (gap_line(RELATION_MISSING),)
    close = (LetterLine("Thank you for considering it.", cut_priority=2),)
    subject = f"May I name you as a reference{job}?"
    paragraphs = ((greeting(referee.name),), (asking, *relation), (easy,), close)
    return compose_for(occasion, subject, paragraphs)


def referee_brief(occasion: Occasion, referee: Referee) -> Letter:
    """What a referee needs (S2, S3): the job, what it requires, two or three points from the
    person's own notes, and that a mail or a call may come."""
    opportunity = occasion.opportunity
    thanks = (
        "Thank you for agreeing to vouch for me."
        if referee.consent is Consent.GIVEN
        else "I would be grateful for your support as a reference."
    )
    coming = (
        "They have asked for references, so a mail or a call from them may reach you soon."
        if opportunity.references_asked
        else "A mail or a call from them may reach you."
    )
    return compose_for(
        occasion,
        f"Reference{for_job_text(opportunity)}",
        (
            (greeting(referee.name),),
            (LetterLine(f"{thanks} {job_status_sentence(opportunity, occasion.now)} {coming}"),),
            (_requirements_line(opportunity),),
            (_talking_points_line(occasion),),
            (
                LetterLine(
                    "Tell me if you would like to know more. Thank you for your help.",
                    cut_priority=2,
                ),
            ),
        ),
        MAX_BRIEF_WORDS,
    )


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
    """That the person would still like to, at a later take with one of their own points."""
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


def job_status_sentence(opportunity: Opportunity, now: datetime) -> str:
    """Where the person stands with this job, in a sentence."""
    latest = last_interview_held(opportunity, now)
    job = for_job_text(opportunity) or " for a new job"
    return (
        f"I had an interview{job} {day_phrase(latest, now)}." if latest else f"I am applying{job}."
    )


def _requirements_line(opportunity: Opportunity) -> LetterLine:
    points = notes.split_points(opportunity.requirements)
    if not points:
        return gap_line(REQUIREMENTS_MISSING)
    kept: list[str] = []
    for point in points:
        if notes.is_short_enough("; ".join([*kept, point]), MAX_REQUIREMENT_WORDS, 450):
            kept.append(point)
    cut = (str(REQUIREMENTS_CUT),)
    gaps = cut if len(kept) < len(points) else ()
    text = notes.end_sentence(f"What they look for: {'; '.join(kept)}") if kept else ""
    return LetterLine(text, cut_priority=1, label=ON_REQUIREMENTS, gaps=gaps)


def _talking_points_line(occasion: Occasion) -> LetterLine:
    opportunity = occasion.opportunity
    names = proper_names(occasion.person, opportunity)
    strengths = [note.text for note in strength_points(opportunity, None, names)]
    latest = sorted(opportunity.interviews, key=lambda each: each.start, reverse=True)
    raw = (f"{each.capture.unsaid}\n{each.reflection.unsaid}" for each in latest)
    left = [
        notes.read_unsaid(point, "", names) for text in raw for point in notes.split_points(text)
    ]
    unsaid = [note.text for note in left if note.text and note.shape is not NoteShape.ABOUT_READER]
    own = list(dict.fromkeys([*strengths[:2], *unsaid, *strengths[2:]]))
    turn = occasion.take % len(own) if own else 0
    chosen = [*own[turn:], *own[:turn]][:MAX_POINTS]
    few = (str(TALKING_POINTS_FEW),)
    gaps = few if len(chosen) < 2 else ()
    listed = "\n".join(f"– {point}" for point in chosen)
    text = f"It would help me if you could speak about:\n{listed}" if chosen else ""
    return LetterLine(text, gaps=gaps)
