"""The longer look back: first how it went, then whether one would want to work there (S1)."""

from dataclasses import replace
from html import escape
from typing import Any

from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import Rejected
from coaching.planner import mark_done
from coaching.reading.names import read_note
from handlers.answers.yes_no import read_yes_no
from handlers.flows.flow import Flow, flow
from handlers.flows.question import Choice, Choices, Question, Scene
from handlers.reflection.capture import company_of
from handlers.reflection.interview_questions import asked_questions, told_asked
from handlers.ui.turn import Turn

RATING = "How did you do, from 1 to 5? Your own feeling, before anybody else's."
WENT_WELL = "What went well? One moment is enough."
BETTER = "What could have gone better?"
REACTIONS = "How did they react? A nod, a question behind the question, a look at the clock."
UNSAID = "Did you say all that you had planned, or is something left unsaid?"
UNSAID_NOTED = (
    "You noted as left unsaid: <i>{unsaid}</i>\n\nIs there anything else that you had planned to "
    "say?"
)
PREPARED = "How well prepared were you?"
WISH_KNOWN = "What do you wish you had known before you went in?"
DIFFERENTLY = "What will you do differently next time?"
HALF = (
    "That was your side. The other half is about {company}: whether you would want it. "
    "Go on, or stop here; /reflect opens it whenever you like."
)
FEELING = "How do you feel about {company}, with nobody listening?"
ENJOY = "Would you enjoy working there: for months, for years?"
PEOPLE = "What were the people like, and the mood?"
GROWTH = "Is there room to grow?"
FIT = "How well does it fit you, from 1 to 5?"
RED_FLAGS = "Any red flag, however small?"
CLARIFY = "What do you want to clear up with them before you would say yes?"
FROM_ONE_TO_FIVE = "A number from 1 to 5, or a button."
DONE = "Kept. Talk it over with somebody you trust: said aloud, it often looks different."
CHANGED = "Kept."

OWN_HALF = (
    "rating",
    "went_well",
    "better",
    "reactions",
    "unsaid",
    "prepared",
    "wish_known",
    "differently",
)
THEIR_HALF = ("feeling", "enjoy", "people", "growth", "fit", "red_flags", "clarify")


# -- reading -------------------------------------------------------------------------------------


def _note(text: str, _: Scene) -> str:
    return read_note(text)


_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def read_rating(text: str, _: Scene) -> int:
    """1 to 5, as 4, 4/5, "4 of 5" or "four". Raises Rejected for anything else."""
    words = text.strip().casefold().replace("/", " of ").rstrip(".!").split()
    scale = words[1:]
    if words and scale in ([], ["of", "5"], ["out", "of", "5"], ["of", "five"]):
        number = _NUMBERS.get(words[0]) or (int(words[0]) if words[0] in "12345" else 0)
        if number:
            return number
    raise Rejected(FROM_ONE_TO_FIVE)


# -- choices -------------------------------------------------------------------------------------


def _one_to_five(_: Scene) -> Choices:
    return (tuple(Choice(str(number), number) for number in range(1, 6)),)


def _half_choices(_: Scene) -> Choices:
    return ((Choice("Go on", value=True), Choice("Stop here", value=False)),)


def _words(*texts: str) -> Choices:
    return (tuple(Choice(text, text) for text in texts),)


def _unsaid(scene: Scene) -> str:
    noted = scene.interview.capture.unsaid if scene.interview else ""
    return UNSAID_NOTED.format(unsaid=escape(noted)) if noted else UNSAID


def _about(text: str) -> Any:
    return lambda scene: text.format(company=company_of(scene))


def _further(scene: Scene) -> bool:
    return scene.answers.get("half") is not False


# -- keeping -------------------------------------------------------------------------------------


def keep(turn: Turn, talk: Conversation) -> None:
    """Writes the answers so far into the interview; the same answers again change nothing."""
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None:
        return
    interviews = (
        _told(interview, talk) if interview.id == talk.interview else interview
        for interview in opportunity.interviews
    )
    turn.keep(replace(opportunity, interviews=tuple(interviews)))


def _told(interview: Interview, talk: Conversation) -> Interview:
    said = talk.answers
    kept: dict[str, Any] = {
        key: said[key] if key in ("rating", "fit") else said[key] or ""
        for key in (*OWN_HALF, *THEIR_HALF)
        if key in said
    }
    reflection = replace(interview.reflection, **kept)
    return replace(interview, reflection=reflection, asked=told_asked(interview, talk))


def reflected(opportunity: Opportunity, interview: int) -> bool:
    """Whether the look back on this interview was brought to its end."""
    record = opportunity.records.get(StepKey(StepKind.REFLECT, interview).text)
    return record is not None and record.done is not None


def _finish(turn: Turn, talk: Conversation) -> None:
    opportunity = turn.opportunity(talk.opportunity)
    if opportunity is None or talk.interview is None:
        return
    if reflected(opportunity, talk.interview):
        turn.say(CHANGED)
        return
    turn.keep(mark_done(opportunity, StepKey(StepKind.REFLECT, talk.interview), turn.now))
    turn.say(DONE)


# -- the flow --------------------------------------------------------------------------------------


REFLECT = flow(
    Flow(
        name="reflect",
        version=1,
        title=lambda scene: f"your look back on {company_of(scene)}",
        questions=(
            Question("rating", RATING, read_rating, _one_to_five),
            Question("went_well", WENT_WELL, _note),
            Question("better", BETTER, _note),
            Question("reactions", REACTIONS, _note),
            Question("unsaid", _unsaid, _note, lambda _: ((Choice("I said it all", None),),)),
            Question("prepared", PREPARED, _note, lambda _: _words("Well", "Partly", "Not enough")),
            Question("wish_known", WISH_KNOWN, _note),
            Question("differently", DIFFERENTLY, _note),
            *asked_questions(),
            Question(
                "half",
                _about(HALF),
                read_yes_no,
                _half_choices,
                told=lambda value: "go on" if value else "stop here",
                optional=False,
            ),
            Question("feeling", _about(FEELING), _note, when=_further),
            Question(
                "enjoy",
                ENJOY,
                _note,
                lambda _: _words("For years", "For some months", "Not really"),
                when=_further,
            ),
            Question("people", PEOPLE, _note, when=_further),
            Question("growth", GROWTH, _note, when=_further),
            Question("fit", FIT, read_rating, _one_to_five, when=_further),
            Question(
                "red_flags",
                RED_FLAGS,
                _note,
                lambda _: ((Choice("None that I saw", None),),),
                when=_further,
            ),
            Question("clarify", CLARIFY, _note, when=_further),
        ),
        keep=keep,
        finish=_finish,
    )
)
