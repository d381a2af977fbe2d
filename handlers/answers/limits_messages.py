"""Says kindly when a limit is reached and what to do; what the person has told so far stays."""

from coaching.model.limits import (
    MAX_OPEN_OPPORTUNITIES,
    MAX_OPPORTUNITIES,
    MAX_REFEREES,
    can_add_opportunity,
    can_add_referee,
    can_open_opportunity,
)
from coaching.model.vocabulary import InvalidInputError
from coaching.translation import _
from handlers.answers.match_opportunity import find_matching_opportunity
from handlers.flows.question import QuestionContext

OPEN_LIMIT_TEXT = _(
    "{limit} jobs are open, which is as many as I can follow up on with care. "
    "/outcome closes one that is over; then <b>Looks right</b> saves this one. All of it "
    "is kept till then."
)
OPPORTUNITY_LIMIT_TEXT = _(
    "{limit} jobs are kept, open and closed, which is as many as I can look after. "
    "/status shows the <b>Closed ones</b>; in one of them <b>Correct</b>, then <b>Delete</b> makes "
    "room. Then <b>Looks right</b> saves this one. All of it is kept till then."
)
CONTACT_LIMIT_TEXT = _(
    "{limit} people are noted for this job, as many as it can have. /contacts takes "
    "out who is not needed any more; then send the names again. All else you told me stays."
)
REFEREE_LIMIT_TEXT = _(
    "{limit} people vouch for you already, as many as the list can have. /referees "
    "opens the card of each; <b>Remove</b> there makes room for somebody new."
)


def opportunity_limit_text(context: QuestionContext) -> str:
    """Returns what to say when one more job, or one more open job, is over the limit; else ""."""
    known = find_matching_opportunity(context)
    if known is None and not can_add_opportunity(context.opportunities):
        return OPPORTUNITY_LIMIT_TEXT.format(limit=MAX_OPPORTUNITIES)
    opens = known is None or not known.is_live
    if opens and not can_open_opportunity(context.opportunities):
        return OPEN_LIMIT_TEXT.format(limit=MAX_OPEN_OPPORTUNITIES)
    return ""


def check_referee_limit(context: QuestionContext) -> None:
    """Raises InvalidInputError when a new referee is over the limit.

    A referee on the list is not new.
    """
    known = any(one.id == context.subject for one in context.person.referees)
    if not known and not can_add_referee(context.person):
        raise InvalidInputError(REFEREE_LIMIT_TEXT.format(limit=MAX_REFEREES))
