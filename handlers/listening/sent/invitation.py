"""An invitation of a calendar, sent as a file or pasted, becomes an interview to confirm."""

from html import escape

from coaching.reading.files.calendar_events import (
    MOST_EVENTS,
    NoCalendarError,
    WholeCalendarError,
    read_events,
)
from coaching.reading.files.invitations import InvitationsRead, read_invitations
from coaching.translation import _
from handlers.account.welcome import ask_place_first
from handlers.flows.flow import Flow, register_flow
from handlers.listening.listen import take_reading
from handlers.listening.pending_readings import ask_again_without_card
from handlers.listening.reading_context import message_context
from handlers.ui import formatting
from handlers.ui.turn import Turn

NOT_READ = _(
    "I could not read that invitation. Forward its mail, or tell me in a line: "
    "<i>interview at Acme on Friday at 10</i>."
)
WHOLE_CALENDAR = _(
    "That file holds more than {limit} dates, so it is a calendar and no invitation. Send me the "
    "one date that matters."
)
ANSWERS_ONLY = _("That only answers an invitation; there is nothing in it to keep.")
AS_LOGGED = _("I have that one: {company}, {when}.")
NOT_LOGGED = _("That calls off “{title}”, which I do not have, so there is nothing to change.")
# Translators: stands in "We were at: {title}".
TITLE = _("your invitation")


def take_calendar(turn: Turn, text: str) -> None:
    """Shows what the invitation says; an open question is asked again after it."""
    if ask_place_first(turn, INVITATION, text):
        return
    waiting = len(turn.person.pending)
    try:
        events = read_events(text, turn.written_at, formatting.person_zone(turn.person))
    except WholeCalendarError:
        turn.say(WHOLE_CALENDAR.format(limit=MOST_EVENTS))
    except NoCalendarError:
        turn.say(NOT_READ)
    else:
        context = message_context(turn, is_forwarded=True)
        read = read_invitations(events, context)
        _say_settled(turn, read)
        if read.reading.proposals:
            has_notes = bool(read.reading.rest)
            take_reading(turn, read.text, read.reading, context, with_rest=has_notes)
    ask_again_without_card(turn, waiting)


def _say_settled(turn: Turn, read: InvitationsRead) -> None:
    """Says of what there is nothing to confirm."""
    if read.is_answer:
        turn.say(ANSWERS_ONLY)
    zone = formatting.person_zone(turn.person)
    for interview in read.unchanged:
        job = next(one for one in turn.dossier.opportunities if interview in one.interviews)
        when = formatting.moment_text(interview.start, zone, turn.now)
        turn.say(AS_LOGGED.format(company=escape(job.company), when=when))
    for title in read.unknown:
        turn.say(NOT_LOGGED.format(title=escape(title)))


INVITATION = register_flow(
    Flow(
        name="invitation",
        version=1,
        title=lambda _context: TITLE,
        questions=(),
        finish=lambda _turn, _conversation: None,
        start_from_text=take_calendar,
        is_resumable=False,
    )
)
