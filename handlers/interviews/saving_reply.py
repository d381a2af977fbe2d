"""Says that an interview is saved, and what follows from it."""

from datetime import datetime
from html import escape

from coaching.model.documents import Interview, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import OpportunityId
from coaching.planner import plan_steps
from coaching.playbook.steps.leave import LEAVE as LEAVE_STEP
from coaching.translation import _
from handlers.answers.match_opportunity import round_number
from handlers.ui import formatting
from handlers.ui.turn import Turn

SAVED = _("Saved.")
SAVED_AS_ROUND = _("Saved as round {number} at {company}.")
SAVED_REOPENED = _("Saved as round {number} at {company}, which is open again.")
# Translators: the next two follow one of the sentences above.
CHECKLIST_FOLLOWS = _(
    "A short checklist comes {before}; once it is over I will ask for notes. "
    "Nothing to do for it until then."
)
NOTES_FOLLOW = _("Once it is over I will ask for a few quick notes.")


def saving_reply(
    turn: Turn, opportunity: Opportunity, interview: Interview, *, is_reopened: bool
) -> str:
    """Returns that the interview is saved, and what follows when it is not over."""
    saved = _confirmation_text(opportunity, interview, is_reopened=is_reopened)
    if interview.end <= turn.now:
        return saved
    return f"{saved} {following_text(turn, opportunity, interview)}"


def _confirmation_text(opportunity: Opportunity, interview: Interview, *, is_reopened: bool) -> str:
    if not is_reopened and not opportunity.interviews:
        return str(SAVED)
    text = SAVED_REOPENED if is_reopened else SAVED_AS_ROUND
    number = round_number(opportunity, interview)
    return text.format(number=number, company=escape(opportunity.company))


def following_text(turn: Turn, opportunity: Opportunity, interview: Interview) -> str:
    """Returns what happens next for an interview that is not over."""
    checklist = _checklist_time(turn, opportunity.id, interview)
    if checklist is None or checklist <= turn.now:
        return str(NOTES_FOLLOW)
    before = formatting.moment_html(checklist, formatting.person_zone(turn.person), turn.now)
    return CHECKLIST_FOLLOWS.format(before=before)


def _checklist_time(
    turn: Turn, opportunity: OpportunityId, interview: Interview
) -> datetime | None:
    """Returns when the checklist comes; None when there is no time left for it."""
    saved = turn.find_opportunity(opportunity)
    steps = plan_steps(turn.person, saved, turn.now) if saved else ()
    key = StepKey(LEAVE_STEP.kind, interview.id)
    return next((step.ping_at for step in steps if step.key == key), None)
