"""The longer look back: first how it went, then whether one would want to work there (S1)."""

from dataclasses import replace
from html import escape
from typing import Any

from coaching.facts import Asked, Conversation, Interview, Opportunity
from coaching.names import read_note
from coaching.planner import mark_done
from coaching.steps import StepKey, StepKind
from coaching.terms import Rejected, Went
from handlers.capture import company_of
from handlers.flows import Answers, Flow, flow
from handlers.process import read_yes_no
from handlers.questions import Choice, Choices, Question, Scene, slot
from handlers.turn import Turn

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
ASKED = "Which questions did they ask? One at a time, the first that comes to mind."
ASKED_NEXT = "Which one comes to mind next?"
ANSWERED = "And what did you answer? The gist is enough."
WENT = "How did that answer go?"
MORE = "Another question they asked?"
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
HOW_IT_WENT = "Take the button that comes closest."
DONE = "Kept. Talk it over with somebody you trust: said aloud, it often looks different."
CHANGED = "Kept."

WENT_WORDS = {Went.WELL: "well", Went.SHAKY: "shaky", Went.TRIPPED: "tripped me"}
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
ROUND = "asked"


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


def _read_went(text: str, _: Scene) -> str:
    words = text.strip().casefold().rstrip(".!").replace("it ", "")
    found = [went for went, said in WENT_WORDS.items() if words in (went.value, said)]
    if not found:
        raise Rejected(HOW_IT_WENT)
    return found[0].value


def _read_more(text: str, scene: Scene) -> Any:
    """Yes, no, or the next question at once."""
    try:
        return read_yes_no(text, scene)
    except Rejected:
        after = slot("question", scene.round + 1)
        return Answers(own=True, more={after: read_note(text)})


# -- choices -------------------------------------------------------------------------------------


def _one_to_five(_: Scene) -> Choices:
    return (tuple(Choice(str(number), number) for number in range(1, 6)),)


def _went_choices(_: Scene) -> Choices:
    return ((Choice("Well", "well"), Choice("Shaky", "shaky"), Choice("It tripped me", "tripped")),)


def _more_choices(_: Scene) -> Choices:
    return ((Choice("Another", value=True), Choice("That is enough", value=False)),)


def _half_choices(_: Scene) -> Choices:
    return ((Choice("Go on", value=True), Choice("Stop here", value=False)),)


def _words(*texts: str) -> Choices:
    return (tuple(Choice(text, text) for text in texts),)


def _unsaid(scene: Scene) -> str:
    noted = scene.interview.capture.unsaid if scene.interview else ""
    return UNSAID_NOTED.format(unsaid=escape(noted)) if noted else UNSAID


def _about(text: str) -> Any:
    return lambda scene: text.format(company=company_of(scene))


def _named(scene: Scene) -> bool:
    return bool(scene.said("question"))


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
    return replace(interview, reflection=reflection, asked=_asked(interview, talk))


def _asked(interview: Interview, talk: Conversation) -> tuple[Asked, ...]:
    """The questions of earlier tellings, then those of this one."""
    mine = f"{talk.serial}."
    before = (one for one in interview.asked if not one.origin.startswith(mine))
    rounds = sum(1 for name in talk.answers if name.partition("#")[0] == "question")
    told = (_one_asked(talk, rnd) for rnd in range(rounds))
    return (*before, *(one for one in told if one is not None))


def _one_asked(talk: Conversation, rnd: int) -> Asked | None:
    question = talk.answers.get(slot("question", rnd))
    went = talk.answers.get(slot("went", rnd))
    if not question:
        return None
    return Asked(
        question=question,
        answer=talk.answers.get(slot("answer", rnd)) or "",
        went=Went(went) if went else None,
        origin=f"{talk.serial}.{rnd}",
    )


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
            Question(
                "question",
                lambda scene: ASKED_NEXT if scene.round else ASKED,
                _note,
                repeat=ROUND,
            ),
            Question("answer", ANSWERED, _note, when=_named, repeat=ROUND),
            Question(
                "went",
                WENT,
                _read_went,
                _went_choices,
                when=_named,
                told=lambda value: WENT_WORDS[Went(value)],
                repeat=ROUND,
            ),
            Question(
                "more",
                MORE,
                _read_more,
                _more_choices,
                when=_named,
                told=lambda value: "yes" if value else "no",
                repeat=ROUND,
                again=True,
            ),
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
