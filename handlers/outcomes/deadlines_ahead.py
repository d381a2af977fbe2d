"""Says which offers are to be answered before a moment, so that no quiet hides a deadline."""

from datetime import datetime
from html import escape

from coaching.model.vocabulary import Outcome
from coaching.playbook.due_moments import due_moment
from coaching.playbook.plan_context import waking_hours
from coaching.translation import _
from handlers.outcomes.ask_offer_terms import due_text
from handlers.ui.turn import Turn

# Translators: {when} is such as "tomorrow 12:00".
DUE_BEFORE = _("Within that time your answer to {company} is due: {when}.")


def deadlines_before(turn: Turn, until: datetime) -> list[str]:
    """Returns a sentence for each offer whose answer is due before that moment."""
    waking = waking_hours(turn.person)
    return [
        DUE_BEFORE.format(company=escape(job.company), when=due_text(turn, job.offer.deadline))
        for job in turn.dossier.opportunities
        if job.outcome is Outcome.OFFER and job.offer and job.offer.deadline and waking
        if turn.now < due_moment(job.offer.deadline, waking) <= until
    ]
