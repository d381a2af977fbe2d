"""Lists every kind of step that the coach knows, in the order of the playbook.

A new kind of step is a file in `steps` and a line here. Nothing else decides what the coach asks of
a person. HOUSEKEEPING is planned in the same way, but it coaches nobody.
"""

from dataclasses import dataclass

from coaching.model.step_key import StepKind
from coaching.model.vocabulary import Outcome, ReminderTopic
from coaching.playbook.step_definition import StepDefinition
from coaching.playbook.steps.agency import AGENCY
from coaching.playbook.steps.brief import BRIEF
from coaching.playbook.steps.capture import CAPTURE
from coaching.playbook.steps.check_in import CHECK_IN
from coaching.playbook.steps.clear import CLEAR
from coaching.playbook.steps.closure import CLOSURE
from coaching.playbook.steps.commitments.assignment import ASSIGNMENT
from coaching.playbook.steps.commitments.own_promise import OWN_PROMISE
from coaching.playbook.steps.commitments.their_promise import THEIR_PROMISE
from coaching.playbook.steps.details import DETAILS
from coaching.playbook.steps.endorse import ENDORSE
from coaching.playbook.steps.feedback import FEEDBACK
from coaching.playbook.steps.hellos.hello import HELLO
from coaching.playbook.steps.hellos.hello_again import HELLO_AGAIN
from coaching.playbook.steps.leave import LEAVE
from coaching.playbook.steps.linkedin import LINKEDIN
from coaching.playbook.steps.looking import LOOKING
from coaching.playbook.steps.offer import OFFER
from coaching.playbook.steps.offers.answer_offer import ANSWER_OFFER
from coaching.playbook.steps.offers.more_time import MORE_TIME
from coaching.playbook.steps.offers.others_hear import OTHERS_HEAR
from coaching.playbook.steps.offers.withdraw import WITHDRAW
from coaching.playbook.steps.practise import PRACTISE
from coaching.playbook.steps.process import PROCESS
from coaching.playbook.steps.rebook import REBOOK
from coaching.playbook.steps.referee import REFEREE
from coaching.playbook.steps.reflect import REFLECT
from coaching.playbook.steps.thank_yous.endorser_thanks import ENDORSER_THANKS
from coaching.playbook.steps.thank_yous.helper_thanks import HELPER_THANKS
from coaching.playbook.steps.thank_yous.news_of_no import NEWS_OF_NO
from coaching.playbook.steps.thank_yous.offer_thanks import OFFER_THANKS
from coaching.playbook.steps.thank_yous.referee_thanks import REFEREE_THANKS
from coaching.playbook.steps.thank_yous.staff_thanks import STAFF_THANKS
from coaching.playbook.steps.thank_yous.thank import THANK
from coaching.playbook.steps.useful import USEFUL

STEP_DEFINITIONS: tuple[StepDefinition, ...] = (
    LEAVE,
    CAPTURE,
    PROCESS,
    DETAILS,
    THANK,
    STAFF_THANKS,
    HELPER_THANKS,
    REFLECT,
    REFEREE,
    LINKEDIN,
    USEFUL,
    LOOKING,
    CHECK_IN,
    CLOSURE,
    REFEREE_THANKS,
    ENDORSE,
    ENDORSER_THANKS,
    BRIEF,
    PRACTISE,
    FEEDBACK,
    NEWS_OF_NO,
    OFFER,
    OFFER_THANKS,
    REBOOK,
    ANSWER_OFFER,
    MORE_TIME,
    OTHERS_HEAR,
    WITHDRAW,
    AGENCY,
    ASSIGNMENT,
    THEIR_PROMISE,
    OWN_PROMISE,
    HELLO,
    HELLO_AGAIN,
)
HOUSEKEEPING: tuple[StepDefinition, ...] = (CLEAR,)
DEFINITION_BY_KIND: dict[StepKind, StepDefinition] = {
    definition.kind: definition for definition in (*STEP_DEFINITIONS, *HOUSEKEEPING)
}
"""The definitions of all steps that are planned, by their kind."""
SILENT_OUTCOMES = frozenset({Outcome.ACCEPTED, Outcome.WITHDRAWN, Outcome.NO_ANSWER})
"""Step 23: with these outcomes the coach says nothing more about the opportunity (S1, S4)."""
ENDED_BY_A_YES = frozenset(
    {ReminderTopic.CHECK_INS, ReminderTopic.REFEREES, ReminderTopic.LINKEDIN}
)
"""Who has accepted a job asks no others where things stand, and nobody to vouch for them there."""


@dataclass(frozen=True, slots=True)
class PlaybookNote:
    """Holds a row of the playbook that is no step: something to say, or a rule to keep."""

    number: int
    title: str
    source: str
    when: str


PLAYBOOK_NOTES = (
    PlaybookNote(2, "breathe", "S1 S4", "opens the card of the quick notes"),
    PlaybookNote(5, "quiet online", "S4", "one line, once, with the quick notes"),
    PlaybookNote(23, "accepted, withdrawn, no answer", "S1 S4", "ends every ping of the job"),
    PlaybookNote(
        29,
        "side by side",
        "S1",
        "a button of an offer: what was noted of two jobs, and what was not; nothing is weighed",
    ),
    PlaybookNote(
        25, "uncomfortable question", "S0", "flagged with a question; kept as a private note"
    ),
    PlaybookNote(26, "talk it over", "S0", "one line at the end of the look back"),
    PlaybookNote(
        35,
        "stories",
        "S2",
        "a story is told in notes, in an answer of the look back or in practice; the next round's "
        "brief says who knows it",
    ),
)
