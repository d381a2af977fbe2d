"""Letters that ask: how things stand at the employer, and a referee for their word."""

from dataclasses import replace
from datetime import datetime

from coaching import notes
from coaching.facts import Consent, Contact, Interview, Opportunity, Person, Referee
from coaching.letters import (
    Draft,
    Line,
    company_of,
    compose,
    day_of,
    gap,
    greeting,
    known_names,
    role_of,
)
from coaching.notes import Shape
from coaching.strengths import own_points
from coaching.terms import Channel, Part

CHECK_INS = (1, 2)
"""There is never a third (S1, S2)."""
BRIEF_WORDS = 220
REQUIREMENT_WORDS = 60
MOST_POINTS = 3


def check_in(
    person: Person,
    opportunity: Opportunity,
    interview: Interview,
    number: int,
    now: datetime,
) -> Draft:
    """A question how things stand (S1, S2, S3), to `addressee`. `call` is filled, and a phone
    number shown, only where they allowed calls. Raises ValueError for a third."""
    if number not in CHECK_INS:
        raise ValueError("at most two check-ins")
    contact = addressee(opportunity, interview)
    subject = f"{role_of(opportunity) or 'My interview'} – how things stand"
    head = greeting(contact.name) if contact else Line("Hello,", gaps=(NO_ADDRESSEE,))
    lines = _first_lines if number == CHECK_INS[0] else _second_lines
    close = (Line("Thank you for your time.", spare=1),)
    draft = compose(subject, ((head,), *lines(opportunity, interview, now), close), person)
    return replace(draft, call=_call_notes(person, opportunity, interview, now))


def addressee(opportunity: Opportunity, interview: Interview) -> Contact | None:
    """Who is asked how things stand: the coordinator, else who was there and decides, else who
    led the interview; somebody who can be written to before somebody who cannot."""
    met = [each for each in opportunity.contacts if each.at(interview.id) and each.part in _ASKED]
    met += [each for each in opportunity.contacts if each.part is Part.COORDINATOR]
    return min(met, key=lambda each: (not each.reachable, _ASKED.index(each.part)), default=None)


_ASKED = (Part.COORDINATOR, Part.HIRING_MANAGER, Part.INTERVIEWER)
NO_ADDRESSEE = "Whom to write to is missing: the coordinator, or who led the interview."


def referee_letter(
    person: Person, opportunity: Opportunity, referee: Referee, now: datetime
) -> Draft:
    """The brief for who agreed to vouch; for anybody else the question whether they would."""
    write = referee_brief if referee.consent is Consent.GIVEN else referee_ask
    return write(person, opportunity, referee, now)


def referee_ask(person: Person, opportunity: Opportunity, referee: Referee, now: datetime) -> Draft:
    """Asks for consent before anybody's name is given (S2, S3)."""
    job = _job(opportunity)
    asking = Line(
        f"{_news(opportunity, now)} May I name you as a reference? It would mean a mail or a short "
        "call about how we worked together."
    )
    easy = Line(
        "If it does not suit you, just say so; if it does, I will send you what "
        f"{'they look for' if job else 'the job is about'} and a few points beforehand.",
        spare=1,
    )
    relation = () if referee.relation else (gap("How you know each other is missing: a reminder."),)
    close = (Line("Thank you for considering it."),)
    subject = f"May I name you as a reference{job}?"
    paragraphs = ((greeting(referee.name),), (asking, *relation), (easy,), close)
    return compose(subject, paragraphs, person)


def referee_brief(
    person: Person, opportunity: Opportunity, referee: Referee, now: datetime
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
    return compose(
        f"Reference{_job(opportunity)}",
        (
            (greeting(referee.name),),
            (Line(f"{thanks} {_news(opportunity, now)} {coming}"),),
            (_requirements(opportunity),),
            (_points(person, opportunity),),
            (Line("Tell me if you would like to know more. Thank you for your help."),),
        ),
        person,
        BRIEF_WORDS,
    )


def _first_lines(
    opportunity: Opportunity, interview: Interview, now: datetime
) -> tuple[tuple[Line, ...], ...]:
    thanks = (
        f"Thank you again for the conversation {day_of(interview, now)}{_about_role(opportunity)}."
    )
    decision = interview.process.decision
    words = decision.words.strip(" .“”\"'") if decision else ""
    if words and notes.fits(words, 15, 100):
        asking = f"For your decision I noted “{words}”, so I would like to ask how things stand."
    else:
        asking = "I would like to ask how things stand, and when I may expect to hear from you."
    more = "I remain interested, and will gladly send whatever would help you decide."
    return ((Line(thanks), Line(asking)), (Line(more, spare=2),))


def _second_lines(
    opportunity: Opportunity, interview: Interview, now: datetime
) -> tuple[tuple[Line, ...], ...]:
    asking = (
        f"I wrote to you before about the interview {day_of(interview, now)}"
        f"{_about_role(opportunity)}, and would like to ask once more whether a decision is made."
    )
    word = "A short word would help me either way."
    return ((Line(asking), Line(word)), (Line("I remain interested in the work.", spare=2),))


def _call_notes(
    person: Person,
    opportunity: Opportunity,
    interview: Interview,
    now: datetime,
) -> str:
    if opportunity.channel is not Channel.CALL_ALLOWED:
        return ""
    contact = addressee(opportunity, interview)
    whom = contact.name if contact else "whoever coordinates the interviews"
    number = f", {contact.phone}" if contact and contact.phone else ""
    me = person.sign_off.split("\n")[-1].strip() or person.first_name or "your name"
    return "\n".join(
        (
            f"Ask for {whom}{number}.",
            f"Say who you are: {me}, interview {day_of(interview, now)}{_about_role(opportunity)}.",
            "Ask whether a decision is made, or when you may expect one.",
            "Ask whether they need anything else from you. Thank them; two minutes are enough.",
        )
    )


def _about_role(opportunity: Opportunity) -> str:
    role = role_of(opportunity)
    return f" about the {role} role" if role else ""


def _job(opportunity: Opportunity) -> str:
    role, company = role_of(opportunity), company_of(opportunity)
    at = f" at {company}" if company else ""
    return f" for the {role} role{at}" if role else f" for a job{at}" if company else ""


def _news(opportunity: Opportunity, now: datetime) -> str:
    held = [each for each in opportunity.interviews if each.end <= now]
    job = _job(opportunity) or " for a new job"
    if not held:
        return f"I am applying{job}."
    latest = max(held, key=lambda each: each.start)
    return f"I had an interview{job} {day_of(latest, now)}."


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
    return Line(text, gaps=gaps)


def _points(person: Person, opportunity: Opportunity) -> Line:
    names = known_names(person, opportunity)
    strengths = [note.text for note in own_points(opportunity, None, names)]
    latest = sorted(opportunity.interviews, key=lambda each: each.start, reverse=True)
    raw = (f"{each.capture.unsaid}\n{each.reflection.unsaid}" for each in latest)
    left = [notes.unsaid(point, "", names) for text in raw for point in notes.points(text)]
    unsaid = [note.text for note in left if note.text and note.shape is not Shape.THIRD]
    chosen = list(dict.fromkeys([*strengths[:2], *unsaid, *strengths[2:]]))[:MOST_POINTS]
    few = ("Two or three points they could stress: your notes hold fewer.",)
    gaps = few if len(chosen) < 2 else ()
    listed = "\n".join(f"– {point}" for point in chosen)
    text = f"It would help me if you could speak about:\n{listed}" if chosen else ""
    return Line(text, gaps=gaps)
