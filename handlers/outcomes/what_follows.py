"""Says what follows from news of a job: questions about an offer, or what a yes leaves to do."""

from coaching.model.documents import Opportunity
from coaching.model.step_key import StepState
from coaching.model.vocabulary import Outcome
from coaching.planner import mark_pinged, plan_job
from coaching.playbook.steps.offers.withdraw import WITHDRAW
from coaching.playbook.steps.thank_yous.offer_thanks import OFFER_THANKS
from coaching.translation import _
from handlers.cards.card import StepRef, card_lines
from handlers.cards.card_buttons import card_buttons
from handlers.cards.card_place import place_of_card
from handlers.cards.card_text import card_text
from handlers.outcomes.ask_offer_terms import end_offer_questions, start_offer_terms
from handlers.ui.turn import Turn

WHAT_IS_LEFT = _("What is left, in any order. After that it is quiet.")
LEFT_AT_MOST = 8
AFTER_A_YES = (OFFER_THANKS.kind, WITHDRAW.kind)


def follow_outcome(turn: Turn, opportunity: Opportunity) -> None:
    """Asks about an offer that has just come, or lists what is left once one was accepted."""
    if opportunity.outcome is Outcome.OFFER:
        start_offer_terms(turn, opportunity)
        return
    end_offer_questions(turn, opportunity)
    if opportunity.outcome is Outcome.ACCEPTED:
        show_what_is_left(turn)


def show_what_is_left(turn: Turn) -> None:
    """Shows in one list whom to thank and where to withdraw; nothing reminds of it after that."""
    refs = [
        StepRef(job.id, step.key)
        for job in turn.dossier.opportunities
        for step in plan_job(turn.dossier, job, turn.now)
        if step.key.kind in AFTER_A_YES and step.state is StepState.OPEN
    ][:LEFT_AT_MOST]
    if not refs:
        return
    lines = card_lines(turn.dossier, refs, turn.now)
    buttons = card_buttons(lines, turn.now, place=place_of_card(turn.now))
    turn.say(f"{WHAT_IS_LEFT}\n\n{card_text(lines, turn.now)}", buttons)
    for wanted in dict.fromkeys(ref.opportunity for ref in refs):
        job = turn.find_opportunity(wanted)
        if job is not None:
            keys = [ref.key for ref in refs if ref.opportunity == wanted]
            turn.put_opportunity(mark_pinged(job, keys, turn.now))
