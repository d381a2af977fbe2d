"""Asks by when an offer wants its answer and what is offered, each only where it was not told."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from html import escape
from typing import Any

from coaching.facts.keep_promises import due_by
from coaching.model.commitments import DueBy, Offer
from coaching.model.documents import Conversation, Dossier, Opportunity
from coaching.model.vocabulary import InvalidInputError, Outcome
from coaching.playbook.steps.offer import OFFER as OFFER_STEP
from coaching.playbook.steps.offers.answer_offer import ANSWER_OFFER
from coaching.reading.context import AskedByCoach, OpenQuestion, ReadingContext
from coaching.reading.people.names import read_note
from coaching.reading.proposals import OfferSaid, SaidTime
from coaching.reading.read import read
from coaching.reading.said_days import read_day
from coaching.translation import Text, Words, _
from handlers.answers.interview_time import date_order
from handlers.cards import reminders
from handlers.flows import engine
from handlers.flows.flow import Answers, Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.outcomes.compare_offers import SIDE_BY_SIDE, ChooseBeside, can_be_compared
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.turn import Turn

DEADLINE = _(
    "By when do they want your answer? Such as <i>Friday noon</i>. Tell me all of the offer in one "
    "go, if you like; every figure stays as you type it."
)
AMOUNT = _("What do they offer? The figure as they wrote it.")
SHARE = _("Is there a bonus, shares or anything else besides?")
START = _("When would you start?")
PLACE = _("Where would you work: office, home, how many days of each?")
OPEN_POINTS = _("What is still open, or not clear yet?")
NO_DAY = _("I read no day there. Such as <i>Friday noon</i> or <i>4 December</i>?")
DAY_IS_PAST = _("That day is behind us. By which day ahead do they want your answer?")
NOT_SAID_LABEL = _("They did not say")
NOTHING_LABEL = _("Nothing")
# Translators: {terms} is such as "148k base; 15% bonus"; {when} is such as "Fri 4 Dec 12:00".
KEPT = _("Kept: {terms}. Your answer is due by {when}; I will remind you before then.")
KEPT_TERMS = _("Kept: {terms}.")
KEPT_DAY = _("Kept. Your answer is due by {when}; I will remind you before then.")
NOTHING_KEPT = _("Fine. Tell me in your own words whenever you know more of it.")
# Translators: stands in "We were at: {title}".
TITLE = _("the offer")
_NAMES_A_SHARE = re.compile(
    r"%|\b(?:bonus|bonuses|equity|shares?|stock|rsus?|options|esop|commission|variable|super)\b",
    re.IGNORECASE,
)
"""Is told with the amount: "148k base + 15% bonus"."""
SAID_TERMS = ("amount", "share", "start", "place")
"""What a message may say of an offer beside its deadline."""
_TERMS: tuple[tuple[str, str, Text, Text], ...] = (
    ("amount", "amount", AMOUNT, NOT_SAID_LABEL),
    ("share", "share", SHARE, NOTHING_LABEL),
    ("start", "start", START, NOT_SAID_LABEL),
    ("place", "place", PLACE, NOT_SAID_LABEL),
    ("open", "open_points", OPEN_POINTS, NOTHING_LABEL),
)
"""The key of each question, the field of the offer, the prompt, and the button for nothing."""


def start_offer_terms(turn: Turn, opportunity: Opportunity, only: str = "") -> None:
    """Shows what to weigh before answering, and asks for what was not told of the offer.

    With `only`, that one question is asked, whatever is known.
    """
    told = list(_list_told(opportunity.offer))
    if only:
        told = [key for key in ("deadline", *(key for key, *_rest in _TERMS)) if key != only]
    else:
        reminders.show_open_steps(turn, opportunity.id, OFFER_STEP.kind)
    if len(told) > len(_TERMS):
        reminders.show_open_steps(turn, opportunity.id, ANSWER_OFFER.kind)
        return
    engine.begin(turn, OFFER_TERMS, opportunity=opportunity.id, answers={"told": told})


def end_offer_questions(turn: Turn, opportunity: Opportunity) -> None:
    """Ends the open question about an offer that is not on the table any more."""
    talk = turn.person.conversation
    if talk is not None and (talk.flow, talk.opportunity) == (OFFER_TERMS.name, opportunity.id):
        turn.person = replace(turn.person, conversation=None)


def _list_told(offer: Offer | None) -> Mapping[str, None]:
    if offer is None:
        return {}
    told = [key for key, field, *_rest in _TERMS if getattr(offer, field)]
    if _NAMES_A_SHARE.search(offer.amount):
        told.append("share")
    return dict.fromkeys([*(["deadline"] if offer.deadline else []), *told])


# -- what was typed --------------------------------------------------------------------------------


def _read_deadline(text: str, context: QuestionContext) -> Any:
    """Returns the day as JSON, and whatever else of the offer was told in the same breath."""
    known = _reading_context(context, OpenQuestion.OFFER_DEADLINE)
    said = _find_offer(text, known)
    deadline = said.deadline if said and said.deadline else read_day(text, known)
    if deadline is None:
        raise InvalidInputError(NO_DAY)
    if deadline.day < known.today:
        raise InvalidInputError(DAY_IS_PAST)
    return Answers(_encode_day(deadline), _other_answers(said, "deadline"))


def _read_term(key: str) -> Callable[[str, QuestionContext], Any]:
    def read_words(text: str, context: QuestionContext) -> Any:
        words = read_note(text)
        said = _find_offer(text, _reading_context(context, OpenQuestion.OFFER_AMOUNT))
        others = _other_answers(said, key)
        mine = getattr(said, key, None) if said and others else None
        return Answers(mine or words, others)

    return read_words


def _find_offer(text: str, known: ReadingContext) -> OfferSaid | None:
    said = read(text, known).proposals
    return next((one for one in said if isinstance(one, OfferSaid)), None)


def _other_answers(said: OfferSaid | None, asked: str) -> dict[str, Any]:
    """Returns what else of the offer was told than what was asked for."""
    if said is None:
        return {}
    found: dict[str, Any] = {key: getattr(said, key) for key in SAID_TERMS}
    found["deadline"] = _encode_day(said.deadline) if said.deadline else None
    return {key: value for key, value in found.items() if value and key != asked}


def _encode_day(said: SaidTime) -> dict[str, str | None]:
    return {"day": said.day.isoformat(), "moment": said.start.isoformat() if said.start else None}


def _reading_context(context: QuestionContext, question: OpenQuestion) -> ReadingContext:
    job = context.opportunity
    return ReadingContext(
        Dossier(context.person, context.opportunities),
        context.as_of,
        formatting.person_zone(context.person),
        month_first=date_order(context.person) == "mdy",
        asked=AskedByCoach(question, job.id if job else None),
    )


# -- what is kept ----------------------------------------------------------------------------------


def _keep(turn: Turn, conversation: Conversation) -> None:
    """Keeps what was told so far with the job."""
    job = turn.find_opportunity(conversation.opportunity)
    if job is None or job.outcome is not Outcome.OFFER:
        return
    answers, offer = conversation.answers, job.offer or Offer(told=turn.now)
    for key, field, *_rest in _TERMS:
        if answers.get(key):
            offer = replace(offer, **{field: answers[key]})
    if answers.get("deadline"):
        offer = replace(offer, deadline=_decode_day(answers["deadline"]))
    if job.offer is not None or offer != Offer(told=turn.now):
        turn.put_opportunity(replace(job, offer=offer))


def _decode_day(value: Mapping[str, str | None]) -> DueBy:
    moment = value.get("moment")
    day = date.fromisoformat(str(value["day"]))
    return due_by(SaidTime(day, datetime.fromisoformat(moment) if moment else None))


def _finish(turn: Turn, conversation: Conversation) -> None:
    job = turn.find_opportunity(conversation.opportunity)
    if job is None:
        return
    compare = [Button(SIDE_BY_SIDE, ChooseBeside(job.id))] * can_be_compared(turn, job)
    turn.say(_summary_text(turn, job.offer), [compare] if compare else ())
    reminders.show_open_steps(turn, job.id, ANSWER_OFFER.kind)


def _summary_text(turn: Turn, offer: Offer | None) -> str:
    terms = escape("; ".join(offer.terms)) if offer else ""
    when = due_text(turn, offer.deadline) if offer and offer.deadline else ""
    if terms and when:
        return KEPT.format(terms=terms, when=when)
    if terms:
        return KEPT_TERMS.format(terms=terms)
    return KEPT_DAY.format(when=when) if when else str(NOTHING_KEPT)


def due_text(turn: Turn, due: DueBy) -> str:
    """Returns such as "tomorrow 12:00", or "Fri 4 Dec" where no hour was said."""
    if due.moment is None:
        return formatting.weekday_date_text(due.day)
    return formatting.moment_text(due.moment, formatting.person_zone(turn.person), turn.now)


# -- the questions ---------------------------------------------------------------------------------


def _is_wanted(key: str) -> Callable[[QuestionContext], bool]:
    return lambda context: key not in context.answers.get("told", ())


def _offer_nothing(label: Text) -> Callable[[QuestionContext], Choices]:
    return lambda _context: ((Choice(label, ""),),)


def _day_text(value: Any) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    return formatting.weekday_date_text(date.fromisoformat(str(value["day"])))


def _title(_context: QuestionContext) -> Words:
    return TITLE


OFFER_TERMS = register_flow(
    Flow(
        name="offer_terms",
        version=1,
        title=_title,
        questions=(
            Question(
                "deadline",
                DEADLINE,
                _read_deadline,
                _offer_nothing(NOT_SAID_LABEL),
                when=_is_wanted("deadline"),
                format_answer=_day_text,
            ),
            *(
                Question(key, prompt, _read_term(key), _offer_nothing(label), when=_is_wanted(key))
                for key, _field, prompt, label in _TERMS
            ),
        ),
        keep=_keep,
        finish=_finish,
        is_resumable=False,
    )
)
