"""Writes the letters to a referee: the question for consent, and the brief for whoever agreed."""

from datetime import datetime

from coaching.letters import notes
from coaching.letters.gaps import (
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
    compose_for,
    day_phrase,
    for_job_text,
    gap_line,
    greeting,
    last_interview_held,
    proper_names,
)
from coaching.letters.notes import NoteShape
from coaching.letters.strengths import strength_points
from coaching.model.documents import Consent, Opportunity, Referee

MAX_REFEREE_BRIEF_WORDS = 220
MAX_REQUIREMENT_WORDS = 60
MAX_POINTS = 3


def referee_letter(occasion: Occasion, referee: Referee) -> Letter:
    """Returns the brief for a referee who agreed to vouch; for any other, the question whether they
    would."""
    write = referee_brief if referee.consent is Consent.GIVEN else referee_request
    return write(occasion, referee)


def referee_request(occasion: Occasion, referee: Referee) -> Letter:
    """Returns a letter that asks for consent before a referee's name is given to anybody (S2,
    S3)."""
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
    """Returns what a referee needs (S2, S3): the job, what it requires, two or three points from
    the person's own notes, and that a mail or a call may come."""
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
        MAX_REFEREE_BRIEF_WORDS,
    )


def job_status_sentence(opportunity: Opportunity, now: datetime) -> str:
    """Returns where the person stands with this job, in a sentence."""
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
