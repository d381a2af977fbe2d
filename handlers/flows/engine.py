"""The engine of every flow: asks, checks, goes back, skips, leaves and takes up again."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from html import escape
from typing import Any

from coaching.model.documents import Conversation
from coaching.model.vocabulary import InterviewId, OpportunityId, Rejected
from handlers.flows.flow import FLOWS, UNKEPT, Answers, Flow
from handlers.flows.prompt import ask, go_on, let_choose, remind
from handlers.flows.question import CHOICES, Choice, Scene, Which, scene_of
from handlers.ui.buttons import Button, Keys
from handlers.ui.turn import Turn

STALE = "That question is behind us. /back goes back to it while we are at it."
NOT_TEXT = "I can only read words here. Write it, or take a button."
TOO_LONG = "That is {length} characters; I keep up to {limit} for one answer. Can you shorten it?"
EDITED_EARLIER = "I keep your first wording there. /back changes an answer while we are at it."
NOTHING_OPEN = (
    "We are not in the middle of anything. /new logs an interview, /status shows the rest."
)
FIRST_QUESTION = "This is the first question. /cancel leaves; nothing is lost."
NEEDED = "I need this one to go on. /cancel leaves it for another time."
LEFT = "Left for now. What you told me so far is kept; take it up again whenever you like."
LEFT_EMPTY = "Left. Nothing was changed."
ANSWER_LIMIT = 2000
PAUSED_AT_MOST = 5
CUT_WITHIN = timedelta(seconds=3)
CUT_FROM, CUT_AT = 4090, 4096


# -- beginning, leaving, taking up again ------------------------------------------------------


def begin(
    turn: Turn,
    which: Flow,
    *,
    opportunity: OpportunityId | None = None,
    interview: InterviewId | None = None,
    subject: int | None = None,
    answers: Mapping[str, Any] | None = None,
    at: str = "",
) -> None:
    """Starts a flow; one that was going on is put aside and offered again later. With `at`, it
    starts there, and shows the answer that `answers` holds already so that it can be kept."""
    put_aside(turn)
    _drop_paused(turn, which, opportunity, interview, subject)
    talk = Conversation(
        serial=turn.next_id(),
        flow=which.name,
        version=which.version,
        at=at,
        touched=turn.now,
        answers=dict(answers or {}),
        opportunity=opportunity,
        interview=interview,
        subject=subject,
        asked_after=turn.message,
    )
    if at:
        ask(turn, which, talk)
    else:
        go_on(turn, which, talk)


def _drop_paused(
    turn: Turn,
    which: Flow,
    opportunity: OpportunityId | None,
    interview: InterviewId | None,
    subject: int | None,
) -> None:
    """The same flow about the same thing is not kept twice where its facts are kept already."""
    if which.keep is None:
        return
    wanted = (which.name, opportunity, interview, subject)
    rest = tuple(
        talk
        for talk in turn.person.paused
        if (talk.flow, talk.opportunity, talk.interview, talk.subject) != wanted
    )
    turn.person = replace(turn.person, paused=rest)


def put_aside(turn: Turn) -> Conversation | None:
    """Takes the person out of the flow they are in; what they said stays. None: there was none."""
    talk = turn.person.conversation
    if talk is None:
        return None
    turn.person = replace(turn.person, conversation=None)
    which = FLOWS.get(talk.flow)
    if which is not None and which.taken_up and _answered(talk):
        paused = (*turn.person.paused, talk)[-PAUSED_AT_MOST:]
        turn.person = replace(turn.person, paused=paused)
    return talk


def _answered(talk: Conversation) -> bool:
    return any(value is not None for key, value in talk.answers.items() if key != CHOICES)


def leave(turn: Turn) -> None:
    """/cancel: out of the flow, with a way back in."""
    here = current(turn)
    question = here and here[0].question(here[1].at)
    talk = put_aside(turn)
    if talk is None:
        turn.say(NOTHING_OPEN)
    elif talk in turn.person.paused:
        turn.say(LEFT, [[Button("Take it up again", f"r:{talk.serial}")]])
    else:
        turn.say(LEFT_EMPTY, keys=Keys() if question and question.keys else None)


def take_up(turn: Turn, serial: int) -> bool:
    """Goes on with a flow that was put aside. False when it is not there any more."""
    open_one = turn.person.conversation
    if open_one is not None and open_one.serial == serial:
        ask_again(turn)
        return True
    talk = next((one for one in turn.person.paused if one.serial == serial), None)
    if talk is None or talk.flow not in FLOWS:
        return False
    rest = tuple(one for one in turn.person.paused if one.serial != serial)
    turn.person = replace(turn.person, paused=rest)
    put_aside(turn)
    ask(turn, FLOWS[talk.flow], replace(talk, asked_after=turn.message))
    return True


def let_go(turn: Turn, serial: int) -> bool:
    """Offers a flow no more, whether it was put aside or is still open. True when what was said
    in it has become facts, and so is kept."""
    talks = [*turn.person.paused, *filter(None, [turn.person.conversation])]
    flows = [FLOWS.get(talk.flow) for talk in talks if talk.serial == serial]
    rest = tuple(one for one in turn.person.paused if one.serial != serial)
    turn.person = replace(turn.person, paused=rest)
    if turn.person.conversation is not None and turn.person.conversation.serial == serial:
        turn.person = replace(turn.person, conversation=None)
    return any(which is not None and which.keep is not None for which in flows)


# -- what a person does in a flow ----------------------------------------------------------------


def current(turn: Turn) -> tuple[Flow, Conversation] | None:
    """The flow a person is in. One whose flow no longer exists is let go."""
    talk = turn.person.conversation
    if talk is None:
        return None
    which = FLOWS.get(talk.flow)
    if which is None:
        turn.person = replace(turn.person, conversation=None)
        return None
    return which, talk


def hear(turn: Turn, text: str) -> bool:
    """Takes what was typed as the answer. False when no question is open."""
    here = current(turn)
    if here is None:
        return False
    which, talk = here
    question = which.question(talk.at)
    if question is None:
        go_on(turn, which, talk)
        return True
    if not _goes_on(turn, talk):
        _answer(turn, which, talk, lambda scene: question.check(_short(text), scene))
    still = turn.person.conversation
    if still is not None:
        cut = turn.message if _was_cut(text) else 0
        turn.person = replace(turn.person, conversation=replace(still, overlong=cut))
    return True


def _was_cut(text: str) -> bool:
    """Whether Telegram's client cut the message here: it fills one to the brim."""
    return CUT_FROM <= len(text.encode("utf-16-le")) // 2 <= CUT_AT


def _goes_on(turn: Turn, talk: Conversation) -> bool:
    """Whether this is the rest of an overlong message that Telegram's client had cut: it follows
    at once, with at most our own answer in between. It was refused with its beginning."""
    behind = turn.message - talk.overlong if talk.overlong else 0
    at_once = turn.now - talk.touched <= CUT_WITHIN
    return at_once and (behind == 1 or (behind == 2 and turn.now > talk.touched))


def hear_place(turn: Turn, latitude: float, longitude: float) -> bool:
    """Takes a shared location. False when the open question wants none."""
    here = current(turn)
    question = here and here[0].question(here[1].at)
    if here is None or not question or question.place is None:
        return False
    place = question.place
    _answer(turn, *here, lambda scene: place(latitude, longitude, scene))
    return True


def hear_contact(turn: Turn, card: Mapping[str, str]) -> bool:
    """Takes a shared contact card (name, phone). False when the open question wants none."""
    here = current(turn)
    question = here and here[0].question(here[1].at)
    if here is None or not question or question.contact is None:
        return False
    read = question.contact
    _answer(turn, *here, lambda scene: read({key: _short(card[key]) for key in card}, scene))
    return True


def _short(text: str) -> str:
    if too_long(text):
        raise Rejected(too_long(text))
    return text


def too_long(text: str) -> str:
    """What to say of a text that is longer than anything we keep; empty when it is not."""
    if len(text) <= ANSWER_LIMIT:
        return ""
    return TOO_LONG.format(length=f"{len(text):,}", limit=f"{ANSWER_LIMIT:,}")


def _answer(turn: Turn, which: Flow, talk: Conversation, read: Callable[[Scene], Any]) -> None:
    try:
        value = read(replace(scene_of(turn.dossier, talk, turn.now), written=turn.written))
    except Rejected as told:
        remind(turn, which, talk, told.text)
    except Which as asked:
        let_choose(turn, talk, asked)
    else:
        _accept(turn, which, talk, value)


def press(turn: Turn, serial: int, name: str, what: str) -> None:
    """A button of a question was pressed: `what` is a choice's number, or back, skip, later.

    A button of an earlier question changes nothing and says so."""
    here = current(turn)
    if here is None or here[1].serial != serial or here[1].at != name:
        turn.whisper(STALE)
        return
    which, talk = here
    if what in ("back", "skip", "later"):
        turn.rebutton()
        {"back": back, "skip": skip, "later": leave}[what](turn)
        return
    choice = _chosen(which, talk, scene_of(turn.dossier, talk, turn.now), what)
    if choice is None:
        turn.whisper(STALE)
    elif choice.goto:
        turn.rebutton()
        ask(turn, which, replace(talk, at=which.slot_of(choice.goto, talk), touched=turn.now))
    else:
        _note_choice(turn, which, talk, choice)
        _accept(turn, which, talk, choice.value)


def _chosen(which: Flow, talk: Conversation, scene: Scene, what: str) -> Choice | None:
    question = which.question(talk.at)
    if what.startswith("w"):
        number, _, index = what[1:].partition(".")
        asked = talk.answers.get(CHOICES) or {"number": 0, "offered": ()}
        current_ones = asked["offered"] if number == str(asked["number"]) else ()
        options = [Choice(text, value) for text, value in current_ones]
    else:
        index = what
        options = [one for row in question.choices(scene) for one in row] if question else []
    return options[int(index)] if index.isdecimal() and int(index) < len(options) else None


def _note_choice(turn: Turn, which: Flow, talk: Conversation, choice: Choice) -> None:
    """The question stays in the chat with the answer under it, and no buttons."""
    question = which.question(talk.at)
    if question is not None and CHOICES not in talk.answers:
        text = question.text(scene_of(turn.dossier, talk, turn.now))
        turn.edit(f"{text}\n\n✓ {escape(choice.text)}")
    else:
        turn.rebutton()


def _accept(turn: Turn, which: Flow, talk: Conversation, value: Any) -> None:
    answers = {key: kept for key, kept in talk.answers.items() if key != CHOICES}
    if isinstance(value, Answers):
        answers |= value.more if value.own is UNKEPT else {talk.at: value.own, **value.more}
        answers = {key: kept for key, kept in answers.items() if kept is not UNKEPT}
    else:
        answers[talk.at] = value
    talk = replace(talk, answers=answers, touched=turn.now, asked_after=turn.message)
    _keep(turn, which, talk)
    go_on(turn, which, turn.person.conversation or talk)


def _keep(turn: Turn, which: Flow, talk: Conversation) -> None:
    turn.person = replace(turn.person, conversation=talk)
    if which.keep is not None:
        which.keep(turn, talk)


def hold(turn: Turn, talk: Conversation, at: str, text: str) -> None:
    """Keeps a flow open at its question `at`, with all that was said in it, when it cannot end
    yet; `text` says what is in the way."""
    which = FLOWS.get(talk.flow)
    if which is not None:
        answers = {key: kept for key, kept in talk.answers.items() if key != at}
        remind(turn, which, replace(talk, at=at, answers=answers), text)


def back(turn: Turn) -> None:
    """Asks the question before again; its answer stands until there is a new one."""
    here = current(turn)
    if here is None:
        turn.say(NOTHING_OPEN)
        return
    which, talk = here
    order = which.slots(turn, talk)
    if talk.at not in order:
        go_on(turn, which, talk)  # asked on request: back to where the request was made
        return
    place = order.index(talk.at)
    if place == 0:
        remind(turn, which, talk, FIRST_QUESTION)
    else:
        ask(turn, which, replace(talk, at=order[place - 1], asked_after=turn.message))


def skip(turn: Turn) -> None:
    """Leaves the open question out, or keeps the answer it had."""
    here = current(turn)
    if here is None:
        turn.say(NOTHING_OPEN)
        return
    which, talk = here
    question = which.question(talk.at)
    if talk.answers.get(talk.at) is not None:
        _accept(turn, which, talk, talk.answers[talk.at])
    elif question is not None and not question.optional:
        remind(turn, which, talk, NEEDED)
    else:
        _accept(turn, which, talk, None)


def ask_again(turn: Turn) -> None:
    """Repeats the open question, after a command was answered in the middle of a flow."""
    here = current(turn)
    if here is not None:
        ask(turn, *here)
