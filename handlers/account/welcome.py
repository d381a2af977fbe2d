"""/start says what the bot does in three lines, and asks where the person is and how they sign."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any

from telegram import Update

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InvalidInputError
from coaching.reading.people.names import read_name, short_name
from coaching.translation import Text, _
from handlers.answers.own_name import read_own_name
from handlers.answers.places import (
    answer_country,
    answer_region,
    answer_zone,
    place_keys,
    place_name,
    read_location,
    read_place,
    zone_text,
)
from handlers.flows import engine
from handlers.flows.flow import FLOWS, Flow, register_flow
from handlers.flows.pauses import PAUSED_AT_MOST
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.ui import formatting
from handlers.ui.buttons import Button, ReplyKeyboard
from handlers.ui.links import LogInterview
from handlers.ui.turn import Turn

HELLO = _(
    "I coach you through everything that follows a job interview.\n"
    "Tell me when it is and who you met; I remind you at the right hour and draft each note "
    "from your own words.\n"
    "You send everything yourself. What I keep is sealed: /privacy."
)
CITY_PROMPT = _(
    "Which city are you in? I need it so that nothing reaches you at night.\n"
    "Share your location, pick a city below, or type one."
)
SIGN = _("How do you sign a note? Type it, or use your first name.")
READY = _(
    "Good, {name}. {place}, reminders between {wakes} and {sleeps}; "
    "/settings changes any of it.\n\n"
    "Tell me of an interview, held or ahead, as you would tell a friend, such as "
    "<i>interview with Priya Shah at Acme tomorrow at 2</i>."
)
READY_UNNAMED = _(
    "Good, let us begin. {place}, reminders between {wakes} and {sleeps}; "
    "/settings changes any of it.\n\n"
    "Tell me of an interview, held or ahead, as you would tell a friend, such as "
    "<i>interview with Priya Shah at Acme tomorrow at 2</i>."
)
BACK_AGAIN = _("Welcome back, {name}. /status shows what is pending, /new logs an interview.")
BACK_AGAIN_UNNAMED = _("Welcome back. /status shows what is pending, /new logs an interview.")
HELLO_AND_HEARD = _(
    "I coach you through everything that follows a job interview: I remind you at the right hour "
    "and draft each note from your own words.\n"
    "What you just told me is kept, and comes up in a minute. What I keep is sealed: /privacy."
)
WAITS_FOR_PLACE = _("I have that; your city first, so that I know what the hours mean.")
PLACE_SET = _("{place} it is.")
# Translators: stands in "We were at: {title}".
TITLE = _("where you are")
TOO_MANY_LINES = _(
    "{limit} of your lines wait for me already, so I did not take this one. Answer the question "
    "first, then send it again."
)
LOG_INTERVIEW = _("Log an interview")


def _sign_choices(context: QuestionContext) -> Choices:
    name = context.person.first_name
    return [[Choice(name, name)]] if name else ()


def _keep(turn: Turn, conversation: Conversation) -> None:
    place, sign = conversation.answers.get("place"), conversation.answers.get("sign")
    person = turn.person
    if place and conversation.at == "place":
        turn.say(
            PLACE_SET.format(place=zone_text(answer_zone(place), turn.now)), keys=ReplyKeyboard()
        )
    if place:
        person = replace(
            person,
            zone=answer_zone(place),
            country=answer_country(place),
            region=answer_region(place),
        )
    turn.person = replace(person, sign_off=sign or person.sign_off)


def _finish(turn: Turn, conversation: Conversation) -> None:
    person = turn.person
    if not person.sign_off:
        turn.person = person = replace(person, sign_off=person.first_name)
    waiting = _waiting_lines(conversation)
    for line in waiting:
        _start_waiting_flow(turn, line)
    if waiting:
        return
    name = short_name(person.sign_off)
    ready = READY if name else READY_UNNAMED
    turn.say(
        ready.format(
            name=escape(name),
            place=zone_text(formatting.person_zone(person), turn.now),
            wakes=formatting.time_text(person.wakes),
            sleeps=formatting.time_text(person.sleeps),
        ),
        [[Button(LOG_INTERVIEW, LogInterview())]],
    )


WELCOME = register_flow(
    Flow(
        name="welcome",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question(
                "place",
                CITY_PROMPT,
                read_place,
                format_answer=place_name,
                optional=False,
                keys=lambda context: place_keys(context.person),
                read_location=read_location,
            ),
            Question(
                "sign",
                SIGN,
                read_own_name,
                choices=_sign_choices,
                takes_name=True,
            ),
        ),
        keep=_keep,
        finish=_finish,
        is_resumable=False,
    )
)


async def handle_start(update: Update, turn: Turn) -> None:
    """Answers /start with the welcome, or with a short greeting to a person who is here already."""
    note_name(update, turn)
    if turn.person.zone is not None:
        name = short_name(turn.person.sign_off or turn.person.first_name)
        turn.say(BACK_AGAIN.format(name=escape(name)) if name else BACK_AGAIN_UNNAMED)
        return
    turn.say(HELLO)
    engine.begin(turn, WELCOME, answers=_line_answers(_pending_lines(turn)))


def begin_at_place(turn: Turn, place: Mapping[str, str]) -> None:
    """Begins the welcome with somebody who has told where they are before they were asked."""
    turn.say(HELLO)
    answers = {**_line_answers(_pending_lines(turn)), "place": dict(place)}
    engine.begin(turn, WELCOME, answers=answers)


def _pending_lines(turn: Turn) -> tuple[Mapping[str, str], ...]:
    """Returns the lines that the person wrote before the bot asked for their place."""
    conversation = turn.person.conversation
    if conversation is None or conversation.flow != WELCOME.name:
        return ()
    return _waiting_lines(conversation)


def _waiting_lines(conversation: Conversation) -> tuple[Mapping[str, str], ...]:
    answers = conversation.answers
    return (*answers.get("then_before", ()), answers["then"]) if "then" in answers else ()


def _line_answers(lines: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """Returns the lines as answers; the last one has the name that one alone has always had."""
    if not lines:
        return {}
    *before, last = lines
    return {"then_before": before, "then": last} if before else {"then": last}


def note_name(update: Update, turn: Turn) -> None:
    """Takes the first name from Telegram until the person gives their own, and their language."""
    user = update.effective_user
    if user is not None:
        turn.person = replace(
            turn.person,
            first_name=turn.person.first_name or _clean_first_name(user.first_name),
            language=user.language_code or turn.person.language,
        )


def _clean_first_name(name: str) -> str:
    try:
        return read_name(name)
    except InvalidInputError:
        return ""


def ask_place_first(turn: Turn, then: Flow, text: str) -> bool:
    """Asks for the place when it is not known, and opens `then` with `text` afterwards, after the
    lines that wait already.

    Returns True when it had to ask.
    """
    if turn.person.zone is not None:
        return False
    lines = _pending_lines(turn)
    if len(lines) < PAUSED_AT_MOST:
        lines += ({"flow": then.name, "text": text, "written": turn.written_at.isoformat()},)
        turn.say(WAITS_FOR_PLACE if _is_asked_for_place(turn) else _hello_to(text))
    else:
        turn.say(TOO_MANY_LINES.format(limit=len(lines)))
    engine.begin(turn, WELCOME, answers=_line_answers(lines))
    return True


def _hello_to(text: str) -> Text:
    """Greets whoever only said hello, and tells whoever told something that it was heard."""
    return HELLO if len(text.split()) < _SHORTEST_TELLING else HELLO_AND_HEARD


_SHORTEST_TELLING = 4


def _is_asked_for_place(turn: Turn) -> bool:
    conversation = turn.person.conversation
    return conversation is not None and conversation.flow == WELCOME.name


def _start_waiting_flow(turn: Turn, waiting: Mapping[str, str]) -> None:
    opened = FLOWS[waiting["flow"]].start_from_text
    if opened is not None:
        if "written" in waiting:
            turn.written_at = datetime.fromisoformat(waiting["written"])
        opened(turn, waiting["text"])
