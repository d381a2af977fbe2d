"""A person looks back at length: how it went, then whether they would want to work there (S1)."""

from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from coaching.facts.keep_stories import retell_answers
from coaching.model.documents import Conversation, Interview, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InvalidInputError
from coaching.planner import mark_done
from coaching.playbook.steps.reflect import REFLECT as REFLECT_STEP
from coaching.reading.people.names import read_note
from coaching.translation import Text, _
from handlers.answers.yes_no import read_yes_no
from handlers.flows.about_interview import company_name
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.reflection.interview_questions import collect_questions, question_round
from handlers.ui.turn import Turn

RATING = _("How did you do, from 1 to 5? Your own feeling, before anybody else's.")
WENT_WELL = _("What went well? One moment is enough.")
BETTER = _("What could have gone better?")
REACTIONS = _("How did they react? A nod, a question behind the question, a look at the clock.")
UNSAID = _("Did you say all that you had planned, or is something left unsaid?")
UNSAID_NOTED = _(
    "You noted as left unsaid: <i>{unsaid}</i>\n\nIs there anything else that you had planned to "
    "say?"
)
PREPARED = _("How well prepared were you?")
WISH_KNOWN = _("What do you wish you had known before you went in?")
DIFFERENTLY = _("What will you do differently next time?")
SECOND_HALF_PROMPT = _(
    "That was your side. The other half is about {company}: whether you would want it. "
    "Go on, or stop here; /reflect opens it whenever you like."
)
FEELING = _("How do you feel about {company}, with nobody listening?")
ENJOY = _("Would you enjoy working there: for months, for years?")
PEOPLE = _("What were the people like, and the mood?")
GROWTH = _("Is there room to grow?")
FIT = _("How well does it fit you, from 1 to 5?")
RED_FLAGS = _("Any red flag, however small?")
CLARIFY = _("What do you want to clear up with them before you would say yes?")
FROM_ONE_TO_FIVE = _("A number from 1 to 5, or a button.")
KEPT_FIRST_TIME = _(
    "Kept. Talk it over with somebody you trust: said aloud, it often looks different."
)
KEPT_CHANGE = _("Kept.")
# Translators: stands in "We were at: {title}".
TITLE = _("your look back on {company}")
GO_ON_LABEL, STOP_LABEL = _("Go on"), _("Stop here")
GO_ON, STOP = _("go on"), _("stop here")
SAID_ALL_LABEL = _("I said it all")
NO_RED_FLAG_LABEL = _("None that I saw")
# Translators: how well they were prepared.
PREPARED_LABELS = (_("Well"), _("Partly"), _("Not enough"))
# Translators: how long they would enjoy working there.
ENJOY_LABELS = (_("For years"), _("For some months"), _("Not really"))

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


def _read_note(text: str, _: QuestionContext) -> str:
    return read_note(text)


_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


def read_rating(text: str, _: QuestionContext) -> int:
    """Reads 1 to 5, as 4, 4/5, "4 of 5" or "four"; raises InvalidInputError for anything else."""
    words = text.strip().casefold().replace("/", " of ").rstrip(".!").split()
    scale = words[1:]
    if words and scale in ([], ["of", "5"], ["out", "of", "5"], ["of", "five"]):
        number = _NUMBERS.get(words[0]) or (int(words[0]) if words[0] in "12345" else 0)
        if number:
            return number
    raise InvalidInputError(FROM_ONE_TO_FIVE)


# -- choices -------------------------------------------------------------------------------------


def _rating_choices(_: QuestionContext) -> Choices:
    return (tuple(Choice(str(number), number) for number in range(1, 6)),)


def _half_choices(_: QuestionContext) -> Choices:
    return ((Choice(GO_ON_LABEL, value=True), Choice(STOP_LABEL, value=False)),)


def _text_choices(labels: tuple[Text, ...]) -> Choices:
    """Offers answers in words; the words are kept as the person read them."""
    return (tuple(Choice(label, str(label)) for label in labels),)


def _prompt_for_unsaid(context: QuestionContext) -> str:
    noted = context.interview.capture.unsaid if context.interview else ""
    return UNSAID_NOTED.format(unsaid=escape(noted)) if noted else str(UNSAID)


def _prompt_with_company(text: Text) -> Callable[[QuestionContext], str]:
    return lambda context: text.format(company=company_name(context))


def _has_second_half(context: QuestionContext) -> bool:
    return context.answers.get("half") is not False


# -- keeping -------------------------------------------------------------------------------------


def keep_reflection(turn: Turn, conversation: Conversation) -> None:
    """Writes the answers so far into the interview; writing them twice changes nothing."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None:
        return
    interviews = (
        _apply_answers(interview, conversation)
        if interview.id == conversation.interview
        else interview
        for interview in opportunity.interviews
    )
    turn.put_opportunity(replace(opportunity, interviews=tuple(interviews)))
    _keep_stories(turn, conversation)


def _keep_stories(turn: Turn, conversation: Conversation) -> None:
    """Keeps which stories the answers told, and to which question (S2)."""
    opportunity = turn.find_opportunity(conversation.opportunity)
    for interview in opportunity.interviews if opportunity else ():
        if interview.id == conversation.interview:
            turn.person = retell_answers(
                turn.person, interview, interview.asked, conversation.serial
            )


def _apply_answers(interview: Interview, conversation: Conversation) -> Interview:
    answers = conversation.answers
    fields: dict[str, Any] = {
        key: answers[key] if key in ("rating", "fit") else answers[key] or ""
        for key in (*OWN_HALF, *THEIR_HALF)
        if key in answers
    }
    reflection = replace(interview.reflection, **fields)
    return replace(
        interview, reflection=reflection, asked=collect_questions(interview, conversation)
    )


def is_reflection_done(opportunity: Opportunity, interview: int) -> bool:
    """Returns whether the person finished the look back on this interview."""
    record = opportunity.records.get(StepKey(REFLECT_STEP.kind, interview).text)
    return record is not None and record.done is not None


def _finish(turn: Turn, conversation: Conversation) -> None:
    opportunity = turn.find_opportunity(conversation.opportunity)
    if opportunity is None or conversation.interview is None:
        return
    if is_reflection_done(opportunity, conversation.interview):
        turn.say(KEPT_CHANGE)
        return
    turn.put_opportunity(
        mark_done(opportunity, StepKey(REFLECT_STEP.kind, conversation.interview), turn.now)
    )
    turn.say(KEPT_FIRST_TIME)


# -- the flow --------------------------------------------------------------------------------------


REFLECT = register_flow(
    Flow(
        name="reflect",
        version=1,
        title=lambda context: TITLE.format(company=company_name(context)),
        questions=(
            Question("rating", RATING, read_rating, _rating_choices),
            Question("went_well", WENT_WELL, _read_note),
            Question("better", BETTER, _read_note),
            Question("reactions", REACTIONS, _read_note),
            Question(
                "unsaid",
                _prompt_for_unsaid,
                _read_note,
                lambda _context: ((Choice(SAID_ALL_LABEL, None),),),
            ),
            Question(
                "prepared",
                PREPARED,
                _read_note,
                lambda _context: _text_choices(PREPARED_LABELS),
            ),
            Question("wish_known", WISH_KNOWN, _read_note),
            Question("differently", DIFFERENTLY, _read_note),
            *question_round(),
            Question(
                "half",
                _prompt_with_company(SECOND_HALF_PROMPT),
                read_yes_no,
                _half_choices,
                format_answer=lambda value: str(GO_ON if value else STOP),
                optional=False,
            ),
            Question("feeling", _prompt_with_company(FEELING), _read_note, when=_has_second_half),
            Question(
                "enjoy",
                ENJOY,
                _read_note,
                lambda _context: _text_choices(ENJOY_LABELS),
                when=_has_second_half,
            ),
            Question("people", PEOPLE, _read_note, when=_has_second_half),
            Question("growth", GROWTH, _read_note, when=_has_second_half),
            Question("fit", FIT, read_rating, _rating_choices, when=_has_second_half),
            Question(
                "red_flags",
                RED_FLAGS,
                _read_note,
                lambda _context: ((Choice(NO_RED_FLAG_LABEL, None),),),
                when=_has_second_half,
            ),
            Question("clarify", CLARIFY, _read_note, when=_has_second_half),
        ),
        keep=keep_reflection,
        finish=_finish,
    )
)
