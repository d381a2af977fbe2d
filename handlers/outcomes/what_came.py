"""Asks what they said, once somebody at the employer has got back to the person."""

from coaching.model.documents import Opportunity
from coaching.model.vocabulary import Outcome
from coaching.translation import _
from handlers.outcomes.outcome import OUTCOME_LABELS, SetOutcome
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.links import LogInterview
from handlers.ui.turn import Turn

WHAT_THEY_SAID = _("What did they say? Tell me in your own words, or press a button.")
ANOTHER_ROUND_LABEL = _("Another interview")
NEWS_OF_THEIRS = (Outcome.OFFER, Outcome.REJECTED)
"""What the employer may have said when they got back."""


def ask_what_came(turn: Turn, opportunity: Opportunity) -> None:
    """Asks what came of a job; what the person tells in words instead is read as ever."""
    choices = [
        Button(OUTCOME_LABELS[outcome], SetOutcome(opportunity.id, outcome))
        for outcome in NEWS_OF_THEIRS
    ]
    heading = formatting.opportunity_heading(opportunity)
    further = [Button(ANOTHER_ROUND_LABEL, LogInterview())]
    turn.say(f"{heading}\n{WHAT_THEY_SAID}", [choices, further])
