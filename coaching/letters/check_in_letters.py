"""Letters that ask: how things stand at the employer, and a referee for their word."""

from dataclasses import replace
from datetime import datetime

from coaching.letters import notes
from coaching.letters.letter import (
    Draft,
    Line,
    Occasion,
    about_role,
    checks,
    day_of,
    for_job,
    for_role,
    gap,
    greeting,
    known_names,
    last_held,
    own_name,
    role_of,
    written,
)
from coaching.letters.notes import Shape
from coaching.letters.strengths import own_points
from coaching.model.documents import Consent, Contact, Interview, Opportunity, Person, Referee
from coaching.model.vocabulary import Channel, Part

CHECK_INS = (1, 2)
"""There is never a third (S1, S2)."""
INTERESTED = "I remain interested, and will gladly send whatever would help you decide."
STILL_INTERESTED = "I remain interested in the work."
BRIEF_WORDS = 220
REQUIREMENT_WORDS = 60
MOST_POINTS = 3


def check_in(
    person: Person,
    opportunity: Opportunity,
    interview: Interview,
    number: int,
    now: datetime,
    *,
    take: int = 0,
    shorter: bool = False,
) -> Draft:
    """A question how things stand (S1, S2, S3), to `addressee`. `call` is filled, and a phone
    number shown, only where they allowed calls. Raises ValueError for a third."""
    if number not in CHECK_INS:
        raise ValueError("at most two check-ins")
    occasion = Occasion(person, opportunity, now, take, shorter)
    subject = f"{role_of(opportunity) or 'My interview'} – how things stand"
    head = head_to(addressee(opportunity, interview))
    lines = _first_lines if number == CHECK_INS[0] else _second_lines
    close = (Line("Thank you for your time.", spare=1),)
    draft = written(occasion, subject, ((head,), *lines(occasion, interview), close))
    return replace(draft, call=check_in_call(occasion, interview))


def head_to(contact: Contact | None) -> Line:
    """The greeting, which says when nobody is known to write to."""
    return greeting(contact.name) if contact else Line("Hello,", gaps=(NO_ADDRESSEE,))


def addressee(opportunity: Opportunity, interview: Interview) -> Contact | None:
    """Who is asked how things stand: the coordinator, else who was there and decides, else who
    led the interview; somebody who can be written to before somebody who cannot."""
    met = [each for each in opportunity.contacts if each.at(interview.id) and each.part in _ASKED]
    met += [each for each in opportunity.contacts if each.part is Part.COORDINATOR]
    return min(met, key=lambda each: (not each.reachable, _ASKED.index(each.part)), default=None)


_ASKED = (Part.COORDINATOR, Part.HIRING_MANAGER, Part.INTERVIEWER)
NO_ADDRESSEE = "Whom to write to is missing: the coordinator, or who led the interview."


def referee_letter(
    person: Person,
    opportunity: Opportunity,
    referee: Referee,
    now: datetime,
    *,
    take: int = 0,
    shorter: bool = False,
) -> Draft:
    """The brief for who agreed to vouch; for anybody else the question whether they would."""
    write = referee_brief if referee.consent is Consent.GIVEN else referee_ask
    return write(person, opportunity, referee, now, take=take, shorter=shorter)


def referee_ask(
    person: Person,
    opportunity: Opportunity,
    referee: Referee,
    now: datetime,
    *,
    take: int = 0,
    shorter: bool = False,
) -> Draft:
    """Asks for consent before anybody's name is given (S2, S3)."""
    job = for_job(opportunity)
    asking = Line(
        f"{news(opportunity, now)} May I name you as a reference? It would mean a mail or a short "
        "call about how we worked together."
    )
    easy = Line(
        "If it does not suit you, just say so; if it does, I will send you what "
        f"{'they look for' if job else 'the job is about'} and a few points beforehand.",
        spare=1,
    )
    relation = () if referee.relation else (gap("How you know each other is missing: a reminder."),)
    close = (Line("Thank you for considering it.", spare=2),)
    subject = f"May I name you as a reference{job}?"
    paragraphs = ((greeting(referee.name),), (asking, *relation), (easy,), close)
    return written(Occasion(person, opportunity, now, take, shorter), subject, paragraphs)


def referee_brief(
    person: Person,
    opportunity: Opportunity,
    referee: Referee,
    now: datetime,
    *,
    take: int = 0,
    shorter: bool = False,
) -> Draft:
    """What a referee needs (S2, S3): the job, what it requires, two or three points from the
    person's own notes, and that a mail or a call may come."""
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
    return written(
        Occasion(person, opportunity, now, take, shorter),
        f"Reference{for_job(opportunity)}",
        (
            (greeting(referee.name),),
            (Line(f"{thanks} {news(opportunity, now)} {coming}"),),
            (_requirements(opportunity),),
            (_points(person, opportunity, take),),
            (Line("Tell me if you would like to know more. Thank you for your help.", spare=2),),
        ),
        BRIEF_WORDS,
    )


def _first_lines(occasion: Occasion, interview: Interview) -> tuple[tuple[Line, ...], ...]:
    day, role = day_of(interview, occasion.now), about_role(occasion.opportunity)
    thanks = f"Thank you again for the conversation {day}{role}."
    decision = interview.process.decision
    words = decision.words.strip(" .“”\"'") if decision else ""
    if words and notes.fits(words, 15, 100):
        asking = (
            f"You mentioned “{words}” for your decision, so I would like to ask how things stand."
        )
    else:
        asking = "I would like to ask how things stand, and when I may expect to hear from you."
    return ((Line(thanks), Line(asking)), (_interest(occasion, interview, INTERESTED),))


def _interest(occasion: Occasion, interview: Interview, plain: str) -> Line:
    """That the person would still like to, at a later take with one of their own points."""
    names = known_names(occasion.person, occasion.opportunity)
    points = own_points(occasion.opportunity, interview, names)
    if not points or not occasion.take:
        return Line(plain, spare=2)
    note = points[(occasion.take - 1) % len(points)]
    text = notes.stopped(f"What I would still like to bring to the role: {note.text}")
    return Line(text, spare=2, gaps=checks(note, "on what you would bring"))


def _second_lines(occasion: Occasion, interview: Interview) -> tuple[tuple[Line, ...], ...]:
    day, role = day_of(interview, occasion.now), for_role(occasion.opportunity)
    asking = (
        f"I wrote to you before about the interview {day}{role}, and would like to ask once more "
        "whether a decision is made."
    )
    word = "A short word would help me either way."
    return ((Line(asking), Line(word)), (_interest(occasion, interview, STILL_INTERESTED),))


def check_in_call(occasion: Occasion, interview: Interview) -> str:
    """Notes to ask by phone how things stand; "" where they did not allow calls."""
    day, role = day_of(interview, occasion.now), for_role(occasion.opportunity)
    return call_notes(
        occasion,
        addressee(occasion.opportunity, interview),
        f"interview {day}{role}",
        "Ask whether a decision is made, or when you may expect one.",
        "Ask whether they need anything else from you.",
    )


def call_notes(occasion: Occasion, contact: Contact | None, about: str, *points: str) -> str:
    """Notes for a call in lines; "" where they did not allow calls (S2), so that no phone number
    is ever in view there."""
    if occasion.opportunity.channel is not Channel.CALL_ALLOWED:
        return ""
    whom = contact.name if contact else "whoever coordinates the interviews"
    number = f", {contact.phone}" if contact and contact.phone else ""
    me = own_name(occasion.person) or "your name"
    end = "Thank them; two minutes are enough."
    return "\n".join((f"Ask for {whom}{number}.", f"Say who you are: {me}, {about}.", *points, end))


def news(opportunity: Opportunity, now: datetime) -> str:
    """Where the person stands with this job, in a sentence."""
    latest = last_held(opportunity, now)
    job = for_job(opportunity) or " for a new job"
    return f"I had an interview{job} {day_of(latest, now)}." if latest else f"I am applying{job}."


def _requirements(opportunity: Opportunity) -> Line:
    points = notes.points(opportunity.requirements)
    if not points:
        return gap("What the job requires is missing.")
    kept: list[str] = []
    for point in points:
        if notes.fits("; ".join([*kept, point]), REQUIREMENT_WORDS, 450):
            kept.append(point)
    cut = ("What the job requires was too long: see what is left of it.",)
    gaps = cut if len(kept) < len(points) else ()
    text = notes.stopped(f"What they look for: {'; '.join(kept)}") if kept else ""
    return Line(text, spare=1, where="on what the job requires", gaps=gaps)


def _points(person: Person, opportunity: Opportunity, take: int) -> Line:
    names = known_names(person, opportunity)
    strengths = [note.text for note in own_points(opportunity, None, names)]
    latest = sorted(opportunity.interviews, key=lambda each: each.start, reverse=True)
    raw = (f"{each.capture.unsaid}\n{each.reflection.unsaid}" for each in latest)
    left = [notes.unsaid(point, "", names) for text in raw for point in notes.points(text)]
    unsaid = [note.text for note in left if note.text and note.shape is not Shape.THIRD]
    own = list(dict.fromkeys([*strengths[:2], *unsaid, *strengths[2:]]))
    turn = take % len(own) if own else 0
    chosen = [*own[turn:], *own[:turn]][:MOST_POINTS]
    few = ("Two or three points they could stress: your notes hold fewer.",)
    gaps = few if len(chosen) < 2 else ()
    listed = "\n".join(f"– {point}" for point in chosen)
    text = f"It would help me if you could speak about:\n{listed}" if chosen else ""
    return Line(text, gaps=gaps)
