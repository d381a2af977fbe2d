"""A conversation about one interview: begun, or taken up where the person left it."""

from collections.abc import Mapping
from html import escape
from typing import Any

from coaching.model.documents import Opportunity
from coaching.translation import _
from handlers.flows import engine
from handlers.flows.flow import Flow
from handlers.flows.pauses import resume
from handlers.flows.prompt import ask_again
from handlers.flows.question import QuestionContext
from handlers.ui.turn import Turn

# Translators: stands where a company's name is not known.
UNKNOWN_COMPANY = _("the interview")


def company_name(context: QuestionContext) -> str:
    """Returns the escaped name of the company that a flow is about."""
    return escape(context.opportunity.company) if context.opportunity else str(UNKNOWN_COMPANY)


def begin_or_resume(
    turn: Turn,
    flow: Flow,
    opportunity: Opportunity,
    interview: int,
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Goes on with a flow about this interview that was left in the middle, or starts it.

    A flow that starts takes over the `answers` that are known already.
    """
    wanted = (flow.name, opportunity.id, interview)
    current = turn.person.conversation
    if current and (current.flow, current.opportunity, current.interview) == wanted:
        ask_again(turn)
        return
    for paused in turn.person.paused:
        if (paused.flow, paused.opportunity, paused.interview) == wanted:
            resume(turn, paused.serial)
            return
    interview_id = next(known.id for known in opportunity.interviews if known.id == interview)
    engine.begin(turn, flow, opportunity=opportunity.id, interview=interview_id, answers=answers)
