"""One line to have in mind, read an hour before a further round."""

from collections.abc import Sequence
from datetime import datetime

from coaching.letters import notes
from coaching.letters.briefs.briefing import note_points
from coaching.letters.briefs.redaction import redact_opportunity
from coaching.letters.briefs.round_brief import (
    find_doubt,
    list_earlier_rounds,
    list_meetings,
    list_unsaid_points,
    shorten_remark,
)
from coaching.model.documents import Interview, Opportunity
from coaching.translation import _

# Translators: one line an hour before a round, such as "To say this time: my thesis on streams".
SAY_THIS_TIME = _("To say this time: {point}")
DOUBT_THIS_TIME = _("{name} doubted: {doubt}. Your answer: {answer}")
ASK_THIS_TIME = _("To ask this time: {point}")
DOUBT_WITHOUT_ANSWER = _("{name} doubted: {doubt}. Have an answer ready.")
LAST_TIME = _("Last time with {name}: {topic}")


def one_line_brief(opportunity: Opportunity, interview: Interview, now: datetime) -> str:
    """Returns the one thing to have in mind, as plain text; "" where no note says one.

    What was left unsaid comes before an answer to a doubt, that before what to ask, and last comes
    what somebody doubted or talked about.
    """
    opportunity = redact_opportunity(opportunity)
    earlier = list_earlier_rounds(opportunity, interview, now)
    for point in list_unsaid_points(earlier):
        return SAY_THIS_TIME.format(point=shorten_remark(point))
    for contact, meeting in list_meetings(opportunity, earlier):
        if meeting.concern and meeting.answer and contact.name:
            doubt, answer = find_doubt(contact, meeting), shorten_remark(meeting.answer)
            return DOUBT_THIS_TIME.format(name=contact.name, doubt=doubt, answer=answer)
    for point in note_points(earlier, "clarify"):
        return ASK_THIS_TIME.format(point=shorten_remark(point))
    return _line_of_people(opportunity, earlier)


def _line_of_people(opportunity: Opportunity, rounds: Sequence[Interview]) -> str:
    """Returns a doubt that has no answer yet, else what was talked about last; "" for neither."""
    met = [(one, meeting) for one, meeting in list_meetings(opportunity, rounds) if one.name]
    for contact, meeting in met:
        if meeting.concern:
            doubt = find_doubt(contact, meeting)
            return DOUBT_WITHOUT_ANSWER.format(name=contact.name, doubt=doubt)
    for contact, meeting in met:
        for point in notes.split_points(meeting.topic):
            return LAST_TIME.format(name=contact.name, topic=shorten_remark(point))
    return ""
