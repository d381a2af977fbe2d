"""Letters for when it did not come about: a kind answer to a no, and a new time to meet."""

from coaching.calendar.cities import zone_label
from coaching.letters.check_in_letters import addressee, call_notes, head_to
from coaching.letters.letter import (
    Draft,
    Line,
    Occasion,
    about_role,
    day_of,
    for_role,
    last_held,
    written,
)
from coaching.letters.letter_material import picked
from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.vocabulary import Held, Part

REBOOK_WORDS = 100
TIMES = ("a first time that suits you", "a second", "a third, if you can")
"""Left in [brackets] in the text: the person's calendar is theirs."""


def feedback_ask(occasion: Occasion) -> Draft:
    """Thanks for being told, wishes well, asks once for one or two things to do better (S0), and
    argues with nothing."""
    role = about_role(occasion.opportunity)
    held = last_held(occasion.opportunity, occasion.now)
    met = f" and for the conversation {day_of(held, occasion.now)}" if held else ""
    thanks = f"Thank you for letting me know{met}{role}."
    asks, stay = (_ASKS_SHORTER, STAY_SHORTER) if occasion.shorter else (_ASKS, STAY)
    return written(
        occasion,
        "Thank you, and one question",
        (
            (head_to(decider(occasion.opportunity, held)),),
            (Line(thanks),),
            (Line(picked(asks, occasion.take)), Line("A line is enough.", spare=2)),
            (Line(stay),),
        ),
    )


STAY = "I wish you and the team well, and would be glad to stay in touch."
STAY_SHORTER = "I would be glad to stay in touch."
_ASKS_SHORTER = (
    "Would you tell me one or two things that I could do better next time?",
    "What is one thing that I could do better next time?",
)

_ASKS = (
    (
        "Your decision stands, of course. If you have a moment, would you tell me one or two "
        "things that I could do better next time?"
    ),
    "I would like to learn from it: is there one thing, or two, that I could do better next time?",
)


def feedback_call(occasion: Occasion) -> str:
    """Notes to ask for feedback by phone; "" where they did not allow calls."""
    held = last_held(occasion.opportunity, occasion.now)
    day = f" {day_of(held, occasion.now)}" if held else ""
    return call_notes(
        occasion,
        decider(occasion.opportunity, held),
        f"interview{day}{for_role(occasion.opportunity)}",
        "Thank them for telling you. The decision stands; do not argue with it.",
        "Ask for one or two things to do better next time, and write them down.",
    )


def rebook_ask(occasion: Occasion, interview: Interview) -> Draft | None:
    """Asks for a new time after an interview fell through, blaming nobody; None for one that has
    not. The times to offer are left in [brackets]."""
    happened = _HAPPENED.get(interview.held)
    if happened is None:
        return None
    day, role = day_of(interview, occasion.now), for_role(occasion.opportunity)
    times = "\n".join(f"– [{each}]" for each in (TIMES[:2] if occasion.shorter else TIMES))
    zone = zone_label(occasion.opportunity.zone, occasion.now)
    fill = f"Put your times into the [brackets], on their clocks ({zone})."
    return written(
        occasion,
        f"A new time for our interview {day}",
        (
            (head_to(decider(occasion.opportunity, interview)),),
            (Line(picked(happened, occasion.take).format(day=day, role=role)),),
            (Line(f"Would one of these times suit you?\n{times}", gaps=(fill,)),),
            (Line("If not, tell me what does, and I will try to make it.", spare=2),),
        ),
        REBOOK_WORDS,
    )


_HAPPENED = {
    Held.CANCELLED: (
        (
            "Our interview {day}{role} did not come about, and these things happen. I remain "
            "interested and would gladly find a new time."
        ),
        (
            "I understand that our interview {day}{role} was called off. I would still like to "
            "talk with you, and would gladly find a new time."
        ),
    ),
    Held.NO_SHOW: (
        (
            "We had an interview planned {day}{role}, and it seems that we did not find each "
            "other. I remain interested and would gladly find a new time."
        ),
        (
            "Something must have come between us and our interview {day}{role}. I would still like "
            "to talk with you, and would gladly find a new time."
        ),
    ),
}


def rebook_call(occasion: Occasion, interview: Interview) -> str:
    """Notes to find a new time by phone; "" where they did not allow calls."""
    if interview.held is Held.PLANNED:
        return ""
    day, role = day_of(interview, occasion.now), for_role(occasion.opportunity)
    return call_notes(
        occasion,
        decider(occasion.opportunity, interview),
        f"interview that was planned {day}{role}",
        "Say that you would still like to talk, and ask for a new time. No reasons are needed.",
        "Have two or three times ready, on their clocks.",
    )


def decider(opportunity: Opportunity, interview: Interview | None) -> Contact | None:
    """Whom to write to about the whole of it: as for a check-in, else whoever of the employer's
    people is known."""
    found = addressee(opportunity, interview) if interview else None
    others = (each for each in opportunity.contacts if each.part not in (Part.HELPER, Part.STAFF))
    return found or min(others, key=lambda each: not each.reachable, default=None)
